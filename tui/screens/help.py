"""The keys of the screen one came from, and what the signs mean."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from corpus.i18n import N_, translator
from tui.colours import colours
from tui.spoken import Spoken, is_ours

_ = translator("tui")


class HelpScreen(Spoken, ModalScreen[None]):
    """Help over the screen it is about; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark,enter", "dismiss", N_("Sluiten")),
        Binding("j,down", "scroll(1)", N_("Omlaag"), show=False),
        Binding("k,up", "scroll(-1)", N_("Omhoog"), show=False),
    ]

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """Keys in one column, with what they do."""
        with Vertical(classes="dialog", id="help"):
            yield Label(_("Toetsen op dit scherm"), classes="dialog-title")
            with VerticalScroll(id="help-keys"):
                yield Static(self._keys(), markup=False)
            yield Label(_("esc sluit · ctrl+p zoekt een opdracht"), classes="dialog-hint")

    def _keys(self) -> Text:
        palette = colours(self.app)
        text = Text()
        by_action: dict[tuple[str, str], list[str]] = {}
        for _node, binding, _enabled, _tip in self._about.active_bindings.values():
            if is_ours(binding):
                shown = self.app.get_key_display(binding)
                known = by_action.setdefault((binding.description, binding.action), [])
                if shown not in known:
                    known.append(shown)
        for (description, _action), keys in by_action.items():
            text.append(f"{'  '.join(keys):>16}  ", palette["heading"])
            text.append(description + "\n")
        text.append("\n" + _("Tekens") + "\n", palette["strong"])
        for line in (
            _("■ afgedaan of uitgevoerd  ◧ krijgt invulling, in lijn  □ toegezegd  · genoemd"),
            _("? te beoordelen  ✓ akkoord, nagekomen  ✗ betwist  ! te laat  ▸ bijna  → verschoven"),
            _("In brieven: ◆ motie  ● toezegging  ▲ termijn  € bedrag  § verwijzing  ! let op"),
        ):
            text.append(line + "\n")
        return text

    def action_scroll(self, lines: int) -> None:
        """Scroll the keys."""
        self.query_one("#help-keys").scroll_relative(y=lines, animate=False)
