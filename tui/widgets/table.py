"""A table of any length: only the rows that are seen are drawn.

Textual's own ``DataTable`` keeps every cell; filling it with the 55,000 motions of the national
archive takes seconds. Here the rows stay where they are and :mod:`tui.rows` says which to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.i18n import N_, translator
from corpus.safe import printable_name
from tui.cells import fitted
from tui.rows import Arrangement, Line, Rows, widths
from tui.spoken import Spoken

_ = translator("tui")
R = TypeVar("R")

_TONES = ("good", "bad", "warn", "info", "quiet", "strong")
#: Cells before a row: the sign of a chosen row, and a space.
_MARGIN = 2


class Table(Spoken, ScrollView, Generic[R], can_focus=True):
    """Rows with a cursor, a selection, and headings to sort by."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header", "table--cursor", "table--chosen", "table--group",
        *(f"table--{tone}" for tone in _TONES),
    }  # fmt: skip
    DEFAULT_CSS = """
    Table {
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
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
        Binding("space", "choose", N_("Kiezen"), key_display="spatie"),
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
        self._widths: dict[str, int] = {}
        self._base = Style.null()

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
            for place in (old, new):
                self.refresh(Region(0, place - top + 1, self.size.width, 1))
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
            self.action_move(1)
            self.refresh()
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
        keys = [c.key for c in self.rows.columns if c.order and c.key in self._widths]
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
        if event.ctrl or event.x < _MARGIN:
            self.action_choose()
        elif event.chain == 2:
            self.action_open()

    def _click_heading(self, x: int) -> None:
        left = _MARGIN
        for column in self.rows.columns:
            width = self._widths.get(column.key)
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the screen; what they all need is looked up once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the heading, or a row."""
        width = self.scrollable_content_region.width
        if y == 0:
            return self._heading(width)
        place = self.scroll_offset.y + y - 1
        if place >= len(self._lines):
            return Strip.blank(width, self._base)
        line = self._lines[place]
        index = _index(line)
        if index is None:
            assert isinstance(line, Line)
            words = f"▾ {line.heading or _('(leeg)')}  {line.count}"
            style = self.get_component_rich_style("table--group")
            return Strip([Segment(fitted(printable_name(words), width), style)], width)
        return self._row_strip(index, width, under_cursor=place == self.cursor)

    def _heading(self, width: int) -> Strip:
        style = self.get_component_rich_style("table--header")
        parts = []
        for column in self.rows.columns:
            room = self._widths.get(column.key)
            if room is not None:
                title = _(column.title)
                if column.key == self.arrangement.sort:
                    title += " ↓" if self.arrangement.reverse else " ↑"
                parts.append(fitted(title, room, right=column.right))
        return Strip([Segment(fitted(" " * _MARGIN + " ".join(parts), width), style)], width)

    def _row_strip(self, index: int, width: int, *, under_cursor: bool) -> Strip:
        base = self._base
        if index in self.chosen:
            base += self.get_component_rich_style("table--chosen", partial=True)
        if under_cursor:
            base += self.get_component_rich_style("table--cursor", partial=True)
        sign = "▌" if under_cursor else " "
        segments = [Segment(sign + ("✓" if index in self.chosen else " "), base)]
        item = self.rows.items[index]
        for column in self.rows.columns:
            room = self._widths.get(column.key)
            if room is None:
                continue
            cell = column.cell(item)
            words, tone = cell if isinstance(cell, tuple) else (cell, "")
            style = base + self._tone(tone, under_cursor=under_cursor)
            segments.append(Segment(fitted(words, room, right=column.right), style))
            segments.append(Segment(" ", base))
        return Strip(segments).adjust_cell_length(width, base)

    def _tone(self, tone: str, *, under_cursor: bool) -> Style:
        if tone not in _TONES:
            return Style.null()
        style = self.get_component_rich_style(f"table--{tone}", partial=True)
        # On the cursor's background the words keep its colour, which is readable there.
        return Style(bold=style.bold) if under_cursor and self.has_focus else style

    def _measure(self) -> None:
        room = max(0, self.scrollable_content_region.width - _MARGIN - 1)
        self._widths = widths(self.rows.columns, room)
        # More or fewer rows change nothing outside of the table: the screen is not laid out again.
        self.set_reactive(Table.virtual_size, Size(0, len(self._lines) + 1))
        self._refresh_scrollbars()
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = self.virtual_size.height

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
