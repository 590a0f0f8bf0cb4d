"""A letter to read, with its facts marked: a colour for each kind, and a sign in the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from corpus.i18n import N_
from corpus.letter import Letter
from corpus.safe import printable_name
from tui.marks import KINDS, Mark
from tui.spoken import Spoken
from tui.typeset import TextLine, typeset
from tui.widgets.lines import Lines

#: Cells before the text: the signs of what begins on the line.
_MARGIN = 3
#: Longer lines are hard to read, however wide the screen.
_WIDEST = 92
_MANNERS = ("heading", "note", "question", "quiet", "rule", "total")


class LetterView(Spoken, Lines, can_focus=True):
    """The text of a letter; only what is seen is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "letter--current",
        *(f"letter--{kind}" for kind in KINDS),
        *(f"letter--sign-{kind}" for kind in KINDS),
        *(f"letter--{manner}" for manner in _MANNERS),
    }
    DEFAULT_CSS = """
    LetterView { background: $background; padding: 0 1; }
    LetterView > .letter--heading { text-style: bold; }
    LetterView > .letter--total { text-style: bold; }
    LetterView > .letter--note { color: $text-muted; text-style: italic; }
    LetterView > .letter--question { color: $text-muted; }
    LetterView > .letter--quiet { color: $text-muted; }
    LetterView > .letter--rule { color: $text-muted; }
    LetterView > .letter--motion { color: $foreground; background: $tint-motion; }
    LetterView > .letter--met { color: $foreground; background: $tint-motion; }
    LetterView > .letter--commitment { color: $foreground; background: $tint-commitment; }
    LetterView > .letter--deadline { color: $text-warning; text-style: underline; }
    LetterView > .letter--amount { color: $text-accent; }
    LetterView > .letter--reference { text-style: underline; }
    LetterView > .letter--flag { color: $text-error; text-style: bold; }
    LetterView > .letter--hit { background: $tint-hit; }
    LetterView > .letter--sign-motion { color: $text-primary; text-style: bold; }
    LetterView > .letter--sign-met { color: $text-primary; text-style: bold; }
    LetterView > .letter--sign-commitment { color: $text-success; text-style: bold; }
    LetterView > .letter--sign-deadline { color: $text-warning; text-style: bold; }
    LetterView > .letter--sign-amount { color: $text-accent; text-style: bold; }
    LetterView > .letter--sign-reference { color: $text-muted; }
    LetterView > .letter--sign-flag { color: $text-error; text-style: bold; }
    LetterView > .letter--sign-hit { color: $text-accent; text-style: bold; }
    LetterView > .letter--current { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", N_("Omlaag"), show=False),
        Binding("k,up", "scroll_up", N_("Omhoog"), show=False),
        Binding("g,home", "scroll_home", N_("Naar het begin"), show=False),
        Binding("G,end", "scroll_end", N_("Naar het einde"), show=False),
        Binding("space,ctrl+d,pagedown", "page_down", N_("Bladzijde verder"), show=False),
        Binding("ctrl+u,pageup", "page_up", N_("Bladzijde terug"), show=False),
    ]

    class Pointed(Message):
        """Somebody clicked on a fact."""

        def __init__(self, mark: Mark) -> None:
            super().__init__()
            self.mark = mark

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._letter: Letter | None = None
        self._marks: Sequence[Mark] = ()
        self._lines: list[TextLine] = []
        self._starts: list[tuple[int, int]] = []
        self._on_line: dict[int, list[Mark]] = {}
        self._current: Mark | None = None

    def show(self, letter: Letter, marks: Sequence[Mark]) -> None:
        """Show a letter with these facts."""
        self._letter = letter
        self._marks = marks
        self._lay_out()

    def point_at(self, mark: Mark) -> None:
        """Mark a fact as the present one and bring it into sight."""
        self._current = mark
        self.see(mark.start)

    def see(self, offset: int) -> None:
        """Bring a place of the text into sight, a third from the top."""
        if not self._starts:
            return
        at = max(0, bisect_left(self._starts, (offset + 1, -1)) - 1)
        line = self._starts[at][1]
        top = self.scroll_offset.y
        if not top + 1 <= line < top + self.size.height - 3:
            self.scroll_to(y=max(0, line - self.size.height // 3), animate=False, immediate=True)
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()
        if self._current:
            self.see(self._current.start)

    def _lay_out(self) -> None:
        if self._letter is None or not self.size.width:
            return
        width = min(_WIDEST, self.scrollable_content_region.width - _MARGIN)
        self._lines = typeset(self._letter, width)
        spans = [(line.span, n) for n, line in enumerate(self._lines)]
        self._starts = sorted((span[0], n) for span, n in spans if span)
        self._on_line = self._marks_by_line()
        self.has_lines(len(self._lines))
        self.refresh()

    def _marks_by_line(self) -> dict[int, list[Mark]]:
        found: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._marks:
            at = max(0, bisect_left(self._starts, (mark.start + 1, -1)) - 1)
            for start, number in self._starts[at:]:
                if start >= mark.end:
                    break
                span = self._lines[number].span
                if span and mark.start < span[1]:
                    found[number].append(mark)
        return found

    def on_click(self, event: events.Click) -> None:
        """A click on a fact makes it the present one."""
        number = self.scroll_offset.y + event.y
        if not 0 <= number < len(self._lines):
            return
        x = event.x - 1 - _MARGIN
        for piece in self._lines[number].pieces:
            if 0 <= x < len(piece.text) and piece.start is not None:
                offset = piece.start + x
                inside = [m for m in self._on_line.get(number, ()) if m.start <= offset < m.end]
                if inside:
                    self.post_message(self.Pointed(min(inside, key=lambda m: m.end - m.start)))
            x -= len(piece.text)

    def render_line(self, y: int) -> Strip:
        """One line of the letter."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line, base = self._lines[number], self.rich_style
        marks = self._on_line.get(number, [])
        segments = [self._margin(line, marks)]
        if line.manner in _MANNERS:
            base += self.get_component_rich_style(f"letter--{line.manner}", partial=True)
        for piece in line.pieces:
            if piece.start is None or not marks:
                segments.append(Segment(printable_name(piece.text), base))
            else:
                segments += self._marked(piece.text, piece.start, marks, base)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _margin(self, line: TextLine, marks: Sequence[Mark]) -> Segment:
        span = line.span
        begun = [m for m in marks if span and span[0] <= m.start < span[1]]
        if not begun:
            return Segment(" " * _MARGIN, self.rich_style)
        order = list(KINDS)
        first = min(begun, key=lambda m: (m is not self._current, order.index(m.kind)))
        sign = KINDS[first.kind][0]
        colour = self.get_component_rich_style(f"letter--sign-{first.kind}", partial=True)
        pointer = "▶" if self._current in begun else " "
        return Segment(f"{pointer}{sign} ", self.rich_style + colour)

    def _marked(self, text: str, start: int, marks: Sequence[Mark], base: Style) -> list[Segment]:
        """The words cut where facts begin and end; the shortest fact gives the colour."""
        end = start + len(text)
        inside = [m for m in marks if m.start < end and m.end > start]
        cuts = {start, end}
        cuts |= {at for m in inside for at in (m.start, m.end) if start < at < end}
        segments = []
        for low, high in pairwise(sorted(cuts)):
            style = base
            here = [m for m in inside if m.start <= low and m.end >= high]
            for mark in sorted(here, key=lambda m: m.start - m.end):
                style += self.get_component_rich_style(f"letter--{mark.kind}", partial=True)
            if self._current in here:
                style += self.get_component_rich_style("letter--current", partial=True)
            segments.append(Segment(printable_name(text[low - start : high - start]), style))
        return segments
