"""Verdicts as a clerk gives them: kept for good, taken back by a new entry, and outliving re-reading."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.knowledge_base import FILE_NAME, KnowledgeBase
from kb.ledger.lines import CommitmentLine, Verdict
from kb.ledger.reattach import reattached
from kb.ledger.verdicts import VerdictError
from kb.reminders.desk import ReminderDesk
from kb.reminders.due import Wanted
from tests.store_fakes import letter_of, read_fake
from tests.test_ledger import verdict

TODAY = dt.date(2026, 9, 1)
AT = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
PROMISE = "toezegging inform 2026-06-01: Ik stuur uw Kamer de monitor weidevogels in graslanden."


@pytest.fixture
def copy(golden_kb: Path, tmp_path: Path) -> Path:
    """The shipped letters with their golden facts and the registers, to be changed."""
    return Path(shutil.copytree(golden_kb, tmp_path / "kb"))


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--kb", str(folder), *words], prog_name="griffie")


def given(folder: Path, *words: str) -> list[dict[str, object]]:
    result = run(folder, "verdict", *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def line_of(folder: Path, identity: str) -> CommitmentLine:
    with KnowledgeBase.open(folder) as kb:
        line = kb.ledger(dt.date(2026, 10, 1)).commitment(identity)
    assert line is not None
    return line


# Giving and taking back


def test_a_verdict_keeps_who_when_why_and_what_was_seen(copy: Path) -> None:
    (kept,) = given(copy, "39044-18", "dispute", "--note", "De kaart is er niet.", "--as", "clerk")
    assert (kept["number"], kept["who"], kept["action"]) == (1, "clerk", "dispute")
    assert (kept["subject"], kept["note"]) == ("M39044-18", "De kaart is er niet.")
    assert kept["at"]
    assert kept["quote"]


def test_undo_is_an_entry_of_its_own_and_the_one_before_stands_again(copy: Path) -> None:
    given(copy, "39044-18", "accept", "--as", "clerk")
    given(copy, "39044-18", "dispute", "--as", "clerk")
    given(copy, "39044-18", "undo", "--as", "chief")
    assert [v["action"] for v in given(copy)] == ["accept", "dispute", "undo"]
    with KnowledgeBase.open(copy) as kb:
        line = kb.ledger(TODAY).motion("M39044-18")
    assert line is not None
    assert line.conclusion == "accepted"
    assert [v.who for v in line.history] == ["clerk", "clerk", "chief"]


def test_a_note_changes_no_state(copy: Path) -> None:
    given(copy, "39044-18", "note", "--note", "Nagebeld.", "--as", "clerk")
    with KnowledgeBase.open(copy) as kb:
        line = kb.ledger(TODAY).motion("M39044-18")
    assert line is not None
    assert line.verdict is None
    assert [v.note for v in line.history] == ["Nagebeld."]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE verdicts SET note = 'anders'", "DELETE FROM verdicts"],
)
def test_the_store_itself_refuses_to_change_or_erase_one(copy: Path, statement: str) -> None:
    given(copy, "39044-18", "accept", "--as", "clerk")
    plain = sqlite3.connect(copy / FILE_NAME)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute(statement)
    plain.close()
    assert len(given(copy)) == 1


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        # an id that nothing has
        (("Cdeadbeef", "met"), 3, "Cdeadbeef"),
        # a letter is no motion or commitment
        (("L7f4cdc67", "accept"), 2, "geen motie of toezegging"),
        # a motion is accepted or disputed, not met
        (("39044-18", "met"), 2, "accept of dispute"),
        # not a verdict
        (("39044-18", "gelogen"), 2, "gelogen"),
        # two are needed, and only for merge and split
        (("39044-18", "merge"), 2, "twee kenmerken"),
        (("39044-18", "accept", "39021-44"), 2, "merge en split"),
        (("39044-18", "merge", "39044-18"), 2, "hetzelfde"),
        # a motion is never the same thing as a commitment
        (("39044-18", "merge", "C871aed80"), 2, "dezelfde soort"),
        # a motion is not met by a letter
        (("39044-18", "merge", "L052c7b61"), 2, "dezelfde soort"),
        # nothing to take back
        (("39044-18", "undo"), 2, "geen oordeel"),
        (("39044-18", "note", "--note", "x" * 4001), 2, "4000"),
        (("39044-18", "accept", "--as", " "), 2, "naam"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_kept(
    copy: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    who = () if "--as" in words else ("--as", "clerk")
    result = run(copy, "verdict", *words, *who)
    assert (result.exit_code, result.stdout) == (status, "")
    assert told in result.stderr
    assert given(copy) == []


# Proposals accepted and refused


@pytest.mark.parametrize("other", ["T11afa0d8", "L052c7b61"])
def test_a_proposal_that_it_is_met_is_accepted_by_merging(copy: Path, other: str) -> None:
    """The one is a letter's word that it is met, the other a letter on what was promised."""
    before = line_of(copy, "C871aed80")
    assert other in {p.right for p in before.proposals}
    assert before.state == "overdue"
    given(copy, "C871aed80", "merge", other, "--as", "clerk")
    after = line_of(copy, "C871aed80")
    assert after.state == "met"
    assert other not in {p.right for p in after.proposals}
    assert after.delivered == ((other,) if other.startswith("L") else ())
    audited = run(copy, "audit", "--today", "2026-10-01", "--kind", "overdue", "--format", "json")
    assert "C871aed80" not in audited.stdout
    given(copy, "C871aed80", "undo", "--as", "clerk")
    assert line_of(copy, "C871aed80").state == "overdue"


