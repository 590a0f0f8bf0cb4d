"""What is drawn line by line: only the lines that are seen, and never the screen around it."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from tui.widgets.scroll_bar import LinesBar


class Lines(ScrollView):
    """A view of lines. How many there are changes the bar beside it and nothing else.

    Textual's own scrolling views lay the whole screen out anew when they get longer or shorter; with a
    list beside a pane that was most of what a key cost. Room for the bar is therefore always kept.
    """

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-background-hover: $background; }
    """

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = LinesBar(self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def has_lines(self, count: int) -> None:
        """There are so many lines from now on."""
        self.set_reactive(Lines.virtual_size, Size(0, count))
        self.vertical_scrollbar.window_virtual_size = count
        self.vertical_scrollbar.refresh()
