"""Which rows a table shows and in which order: filter, sort, group. Pure, and fast for 55,000 rows.

A row is any record; what is asked of it (its words, its sort keys) is asked once and kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

R = TypeVar("R")

#: How a cell is to be coloured; the words or a sign in it always say the same.
Tone = str
#: What a cell shows: words, or words with their tone.
Cell = str | tuple[str, Tone]


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """A column: ``cell`` is what is shown of a row; ``order`` what the column is sorted by.

    ``width`` is in cells; 0 shares what is left with the other columns of width 0, at least ``least``
    for each. ``rank`` says who makes room first on a narrow screen (the highest). ``title`` is Dutch,
    marked with ``N_``.
    """

    key: str
    title: str
    cell: Callable[[R], Cell]
    width: int = 0
    order: Callable[[R], Any] | None = None
    right: bool = False
    rank: int = 0
    least: int = 14


@dataclass(frozen=True, slots=True)
class View(Generic[R]):
    """A choice of rows that has a name: ``holds`` says whether a row belongs to it."""

    key: str
    title: str
    holds: Callable[[R], bool]


@dataclass(frozen=True, slots=True)
class Grouping(Generic[R]):
    """A way to put rows together under headings, sorted by ``order`` or else by the heading's words."""

    key: str
    title: str
    heading: Callable[[R], str]
    order: Callable[[R], Any] | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What one asked for: the words to find, view, column to sort by, and grouping, by their keys."""

    words: str = ""
    view: str = ""
    sort: str = ""
    reverse: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a row (by its index) or, where ``row`` is None, a heading."""

    row: int | None
    heading: str = ""
    count: int = 0


class Rows(Generic[R]):
    """``items`` with the ways to arrange them. ``words`` gives what the filter looks in."""

    def __init__(
        self,
        items: Sequence[R],
        columns: Sequence[TableColumn[R]],
        words: Callable[[R], str],
        views: Sequence[View[R]] = (),
        groupings: Sequence[Grouping[R]] = (),
    ) -> None:
        self.items = items
        self.columns = columns
        self.views = views
        self.groupings = groupings
        self._texts = [folded(words(item)) for item in items]
        self._keys: dict[str, list[Any]] = {}
        self._bases: dict[Arrangement, list[int]] = {}
        self._last: tuple[Arrangement, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def arrange(self, asked: Arrangement) -> list[int]:
        """The indexes of the rows that are asked for, in order.

        Rows match when each word asked for stands in them, without regard to case and accents.
        """
        base = replace(asked, words="")
        wanted = folded(asked.words).split()
        found = self._base(base)
        if self._last and self._last[0].words and replace(self._last[0], words="") == base:
            # What is typed usually grows by a letter: look only where the shorter words stood.
            before = folded(self._last[0].words)
            if folded(asked.words).startswith(before):
                found = self._last[1]
        texts = self._texts
        for word in wanted:
            found = [i for i in found if word in texts[i]]
        self._last = (asked, found)
        return found

    def lines(self, asked: Arrangement) -> Sequence[int | Line]:
        """What the table shows: indexes, or :class:`Line` objects where there are headings."""
        found = self.arrange(asked)
        grouping = next((g for g in self.groupings if g.key == asked.group), None)
        if grouping is None:
            return found
        headings = self._kept(f"group:{grouping.key}", grouping.heading)
        lines: list[Line] = []
        start = 0
        for place, index in enumerate(found):
            if place and headings[index] != headings[found[place - 1]]:
                lines += self._group(headings, found[start:place])
                start = place
        if found:
            lines += self._group(headings, found[start:])
        return lines

    @staticmethod
    def _group(headings: Sequence[str], members: Sequence[int]) -> list[Line]:
        heading = Line(None, headings[members[0]], len(members))
        return [heading, *(Line(i) for i in members)]

    def _base(self, asked: Arrangement) -> list[int]:
        kept = self._bases.get(asked)
        if kept is None:
            kept = self._bases[asked] = self._arranged(asked)
        return kept

    def _arranged(self, asked: Arrangement) -> list[int]:
        column = next((c for c in self.columns if c.key == asked.sort and c.order), None)
        view = next((v for v in self.views if v.key == asked.view), None)
        grouping = next((g for g in self.groupings if g.key == asked.group), None)
        order = list(range(len(self.items)))
        if view:
            order = [i for i in order if view.holds(self.items[i])]
        if column and column.order:
            keys = self._kept(column.key, column.order)
            # What has no value stands last, whichever way the rest is sorted.
            known = sorted(
                (i for i in order if keys[i] is not None),
                key=keys.__getitem__,
                reverse=asked.reverse,
            )
            order = known + [i for i in order if keys[i] is None]
        if grouping:
            by = self._kept(f"order:{grouping.key}", grouping.order or grouping.heading)
            order.sort(key=by.__getitem__)
        return order

    def _kept(self, key: str, value: Callable[[R], Any]) -> list[Any]:
        if key not in self._keys:
            self._keys[key] = [value(item) for item in self.items]
        return self._keys[key]


def folded(text: str) -> str:
    """``text`` in small letters, without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def widths(columns: Sequence[TableColumn[R]], room: int) -> dict[str, int]:
    """How wide each column is on ``room`` cells, a space between each; left-out columns are absent.

    Columns without a width of their own share what is left; where that is less than they need, the
    column of the highest rank goes.
    """
    shown = list(columns)
    while True:
        gaps = max(0, len(shown) - 1)
        fixed = sum(c.width for c in shown)
        flexible = [c for c in shown if not c.width]
        left = room - fixed - gaps
        if left >= sum(c.least for c in flexible) or not any(c.rank for c in shown):
            break
        shown.remove(max(shown, key=lambda c: c.rank))
    share, rest = divmod(max(left, 0), len(flexible)) if flexible else (0, 0)
    found = {}
    for column in shown:
        extra = 0
        if not column.width and rest:
            extra, rest = 1, rest - 1
        found[column.key] = column.width or share + extra
    return found
