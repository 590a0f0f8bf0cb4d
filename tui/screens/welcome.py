"""The first start: no letters yet. Offers the shipped ones, or a folder of one's own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus.i18n import N_, translator
from tui.spoken import Spoken

_ = translator("tui")


class WelcomeScreen(Spoken, ModalScreen[str | None]):
    """What to begin with: ``demo``, ``folder``, ``later``, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Later")),
    ]

    def compose(self) -> ComposeResult:
        """A few words and three ways on."""
        with Vertical(classes="dialog"):
            yield Label(_("Welkom bij griffie"), classes="dialog-title")
            yield Static(
                _("griffie leest Kamerbrieven en onthoudt elke toezegging, motie, termijn en elk"
                  " bedrag, met de zin waarin het staat. Er zijn nog geen brieven."),
                markup=False,
            )  # fmt: skip
            yield OptionList(
                Option(_("Bekijk de meegeleverde brieven"), "demo"),
                Option(_("Lees een map met eigen brieven in"), "folder"),
                Option(_("Begin leeg"), "later"),
            )
            yield Label(_("enter kiest · esc: later"), classes="dialog-hint")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
