"""Word tables: their grid with merged cells, and which of them only arrange a letter's front page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.draft import DraftTable
from corpus.limits import MAX_TABLE_CELLS
from corpus.readers.building import LETTERHEAD
from corpus.readers.docx_runs import RunReader, paragraphs_of
from corpus.readers.docx_styles import W, number_of, value
from corpus.readers.safe_xml import children, name_of

_MAX_SPAN = 200
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
_LONG = 2_000  # characters of a cell that is running text and no table cell


@dataclass(frozen=True, slots=True)
class WordCell:
    """A ``w:tc``; ``continues`` where a cell above is merged down into it."""

    element: etree._Element
    span: int
    continues: bool

    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs with text in the cell."""
        return [
            p
            for p in paragraphs_of(self.element)
            if any((t.text or "").strip() for t in p.iter(W + "t"))
        ]


@dataclass(frozen=True, slots=True)
class WordRow:
    """A ``w:tr``; ``is_header`` where Word repeats it on each page."""

    cells: tuple[WordCell, ...]
    skipped: int
    is_header: bool


def rows_of(table: etree._Element) -> list[WordRow]:
    """The rows of a table; deleted ones are left out."""
    rows = []
    for element in _unwrapped(table, "tr"):
        properties = element.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        rows.append(
            WordRow(
                tuple(_cell(cell) for cell in _unwrapped(element, "tc")),
                min(max(number_of(value(properties, "gridBefore")), 0), _MAX_SPAN),
                properties is not None and properties.find(W + "tblHeader") is not None,
            )
        )
    return rows


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in children(parent):
        name = name_of(child)
        if name == wanted:
            yield child
        elif name in _WRAPPERS:
            yield from _unwrapped(child, wanted)


def _cell(element: etree._Element) -> WordCell:
    properties = element.find(W + "tcPr")
    span = number_of(value(properties, "gridSpan"), 1)
    merge = properties.find(W + "vMerge") if properties is not None else None
    continues = merge is not None and merge.get(W + "val", "continue") != "restart"
    return WordCell(element, min(max(span, 1), _MAX_SPAN), continues)


def is_layout(table: etree._Element, rows: list[WordRow], *, seen_text: bool) -> bool:
    """Whether a table only arranges text on the page: a letterhead, a frame, a box.

    A table of data has two rows or more with two filled cells or more and no long running text.
    Floating tables, and those of the letterhead before the letter's first sentence (``seen_text``),
    are layout.
    """
    if table.find(f"{W}tblPr/{W}tblpPr") is not None:
        return True
    if not seen_text and any(LETTERHEAD.match(t.text or "") for t in table.iter(W + "t")):
        return True
    filled = [[c for c in row.cells if c.paragraphs()] for row in rows]
    if sum(1 for row in filled if len(row) > 1) < 2:
        return True
    return any(
        sum(len(t.text or "") for t in cell.element.iter(W + "t")) > _LONG
        for row in filled
        for cell in row
    )


def read_table(rows: list[WordRow], runs: RunReader) -> DraftTable:
    """A table of data as rows of texts of one width; a merged cell's text stands in its first."""
    grid: list[list[str]] = []
    indents: list[int] = []
    cells = 0
    for row in rows:
        line = [""] * row.skipped
        for cell in row.cells:
            text = "" if cell.continues else runs.plain(cell.element)
            line += [text, *[""] * (cell.span - 1)]
        cells += len(line)
        grid.append(line)
        if cells > MAX_TABLE_CELLS:
            break  # the builder refuses the document
        indents.append(_indent(row))
    width = max((len(line) for line in grid), default=0)
    width = min(width, MAX_TABLE_CELLS // max(len(grid), 1) + 1)
    grid = [line[:width] + [""] * (width - len(line)) for line in grid]
    headers = 0
    for row in rows:
        if not row.is_header:
            break
        headers += 1
    return DraftTable(grid, header_rows=headers or None, levels=_levels(indents))


def _indent(row: WordRow) -> int:
    """The left indent of a row's first cell, in twentieths of a point."""
    if not row.cells:
        return 0
    indent = row.cells[0].element.find(f"{W}p/{W}pPr/{W}ind")
    if indent is None:
        return 0
    return number_of(indent.get(W + "left") or indent.get(W + "start"))


def _levels(indents: list[int]) -> list[int] | None:
    """Indents as depths, None where all are the same."""
    steps = sorted(set(indents))
    return [steps.index(indent) for indent in indents] if len(steps) > 1 else None
