"""Tables (tabellen): unit and factor, header rows, row hierarchy, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.draft import DraftTable
from corpus.letter import Cell, Table

_UNIT = re.compile(
    r"(?:bedragen|in|x|×|\()\s*(?:in\s*)?(?:x|×)?\s*(?:€|euro|eur)?\s*(?:1\s*)?(?:x\s*)?"
    r"(?P<scale>miljard|mld|mrd|miljoen|mln|duizend|1\.?000)\b\.?(?:\s*euro)?",
    re.IGNORECASE,
)
_FACTORS = {
    "mil": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
    "mrd": 1_000_000_000,
    "duizend": 1_000,
    "1000": 1_000,
    "1.000": 1_000,
}
_TOTAL = re.compile(r"^\s*(?:sub)?totaal\b|^\s*saldo\b|\btotaal\s*$", re.IGNORECASE)
NUMBER = re.compile(r"^[\s€]*[-–−+]?\s*€?\s*\d[\d.]*(?:,\d+)?\s*%?$")


def unit_of(text: str) -> tuple[str, int | None]:
    """The unit printed in ``text`` ("bedragen x € 1 mln.") and its factor; ("", None) without."""
    match = _UNIT.search(text)
    if not match:
        return "", None
    scale = match["scale"].lower()
    return match.group().strip(" ("), _FACTORS.get(scale, _FACTORS.get(scale[:3]))


def finished(
    draft: DraftTable, cells: Sequence[Sequence[tuple[int, int]]], text: str, start: int
) -> Table:
    """The table of ``draft`` whose cells lie at ``cells``; ``text`` starts at offset ``start``."""

    def content(row: int, column: int) -> str:
        low, high = cells[row][column]
        return text[low - start : high - start]

    rows = len(cells)
    columns = max((len(row) for row in cells), default=0)
    headers = draft.header_rows
    if headers is None:
        headers = _header_rows([[content(r, c) for c in range(len(cells[r]))] for r in range(rows)])
    heading = " ".join(content(r, c) for r in range(headers) for c in range(len(cells[r])))
    unit, factor = unit_of(f"{draft.caption} {heading}")
    return Table(
        caption=draft.caption,
        unit=unit,
        factor=factor,
        header_rows=headers,
        rows=rows,
        columns=columns,
        cells=tuple(Cell(r, c, *cells[r][c]) for r in range(rows) for c in range(len(cells[r]))),
        row_levels=tuple(draft.levels or [0] * rows),
        totals=tuple(r for r in range(headers, rows) if cells[r] and _TOTAL.search(content(r, 0))),
        start=start,
        end=start + len(text),
    )


def _header_rows(rows: Sequence[Sequence[str]]) -> int:
    for index, row in enumerate(rows):
        if any(NUMBER.match(cell) for cell in row[1:]) and index:
            return index
    return 1 if rows else 0
