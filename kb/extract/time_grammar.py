"""The grammar of time expressions: one pattern a kind, built from ``data/time_words.toml``.

:data:`ANCHOR` finds where an expression of each kind stands; the words before it (begin, eind,
uiterlijk, voor, …) are read backwards by :func:`read_prefix`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from kb.extract.calendar_nl import Part

_WORDS: dict[str, Any] = tomllib.loads(
    files("kb.extract.data").joinpath("time_words.toml").read_text("utf-8")
)
MONTHS: dict[str, int] = _WORDS["months"]
SEASONS: dict[str, Any] = _WORDS["seasons"]
NUMBERS: dict[str, int] = _WORDS["numbers"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
RELATIVE: dict[str, str] = _WORDS["relative"]


def _either(words: dict[str, Any]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_Y = r"(?:19|20)\d\d"
_SHORT = {
    name: n for name, n in MONTHS.items() if len(name) < 5 and name not in ("mei", "juni", "juli")
}
_FULL = {name: n for name, n in MONTHS.items() if name not in _SHORT}
_MONTH = rf"(?:(?:{_either(_FULL)})\b|(?:{_either(_SHORT)})\b\.?)"
_REL = rf"(?:{_either(RELATIVE)})"
_ORD = rf"(?:{_either(ORDINALS)})"
_NUM = rf"(?:\d{{1,3}}|{_either(NUMBERS)})"
_SEASON = rf"(?:{_either(SEASONS)})"
_JOIN = r"(?:\s?[-–—/]\s?|\s+(?:en|of|t/m|tot\s+en\s+met|dan\s+wel|en/of)\s+)"
#: The year that a month, quarter, … is said to be of.
_OF_YEAR = (
    rf"(?:,?\s+(?:van\s+)?(?:het\s+jaar\s+)?{_Y}(?!\d)"
    rf"|\s+(?:van\s+)?(?:het\s+)?{_REL}\s+(?:kalender)?jaar\b|\s+van\s+het\s+jaar\b"
    r"|\s+(?:a\.?s\.?|aanstaande|jl\.?|jongstleden)(?!\w))?"
)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)"
_DAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\b"
_D = r"\d{1,2}(?:e|ste|de)?"

#: Kind of expression → its pattern, the first that matches at a place wins.
PATTERNS: dict[str, str] = {
    "numeric_date": r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?![\d-])",
    "iso_date": r"(?:19|20)\d\d-\d\d-\d\d(?![\d-])",
    "date": rf"{_WEEKDAY}?{_D}(?:(?:{_JOIN}){_WEEKDAY}?{_D})?\s+{_MONTH}{_OF_YEAR}",
    "weekday": rf"(?:{_REL}\s+week\s+|{_REL}\s+){_DAY}|{_DAY}\s+(?:a\.?s\.?|aanstaande)(?!\w)",
    "month": rf"{_MONTH}(?:{_JOIN}{_MONTH})?{_OF_YEAR}",
    "quarter": (
        rf"(?:{_ORD}(?:{_JOIN}{_ORD})?\s+kwartaal\b{_OF_YEAR}|kwartaal\s+[1-4](?!\d){_OF_YEAR}"
        rf"|Q[1-4](?:{_JOIN}Q[1-4])?(?![\d\w])(?:\s*/\s*{_Y})?{_OF_YEAR}|{_Y}[-\s]Q[1-4](?!\w))"
    ),
    "week_of_month": rf"{_ORD}(?:{_JOIN}{_ORD})?\s+week\s+van\s+(?:de\s+maand\s+)?{_MONTH}{_OF_YEAR}",
    "half": (
        rf"{_ORD}\s+(?:helft|jaarhelft|halfjaar|half\s+jaar)"
        rf"(?:\s+van\s+(?:de\s+(?:maand\s+)?)?{_MONTH})?{_OF_YEAR}"
    ),
    "school_year": (
        rf"(?:school|studie|cursus|college|academische?\s+)(?:jaar|jaren)\s+{_Y}"
        rf"(?:\s?[-–/]\s?(?:20)?\d\d)?(?!\d)"
        rf"|{_REL}\s+(?:school|studie|cursus|college|academisch\s+|academische\s+)jaar\b"
    ),
    "season": (
        rf"(?:{_REL}\s+)?{_SEASON}(?:{_JOIN}{_SEASON})?\b(?:\s+{_Y}\s?[/–-]\s?(?:20)?\d\d|{_OF_YEAR})"
    ),
    "coming": (
        rf"{_REL}\s+{_NUM}\s+(?:à\s+{_NUM}\s+)?(?:dagen|weken|maanden|jaar|jaren|kwartalen)\b"
    ),
    "relative": (
        rf"{_REL}\s+(?:week|maand|kwartaal|halfjaar|half\s+jaar|(?:kalender|begrotings)?jaar|"
        rf"{_MONTH})(?!\w)"
    ),
    "within": (
        rf"(?:binnen|over)\s+(?:(?:uiterlijk|maximaal|ongeveer|circa|de|enkele)\s+)?{_NUM}"
        rf"(?:\s+(?:à|tot)\s+{_NUM})?\s+(?:werkdagen|dagen|weken|week|maanden|maand|jaar|jaren)\b"
    ),
    "half_year_within": r"(?:binnen|over)\s+(?:een|het)\s+(?:half\s*jaar|halfjaar|kwartaal)\b",
    "end_of": (
        r"(?:van\s+het|van\s+de|het|de|der)\s+(?:lopende\s+)?(?:kalenderjaar|jaar|maand|kwartaal"
        r"|schooljaar|halfjaar)\b(?!\s+\d)"
    ),
    "recess": (
        rf"(?:{_REL}\s+)?(?:zomer|kerst|herfst|mei|voorjaars|krokus)?-?reces{_OF_YEAR}(?!\w)"
    ),
    "event": (
        rf"(?:{_REL}\s+)?(?:prinsjesdag|miljoenennota|voorjaarsnota|najaarsnota|verantwoordingsdag"
        rf"|voorjaarsbesluitvorming|augustusbesluitvorming|jaarwisseling|kerstmis|kerst"
        rf"|oud\s+en\s+nieuw|nieuwjaar|pasen|pinksteren|hemelvaart){_OF_YEAR}(?!\w)"
    ),
    "week_number": rf"week\s+\d{{1,2}}(?!\d){_OF_YEAR}",
    "year": rf"{_Y}(?:(?:,\s+|{_JOIN}){_Y})*(?:\s?[-–/]\s?\d\d(?!\d))?(?![\d%]|[.,]\d|-[A-Z\d])",
}
ANCHOR = re.compile(
    r"(?<![\w€.,/-])(?:" + "|".join(f"(?P<{k}>{p})" for k, p in PATTERNS.items()) + r")",
    re.IGNORECASE,
)
#: Whether a text in small letters can hold any expression at all: a cheap first look, cheapest
#: where every alternative begins with a plain letter or digit.
TRIGGER = re.compile(
    r"19\d\d|20\d\d|jaar|jaren|week|weken|maand|dagen|kwartaal|q[1-4]|zomer|winter|lente|herfst|reces"
    rf"|nota\b|besluitvorming|dag\b|wisseling|kerst|nieuw|pasen|pinkst|{_either(MONTHS)}"
)
YEAR = re.compile(_Y)


@dataclass(frozen=True, slots=True)
class Prefix:
    """The words before an expression: where they begin, the part and the bound they give."""

    start: int
    part: Part | None
    bound: str
    bound_name: str


def _phrases() -> dict[tuple[str, ...], tuple[str, str, str]]:
    table: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for sort in ("part", "bound"):
        for row in _WORDS[sort]:
            for phrase in row["phrases"]:
                value = row["part"] if sort == "part" else row["kind"]
                table[tuple(phrase.split())] = (sort, value, row["name"])
    return table


_PHRASES = _phrases()
_LONGEST = max(map(len, _PHRASES))
_PARTS: dict[str, Part] = {"begin": "begin", "medio": "medio", "eind": "eind"}
_ARTICLES = {"de", "het", "'t", "een"}
_TOKEN = re.compile(r"t/m|[^\s/]+")
_WINDOW = 70


def read_prefix(text: str, start: int, low: int) -> Prefix:
    """Read the words of ``text[low:start]`` backwards from ``start`` as far as they bound it."""
    low = max(low, start - _WINDOW)
    window = text[low:start]
    if window and not window[-1].isspace() and window[-1] != "/":
        return Prefix(start, None, "", "")
    words = [(m.group().lower(), low + m.start()) for m in _TOKEN.finditer(window)]
    if low and words and not text[low - 1].isspace():
        words = words[1:]  # cut by the window
    words = [(w.lstrip("(‘'\"“"), at + len(w) - len(w.lstrip("(‘'\"“"))) for w, at in words]
    begin, bound, name = start, "", ""
    part: Part | None = None
    index = len(words)
    while index:
        if not bound and words[index - 1][0] in _ARTICLES:
            index -= 1
            continue
        for length in range(min(_LONGEST, index), 0, -1):
            found = _PHRASES.get(tuple(w for w, _ in words[index - length : index]))
            if found is None:
                continue
            sort, value, label = found
            if sort == "part":
                if part or bound:
                    continue
                part = _PARTS[value]
            elif not bound or (value == "by" and bound in ("at", "from")):
                bound, name = value, label
            else:
                continue
            index -= length
            begin = words[index][1]
            break
        else:
            break
    return Prefix(begin, part, bound, name)
