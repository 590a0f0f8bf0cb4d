"""Time expressions and the days they mean, relative to the letter's own date.

Which of them are deadlines is decided in :mod:`kb.extract.deadlines`; here every expression that
the grammar knows is found and, where a convention dates it, resolved.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from kb.extract import calendar_nl as cal
from kb.extract.anchors import Anchor
from kb.extract.calendar_nl import Days, Part
from kb.extract.time_anchors import Resolver
from kb.extract.time_grammar import ANCHOR, RELATIVE, TRIGGER, Prefix, read_prefix


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression: ``text[start:end]`` with the words that bound it.

    ``kind`` is the grammar's (month, quarter, …), ``bound`` what the word before does (by, before,
    from, at, …, empty where there is none), ``anchor`` where the dated words themselves begin.
    ``relative`` tells that the letter's date was needed. ``latest`` is None where no convention
    dates the expression. ``pointed`` tells that the words themselves point ahead or back ("komend
    najaar", "volgende week") and need no word to bound them.
    """

    start: int
    end: int
    anchor: int
    kind: str
    bound: str
    part: Part | None
    relative: bool
    earliest: dt.date | None
    latest: dt.date | None
    convention: str
    pointed: bool = False


def find(text: str, low: int, high: int, today: dt.date | None) -> list[TimeExpression]:
    """All expressions in ``text[low:high]``, one sentence; ``today`` is the letter's date."""
    if not TRIGGER.search(text[low:high].lower()):
        return []
    resolver = Resolver(today)
    found: list[TimeExpression] = []
    for match in ANCHOR.finditer(text, low, high):
        kind = match.lastgroup or ""
        prefix = _split_bound(text, read_prefix(text, match.start(), low), low)
        if (
            prefix.bound == "before"
            and kind in _SPANS
            and _PLANNED_FOR.search(text, max(low, prefix.start - _NEAR), prefix.start)
        ):
            prefix = replace(prefix, bound="at", bound_name="in")
        if prefix.bound == "of" and _THROUGH.search(match.group()):
            prefix = replace(prefix, bound="between", bound_name="")
        anchor = resolver.resolve(kind, match.group(), prefix.part)
        if anchor is None:
            continue
        earliest, latest, rule = bounded(anchor, prefix.bound, prefix.bound_name, prefix.part, kind)
        start = prefix.start
        if kind in ("coming", "relative"):
            start = _with_article(text, start, low)
        found.append(
            TimeExpression(
                start, match.end(), match.start(), kind, prefix.bound, prefix.part,
                anchor.relative, earliest, latest, rule, _POINTED.match(match.group()) is not None,
            )
        )  # fmt: skip
    return _merged(text, found)


_POINTED = re.compile(
    rf"(?:{'|'.join(RELATIVE)})\b|.*\b(?:aanstaande|a\.s|as\b)", re.IGNORECASE | re.DOTALL
)
#: "Gepland voor maart" is in March, where "klaar voor maart" is before it.
_PLANNED_FOR = re.compile(r"\b(?:gepland|ingepland|voorzien|geagendeerd)\s+$", re.IGNORECASE)
#: How far before an expression "gepland" is looked for, in characters.
_NEAR = 15
_SPANS = frozenset({"date", "numeric_date", "month", "quarter", "half", "year", "week_of_month"})
#: "van januari tot en met juni": one expression, a range.
_THROUGH = re.compile(r"\s(?:tot\s+en\s+met|t/m)\s", re.IGNORECASE)
#: "gaat niet eerder in dan 1 januari": the bound is said in two parts.
_SPLIT = re.compile(
    r"\bniet\s(?P<way>eerder|vroeger|later)\s[^.;,:]{1,40}?\bdan\s(?:op\s|in\s|per\s|met\singang\svan\s)?$",
    re.IGNORECASE,
)


def _split_bound(text: str, prefix: Prefix, low: int) -> Prefix:
    """``prefix``, with the bound that "niet eerder … dan" gives from further on."""
    found = _SPLIT.search(text, max(low, prefix.start - 70), prefix.start)
    if found is None:
        return prefix
    bound = "by" if found["way"].lower() == "later" else "from"
    name = "uiterlijk" if bound == "by" else "vanaf"
    return replace(prefix, start=found.start(), bound=bound, bound_name=name)


def _with_article(text: str, start: int, low: int) -> int:
    """``start`` moved to an article before it ("het komende jaar")."""
    match = re.search(r"\b(?:het|de)\s+$", text[max(low, start - 5) : start], re.IGNORECASE)
    return start - len(match.group()) if match else start


def bounded(
    anchor: Anchor, bound: str, name: str, part: Part | None, kind: str
) -> tuple[dt.date | None, dt.date | None, str]:
    """The interval that the bounding word makes of ``anchor``, and the convention's name."""
    words = [w for w in (name, part, anchor.convention) if w]
    rule = "+".join(words)
    days = anchor.days
    if days is None:
        return None, None, rule
    first: dt.date | None = days.first
    last: dt.date | None = days.last
    if bound in ("by", "through"):
        first = None
    elif bound in ("before", "before_strict", "until"):
        first, last = _before(days, bound, part, kind, anchor)
    elif bound == "week":
        first, last = cal.week(days.first).first, cal.week(days.last).last
    elif bound == "after":
        after = _after(days, kind, anchor, part)
        first, last = (after.first, after.last) if after else (None, None)
    return first, last, rule


def _before(
    days: Days, bound: str, part: Part | None, kind: str, anchor: Anchor
) -> tuple[dt.date | None, dt.date]:
    """What "voor" means: until 30 June for the summer, a target year as a whole, else the day before."""
    if part == "eind":
        return None, days.last
    if kind == "year" and bound == "before":
        return days.first, days.last
    if anchor.convention == "zomer":
        return None, dt.date(days.first.year, 6, 30)
    return None, cal.day_before(days.first)


def _after(days: Days, kind: str, anchor: Anchor, part: Part | None) -> Days | None:
    """What "na" means: September for the summer (recess), else the next span of the same kind."""
    if anchor.convention == "zomer":
        return cal.month(days.first.year, 9)
    after = days.last + dt.timedelta(days=1)
    if kind == "recess":
        return Days(after, cal.month(after.year, after.month).last)
    if part is None and kind == "year":
        return cal.year_span(after.year)
    if part is None and kind == "month":
        return cal.month(after.year, after.month)
    return None


_JOIN = re.compile(r"\s?[/–-]\s?|\s+(?:en|tot|tot en met|t/m|à|of)\s+")


def _merged(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Ranges put together: "eind maart/begin april", "tussen 1 mei 2027 en 1 juli 2027"."""
    merged: list[TimeExpression] = []
    for item in found:
        last = merged[-1] if merged else None
        if last and last.latest and item.latest and last.latest <= item.latest:
            gap = text[last.end : item.start]
            slash = "/" in gap and _JOIN.fullmatch(gap)
            between = last.bound == "between" and (
                re.fullmatch(r"\s+en\s+", gap) or (gap.isspace() and item.bound == "through")
            )
            ranged = (
                last.bound in ("of", "from")
                and item.bound in ("through", "until")
                and (not gap or gap.isspace())
                and last.kind in ("date", "numeric_date", "month", "year")
            )
            if slash or between or ranged:
                merged[-1] = replace(
                    last,
                    end=item.end,
                    bound=item.bound if ranged else last.bound,
                    latest=item.latest,
                    relative=item.relative or (last.relative and not ranged),
                )
                continue
        merged.append(item)
    return merged
