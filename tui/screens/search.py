"""Zoeken & vragen: one bar. What is typed is searched for while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from kb.records import Citation
from tui.colours import colours
from tui.found import Found, answer_texts, chips, found_of, passage_columns, passage_text
from tui.spoken import Spoken
from tui.widgets.field import Field
from tui.widgets.section_bar import SectionBar

if TYPE_CHECKING:
    from kb.answers.question import Answer
    from tui.app import GriffieApp

_ = translator("tui")

#: Seconds of rest after a key before a search begins: less than a pause, more than a keystroke.
_REST = 0.08
#: Words from which on what is typed may be a question.
_QUESTION = 3
#: Passages asked for.
_MOST = 40


class Results(Spoken, OptionList):
    """The passages found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", N_("Omlaag"), show=False),
        Binding("k", "cursor_up", N_("Omhoog"), show=False),
        Binding("g", "first", N_("Naar het begin"), show=False),
        Binding("G", "last", N_("Naar het einde"), show=False),
        Binding("enter", "select", N_("Openen")),
    ]


class SearchScreen(Spoken, Screen[None]):
    """The bar, the filters it holds, and the passages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "bar", N_("Zoeken"), key_display="/"),
        Binding("y", "copy", N_("Kopiëren")),
        Binding("e", "export", N_("Opslaan")),
        Binding("r", "relations", N_("Verbanden"), show=False),
        Binding("escape", "back", N_("Terug"), show=False),
        Binding("down", "results", N_("Naar de passages")),
    ]
    AUTO_FOCUS = "#query"

    if TYPE_CHECKING:
        app: GriffieApp

    class Answered(Message):
        """What the knowledge base answers to what was typed."""

        def __init__(self, typed: str, answer: Answer) -> None:
            super().__init__()
            self.typed = typed
            self.answer = answer

    class Loaded(Message):
        """Passages for what was typed."""

        def __init__(self, typed: str, found: Sequence[Found]) -> None:
            super().__init__()
            self.typed = typed
            self.found = found

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Found] = ()
        self._answer: Answer | None = None
        self._timer: Timer | None = None
        self._typed = ""
        #: What each result opens: the answer's citations, then the passages.
        self._shown: list[Citation] = []

    def compose(self) -> ComposeResult:
        """The bar above, the passages below."""
        yield SectionBar("search")
        yield Field(
            id="query",
            placeholder=_("een vraag of een paar woorden, bijvoorbeeld: weidevogels na:2026"),
        )
        yield Static(id="about", markup=False)
        with Container(id="found"):
            yield Static(id="answer", markup=False)
            yield Results(id="results", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Say what can be done."""
        self._hint()

    def catch_up(self) -> None:
        """Letters came or went: search anew."""
        if self._typed:
            self.search(self._typed)

    def _hint(self) -> None:
        words = _(
            "Typ wat u zoekt, in uw eigen woorden; de betekenis telt, niet alleen het woord.\n\n"
            "“tussen aanhalingstekens” precies zo · -woord zonder dat woord\n"
            "na:2026-03 voor:2026-09 jaar:2025 · ministerie:LVVN · minister:naam\n"
            "dossier:39010 · soort:toezegging · brief:naam\n\n"
            "Enter of ↓ gaat naar de passages, enter opent de brief.\n"
            "F2 tot F8, of esc en dan 2 tot 8, tonen de andere schermen."
        )
        self.query_one("#answer", Static).update(words)
        self.query_one("#answer").display = True
        self.query_one("#results").display = False

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        if self._timer:
            self._timer.stop()
        typed = event.value.strip()
        self._timer = self.set_timer(_REST, lambda: self._begin(typed))

    def _begin(self, typed: str) -> None:
        self._typed = typed
        self.query_one("#about", Static).update(chips(typed, colours(self.app)))
        if len(typed) < 2:
            self.workers.cancel_group(self, "search")
            self.workers.cancel_group(self, "ask")
            self._found = ()
            self._hint()
            return
        self.search(typed)
        if len(typed.split()) >= _QUESTION:
            self.ask(typed)

    @work(thread=True, exclusive=True, group="search")
    def search(self, typed: str) -> None:
        """Search in a thread; what a newer search overtook is thrown away."""
        worker = get_current_worker()
        try:
            hits = self.app.desk.kb.search(typed, limit=_MOST)
        except GriffieError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        if not worker.is_cancelled:
            self.post_message(self.Loaded(typed, [found_of(hit) for hit in hits]))

    @work(thread=True, exclusive=True, group="ask")
    def ask(self, typed: str) -> None:
        """Ask in a thread, beside the search."""
        worker, desk = get_current_worker(), self.app.desk
        try:
            answer = desk.kb.ask(typed, desk.today)
        except GriffieError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        if not worker.is_cancelled:
            self.post_message(self.Answered(typed, answer))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        if event.typed == self._typed:
            self._answer = event.answer
            self._fill()

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.typed == self._typed:
            self._found = event.found
            self._fill()

    def _fill(self) -> None:
        """The answer, if there is one to what stands in the bar, and the passages under it."""
        palette = colours(self.app)
        results = self.query_one(Results)
        results.clear_options()
        said = self._said()
        self._shown = [part.citation for part in said.parts] if said else []
        if said:
            results.add_options(Option(text) for text in answer_texts(said, palette))
        self._shown += [f.citation for f in self._found]
        results.add_options(Option(passage_text(f, palette)) for f in self._found)
        results.display = bool(self._shown)
        if self._shown:
            results.highlighted = 0
        hint = self.query_one("#answer", Static)
        hint.display = not self._shown
        if not self._shown:
            hint.update(_("Niets gevonden. Probeer andere woorden, of laat een filter weg."))
        line = chips(self._typed, palette)
        line.append("  " + _("{n} passages").format(n=len(self._found)), palette["quiet"])
        if self._typed.endswith("?") and self._answer and not said:
            line.append("  " + _("geen antwoord in de brieven; wel passages"), palette["warn"])
        self.query_one("#about", Static).update(line)

    def _said(self) -> Answer | None:
        """The answer to what stands in the bar, where there is one."""
        answer = self._answer
        asked = " ".join(self._typed.split())
        if answer and answer.text is not None and answer.question.text == asked:
            return answer
        return None

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_results()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        found = self._present()
        if found:
            self.app.open_citation(found)

    def _present(self) -> Citation | None:
        at = self.query_one(Results).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    # Actions

    def action_bar(self) -> None:
        """To the bar."""
        self.query_one("#query", Input).focus()

    def action_results(self) -> None:
        """To the passages, if there are any."""
        if self._shown:
            self.query_one(Results).focus()

    def action_back(self) -> None:
        """Out of the bar, so that the keys are keys again."""
        if self._shown:
            self.action_results()
        else:
            self.set_focus(None)

    def action_copy(self) -> None:
        """Copy the best sentence of the passage as a citation."""
        found = self._present()
        if found:
            self.app.copy(found)

    def action_relations(self) -> None:
        """Show what the passage's letter hangs together with."""
        found = self._present()
        if found:
            self.app.show_relations(found.letter.id)

    def action_export(self) -> None:
        """Write the passages to a file."""
        from tui.export import Export

        self.app.ask_to_save(Export("zoeken", self._found, passage_columns()))
