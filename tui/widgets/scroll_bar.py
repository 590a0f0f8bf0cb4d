"""The bar beside a view of lines."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class LinesBar(ScrollBar):
    """Textual's bar, from pieces that are kept: it has five kinds of lines, however long it is.

    Textual makes each of its lines anew for every step of the cursor, which took longer than drawing
    the list beside it.
    """

    def __init__(self, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._strips: dict[Segment, Strip] = {}

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the bar."""
        look = self.render()
        assert isinstance(look, ScrollBarRender)
        style = self.app.console.get_style(look.style)
        bar = look.render_bar(
            size=self.size.height,
            virtual_size=look.virtual_size,
            window_size=look.window_size,
            position=look.position,
            thickness=self.thickness,
            back_color=style.bgcolor or Color.default(),
            bar_color=style.color or Color.default(),
        )
        first, end = crop.line_span
        filters, (_behind, background) = self.get_line_filters(), self.background_colors
        strips = []
        for segment in bar.segments[first:end]:
            strip = self._strips.get(segment)
            if strip is None:
                strip = Strip([segment], self.thickness).apply_style(self.rich_style)
                self._strips[segment] = strip
            for change in filters:
                strip = strip.apply_filter(change, background)
            strips.append(strip.crop(*crop.column_span))
        return strips
