"""Dates on a line of time: in weeks, months or quarters, and as a bar beside a row. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.i18n import translator
from kb.reminders.words import long_day, short_day

_ = translator("tui")

Period = Literal["week", "month", "quarter"]
PERIODS: tuple[Period, ...] = ("month", "quarter", "week")


@dataclass(frozen=True, slots=True)
class Bucket:
    """A period, with how many dates lie in it: past on the day it was counted, and yet to come."""

    first: dt.date
    label: str
    late: int
    coming: int

    @property
    def count(self) -> int:
        """All dates in it."""
        return self.late + self.coming


def first_day(day: dt.date, period: str) -> dt.date:
    """The first day of the week, month or quarter that ``day`` is in."""
    if period == "week":
        return day - dt.timedelta(days=day.weekday())
    month = day.month if period == "month" else day.month - (day.month - 1) % 3
    return day.replace(month=month, day=1)


def next_first(day: dt.date, period: str) -> dt.date:
    """The first day of the period after the one that begins on ``day``."""
    if period == "week":
        return day + dt.timedelta(days=7)
    months = 1 if period == "month" else 3
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def heading(day: dt.date, period: str) -> str:
    """A period in words: ``oktober 2026``, ``4e kwartaal 2026``, ``week 40, vanaf 28 sep 2026``."""
    first = first_day(day, period)
    if period == "week":
        return _("week {n}, vanaf {day}").format(n=first.isocalendar().week, day=short_day(first))
    if period == "quarter":
        return _("{n}e kwartaal {year}").format(n=(first.month - 1) // 3 + 1, year=first.year)
    return long_day(first).split(" ", 1)[1]


def label(first: dt.date, period: str) -> str:
    """A period in a few letters: ``okt``, ``Q4``, ``w40``; January says the year."""
    if period == "week":
        return _("w{n}").format(n=first.isocalendar().week)
    if period == "quarter":
        return _("K{n}").format(n=(first.month - 1) // 3 + 1)
    return str(first.year) if first.month == 1 else short_day(first, year=False).split(" ", 1)[1]


def buckets(dates: Iterable[dt.date], period: str, today: dt.date, most: int) -> list[Bucket]:
    """Every period from the first date to the last, today's among them; at most ``most``.

    Where there are more, the window holds today's with a third of it before.
    """
    late: dict[dt.date, int] = {}
    coming: dict[dt.date, int] = {}
    for day in dates:
        counted = late if day < today else coming
        first = first_day(day, period)
        counted[first] = counted.get(first, 0) + 1
    now = first_day(today, period)
    days = [now, *late, *coming]
    at, last = min(days), max(days)
    firsts: list[dt.date] = []
    while at <= last and len(firsts) < 2000:
        firsts.append(at)
        at = next_first(at, period)
    if len(firsts) > most:
        begin = max(0, min(firsts.index(now) - most // 3, len(firsts) - most))
        firsts = firsts[begin : begin + most]
    return [Bucket(f, label(f, period), late.get(f, 0), coming.get(f, 0)) for f in firsts]


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time on ``width`` cells."""

    first: dt.date
    last: dt.date
    width: int

    def cell(self, day: dt.date) -> int:
        """The cell of a day; below 0 or from ``width`` on where it lies outside."""
        span = max(1, (self.last - self.first).days)
        return (day - self.first).days * self.width // span

    def bar(self, earliest: dt.date | None, latest: dt.date, today: dt.date) -> str:
        """``··━━●  ┊``: from earliest to latest, with today between; "‹" and "›" lie outside."""
        cells = [" "] * self.width
        now = self.cell(today)
        if 0 <= now < self.width:
            cells[now] = "┊"
        end = self.cell(latest)
        begin = self.cell(earliest) if earliest else end
        for at in range(max(0, begin), min(self.width, end)):
            cells[at] = "━"
        if end < 0:
            cells[0] = "‹"
        elif end >= self.width:
            cells[-1] = "›"
        else:
            cells[end] = "●"
        return "".join(cells)


def axis(today: dt.date, width: int) -> Axis:
    """The axis beside the rows: half a year back, a year and a half ahead."""
    return Axis(today - dt.timedelta(days=182), today + dt.timedelta(days=548), width)


def heights(counts: Sequence[int], rows: int) -> list[int]:
    """How high each bar is, in eighths of a cell, the highest ``rows`` cells; one is never nothing."""
    top = max(counts, default=0)
    return [max(2, round(c / top * rows * 8)) if c else 0 for c in counts]
