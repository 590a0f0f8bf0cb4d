"""The application: its sections, keys and themes, and the acts that every screen can ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.reactive import reactive
from textual.screen import Screen

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from kb.knowledge_base import KnowledgeBase
from kb.ledger.lines import Verdict
from kb.records import Citation
from tui import naming
from tui.desk import Clock, Desk
from tui.export import Export
from tui.remembered import recall, remember
from tui.sections import SECTIONS
from tui.spoken import Spoken, is_ours
from tui.taking_in import TakingIn
from tui.themes import THEMES, tints
from tui.widgets.split import Split

_ = translator("tui")


#: Where the shipped letters go: a knowledge base of their own, as with ``griffie demo``.
DEMO = "demo"


class GriffieApp(TakingIn, Spoken, App[None]):
    """The screen over one knowledge base.

    ``today`` and ``clock`` are what time it is to the app; ``state`` is the file in which layout and
    theme are remembered, None for nowhere. ``rest`` is how many seconds the keys must be still before
    the filter works and what a row is about is told beside it.
    """

    TITLE = "griffie"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY = "^p"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012 (Textual's form)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual's form)
        (0, "-narrow"),
        (110, "-wide"),
    ]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        s.key: s.screen for s in SECTIONS
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            # The function keys go there from a field too; F1 is help, as everywhere.
            Binding(f"{n},f{n}" if n > 1 else "1", f"go('{s.key}')", s.title, show=False)
            for n, s in enumerate(SECTIONS, start=1)
        ),
        Binding("f1,question_mark", "help", N_("Hulp"), key_display="F1"),
        Binding("ctrl+t", "next_theme", N_("Ander thema"), show=False),
        Binding("less_than_sign", "divide(5)", N_("Detail groter"), key_display="<", show=False),
        Binding(
            "greater_than_sign", "divide(-5)", N_("Detail kleiner"), key_display=">", show=False
        ),
        Binding("q,ctrl+q", "quit", N_("Sluiten"), show=False),
    ]

    #: How many things await a verdict; None while that is not known.
    waiting: reactive[int | None] = reactive(None)

    def __init__(
        self,
        kb: KnowledgeBase,
        *,
        today: dt.date,
        who: str,
        clock: Clock | None = None,
        state: Path | None = None,
        rest: float = 0.05,
    ) -> None:
        super().__init__()
        self.rest = rest
        self.desk = Desk(kb, today, who)
        if clock:
            self.desk.clock = clock
        #: Grows with every change that was made here; a screen that saw an older one reads anew.
        self.version = 0
        self._state = state
        self.remembered, self._whole = recall(state)
        self._opened: list[KnowledgeBase] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tints of the present theme."""
        return tints(self.current_theme)

    def on_mount(self) -> None:
        """Themes, the section of last time, and a welcome where there is nothing yet."""
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        self.theme = self.remembered.theme if self.remembered.theme in known else THEMES[0].name
        sections = [s.key for s in SECTIONS]
        section = self.remembered.section
        self.switch_mode(section if section in sections else sections[0])
        if not self._whole:
            self.tell(
                _("De indeling van de vorige keer is niet te lezen; die is weer als in het begin.")
            )
        # The first screen is drawn before anything else is read.
        self.call_after_refresh(self.count_waiting)
        if not self.desk.kb.counts().letters:
            self.call_after_refresh(self.action_welcome)

    def on_unmount(self) -> None:
        """Remember the layout; close what was opened here."""
        self.remembered.theme = self.theme
        remember(self._state, self.remembered)
        for kb in self._opened:
            kb.close()

    # Going about

    def action_go(self, section: str) -> None:
        """Show a section, on its first screen."""
        self.remembered.section = section
        self.switch_mode(section)

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Find an action by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Zoek een opdracht …")))

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]

    def action_divide(self, step: int) -> None:
        """Give the pane beside or under the list more room, or less."""
        for split in self.screen.query(Split):
            split.give(split.share + step)

    def action_welcome(self) -> None:
        """Offer the shipped letters, or a folder."""
        from tui.screens.welcome import WelcomeScreen

        def begin(chosen: str | None) -> None:
            if chosen == "demo":
                from corpus.samples import paths

                self.use(self.desk.kb.folder / DEMO)
                self.ingest([str(p) for p in paths()])
            elif chosen == "folder":
                self.ask_for_letters()

        self.push_screen(WelcomeScreen(), begin)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action that has a key here, by its name; sections and themes too."""
        seen = set()
        for node, binding, enabled, _tooltip in screen.active_bindings.values():
            if enabled and is_ours(binding) and binding.action not in seen:
                seen.add(binding.action)
                key = self.get_key_display(binding)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(binding.description, _("toets {key}").format(key=key), run)
        for theme in THEMES:
            words = _("Thema: {name}").format(name=theme.name.removeprefix("griffie-"))
            yield SystemCommand(words, "", partial(setattr, self, "theme", theme.name))

    def open_place(self, letter: str, start: int | None = None) -> None:
        """Open a letter in the reader, at a place in it."""
        from tui.screens.reader import ReaderScreen

        self.push_screen(ReaderScreen(letter, start))

    def open_citation(self, citation: Citation) -> None:
        """Open a letter where a sentence stands."""
        self.open_place(citation.letter.id, citation.start)

    def show_relations(self, identity: str) -> None:
        """Show what hangs together with a thing, in the section for that."""
        from tui.screens.graph import GraphScreen

        self.action_go("graph")
        screen = self.screen
        if isinstance(screen, GraphScreen):
            screen.centre(identity)

    # Acts

    def copy(self, citation: Citation) -> None:
        """Put a citation on the clipboard."""
        self.copy_to_clipboard(naming.quotation(citation))
        self.tell(_("Gekopieerd: {what}").format(what=naming.place(citation)))

    @work(thread=True, group="verdict")
    def give(
        self, action: str, subjects: Sequence[str], other: str | None = None, note: str = ""
    ) -> None:
        """Give verdicts; what goes wrong is told and then nothing has changed."""
        try:
            kept = self.desk.give(action, subjects, other=other, note=note)
        except GriffieError as error:
            self.call_from_thread(self.complain, error)
            return
        self.call_from_thread(self._given, kept)

    def _given(self, kept: Sequence[Verdict]) -> None:
        words = naming.verdict(kept[0].action)
        if len(kept) == 1:
            self.tell(_("{what}: {id} (u neemt terug)").format(what=words, id=kept[0].subject))
        else:
            self.tell(_("{what}: {n} keer").format(what=words, n=len(kept)))
        self.changed()

    def changed(self) -> None:
        """What is shown is no longer up to date: read it anew, other sections when they are seen."""
        self.version += 1
        for screen in self.screen_stack:
            catch_up = getattr(screen, "catch_up", None)
            if catch_up:
                catch_up()
        self.count_waiting()

    @work(thread=True, group="waiting", exclusive=True)
    def count_waiting(self) -> None:
        """Count what awaits a verdict."""
        from tui.queue import queue

        try:
            found = len(queue(self.desk.kb.ledger(self.desk.today)))
        except GriffieError as error:
            self.call_from_thread(self.complain, error)
            return
        self.call_from_thread(setattr, self, "waiting", found)

    # Writing files

    def ask_to_save(self, export: Export) -> None:
        """Ask for a file name and write there what is shown."""
        from tui.screens.dialogs import Prompt

        if not export.records:
            self.tell(_("Er is niets om op te slaan."))
            return
        hint = _("{n} regels · eindig op {some}").format(
            n=len(export.records), some=", ".join(export.suffixes)
        )

        def keep(typed: str | None) -> None:
            if typed:
                self._save(export, typed)

        name = export.name + export.first
        self.push_screen(Prompt(_("Opslaan als"), name, hint, export.check), keep)

    @work(thread=True, group="export")
    def _save(self, export: Export, typed: str) -> None:
        try:
            path = export.write(typed)
        except GriffieError as error:
            self.call_from_thread(self.complain, error)
            return
        self.call_from_thread(self.tell, _("Opgeslagen: {path}").format(path=path.resolve()))

    def use(self, folder: Path) -> None:
        """Go on with the knowledge base in ``folder``."""
        kb = KnowledgeBase.open(folder)
        self._opened.append(kb)
        self.desk = Desk(kb, self.desk.today, self.desk.who, self.desk.clock)
        self.changed()

    def tell(self, words: str) -> None:
        """A message that goes away by itself."""
        self.notify(words, markup=False, timeout=4)

    def complain(self, error: GriffieError) -> None:
        """Say what went wrong and what to do."""
        self.notify(str(error), title=_("Niet gelukt"), severity="error", markup=False, timeout=8)
