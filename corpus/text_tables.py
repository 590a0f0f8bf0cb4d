"""Tables in plain text: cells parted by tabs, bars or wide gaps, or standing on a line each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.draft import DraftTable, Piece
from corpus.line import Line

_BAR_RULE = re.compile(r"[\s|+:=-]+")
_GAP = re.compile(r"\s{3,}|(?<=\S)\s{2,}(?=[€\d(–-])")
_FIGURE = re.compile(
    r"[\s€(]*[-–−+]?\s*€?\s*\d[\d.,]*\s*(?:%|mln\.?|mld\.?|pm)?[)*\s]*|[-–]|p\.?m\.?", re.I
)
#: A list item whose bullet or number a tab or gap parts from its text.
_ITEM = re.compile(
    r"\s*(?:[·•●▪■◦○‣➢\uf0b7\uf0a7\uf0d8o*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\t| {2,})"
)
_LEADER = re.compile(r"\.{4,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A table in lines ``start`` to ``end`` (half-open)."""

    start: int
    end: int
    table: DraftTable


@dataclass(slots=True)
class _Cell:
    text: str
    pieces: tuple[Piece, ...] = ()


_Row = list[_Cell]


def find(lines: Sequence[Line]) -> list[Found]:
    """The tables in ``lines``, in order, none overlapping."""
    found: list[Found] = []
    index = 0
    while index < len(lines):
        for form in _FORMS:
            if table := form(lines, index):
                found.append(table)
                index = table.end
                break
        else:
            index += 1
    return found


def _cells_on_lines(lines: Sequence[Line], start: int) -> Found | None:
    """Cells that each begin a line with a tab, rows parted by empty lines, as Word exports them."""
    chunks, end = _chunks(lines, start)
    counts = Counter(len(chunk) for chunk in chunks if len(chunk) > 1)
    if not counts:
        return None
    columns = counts.most_common(1)[0][0]
    rows: list[_Row] = []
    waiting: _Row = []
    for chunk in chunks:
        waiting += [_joined(cell) for cell in chunk]
        if len(waiting) >= columns:
            rows.append(waiting[:columns])
            waiting = waiting[columns:]
    return None if waiting or len(rows) < 2 else Found(start, end, _table(rows))


def _chunks(lines: Sequence[Line], start: int) -> tuple[list[list[list[Line]]], int]:
    """The lines that begin with a tab from ``start`` on, as cells in groups parted by empty lines.

    A cell's text may run on over lines without a tab. Second: the line after the last cell's.
    """
    chunks: list[list[list[Line]]] = [[]]
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.text.startswith("\t") and "\t" not in line.text.strip():
            chunks[-1].append([line])
        elif not line.text.strip():
            chunks.append([])
            continue
        elif chunks[-1]:
            chunks[-1][-1].append(line)
        else:
            break
        end = index + 1
    return [chunk for chunk in chunks if chunk], end


def _tabbed(lines: Sequence[Line], start: int) -> Found | None:
    """A row a line, its cells parted by tabs."""
    return _row_a_line(lines, start, lambda text: text.strip("\n").count("\t") > 0, _at_tabs)


def _barred(lines: Sequence[Line], start: int) -> Found | None:
    """A row a line, its cells parted by bars, as Markdown has them."""
    return _row_a_line(lines, start, lambda text: text.count("|") > 1, _at_bars)


def _gapped(lines: Sequence[Line], start: int) -> Found | None:
    """A row a line, its cells parted by wide gaps, and figures in them."""

    def is_row(text: str) -> bool:
        cells = [c for c in _GAP.split(text.strip()) if c.strip()]
        return len(cells) > 1 and not _LEADER.search(text) and len(cells[0]) < 90

    found = _row_a_line(lines, start, is_row, _at_gaps)
    if found is None:
        return None
    figures = sum(1 for row in found.table.rows if any(_FIGURE.fullmatch(cell) for cell in row[1:]))
    return found if figures >= max(2, 0.5 * len(found.table.rows)) else None


def _row_a_line(
    lines: Sequence[Line],
    start: int,
    is_row: Callable[[str], bool],
    cells_of: Callable[[Line], _Row],
) -> Found | None:
    """At least two rows on consecutive lines; one empty line between rows is passed over."""
    rows: list[_Row] = []
    index = end = start
    while index < len(lines):
        text = lines[index].text
        if (
            _ITEM.match(text)
            or cues.is_label(text)
            or cues.OFFICE.match(re.split(r"\t|\s{3,}", text.strip())[0])
        ):
            break
        if is_row(text):
            if not _BAR_RULE.fullmatch(text):
                rows.append(cells_of(lines[index]))
            end = index + 1
        elif text.strip() or not rows or index > end:
            break
        index += 1
    columns = max((len(row) for row in rows), default=0)
    usual = Counter(len(row) for row in rows).most_common(1)
    if len(rows) < 2 or columns < 2 or usual[0][0] < 2:
        return None
    return Found(start, end, _table(rows))


def _at_tabs(line: Line) -> _Row:
    text = line.text.rstrip()
    cells, at = [], 0
    for part in text.split("\t"):
        cells.append(_slice(line, at, at + len(part)))
        at += len(part) + 1
    return cells


def _at_bars(line: Line) -> _Row:
    text = line.text
    low, high = text.find("|"), text.rfind("|")
    inner_start = low + 1 if not text[:low].strip() else 0
    inner_end = high if not text[high + 1 :].strip() else len(text)
    cells, at = [], inner_start
    for part in text[inner_start:inner_end].split("|"):
        cells.append(_slice(line, at, at + len(part)))
        at += len(part) + 1
    return cells


def _at_gaps(line: Line) -> _Row:
    text = line.text
    first = len(text) - len(text.lstrip())
    cells, at = [], first
    for gap in _GAP.finditer(text.rstrip(), first):
        cells.append(_slice(line, at, gap.start()))
        at = gap.end()
    cells.append(_slice(line, at, len(text)))
    return cells


def _slice(line: Line, start: int, end: int) -> _Cell:
    piece = line.slice(start, end)
    return _Cell(piece.text, piece.pieces)


def _joined(lines: Sequence[Line]) -> _Cell:
    text, pieces = "", []
    for line in lines:
        if text:
            text += "\n"
        skip = 1 if line.text.startswith("\t") else 0
        part = line.slice(skip, len(line.text))
        pieces += [Piece(len(text) + p.start, p.page, p.part, p.source) for p in part.pieces]
        text += part.text
    return _Cell(text, tuple(pieces))


def _table(rows: Sequence[_Row]) -> DraftTable:
    columns = max(len(row) for row in rows)
    filled = [[*row, *(_Cell("") for _ in range(columns - len(row)))] for row in rows]
    return DraftTable(
        rows=[[cell.text for cell in row] for row in filled],
        pieces={
            (r, c): cell.pieces
            for r, row in enumerate(filled)
            for c, cell in enumerate(row)
            if cell.pieces
        },
    )


_FORMS = (_cells_on_lines, _tabbed, _barred, _gapped)
