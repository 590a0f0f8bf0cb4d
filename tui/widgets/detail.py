"""The pane beside or under a list: all about the row under the cursor."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from corpus.i18n import N_
from tui.spoken import Spoken


class Detail(Spoken, VerticalScroll, can_focus=True):
    """Text that scrolls; it gets the focus by tab."""

    DEFAULT_CSS = """
    Detail { background: $surface; padding: 0 1; scrollbar-size-vertical: 1; }
    Detail:focus { border-left: outer $accent; }
    Detail > Static { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", N_("Omlaag"), show=False),
        Binding("k", "scroll_up", N_("Omhoog"), show=False),
        Binding("g", "scroll_home", N_("Naar het begin"), show=False),
        Binding("G", "scroll_end", N_("Naar het einde"), show=False),
    ]

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, text: Text) -> None:
        """Show this text from its beginning."""
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)
