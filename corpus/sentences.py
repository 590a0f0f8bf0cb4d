"""Sentence boundaries in Dutch policy prose: knows nr., jl., c.s., o.a., blz., initials and titles.

Everything looks at a bounded stretch around a full stop, so that the time is linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "abbreviations.toml").read_text("utf-8"))
_INSIDE = frozenset(_DATA["inside"].split())
_CLOSING = frozenset(_DATA["closing"].split())
_OPENERS = frozenset(_DATA["openers"].split())

#: How far back a bracket or a quotation mark is looked for, in characters.
_REACH = 300
_QUOTES = {"‘": "’", "“": "”", "«": "»", "„": "”"}

#: A mark with white space after it and something that can open a sentence; one between two words,
#: its space lost; the space before a bullet within the text; the first line end of an empty line.
#: All begin with one of a few characters, which makes the search twice as fast.
_END = re.compile(
    r"[.!?…\s](?:"
    r"(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]{0,3}+(?=\s++(?:[\"'“‘’«(\[]{0,2}[A-ZÀ-Þ0-9€•]|[’‘']s\s))"
    r"|(?<=[a-zà-ÿ]{3}[.?!])(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
    r"|(?<=\s)(?=[•▪●◦]\s)"
    r"|(?<=\n)(?<!\n\n)(?=[^\S\n]*\n)"
    r")"
)
_LAST_WORD = re.compile(r"[\w.]*\Z")
_NEXT_WORD = re.compile(r"\s*+[\"'“‘«(\[]*([\w’'-]+)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.)*[A-ZÀ-Þ][a-z]?")


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as ranges, surrounding white space left out."""
    ranges, start = [], 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _is_abbreviation(text, start, match):
            continue
        if not match.group().isspace() and _is_enclosed(text, start, match.end()):
            continue
        ranges.append((start, match.end()))
        start = match.end()
    ranges.append((start, len(text)))
    return [stripped for low, high in ranges if (stripped := _strip(text, low, high))]


def _strip(text: str, low: int, high: int) -> tuple[int, int] | None:
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return (low, high) if high > low else None


def _is_abbreviation(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a list number."""
    if len(end.group()) > 1 and end.group()[1] == ".":
        return False
    low = max(start, end.start() - 24)
    found = _LAST_WORD.search(text, low, end.start())
    before = found.group() if found else ""
    if not before:
        return False
    lower = before.lower()
    if before.isdigit():
        return not text[start : end.start() - len(before)].strip()
    following = _NEXT_WORD.match(text, end.end())
    word = following.group(1) if following else ""
    if lower in _INSIDE or lower in _CLOSING:
        inside = lower in _INSIDE and len(end.group()) == 1
        euro = word == "EUR"  # "135 mln. EUR"
        return (
            inside
            or euro
            or not word[:1].isupper()
            or text[end.end() : end.end() + 2].endswith("(")
        )
    # initials; else "a.", "b." before an item, and kin of "m.b.t." that no list has
    dotted = "." in lower and all(len(part) <= 2 for part in lower.split("."))
    abbreviated = _INITIALS.fullmatch(before) or dotted or len(lower) == 1
    return bool(abbreviated) and word.lower() not in _OPENERS


def _is_enclosed(text: str, start: int, end: int) -> bool:
    """Whether the end stands in brackets, or in a quoted title that the sentence goes on after."""
    low = max(start, end - _REACH)
    opened = text.rfind("(", low, end)
    if opened > text.rfind(")", low, end):
        closed = text.find(")", end, end + _REACH)
        again = text.find("(", end, end + _REACH)
        if closed >= 0 and not 0 <= again < closed and opened + _REACH > closed:
            return True
    for mark, counterpart in _QUOTES.items():
        opened = text.rfind(mark, low, end)
        if opened > text.rfind(counterpart, low, end) and text[opened + 1 : opened + 3] != "s ":
            closed = text.find(counterpart, end, opened + _REACH)
            rest = text[closed + 1 : closed + 3].lstrip() if closed >= 0 else ""
            if rest and (rest[0].islower() or rest[0] in ",;(:"):
                return True
    return False
