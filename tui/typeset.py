"""A letter as lines on the screen: wrapped, tables in columns, each note under what it belongs to.

Every character keeps its place in the letter's text, so that facts can be marked in any layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from corpus.i18n import translator
from corpus.letter import Block, Footnote, Letter, Table
from tui.cells import fitted

_ = translator("tui")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on a line: ``start`` is their offset in the letter's text, None for words put there."""

    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line: ``manner`` is heading, body, note, question, table, quiet or rule."""

    pieces: tuple[Piece, ...]
    manner: str = "body"

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and last offset on it, or None where nothing of the letter stands on it."""
        places = [(p.start, p.start + len(p.text)) for p in self.pieces if p.start is not None]
        return (places[0][0], max(end for _start, end in places)) if places else None


def typeset(letter: Letter, width: int) -> list[TextLine]:
    """The lines of a letter on ``width`` cells."""
    return list(_Setter(letter, max(width, 20)).lines())


class _Setter:
    def __init__(self, letter: Letter, width: int) -> None:
        self._letter = letter
        self._width = width
        self._notes: dict[int, list[Footnote]] = defaultdict(list)
        self._markers: dict[int, str] = {}
        self._placed: set[int] = set()
        for note in letter.footnotes:
            if note.anchor is not None:
                self._markers[note.anchor] = self._markers.get(note.anchor, "") + f"[{note.label}]"
                self._notes[note.anchor].append(note)
                self._placed.add(note.start)

    def lines(self) -> Iterator[TextLine]:
        page = None
        before: Block | None = None
        for block in self._blocks():
            if before is not None and not _together(before, block):
                yield TextLine(())
            for line in self._block(block):
                span = line.span
                at = self._letter.page_at(span[0]) if span and block.kind != "note" else None
                if at is not None and page is not None and at > page:
                    yield self._rule(at)
                page = at if at is not None else page
                yield line
            yield from self._notes_of(block)
            before = block

    def _blocks(self) -> Sequence[Block]:
        letter = self._letter
        if not letter.blocks:
            return [Block("paragraph", "body", 0, len(letter.text))]
        return [b for b in letter.blocks if not (b.kind == "note" and b.start in self._placed)]

    def _rule(self, page: int) -> TextLine:
        words = _(" blz. {page} ").format(page=page)
        return TextLine(
            (Piece("─" * 4 + words + "─" * max(0, self._width - 4 - len(words)), None),), "rule"
        )

    def _block(self, block: Block) -> Iterator[TextLine]:
        table = next(
            (
                t
                for t in self._letter.tables
                if block.kind == "table" and t.start <= block.start < t.end
            ),
            None,
        )
        if table:
            yield from self._table(table)
            return
        manner, first, rest = "body", "", ""
        if block.kind == "heading":
            manner = "heading"
            first = f"{block.number} " if block.number else ""
        elif block.kind == "list_item":
            indent = "  " * max(0, block.level - 1)
            first = f"{indent}{block.number or '•'} "
            rest = " " * len(first)
        elif block.kind == "note":
            manner = "note"
        if block.role == "question":
            manner, first, rest = "question", "│ ", "│ "
        elif block.role in ("letterhead", "closing") and manner == "body":
            manner = "quiet"
        yield from self._wrapped(block.start, block.end, manner, first, rest)

    def _notes_of(self, block: Block) -> Iterator[TextLine]:
        for anchor in sorted(a for a in self._notes if block.start <= a <= block.end):
            for note in self._notes.pop(anchor):
                first = f"  [{note.label}] "
                if note.start < note.end:
                    yield from self._wrapped(note.start, note.end, "note", first, " " * len(first))
                else:
                    yield TextLine((Piece(first + _("(lege noot)"), None),), "note")

    def _wrapped(
        self, start: int, end: int, manner: str, first: str, rest: str
    ) -> Iterator[TextLine]:
        """``text[start:end]`` broken at spaces, with the markers of notes put in."""
        lead = first
        for low, high in self._paragraphs(start, end):
            shown, places = self._shown(low, high)
            at = 0
            while at < len(shown):
                room = self._width - len(lead)
                stop = _break(shown, at, room)
                yield TextLine(
                    ((Piece(lead, None),) if lead else ()) + _pieces(shown, places, at, stop),
                    manner,
                )
                at = stop
                while at < len(shown) and shown[at] == " ":
                    at += 1
                lead = rest

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for part in self._letter.text[start:end].split("\n"):
            if part.strip():
                yield at, at + len(part)
            at += len(part) + 1

    def _shown(self, low: int, high: int) -> tuple[str, list[int]]:
        """The characters to show, and for each its offset (-1 for those put in)."""
        text = self._letter.text
        if not any(low < a <= high for a in self._markers):
            return text[low:high].replace("\t", " "), list(range(low, high))
        shown: list[str] = []
        places: list[int] = []
        for offset in range(low, high):
            shown.append(" " if text[offset] == "\t" else text[offset])
            places.append(offset)
            marker = self._markers.get(offset + 1, "")
            shown.extend(marker)
            places.extend([-1] * len(marker))
        return "".join(shown), places

    def _table(self, table: Table) -> Iterator[TextLine]:
        """A table in columns; the first one gives way, numbers stand to the right."""
        rows: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        natural: dict[int, int] = defaultdict(lambda: 1)
        for cell in table.cells:
            rows[cell.row][cell.column] = (cell.start, cell.end)
            words = self._letter.text[cell.start : cell.end].replace("\n", " ")
            natural[cell.column] = max(natural[cell.column], cell_len(words))
        columns = sorted(natural)
        rest = sum(min(natural[c], 16) + 2 for c in columns[1:])
        room = {c: min(natural[c], 16) for c in columns}
        if columns:
            room[columns[0]] = max(10, min(natural[columns[0]] + 4, self._width - rest))
        for number in sorted(rows):
            pieces: list[Piece] = []
            for column in columns:
                start, end = rows[number].get(column, (0, 0))
                words = self._letter.text[start:end].replace("\n", " ")
                wide = room[column]
                if column == columns[0]:
                    level = table.row_levels[number] if number < len(table.row_levels) else 0
                    indent = "  " * level
                    pieces.append(Piece(indent, None))
                    wide = max(4, wide - len(indent))
                    pieces += _cell(words, start, wide, right=False)
                else:
                    pieces.append(Piece("  ", None))
                    pieces += _cell(words, start, wide, right=True)
            strong = number < table.header_rows or number in table.totals
            yield TextLine(tuple(pieces), "total" if strong else "table")


def _together(before: Block, block: Block) -> bool:
    """Whether two blocks stand without a line of space between them."""
    if before.role == block.role == "letterhead" or before.role == block.role == "closing":
        return True
    return before.kind == block.kind == "list_item"


def _cell(words: str, start: int, room: int, *, right: bool) -> list[Piece]:
    if cell_len(words) > room:
        return [Piece(fitted(words, room), start)]
    padding = Piece(" " * (room - cell_len(words)), None)
    return [padding, Piece(words, start)] if right else [Piece(words, start), padding]


def _break(text: str, at: int, room: int) -> int:
    """Where a line that begins at ``at`` ends: at the last space that fits, or in a long word."""
    if len(text) - at <= room:
        return len(text)
    space = text.rfind(" ", at, at + room + 1)
    return space if space > at else at + room


def _pieces(shown: str, places: Sequence[int], low: int, high: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = low
    while at < high:
        stop = at + 1
        inserted = places[at] < 0
        while stop < high and (places[stop] < 0) == inserted:
            stop += 1
        pieces.append(Piece(shown[at:stop], None if inserted else places[at]))
        at = stop
    return tuple(pieces)
