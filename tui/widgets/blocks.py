"""A list of texts of some lines each, with a cursor: what search found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from corpus.i18n import N_
from tui.spoken import Spoken
from tui.widgets.lines import Lines


class Blocks(Spoken, Lines, can_focus=True):
    """Texts under each other, made and laid out when they come into sight; how long the others are is
    guessed from those.

    Textual's list of options lays out all of them before the first is seen; with forty passages that
    took longer than finding them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"blocks--cursor"}
    DEFAULT_CSS = """
    Blocks { background: $background; padding: 0 1; }
    Blocks > .blocks--cursor { background: $tint-cursor-blurred; }
    Blocks:focus > .blocks--cursor { background: $tint-cursor; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Openen")),
        Binding("j,down", "move(1)", N_("Omlaag"), show=False),
        Binding("k,up", "move(-1)", N_("Omhoog"), show=False),
        Binding("g,home", "first", N_("Naar het begin"), show=False),
        Binding("G,end", "last", N_("Naar het einde"), show=False),
        Binding("space,ctrl+d,pagedown", "page(1)", N_("Bladzijde verder"), show=False),
        Binding("ctrl+u,pageup", "page(-1)", N_("Bladzijde terug"), show=False),
    ]

    class Opened(Message):
        """The text under the cursor was opened."""

        def __init__(self, blocks: Blocks) -> None:
            super().__init__()
            self.blocks = blocks

        @property
        def control(self) -> Blocks:
            """The list concerned."""
            return self.blocks

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.present = 0
        self.count = 0
        self._text_of: Callable[[int], Text] = lambda _number: Text()
        self._starts: list[int] = []
        self._lines: list[list[Segment]] = []
        #: The style of a line, elsewhere and where the cursor stands; asking for it takes long.
        self._styles: tuple[Style, Style] | None = None

    def show(self, count: int, text_of: Callable[[int], Text]) -> None:
        """Show so many texts, the cursor on the first; ``text_of`` gives each by its number."""
        self.count, self._text_of = count, text_of
        self.present = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme, or the focus came or went."""
        super().notify_style_update()
        self._styles = None
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out what comes into sight."""
        self._reach(line=int(new_value) + self.size.height)
        super().watch_scroll_y(old_value, new_value)

    def _lay_out(self) -> None:
        self._starts, self._lines = [], []
        self._reach(line=self.scroll_offset.y + self.size.height)
        self.refresh()

    def _reach(self, *, line: int = 0, text: int = -1) -> None:
        """Lay out texts up to this line and up to this text."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        console = self.app.console
        options = console.options.update(width=width, height=None)
        for number in range(len(self._starts), self.count):
            if len(self._lines) >= line and number > text:
                break
            self._starts.append(len(self._lines))
            self._lines += console.render_lines(self._text_of(number), options, pad=False)
        known = max(1, len(self._starts))
        self.has_lines(round(len(self._lines) * self.count / known))

    def render_line(self, y: int) -> Strip:
        """One line of a text."""
        if self._styles is None:
            base = self.rich_style
            cursor = self.get_component_rich_style("blocks--cursor", partial=True)
            self._styles = base, base + cursor
        width, number = self.scrollable_content_region.width, self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self._styles[0])
        style = self._styles[bisect_right(self._starts, number) - 1 == self.present]
        return Strip(self._lines[number]).adjust_cell_length(width).apply_style(style)

    # The cursor

    def go_to(self, number: int) -> None:
        """Put the cursor on a text and bring it into sight."""
        if not self.count:
            return
        self.present = max(0, min(number, self.count - 1))
        self._reach(text=self.present)
        first = self._starts[self.present]
        ends = [*self._starts[1:], len(self._lines)]
        last, top, height = ends[self.present], self.scroll_offset.y, self.size.height
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last > top + height:
            self.scroll_to(y=min(first, last - height), animate=False, immediate=True)
        self.refresh()

    def action_move(self, step: int) -> None:
        """To the next text, or the one before."""
        self.go_to(self.present + step)

    def action_first(self) -> None:
        """To the first text."""
        self.go_to(0)

    def action_last(self) -> None:
        """To the last text."""
        self.go_to(self.count - 1)

    def action_page(self, pages: int) -> None:
        """A screenful further, or back."""
        if self.count:
            line = self._starts[self.present] + pages * max(1, self.size.height - 2)
            self._reach(line=line + 1)
            at = bisect_right(self._starts, max(0, line)) - 1
            self.go_to(at if at != self.present else at + pages)

    def action_open(self) -> None:
        """Open the text under the cursor."""
        if self.count:
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a double click opens."""
        number = self.scroll_offset.y + event.y
        if number < len(self._lines):
            self.go_to(bisect_right(self._starts, number) - 1)
            if event.chain == 2:
                self.action_open()
