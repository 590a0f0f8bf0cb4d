"""Dates and intervals as people read them, in the chosen language."""

from __future__ import annotations

import datetime as dt

from corpus.i18n import language, translator

_ = translator("kb")

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


def long_day(day: dt.date) -> str:
    """``1 juli 2027``."""
    return f"{day.day} {_MONTHS[language()][day.month - 1]} {day.year}"


def short_day(day: dt.date, *, year: bool = True) -> str:
    """``1 jul 2027``, or ``1 jul``."""
    tail = f" {day.year}" if year else ""
    return f"{day.day} {_SHORT[language()][day.month - 1]}{tail}"


def interval(earliest: dt.date | None, latest: dt.date) -> str:
    """``1 sep – 30 nov 2026``, ``31 okt 2026``, or ``uiterlijk 31 okt 2026`` with an open beginning."""
    if earliest is None:
        return _("uiterlijk {day}").format(day=short_day(latest))
    if earliest == latest:
        return short_day(latest)
    return f"{short_day(earliest, year=earliest.year != latest.year)} – {short_day(latest)}"


def days_left(days: int) -> str:
    """``nog 3 dagen``, ``vandaag``, ``2 dagen te laat``."""
    if days == 0:
        return _("vandaag")
    if days < 0:
        return _("1 dag te laat") if days == -1 else _("{days} dagen te laat").format(days=-days)
    return _("nog 1 dag") if days == 1 else _("nog {days} dagen").format(days=days)
