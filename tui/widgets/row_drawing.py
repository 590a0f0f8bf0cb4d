"""Drawing the rows of a table: cells cut to their columns' widths, in the style of what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from corpus.i18n import translator
from corpus.safe import printable_name
from tui.cells import fitted
from tui.rows import Arrangement, Line, Rows, widths

_ = translator("tui")
R = TypeVar("R")

TONES = ("good", "bad", "warn", "info", "quiet", "strong")
#: Cells before a row: the sign of the cursor, and that of a chosen row.
MARGIN = 2
#: Rows that are kept as they were drawn: some screenfuls.
_KEPT = 400


class RowDrawing(Generic[R]):
    """Draws ``rows`` on lines of ``width`` cells, each column as wide as ``widths`` says.

    ``style_of`` gives the style of a part of the table by its name ("cursor", "chosen", or a tone).
    A row is drawn once and kept until something changes that it depends on.
    """

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self.width = 0
        self.widths: dict[str, int] = {}
        self._rows: Rows[R] | None = None
        self._styles: dict[tuple[str, bool, bool, bool], Style] = {}
        self._kept: dict[tuple[int, bool, bool, bool], Strip] = {}

    def lay_out(self, rows: Rows[R], width: int) -> None:
        """Divide the width over the columns of these rows."""
        if (rows, width) != (self._rows, self.width):
            self._rows, self.width = rows, width
            self.widths = widths(rows.columns, max(0, width - MARGIN - 1))
            self._kept.clear()

    def forget(self) -> None:
        """Draw everything anew: styles have changed."""
        self._styles.clear()
        self._kept.clear()

    def title(self, arrangement: Arrangement) -> Strip:
        """The line of column titles, the one that is sorted by with an arrow."""
        parts = []
        for column in () if self._rows is None else self._rows.columns:
            room = self.widths.get(column.key)
            if room is not None:
                title = _(column.title) if column.title else ""
                if column.key == arrangement.sort:
                    title += " ↓" if arrangement.reverse else " ↑"
                parts.append(fitted(title, room, right=column.right))
        return self._whole(" " * MARGIN + " ".join(parts), "header")

    def heading(self, line: Line) -> Strip:
        """The heading of a group, with how many rows it has."""
        words = f"▾ {line.heading or _('(leeg)')}  {line.count}"
        return self._whole(printable_name(words), "group")

    def _whole(self, words: str, part: str) -> Strip:
        return Strip([Segment(fitted(words, self.width), self._style_of(part))], self.width)

    def row(self, index: int, *, chosen: bool, present: bool, focused: bool) -> Strip:
        """A row by its index; ``present`` where the cursor stands on it."""
        key = (index, chosen, present, present and focused)
        strip = self._kept.get(key)
        if strip is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            strip = self._kept[key] = self._drawn(*key)
        return strip

    def _drawn(self, index: int, chosen: bool, present: bool, focused: bool) -> Strip:
        assert self._rows is not None
        item = self._rows.items[index]
        style = self._style("", chosen, present, focused)
        words = ("▌" if present else " ") + ("✓" if chosen else " ")
        segments: list[Segment] = []
        length = MARGIN
        for column in self._rows.columns:
            room = self.widths.get(column.key)
            if room is None:
                continue
            cell = column.cell(item)
            shown, tone = cell if isinstance(cell, tuple) else (cell, "")
            toned = self._style(tone if tone in TONES else "", chosen, present, focused)
            # Cells of one style are one piece: what the terminal gets is as short as can be.
            if toned is not style:
                segments.append(Segment(words, style))
                words, style = "", toned
            words += fitted(shown, room, right=column.right) + " "
            length += room + 1
        segments.append(Segment(words, style))
        base = self._style("", chosen, present, focused)
        return Strip(segments, length).adjust_cell_length(self.width, base)

    def _style(self, tone: str, chosen: bool, present: bool, focused: bool) -> Style:
        key = (tone, chosen, present, focused)
        style = self._styles.get(key)
        if style is None:
            style = self._style_of("")
            if chosen:
                style += self._style_of("chosen")
            if present:
                style += self._style_of("cursor")
            if tone:
                toned = self._style_of(tone)
                # On the cursor's background the words keep its colour, which is readable there.
                style += Style(bold=toned.bold) if focused else toned
            self._styles[key] = style
        return style
