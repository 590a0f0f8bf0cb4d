"""Time expressions that count from the letter's own day: "volgend jaar", "binnen zes weken"."""

from __future__ import annotations

import datetime as dt
import re

from kb.extract import calendar_nl as cal
from kb.extract.anchors import WORD, Anchor, first_named, parted, relation_of, still_to_come
from kb.extract.calendar_nl import Days, Part
from kb.extract.time_grammar import MONTHS, NUMBERS


def relative_to(today: dt.date, words: str, part: Part | None) -> Anchor | None:  # noqa: PLR0911
    """ "Deze maand", "volgend kwartaal", "komende mei", with the part before it ("eind volgend jaar")."""
    relation, unit = relation_of(words), words.split(None, 1)[1]
    if relation == "last":
        return Anchor(Days(today, cal.day_before(today)), True, "voorbij")
    if unit.endswith("jaar") and "half" not in unit:
        return _year_relative_to(today, relation, part)
    if unit == "week":
        days = cal.week(today, 0 if relation == "this" else 1)
        return Anchor(still_to_come(days, today), True, "week")
    if unit == "maand":
        if relation == "coming" and part is None:
            return Anchor(Days(today, cal.add_months(today, 1)), True, "komende maand")
        then = cal.add_months(today.replace(day=1), 0 if relation == "this" else 1)
        return parted(
            still_to_come(cal.month(then.year, then.month), today, part), part, True, "maand"
        )
    if unit == "kwartaal":
        then = cal.add_months(today.replace(day=1), 0 if relation == "this" else 3)
        days = cal.quarter(then.year, (then.month + 2) // 3)
        return parted(still_to_come(days, today, part), part, True, "kwartaal")
    if "half" in unit:
        if relation == "this":
            return Anchor(
                still_to_come(cal.half(today.year, 1 + (today.month > 6)), today), True, "halfjaar"
            )
        return Anchor(Days(today, cal.add_months(today, 6)), True, "komend halfjaar")
    month = first_named(MONTHS, unit)
    if month is None:
        return None
    year = today.year + (today.month > month or (relation == "next" and today.month == month))
    return parted(cal.month(year, month), part, True, "maand")


def _year_relative_to(today: dt.date, relation: str, part: Part | None) -> Anchor:
    if relation == "this":
        return parted(still_to_come(cal.year_span(today.year), today, part), part, True, "dit jaar")
    if relation == "coming" and part is None:
        return Anchor(Days(today, cal.add_months(today, 12)), True, "komend jaar")
    return parted(cal.year_span(today.year + 1), part, True, "volgend jaar")


def end_of(today: dt.date, words: str, part: Part, year: int | None) -> Anchor:
    """ "(Eind) van het jaar", "… van deze maand"; of ``year`` where the sentence named one before."""
    unit = words.rsplit(maxsplit=1)[-1]
    if unit == "schooljaar":
        days, name = cal.school_year(today.year - (today.month < 8)), "schooljaar"
    elif unit == "maand":
        days, name = cal.month(today.year, today.month), "maand"
    elif unit == "kwartaal":
        days, name = cal.quarter(today.year, (today.month + 2) // 3), "kwartaal"
    elif unit == "halfjaar":
        days, name = cal.half(today.year, 1 + (today.month > 6)), "halfjaar"
    else:
        days, name = cal.year_span(year or today.year), "dit jaar"
    return parted(days, part, True, name)


def half_year_within(today: dt.date, words: str) -> Anchor:
    """ "Binnen een halfjaar", "binnen een kwartaal"."""
    count = 3 if "kwartaal" in words else 6
    return Anchor(Days(today, cal.add_months(today, count)), True, "termijn")


def term(today: dt.date, words: str, convention: str) -> Anchor:
    """ "Binnen zes weken", "de komende twee jaar": from ``today`` so much on."""
    counts = [int(w) for w in re.findall(r"\d+", words)]
    counts += [NUMBERS[w] for w in WORD.findall(words) if w in NUMBERS]
    return Anchor(Days(today, _later(today, counts[-1], words)), True, convention)


def _later(today: dt.date, count: int, words: str) -> dt.date:
    if "werkdag" in words:
        return _working_days(today, count)
    if "dag" in words:
        return today + dt.timedelta(days=count)
    if "we" in words.rsplit(maxsplit=1)[-1]:
        return today + dt.timedelta(weeks=count)
    if "kwarta" in words:
        return cal.add_months(today, 3 * count)
    return cal.add_months(today, count * (1 if "maand" in words else 12))


def _working_days(day: dt.date, count: int) -> dt.date:
    for _ in range(count):
        day += dt.timedelta(days=1)
        while day.weekday() > 4:
            day += dt.timedelta(days=1)
    return day
