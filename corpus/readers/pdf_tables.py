"""Tables on a PDF page: lines whose segments stand in columns."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.draft import DraftTable, Piece
from corpus.readers.pdf_lines import PageLine, Segment
from corpus.readers.pdf_regions import Measure
from corpus.tables import header_rows

_FIGURE = re.compile(
    r"[\s€(]*[-–−+]?\s*€?\s*\d[\d.,\s]*\s*(?:%|mln\.?|mld\.?)?[)*\s]*|[-–]|p\.?m\.?|n\.?v\.?t\.?",
    re.I,
)
#: The share of the text's width over which a line without columns is prose again.
_WIDE = 0.62
#: Lines farther apart than this many usual line distances do not belong to one table.
_APART = 2.4
#: Lines of one cell stand closer than this many times the closest two lines of the table.
_CLOSE = 1.12


@dataclass(frozen=True, slots=True)
class Found:
    """A table in lines ``start`` to ``end`` (half-open) of a page."""

    start: int
    end: int
    table: DraftTable


def find(lines: Sequence[PageLine], usual: Measure) -> list[Found]:
    """The tables among a page's lines, in order, none overlapping."""
    found: list[Found] = []
    index = 0
    while index < len(lines):
        if not _is_row(lines[index]):
            index += 1
            continue
        start, end = _extent(lines, index, usual)
        if table := _table(lines[start:end]):
            found.append(Found(start, end, table))
        index = max(end, index + 1)
    return found


def continued(table: DraftTable, rest: DraftTable) -> bool:
    """Add ``rest``, the table at the top of the next page, to ``table`` where it goes on with it.

    It does where it has as many columns and begins with the same header, which is left out, or
    with figures and no header at all.
    """
    if len(table.rows[0]) != len(rest.rows[0]):
        return False
    headers = header_rows(table.rows)
    again = 0
    while again < headers and _same(table.rows[again], rest.rows[again : again + 1]):
        again += 1
    if again < headers and header_rows(rest.rows[again:]):
        return False
    offset = len(table.rows) - again
    if table.levels is not None or rest.levels is not None:
        mine, others = table.levels or [0] * len(table.rows), rest.levels or [0] * len(rest.rows)
        table.levels = mine + others[again:]
    table.rows += rest.rows[again:]
    for (row, column), pieces in rest.pieces.items():
        if row >= again:
            table.pieces[row + offset, column] = pieces
    return True


def _same(row: Sequence[str], found: Sequence[Sequence[str]]) -> bool:
    """Whether the row in ``found``, if any, says what ``row`` says."""
    return bool(found) and [c.split() for c in row] == [c.split() for c in found[0]]


def _is_row(line: PageLine) -> bool:
    return len(line.segments) > 1 and not any(
        cues.LABEL.match(s.text) or cues.OFFICE.match(s.text) for s in line.segments
    )


def _extent(lines: Sequence[PageLine], first: int, usual: Measure) -> tuple[int, int]:
    """The lines of the table whose first row with columns is ``first``."""
    end = last_row = first + 1
    width = usual.right - usual.left
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        if above.y - line.y > _APART * max(usual.leading, 1.2 * line.size):
            break
        if _is_row(line):
            last_row = end + 1
        elif (
            line.end - line.x > _WIDE * width or end - last_row > 3 or cues.CAPTION.match(line.text)
        ):
            break
        end += 1
    while last_row < end and _belongs_below(lines[last_row], lines[last_row - 1]):
        last_row += 1
    start = first
    while start and _heads(lines[start - 1], lines[start]):
        start -= 1
    return start, last_row


def _belongs_below(line: PageLine, above: PageLine) -> bool:
    """Whether a line without columns goes on with the last row's first cell."""
    return line.text[:1].islower() and above.y - line.y < 1.4 * line.size


def _heads(line: PageLine, below: PageLine) -> bool:
    """Whether a line without columns is the upper line of the header over ``below``."""
    over = any(abs(line.x - s.x) < 4 or abs(line.end - s.end) < 4 for s in below.segments[1:])
    return over and line.y - below.y < 1.6 * line.size and not cues.CAPTION.match(line.text)


