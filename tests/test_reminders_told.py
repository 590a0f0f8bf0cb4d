"""Telling people: nothing missed, nothing twice, nothing recorded as told that was not."""

from __future__ import annotations

import datetime as dt
import json
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.i18n import use_language
from kb.cli import cli
from kb.knowledge_base import KnowledgeBase
from kb.ledger.decisions import Decisions
from kb.ledger.ledger import Facts, Ledger
from kb.records import CommitmentRecord
from kb.reminders.delivery import run_command
from kb.reminders.desk import Notices, ReminderDesk
from kb.reminders.due import Due, Wanted
from kb.reminders.errors import BusySubscriberError, DeliveryError, WatchError
from kb.reminders.mail import MailSettings, message, send
from kb.reminders.watch import Watch, events
from kb.store import letters
from tests.store_fakes import letter_of
from tests.test_ledger import (
    MONITOR,
    commitment_lines,
    letter,
    mention,
    motion_lines,
    statement,
    words,
)
from tests.test_reminders_formats import ITEM, LATE

START = dt.date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    use_language("nl")


def ledger_of(*statements: CommitmentRecord, today: dt.date = START, **more: Any) -> Ledger:
    facts = Facts((), statements, (), (), {}, ())
    lines = tuple(commitment_lines(*statements, today=today))
    return Ledger(today, tuple(more.get("motions", ())), lines, (), facts, Decisions())


EARLY = "Ik zend u de evaluatie van het toezicht."
SOON = MONITOR + " in september."


@pytest.fixture
def kb(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(tmp_path) as base:
        yield base


def say(kb: KnowledgeBase, name: str, *lines: str) -> None:
    """Have the letter of this name say this from now on."""
    file = f"/brieven/{name}.txt"
    read = letter_of("".join(f"{line}\n" for line in lines).encode(), file)
    with kb.writing() as connection:
        letters.store(connection, read, file=file, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


# --- not twice, never missed

DAYS = st.integers(min_value=0, max_value=60)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    dues=st.lists(DAYS, max_size=6),
    runs=st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=8),
)
def test_whatever_the_runs_each_state_is_told_at_least_once_and_recorded_ones_never_again(
    dues: list[int], runs: list[tuple[int, bool]]
) -> None:
    """A run may crash between telling and recording: then it is told once more, never lost."""
    every: set[tuple[str, str]] = set()
    recorded: set[tuple[str, str]] = set()
    with tempfile.TemporaryDirectory() as folder, KnowledgeBase.open(Path(folder)) as kb:
        desk = ReminderDesk(kb)
        said = {}
        for i, d in enumerate(dues):
            latest = START + dt.timedelta(days=d)
            sentence = f"Ik stuur uw Kamer rapport nummer{i} onderwerp{i}."
            said[sentence] = latest
            say(kb, f"{i}", "datum 2026-01-05", f"toezegging inform {latest}: {sentence}")
        ids = {c.citation.sentence: c.id for c in kb.commitments()}
        for offset, crash in sorted(runs):
            today = START + dt.timedelta(days=offset)
            until = today + dt.timedelta(days=14)
            now = desk.notices(Wanted(), today=today, until=until, untold_by="an")
            told = set(now.fingerprints.items())
            assert not recorded & told  # never twice
            every |= told
            if not crash:
                desk.record("an", now, dt.datetime.combine(today, dt.time(6), dt.UTC))
                recorded |= told
            for sentence, latest in said.items():  # whatever is in the window was told by now
                if latest <= until:
                    state = "overdue" if latest < today else "due"
                    assert (ids[sentence], f"{state}|{latest}") in every