def test_a_refused_proposal_is_not_offered_again(copy: Path) -> None:
    given(copy, "C871aed80", "split", "T11afa0d8", "--as", "clerk")
    after = line_of(copy, "C871aed80")
    assert after.state == "overdue"
    assert "T11afa0d8" not in {p.right for p in after.proposals}


def test_a_merge_that_is_met_gives_way_to_a_later_denial(copy: Path) -> None:
    given(copy, "C871aed80", "merge", "L052c7b61", "--as", "clerk")
    given(copy, "C871aed80", "not-met", "--as", "clerk")
    assert line_of(copy, "C871aed80").state == "overdue"


def test_two_motions_offered_as_one_become_one_line(copy: Path) -> None:
    given(copy, "M485ed361", "merge", "39010-34", "--as", "clerk")
    with KnowledgeBase.open(copy) as kb:
        line = kb.ledger(TODAY).motion("M485ed361")
    assert line is not None
    assert (line.id, set(line.ids)) == ("M39010-34", {"M39010-34", "M485ed361"})


# Outliving the letters' being read again


def facts(kb: KnowledgeBase) -> list[CommitmentLine]:
    return list(kb.ledger(TODAY).commitments)


def test_a_verdict_outlives_changed_bytes_and_newer_rules(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(f"datum 2026-01-05\n{PROMISE}\n")
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.ingest([str(file)], read=read_fake)
        (line,) = facts(kb)
        kb.give_verdict("met", line.id, who="clerk", at=AT)
        # another sentence before it: new bytes, other offsets, the same words
        file.write_text(f"datum 2026-01-05\nbedrag 5: Het kost 5 euro.\n{PROMISE}\n")
        assert [o.outcome for o in kb.ingest([str(file)], read=read_fake)] == ["changed"]
        assert [(x.id, x.state) for x in facts(kb)] == [(line.id, "met")]
        # rules that find a word more give it another id; the sentence is still much the same
        wider = PROMISE.replace("in graslanden", "in de graslanden")
        kb.ingest(
            [str(file)],
            read=lambda name: letter_of(
                f"datum 2026-01-05\n{wider}\n".encode(), name, extractor=99
            ),
        )
        file.write_text(f"datum 2026-01-05\n{wider}\n")
        kb.ingest([str(file)], read=read_fake)
        (again,) = facts(kb)
        assert again.id != line.id
        assert again.state == "met"
        assert [v.subject for v in kb.verdicts()] == [line.id]


def lost(number: int, subject: str, quote: str, **fields: str) -> Verdict:
    return verdict(number, fields.pop("action", "met"), subject, quote=quote, **fields)  # type: ignore[arg-type]


OLD = "Ik stuur uw Kamer voor de zomer de monitor weidevogels in de graslanden."


@pytest.mark.parametrize(
    ("quotes", "found", "why"),
    [
        ([("C2", OLD)], "C2", "the same words under another id"),
        ([("C2", OLD.replace("Ik stuur", "Wij sturen"))], "C1", "too few words in common"),
        ([("C2", OLD.replace("stuur", "zend"))], "C2", "one word differs"),
        ([("C2", OLD.upper())], "C2", "case says nothing"),
        ([("C2", OLD), ("C3", OLD)], "C1", "two fit equally well: not ours to choose"),
        ([("C2", OLD), ("C3", OLD.replace("stuur", "zend"))], "C2", "the better one"),
        ([("M2", OLD)], "C1", "a motion is no commitment"),
        ([("c1", OLD)], "C1", "it is still there, in other case"),
        ([], "C1", "nothing left"),
    ],
)
def test_a_lost_verdict_finds_its_words(
    quotes: list[tuple[str, str]], found: str, why: str
) -> None:
    (after,) = reattached([lost(1, "C1", OLD)], quotes)
    assert after.subject == found, why


def test_both_sides_of_a_merge_are_found_again() -> None:
    other = "Het rapport over de waterstand volgt in het najaar van dit jaar."
    merge = lost(1, "C1", OLD, action="merge", other="C5", other_quote=other)
    (after,) = reattached([merge], [("C2", OLD), ("C6", other)])
    assert (after.subject, after.other) == ("C2", "C6")


def test_a_letter_without_words_is_known_by_its_id() -> None:
    merge = lost(1, "C1", OLD, action="merge", other="L1", other_quote="")
    (after,) = reattached([merge], [("C1", OLD)], others=["L1"])
    assert after == merge


def test_who_gives_none_is_refused(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        file = tmp_path / "brief.txt"
        file.write_text(f"datum 2026-01-05\n{PROMISE}\n")
        kb.ingest([str(file)], read=read_fake)
        (line,) = facts(kb)
        with pytest.raises(VerdictError):
            kb.give_verdict("met", line.id, who="", at=AT)


def test_reminders_know_of_a_merge_that_no_link_suggests(tmp_path: Path) -> None:
    """The later date is of another letter in quite other words; a clerk said that it is the same."""
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        for name, day, promise in (
            ("a", "2026-01-05", PROMISE),
            ("b", "2026-05-05", "toezegging inform 2027-03-01: U hoort van mij over de vogels."),
        ):
            file = tmp_path / f"{name}.txt"
            file.write_text(f"datum {day}\n{promise}\n")
            kb.ingest([str(file)], read=read_fake)
        first, second = facts(kb)
        assert not first.proposals
        kb.give_verdict("merge", first.id, other=second.id, who="clerk", at=AT)
        found = ReminderDesk(kb).notices(Wanted(), today=TODAY, until=dt.date(2027, 3, 1))
        assert [(d.id, d.moved) for d in found.due] == [(first.id, 1)]
