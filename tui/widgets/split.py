"""Two panes with a line between them that can be moved: by the mouse, or with "<" and ">"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.app import GriffieApp

#: Percents of the room that the second pane may have.
LEAST, MOST = 15, 80


class Seam(Widget):
    """The line between two panes; it follows the mouse that holds it."""

    DEFAULT_CSS = """
    Seam { width: 1fr; height: 1; color: $border; background: $background; }
    Seam:hover, Seam.-held { color: $accent; }
    """

    class Moved(Message):
        """The line was drawn to this place of the screen."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x, self.y = x, y

    def render_line(self, y: int) -> Strip:
        """The line, upright or lying."""
        upright = self.size.width == 1
        sign = "│" if upright else "─" * self.size.width
        return Strip([Segment(sign, self.rich_style)], self.size.width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line."""
        self.capture_mouse()
        self.add_class("-held")
        event.stop()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        self.release_mouse()
        self.remove_class("-held")
        event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw it along."""
        if self.has_class("-held"):
            self.post_message(self.Moved(int(event.screen_x), int(event.screen_y)))


class Split(Container):
    """``first`` and ``second`` beside each other on a wide screen, else under each other.

    ``key`` is what the division is remembered by; ``share`` the percents that ``second`` has at first.
    """

    DEFAULT_CSS = """
    Split { height: 1fr; }
    """

    if TYPE_CHECKING:
        app: GriffieApp

    def __init__(self, first: Widget, second: Widget, *, key: str, share: int) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._key, self._usual = key, share
        second.add_class("second")

    def compose(self) -> ComposeResult:
        """One, the line, the other."""
        yield self._first
        yield Seam()
        yield self._second

    @property
    def share(self) -> int:
        """Percents of the room that the second pane has."""
        return max(LEAST, min(MOST, self.app.remembered.panes.get(self._key, self._usual)))

    def give(self, share: int) -> None:
        """Give the second pane so many percents, as far as that goes, and remember it."""
        self.app.remembered.panes[self._key] = max(LEAST, min(MOST, share))
        self._divide()

    def on_resize(self) -> None:
        """Divide the new room."""
        self._divide()

    def on_screen_resume(self) -> None:
        """The line may have been moved on another screen."""
        self._divide()

    def _divide(self) -> None:
        wide = self.screen.has_class("-wide")
        part = f"{self.share}%"
        self._second.styles.width = part if wide else "1fr"
        self._second.styles.height = "1fr" if wide else part

    @on(Seam.Moved)
    def _moved(self, event: Seam.Moved) -> None:
        event.stop()
        room = self.region
        if self.screen.has_class("-wide"):
            left = room.right - event.x - 1
            self.give(round(100 * left / max(1, room.width)))
        else:
            left = room.bottom - event.y - 1
            self.give(round(100 * left / max(1, room.height)))
