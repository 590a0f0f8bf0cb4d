"""Builds a shipped letter as PDF in the layout of government letters.

A narrow column in the right margin holds the ministry and the kenmerk, every page has its
"Pagina 1 van 3", notes stand at the foot of the page their marker is on.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from hyphens import break_word
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from source import MARKER, Block, Row, Source

_FONT, _BOLD, _ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
_SIZE, _LEADING = 9.0, 14.0
_NOTE_SIZE, _NOTE_LEADING = 6.5, 9.0
_LEFT, _WIDTH, _MARGIN = 72.0, 340.0, 446.0
_TOP, _BOTTOM = A4[1] - 150.0, 100.0
_FIRST_TOP = A4[1] - 300.0


@dataclass
class _Line:
    """A line to set at ``x``: text with note markers, or the cells of a table row."""

    text: str = ""
    x: float = _LEFT
    font: str = _FONT
    size: float = _SIZE
    leading: float = _LEADING
    row: Row | None = None
    keep: bool = False

    @property
    def labels(self) -> list[str]:
        return MARKER.findall(self.text)


@dataclass
class _Page:
    lines: list[_Line] = field(default_factory=list)
    notes: list[_Line] = field(default_factory=list)


def build(source: Source) -> bytes:
    """The letter as a PDF whose bytes depend on the source only."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, pageCompression=1)
    canvas.setTitle(source.head["subject"])
    canvas.setAuthor(source.head["ministry"])
    pages = _paginate(source, _lines(source))
    for number, page in enumerate(pages, 1):
        if number == 1:
            _address(canvas, source)
        _margin(canvas, source, number, len(pages))
        _draw(canvas, page, _FIRST_TOP if number == 1 else _TOP)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(source: Source) -> list[_Line]:
    lines: list[_Line] = []
    for block in source.blocks:
        lines += _block_lines(block)
        lines.append(_Line())
    lines.pop()
    for role, name in source.signatures:
        lines += [_Line(), _Line(), *_wrap(role, keep=True)]
        lines += [_Line(keep=True), _Line(keep=True), _Line(name)]
    return lines


def _block_lines(block: Block) -> list[_Line]:
    match block.kind:
        case "heading":
            return _wrap(block.text, font=_BOLD, keep=True)
        case "subheading":
            return _wrap(block.text, font=_ITALIC, keep=True)
        case "item":
            label = "•" if block.label == "-" else block.label
            lines = _wrap(block.text, x=_LEFT + 12)
            lines[0].text = f"{label} {lines[0].text}"
            lines[0].x = _LEFT
            return lines
        case "table":
            last = block.rows[-1]
            return [_Line(row=row, keep=row is not last) for row in block.rows]
        case "paragraph":
            return _wrap(block.text)


def _wrap(
    text: str,
    *,
    x: float = _LEFT,
    font: str = _FONT,
    size: float = _SIZE,
    leading: float = _LEADING,
    keep: bool = False,
) -> list[_Line]:
    room = _WIDTH - (x - _LEFT)

    def fits(part: str) -> bool:
        return _width(part, font, size) <= room

    lines: list[str] = []
    line = ""
    for word in text.split():
        gap = " " if line else ""
        if fits(line + gap + word):
            line += gap + word
            continue
        start = line + gap
        first, rest = break_word(word, lambda part, start=start: fits(start + part))
        lines.append(start + first if first else line)
        line = rest
    return [_Line(t, x, font, size, leading, keep=keep) for t in [*lines, line]]


def _width(text: str, font: str, size: float) -> float:
    markers = "".join(MARKER.findall(text))
    return float(
        stringWidth(MARKER.sub("", text), font, size) + stringWidth(markers, font, size * 0.65)
    )


def _note_lines(source: Source, label: str) -> list[_Line]:
    text = f"[^{label}] {source.notes[label]}"
    return _wrap(text, size=_NOTE_SIZE, leading=_NOTE_LEADING)


