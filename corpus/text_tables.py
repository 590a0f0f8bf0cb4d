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
#: The first cell of a row parted by gaps is shorter than this, in characters.
_WIDEST = 90
#: From how many of its lines a run of cells on lines is tried: what stands above a table (its
#: caption) may be printed as a cell too.
_TRIES = 20


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
    """The tables in ``lines``, in order, none overlapping. Linear in the number of lines."""
    found: list[Found] = []
    barred = [_begins_other(line.text) for line in lines]
    runs = [(form, _runs(lines, form, barred)) for form in _FORMS]
    index = tries = failed = 0
    while index < len(lines):
        table = None
        tries = tries if index < failed else 0
        if _is_cell(lines[index].text) and tries < _TRIES:
            table, failed = _cells_on_lines(lines, index)
            tries += 1
        for form, ends in runs:
            if table is None and index in ends:
                table = _of_rows(lines, index, ends[index], form)
        if table is not None:
            found.append(table)
        index = table.end if table else index + 1
    return found


def _is_cell(text: str) -> bool:
    return text.startswith("\t") and "\t" not in text.strip()


def _cells_on_lines(lines: Sequence[Line], start: int) -> tuple[Found | None, int]:
    """Cells that each begin a line with a tab, rows parted by empty lines, as Word exports them.

    Second: the line after the last cell's, whether or not the cells make a table.
    """
    chunks, end = _chunks(lines, start)
    counts = Counter(len(chunk) for chunk in chunks if len(chunk) > 1)
    if not counts:
        return None, end
    columns = counts.most_common(1)[0][0]
    rows: list[_Row] = []
    waiting: _Row = []
    for chunk in chunks:
        waiting += [_joined(cell) for cell in chunk]
        if len(waiting) >= columns:
            rows.append(waiting[:columns])
            waiting = waiting[columns:]
    return None if waiting or len(rows) < 2 else Found(start, end, _table(rows)), end


def _chunks(lines: Sequence[Line], start: int) -> tuple[list[list[list[Line]]], int]:
    """The lines that begin with a tab from ``start`` on, as cells in groups parted by empty lines.

    A cell's text may run on over lines without a tab. Second: the line after the last cell's.
    """
    chunks: list[list[list[Line]]] = [[]]
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if _is_cell(line.text):
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


_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of printing a row on a line.

    ``cells`` are the ranges of the cells in a line's text, empty where it is no row; of a form
    that needs ``figures`` half of the rows, and two at least, must have one.
    """

    cells: Callable[[str], list[_Range]]
    figures: bool = False


def _runs(lines: Sequence[Line], form: _Form, barred: Sequence[bool]) -> dict[int, int]:
    """Where tables of ``form`` may start → where each ends.

    Rows on consecutive lines, one empty line between two passed over, make a run. A table is as
    much of a run's end as makes one, so the runs are read backwards and each line once.
    """
    ends: dict[int, int] = {}
    end = following = 0
    widths: Counter[int] = Counter()
    figures = most = 0
    for index in reversed(range(len(lines))):
        text = lines[index].text
        ranges = [] if barred[index] else form.cells(text)
        if not ranges:
            continue
        gap = following - index
        if not (gap == 1 or (gap == 2 and not lines[index + 1].text.strip())):
            end, figures, most = index + 1, 0, 0
            widths.clear()
        following = index
        if not _BAR_RULE.fullmatch(text):
            widths[len(ranges)] += 1
            if len(ranges) > 1:
                most = max(most, widths[len(ranges)])
            figures += any(_FIGURE.fullmatch(text[a:b]) for a, b in ranges[1:])
        rows = widths.total()
        if (
            rows > 1
            and most
            and (most > widths[1] or (most == widths[1] and len(ranges) > 1))
            and (not form.figures or figures >= max(2, 0.5 * rows))
        ):
            ends[index] = end
    return ends


def _begins_other(text: str) -> bool:
    """Whether a line is a list item, a label or an office, and no row however it is printed."""
    return bool(
        _ITEM.match(text)
        or cues.is_label(text)
        or cues.OFFICE.match(re.split(r"\t|\s{3,}", text.strip(), maxsplit=1)[0])
    )


def _of_rows(lines: Sequence[Line], start: int, end: int, form: _Form) -> Found:
    """The table of ``form`` in lines ``start`` to ``end``."""
    rows = [
        [_slice(line, low, high) for low, high in ranges]
        for line in lines[start:end]
        if not _BAR_RULE.fullmatch(line.text) and (ranges := form.cells(line.text))
    ]
    return Found(start, end, _table(rows))


def _at_tabs(text: str) -> list[_Range]:
    return _parted(text.rstrip(), "\t", 0) if "\t" in text.strip("\n") else []


def _at_bars(text: str) -> list[_Range]:
    """Cells parted by bars, as Markdown has them."""
    if text.count("|") < 2:
        return []
    low, high = text.find("|"), text.rfind("|")
    inner_start = low + 1 if not text[:low].strip() else 0
    inner_end = high if not text[high + 1 :].strip() else len(text)
    return _parted(text[inner_start:inner_end], "|", inner_start)


def _at_gaps(text: str) -> list[_Range]:
    """Cells parted by wide gaps; a line of contents with leaders is no row."""
    bare = text.rstrip()
    at = len(text) - len(text.lstrip())
    ranges = []
    for gap in _GAP.finditer(bare, at):
        ranges.append((at, gap.start()))
        at = gap.end()
    if not ranges or ranges[0][1] - ranges[0][0] >= _WIDEST or _LEADER.search(text):
        return []
    return [*ranges, (at, len(text))]


def _parted(text: str, mark: str, offset: int) -> list[_Range]:
    ranges = []
    for part in text.split(mark):
        ranges.append((offset, offset + len(part)))
        offset += len(part) + len(mark)
    return ranges


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


_FORMS = (_Form(_at_tabs), _Form(_at_bars), _Form(_at_gaps, figures=True))
