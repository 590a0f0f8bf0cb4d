"""What falls due on a given day, and what is silent."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from corpus.i18n import use_language
from corpus.letter import Signatory
from kb.facts import MotionStatus
from kb.ledger.lines import MotionLine
from kb.records import DeadlineRecord
from kb.reminders import words
from kb.reminders.due import Due, Wanted, due, is_wanted
from kb.reminders.period import PeriodError, is_workday, parse, workdays_between
from tests.test_ledger import (
    MONITOR,
    cite,
    commitment_lines,
    letter,
    mention,
    motion_lines,
    statement,
    verdict,
)

TODAY = dt.date(2026, 9, 15)
UNTIL = dt.date(2026, 11, 14)


def loose(
    key: str, latest: str, sentence: str = "De raad adviseert dan.", **fields: Any
) -> DeadlineRecord:
    day = dt.date.fromisoformat(latest)
    return DeadlineRecord(
        key, None, day, "dag", None, cite(letter("L1", **fields), latest, sentence)
    )


def commitments_due(*said: object, verdicts: tuple[object, ...] = ()) -> list[Due]:
    lines = commitment_lines(*said, verdicts=verdicts, today=TODAY)  # type: ignore[arg-type]
    return due(lines, [], [], today=TODAY, until=UNTIL)


@pytest.mark.parametrize(
    ("latest", "state"),
    [
        ("2026-09-14", "overdue"),
        ("2026-09-15", "due"),  # today still counts
        ("2026-11-14", "due"),  # the last day looked at
        ("2026-11-15", None),
        (None, None),
    ],
)
def test_the_window(latest: str | None, state: str | None) -> None:
    found = commitments_due(statement("C1", letter("L1"), MONITOR, latest))
    assert [d.state for d in found] == ([state] if state else [])


@pytest.mark.parametrize("action", ["met", "withdraw", "accept"])
def test_what_a_clerk_closed_is_silent(action: str) -> None:
    said = statement("C1", letter("L1"), MONITOR, "2026-08-01")
    assert commitments_due(said, verdicts=(verdict(1, action, "C1"),)) == []  # type: ignore[arg-type]


def test_what_was_moved_is_told_with_its_newest_date_and_letter() -> None:
    first = statement("C1", letter("L1", "2026-01-01"), MONITOR, "2026-05-31")
    second = statement("C2", letter("L2", "2026-06-10"), MONITOR, "2026-10-31")
    (item,) = commitments_due(first, second)
    assert (item.letter.id, item.latest, item.moved, item.days) == (
        "L2",
        dt.date(2026, 10, 31),
        1,
        46,
    )


def promised(sentence: str, status: MotionStatus = "toegezegd") -> list[MotionLine]:
    return motion_lines(mention("M1", letter("L1"), status, ref="39100-3", sentence=sentence))


def test_a_promised_motion_is_told_once_with_the_date_in_its_sentence() -> None:
    sentence = "Voor 2026-10-01 wordt u over de motie geïnformeerd."
    found = due(
        [], promised(sentence), [loose("D1", "2026-10-01", sentence)], today=TODAY, until=UNTIL
    )
    assert [(d.id, d.kind) for d in found] == [("M1", "motion")]


def test_a_motion_called_closed_is_silent_but_the_deadline_stays() -> None:
    sentence = "Op 2026-10-01 is de motie afgedaan."
    lines = promised(sentence, "afgedaan")
    found = due([], lines, [loose("D1", "2026-10-01", sentence)], today=TODAY, until=UNTIL)
    assert [(d.id, d.kind) for d in found] == [("D1", "deadline")]


def test_sorted_by_the_latest_day() -> None:
    found = due(
        [], [], [loose("D2", "2026-10-31"), loose("D1", "2026-10-01")], today=TODAY, until=UNTIL
    )
    assert [d.id for d in found] == ["D1", "D2"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), True),
        (Wanted(kinds=("deadline",)), True),
        (Wanted(kinds=("motion",)), False),
        (Wanted(ministry="natuur"), True),
        (Wanted(ministry="Zorg"), False),
        (Wanted(dossier="39100"), True),
        (Wanted(dossier="39100-XIV"), True),
        (Wanted(dossier="391"), False),  # a dossier is a whole number
        (Wanted(minister="veenstra"), True),
        (Wanted(minister="bakker"), False),
    ],
)
def test_what_one_asks_for(wanted: Wanted, found: bool) -> None:
    signed = (Signatory("J. Veenstra", "minister van Natuur"),)
    items = [loose("D1", "2026-10-01", signatories=signed)]
    dossiers = {"L1": frozenset({"39100-XIV"})}
    (told,) = due([], [], items, today=TODAY, until=UNTIL)
    assert is_wanted(told, wanted, dossiers) is found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("14d", "2026-09-01", "2026-09-15"),
        ("14", "2026-09-01", "2026-09-15"),
        ("2 weken", "2026-09-01", "2026-09-15"),
        ("1m", "2026-01-31", "2026-02-28"),  # the month's last day
        ("12 maanden", "2026-02-28", "2027-02-28"),
        ("1 MAAND", "2026-12-31", "2027-01-31"),
        ("0d", "2026-09-01", "2026-09-01"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    assert parse(text).after(dt.date.fromisoformat(start)) == dt.date.fromisoformat(end)


@pytest.mark.parametrize("text", ["", "veertien", "14x", "-3d", "3.5d", "99999d", "14d; rm"])
def test_words_that_are_no_period(text: str) -> None:
    with pytest.raises(PeriodError, match="geen periode"):
        parse(text)


def test_working_days_skip_weekends_and_public_holidays() -> None:
    friday = dt.date(2026, 4, 24)  # then a weekend, and Koningsdag on Monday
    assert parse("1d").after(friday, workdays=True) == dt.date(2026, 4, 28)
    assert not is_workday(dt.date(2026, 12, 25))
    assert workdays_between(friday, dt.date(2026, 4, 28)) == 1
    assert workdays_between(dt.date(2026, 4, 28), friday) == -1


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2026-09-01", "2026-11-30", "1 sep – 30 nov 2026"),
        ("2026-12-01", "2027-02-28", "1 dec 2026 – 28 feb 2027"),
        ("2026-10-31", "2026-10-31", "31 okt 2026"),
        (None, "2026-10-31", "uiterlijk 31 okt 2026"),
    ],
)
def test_an_interval_says_so(earliest: str | None, latest: str, told: str) -> None:
    use_language("nl")
    first = dt.date.fromisoformat(earliest) if earliest else None
    assert words.interval(first, dt.date.fromisoformat(latest)) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "vandaag"),
        (1, "nog 1 dag"),
        (9, "nog 9 dagen"),
        (-1, "1 dag te laat"),
        (-30, "30 dagen te laat"),
    ],
)
def test_days_left(days: int, told: str) -> None:
    use_language("nl")
    assert words.days_left(days) == told
