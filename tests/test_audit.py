"""The clerk's report over hand-made ledger lines."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from kb.audit import Board, Finding, findings
from kb.ledger import commitments, motions
from kb.ledger.beside import MotionRegister
from kb.ledger.decisions import Decisions
from kb.records import ClaimRecord, CommitmentRecord, FlagRecord, MetRecord, MotionMention
from kb.register.records import RegisterCommitment, RegisterMotion
from tests.test_ledger import MONITOR, cite, letter, links_between, mention, statement, verdict

TODAY = dt.date(2026, 9, 1)


def analyse(text: str) -> list[str]:
    return re.findall(r"[a-z]{4,}", text.lower())


def record(ref: str | None, *, closed: bool = True, **fields: Any) -> RegisterMotion:
    values: dict[str, Any] = {
        "key": f"id-{ref}",
        "number": "2026Z1",
        "title": "Motie van het lid De Wit over houtwallen herstellen",
        "dossier_title": "Natuur",
        "sponsors": ("De Wit",),
        "date": None,
        "session": "2025-2026",
        "sequence": 3,
        "appreciation": "",
        "term": None,
        "changed": "",
    }
    return RegisterMotion(ref=ref, closed=closed, **{**values, **fields})


def audit(
    *mentions: MotionMention,
    said: tuple[CommitmentRecord, ...] = (),
    records: tuple[RegisterMotion, ...] = (),
    flags: tuple[Any, ...] = (),
    verdicts: tuple[Any, ...] = (),
    met: tuple[MetRecord, ...] = (),
    promises: tuple[RegisterCommitment, ...] = (),
) -> list[Finding]:
    decisions = Decisions(verdicts)
    found = links_between(said, analyse=analyse)
    return findings(
        Board(
            motions=motions.lines(mentions, decisions, analyse),
            commitments=commitments.lines(said, (), found, decisions, TODAY),
            register=MotionRegister(records),
            met=met,
            promises={p.number: p for p in promises},
            flags=flags,
            today=TODAY,
            analyse=analyse,
        )
    )


def kinds(found: list[Finding]) -> list[str]:
    return [f.kind for f in found]


CLOSED = mention("M39100-3", letter("L1"), "afgedaan", ref="39100-3")


def test_claimed_closed_but_open_in_the_register() -> None:
    assert kinds(audit(CLOSED, records=(record("39100-3", closed=False),))) == [
        "claimed_open_in_register"
    ]


def test_claimed_closed_and_closed_is_no_finding() -> None:
    assert audit(CLOSED, records=(record("39100-3"),)) == []


def test_without_a_register_nothing_is_compared_with_it() -> None:
    assert audit(CLOSED) == []


def test_closed_in_the_register_without_a_letter_only_in_dossiers_spoken_of() -> None:
    found = audit(CLOSED, records=(record("39100-3"), record("39100-4"), record("39200-4")))
    assert [(f.kind, f.subject) for f in found] == [("closed_in_register_unclaimed", "M39100-4")]


def test_of_what_the_register_closed_the_motions_that_a_letter_names_come_first() -> None:
    named = mention("M39100-9", letter("L1"), "genoemd", ref="39100-9")
    records = (record("39100-3"), record("39100-4"), record("39100-9"))
    found = audit(CLOSED, named, records=records)
    assert [(f.subject, len(f.quotes)) for f in found] == [("M39100-9", 1), ("M39100-4", 0)]


def test_a_deleted_record_does_not_count() -> None:
    found = audit(CLOSED, records=(record("39100-3"), record("39100-4", deleted=True)))
    assert found == []


def test_a_wrong_suffix_names_the_likely_motion() -> None:
    slip = mention("M39100-XV-3", letter("L1"), ref="39100-XV-3")
    (finding,) = audit(slip, records=(record("39100-XIV-3", closed=False),))
    assert finding.kind == "reference_fits_no_motion"
    assert "39100-XIV-3" in finding.message


def test_one_sponsor_and_dossier_alone_name_no_likely_motion() -> None:
    slip = mention("M39100-5", letter("L1"), ref="39100-5", subject="stallen verbouwen")
    known = (record("39100-3", title="Motie van het lid De Wit over houtwallen"), record("39100-9"))
    messages = [f.message for f in audit(slip, records=known)]
    assert "39100-5 is geen motie in het register" in messages


def test_a_paper_that_the_register_knows_nothing_of_is_no_finding() -> None:
    stranger = mention("M38000-7", letter("L1"), ref="38000-7", sponsors=("Bakker",), subject="x")
    assert audit(stranger, records=(record("39100-XIV-3", closed=False),)) == []


def test_a_number_outside_of_what_the_register_holds_is_no_finding() -> None:
    """An export of some years misses a dossier's other motions; only a gap within it says something."""
    known = (record("39100-3"), record("39100-9", title="x", sponsors=("Bakker",)))
    inside = mention("M39100-5", letter("L1"), ref="39100-5", sponsors=("Vos",), subject="y")
    outside = mention("M39100-30", letter("L1"), ref="39100-30", sponsors=("Vos",), subject="y")
    found = audit(inside, outside, records=known)
    assert [f.subject for f in found if f.kind == "reference_fits_no_motion"] == ["M39100-5"]


