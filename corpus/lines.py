"""Lines of text put together into paragraphs, headings, list items and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import cues, signatures, text_tables
from corpus.draft import MARK_START, DraftBlock, Piece
from corpus.line import Line, plain, sliced

_BULLET = re.compile(r"[ \t\u00a0]*([·•●▪■◦○‣⁃➢►\uf0b7\uf0a7\uf0d8o*–—-])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(
    r"[ \t\u00a0]*(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\)?|\(\d{1,2}\)|\([a-z]\))[ \t\u00a0]+(?=\S)"
)
_OUTLINE = re.compile(
    r"[ \t\u00a0]*((?:\d{1,2}\.){1,4}\d{0,2}|[IVX]{1,5}\.)[ \t\u00a0]+(?=[A-ZÀ-Þ])"
)
#: A line shorter than this share of the usual width did not end because it was full.
_FULL = 0.75
#: The next word fits on a line up to this share of the width: letters are not equally wide.
_FITS = 0.9
#: A line longer than this many times the width was not wrapped at all.
_UNWRAPPED = 1.3


def blocks(lines: Sequence[Line]) -> list[DraftBlock]:
    """The blocks that ``lines`` make: tables where they stand, the rest put into paragraphs."""
    lines = _signatures_apart(_labels_apart(_single_spaced(lines)))
    width = _width(lines)
    made: list[DraftBlock] = []
    position = 0
    for found in text_tables.find(lines):
        made += _prose(lines[position : found.start], width)
        made.append(DraftBlock("table", "", table=found.table))
        position = found.end
    return made + _prose(lines[position:], width)


def _prose(lines: Sequence[Line], width: int) -> list[DraftBlock]:
    groups: list[list[Line]] = []
    gap = True
    for number, line in enumerate(lines):
        if not line.plain and MARK_START not in line.text:
            gap = True
            continue
        following = lines[number + 1].plain if number + 1 < len(lines) else ""
        heads = bool(groups) and _heads(groups[-1][-1].plain, line.plain, following, width)
        if groups and not heads and _continues(groups[-1], line, width, gap):
            groups[-1].append(line)
        else:
            groups.append([line])
        gap = False
    return [_block(group) for group in groups]


def _is_full(before: str, after: str, width: int) -> bool:
    """Whether a line was wrapped because the next line's first word did not fit on it."""
    if not 0 < len(before) <= _UNWRAPPED * width:
        return False
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > _FITS * width


def _heads(before: str, text: str, following: str, width: int) -> bool:
    """Whether a line is a heading, or an office, although the line before it is full."""
    if not before or not text or not cues.is_terminal(before, text):
        return False
    if cues.is_office(text) and text.endswith(","):
        return True
    short = len(text) < 0.7 * width and _is_heading(text)
    return short and following[:1].isupper() and len(following) > len(text)


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """Without the empty lines that a tool put after every line, where it did."""
    filled = [i for i, line in enumerate(lines) if line.plain]
    spaced = sum(1 for i in filled if i + 1 < len(lines) and not lines[i + 1].text)
    long = sum(1 for i in filled if len(lines[i].plain) > 160)
    if len(filled) < 20 or spaced < 0.8 * len(filled) or long > 0.02 * len(filled):
        return lines
    kept, previous_filled = [], False
    for line in lines:
        if line.text or not previous_filled:
            kept.append(line)
        previous_filled = bool(line.text)
    return kept


def _labels_apart(lines: Sequence[Line]) -> list[Line]:
    """With a letterhead's "Datum: …" that stands beside an address on a line of its own."""
    made: list[Line] = []
    for line in lines:
        cells = _side_by_side(line)
        beside = [c.start for c in cells[1:] if cues.LABEL.match(c.text) and ":" in c.text[:20]]
        cuts = [0, *beside, len(line.text)]
        made += [line.slice(low, high) for low, high in pairwise(cuts)] if beside else [line]
    return made


def _signatures_apart(lines: Sequence[Line]) -> list[Line]:
    """With signatures that stand side by side one below the other."""
    made: list[Line] = []
    index = 0
    while index < len(lines):
        cells = _side_by_side(lines[index])
        if len(cells) < 2 or not all(cues.OFFICE.match(cell.text) for cell in cells):
            made.append(lines[index])
            index += 1
            continue
        columns: list[list[Line]] = [[] for _ in cells]
        starts = [cell.start for cell in cells]
        while index < len(lines):
            cells = _side_by_side(lines[index])
            if len(cells) > len(columns) or any(len(cell.text) > 70 for cell in cells):
                break
            for place, cell in enumerate(cells):
                # As many as there are columns stand in order; a tab hides where it leads to.
                nearest = min(range(len(starts)), key=lambda n: abs(starts[n] - cell.start))
                at = place if len(cells) == len(columns) else nearest
                columns[at].append(lines[index].slice(cell.start, cell.end))
            index += 1
        for column in columns:
            made += [*column, Line("", ())]
    return made


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