def _paginate(source: Source, lines: list[_Line]) -> list[_Page]:
    pages = [_Page()]
    y, placed = _FIRST_TOP, set[str]()
    groups: list[list[_Line]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if not line.keep:
            groups.append([])
    for group in filter(None, groups):
        notes = [
            note
            for line in group
            for label in line.labels
            if label not in placed
            for note in _note_lines(source, label)
        ]
        need = sum(line.leading for line in group)
        foot = sum(n.leading for n in [*pages[-1].notes, *notes])
        if y - need < _BOTTOM + foot + 10:
            pages.append(_Page())
            y = _TOP
            if not group[0].text and group[0].row is None:
                continue
        pages[-1].lines += group
        pages[-1].notes += notes
        placed |= {label for line in group for label in line.labels}
        y -= need
    return pages


def _address(canvas: Canvas, source: Source) -> None:
    head = source.head
    top = A4[1]
    canvas.setFont(_FONT, 6.5)
    canvas.drawString(_LEFT, top - 132, "> Retouradres Postbus 90001 2500 AA  Den Haag")
    canvas.setFont(_FONT, _SIZE)
    first, _, rest = head["addressee"].partition(" der ")
    address = [first, f"der {rest}", "Hofplein 1", "2511 AA  DEN HAAG"]
    for row, line in enumerate(address):
        canvas.drawString(_LEFT, top - 150 - row * _LEADING, line)
    for row, (label, value) in enumerate(
        [("Datum", head["dateline"]), ("Betreft", head["subject"])]
    ):
        y = top - 245 - row * _LEADING
        canvas.setFont(_FONT, _SIZE)
        canvas.drawString(_LEFT, y, f"{label} {value}")


def _margin(canvas: Canvas, source: Source, number: int, count: int) -> None:
    head = source.head
    canvas.setFont(_FONT, 6.5)
    canvas.drawString(_MARGIN, 40, f"Pagina {number} van {count}")
    y = A4[1] - 150.0
    blocks = [("", head["directorate"])]
    if number == 1:
        blocks += [
            ("", head["ministry"]),
            ("Bezoekadres", "Lange Gracht 12"),
            ("", "2511 AB Den Haag"),
        ]
    blocks.append(("Ons kenmerk", head["kenmerk"]))
    for label, text in blocks:
        if label:
            y -= 5
            canvas.setFont(_BOLD, 6.5)
            canvas.drawString(_MARGIN, y, label)
            y -= 9
        canvas.setFont(_FONT, 6.5)
        for line in _narrow(text):
            canvas.drawString(_MARGIN, y, line)
            y -= 9


def _narrow(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, _FONT, 6.5) > 110:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _draw(canvas: Canvas, page: _Page, top: float) -> None:
    y = top
    for line in page.lines:
        y -= line.leading
        if line.row is not None:
            _draw_row(canvas, line.row, y)
        elif line.text:
            _draw_text(canvas, line, y)
    if not page.notes:
        return
    y = _BOTTOM + sum(note.leading for note in page.notes)
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, y + 2, _LEFT + 120, y + 2)
    for note in page.notes:
        y -= note.leading
        _draw_text(canvas, note, y)


def _draw_text(canvas: Canvas, line: _Line, y: float) -> None:
    out = canvas.beginText(line.x, y)
    for index, part in enumerate(MARKER.split(line.text)):
        if not part:
            continue
        marker = index % 2 == 1
        out.setFont(line.font, line.size * 0.65 if marker else line.size)
        out.setRise(line.size * 0.35 if marker else 0)
        out.textOut(part)
    canvas.drawText(out)


def _draw_row(canvas: Canvas, row: Row, y: float) -> None:
    canvas.setFont(_BOLD if row.bold else _FONT, _SIZE - 0.5)
    column = 58.0
    first = _LEFT + _WIDTH - column * (len(row.cells) - 1)
    for index, cell in enumerate(row.cells):
        if not cell:
            continue
        if index == 0:
            canvas.drawString(_LEFT + 10 * row.level, y, cell)
        else:
            canvas.drawRightString(first + column * index, y, cell)
