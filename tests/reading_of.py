"""A letter made of one text, for the tests of extraction."""

from __future__ import annotations

import datetime as dt

from corpus.letter import Block, BlockKind, Cell, Letter, Letterhead, Role, Source, Table
from kb.extract.pipeline import extract
from kb.facts import Extraction


def letter_of(
    text: str,
    date: dt.date | None = None,
    *,
    role: Role = "body",
    kind: BlockKind = "paragraph",
    tables: tuple[Table, ...] = (),
) -> Letter:
    """A letter whose text is one block, or one block and tables after it."""
    body = min((t.start for t in tables), default=len(text))
    blocks = [Block(kind, role, 0, body)]
    blocks += [Block("table", "body", t.start, t.end) for t in tables]
    return Letter(
        text=text,
        source=Source("test.txt", "", "text", len(text)),
        head=Letterhead(date=date),
        blocks=tuple(b for b in blocks if b.end > b.start),
        tables=tables,
    )


def facts_of(text: str, date: dt.date | None = None) -> Extraction:
    """The facts of one paragraph."""
    return extract(letter_of(text, date))


def table_letter(
    rows: list[list[str]],
    *,
    before: str = "",
    caption: str = "",
    unit: str = "",
    factor: int | None = None,
    levels: tuple[int, ...] = (),
    totals: tuple[int, ...] = (),
) -> Letter:
    """A letter with ``before`` as its text and one table; its first row is the header."""
    text, cells = before + "\n\n", []
    start = len(text)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(words)))
            text += words + "\t"
        text += "\n"
    table = Table(
        caption=caption,
        unit=unit,
        factor=factor,
        header_rows=1,
        rows=len(rows),
        columns=max(map(len, rows)),
        cells=tuple(cells),
        row_levels=levels or (0,) * len(rows),
        totals=totals,
        start=start,
        end=len(text),
    )
    return letter_of(text, tables=(table,))