def _side_by_side(line: Line) -> list[_Cell]:
    """The parts of a line that tabs or wide gaps part."""
    return [
        _Cell(m.group(), m.start(), m.end()) for m in re.finditer(r"\S(?:(?!\t| {3}).)*", line.text)
    ]


def _width(lines: Sequence[Line]) -> int:
    """The width at which the document's lines are wrapped, or 0 where they are not."""
    lengths = sorted(len(line.plain) for line in lines if line.plain)
    if not lengths:
        return 0
    usual = lengths[int(0.9 * (len(lengths) - 1))]
    return usual if 40 <= usual <= 130 else 0


def _continues(group: list[Line], line: Line, width: int, gap: bool) -> bool:
    """Whether ``line`` goes on with the paragraph that ``group`` began."""
    before, after = group[-1].plain, line.plain
    ended = cues.is_asking(before) or cues.CLOSING.match(before)
    if starts_block(line.text) or ended or _signs(group, after, gap):
        return False
    if cues.is_label(group[0].plain):
        return _is_value(before, after, width, gap)
    if not before or not after:
        return not gap
    going_on = (after[0].islower() or after[0] == "(") and not cues.is_terminal(before, after)
    if gap:
        return going_on and width > 0 and len(before) >= _FULL * width
    alone = len(group) == 1 and (cues.OFFICE.match(before) or cues.ADDRESS.match(before))
    if alone and not going_on:
        return before.endswith((" en", " van"))
    return (
        going_on
        or before.endswith(("-", "\u00ad", "\ufffe"))
        or _is_full(before, after, width)
        or cues.is_open(before)
    )


def _signs(group: list[Line], after: str, gap: bool) -> bool:
    """Whether a line begins a part of a signature of its own: the name to an office, or another one."""
    before = group[-1].plain
    if cues.is_office(after):
        return signatures.is_name(before) or (gap and cues.is_office(group[0].plain))
    return cues.is_office(before) and signatures.is_name(after)


def _is_value(before: str, after: str, width: int, gap: bool) -> bool:
    """Whether ``after`` is what a letterhead's label ("Datum") is followed by, or goes on with it."""
    if not after or cues.SALUTATION.match(after) or cues.ADDRESS.match(after):
        return False
    if cues.BARE_LABEL.fullmatch(before):
        return not gap or cues.answers(before, after)
    return not gap and (
        after[0].islower() or cues.is_open(before) or _is_full(before, after, width)
    )


def starts_block(text: str) -> bool:
    """Whether a line begins a block whatever stood before it: bullet, number, label, question."""
    return bool(
        _BULLET.match(text)
        or _NUMBER.match(text)
        or _OUTLINE.match(text)
        or cues.LABEL.match(text)
        or cues.is_asking(text)
    )


def starts_weakly(text: str) -> bool:
    """Whether the start of ``text`` may also stand inside a sentence: "2." or a dash, no bullet."""
    if match := _BULLET.match(text):
        return match[1] in "-–—"
    return not cues.is_asking(text) and not cues.is_label(text)


def _block(group: list[Line]) -> DraftBlock:
    text, pieces = "", []
    for line in group:
        if text:
            text += "\n"
        pieces += [Piece(len(text) + p.start, p.page, p.part, p.source) for p in line.pieces]
        text += line.text
    return classified(text, tuple(pieces))


def classified(text: str, pieces: tuple[Piece, ...]) -> DraftBlock:
    """The block that ``text`` is: a list item by its bullet, a heading by its shape, or a paragraph."""
    bare = plain(text)
    outline = _OUTLINE.match(text)
    if outline and _is_heading(bare):
        body, rest = sliced(text, pieces, outline.end(), len(text))
        depth = len([part for part in outline[1].split(".") if part])
        return DraftBlock("heading", body, level=depth, number=outline[1], pieces=rest)
    for form in (_BULLET, _NUMBER):
        if match := form.match(text):
            body, rest = sliced(text, pieces, match.end(), len(text))
            return DraftBlock("list_item", body, level=1, number=match[1], pieces=rest)
    if _is_heading(bare):
        return DraftBlock("heading", text, level=1, pieces=pieces)
    return DraftBlock("paragraph", text, pieces=pieces)


def _is_heading(plain: str) -> bool:
    """A short line that starts with a capital or number and does not end as a sentence does."""
    return (
        3 <= len(plain) <= 110
        and "\n" not in plain
        and (plain[0].isupper() or plain[0].isdigit() or plain[0] in "‘“'\"«")
        and not re.search(r"[.;,:]$", plain)
        and len(plain.split()) <= 14
        and not cues.LABEL.match(plain)
        and not cues.OFFICE.match(plain)
    )
