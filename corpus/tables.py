"""Tables (tabellen): unit and factor, header rows, row hierarchy, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.draft import DraftTable
from corpus.letter import Cell, Table

_SCALES = {
    "miljard": 10**9,
    "mld": 10**9,
    "mrd": 10**9,
    "miljoen": 10**6,
    "mln": 10**6,
    "duizend": 10**3,
}
_SCALE = (
    r"(?P<scale>miljard(?:en)?|mld|mrd|miljoen(?:en)?|mln|duizend(?:en)?|1[.\s]?000(?:[.\s]?000)?)"
)
_EURO = r"(?:€|euro(?:[’']?s)?|eur)"
#: "bedragen x € 1 mln.", "in miljoenen euro's", "(x € 1.000)", "€ mln", "in € mld."
_UNITS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:bedragen\s+)?(?:in\s+)?[x×*]\s*(?:{_EURO}\s*)?(?:1\s*)?(?:{_EURO}\s*)?{_SCALE}\b\.?(?:\s*{_EURO})?",
        rf"(?:bedragen\s+)?in\s+(?:{_EURO}\s*)?{_SCALE}\b\.?(?:\s*{_EURO})?",
        rf"{_EURO}\s*(?:1\s*)?{_SCALE}\b\.?",
        rf"{_SCALE}\b\.?\s*{_EURO}",
    )
)
_PLAIN_EURO = re.compile(
    rf"bedragen\s+in\s+{_EURO}|\(\s*(?:in\s+)?{_EURO}\s*\)|\bin\s+(?:hele\s+)?euro", re.I
)
_MONEY = re.compile(
    rf"{_EURO}|bedrag|kosten|budget|begroting|uitgaven|middelen|dekking|raming|subsidie|financi",
    re.I,
)
_TOTAL = re.compile(r"\s*(?:sub|eind|generaal\s+)?tota(?:al|len)\b|\s*saldo\b|.*\btotaal\s*$", re.I)
_OF_WHICH = re.compile(r"\s*(?:waarvan|w\.?v\.?|[-–•·o▪])\s", re.IGNORECASE)
NUMBER = re.compile(
    r"[\s€]*(?P<sign>[-–−+])?\s*€?\s*(?P<digits>\d{1,3}(?:[.\s]\d{3})+|\d+)(?P<decimals>,\d+)?"
)
#: Rows that one row is looked for to be the sum of; a longer search costs time and finds chance.
_GROUP_ROWS = 60


def number(text: str) -> Decimal | None:
    """The number that a cell holds as Dutch writes it ("2.750", "-0,5"), or None."""
    match = NUMBER.fullmatch(text.strip())
    if not match:
        return None
    digits = re.sub(r"[.\s]", "", match["digits"]) + (match["decimals"] or "").replace(",", ".")
    return -Decimal(digits) if match["sign"] in ("-", "–", "−") else Decimal(digits)


def unit_of(text: str) -> tuple[str, int | None]:
    """The unit printed in ``text`` ("bedragen x € 1 mln.") and its factor; ("", None) without.

    The factor is None for a unit that is not one of money ("x 1.000 hectare").
    """
    for form in _UNITS:
        if match := form.search(text):
            unit = match.group().strip()
            return unit, _factor(match["scale"]) if _MONEY.search(text) else None
    if match := _PLAIN_EURO.search(text):
        return match.group().strip(" ()"), 1
    return "", None


def _factor(scale: str) -> int:
    word = scale.lower()
    for name, factor in _SCALES.items():
        if word.startswith(name):  # "miljoen" as well as "miljoenen"
            return factor
    return int(re.sub(r"\D", "", word))


def finished(
    draft: DraftTable, cells: Sequence[Sequence[tuple[int, int]]], text: str, start: int
) -> Table:
    """The table of ``draft`` whose cells lie at ``cells``; ``text`` starts at offset ``start``."""
    contents = [[text[low - start : high - start] for low, high in row] for row in cells]
    headers = draft.header_rows
    if headers is None:
        headers = header_rows(contents)
    heading = " ".join(cell for row in contents[:headers] for cell in row)
    unit, factor = unit_of(f"{draft.caption} {heading}")
    if not unit:
        labels = {unit_of(row[0]) for row in contents[headers:] if row} - {("", None)}
        unit, factor = labels.pop() if len(labels) == 1 else ("", None)
    if factor is None and not unit and any("€" in cell for row in contents for cell in row):
        factor = 1
    totals = tuple(
        r for r in range(headers, len(cells)) if contents[r] and _TOTAL.match(contents[r][0])
    )
    return Table(
        caption=draft.caption,
        unit=unit,
        factor=factor,
        header_rows=headers,
        rows=len(cells),
        columns=max((len(row) for row in cells), default=0),
        cells=tuple(Cell(r, c, *span) for r, row in enumerate(cells) for c, span in enumerate(row)),
        row_levels=_levels(draft, contents, headers, totals),
        totals=totals,
        start=start,
        end=start + len(text),
    )


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """The rows above the first that has a figure which is no year; at least one where any are."""
    for index, row in enumerate(rows[:6]):
        figures = [cell for cell in row[1:] if number(cell) is not None]
        years = [cell for cell in figures if re.fullmatch(r"\s*(?:19|20)\d\d\s*", cell)]
        if index and len(figures) > len(years):
            return index
        if not index and row and row[0].strip() and len(figures) > len(years):
            return 0
    return 1 if rows else 0


def _levels(
    draft: DraftTable, rows: Sequence[Sequence[str]], headers: int, totals: Sequence[int]
) -> tuple[int, ...]:
    """How deep each row lies, 0 for header rows: as the format says, or by what is printed."""
    found = draft.levels or _printed_levels(draft, rows, headers, totals)
    return tuple(0 if row < headers else level for row, level in enumerate(found))


def _printed_levels(
    draft: DraftTable, rows: Sequence[Sequence[str]], headers: int, totals: Sequence[int]
) -> list[int]:
    """By its indent or "waarvan", else by which rows it is the sum of."""
    levels = [0] * len(rows)
    indents = [_indent(draft.rows[r][0]) if draft.rows[r] else 0 for r in range(len(rows))]
    steps = sorted({indents[r] for r in range(headers, len(rows)) if r not in totals})
    if len(steps) > 1:
        return [
            steps.index(indents[r]) if r >= headers and r not in totals else 0
            for r in range(len(rows))
        ]
    marked = [r for r in range(headers, len(rows)) if rows[r] and _OF_WHICH.match(rows[r][0])]
    if marked and len(marked) < len(rows) - headers - len(totals):
        return [int(r in marked) for r in range(len(rows))]
    _sink(rows, levels, headers, len(rows), frozenset(totals))
    return levels


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \u00a0")) if text.startswith(("  ", "\u00a0\u00a0")) else 0


def _sink(
    rows: Sequence[Sequence[str]],
    levels: list[int],
    start: int,
    end: int,
    totals: frozenset[int],
) -> None:
    """Set the rows below a row that they add up to one level deeper."""
    row = start
    while row < end:
        last = None if row in totals else _summed(rows, row, end, totals)
        if last is None:
            row += 1
            continue
        for child in range(row + 1, last + 1):
            levels[child] += 1
        _sink(rows, levels, row + 1, last + 1, totals)
        row = last + 1


def _summed(
    rows: Sequence[Sequence[str]], row: int, end: int, totals: frozenset[int]
) -> int | None:
    """The last of the two or more rows right below ``row`` that it is the sum of.

    In every column; or else, for a table that does not add up is still a table, in most of them.
    """
    wanted = [number(cell) or Decimal(0) for cell in rows[row][1:]]
    filled = sum(1 for value in wanted if value)
    sums = [Decimal(0)] * len(wanted)
    nearly = None
    for below in range(row + 1, min(end, row + 1 + _GROUP_ROWS)):
        if below in totals or not filled:
            break
        for column, cell in enumerate(rows[below][1 : len(wanted) + 1]):
            sums[column] += number(cell) or Decimal(0)
        if below < row + 2:
            continue
        if sums == wanted:
            return below
        right = sum(
            1 for value, found in zip(wanted, sums, strict=True) if value and value == found
        )
        if nearly is None and filled > 2 and right >= filled - 1:
            nearly = below
    return nearly
