"""What a page's end leaves in plain text: folios, repeated heads, kenmerk blocks, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus import cues
from corpus.draft import MARK_END, MARK_START, DraftNote, Piece
from corpus.line import Line

_FOLIO = re.compile(r"\s*(?:pagina|blad|page)\s*\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4})?\s*", re.I)
_IMPRINT = re.compile(
    r"\s*(?:(?:tweede|eerste) kamer, vergaderjaar .{5,40}\d\s*|(?:kst|ah|nds)-\S+|issn \d.*)", re.I
)
_VALUE = re.compile(r"(?=.*\d)\S.{0,44}")
_NOTE = re.compile(r"\s{0,4}(\d{1,3})[ \t]+(?=[A-ZÀ-Þ‘“«\"'(]|https?:|www\.)")
#: The lines after a page's start among which its head is looked for.
_HEAD = 12
#: The lines of notes that one page may have at its foot.
_FOOT = 60


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """``lines`` without folios and what is repeated around them; a sentence that they part is whole.

    The first page keeps its letterhead: only what comes after the first page's end is looked at.
    """
    dropped = _running(lines)
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        if index not in dropped:
            kept.append(lines[index])
            index += 1
            continue
        while index < len(lines) and (index in dropped or not lines[index].plain):
            index += 1
        while kept and not kept[-1].plain:
            kept.pop()
        if kept and cues.is_terminal(kept[-1].text):
            kept.append(Line("", ()))
    return kept


def _running(lines: Sequence[Line]) -> set[int]:
    counts = Counter(line.plain for line in lines if line.plain)
    dropped: set[int] = set()
    starts = [n for n in range(1, len(lines)) if _page(lines[n]) != _page(lines[n - 1])]
    for index, line in enumerate(lines):
        if _FOLIO.fullmatch(line.plain) or _IMPRINT.fullmatch(line.plain):
            dropped.add(index)
            starts.append(index + 1)
    for start in starts:
        dropped |= _head_at(lines, start, counts)
    return dropped


def _head_at(lines: Sequence[Line], start: int, counts: Counter[str]) -> set[int]:
    """The lines of the running head that begins a page at ``start``."""
    head: set[int] = set()
    labelled = False
    for index in range(start, min(start + _HEAD, len(lines))):
        text = lines[index].plain
        if not text or _FOLIO.fullmatch(text):
            continue
        value = labelled and _VALUE.fullmatch(text) is not None
        labelled = cues.BARE_LABEL.fullmatch(text) is not None
        repeated = counts[text] > 1 and len(text) < 80 and not cues.is_terminal(text)
        if not (value or labelled or repeated):
            break
        head.add(index)
    return head


def _page(line: Line) -> int | None:
    return line.pieces[0].page if line.pieces else None


def notes_at_feet(lines: Sequence[Line]) -> tuple[list[Line], list[DraftNote]]:
    """``lines`` with the notes at the feet of pages taken out and their markers marked.

    A note here is a line that begins with the next number, at the end of a page or of the text,
    whose number also stands glued to a word above it ("aanpak4."). Both must be there.
    """
    kept = list(lines)
    notes: list[DraftNote] = []
    expected = 1
    ends = [n for n in range(1, len(kept)) if _page(kept[n]) != _page(kept[n - 1])] + [len(kept)]
    taken: set[int] = set()
    above = 0
    for end in ends:
        found = _foot(kept, above, end, expected)
        for label, first, last in found:
            place = _glued(kept, label, first)
            if place is None:
                break
            line, at = place
            kept[line] = _marked(kept[line], at, label)
            notes.append(_note(kept[first:last], label))
            taken |= set(range(first, last))
            expected = int(label) + 1
        above = end
    return [line for n, line in enumerate(kept) if n not in taken], notes


def _foot(lines: Sequence[Line], start: int, end: int, expected: int) -> list[tuple[str, int, int]]:
    """The notes at the end of lines ``start`` to ``end``: label, first line, line after the last."""
    found: list[tuple[str, int, int]] = []
    label = expected
    for index in range(max(start, end - _FOOT), end):
        match = _NOTE.match(lines[index].text)
        if match and int(match[1]) == label:
            if found:
                found[-1] = (*found[-1][:2], index)
            found.append((match[1], index, end))
            label += 1
        elif found and not lines[index].plain:
            rest = [n for n in range(index, end) if lines[n].plain]
            if rest and not _NOTE.match(lines[rest[0]].text):
                return []
    return found


def _glued(lines: Sequence[Line], label: str, before: int) -> tuple[int, int] | None:
    """Where ``label`` stands glued to a word in the lines before ``before``, the nearest one."""
    form = re.compile(rf"(?<=[a-zà-ÿ.,;:)\]’”\"»!?%]){label}(?=[\s.,;:)»”’]|$)")
    for index in range(before - 1, max(-1, before - 120), -1):
        for match in form.finditer(lines[index].text):
            glued_to = lines[index].text[: match.start()]
            if not re.search(r"(?:^|[\s\d(])[kcdm]?m$|\d[.,:]$|\bnrs?\.$", glued_to):
                return index, match.start()
    return None


def _marked(line: Line, at: int, label: str) -> Line:
    before, after = line.slice(0, at), line.slice(at + len(label), len(line.text))
    mark = f"{MARK_START}{label}{MARK_END}"
    shift = at + len(mark)
    moved = tuple(Piece(p.start + shift, p.page, p.part, p.source) for p in after.pieces)
    return Line(before.text + mark + after.text, before.pieces + moved)


def _note(lines: Sequence[Line], label: str) -> DraftNote:
    match = _NOTE.match(lines[0].text)
    first = lines[0].slice(match.end() if match else 0, len(lines[0].text))
    text, pieces = first.text, list(first.pieces)
    for line in lines[1:]:
        text += "\n"
        pieces += [Piece(len(text) + p.start, p.page, p.part, p.source) for p in line.pieces]
        text += line.text
    return DraftNote(label, text, pieces=tuple(pieces))
