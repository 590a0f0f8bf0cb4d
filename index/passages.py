"""A letter as passages: pieces of text that hold one idea, with where they stand.

Short paragraphs of one section are taken together, long ones are cut between sentences, a list
stays with the words that lead to it, an answer carries its question, a table is written out row by
row, and a note stands with the passage that its marker is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from index.sentences import sentence_spans

# A search reads passages and no letters: what a letter is made of is imported where one is cut.
if TYPE_CHECKING:
    from corpus.letter import Block, Footnote, Letter, Role, Span, Table

PassageKind = Literal["text", "table", "note"]

#: In characters: paragraphs are added to a passage while it is shorter than FULL and stays under
#: LONGEST; a single paragraph longer than LONGEST is cut between sentences near FULL.
FULL = 500
LONGEST = 1200
#: So much of a question is carried by its answer.
_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a letter.

    ``start`` and ``end`` are offsets into the letter's text; ``text`` is that text, or for a table
    its rows written out. ``page`` counts from 1, None where unknown. ``headings`` leads to it, the
    highest first; for an answer the question comes last. ``notes`` are the bodies of the notes
    whose marker stands in it, each with its label ("3 Kamerstuk …"), ``note_spans`` where they are
    in the letter's text.
    """

    kind: PassageKind
    role: Role
    start: int
    end: int
    page: int | None
    headings: tuple[str, ...]
    text: str
    notes: tuple[str, ...] = ()
    note_spans: tuple[Span, ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` of the letter's text is in it or in its notes."""
        return self.start <= offset < self.end or any(
            span.start <= offset < span.end for span in self.note_spans
        )


def passages(letter: Letter) -> list[Passage]:
    """The passages of ``letter`` in the order of its text; address, date and closing left out."""
    tables = {table.start: table for table in letter.tables}
    found: list[Passage] = []
    question = ""
    for role, headings, blocks in _runs(letter):
        if role == "question":
            question = _clip(" ".join(letter.text[blocks[0].start : blocks[-1].end].split()))
        path = (*headings, question) if role == "answer" and question else headings
        for group in _groups(letter, blocks):
            if group[0].kind == "table":
                found.extend(_table_passages(letter, group[0], tables.get(group[0].start), path))
            else:
                found.extend(_text_passages(letter, role, group, path))
    found.extend(_loose_notes(letter))
    return found


def _runs(letter: Letter) -> Iterator[tuple[Role, tuple[str, ...], list[Block]]]:
    """Blocks that follow each other with the same role, headings and (for questions) number."""
    blocks = [
        block
        for block in letter.blocks
        if block.kind not in ("heading", "note")
        and block.role in ("body", "question", "answer")
        and letter.text[block.start : block.end].strip()
    ]

    def key(block: Block) -> tuple[Role, tuple[str, ...]]:
        return block.role, tuple(letter.headings_at(block.start))

    for (role, headings), run in groupby(blocks, key):
        if role != "question":
            yield role, headings, list(run)
            continue
        for block in run:
            yield role, headings, [block]


def _groups(letter: Letter, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks taken together into one passage; a table stands alone."""
    group: list[Block] = []
    for block in blocks:
        if group and not _joins(letter, group, block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _joins(letter: Letter, group: Sequence[Block], block: Block) -> bool:
    if block.kind == "table" or group[-1].kind == "table":
        return False
    if block.end - group[0].start > LONGEST:
        return False
    leads = letter.text[group[-1].end - 1 : group[-1].end] == ":"
    if leads or (block.kind == "list_item" and group[-1].kind == "list_item"):
        return True
    return group[-1].end - group[0].start < FULL


def _text_passages(
    letter: Letter, role: Role, group: Sequence[Block], headings: tuple[str, ...]
) -> Iterator[Passage]:
    start, end = group[0].start, group[-1].end
    for piece_start, piece_end in _pieces(letter.text[start:end]):
        first, last = start + piece_start, start + piece_end
        notes = [note for note in letter.footnotes if _stands_in(note, first, last)]
        yield Passage(
            "text", role, first, last, letter.page_at(first), headings, letter.text[first:last],
            tuple(_note(letter, note) for note in notes),
            _spans(notes),
        )  # fmt: skip


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """``text`` whole, or where it is too long its sentences taken together up to about FULL."""
    if len(text) <= LONGEST:
        yield 0, len(text)
        return
    count = max(2, round(len(text) / FULL))
    aim = len(text) / count
    start = end = 0
    for sentence_start, sentence_end in sentence_spans(text):
        if end > start and (end - start >= aim or sentence_end - start > LONGEST):
            yield start, end
            start = sentence_start
        end = sentence_end
    if end > start:
        yield start, end


def _table_passages(
    letter: Letter, block: Block, table: Table | None, headings: tuple[str, ...]
) -> Iterator[Passage]:
    if table is None:
        lines = letter.text[block.start : block.end].splitlines()
        path = headings
    else:
        lines = list(_rows(letter, table))
        path = (*headings, *(part for part in (table.caption, table.unit) if part))
    notes = [note for note in letter.footnotes if _stands_in(note, block.start, block.end)]
    for number, chunk in enumerate(_chunks(lines)):
        here = notes if number == 0 else []
        yield Passage(
            "table", block.role, block.start, block.end, letter.page_at(block.start), path,
            "\n".join(chunk), tuple(_note(letter, note) for note in here),
            _spans(here),
        )  # fmt: skip


def _rows(letter: Letter, table: Table) -> Iterator[str]:
    """Each row as ``first cell: heading value; heading value``."""
    cells = {(c.row, c.column): " ".join(letter.text[c.start : c.end].split()) for c in table.cells}
    columns = [
        " ".join(filter(None, (cells.get((row, column), "") for row in range(table.header_rows))))
        for column in range(table.columns)
    ]
    for row in range(table.header_rows, table.rows):
        label = cells.get((row, 0), "")
        values = [
            " ".join(filter(None, (columns[column], cells[row, column])))
            for column in range(1, table.columns)
            if cells.get((row, column))
        ]
        line = ": ".join(filter(None, (label, "; ".join(values))))
        if line:
            yield line


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if chunk and sum(map(len, chunk)) + len(line) > LONGEST:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _loose_notes(letter: Letter) -> Iterator[Passage]:
    """Notes whose marker was not found, or stands where no passage is."""
    held = [
        b
        for b in letter.blocks
        if b.role in ("body", "question", "answer") and b.kind not in ("heading", "note")
    ]
    for note in letter.footnotes:
        if note.start == note.end or any(_stands_in(note, b.start, b.end) for b in held):
            continue
        place = note.start if note.anchor is None else note.anchor
        yield Passage(
            "note", "note", note.start, note.end, letter.page_at(note.start),
            tuple(letter.headings_at(place)), letter.text[note.start : note.end],
        )  # fmt: skip


def _spans(notes: Iterable[Footnote]) -> tuple[Span, ...]:
    """Where the bodies of ``notes`` are."""
    from corpus.letter import Span

    return tuple(Span(note.start, note.end) for note in notes)


def _stands_in(note: Footnote, start: int, end: int) -> bool:
    return note.anchor is not None and start < note.anchor <= end and note.start < note.end


def _note(letter: Letter, note: Footnote) -> str:
    return f"{note.label} {letter.text[note.start : note.end]}".strip()


def _clip(words: str) -> str:
    return words if len(words) <= _QUESTION else words[:_QUESTION].rsplit(" ", 1)[0] + " …"
