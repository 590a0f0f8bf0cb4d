"""What a reader hands over: blocks in reading order, before cleaning and before the text is laid out.

A reader (``corpus/readers``) knows its format and nothing of letters; ``corpus/assemble.py`` knows
letters and no format. Between them stands a :class:`Draft`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.letter import BlockKind

#: Stands in a draft's text where a note's marker stood; the label follows up to :data:`MARK_END`.
MARK_START = "\ue000"
MARK_END = "\ue001"


@dataclass(frozen=True, slots=True)
class Piece:
    """From ``start`` in a draft's text on, the characters came from here (up to the next piece).

    A block that runs over a page, or that lost something inside, has several.
    """

    start: int
    page: int | None
    part: str
    source: int | None


@dataclass(slots=True)
class DraftTable:
    """A table as rows of cell texts; ``header_rows`` and ``levels`` where the format knows them.

    ``pieces`` says of the cell at (row, column) where its text came from, as in a block.
    """

    rows: list[list[str]]
    caption: str = ""
    header_rows: int | None = None
    levels: list[int] | None = None
    pieces: dict[tuple[int, int], tuple[Piece, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class DraftBlock:
    """One block as the format gives it.

    ``text`` may hold note markers (``MARK_START + label + MARK_END``) and single newlines where the
    source broke a line. ``source`` is the offset of ``text[0]`` in the part's raw text, if known.
    ``hint`` says what the format itself knows of the block's place. ``pieces``, where given, says
    of each stretch of ``text`` where it came from, and overrules ``page``, ``part`` and ``source``.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    level: int = 0
    number: str = ""
    part: str = ""
    source: int | None = None
    hint: Literal["", "header", "footer", "question", "answer", "closing", "letterhead"] = ""
    table: DraftTable | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class DraftNote:
    """A note's body: ``label`` is the one its marker carries."""

    label: str
    text: str
    page: int | None = None
    part: str = ""
    source: int | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Draft:
    """A document as read. ``metadata`` holds what the format says outside the text.

    Known keys: ``date`` (ISO), ``title``, ``subject``, ``dossier`` ("36800-XIV-33"), ``kind``
    (``kamerbrief``, ``antwoord``, ``motie``), ``author``. ``unread_pages`` are the numbers of the pages
    that are broken in the file and whose text is missing.
    """

    blocks: list[DraftBlock] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    unread_pages: list[int] = field(default_factory=list)
