"""An anchor: the days that the dated words of a time expression mean, and what makes one of them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kb.extract import calendar_nl as cal
from kb.extract.calendar_nl import Days, Part
from kb.extract.time_grammar import RELATIVE

WORD = re.compile(r"[^\W_]+|[^\W_]+\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days that the dated words mean; ``relative`` where the letter's date was needed.

    ``days`` is None where they cannot be dated: a relative expression in an undated letter.
    """

    days: Days | None
    relative: bool
    convention: str


def relation_of(words: str) -> str:
    """What the first word does to a unit of time: "this", "next", "coming", "last", or ""."""
    return RELATIVE.get(words.split(None, 1)[0], "")


def first_named(table: dict[str, int], words: str) -> int | None:
    """The number that ``table`` gives to the first of the words it knows."""
    return next((table[w] for w in WORD.findall(words) if w in table), None)


def parted(days: Days, part: Part | None, relative: bool, convention: str) -> Anchor:
    """The anchor of ``part`` of ``days``, of all of them where there is none."""
    return Anchor(cal.part_of(days, part) if part else days, relative, convention)


def still_to_come(days: Days, today: dt.date, part: Part | None = None) -> Days:
    """The days of a running span that are still to come; with a part, the span itself."""
    return days if part or days.first > today else Days(today, days.last)
