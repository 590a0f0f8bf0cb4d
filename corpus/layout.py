"""The layout of a letter's text: blocks one after the other, every character traced to its source."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus import tables
from corpus.clean import Cleaned, clean
from corpus.draft import DraftBlock, DraftNote, Piece
from corpus.letter import (
    Block,
    Flag,
    Footnote,
    Letter,
    Letterhead,
    Page,
    Section,
    Source,
    Span,
    Table,
    TraceSegment,
)
from corpus.roles import Part
from corpus.words import Words

#: Characters of the symbol fonts that bullets are set in.
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


class Layout:
    """The text as it grows, with what stands where in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._headings: list[tuple[int, int, str]] = []
        self._tables: list[Table] = []
        self._notes: list[tuple[str, int, int]] = []
        self._anchors: list[tuple[str, int]] = []
        self._trace: list[TraceSegment] = []

    def block(self, part: Part, draft: DraftBlock, cleaned: Cleaned) -> None:
        """Lay out one block; what was printed before it stands in the text, not in the block."""
        items = part.kind == "list_item" and self._blocks and self._blocks[-1].kind == "list_item"
        self._separate("\n" if items else "\n\n", draft.page)
        if draft.number:
            self._add(f"{_PRIVATE.sub('•', draft.number)} ", draft.page, draft.part)
        start = self._length
        self._traced(cleaned, _pieces(draft))
        self._blocks.append(
            Block(
                part.kind,
                part.role,
                start,
                self._length,
                draft.level,
                _PRIVATE.sub("•", part.number),
            )
        )
        if part.kind == "heading":
            self._headings.append((start, max(1, draft.level), part.text))

    def table(self, part: Part, draft: DraftBlock, words: Words) -> None:
        """Lay out a table: cells parted by tabs, rows by line ends."""
        if draft.table is None:
            return
        self._separate("\n\n", draft.page)
        start, first = self._length, len(self._parts)
        cells: list[list[tuple[int, int]]] = []
        for row_number, row in enumerate(draft.table.rows):
            if cells:
                self._add("\n", draft.page, draft.part)
            cells.append([])
            for column, cell in enumerate(row):
                if column:
                    self._add("\t", draft.page, draft.part)
                content = clean(cell, words)
                at = self._length
                pieces = draft.table.pieces.get((row_number, column))
                self._traced(content, pieces or (Piece(0, draft.page, draft.part, None),))
                cells[-1].append((at, self._length))
        text = "".join(self._parts[first:])
        self._tables.append(tables.finished(draft.table, cells, text, start))
        self._blocks.append(Block("table", part.role, start, self._length))

    def note(self, note: DraftNote, cleaned: Cleaned) -> None:
        """Lay out a note's body after the letter."""
        self._separate("\n", note.page)
        start = self._length
        self._traced(cleaned, note.pieces or (Piece(0, note.page, note.part, note.source),))
        self._notes.append((note.label, start, self._length))
        self._blocks.append(Block("note", "note", start, self._length, 0, note.label))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks so far."""
        return self._blocks

    def letter(self, source: Source, head: Letterhead, flags: Sequence[Flag]) -> Letter:
        """The finished letter."""
        return Letter(
            text=self.text,
            source=source,
            head=head,
            pages=self._pages(),
            blocks=tuple(self._blocks),
            sections=self._sections(),
            footnotes=self._footnotes(),
            tables=tuple(self._tables),
            trace=tuple(self._trace),
            flags=tuple(flags),
        )

    def _add(self, text: str, page: int | None, part: str, source: int | None = None) -> None:
        if not text:
            return
        last = self._trace[-1] if self._trace else None
        runs_on = (
            last is not None
            and last.page == page
            and last.part == part
            and (
                (last.source is None and source is None)
                or (
                    last.source is not None
                    and source is not None
                    and source - last.source == self._length - last.start
                )
            )
        )
        if not runs_on:
            self._trace.append(TraceSegment(self._length, page, part, source))
        self._parts.append(text)
        self._length += len(text)

    def _separate(self, separator: str, page: int | None) -> None:
        if self._length:
            last = self._trace[-1]
            self._add(separator, last.page, last.part)

    def _traced(self, cleaned: Cleaned, pieces: Sequence[Piece]) -> None:
        base = self._length
        for start, end, piece, source in runs(cleaned, pieces):
            self._add(cleaned.text[start:end], piece.page, piece.part, source)
        self._anchors += [(label, base + offset) for label, offset in cleaned.marks]

    def _pages(self) -> tuple[Page, ...]:
        spans: dict[int, list[Span]] = {}
        for index, segment in enumerate(self._trace):
            if segment.page is None:
                continue
            last = index + 1 == len(self._trace)
            end = self._length if last else self._trace[index + 1].start
            mine = spans.setdefault(segment.page, [])
            if mine and mine[-1].end == segment.start:
                mine[-1] = Span(mine[-1].start, end)
            else:
                mine.append(Span(segment.start, end))
        return tuple(Page(number, tuple(found)) for number, found in sorted(spans.items()))

    def _sections(self) -> tuple[Section, ...]:
        """The headings of the text itself: an address or a name below it heads nothing."""
        starts = {b.start: b.role for b in self._blocks if b.kind == "heading"}
        headings = [h for h in self._headings if starts.get(h[0]) not in ("letterhead", "closing")]
        after = [b.start for b in self._blocks if b.role in ("closing", "note")]
        after = [*sorted(after), self._length]
        found = []
        for index, (start, level, heading) in enumerate(headings):
            later = (s for s, other, _ in headings[index + 1 :] if other <= level)
            end = min(next(later, self._length), after[bisect_right(after, start)])
            found.append(Section(heading, level, start, end))
        return tuple(found)

    def _footnotes(self) -> tuple[Footnote, ...]:
        anchors: dict[str, list[int]] = {}
        for label, offset in self._anchors:
            anchors.setdefault(label, []).append(offset)
        found = []
        for label, start, end in self._notes:
            places = anchors.get(label)
            found.append(Footnote(label, places.pop(0) if places else None, start, end))
        return tuple(found)


def runs(cleaned: Cleaned, pieces: Sequence[Piece]) -> list[tuple[int, int, Piece, int | None]]:
    """The stretches of cleaned text that came from one place each: start, end, piece, source."""
    cuts: list[tuple[int, Piece, int | None]] = []
    bounds = [*cleaned.origins, (len(cleaned.text), 0)]
    starts = [piece.start for piece in pieces]
    for (start, raw), (end, _) in itertools.pairwise(bounds):
        raw_end = raw + end - start
        first = max(0, bisect_right(starts, raw) - 1)
        for index in range(first, max(first + 1, bisect_left(starts, raw_end))):
            piece = pieces[index]
            piece_end = pieces[index + 1].start if index + 1 < len(pieces) else raw_end
            low, high = max(raw, piece.start), min(raw_end, piece_end)
            if index == 0:
                low = raw
            if low < high:
                source = None if piece.source is None else piece.source + low - piece.start
                cuts.append((start + low - raw, piece, source))
    if not cuts:
        return []
    ends = [start for start, _, _ in cuts[1:]] + [len(cleaned.text)]
    return [(s, e, piece, source) for (s, piece, source), e in zip(cuts, ends, strict=True)]


def _pieces(draft: DraftBlock) -> tuple[Piece, ...]:
    return draft.pieces or (Piece(0, draft.page, draft.part, draft.source),)
