"""Filters as chips on a line: each can be clicked away, or dropped by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from corpus.i18n import N_
from tui.colours import colours
from tui.spoken import Spoken


class Chips(Spoken, Widget, can_focus=True):
    """A chip for each filter, and words after them. Tab goes to the chips where there are any."""

    DEFAULT_CSS = """
    Chips { height: 1; padding: 0 1; link-style: none; link-color: $foreground;
        link-style-hover: bold; link-background-hover: $primary 40%; link-color-hover: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", N_("Vorig filter"), show=False),
        Binding("right,l", "step(1)", N_("Volgend filter"), show=False),
        Binding("enter,delete,backspace,x", "drop", N_("Filter weghalen")),
    ]

    present: reactive[int] = reactive(0)

    class Dropped(Message):
        """A filter is to go, by its place among the chips."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.chips: Sequence[str] = ()
        self._after = Text()
        self.can_focus = False

    def show(self, chips: Sequence[str], after: Text) -> None:
        """Show these chips, and words after them."""
        self.chips, self._after = chips, after
        self.can_focus = bool(chips)
        self.present = max(0, min(self.present, len(chips) - 1))
        self.refresh()

    def render(self) -> Text:
        """The line."""
        palette = colours(self.app)
        line = Text(no_wrap=True, overflow="ellipsis")
        for number, words in enumerate(self.chips):
            here = self.has_focus and number == self.present
            chip = Text(f"[{words} ×]", f"{palette['info']}{' reverse' if here else ''}")
            chip.apply_meta({"@click": f"drop_at({number})"})
            line.append_text(chip).append(" ")
        return line.append_text(self._after)

    def action_step(self, step: int) -> None:
        """To the next chip, or the one before."""
        self.present = max(0, min(self.present + step, len(self.chips) - 1))

    def action_drop(self) -> None:
        """Drop the present chip."""
        self.action_drop_at(self.present)

    def action_drop_at(self, number: int) -> None:
        """Drop a chip."""
        if 0 <= number < len(self.chips):
            self.post_message(self.Dropped(number))
