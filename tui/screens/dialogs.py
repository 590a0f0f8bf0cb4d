"""Small questions over a screen: a line of text, yes or no. They return the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from corpus.i18n import N_, translator
from tui.spoken import Spoken
from tui.widgets.field import Field

_ = translator("tui")


class Prompt(Spoken, ModalScreen[str | None]):
    """Asks for a line of text. ``check`` gives words that say what is wrong with it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", N_("Laat maar"))]

    def __init__(
        self,
        title: str,
        value: str,
        hint: str,
        check: Callable[[str], str | None] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        """A title, a field, a hint."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield Field(self._value, select_on_focus=False)
            yield Label(self._hint, classes="dialog-hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong with it."""
        wrong = self._check(event.value) if self._check else None
        if wrong:
            hint = self.query_one(".dialog-hint", Label)
            hint.update(wrong)
            hint.add_class("-wrong")
        else:
            self.dismiss(event.value)

    def action_cancel(self) -> None:
        """No answer."""
        self.dismiss(None)


class Confirm(Spoken, ModalScreen[bool]):
    """Asks for yes or no; ``j`` and enter say yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,j,y", "answer(True)", N_("Ja")),
        Binding("escape,n", "answer(False)", N_("Nee")),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with Vertical(classes="dialog"):
            yield Label(self._question, classes="dialog-title", markup=False)
            yield Label(_("enter of j: ja · esc of n: nee"), classes="dialog-hint")

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)
