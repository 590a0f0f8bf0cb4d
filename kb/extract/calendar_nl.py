"""The calendar as policy letters speak of it: what span of days a month, quarter, season … means.

Pure date arithmetic; the words are read in :mod:`kb.extract.time_expressions`. Every span is
inclusive on both sides. ``docs/deadlines.md`` lists the conventions for readers.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Part = Literal["begin", "medio", "eind"]
Season = Literal["voorjaar", "zomer", "najaar", "winter"]

_SEASON_MONTHS: dict[Season, tuple[int, int]] = {
    "voorjaar": (3, 5),
    "zomer": (6, 8),
    "najaar": (9, 11),
    "winter": (12, 2),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, both inclusive."""

    first: dt.date
    last: dt.date


def month(year: int, number: int) -> Days:
    """A whole month."""
    return Days(
        dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])
    )


def months(year: int, first: int, last: int) -> Days:
    """The months ``first`` to ``last`` of one year."""
    return Days(month(year, first).first, month(year, last).last)


def quarter(year: int, number: int) -> Days:
    """A quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number)


def half(year: int, number: int) -> Days:
    """A half-year, 1 or 2."""
    return months(year, 6 * number - 5, 6 * number)


def year_span(year: int) -> Days:
    """A calendar year."""
    return months(year, 1, 12)


def season(year: int, name: Season) -> Days:
    """A season; the winter of a year begins in its December."""
    first, last = _SEASON_MONTHS[name]
    if name == "winter":
        return Days(month(year, first).first, month(year + 1, last).last)
    return months(year, first, last)


def school_year(year: int) -> Days:
    """The school year (schooljaar) that begins on 1 August of ``year``."""
    return Days(dt.date(year, 8, 1), dt.date(year + 1, 7, 31))


def academic_year(year: int) -> Days:
    """The academic year (studiejaar, Wet op het hoger onderwijs) that begins on 1 September."""
    return Days(dt.date(year, 9, 1), dt.date(year + 1, 8, 31))


def week(day: dt.date, ahead: int = 0) -> Days:
    """The week, Monday to Sunday, ``ahead`` weeks after the one that holds ``day``."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=ahead)
    return Days(monday, monday + dt.timedelta(days=6))


def week_number(year: int, number: int) -> Days | None:
    """An ISO week, or None where the year has no such week."""
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Days(monday, monday + dt.timedelta(days=6))


def week_of_month(year: int, number: int, nth: int) -> Days:
    """The ``nth`` week of month ``number``, counted in sevens from its first day; -1 its last seven days.

    Letters do not say whether a week that two months share is meant, so calendar weeks are not used.
    """
    whole = month(year, number)
    if nth == -1:
        return Days(whole.last - dt.timedelta(days=6), whole.last)
    first = whole.first + dt.timedelta(weeks=nth - 1)
    return Days(first, first + dt.timedelta(days=6))


def prinsjesdag(year: int) -> dt.date:
    """The third Tuesday of September."""
    return _nth_weekday(year, 9, 1, 3)


def verantwoordingsdag(year: int) -> dt.date:
    """The third Wednesday of May."""
    return _nth_weekday(year, 5, 2, 3)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day ``count`` months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    year, number = divmod(index, 12)
    last = calendar.monthrange(year, number + 1)[1]
    return dt.date(year, number + 1, min(day.day, last))


def part_of(days: Days, part: Part) -> Days:
    """The begin, middle (medio) or end of a span, by its length.

    Of a year: first quarter, June to July, last quarter. Of a month: its first ten days, 10th to
    20th, last ten days. Of a span between (season, quarter, half-year): its first month, what lies
    around its middle, its last month.
    """
    length = (days.last - days.first).days + 1
    if length > 330:
        return _part_of_year(days, part)
    if length > 31:
        return _part_of_months(days, part)
    if length > 7:
        if part == "begin":
            return Days(days.first, days.first + dt.timedelta(days=9))
        if part == "medio":
            return Days(days.first + dt.timedelta(days=9), days.first + dt.timedelta(days=19))
        return Days(days.last - dt.timedelta(days=9), days.last)
    return days


def _part_of_year(days: Days, part: Part) -> Days:
    if part == "begin":
        return Days(days.first, day_before(add_months(days.first, 3)))
    if part == "medio":
        return Days(add_months(days.first, 5), day_before(add_months(days.first, 7)))
    return Days(add_months(days.last + dt.timedelta(days=1), -3), days.last)


def _part_of_months(days: Days, part: Part) -> Days:
    after = days.last + dt.timedelta(days=1)
    if part == "begin":
        return Days(days.first, day_before(add_months(days.first, 1)))
    if part == "eind":
        return Days(add_months(after, -1), days.last)
    middle = days.first + (days.last - days.first) / 2
    return month(middle.year, middle.month)


def day_before(day: dt.date) -> dt.date:
    """The day before ``day``."""
    return day - dt.timedelta(days=1)


def _nth_weekday(year: int, number: int, weekday: int, nth: int) -> dt.date:
    first = dt.date(year, number, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
