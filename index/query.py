"""What somebody typed, as a typed query. Anything may be typed; nothing is an error.

Quoted words must stand together, ``-word`` must not stand there, and ``name:value`` filters, by the
names below. What looks like a filter and is none is searched for as words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

from index.analysis import words

#: How a kind of fact may be called in a query.
KINDS = {
    "motie": "motion", "moties": "motion", "motion": "motion",
    "toezegging": "commitment", "toezeggingen": "commitment", "commitment": "commitment",
    "termijn": "deadline", "termijnen": "deadline", "deadline": "deadline",
    "bedrag": "amount", "bedragen": "amount", "geld": "amount", "amount": "amount",
    "tabel": "table", "tabellen": "table", "table": "table",
    "verwijzing": "reference", "reference": "reference",
}  # fmt: skip

_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:(?P<name>[^\W\d_]+):)?(?:["“”„«»](?P<quoted>[^"“”„«»]*)["“”„«»]?|(?P<plain>\S+))"""
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_REFERENCE = re.compile(r"\d{5}(?:-[A-Za-z0-9()]+)*$")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be to be ranked at all; an empty field asks nothing.

    ``since`` is inclusive, ``before`` exclusive. ``dossiers`` match the letter's own number or one
    cited in the passage, from their beginning, by whole members: ``36800`` finds ``36800-XIV-33``;
    ``references`` only a cited one. ``people`` are words of a signatory's name or role, ``letters``
    words of the file name, id or subject; ``kinds`` must all stand in it.
    """

    since: dt.date | None = None
    before: dt.date | None = None
    ministries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    letter_ids: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))

    def and_also(self, other: Filters) -> Filters:
        """Both sets of conditions together."""
        merged = {
            f.name: getattr(self, f.name) + getattr(other, f.name)
            for f in fields(self)
            if isinstance(getattr(self, f.name), tuple)
        }
        since = max(filter(None, (self.since, other.since)), default=None)
        before = min(filter(None, (self.before, other.before)), default=None)
        return replace(self, since=since, before=before, **merged)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: ``text`` is what is to be found by meaning, without filters and exclusions.

    ``references`` are official numbers typed among the words: "36800-XIV-33".
    """

    text: str
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    references: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


def parse_query(typed: str) -> Query:
    """The query that ``typed`` says; never raises."""
    text: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    references: list[str] = []
    filters = Filters()
    for found in _TOKEN.finditer(typed):
        name, quoted, plain = found["name"], found["quoted"], found["plain"]
        value = plain if quoted is None else quoted
        if name and not found["minus"]:
            added = _filter(name.lower(), value)
            if added is not None:
                filters = filters.and_also(added)
                if name.lower() not in KINDS or added.references:
                    continue
            else:
                value = f"{name}:{value}"
        terms = tuple(words(value))
        if not terms:
            continue
        if found["minus"]:
            without.append(tuple(words(f"{name}:{value}")) if name else terms)
            continue
        text.append(value)
        if quoted is not None:
            phrases.append(terms)
        elif _REFERENCE.match(value) and len(terms) > 1:
            references.append(value.upper())
    return Query(" ".join(text), tuple(phrases), tuple(without), tuple(references), filters)


@dataclass(frozen=True, slots=True)
class PlacedFilter:
    """A filter where it stands in what was typed: ``typed[start:end]``; ``word`` is what is searched
    for besides ("moties:stikstof" asks for the kind and for the word)."""

    start: int
    end: int
    filters: Filters
    word: str = ""


def placed_filters(typed: str) -> list[PlacedFilter]:
    """Every filter of a query, in the order typed."""
    found = []
    for token in _TOKEN.finditer(typed):
        name = (token["name"] or "").lower()
        value = token["plain"] if token["quoted"] is None else token["quoted"]
        asked = _filter(name, value) if name and not token["minus"] else None
        if asked is not None:
            also = name in KINDS and not asked.references
            found.append(PlacedFilter(*token.span(), asked, value if also else ""))
    return found


def without_filter(typed: str, number: int) -> str:
    """What was typed, less the filter of this number (as :func:`placed_filters` counts)."""
    gone = placed_filters(typed)[number]
    return " ".join(f"{typed[: gone.start]} {gone.word} {typed[gone.end :]}".split())


def _filter(name: str, value: str) -> Filters | None:
    """The filter that ``name:value`` is, or None where it is none."""
    value = value.strip(" ,;")
    read = _READERS.get(name)
    if read is not None:
        return read(value) if value else None
    if name in KINDS:
        kind = Filters(kinds=(KINDS[name],))
        reference = value.upper()
        return replace(kind, references=(reference,)) if _REFERENCE.match(reference) else kind
    return None


def _since(value: str) -> Filters | None:
    period = _period(value)
    return Filters(since=period[0]) if period else None


def _before(value: str) -> Filters | None:
    period = _period(value)
    return Filters(before=period[0]) if period else None


def _during(value: str) -> Filters | None:
    period = _period(value)
    return Filters(since=period[0], before=period[1]) if period else None


def _kind(value: str) -> Filters | None:
    kind = KINDS.get(value.lower())
    return Filters(kinds=(kind,)) if kind else None


def _dossier(value: str) -> Filters | None:
    reference = re.sub(r"[\s,.]+(?:NR[\s.]*)?", "-", value.upper())
    return Filters(dossiers=(reference,)) if _REFERENCE.match(reference) else None


def _people(value: str) -> Filters | None:
    names = tuple(words(value))
    return Filters(people=names) if names else None


def _ministry(value: str) -> Filters | None:
    names = tuple(words(value))
    return Filters(ministries=names) if names else None


def _letter(value: str) -> Filters | None:
    names = tuple(words(value))
    return Filters(letters=names) if names else None


_READERS: dict[str, Callable[[str], Filters | None]] = {
    "na": _since, "vanaf": _since, "after": _since, "since": _since,
    "voor": _before, "tot": _before, "before": _before,
    "datum": _during, "jaar": _during, "date": _during,
    "soort": _kind, "kind": _kind,
    "dossier": _dossier, "kamerstuk": _dossier,
    "minister": _people, "bewindspersoon": _people,
    "ministerie": _ministry, "ministry": _ministry,
    "brief": _letter, "letter": _letter,
}  # fmt: skip


def _period(value: str) -> tuple[dt.date, dt.date] | None:
    """First day of the year, month or day that ``value`` names, and the day after its last."""
    found = _DATE.match(value)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = dt.date(year, month, day)
        if found[3]:
            return first, first + dt.timedelta(days=1)
        if found[2]:
            return first, dt.date(year + month // 12, month % 12 + 1, 1)
        return first, dt.date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
