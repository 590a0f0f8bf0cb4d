"""The reader: a letter at the place of a fact, with all its facts marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input, Static

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from corpus.letter import Letter
from corpus.safe import printable_name
from kb.ledger.lines import CommitmentLine, MotionLine
from kb.records import LetterRecord
from tui import naming
from tui.clerk import Clerk
from tui.colours import colours
from tui.history import tell_links, tell_verdicts
from tui.marks import KINDS, Mark, hits, marks, nearest
from tui.opening import open_file
from tui.prose import Prose
from tui.rows import Arrangement, Rows, TableColumn, View
from tui.spoken import Spoken
from tui.widgets.detail import Detail
from tui.widgets.field import Field
from tui.widgets.key_bar import KeyBar
from tui.widgets.letter_view import LetterView
from tui.widgets.split import Split
from tui.widgets.table import Table

_ = translator("tui")


def _is(*kinds: str) -> Any:
    return lambda mark: mark.kind in kinds


class ReaderScreen(Spoken, Clerk):
    """A letter by its id, opened at an offset of its text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", N_("Volgend feit")),
        Binding("p", "step(-1)", N_("Vorig feit")),
        Binding("v", "view", N_("Soort feit")),
        Binding("slash", "find", N_("Zoek"), key_display="/"),
        Binding("y", "copy", N_("Kopiëren")),
        Binding("o", "open_source", N_("Bronbestand")),
        Binding("r", "relations", N_("Verbanden"), show=False),
        Binding("i", "details", N_("Detail aan of uit"), show=False),
        Binding("escape", "back", N_("Terug")),
    ]
    AUTO_FOCUS = ""
    _columns: ClassVar[Sequence[TableColumn[Mark]]] = (
        TableColumn("kind", "", lambda m: KINDS[m.kind][0], 1),
        TableColumn("page", N_("Blz."), lambda m: str(m.citation.page or ""), 4, right=True),
        TableColumn("title", N_("Feit"), lambda m: m.title, 0),
    )
    _views: ClassVar[Sequence[View[Mark]]] = (
        View("facts", N_("alles"), lambda m: m.kind not in ("hit", "reference")),
        View("motions", N_("moties"), _is("motion", "met")),
        View("commitments", N_("toezeggingen"), _is("commitment")),
        View("deadlines", N_("termijnen"), _is("deadline")),
        View("amounts", N_("bedragen"), _is("amount")),
        View("references", N_("verwijzingen"), _is("reference")),
        View("flags", N_("let op"), _is("flag")),
        View("hits", N_("gevonden"), _is("hit")),
    )

    class Loaded(Message):
        """The letter was read from the knowledge base."""

        def __init__(
            self,
            letter: Letter,
            record: LetterRecord,
            found: Sequence[Mark],
            lines: dict[str, MotionLine | CommitmentLine],
        ) -> None:
            super().__init__()
            self.letter, self.record, self.found, self.lines = letter, record, found, lines

    def __init__(self, identity: str, start: int | None = None) -> None:
        super().__init__()
        self._identity = identity
        self._start = start
        self._letter: Letter | None = None
        self._record: LetterRecord | None = None
        self._facts: Sequence[Mark] = ()
        self._lines: dict[str, MotionLine | CommitmentLine] = {}
        #: The fact that the letter shows already.
        self._shown_mark: Mark | None = None
        self.table: Table[Mark] = Table(id="facts")
        self.table.arrangement = Arrangement(view="facts")
        self.table.can_focus = True

    def compose(self) -> ComposeResult:
        """The letter's name, its text, and its facts."""
        yield Static(id="title", markup=False)
        yield Field(id="filter", compact=True, placeholder=_("woorden in deze brief"))
        beside = Container(self.table, Detail(id="fact"), id="beside")
        yield Split(LetterView(id="letter"), beside, key="reader", share=32)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the letter."""
        self.query_one(LetterView).loading = True
        self.load()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts have keys where the present fact is one to judge."""
        if action in ("judge", "note", "undo"):
            line = self._lines.get(self.judged()[0]) if self.judged() else None
            if line is None:
                return False
            return not (isinstance(line, MotionLine) and parameters == ("met",))
        return action != "merge"

    def catch_up(self) -> None:
        """A verdict was given: read what stands now."""
        self.load()

    @work(thread=True, exclusive=True, group="load")
    def load(self) -> None:
        """Read letter and facts in a thread."""
        kb = self.app.desk.kb
        try:
            record = kb.show(self._identity)
            assert isinstance(record, LetterRecord)
            letter, found = kb.letter(record.id), marks(kb, record.id)
            ledger = kb.ledger(self.app.desk.today)
        except GriffieError as error:
            self.app.call_from_thread(self._failed, error)
            return
        by_id: dict[str, MotionLine | CommitmentLine] = {}
        both: list[MotionLine | CommitmentLine] = [*ledger.motions, *ledger.commitments]
        for line in both:
            by_id |= dict.fromkeys(line.ids, line)
        lines = {m.id: by_id[m.id] for m in found if m.id in by_id}
        self.post_message(self.Loaded(letter, record, found, lines))

    def _failed(self, error: GriffieError) -> None:
        self.query_one(LetterView).loading = False
        self.app.complain(error)

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        first = self._letter is None
        self._letter, self._record, self._facts = event.letter, event.record, event.found
        self._lines = event.lines
        view = self.query_one(LetterView)
        view.loading = False
        head = Text(" " + naming.letter(event.record), "bold", no_wrap=True, overflow="ellipsis")
        more = " · ".join(
            printable_name(p)
            for p in (event.record.ministry, event.record.dossier, Path(event.record.file).name)
            if p
        )
        head.append(f"  {more}", colours(self.app)["quiet"])
        self.query_one("#title", Static).update(head)
        view.show(event.letter, event.found)
        current = self.table.cursor
        self._fill()
        if first:
            # the letter opens where it was asked to, not at the fact that the table happens to begin with
            self._shown_mark = self.table.current
            view.focus()
            self.call_after_refresh(self._open_at)
        else:
            self.table.cursor = current

    def _fill(self, more: Sequence[Mark] = ()) -> None:
        rows = Rows([*self._facts, *more], self._columns, lambda m: m.title, self._views)
        self.table.show(rows)

    def _open_at(self) -> None:
        view = self.query_one(LetterView)
        if self._start is None:
            view.scroll_home(animate=False)
            return
        at = nearest(self.table.shown, self._start)
        if at is not None and self.table.shown[at].start == self._start:
            self.table.go_to(self.table.shown[at])
            view.point_at(self.table.shown[at])
        else:
            if at is not None:
                self.table.go_to(self.table.shown[at])
            view.see(self._start)

    @on(Table.Moved)
    def _moved(self) -> None:
        mark = self.table.current
        prose = Prose(colours(self.app))
        if mark is None:
            prose.line(_("Geen feiten van deze soort. Met v kiest u een andere soort."), "quiet")
        else:
            if mark is not self._shown_mark:
                self.query_one(LetterView).point_at(mark)
            self._tell(mark, prose)
        self._shown_mark = mark
        self.query_one(Detail).show(prose.text)
        self.refresh_bindings()

    def _tell(self, mark: Mark, prose: Prose) -> None:
        sign, kind = KINDS[mark.kind]
        at = self.table.shown.index(mark) + 1
        prose.line(f"{sign} {_(kind)} · {mark.title}", "strong")
        prose.line(
            _("{n} van {all} · {id}").format(n=at, all=len(self.table.shown), id=mark.id), "quiet"
        )
        line = self._lines.get(mark.id)
        if line is None:
            return
        stand = (
            naming.conclusion(line.conclusion)
            if isinstance(line, MotionLine)
            else naming.state(line.state)
        )
        prose.pair(_("Stand"), *stand)
        tell_verdicts(line.history, prose)
        tell_links(line.proposals, line.joined, prose)

    @on(LetterView.Pointed)
    def _pointed(self, event: LetterView.Pointed) -> None:
        if not self.table.go_to(event.mark):
            self.table.put(replace(self.table.arrangement, view="facts"))
            self.table.go_to(event.mark)

    @on(Table.Opened)
    def _opened(self) -> None:
        self.query_one(LetterView).focus()

    # Actions

    def action_step(self, step: int) -> None:
        """The next or previous fact."""
        self.table.action_move(step)

    def action_view(self) -> None:
        """Step through facts of another kind; kinds that the letter has none of are passed over."""
        keys = [v.key for v in self._views if any(v.holds(m) for m in self.table.rows.items)]
        if keys:
            present = self.table.arrangement.view
            at = keys.index(present) + 1 if present in keys else 0
            mark = self.table.current
            self.table.put(replace(self.table.arrangement, view=keys[at % len(keys)]))
            if mark is not None:
                self.table.go_to(mark)

    def action_find(self) -> None:
        """Look for words in this letter."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    @on(Input.Submitted, "#filter")
    def _find(self, event: Input.Submitted) -> None:
        if self._letter is None or self._record is None:
            return
        found = hits(self._letter, self._record, event.value)
        if not found:
            self.app.tell(_("Niet gevonden: {words}").format(words=event.value))
            return
        self.query_one(LetterView).show(self._letter, [*self._facts, *found])
        self.table.arrangement = replace(self.table.arrangement, view="hits")
        self._fill(found)
        self.query_one(LetterView).focus()

    def action_back(self) -> None:
        """Close the search field; then the letter."""
        field = self.query_one("#filter", Input)
        if field.display:
            field.display = False
            self.query_one(LetterView).focus()
        else:
            self.dismiss()

    def action_details(self) -> None:
        """Show the facts beside the letter, or hide them."""
        self.toggle_class("-plain")

    def action_copy(self) -> None:
        """Copy the present fact as a citation."""
        if self.table.current is not None:
            self.app.copy(self.table.current.citation)

    def action_open_source(self) -> None:
        """Open the letter's file with the program that the system has for it."""
        if self._record is None:
            return
        try:
            open_file(Path(self._record.file))
        except GriffieError as error:
            self.app.complain(error)

    def action_relations(self) -> None:
        """Show what the present fact, or else the letter, hangs together with."""
        mark = self.table.current
        self.app.show_relations(mark.id if mark else self._identity)

    def judged(self) -> Sequence[str]:
        """The present fact, where it is one to judge."""
        mark = self.table.current
        return [mark.id] if mark and mark.id in self._lines else []

    def has_verdict(self, subject: str) -> bool:
        """Whether a verdict was given on it."""
        return subject in self._lines and bool(self._lines[subject].history)