def test_a_commitment_called_met_that_the_register_has_open() -> None:
    def promise(status: Any) -> RegisterCommitment:
        return RegisterCommitment(
            "t1", "TZ202601-114", "II", "De brief.", "", "", None, None, status, status, ""
        )

    said = ClaimRecord("afgedaan", cite(letter("L1"), "Daarmee is TZ202601-114 afgedaan."))
    met = MetRecord("TZ202601-114", "TZ202601-114", (), "afgedaan", None, (said,))
    assert kinds(audit(met=(met,), promises=(promise("open"),))) == ["met_open_in_register"]
    assert audit(met=(met,), promises=(promise("met"),)) == []


def test_claimed_twice_counts_claims_and_letters() -> None:
    twice = mention("M39100-3", letter("L1"), "afgedaan", "uitgevoerd", ref="39100-3")
    (finding,) = audit(twice)
    assert (finding.kind, len(finding.quotes)) == ("claimed_twice", 2)
    assert finding.message.startswith("2 keer")


def test_a_contradiction_across_letters() -> None:
    later = mention("M39100-3", letter("L2", "2026-06-01"), "toegezegd", ref="39100-3")
    assert kinds(audit(CLOSED, later)) == ["contradiction"]


def test_overdue_the_latest_first_and_moved_more_than_once() -> None:
    said = (
        statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-03-31"),
        statement("C2", letter("L2", "2026-04-01"), MONITOR, "2026-05-31"),
        statement("C3", letter("L3", "2026-06-01"), MONITOR, "2026-07-31"),
        statement("C4", letter("L4", "2026-01-01"), "Ik onderzoek sluizen.", "2026-02-01"),
    )
    found = audit(said=said)
    assert [(f.kind, f.subject) for f in found] == [
        ("overdue", "C4"),
        ("overdue", "C1"),
        ("moved_often", "C1"),
    ]
    assert found[1].message.startswith("32 dagen te laat")


def test_a_commitment_to_inform_without_a_date() -> None:
    open_end = statement("C1", letter("L1"), MONITOR)
    act = statement("C2", letter("L1"), "Ik onderzoek sluizen.", kind="investigate")
    assert [(f.kind, f.subject) for f in audit(said=(open_end, act))] == [
        ("inform_without_date", "C1")
    ]


def test_a_proposal_awaits_a_decision_once_and_goes_when_decided() -> None:
    one = mention("M39100-3", letter("L1"), ref="39100-3")
    two = mention("M39100-4", letter("L1"), ref="39100-4")
    bare = mention("Mx", letter("L2", "2026-06-01"))
    assert kinds(audit(one, two, bare)) == ["undecided", "undecided"]
    merge = verdict(1, "merge", "Mx", other="M39100-3")
    split = verdict(2, "split", "Mx", other="M39100-4")
    assert kinds(audit(one, two, bare, verdicts=(merge, split))) == []


def test_a_finding_carries_the_standing_verdict() -> None:
    (finding,) = audit(
        CLOSED,
        records=(record("39100-3", closed=False),),
        verdicts=(verdict(1, "dispute", "M39100-3"),),
    )
    assert finding.verdict is not None
    assert finding.verdict.action == "dispute"


def test_flags_of_letters_come_with_their_place() -> None:
    flag = FlagRecord("F1", "empty_footnote", "Voetnoot 3 is leeg.", cite(letter("L1"), "3"))
    (finding,) = audit(flags=(flag,))
    assert (finding.kind, finding.message, finding.quotes[0].page) == (
        "flag",
        "Voetnoot 3 is leeg.",
        1,
    )
