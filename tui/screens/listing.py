"""What most sections are: a list to filter, sort and group, with a pane about the row under the cursor."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from kb.records import Citation
from tui.colours import colours
from tui.desk import Desk
from tui.export import Export
from tui.prose import Prose
from tui.rest import Rest
from tui.rows import Arrangement, Grouping, Rows, TableColumn, View
from tui.spoken import Spoken
from tui.summary import summary
from tui.widgets.detail import Detail
from tui.widgets.field import Field
from tui.widgets.key_bar import KeyBar
from tui.widgets.section_bar import SectionBar
from tui.widgets.split import Split
from tui.widgets.table import Table

if TYPE_CHECKING:
    from tui.app import GriffieApp

_ = translator("tui")
R = TypeVar("R")


class Listing(Spoken, Screen[None], Generic[R]):
    """A list. A section says what its rows are, how they are read, and what is told of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", N_("Filter"), key_display="/"),
        Binding("v", "view(1)", N_("Weergave")),
        Binding("V", "view(-1)", N_("Vorige weergave"), show=False),
        Binding("b", "group", N_("Groeperen"), show=False),
        Binding("i", "details", N_("Detail aan of uit"), show=False),
        Binding("y", "copy", N_("Kopiëren"), show=False),
        Binding("r", "relations", N_("Verbanden"), show=False),
        Binding("e", "export", N_("Opslaan")),
        Binding("escape", "back", N_("Terug"), show=False),
    ]
    AUTO_FOCUS = ""
    section: ClassVar[str]
    columns: ClassVar[Sequence[TableColumn[Any]]]
    views: ClassVar[Sequence[View[Any]]] = ()
    groupings: ClassVar[Sequence[Grouping[Any]]] = ()
    #: What the rows are grouped by at first.
    grouped: ClassVar[str] = ""
    #: What to do where there is nothing, Dutch, marked with ``N_``.
    empty: ClassVar[str] = N_("Nog geen brieven. Druk op 6 en daarna op + om brieven in te lezen.")

    if TYPE_CHECKING:
        app: GriffieApp

    class Loaded(Message):
        """The rows were read, in a thread."""

        def __init__(self, rows: Rows[Any], version: int) -> None:
            super().__init__()
            self.rows = rows
            self.version = version

    def __init__(self) -> None:
        super().__init__()
        self.table: Table[R] = Table(id="table")
        self._seen = -1
        self._wanted_id: str | None = None
        self._telling = Rest(self, self._tell)
        self._fitting = Rest(self, self._fit)

    # What a section says

    def read(self, desk: Desk) -> Sequence[R]:
        """The rows; called in a thread."""
        raise NotImplementedError

    def words(self, row: R) -> str:
        """What the filter looks in."""
        raise NotImplementedError

    def identity(self, row: R) -> str:
        """What a row is known by, before and after reading anew."""
        raise NotImplementedError

    def tell_of(self, row: R, prose: Prose) -> None:
        """Everything about a row."""
        raise NotImplementedError

    def citation(self, row: R) -> Citation | None:
        """The sentence that a row rests on."""
        raise NotImplementedError

    def exported(self, rows: Sequence[R]) -> Export:
        """What is written when these rows are shown."""
        raise NotImplementedError

    # The screen

    def compose(self) -> ComposeResult:
        """Sections, a line about the list, the filter, the list with its detail, the keys."""
        yield SectionBar(self.section)
        yield Static(id="about", markup=False)
        yield Field(id="filter", compact=True, placeholder=_("woorden die erin moeten staan"))
        yield from self.above()
        yield Split(self.table, Detail(id="detail"), key="list", share=36)
        yield KeyBar()

    def above(self) -> ComposeResult:
        """What a section shows above its list."""
        yield from ()

    def on_mount(self) -> None:
        """As it was left last time; then read."""
        known = self.app.remembered
        sort = known.sorts.get(self.section, "")
        views = [view.key for view in self.views] or [""]
        groups = ["", *(grouping.key for grouping in self.groupings)]
        view, group = known.views.get(self.section), known.groups.get(self.section)
        self.table.arrangement = Arrangement(
            view=view if view in views else views[0],
            group=group if group in groups else self.grouped,
            sort=sort.removeprefix("-"),
            reverse=sort.startswith("-"),
        )
        self.set_class(not self.app.remembered.details, "-plain")
        self.table.loading = True
        self.app.theme_changed_signal.subscribe(self, self._repaint)

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        self.catch_up()

    def catch_up(self) -> None:
        """Read anew, if anything changed since."""
        if self._seen != self.app.version:
            self._seen = self.app.version
            self.load()

    @work(thread=True, exclusive=True, group="load")
    def load(self) -> None:
        """Read the rows in a thread; a newer reading takes the place of an older one."""
        worker, version = get_current_worker(), self.app.version
        try:
            items = self.read(self.app.desk)
        except GriffieError as error:
            self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            rows = Rows(items, self.columns, self.words, self.views, self.groupings)
            # What was read stays. Were it not left out, each search of Python's for garbage would go
            # through all of it, and hold up the key that is pressed then: 0.2 s with 55,000 motions.
            gc.freeze()
            self.post_message(self.Loaded(rows, version))

    def _failed(self, error: GriffieError) -> None:
        self.table.loading = False
        self.app.complain(error)

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        before, place = self.table.current, self.table.cursor
        wanted = self._wanted_id or (self.identity(before) if before is not None else None)
        self._wanted_id = None
        self.table.loading = False
        self.show(event.rows)
        if self.focused is None:
            self.table.focus()
        if wanted is not None and not self.go_to(wanted):
            self.table.cursor = place

    def show(self, rows: Rows[R]) -> None:
        """Put the rows in the list."""
        self.table.show(rows)

    def go_to(self, identity: str) -> bool:
        """Put the cursor on a row; where the list is still being read, once it is."""
        if not len(self.table.rows):
            self._wanted_id = identity
            return False
        row = next((r for r in self.table.shown if self.identity(r) == identity), None)
        return row is not None and self.table.go_to(row)

    @on(Table.Moved)
    def _moved(self) -> None:
        self._telling.asked(self.app.rest)

    def _repaint(self, _theme: Theme) -> None:
        self._tell()
        self._arranged()

    def _tell(self) -> None:
        row = self.table.current
        prose = Prose(colours(self.app))
        if row is not None:
            self.tell_of(row, prose)
        elif len(self.table.rows):
            prose.line(
                _("Niets past hierop. Esc haalt het filter weg, v kiest een andere weergave.")
            )
        elif not self.table.loading:
            prose.line(_(self.empty))
        self.query_one(Detail).show(prose.text)

    @on(Table.Arranged)
    def _arranged(self) -> None:
        a = self.table.arrangement
        known = self.app.remembered
        known.sorts[self.section] = ("-" if a.reverse else "") + a.sort
        known.views[self.section], known.groups[self.section] = a.view, a.group
        self.query_one("#about", Static).update(self.summary(), layout=False)

    def summary(self) -> Text:
        """The views, what the list shows of how much, and the words it is filtered by."""
        return summary(self.table, self.size.width - 2, colours(self.app))

    # Actions

    def action_filter(self) -> None:
        """Type words that must stand in a row."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self._fitting.asked(self.app.rest)

    def _fit(self) -> None:
        words = self.query_one("#filter", Input).value
        self.table.put(replace(self.table.arrangement, words=words))

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self._fitting.hurry()
        # The words stand in the line above from here on.
        self.query_one("#filter", Input).display = False
        self.table.focus()

    def action_back(self) -> None:
        """Leave the filter; then the selection, then the words."""
        field = self.query_one("#filter", Input)
        if self.focused is field and field.value:
            self._filtered()
        elif self.table.chosen:
            self.table.choose_none()
        else:
            self.action_drop_filter()

    def action_drop_filter(self) -> None:
        """Show all rows again, whatever words were typed."""
        field = self.query_one("#filter", Input)
        field.value = ""
        field.display = False
        self._fitting.hurry()
        self.table.focus()

    def action_view(self, step: int) -> None:
        """The next view."""
        keys = [view.key for view in self.views]
        if keys:
            at = keys.index(self.table.arrangement.view)
            self.action_view_named(keys[(at + step) % len(keys)])

    def action_view_named(self, key: str) -> None:
        """A view by its key."""
        self.table.put(replace(self.table.arrangement, view=key))

    def action_group(self) -> None:
        """Group by the next thing; after the last, not at all."""
        keys = ["", *(g.key for g in self.groupings)]
        at = keys.index(self.table.arrangement.group)
        self.table.put(replace(self.table.arrangement, group=keys[(at + 1) % len(keys)]))

    def action_details(self) -> None:
        """Show the pane, or hide it."""
        self.toggle_class("-plain")
        self.app.remembered.details = not self.has_class("-plain")

    @on(Table.Opened)
    def _opened(self) -> None:
        row = self.table.current
        if row is not None:
            self.open(row)

    def open(self, row: R) -> None:
        """Open a row: the letter, where its sentence stands."""
        found = self.citation(row)
        if found:
            self.app.open_citation(found)

    def action_copy(self) -> None:
        """Copy the citation of the row under the cursor."""
        row = self.table.current
        found = self.citation(row) if row is not None else None
        if found:
            self.app.copy(found)

    def action_relations(self) -> None:
        """Show what hangs together with the row under the cursor."""
        row = self.table.current
        if row is not None:
            self.app.show_relations(self.identity(row))

    def action_export(self) -> None:
        """Write what is shown (or chosen) to a file."""
        rows = self.table.subjects if self.table.chosen else self.table.shown
        self.app.ask_to_save(self.exported(rows))
