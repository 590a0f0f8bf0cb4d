"""The day of a letter (datum): from its dateline, from what it says of today, or from metadata."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.cues import DAY, DAY_IN_FIGURES, MONTHS
from corpus.letter import DateBasis, Role

_PLACE = r"(?:Den Haag|DEN HAAG|[’'‘]s-Gravenhage|[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2})"
#: The months as datelines cut them short ("3 mrt. 2025"), each the start of its name but March.
_SHORT = r"(?:jan|feb|mrt|mar|apr|jun|jul|aug|sept?|okt|nov|dec)"
#: A day as only datelines write it: a month cut short, the year first, a year of two figures.
_DAYS = (
    DAY,
    DAY_IN_FIGURES,
    rf"(?P<day>\d{{1,2}})[\s-]+(?P<month>{_SHORT})\b\.?[\s-]+(?P<year>\d{{4}})\b",
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
    r"(?P<day>\d{1,2})(?P<dot>[-/.])(?P<month>\d{1,2})(?P=dot)(?P<year>\d{2})(?![-/.]?\d)",
)
_DATELINES = tuple(
    re.compile(rf"\s*{label}\b[\s:,–-]*(?:\w+dag,?\s+)?(?:d\.d\.\s*)?(?:{day})", re.IGNORECASE)
    for day in _DAYS
    for label in ("datum", r"(?:den haag|[’'‘]s-gravenhage)")
)
#: A year of two figures from here on is of the last century.
_CENTURY = 90
#: A day on a line of its own at the head of a document, with or without a place.
_ALONE = re.compile(
    rf"\s*(?:{_PLACE},?\s+)?(?:d\.d\.\s*)?{DAY}(?:\s+(?:te|in)\s+{_PLACE})?\s*[.,]?\s*$"
)
_RECEIVED = re.compile(rf"\(\s*ontvangen\s+{DAY}\s*\)", re.IGNORECASE)
_TODAY = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:vandaag|heden)\s*[,(–-]*\s*(?:op\s+)?(?:\w+dag\s+)?{DAY}",
        rf"\b(?:op\s+)?{DAY}\s*[,(–-]\s*vandaag\b",
    )
)
#: What a letter can only say of a day that has passed: a letter, debate or motion "van" that day.
_PASSED = re.compile(
    r"\b(?:brief|debat|overleg|vergadering|advies|rapport|verzoek|uitspraak|motie|regeling|"
    rf"kamerbrief|antwoorden|arrest|bijeenkomst)\s+(?:\w+\s+){{0,4}}?van\s+{DAY}",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"\bop\s+{DAY}\s+(?:nam|heeft|heb|hebben|werd|werden|was|waren|vond|sprak|ontving|stuurde|"
    r"informeerde|bood|verscheen|kondigde|debatteerde)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A letter's day with its basis, and the number of the block it stands in."""

    date: dt.date | None = None
    basis: DateBasis | None = None
    block: int | None = None


def day_of(match: re.Match[str]) -> dt.date | None:
    """The date in a match with groups day, month and year; None where there is no such day."""
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year >= _CENTURY else 2000
    try:
        return dt.date(year, _month(match["month"].lower()), int(match["day"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """A month's number from its name, the start of it, or figures; 0 for none."""
    if word.isdigit():
        return int(word)
    start = {"mrt": "maa", "mar": "maa"}.get(word, word)[:3]
    return next((number for name, number in MONTHS.items() if name.startswith(start)), 0)


def date_of(blocks: Sequence[tuple[str, Role]], metadata: Mapping[str, str]) -> Dated:
    """The day of the letter whose blocks are ``blocks`` (text and role)."""
    for number, (text, role) in enumerate(blocks):
        if role in ("letterhead", "closing"):
            for form in _DATELINES:
                if (match := form.match(text)) and (found := day_of(match)):
                    return Dated(found, "dateline", number)
    for form in (_RECEIVED, *_TODAY):
        for number, (text, role) in enumerate(blocks):
            if role == "question":
                continue
            if (match := form.search(text)) and (found := day_of(match)):
                return Dated(found, "dateline" if form is _RECEIVED else "text", number)
    for number, (text, role) in enumerate(blocks):
        if number >= _HEAD_LINES and role != "closing":
            continue
        if len(text) < 60 and (match := _ALONE.match(text)) and (found := day_of(match)):
            return Dated(found, "dateline", number)
    try:
        given = metadata.get("date", "")
        return Dated(dt.date.fromisoformat(given[:10]), "metadata") if given else Dated()
    except ValueError:
        return Dated()


def contradiction(dated: Dated, blocks: Sequence[tuple[str, Role]]) -> dt.date | None:
    """A day later than the dateline's that the text speaks of as passed or as today, if any."""
    if dated.date is None or dated.basis != "dateline":
        return None
    for text, role in blocks:
        if role not in ("body", "answer", "note"):
            continue
        for form in (*_TODAY, _PASSED, _DONE):
            for match in form.finditer(text):
                if (found := day_of(match)) and found > dated.date:
                    return found
    return None
