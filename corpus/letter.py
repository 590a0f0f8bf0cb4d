"""A letter (brief) as griffie knows it: running text and what stands where in it.

All offsets are half-open character offsets into :attr:`Letter.text`. The text is cleaned: line-end
hyphens joined, running heads and note markers gone; :attr:`Letter.trace` leads every character back
to its page and to its place in the source.

The text is laid out as the letter is read: letterhead, body, closing, and after those the bodies
of the notes (footnotes), each a block of its own, so that no sentence of the body is interrupted.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["kamerbrief", "antwoord", "motie", "other"]
DateBasis = Literal["dateline", "text", "metadata"]
BlockKind = Literal["heading", "paragraph", "list_item", "table", "note"]
#: What a block is for. ``question`` is text of the Chamber that the letter repeats: never a claim or
#: a promise of the government. ``letterhead`` and ``closing`` hold addresses, dates, signatures.
Role = Literal["letterhead", "body", "question", "answer", "closing", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``number`` counts from 1. Its characters need not be one range: notes stand apart."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table or note: the smallest unit of layout.

    ``level`` is the depth of a heading (1 is highest) or of a list item (1 is outermost), else 0.
    ``number`` is what was printed before it: "3", "2.1", "a", "•"; for a question or answer block
    it is the number of the question. A table's block spans its cells' text.
    """

    kind: BlockKind
    role: Role
    start: int
    end: int
    level: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, to the next heading of the same or a higher level."""

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note (voetnoot): ``label`` as printed, ``anchor`` where its marker stood in the text.

    ``anchor`` is the offset just after the character that the marker followed, or None where no
    marker was found. ``text[start:end]`` is the note's body (empty where the letter's note is).
    """

    label: str
    anchor: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; ``row`` and ``column`` count from 0, header rows included."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table (tabel) with the unit of its amounts and the hierarchy of its rows.

    ``unit`` is as printed ("bedragen x € 1 mln."), ``factor`` what a number in it is multiplied by
    to get euro (1_000_000), or None where the table is not in money. ``header_rows`` counts the
    header rows; ``row_levels`` has the depth of each row (0 outermost) and ``totals`` the indexes of
    rows that are printed as a total or subtotal.
    """

    caption: str
    unit: str
    factor: int | None
    header_rows: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    row_levels: tuple[int, ...]
    totals: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed (ondertekenaar): name and role as printed."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class MotionPaper:
    """What a motion's own paper says (motie): its number, sponsors, considerations and dictum.

    ``sponsors`` are surnames with their particle, as printed in the paper ("Van der Plas"), the
    first one first. ``considerations`` and ``dictum`` are spans of the letter's text; ``changed``
    is true for a "gewijzigde" or "nader gewijzigde motie".
    """

    ref: str | None
    sponsors: tuple[str, ...]
    proposed: dt.date | None
    considerations: tuple[Span, ...]
    dictum: Span | None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letter says of itself (briefhoofd).

    ``dossier`` is the letter's own number in the form ``36800-XIV-33``. ``ministry`` is the
    ministry as printed or as the signatories' roles name it.
    """

    date: dt.date | None = None
    date_basis: DateBasis | None = None
    kind: Kind = "other"
    subject: str | None = None
    kenmerk: str | None = None
    addressee: str | None = None
    dossier: str | None = None
    ministry: str | None = None
    signatories: tuple[Signatory, ...] = ()
    motion: MotionPaper | None = None


@dataclass(frozen=True, slots=True)
class TraceSegment:
    """From ``start`` on (up to the next segment) the text came from this page and source offset.

    ``source`` is an offset into what the reader got from the file (decoded text, or the text that
    the page or part ``part`` yields); None for characters that the reader put there (separators).
    """

    start: int
    page: int | None
    part: str
    source: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a letter's bytes came from. ``sha256`` is the hex digest of the bytes."""

    file: str
    sha256: str
    medium: Literal["text", "pdf", "docx", "odt", "html", "kamerstuk_xml"]
    size: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in the letter that looks wrong; reported, never mended."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, read: its text, and what stands where in it."""

    text: str
    source: Source
    head: Letterhead
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tables: tuple[Table, ...] = ()
    trace: tuple[TraceSegment, ...] = ()
    flags: tuple[Flag, ...] = ()
    _trace_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_trace_starts", tuple(s.start for s in self.trace))

    def segment_at(self, offset: int) -> TraceSegment | None:
        """The trace segment that holds the character at ``offset``, or None for an empty trace."""
        index = bisect_right(self._trace_starts, offset) - 1
        return self.trace[index] if index >= 0 else None

    def page_at(self, offset: int) -> int | None:
        """The number of the page that the character at ``offset`` was printed on, if known."""
        segment = self.segment_at(offset)
        return segment.page if segment else None

    def headings_at(self, offset: int) -> Sequence[str]:
        """The headings above the character at ``offset``, the highest first."""
        return [s.heading for s in self.sections if s.start <= offset < s.end]
