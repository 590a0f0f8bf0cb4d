"""How far ahead one looks: ``14d``, ``6w``, ``2m``, in days or in working days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.errors import GriffieError
from corpus.i18n import translator

_ = translator("kb")

_PERIOD = re.compile(
    r"(\d{1,4})\s*(d|w|m|dag(?:en)?|days?|weken|week|weeks?|maand(?:en)?|months?)?", re.I
)


class PeriodError(GriffieError):
    """Words that are not a period."""

    code = "period"
    exit_status = 2


@dataclass(frozen=True, slots=True)
class Period:
    """A number of days, weeks or months."""

    count: int
    unit: Literal["d", "w", "m"]

    def after(self, day: dt.date, *, workdays: bool = False) -> dt.date:
        """The day that lies this period after ``day``.

        A month later is the same day of that month, or its last day. With ``workdays`` a period in
        days counts working days (Monday to Friday, not a Dutch public holiday).
        """
        if self.unit == "m":
            months = day.year * 12 + day.month - 1 + self.count
            year, month = divmod(months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            return dt.date(year, month + 1, min(day.day, last))
        if self.unit == "w":
            return day + dt.timedelta(weeks=self.count)
        if not workdays:
            return day + dt.timedelta(days=self.count)
        left = self.count
        while left > 0:
            day += dt.timedelta(days=1)
            left -= is_workday(day)
        return day


def parse(words: str) -> Period:
    """``14d``, ``2 weken``, ``3m`` or a bare number of days; :class:`PeriodError` otherwise."""
    match = _PERIOD.fullmatch(words.strip())
    if not match:
        raise PeriodError(
            _("'{words}' is geen periode.").format(words=words[:40]),
            advice=_("Schrijf bijvoorbeeld 14d, 6w of 2m."),
        )
    unit = (match[2] or "d")[0].lower()
    return Period(int(match[1]), "w" if unit == "w" else "m" if unit == "m" else "d")


def is_workday(day: dt.date) -> bool:
    """Whether ``day`` is a Monday to Friday that is no public holiday in the Netherlands."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def workdays_between(first: dt.date, last: dt.date) -> int:
    """The working days after ``first`` up to and including ``last``; negative when ``last`` is earlier."""
    if last < first:
        return -workdays_between(last, first)
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_workday(day) for day in days)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[dt.date]:
    """The public holidays of ``year``, from the ``holidays`` library."""
    import holidays

    return frozenset(holidays.country_holidays("NL", years=year))
