"""Where claims are looked for: the sentences of a letter and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.letter import Block, Cell
from kb.extract.reading import Reading

#: A longer "sentence" is read in pieces of about this many characters.
_PIECE = 4000


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a row of a table: where claims are looked for."""

    start: int
    end: int
    text: str
    block: Block
    cells: tuple[str, ...] = ()


def units(reading: Reading) -> Iterator[Unit]:
    """The sentences of the letter and the rows of its tables, in the order of the text."""
    found = [
        Unit(low, high, reading.letter.text[low:high], s.block)
        for s in reading.sentences
        for low, high in _pieces(reading.letter.text, s.start, s.end)
    ]
    text = reading.letter.text
    for table in reading.letter.tables:
        block = next((b for b in reading.letter.blocks if b.start <= table.start < b.end), None)
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            if cell.end > cell.start:
                rows.setdefault(cell.row, []).append(cell)
        for _row, cells in sorted(rows.items()):
            if block:
                low, high = min(c.start for c in cells), max(c.end for c in cells)
                words = tuple(text[c.start : c.end].strip() for c in cells)
                found.append(Unit(low, high, text[low:high], block, words))
    yield from sorted(found, key=lambda u: u.start)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as one range, or as several where it is too long to be one."""
    while end - start > _PIECE:
        cut = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        cut = cut if cut > 0 else start + _PIECE
        yield start, cut
        start = cut
    yield start, end
