"""A table of any length: only the rows that are seen are drawn.

Textual's own ``DataTable`` keeps every cell; filling it with the 55,000 motions of the national
archive takes seconds. Here the rows stay where they are and :mod:`tui.rows` says which to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.i18n import N_
from tui.rows import Arrangement, Line, Rows
from tui.spoken import Spoken
from tui.widgets.lines import Lines
from tui.widgets.row_drawing import MARGIN, TONES, RowDrawing

R = TypeVar("R")


class Table(Spoken, Lines, Generic[R], can_focus=True):
    """Rows with a cursor, a selection, and headings to sort by."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header", "table--cursor", "table--chosen", "table--group",
        *(f"table--{tone}" for tone in TONES),
    }  # fmt: skip
    DEFAULT_CSS = """
    Table {
        background: $background;
        & > .table--header { text-style: bold; color: $text-muted; background: $surface; }
        & > .table--cursor { background: $tint-cursor-blurred; }
        & > .table--chosen { background: $tint-chosen; }
        & > .table--group { color: $text-accent; text-style: bold; }
        & > .table--good { color: $text-success; }
        & > .table--bad { color: $text-error; text-style: bold; }
        & > .table--warn { color: $text-warning; }
        & > .table--info { color: $text-primary; }
        & > .table--quiet { color: $text-muted; }
        & > .table--strong { text-style: bold; }
    }
    Table:focus > .table--cursor { background: $tint-cursor; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Openen")),
        Binding("space", "choose", N_("Kiezen"), key_display=N_("spatie")),
        Binding("ctrl+a", "choose_all", N_("Alles kiezen"), show=False),
        Binding("j,down", "move(1)", N_("Omlaag"), show=False),
        Binding("k,up", "move(-1)", N_("Omhoog"), show=False),
        Binding("g,home", "first", N_("Naar het begin"), show=False),
        Binding("G,end", "last", N_("Naar het einde"), show=False),
        Binding("ctrl+d,pagedown", "page(1)", N_("Bladzijde verder"), show=False),
        Binding("ctrl+u,pageup", "page(-1)", N_("Bladzijde terug"), show=False),
        Binding("s", "sort", N_("Sorteren"), show=False),
        Binding("S", "reverse", N_("Andersom sorteren"), show=False),
    ]

    #: The line under the cursor; moving it draws only the lines that change.
    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, table: Table[Any]) -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> Table[Any]:
            """The table concerned."""
            return self.table

    class Opened(Moved):
        """A row was opened."""

    class Arranged(Moved):
        """Other rows are shown, in another order, or others are chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.rows: Rows[R] = Rows((), (), str)
        self.arrangement = Arrangement()
        self.chosen: set[int] = set()
        self._lines: Sequence[int | Line] = ()
        self._drawing: RowDrawing[R] = RowDrawing(self._part_style)

    # What is shown

    def show(self, rows: Rows[R], arrangement: Arrangement | None = None) -> None:
        """Show these rows from now on."""
        self.rows = rows
        self.chosen = set()
        self.put(arrangement or self.arrangement)

    def put(self, arrangement: Arrangement) -> None:
        """Show the rows in this arrangement; the cursor goes to the first of them."""
        self.arrangement = arrangement
        self._lines = self.rows.lines(arrangement)
        self._measure()
        self.set_reactive(Table.cursor, self._beside(0, 1))
        self.scroll_to(y=0, animate=False)
        self.refresh()
        self.post_message(self.Arranged(self))
        self.post_message(self.Moved(self))

    @property
    def shown(self) -> list[R]:
        """The rows as they are shown, in order."""
        return [self.rows.items[i] for i in self._indexes() if i is not None]

    @property
    def count(self) -> int:
        """How many rows are shown."""
        lines = self._lines
        if not lines or not isinstance(lines[0], Line):
            return len(lines)
        return sum(_index(line) is not None for line in lines)

    @property
    def current(self) -> R | None:
        """The row under the cursor, or None in an empty table."""
        index = self._row(self.cursor)
        return None if index is None else self.rows.items[index]

    @property
    def subjects(self) -> list[R]:
        """The chosen rows in the order shown, or else the row under the cursor."""
        if not self.chosen:
            return [] if self.current is None else [self.current]
        seen = [i for i in self._indexes() if i in self.chosen]
        return [self.rows.items[i] for i in seen if i is not None]

    def go_to(self, wanted: R) -> bool:
        """Put the cursor on this row; whether it is shown."""
        for place, line in enumerate(self._lines):
            index = _index(line)
            if index is not None and self.rows.items[index] == wanted:
                self.cursor = place
                return True
        return False

    # The cursor

    def validate_cursor(self, place: int) -> int:
        """Within the table, on a row."""
        return self._beside(max(0, min(place, len(self._lines) - 1)), -1)

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in sight and tell."""
        visible = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        # A heading just above the cursor is shown with it.
        upper = new - 1 if new and _index(self._lines[new - 1]) is None else new
        if upper < top:
            self.scroll_to(y=upper, animate=False, immediate=True)
        elif new >= top + visible:
            self.scroll_to(y=new - visible + 1, animate=False, immediate=True)
        else:
            # Nothing scrolled: two lines are all that changed.
            self._refresh_line(old)
            self._refresh_line(new)
        self.post_message(self.Moved(self))

    def action_move(self, steps: int) -> None:
        """Move the cursor by so many lines, over headings."""
        place = self.cursor + steps
        if 0 <= place < len(self._lines):
            self.cursor = self._beside(place, 1 if steps > 0 else -1)

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screenful."""
        self.cursor += pages * max(1, self.size.height - 2)

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = self._beside(0, 1)

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = len(self._lines) - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self))

    # The selection

    def action_choose(self) -> None:
        """Choose the row under the cursor, or no longer; go on to the next."""
        index = self._row(self.cursor)
        if index is not None:
            self.chosen ^= {index}
            self._refresh_line(self.cursor)
            self.action_move(1)
            self.post_message(self.Arranged(self))

    def action_choose_all(self) -> None:
        """Choose every row that is shown, or none where all were."""
        every = {i for i in self._indexes() if i is not None}
        self.chosen = set() if self.chosen >= every else every
        self.refresh()
        self.post_message(self.Arranged(self))

    def choose_none(self) -> None:
        """Give up the selection."""
        self.chosen = set()
        self.refresh()
        self.post_message(self.Arranged(self))

    # Sorting

    def action_sort(self) -> None:
        """Sort by the next column that is shown; after the last one as the rows came."""
        keys = [c.key for c in self.rows.columns if c.order and c.key in self._drawing.widths]
        at = keys.index(self.arrangement.sort) + 1 if self.arrangement.sort in keys else 0
        self._sort(keys[at] if at < len(keys) else "")

    def action_reverse(self) -> None:
        """Sort the other way round."""
        self._sort(self.arrangement.sort, reverse=not self.arrangement.reverse)

    def _sort(self, key: str, *, reverse: bool = False) -> None:
        a = self.arrangement
        self.put(Arrangement(a.words, a.view, key, reverse, a.group))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, or sorts; a double click opens; with ctrl it chooses."""
        if event.y == 0:
            self._click_heading(event.x)
            return
        place = self.scroll_offset.y + event.y - 1
        if not 0 <= place < len(self._lines) or self._row(place) is None:
            return
        self.cursor = place
        if event.ctrl or event.x < MARGIN:
            self.action_choose()
        elif event.chain == 2:
            self.action_open()

    def _click_heading(self, x: int) -> None:
        left = MARGIN
        for column in self.rows.columns:
            width = self._drawing.widths.get(column.key)
            if width is None:
                continue
            if left <= x < left + width and column.order:
                same = self.arrangement.sort == column.key
                self._sort(column.key, reverse=same and not self.arrangement.reverse)
            left += width + 1

    # Drawing

    def on_resize(self) -> None:
        """Divide the new width over the columns."""
        self._measure()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme, or the focus came or went: draw in the new styles."""
        super().notify_style_update()
        self._drawing.forget()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the table, as they were drawn.

        A table has no border, padding or tint that Textual would have to add to each line anew, and a
        strip that stays the same keeps what Textual cut from it: paging costs half as much.
        """
        filters, (_behind, background) = self.get_line_filters(), self.background_colors
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y)
            for change in filters:
                strip = strip.apply_filter(change, background)
            strips.append(strip.crop(*crop.column_span))
        return strips

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the columns' titles, a group's heading, or a row."""
        if y == 0:
            return self._drawing.title(self.arrangement)
        place = self.scroll_offset.y + y - 1
        if place >= len(self._lines):
            return Strip.blank(self._drawing.width, self.rich_style)
        line = self._lines[place]
        index = _index(line)
        if index is None:
            assert isinstance(line, Line)
            return self._drawing.heading(line)
        return self._drawing.row(
            index,
            chosen=index in self.chosen,
            present=place == self.cursor,
            focused=self.has_focus,
        )

    def _refresh_line(self, place: int) -> None:
        self.refresh(Region(0, place - self.scroll_offset.y + 1, self.size.width, 1))

    def _part_style(self, part: str) -> Style:
        if not part:
            return self.rich_style
        whole = part in ("header", "group")
        return self.get_component_rich_style(f"table--{part}", partial=not whole)

    def _measure(self) -> None:
        self._drawing.lay_out(self.rows, self.scrollable_content_region.width)
        self.has_lines(len(self._lines) + 1)

    def _indexes(self) -> list[int | None]:
        return [_index(line) for line in self._lines]

    def _row(self, place: int) -> int | None:
        return _index(self._lines[place]) if 0 <= place < len(self._lines) else None

    def _beside(self, place: int, step: int) -> int:
        """``place``, or the nearest line in this direction (or else the other) that is a row."""
        for direction in (step, -step):
            at = place
            while 0 <= at < len(self._lines):
                if _index(self._lines[at]) is not None:
                    return at
                at += direction
        return 0


def _index(line: int | Line) -> int | None:
    return line.row if isinstance(line, Line) else line
