"""Tables as official XML has them (CALS): columns with names, cells that span them."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from corpus.draft import DraftTable
from corpus.limits import MAX_TABLE_CELLS
from corpus.readers.safe_xml import children, name_of

_MAX_COLUMNS = 200
_MAX_SPAN = 2_000


def read_table(group: etree._Element, text_of: Callable[[etree._Element], str]) -> DraftTable:
    """A ``tgroup`` as rows of cell texts; a spanning cell's text stands in its first place."""
    columns = _columns(group)
    rows: list[list[str]] = []
    busy: dict[int, int] = {}  # column → rows that a cell above still reaches into
    headers = cells = 0
    for section in children(group):
        if name_of(section) not in ("thead", "tbody", "tfoot"):
            continue
        for row in children(section):
            if name_of(row) != "row":
                continue
            line = _row(row, columns, busy, text_of)
            cells += len(line)
            rows.append(line)
            if cells > MAX_TABLE_CELLS:
                break  # the builder refuses the document
            headers += name_of(section) == "thead"
    width = max((len(row) for row in rows), default=0)
    return DraftTable(
        [row + [""] * (width - len(row)) for row in rows], header_rows=headers or None
    )


def _columns(group: etree._Element) -> dict[str, int]:
    names: dict[str, int] = {}
    for index, element in enumerate(e for e in children(group) if name_of(e) == "colspec"):
        if index >= _MAX_COLUMNS:
            break
        names[element.get("colname") or f"col{index + 1}"] = index
    return names


def _row(
    row: etree._Element,
    columns: dict[str, int],
    busy: dict[int, int],
    text_of: Callable[[etree._Element], str],
) -> list[str]:
    line: dict[int, str] = {}
    taken = {column for column, left in busy.items() if left > 0}
    for column in taken:
        busy[column] -= 1
    at = 0
    for entry in children(row):
        if name_of(entry) != "entry":
            continue
        while at in taken:
            at += 1
        first = columns.get(entry.get("namest") or entry.get("colname") or "", at)
        last = max(columns.get(entry.get("nameend") or "", first), first)
        if first >= _MAX_COLUMNS:
            break
        line[first] = text_of(entry)
        below = min(_number(entry.get("morerows")), _MAX_SPAN)
        for column in range(first, last + 1):
            line.setdefault(column, "")
            if below:
                busy[column] = below
        at = last + 1
    width = max([*line, *taken], default=-1) + 1
    return [line.get(column, "") for column in range(width)]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
