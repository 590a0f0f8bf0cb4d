"""Reminders as text, Markdown, HTML, JSON Lines and iCalendar."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import icalendar
import pytest

from corpus.i18n import use_language
from kb.reminders import render
from kb.reminders.calendar import calendar
from kb.reminders.due import Due
from tests.test_ledger import letter

ITEM = Due(
    id="C1a2b",
    kind="commitment",
    state="due",
    text="Ik stuur uw Kamer dit najaar de monitor.",
    words="dit najaar",
    letter=letter("L1", "2026-06-02", subject="Houtwallen"),
    page=2,
    earliest=dt.date(2026, 9, 1),
    latest=dt.date(2026, 11, 30),
    days=76,
    who="ik",
    changed=dt.date(2026, 6, 2),
)
LATE = replace(ITEM, id="C9", state="overdue", latest=dt.date(2026, 9, 1), earliest=None, days=-14)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    use_language("nl")


def events(data: bytes) -> list[icalendar.cal.Component]:
    return [c for c in icalendar.Calendar.from_ical(data).walk() if c.name in ("VEVENT", "VTODO")]


def test_text_puts_overdue_first_with_sentence_and_letter() -> None:
    assert render.text([ITEM, LATE]) == (
        "Te laat (1)\n\n"
        "  uiterlijk 1 sep 2026, uit 'dit najaar' (14 dagen te laat)\n"
        "  Ik stuur uw Kamer dit najaar de monitor.\n"
        "  Houtwallen, 2 juni 2026, p. 2, Natuur [C9]\n\n"
        "Vervalt (1)\n\n"
        "  1 sep – 30 nov 2026, uit 'dit najaar' (nog 76 dagen)\n"
        "  Ik stuur uw Kamer dit najaar de monitor.\n"
        "  Houtwallen, 2 juni 2026, p. 2, Natuur [C1a2b]\n\n"
    )


def test_nothing_due_is_said() -> None:
    assert render.text([]) == "Er is niets dat vervalt of te laat is.\n"
    assert "niets dat vervalt" in render.html_body([])


def test_json_lines_hold_the_documented_fields() -> None:
    (row,) = [json.loads(x) for x in render.json_lines([ITEM]).splitlines()]
    documented = {"id", "kind", "text", "letter", "file", "date", "earliest", "latest", "state"}
    assert documented | {"ministry"} <= row.keys()
    assert (row["earliest"], row["latest"], row["state"]) == ("2026-09-01", "2026-11-30", "due")


NASTY = replace(ITEM, text="Ik stuur <b>uw</b> *Kamer* \x1b[31mde\x1b[0m [link](http://x) & meer.")


def test_markup_of_a_letter_reaches_no_reader_as_markup() -> None:
    assert "\x1b" not in render.text([NASTY])
    assert "<b>uw" not in render.html_body([NASTY])
    assert r"\*Kamer\*" in render.markdown([NASTY])
    assert r"\[link\](http" in render.markdown([NASTY])


def test_an_event_lies_on_its_latest_day_and_survives_a_round_trip() -> None:
    (event,) = events(calendar([ITEM]))
    assert event["uid"] == "C1a2b@griffie.invalid"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        dt.date(2026, 11, 30),
        dt.date(2026, 12, 1),
    )
    assert [str(c.name) for c in event.subcomponents] == ["VALARM", "VALARM"]
    parsed = icalendar.Calendar.from_ical(calendar([ITEM]))
    assert parsed.to_ical() == calendar([ITEM])


def test_a_moved_deadline_keeps_its_uid_and_raises_its_sequence() -> None:
    moved = replace(ITEM, latest=dt.date(2027, 1, 31), moved=1, changed=dt.date(2026, 10, 1))
    (before,), (after,) = events(calendar([ITEM])), events(calendar([moved]))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert before.decoded("last-modified") < after.decoded("last-modified")


def test_what_is_met_is_cancelled_without_alarms() -> None:
    (event,) = events(calendar([ITEM], cancelled=[ITEM]))
    assert (event["status"], event["sequence"], event.subcomponents) == ("CANCELLED", 1, [])


def test_tasks_on_request() -> None:
    (task,) = events(calendar([ITEM], how="todo"))
    assert (task.name, task["status"]) == ("VTODO", "NEEDS-ACTION")
    assert (task.decoded("dtstart"), task.decoded("due")) == (ITEM.earliest, ITEM.latest)
    assert {str(alarm["trigger"].params["related"]) for alarm in task.subcomponents} == {"END"}
    (task,) = events(calendar([replace(ITEM, earliest=ITEM.latest)], how="todo"))
    assert "dtstart" not in task  # it may not start on the day it is due


def test_no_line_of_a_calendar_is_too_long_or_breaks_out() -> None:
    data = calendar([replace(ITEM, text="Regel een\r\nBEGIN:VEVENT\r\n" + "é" * 300)])
    assert len(events(data)) == 1
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