def test_a_moved_date_and_being_late_by_now_are_told_again(kb: KnowledgeBase) -> None:
    desk = ReminderDesk(kb)
    say(kb, "a", "datum 2026-01-05", f"toezegging inform 2026-09-10: {SOON}")

    def told(day: str) -> list[tuple[str, str]]:
        today = dt.date.fromisoformat(day)
        found = desk.notices(
            Wanted(), today=today, until=today + dt.timedelta(days=30), untold_by="an"
        )
        desk.record("an", found, dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
        return [(d.state, str(d.latest)) for d in found.due]

    assert told("2026-09-01") == [("due", "2026-09-10")]
    assert told("2026-09-10") == []
    assert told("2026-09-11") == [("overdue", "2026-09-10")]
    say(kb, "b", "datum 2026-09-12", f"toezegging inform 2026-10-05: {SOON}")
    assert told("2026-09-13") == [("due", "2026-10-05")]
    assert told("2026-09-14") == []


def test_subscribers_are_told_apart(kb: KnowledgeBase) -> None:
    desk = ReminderDesk(kb)
    desk.record("an", Notices((ITEM,)), dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
    assert desk.told("an") == {"C1a2b": ITEM.fingerprint}
    assert desk.told("bo") == {}


def test_two_runs_at_once_do_not_both_tell(kb: KnowledgeBase) -> None:
    desk = ReminderDesk(kb)
    with desk.alone("an"):
        with desk.alone("bo"):
            pass
        with pytest.raises(BusySubscriberError), desk.alone("an"):
            pass
    with desk.alone("an"):
        pass


# --- the command


@pytest.fixture
def run(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    say(kb, "soon", "datum 2026-01-15", f"toezegging inform 2026-09-20: {SOON}")
    say(kb, "late", "datum 2026-01-15", f"toezegging inform 2026-08-20: {EARLY}")
    monkeypatch.setattr(KnowledgeBase, "open", lambda _folder: Open(kb))
    monkeypatch.setenv("GRIFFIE_CONFIG", str(tmp_path / "config.toml"))

    def invoke(*words: str) -> Result:
        base = ["--kb", str(tmp_path), "remind", "--today", "2026-09-01"]
        return CliRunner().invoke(cli, [*base, *words], standalone_mode=False)

    return invoke


class Open:
    """Keeps the fixture's knowledge base open when a command is done with it."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def __enter__(self) -> KnowledgeBase:
        return self._kb

    def __exit__(self, *_error: object) -> None:
        pass


def exit_of(result: Result) -> int:
    assert result.exception is None or isinstance(result.exception, SystemExit)
    value = result.return_value
    return value if isinstance(value, int) else result.exit_code


def test_the_exit_status_says_what_there_is(run: Any, kb: KnowledgeBase) -> None:
    assert exit_of(run("--quiet")) == 11
    say(kb, "late", "datum 2026-01-15")
    assert exit_of(run("--quiet")) == 10
    assert exit_of(run("--quiet", "--within", "5d")) == 0


def test_quiet_shows_nothing_and_so_tells_nothing(run: Any, kb: KnowledgeBase) -> None:
    result = run("--quiet", "--new")
    assert result.stdout == ""
    assert ReminderDesk(kb).told("default") == {}


def test_new_gives_each_thing_once(run: Any) -> None:
    first = run("--new", "--format", "json")
    assert [json.loads(x)["text"] for x in first.stdout.splitlines()] == [EARLY, SOON]
    again = run("--new", "--format", "json")
    assert (again.stdout, exit_of(again)) == ("", 0)
    other = run("--new", "--format", "json", "--as-subscriber", "bo")
    assert len(other.stdout.splitlines()) == 2


def test_a_command_gets_the_json_on_its_standard_input(run: Any, tmp_path: Path) -> None:
    seen = tmp_path / "seen.jsonl"
    script = f"import sys,pathlib; pathlib.Path({str(seen)!r}).write_text(sys.stdin.read())"
    run("--new", "--exec", f'{sys.executable} -c "{script}"')
    assert [json.loads(x)["text"] for x in seen.read_text().splitlines()] == [EARLY, SOON]
    assert run("--new", "--format", "json").stdout == ""


@pytest.mark.parametrize(
    "program",
    [
        "/bin/false",
        "/no/such/program",
        "'unclosed",
        f'{sys.executable} -c "import time; time.sleep(9)"',
    ],
)
def test_a_command_that_fails_is_an_error(program: str) -> None:
    with pytest.raises(DeliveryError):
        run_command(program, Notices((ITEM,)), seconds=0.5)


def test_what_a_failing_command_got_is_not_recorded(run: Any, kb: KnowledgeBase) -> None:
    result = run("--new", "--exec", "/bin/false")
    assert exit_of(result) == 7
    assert ReminderDesk(kb).told("default") == {}


@pytest.mark.parametrize("words", [("--format", "pdf"), ("--today", "morgen"), ("--kind", "x")])
def test_wrong_words_are_a_usage_error(run: Any, words: tuple[str, str]) -> None:
    assert isinstance(run(*words).exception, click.UsageError)


def test_a_wrong_period_says_what_to_write(run: Any) -> None:
    result = run("--within", "straks")
    assert exit_of(result) == 2
    assert "14d" in result.stderr


# --- mail, against a real server


class Box:
    """Takes mail; refuses recipients whose name begins with ``geen``."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 (the name that aiosmtpd calls)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address.startswith("geen"):
            return "550 onbekend"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.mails.append(envelope)
        return "250 OK"


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    taken = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(taken, hostname="127.0.0.1", port=port)
    server.start()
    (tmp_path / "config.toml").write_text(
        f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "griffie@example.org"\n'
    )
    try:
        yield taken
    finally:
        server.stop()


def test_mail_goes_to_each_recipient_with_text_and_html(run: Any, box: Box) -> None:
    result = run("--new", "--mail-to", "an@example.org", "--mail-to", "bo@example.org")
    assert exit_of(result) == 11
    assert sorted(m.rcpt_tos[0] for m in box.mails) == ["an@example.org", "bo@example.org"]
    content = box.mails[0].content
    assert isinstance(content, bytes)
    assert b"text/plain" in content
    assert b"text/html" in content
    run("--new", "--mail-to", "an@example.org")
    assert len(box.mails) == 2


def test_a_refused_recipient_is_an_error_and_is_not_recorded(
    run: Any, box: Box, kb: KnowledgeBase
) -> None:
    result = run("--new", "--mail-to", "geen@example.org", "--mail-to", "an@example.org")
    assert exit_of(result) == 7
    assert [m.rcpt_tos for m in box.mails] == [["an@example.org"]]
    desk = ReminderDesk(kb)
    assert len(desk.told("default <an@example.org>")) == 2
    assert desk.told("default <geen@example.org>") == {}


def test_without_settings_mail_says_what_is_missing(run: Any) -> None:
    result = run("--mail-to", "an@example.org")
    assert exit_of(result) == 2


MAIL = message("griffie@example.org", "an@example.org", "x", "tekst", "<p>tekst</p>")


def test_a_server_that_is_down_is_an_error() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1"):
        send(MailSettings("127.0.0.1", "griffie@example.org", port, "none", timeout=1), [MAIL])


def test_a_server_that_hangs_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        how = MailSettings(
            "127.0.0.1", "griffie@example.org", silent.getsockname()[1], "none", timeout=0.3
        )
        with pytest.raises(DeliveryError):
            send(how, [MAIL])


def test_a_password_is_never_told() -> None:
    """The server refuses the login; the message holds its answer and not our secret."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def answer() -> None:
            peer, _address = server.accept()
            with peer:
                peer.sendall(b"220 hallo\r\n")
                for reply in (
                    b"250-hallo\r\n250 AUTH PLAIN LOGIN\r\n",
                    b"535 nee\r\n",
                    b"535 nee\r\n",
                ):
                    if not peer.recv(1024):
                        return
                    peer.sendall(reply)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        how = MailSettings(
            "127.0.0.1", "g@example.org", server.getsockname()[1], "none", user="an", timeout=2
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GRIFFIE_SMTP_PASSWORD", "geheim-woord")
            with pytest.raises(DeliveryError) as caught:
                send(how, [MAIL])
    assert "geheim-woord" not in str(caught.value)


@pytest.mark.parametrize("address", ["", "geen adres", "a@b\r\nBcc: x@y.z", "@", "<>"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(DeliveryError):
        message("griffie@example.org", address, "x", "y", "z")


# --- watches


def test_a_watch_is_saved_replaced_listed_and_removed(kb: KnowledgeBase) -> None:
    desk = ReminderDesk(kb)
    desk.save_watch(Watch("vogels", query="weidevogels"))
    desk.save_watch(Watch("vogels", query="weidevogels", kinds=("moved",)))
    assert desk.watches() == [Watch("vogels", query="weidevogels", kinds=("moved",))]
    desk.remove_watch("vogels")
    with pytest.raises(WatchError, match="vogels"):
        desk.watch("vogels")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 81])
def test_a_watch_has_a_plain_name(kb: KnowledgeBase, name: str) -> None:
    with pytest.raises(WatchError):
        ReminderDesk(kb).save_watch(Watch(name))


def test_a_watch_sees_new_promises_moved_dates_and_closed_motions() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-05-31")
    second = statement("C2", letter("L2", "2026-06-10"), MONITOR, "2026-11-30")
    closed = motion_lines(mention("M1", letter("L3", "2026-07-01"), "afgedaan", ref="39100-3"))
    whole = ledger_of(first, second, motions=closed)
    found = [(e.kind, e.letter.id) for e in events(whole, Watch("alles"), words)]
    assert found == [("new_commitment", "L1"), ("moved", "L2"), ("motion_closed", "L3")]
    only = events(whole, Watch("x", query="weidevogels", kinds=("moved",)), words)
    assert [e.detail for e in only] == ["2026-11-30"]
    assert events(whole, Watch("x", query="sluizen"), words) == []
    assert events(whole, Watch("x", ministry="Zorg"), words) == []


def test_wanted_of_a_watch_asks_the_same(kb: KnowledgeBase) -> None:
    assert Watch("x", "vogels", "Natuur", "39100", "Veenstra").wanted() == Wanted(
        ministry="Natuur", dossier="39100", minister="Veenstra", query="vogels"
    )


def test_due_items_and_late_ones_have_their_own_fingerprint() -> None:
    items: list[Due] = [ITEM, LATE]
    assert len({i.fingerprint for i in items}) == 2
