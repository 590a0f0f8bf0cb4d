"""A draft put together block by block, so that each block knows its place in its part's text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import cues, refusals, signatures
from corpus.cues import CAPTION, LABEL
from corpus.draft import MARK_END, MARK_START, Draft, DraftBlock, DraftNote, DraftTable
from corpus.i18n import translator
from corpus.limits import MAX_TABLE_CELLS, MAX_TEXT_CHARS
from corpus.line import plain
from corpus.safe import without_controls

_ = translator("corpus")
_SPACES = re.compile(r"[ \t\u00a0]+")
_AROUND_BREAK = re.compile(r" *\n *")
_LABEL_CHARS = 20
#: The lines of one signature at most: an office over some lines, "namens deze", a name.
_SIGNATURE_LINES = 8
#: What stands in a table only where the table arranges a letterhead.
LETTERHEAD = re.compile(
    r"\s*(?:(?:datum|betreft|onderwerp|(?:ons|uw) kenmerk|postbus|.{0,3}retouradres)\b|"
    r"aan de voorzitter\b|vergaderjaar \d|(?:tweede|eerste) kamer der staten-generaal\s*$)",
    re.I,
)
_MARKS = re.compile(f"[{MARK_START}{MARK_END}]")


def fold(text: str) -> str:
    """``text`` with runs of spaces and tabs as one space, none around newlines or at the ends."""
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()


def fold_all(text: str) -> str:
    """``text`` on one line, as markup means it: every run of white space is one space."""
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """``text`` from a file, without the two characters that a draft's marks are made of."""
    return _MARKS.sub("", text)


def raised_apart(before: Sequence[str], raised: str) -> str:
    """What parts the text ``before`` from the ``raised`` sign after it: a space between figures.

    "12" and a raised "3" are no 123; "1" and a raised "e" are "1e".
    """
    last = next((piece for piece in reversed(before) if piece), "")
    return " " if last[-1:].isdigit() and raised[:1].isdigit() else ""


def mark(label: str) -> str:
    """A note's marker for use in a block's text."""
    return f"{MARK_START}{_label(label)}{MARK_END}"


def _label(label: str) -> str:
    """A note's label as both its marker and its body carry it: short, and safe to show."""
    return without_controls(unmarked(label)).strip()[:_LABEL_CHARS]


def join_labels(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Letterhead blocks in which a label and its value ("Datum", "16 mei 2024") are one block.

    A letterhead sets them below each other, each a paragraph of its own.
    """
    joined: list[DraftBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.hint in ("letterhead", "header")
            and block.hint == last.hint
            and block.part == last.part
            and _is_bare_label(last.text)
            and not LABEL.match(block.text)
        ):
            last.text = f"{last.text}\n{block.text}"
        else:
            joined.append(block)
    return joined


def _is_bare_label(text: str) -> bool:
    label = LABEL.match(text)
    return label is not None and not text[label.end() :].strip(" :.")


def _parted(text: str) -> list[str]:
    """A paragraph's text, cut where line breaks part the lines of a letterhead or a signature.

    A label ("Betreft") begins a part, a salutation or closing is one, and so are an office and a
    name where both are there. An empty line stays with the part before it.
    """
    lines = text.split("\n")
    if len(lines) == 1:
        return lines
    signed = any(map(cues.is_office, lines)) and any(map(signatures.is_name, lines))
    parts = [lines[0]]
    alone = _is_whole(lines[0], signed=signed)
    for above, line in itertools.pairwise(lines):
        whole = _is_whole(line, signed=signed)
        office = signed and cues.is_office(line) and not cues.is_office(above)
        if line and (whole or alone or office or cues.is_label(line)):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
        alone = whole or (alone and not line)
    return parts


def _signatures(rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns of a table in which each has an office and a name, and little else; else none."""
    found: list[str] = []
    for column in itertools.zip_longest(*rows, fillvalue=""):
        lines = [line for cell in column for line in cell.split("\n") if line]
        if not lines:
            continue
        begun = cues.is_office(lines[0]) or signatures.is_name(lines[0])
        whole = any(map(cues.is_office, lines)) and any(map(signatures.is_name, lines))
        if not (begun and whole) or len(lines) > _SIGNATURE_LINES:
            return []
        found.append("\n".join(lines))
    return found


def _is_whole(line: str, *, signed: bool) -> bool:
    """Whether a line is a salutation, a closing, or in a signature a name."""
    return bool(
        cues.SALUTATION.match(line)
        or cues.CLOSING.match(line)
        or (signed and signatures.is_name(line))
    )


class DraftBuilder:
    """Collects blocks and notes; counts characters against the limits.

    ``part`` names the part of the file that is being read. A block's ``source`` is its offset in
    the text that the part yields: the texts of its blocks, each followed by one newline.
    """

    def __init__(self, file: str) -> None:
        self.draft = Draft()
        self.part = ""
        self.page: int | None = None
        self._file = file
        self._offsets: dict[str, int] = {}
        self._characters = 0
        self._cells = 0

    def block(self, block: DraftBlock) -> None:
        """Add ``block``; one without text or table is left out.

        A paragraph in which line breaks part a letterhead's or a signature's lines is one for each.
        """
        parts = _parted(block.text) if block.kind == "paragraph" else [block.text]
        for text in parts:
            self._add(block if len(parts) == 1 else replace(block, text=text))

    def _add(self, block: DraftBlock) -> None:
        if not block.text and block.table is None:
            return
        block.number = _label(block.number)
        length = len(block.text)
        if block.table:
            cells = [cell for row in block.table.rows for cell in row]
            length += sum(len(cell) + 1 for cell in cells)
            self._cells += len(cells)
        block.part, block.source = self.part, self._place(length)
        if block.page is None:
            block.page = self.page
        self.draft.blocks.append(block)

    def note(self, label: str, text: str) -> None:
        """Add a note's body, which may be empty: the letter's note is then."""
        place = self._place(len(text))
        self.draft.notes.append(DraftNote(_label(label), text, None, self.part, place))

    def table(self, table: DraftTable) -> None:
        """Add a table as a block of its own; a caption may stand in the block before it.

        One that only sets signatures side by side is a paragraph for each of them.
        """
        if signed := _signatures(table.rows):
            for text in signed:
                self.block(DraftBlock("paragraph", text))
        elif any(cell for row in table.rows for cell in row):
            table.caption = table.caption or self._caption_above()
            self.block(DraftBlock("table", "", table=table))

    def _caption_above(self) -> str:
        """The last block where it captions a table: "Tabel 1 laat zien dat …." is a sentence."""
        last = self.draft.blocks[-1] if self.draft.blocks else None
        if last is None or last.kind == "table" or not CAPTION.match(last.text):
            return ""
        text = plain(last.text)
        return "" if text.endswith(".") else text

    def finished(self) -> Draft:
        """The draft. Raises ``empty`` where it holds no text."""
        if not self.draft.blocks:
            raise refusals.empty(self._file)
        return self.draft

    def _place(self, length: int) -> int:
        place = self._offsets.get(self.part, 0)
        self._offsets[self.part] = place + length + 1
        self._characters += length
        if self._characters > MAX_TEXT_CHARS:
            raise refusals.too_large(
                self._file, _("meer dan {n} miljoen tekens").format(n=MAX_TEXT_CHARS // 10**6)
            )
        if self._cells > MAX_TABLE_CELLS:
            raise refusals.too_large(
                self._file, _("meer dan {n} tabelcellen").format(n=MAX_TABLE_CELLS)
            )
        return place
