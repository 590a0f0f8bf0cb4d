"""Plain text: letters as a word processor or a PDF tool wrote them out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.draft import MARK_END, MARK_START, Draft, DraftNote, Piece
from corpus.encodings import decode
from corpus.line import Line
from corpus.lines import blocks
from corpus.page_ends import notes_at_feet, without_running_heads

_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_REFERENCE = re.compile(r"\[footnoteRef:\s*(\d{1,4})\]")
_NOTE_START = re.compile(r"[ \t]*\[(\d{1,4}):[ \t]")
#: "[11 ]" glued to a word or full stop: a note's marker as official publications write it out.
_BARE_MARK = re.compile(r"(?<=[\w.,;:!?)»”’\"'])\[(\d{1,3}) ?\](?!\()")
_UNIT = re.compile(r"[\d\s/(][kcdm]?m$|\bCO$|\bN[HO]$")


def read(data: bytes, file: str) -> Draft:
    """Read plain text in any of the encodings that :mod:`corpus.encodings` tells apart."""
    raw = decode(data)
    taken, notes = _notes(raw)
    taken += [(m.start(), m.end(), "") for m in _BOOKMARK.finditer(raw)]
    taken += [
        (m.start(), m.end(), f"{MARK_START}{m[1]}{MARK_END}") for m in _REFERENCE.finditer(raw)
    ]
    taken += [(m.start(), m.end(), _bare_mark(m)) for m in _BARE_MARK.finditer(raw)]
    lines, feet = notes_at_feet(without_running_heads(_lines(raw, taken)))
    return Draft(blocks=blocks(lines), notes=notes + feet)


def _bare_mark(match: re.Match[str]) -> str:
    """A note's marker, or the power of a unit ("1.200 m[3 ]")."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return match[1] if _UNIT.search(before) else f"{MARK_START}{match[1]}{MARK_END}"


def _notes(raw: str) -> tuple[list[tuple[int, int, str]], list[DraftNote]]:
    """The notes written out in the running text, "[5:  body]", and the ranges they took."""
    taken: list[tuple[int, int, str]] = []
    found: list[DraftNote] = []
    if "[footnoteRef:" not in raw:
        return taken, found
    end = 0
    for match in _NOTE_START.finditer(raw):
        if match.start() < end:
            continue
        end = _closing_bracket(raw, match.end())
        body = raw[match.end() : end - 1]
        found.append(DraftNote(match[1], body, part="text", source=match.end()))
        taken.append((match.start(), end, ""))
    return taken, found


def _closing_bracket(raw: str, start: int) -> int:
    """The offset after the bracket that closes the one before ``start``, or the line's end."""
    depth = 1
    for offset in range(start, min(len(raw), start + 20_000)):
        depth += {"[": 1, "]": -1}.get(raw[offset], 0)
        if not depth:
            return offset + 1
    line_end = raw.find("\n", start)
    return len(raw) if line_end < 0 else line_end


@dataclass(slots=True)
class _Builder:
    text: str
    pieces: list[Piece]


def _lines(raw: str, taken: list[tuple[int, int, str]]) -> list[Line]:
    """The lines of ``raw`` with the ``taken`` ranges replaced; each knows where it came from."""
    kept = _Builder("", [])
    parts: list[str] = []
    length = position = 0
    for start, end, instead in sorted(taken):
        if start < position:
            continue
        if start > position:
            kept.pieces.append(Piece(length, None, "text", position))
            parts.append(raw[position:start])
            length += start - position
        parts.append(instead)
        length += len(instead)
        position = end
    kept.pieces.append(Piece(length, None, "text", position))
    parts.append(raw[position:])
    kept.text = "".join(parts)
    return _split(kept)


def _split(kept: _Builder) -> list[Line]:
    lines: list[Line] = []
    page = 1
    paged = "\f" in kept.text
    offset = index = 0
    for text in kept.text.split("\n"):
        page += len(text) - len(text.lstrip("\f"))
        while index + 1 < len(kept.pieces) and kept.pieces[index + 1].start <= offset:
            index += 1
        pieces = []
        at = index
        while at < len(kept.pieces) and kept.pieces[at].start <= offset + len(text):
            piece = kept.pieces[at]
            start = max(0, piece.start - offset)
            source = None if piece.source is None else piece.source + max(0, offset - piece.start)
            pieces.append(Piece(start, page if paged else None, "text", source))
            at += 1
        page += text.lstrip("\f").count("\f")
        lines.append(Line(text.replace("\f", " "), tuple(pieces)))
        offset += len(text) + 1
    return lines
