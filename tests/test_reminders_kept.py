"""What is kept of dates is, after whatever happened, what the whole ledger says."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import ReadOnlyStoreError
from kb.knowledge_base import KnowledgeBase
from kb.ledger import linking
from kb.ledger.verdicts import VerdictError
from kb.reminders.dated import dated
from kb.reminders.desk import ReminderDesk
from kb.reminders.due import Due, Wanted, due, silenced
from kb.reminders.keeping import keep
from kb.store.database import Connection
from tests.test_linking import step

TODAY = dt.date(2026, 9, 1)
EVER = dt.date(2030, 1, 1)

SUBJECTS = st.sampled_from(
    ("monitor weidevogels houtwallen", "evaluatie monitor weidevogels", "sluizen onderhoud toets")
)
FACTS = st.tuples(
    st.sampled_from(
        (
            "toezegging inform 2026-08-01",
            "toezegging inform 2026-12-01",
            "toezegging act",
            "voldaan TZ202601-1 afgedaan",
            "motie 36800-XIV-7 toegezegd Bakker",
            "motie - toegezegd Bakker",
            "motie 36800-XIV-7 afgedaan Bakker",
            "termijn 2026-10-01",
        )
    ),
    SUBJECTS,
)
LETTERS = st.tuples(
    st.sampled_from(("2026-01-05", "2026-02-05", "2026-03-05", "")), st.lists(FACTS, max_size=4)
)
CHANGES = st.tuples(st.just("letter"), st.sampled_from("abcde"), st.none() | LETTERS)
VERDICTS = st.tuples(
    st.sampled_from(("met", "not-met", "withdraw", "accept", "merge", "split", "undo")),
    st.integers(0, 9),
    st.integers(0, 9),
)
STEPS = st.lists(st.one_of(CHANGES, CHANGES, VERDICTS), min_size=1, max_size=4)
#: What there is before anything happens: from then on only what changes is read.
FIRST = {
    "a": ("2026-01-05", [("toezegging inform 2026-08-01", "monitor weidevogels houtwallen")]),
    "b": ("2026-02-05", [("toezegging inform 2026-12-01", "monitor weidevogels houtwallen")]),
    "c": ("2026-03-05", [("motie 36800-XIV-7 toegezegd Bakker", "sluizen onderhoud toets"),
                         ("termijn 2026-10-01", "sluizen onderhoud toets")]),
}  # fmt: skip


def decide(kb: KnowledgeBase, action: str, one: int, other: int) -> None:
    """Give a verdict on some commitment or motion, if there is one and it may be given."""
    ledger = kb.ledger(TODAY)
    ids = sorted(key for line in (*ledger.commitments, *ledger.motions) for key in line.ids)
    if ids:
        second = ids[other % len(ids)] if action in ("merge", "split") else None
        with contextlib.suppress(VerdictError):
            kb.give_verdict(
                action,
                ids[one % len(ids)],
                other=second,
                who="clerk",
                at=dt.datetime(2026, 8, 1, tzinfo=dt.UTC),
            )


def of_ledger(kb: KnowledgeBase) -> tuple[list[Due], list[Due]]:
    ledger = kb.ledger(TODAY)
    parts = (ledger.commitments, ledger.motions, ledger.loose)
    return due(*parts, today=TODAY, until=EVER), silenced(dated(*parts), TODAY)


def of_desk(kb: KnowledgeBase) -> tuple[list[Due], list[Due]]:
    desk = ReminderDesk(kb)
    found = desk.notices(Wanted(), today=TODAY, until=EVER)
    return list(found.due), desk.cancelled(today=TODAY, until=EVER)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rounds=st.lists(STEPS, min_size=1, max_size=5))
def test_after_whatever_happened_what_is_kept_is_what_the_ledger_says(
    rounds: list[list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "SMALL", 0)
    monkeypatch.setattr(linking, "DRIFT", 100)
    monkeypatch.setattr(linking, "MANY", 100)
    with tempfile.TemporaryDirectory() as folder, KnowledgeBase.open(Path(folder)) as kb:
        for name, letter in FIRST.items():
            step(kb, name, letter)
        assert of_desk(kb) == of_ledger(kb)
        for number, steps in enumerate(rounds):
            for what, *more in steps:
                if what == "letter":
                    step(kb, *more)  # type: ignore[arg-type]
                else:
                    decide(kb, what, *more)  # type: ignore[arg-type]
            if number % 3 != 2:  # else two rounds are caught up with at once
                assert of_desk(kb) == of_ledger(kb)


def test_an_archive_that_cannot_be_written_is_told_from_its_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeBase.open(tmp_path) as kb:
        step(kb, "a", ("2026-01-05", [("toezegging inform 2026-08-01", "monitor weidevogels")]))

        @contextlib.contextmanager
        def refused() -> Iterator[None]:
            raise ReadOnlyStoreError("alleen lezen")
            yield

        monkeypatch.setattr(kb, "writing", refused)
        assert of_desk(kb) == of_ledger(kb)
        assert len(of_desk(kb)[0]) == 1


def test_what_was_made_of_another_state_is_made_again(tmp_path: Path) -> None:
    """Another process gives a verdict between reading and writing."""
    with KnowledgeBase.open(tmp_path) as kb:
        for name, letter in FIRST.items():
            step(kb, name, letter)
        kb.link()
        rounds = []

        def writing() -> contextlib.AbstractContextManager[Connection]:
            rounds.append(len(rounds))
            if len(rounds) == 1:
                decide(kb, "withdraw", 0, 0)
            return kb.writing()

        keep(kb.reading, writing)
        assert rounds == [0, 1]
        assert of_desk(kb) == of_ledger(kb)
