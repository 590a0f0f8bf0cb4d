"""The files that could not be read, with why and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from corpus.i18n import N_, translator
from corpus.safe import printable_name
from kb.records import Outcome
from tui.colours import colours
from tui.spoken import Spoken

_ = translator("tui")


class FailuresScreen(Spoken, ModalScreen[None]):
    """A list over the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss", N_("Sluiten"))]

    def __init__(self, failed: Sequence[Outcome]) -> None:
        super().__init__()
        self._failed = failed

    def compose(self) -> ComposeResult:
        """Each file with what is wrong."""
        palette = colours(self.app)
        text = Text()
        for outcome in self._failed:
            text.append(f"! {printable_name(outcome.file)}\n", palette["bad"])
            text.append(f"  {printable_name(outcome.message)}\n")
        with Vertical(classes="dialog", id="help"):
            several = _("{n} bestanden konden niet worden gelezen").format(n=len(self._failed))
            title = several if len(self._failed) > 1 else _("Eén bestand kon niet worden gelezen")
            yield Label(title, classes="dialog-title")
            with VerticalScroll(id="help-keys"):
                yield Static(text, markup=False)
            yield Label(_("esc sluit"), classes="dialog-hint")
