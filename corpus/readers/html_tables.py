"""Tables of web pages: their grid, and which of them only arrange the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from corpus.draft import DraftTable
from corpus.limits import MAX_TABLE_CELLS
from corpus.readers.safe_xml import children, name_of

_MAX_SPAN = 200
_CELLS = ("td", "th")


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data: two rows or more with two filled cells, and no table inside."""
    if table.get("role") in ("presentation", "none"):
        return False
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return False
    filled = 0
    for row in _rows(table):
        cells = [
            c
            for c in children(row)
            if name_of(c) in _CELLS and "".join(map(str, c.itertext())).strip()
        ]
        filled += len(cells) > 1
    return filled > 1


def read_table(table: etree._Element, text_of: Callable[[etree._Element], str]) -> DraftTable:
    """The rows of a table, ``text_of`` each cell; a spanning cell's text stands in its first place."""
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # column → rows that a cell above still reaches into
    headers = cells = 0
    for row in _rows(table):
        line: dict[int, str] = {}
        taken = {column for column, left in below.items() if left > 0}
        for column in taken:
            below[column] -= 1
        at = 0
        own = [cell for cell in children(row) if name_of(cell) in _CELLS]
        for cell in own:
            while at in taken:
                at += 1
            span = _span(cell, "colspan")
            line[at] = text_of(cell)
            reach = _span(cell, "rowspan") - 1
            for column in range(at, at + span):
                line.setdefault(column, "")
                if reach:
                    below[column] = reach
            at += span
        width = max([*line, *taken], default=-1) + 1
        cells += width
        if own and all(name_of(cell) == "th" for cell in own) and headers == len(rows):
            headers += 1
        rows.append([line.get(column, "") for column in range(width)])
        if cells > MAX_TABLE_CELLS:
            break  # the builder refuses the page
    width = max((len(row) for row in rows), default=0)
    width = min(width, MAX_TABLE_CELLS // max(len(rows), 1) + 1)
    return DraftTable(
        [row[:width] + [""] * (width - len(row)) for row in rows], header_rows=headers or None
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table.iter("tr"))


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name) or "1"
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), _MAX_SPAN)
