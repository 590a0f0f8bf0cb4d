"""The first start: no letters yet. Offers the shipped ones, or a folder of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus.i18n import N_, translator
from tui.spoken import Spoken

if TYPE_CHECKING:
    from tui.app import GriffieApp

_ = translator("tui")

#: Where the shipped letters go: a knowledge base of their own, as with ``griffie demo``.
DEMO = "demo"


class WelcomeScreen(Spoken, ModalScreen[None]):
    """What to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Later")),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]

    if TYPE_CHECKING:
        app: GriffieApp

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
        self.dismiss()
        if event.option_id == "demo":
            from corpus.samples import paths

            self.app.use(Path(self.app.desk.kb.folder) / DEMO)
            self.app.ingest([str(p) for p in paths()])
        elif event.option_id == "folder":
            self.app.ask_for_letters()
