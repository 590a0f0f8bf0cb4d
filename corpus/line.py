"""A line of text that knows where its characters came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.draft import MARK_END, MARK_START, Piece

_MARKS = re.compile(rf"{MARK_START}[^{MARK_END}]*{MARK_END}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and where its characters came from; piece offsets count from the line's start."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The line without note markers and surrounding white space."""
        return plain(self.text)

    def slice(self, start: int, end: int) -> Line:
        """The part of the line from ``start`` to ``end``."""
        return Line(*sliced(self.text, self.pieces, start, end))


def plain(text: str) -> str:
    """``text`` without note markers and surrounding white space."""
    return _MARKS.sub("", text).strip()


def sliced(
    text: str, pieces: tuple[Piece, ...], start: int, end: int
) -> tuple[str, tuple[Piece, ...]]:
    """``text[start:end]`` with its pieces."""
    moved: list[Piece] = []
    for piece in pieces:
        if piece.start >= end:
            break
        if piece.start <= start:
            source = None if piece.source is None else piece.source + start - piece.start
            moved = [Piece(0, piece.page, piece.part, source)]
        else:
            moved.append(Piece(piece.start - start, piece.page, piece.part, piece.source))
    return text[start:end], tuple(moved)
