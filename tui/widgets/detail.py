"""The pane beside or under a list: all about the row under the cursor."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.strip import Strip

from corpus.i18n import N_
from tui.spoken import Spoken
from tui.widgets.lines import Lines


class Detail(Spoken, Lines, can_focus=True):
    """Text that scrolls; it gets the focus by tab."""

    DEFAULT_CSS = """
    Detail { background: $surface; padding: 0 1; scrollbar-background: $surface;
        scrollbar-background-hover: $surface; }
    Detail:focus { border-left: outer $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", N_("Omlaag"), show=False),
        Binding("k,up", "scroll_up", N_("Omhoog"), show=False),
        Binding("g,home", "scroll_home", N_("Naar het begin"), show=False),
        Binding("G,end", "scroll_end", N_("Naar het einde"), show=False),
        Binding("space,ctrl+d,pagedown", "page_down", N_("Bladzijde verder"), show=False),
        Binding("ctrl+u,pageup", "page_up", N_("Bladzijde terug"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.text = Text()
        self._strips: list[Strip] = []

    def show(self, text: Text) -> None:
        """Show this text from its beginning."""
        self.text = text
        self._break()
        self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._break()

    def notify_style_update(self) -> None:
        """Another theme: the same words on another background."""
        super().notify_style_update()
        self._break()

    def _break(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        console, base = self.app.console, self.rich_style
        options = console.options.update(width=width, height=None)
        lines = console.render_lines(self.text, options, style=base)
        self._strips = [Strip(line, width) for line in lines]
        self.has_lines(len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        number = self.scroll_offset.y + y
        if number < len(self._strips):
            return self._strips[number]
        return Strip.blank(self.scrollable_content_region.width, self.rich_style)
