"""The ledger's decisions: what is one motion, one commitment; what follows from claims and verdicts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import pytest

from kb.facts import Claim, CommitmentKind, Evidence, MetCommitment, Motion, MotionStatus
from kb.ledger import commitments, motions
from kb.ledger.decisions import Decisions
from kb.ledger.likeness import Analyse
from kb.ledger.lines import Action, CommitmentLine, Link, MotionLine, Verdict
from kb.ledger.links import Linker
from kb.ledger.texts import MemoryShelf, texts
from kb.records import (
    Citation,
    CommitmentRecord,
    DueDate,
    LetterBrief,
    MetMention,
    MotionMention,
)

TODAY = dt.date(2026, 9, 1)


def words(text: str) -> list[str]:
    """A stand-in for the analyser: lower-case words of four letters or more."""
    return re.findall(r"[a-z]{4,}", text.lower())


def letter(name: str, day: str | None = "2026-01-15", **fields: Any) -> LetterBrief:
    date = dt.date.fromisoformat(day) if day else None
    defaults: dict[str, Any] = {
        "kind": "kamerbrief",
        "subject": None,
        "dossier": None,
        "ministry": "Natuur",
        "signatories": (),
    }
    return LetterBrief(name, f"{name}.txt", date, **{**defaults, **fields})


def evidence(text: str, start: int = 0) -> Evidence:
    return Evidence(text, start, start + len(text), 1, "test")


def mention(
    key: str,
    where: LetterBrief,
    *statuses: MotionStatus,
    ref: str | None = None,
    sponsors: tuple[str, ...] = ("De Wit",),
    subject: str | None = "houtwallen herstellen",
    sentence: str = "",
) -> MotionMention:
    claims = tuple(
        Claim(s, sentence or f"{s}.", evidence(s, i * 10))
        for i, s in enumerate(statuses or ("genoemd",))
    )
    status = motions.strongest(c.status for c in claims)
    return MotionMention(key, where, Motion(ref, sponsors, status, subject, claims))


def cite(where: LetterBrief, text: str, sentence: str = "") -> Citation:
    return Citation(where, text, sentence or text, 0, len(text), 1, "test")


def due_date(latest: str) -> DueDate:
    return DueDate(latest, None, dt.date.fromisoformat(latest), "dag", 0, len(latest), 1)


def statement(
    key: str, where: LetterBrief, text: str, due: str | None = None, kind: CommitmentKind = "inform"
) -> CommitmentRecord:
    return CommitmentRecord(
        id=key,
        kind=kind,
        actor="ik",
        to_parliament=True,
        conditional=False,
        certainty=1.0,
        deadline=due_date(due) if due else None,
        citation=cite(where, text),
        also=(),
    )


def verdict(number: int, action: Action, subject: str, **fields: Any) -> Verdict:
    at = dt.datetime(2026, 8, 1, tzinfo=dt.UTC)
    return Verdict(number, at, "clerk", action, subject, **fields)


def motion_lines(*mentions: MotionMention, verdicts: tuple[Verdict, ...] = ()) -> list[MotionLine]:
    return motions.lines(mentions, Decisions(verdicts), words)


def commitment_lines(
    *statements: CommitmentRecord,
    met: tuple[MetMention, ...] = (),
    verdicts: tuple[Verdict, ...] = (),
    today: dt.date = TODAY,
) -> list[CommitmentLine]:
    found = links_between(statements, met)
    return commitments.lines(statements, met, found, Decisions(verdicts), today)


def links_between(
    statements: Iterable[CommitmentRecord], met: Iterable[MetMention] = (), analyse: Analyse = words
) -> list[Link]:
    """All links between facts, the letters being those that promise something."""
    said, done = list(statements), list(met)
    letters = {s.citation.letter.id: s.citation.letter for s in said}
    shelf = MemoryShelf(texts(said, done, letters.values(), analyse=analyse, dossiers={}))
    linker = Linker(shelf)
    return [link for letter in shelf for link in linker.into(letter)]


# --- motions


def test_one_reference_in_two_letters_is_one_line_with_every_claim_in_order_of_date() -> None:
    late = mention("M1", letter("L2", "2026-05-01"), "afgedaan", ref="39100-3")
    early = mention("M1", letter("L1", "2026-01-01"), "invulling", ref="39100-3")
    (line,) = motion_lines(late, early)
    assert [c.citation.letter.id for c in line.claims] == ["L1", "L2"]
    assert (line.strongest, line.newest, line.contradiction) == ("afgedaan", "afgedaan", False)


def test_a_later_promise_contradicts_an_earlier_closing() -> None:
    closed = mention("M1", letter("L1", "2026-01-01"), "afgedaan", ref="39100-3")
    promised = mention("M1", letter("L2", "2026-05-01"), "toegezegd", ref="39100-3")
    (line,) = motion_lines(closed, promised)
    assert (line.strongest, line.newest, line.contradiction) == ("afgedaan", "toegezegd", True)


def test_a_bare_mention_after_a_closing_contradicts_nothing() -> None:
    closed = mention("M1", letter("L1", "2026-01-01"), "afgedaan", ref="39100-3")
    named = mention("M1", letter("L2", "2026-05-01"), "genoemd", ref="39100-3")
    assert not motion_lines(closed, named)[0].contradiction


def test_two_claims_in_one_letter_contradict_nothing() -> None:
    both = mention("M1", letter("L1"), "afgedaan", "invulling", ref="39100-3")
    assert not motion_lines(both)[0].contradiction


def test_a_motion_without_reference_joins_the_one_with_its_sponsors_and_subject() -> None:
    named = mention("M39100-3", letter("L1", "2026-01-01"), ref="39100-3")
    bare = mention("Mx", letter("L2", "2026-05-01"), "uitgevoerd")
    cited = {"L2": frozenset({"39100"})}
    (line,) = motions.lines([bare, named], Decisions(), words, cited)
    assert (line.id, line.ref, line.ids) == ("M39100-3", "39100-3", ("Mx", "M39100-3"))
    assert line.joined[0].reason.startswith("indieners 100%, onderwerp 100%")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"sponsors": ("Bakker",)}, "other sponsors: not even offered"),
        ({"sponsors": ("De Wit",), "subject": None}, "a sponsor alone is no ground"),
        ({"sponsors": ("De Wit",), "subject": "belasting op vliegtickets"}, "another subject"),
    ],
)
def test_motions_that_differ_stay_apart(fields: dict[str, Any], why: str) -> None:
    named = mention("M39100-3", letter("L1", "2026-01-01"), ref="39100-3")
    lines = motion_lines(named, mention("Mx", letter("L2", "2026-05-01"), **fields))
    assert len(lines) == 2, why


def test_two_that_fit_equally_well_are_offered_not_chosen() -> None:
    one = mention("M39100-3", letter("L1", "2026-01-01"), ref="39100-3")
    two = mention("M39100-4", letter("L1", "2026-01-01"), ref="39100-4")
    lines = motion_lines(one, two, mention("Mx", letter("L2", "2026-05-01")))
    assert len(lines) == 3
    assert {p.left for p in lines[2].proposals} == {"M39100-3", "M39100-4"}


def test_two_references_are_never_one_motion_by_themselves() -> None:
    lines = motion_lines(
        mention("M39100-3", letter("L1"), ref="39100-3"),
        mention("M39100-4", letter("L2"), ref="39100-4"),
    )
    assert [line.proposals for line in lines] == [(), ()]


def test_a_clerk_merges_and_splits_against_the_score() -> None:
    one = mention("M39100-3", letter("L1"), ref="39100-3")
    two = mention("M39100-4", letter("L2"), ref="39100-4")
    merge = verdict(1, "merge", "M39100-3", other="M39100-4")
    assert len(motion_lines(one, two, verdicts=(merge,))) == 1
    undo = verdict(2, "undo", "M39100-3", undoes=1)
    assert len(motion_lines(one, two, verdicts=(merge, undo))) == 2
    split = verdict(3, "split", "M39100-4", other="M39100-3")
    assert len(motion_lines(one, two, verdicts=(merge, split))) == 2


@pytest.mark.parametrize(
    ("given", "conclusion"),
    [
        ((), "claimed"),
        ((verdict(1, "accept", "M1"),), "accepted"),
        ((verdict(1, "accept", "M1"), verdict(2, "dispute", "M1")), "disputed"),
        (
            (verdict(1, "dispute", "M1"), verdict(2, "undo", "M1", undoes=1)),
            "claimed",
        ),
        (
            (
                verdict(1, "dispute", "M1"),
                verdict(2, "undo", "M1", undoes=1),
                verdict(3, "undo", "M1", undoes=2),
            ),
            "disputed",
        ),
        ((verdict(1, "note", "M1"),), "claimed"),
        ((verdict(1, "dispute", "M2"),), "claimed"),
    ],
)
def test_the_last_standing_verdict_decides(given: tuple[Verdict, ...], conclusion: str) -> None:
    (line,) = motion_lines(mention("M1", letter("L1"), "afgedaan", ref="39100-3"), verdicts=given)
    assert line.conclusion == conclusion
    assert [v.number for v in line.history] == [v.number for v in given if v.subject == "M1"]


# --- commitments

MONITOR = "Ik stuur uw Kamer de monitor weidevogels en graslanden"


@pytest.mark.parametrize(
    ("due", "today", "state", "late"),
    [
        (None, TODAY, "open", 0),
        ("2027-03-31", TODAY, "open", 0),
        ("2026-09-20", TODAY, "due", 0),
        ("2026-09-01", TODAY, "due", 0),  # the latest day itself still meets it
        ("2026-08-31", TODAY, "overdue", 1),
        ("2026-08-31", dt.date(2026, 8, 31), "due", 0),
    ],
)
def test_the_state_follows_from_the_latest_day(
    due: str | None, today: dt.date, state: str, late: int
) -> None:
    (line,) = commitment_lines(statement("C1", letter("L1"), MONITOR, due), today=today)
    assert (line.state, line.days_late) == (state, late)


def test_a_new_date_in_a_later_letter_moves_it() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR + " voor juni.", "2026-05-31")
    second = statement("C2", letter("L2", "2026-06-10"), MONITOR + " in november.", "2026-11-30")
    (line,) = commitment_lines(second, first)
    assert line.state == "moved"
    assert [str(d.deadline.latest) for d in line.slippage] == ["2026-05-31", "2026-11-30"]
    assert [link.kind for link in line.joined] == ["moved"]


def test_the_same_date_again_is_a_restatement() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-11-30")
    second = statement("C2", letter("L2", "2026-06-10"), MONITOR, "2026-11-30")
    (line,) = commitment_lines(first, second)
    assert (line.state, len(line.slippage), len(line.statements)) == ("open", 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Ik stuur uw Kamer de evaluatie van het toezicht op kinderopvang.",  # other subject
        "Ik stuur uw Kamer een brief.",  # nothing to tell it by
    ],
)
def test_other_promises_stay_apart(text: str) -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR)
    assert len(commitment_lines(first, statement("C2", letter("L2", "2026-06-10"), text))) == 2


def test_two_promises_in_one_letter_are_never_joined() -> None:
    where = letter("L1")
    assert (
        len(commitment_lines(statement("C1", where, MONITOR), statement("C2", where, MONITOR))) == 2
    )


def met(where: LetterBrief, subject: str, status: MotionStatus = "afgedaan") -> MetMention:
    claim = Claim(status, f"De toezegging over {subject} is {status}.", evidence(subject))
    return MetMention("V1", where, MetCommitment(None, ("De Wit",), subject, status, (claim,)))


def test_a_letter_that_calls_it_met_claims_so_and_a_clerk_may_deny_it() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-05-31")
    said = met(letter("L2", "2026-05-20"), "de monitor weidevogels en graslanden")
    (line,) = commitment_lines(first, met=(said,))
    assert (line.state, [m.id for m in line.met_by]) == ("met_claimed", ["V1"])
    (line,) = commitment_lines(first, met=(said,), verdicts=(verdict(1, "not-met", "C1"),))
    assert line.state == "overdue"
    (line,) = commitment_lines(first, met=(said,), verdicts=(verdict(1, "met", "C1"),))
    assert line.state == "met"


def test_an_earlier_letter_cannot_have_met_a_later_promise() -> None:
    first = statement("C1", letter("L1", "2026-05-20"), MONITOR, "2026-08-31")
    said = met(letter("L0", "2026-01-01"), "de monitor weidevogels en graslanden")
    assert commitment_lines(first, met=(said,))[0].met_by == ()


def test_a_letter_on_the_promised_subject_is_a_proposal_never_more() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-05-31")
    other = statement(
        "C2",
        letter("L2", "2026-05-20", subject="Monitor weidevogels graslanden"),
        "Ik onderzoek de waterstand.",
        kind="investigate",
    )
    line = commitment_lines(first, other)[0]
    assert (line.state, [p.kind for p in line.proposals]) == ("overdue", ["delivered_by"])


def test_a_withdrawn_commitment_is_never_overdue() -> None:
    first = statement("C1", letter("L1"), MONITOR, "2026-05-31")
    (line,) = commitment_lines(first, verdicts=(verdict(1, "withdraw", "C1"),))
    assert (line.state, line.overdue) == ("withdrawn", False)


def test_the_order_of_the_input_changes_nothing() -> None:
    one = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-05-31")
    two = statement("C2", letter("L2", "2026-06-10"), MONITOR, "2026-11-30")
    three = statement("C3", letter("L3", "2026-07-10"), MONITOR, "2027-01-31")
    assert commitment_lines(one, two, three) == commitment_lines(three, one, two)