def _table(lines: Sequence[PageLine]) -> DraftTable | None:
    rows = [line for line in lines if len(line.segments) > 1]
    if len(rows) < 2:
        return None
    counts = Counter(len(row.segments) for row in rows)
    columns = max(counts, key=lambda n: (counts[n], n))
    figured = sum(1 for row in rows if any(_FIGURE.fullmatch(s.text) for s in row.segments[1:]))
    if figured < 2 and not (columns > 2 and counts[columns] > 2):
        return None
    edges = _edges([row for row in rows if len(row.segments) == columns])
    table = DraftTable(rows=[])
    starts: list[PageLine] = []
    closest = min((a.y - b.y for a, b in itertools.pairwise(lines)), default=0.0)
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        cells = _cells(line, edges)
        if above is not None and _wraps(line, above, cells, closest, table):
            _extend(table, cells)
        else:
            table.rows.append([""] * len(edges))
            starts.append(line)
            _extend(table, cells)
    table.levels = _levels(starts, edges[0][0])
    return table


def _levels(rows: Sequence[PageLine], left: float) -> list[int] | None:
    """How deep the rows lie by their indent, else by bold type over plain; None without either."""
    figured = [any(_FIGURE.fullmatch(s.text) for s in row.segments[1:]) for row in rows]
    indents = [round((row.x - left) / 4) if figured[n] else 0 for n, row in enumerate(rows)]
    steps = sorted({indent for n, indent in enumerate(indents) if figured[n]})
    if 1 < len(steps) <= 5:
        return [steps.index(i) if figured[n] else 0 for n, i in enumerate(indents)]
    bold = [row.segments[0].bold for row in rows]
    groups = [n for n in range(len(rows) - 1) if figured[n] and bold[n] and not bold[n + 1]]
    if groups and not all(bold):
        return [int(figured[n] and not bold[n] and n > groups[0]) for n in range(len(rows))]
    return None


def _edges(rows: Sequence[PageLine]) -> list[tuple[float, float]]:
    """The left and right edge of each column, from the rows that have all of them."""
    return [
        (min(row.segments[c].x for row in rows), max(row.segments[c].end for row in rows))
        for c in range(len(rows[0].segments))
    ]


def _cells(
    line: PageLine, edges: Sequence[tuple[float, float]]
) -> dict[int, list[tuple[Segment, Piece]]]:
    cells: dict[int, list[tuple[Segment, Piece]]] = {}
    offset = line.source
    for segment in line.segments:
        piece = Piece(0, line.page, f"page {line.page}", offset)
        cells.setdefault(_column(segment, edges), []).append((segment, piece))
        offset += len(segment.text) + 1
    return cells


def _column(segment: Segment, edges: Sequence[tuple[float, float]]) -> int:
    """The column that a segment overlaps most, or stands nearest to."""

    def closeness(column: int) -> float:
        left, right = edges[column]
        return min(segment.end, right) - max(segment.x, left)

    return max(range(len(edges)), key=closeness)


def _wraps(
    line: PageLine,
    above: PageLine,
    cells: dict[int, list[tuple[Segment, Piece]]],
    closest: float,
    table: DraftTable,
) -> bool:
    """Whether a line goes on with the cells of the row above it."""
    gap = above.y - line.y
    figures = any(
        _FIGURE.fullmatch(segment.text)
        for column in cells
        if column
        for segment, _ in cells[column]
    )
    if gap > _CLOSE * closest:
        return False
    last = table.rows[-1]
    if figures:
        return not any(last[1:]) and bool(last[0]) and line.segments[0].text[:1].islower()
    if 0 in cells:
        return line.segments[0].text[:1].islower() or (
            len(cells) == 1 and last[0].endswith(("-", "(", ","))
        )
    return all(last[column] for column in cells) or len(table.rows) == 1


def _extend(table: DraftTable, cells: dict[int, list[tuple[Segment, Piece]]]) -> None:
    row = len(table.rows) - 1
    for column, parts in cells.items():
        for segment, piece in parts:
            text = table.rows[row][column]
            text += "\n" if text else ""
            moved = Piece(len(text), piece.page, piece.part, piece.source)
            table.pieces[row, column] = (*table.pieces.get((row, column), ()), moved)
            table.rows[row][column] = text + segment.text
