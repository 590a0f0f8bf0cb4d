"""Zoeken & vragen: one bar. What is typed is searched for while it is typed."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from kb.records import Citation
from tui.colours import colours
from tui.found import answer_texts, chips, found_of, passage_columns, passage_text
from tui.rest import Rest
from tui.spoken import Spoken
from tui.widgets.blocks import Blocks
from tui.widgets.chips import Chips
from tui.widgets.field import Field
from tui.widgets.key_bar import KeyBar
from tui.widgets.section_bar import SectionBar

if TYPE_CHECKING:
    from index.search import Hit
    from kb.answers.question import Answer
    from tui.app import GriffieApp

_ = translator("tui")

#: Words from which on what is typed may be a question.
_QUESTION = 3
#: How many times as long as before a search the keys are still before an answer is sought.
_PAUSE = 4
#: Passages asked for.
_MOST = 40


class Bar(Field):
    """What is typed here is searched for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.results", N_("Naar de passages")),
        Binding("escape", "screen.back", N_("Uit de balk")),
    ]


class SearchScreen(Spoken, Screen[None]):
    """The bar, the filters it holds, and the passages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "bar", N_("Zoeken"), key_display="/"),
        Binding("y", "copy", N_("Kopiëren")),
        Binding("e", "export", N_("Opslaan")),
        Binding("r", "relations", N_("Verbanden"), show=False),
        Binding("escape", "back", N_("Terug"), show=False),
        Binding("x", "drop", N_("Filter weghalen"), show=False),
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

        def __init__(self, typed: str, found: Sequence[Hit]) -> None:
            super().__init__()
            self.typed = typed
            self.found = found

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Hit] = ()
        self._answer: Answer | None = None
        self._typed = ""
        self._searching = Rest(self, self._begin)
        self._asking = Rest(self, self._ask)
        #: What the passages that are shown were found for.
        self.shown_for: str | None = None
        #: What each result is: the answer's citations, then the passages.
        self._shown: list[Citation | Hit] = []

    def compose(self) -> ComposeResult:
        """The bar above, the passages below."""
        yield SectionBar("search")
        yield Bar(
            id="query",
            placeholder=_("een vraag of een paar woorden, bijvoorbeeld: weidevogels na:2026"),
        )
        yield Chips(id="chips")
        with Container(id="found"):
            yield Static(id="answer", markup=False)
            yield Blocks(id="results")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what can be done."""
        self._hint()
        self.app.theme_changed_signal.subscribe(self, self._repaint)

    def _repaint(self, _theme: Theme) -> None:
        if self.shown_for is not None:
            self._fill()

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
        self.query_one(Blocks).display = False

    @on(Input.Changed, "#query")
    def _changed(self) -> None:
        self._searching.asked(self.app.rest)

    def _begin(self) -> None:
        typed = self._typed = self.query_one("#query", Input).value.strip()
        self._about()
        if len(typed) < 2:
            self.workers.cancel_group(self, "search")
            self.workers.cancel_group(self, "ask")
            self._found, self._shown, self.shown_for = (), [], None
            self._hint()
            return
        self.search(typed)

    def _ask(self) -> None:
        if self.shown_for == self._typed:
            self.ask(self._typed)

    @work(thread=True, exclusive=True, group="search")
    def search(self, typed: str) -> None:
        """Search in a thread; what a newer search overtook is thrown away."""
        worker = get_current_worker()
        try:
            hits = self.app.desk.kb.search(typed, limit=_MOST)
        except GriffieError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        if self.shown_for is None:
            # The index was opened and stays. Were it not left out, a search of Python's for garbage
            # would go through all of it, and come between the passages and drawing them: 0.06 s.
            gc.freeze()
        if not worker.is_cancelled:
            self.post_message(self.Loaded(typed, hits))

    @work(thread=True, exclusive=True, group="ask")
    def ask(self, typed: str) -> None:
        """Ask in a thread, beside the search."""
        worker, desk = get_current_worker(), self.app.desk
        try:
            answer = desk.kb.ask(typed, desk.today)
        except GriffieError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        if self._answer is None:
            # So do the models and facts that answers come from.
            gc.freeze()
        if not worker.is_cancelled:
            self.post_message(self.Answered(typed, answer))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        if event.typed != self._typed:
            return
        before, results = self._here(), self.query_one(Blocks)
        self._answer = event.answer
        self._fill()
        # Whoever was reading on already is not sent back to the top.
        if results.has_focus and before in self._shown:
            results.go_to(self._shown.index(before))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.typed != self._typed:
            return
        self._found, self.shown_for = event.found, event.typed
        self._fill()
        if len(event.typed.split()) >= _QUESTION:
            # An answer takes longer than passages: it is sought once the typing seems done.
            self._asking.asked(_PAUSE * self.app.rest)

    def _fill(self) -> None:
        """The answer, if there is one to what stands in the bar, and the passages under it."""
        palette = colours(self.app)
        said = self._said()
        texts = answer_texts(said, palette) if said else []
        self._shown = [part.citation for part in said.parts] if said else []
        self._shown += self._found
        results, first = self.query_one(Blocks), len(texts)

        def text_of(number: int) -> Text:
            if number < first:
                return texts[number]
            return passage_text(found_of(self._found[number - first]), palette)

        results.show(len(self._shown), text_of)
        hint = self.query_one("#answer", Static)
        if results.display != bool(self._shown):
            results.display = bool(self._shown)
            hint.display = not self._shown
        if not self._shown:
            hint.update(_("Niets gevonden. Probeer andere woorden, of laat een filter weg."))
        self._about()

    def _about(self) -> None:
        """The filters that were typed, how much was found, and whether there is no answer."""
        palette, after = colours(self.app), Text()
        if self.shown_for == self._typed:
            after.append(_("{n} passages").format(n=len(self._found)), palette["quiet"])
            if self._typed.endswith("?") and self._answer and not self._said():
                words = _("geen antwoord in de brieven; wel passages")
                after.append(f" · {words}", palette["warn"])
        self.query_one(Chips).show(chips(self._typed), after)

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

    @on(Blocks.Opened)
    def _selected(self) -> None:
        found = self._present()
        if found:
            self.app.open_citation(found)

    def _here(self) -> Citation | Hit | None:
        at = self.query_one(Blocks).present
        return self._shown[at] if at < len(self._shown) else None

    def _present(self) -> Citation | None:
        """What the result under the cursor opens. Only for those that are seen is it looked up."""
        here = self._here()
        return here if here is None or isinstance(here, Citation) else found_of(here).citation

    @on(Chips.Dropped)
    def _dropped(self, event: Chips.Dropped) -> None:
        from index.query import placed_filters, without_filter

        field = self.query_one("#query", Input)
        if event.number < len(placed_filters(field.value)):
            field.value = without_filter(field.value, event.number)
            field.cursor_position = len(field.value)
            self._searching.hurry()

    # Actions

    def action_bar(self) -> None:
        """To the bar."""
        self.query_one("#query", Input).focus()

    def action_results(self) -> None:
        """To the passages, if there are any."""
        if self._shown:
            self.query_one(Blocks).focus()

    def action_back(self) -> None:
        """Out of the bar, so that the keys are keys again."""
        if self._shown:
            self.action_results()
        else:
            self.set_focus(None)

    def action_drop(self) -> None:
        """Drop the last filter that was typed."""
        bar = self.query_one(Chips)
        bar.action_drop_at(len(bar.chips) - 1)

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

        self.app.ask_to_save(
            Export("zoeken", [found_of(hit) for hit in self._found], passage_columns())
        )
