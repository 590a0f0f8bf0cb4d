"""A table for people: aligned columns, and under each row the sentence it rests on, at any width.

Cells are wrapped, never cut. Text is printed as text: what letters say is no markup, and control
characters are shown instead of obeyed.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from corpus.safe import printable

if TYPE_CHECKING:
    from rich.console import Console

#: The width of a table that nobody watches (a pipe), unless COLUMNS says otherwise.
_PIPE_WIDTH = 100
#: What separates columns, and what indents the lines under a row.
_GAP = 2
#: No column is made narrower than this to fit.
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's title; ``right`` aligns numbers; ``below`` puts it under the row at full width."""

    title: str
    right: bool = False
    below: bool = False


def console(out: TextIO) -> Console:
    """A rich console on ``out``: as wide as the terminal, in a pipe as wide as is read with ease."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to the command line: rich itself would exit with status 1."""
            raise BrokenPipeError

    width = None if out.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    return Screen(file=out, width=width, highlight=False, markup=False, emoji=False)


def print_table(headings: Sequence[Heading], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    """Print ``rows``, each with a cell for every heading."""
    from rich.text import Text

    screen = console(out)
    safe = [[printable(cell) for cell in row] for row in rows]
    beside = [n for n, h in enumerate(headings) if not h.below]
    below = [n for n, h in enumerate(headings) if h.below]
    cells = [[headings[n].title, *(row[n] for row in safe)] for n in beside]
    widths = fitted([max(map(_width, column)) for column in cells], screen.width)

    def line_up(words: Sequence[str], style: str) -> None:
        wrapped = [wrap(w, width) for w, width in zip(words, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            parts = []
            for n, lines, width in zip(beside, wrapped, widths, strict=True):
                words_here = lines[number] if number < len(lines) else ""
                pad = " " * (width - _cells(words_here))
                parts.append(pad + words_here if headings[n].right else words_here + pad)
            screen.print(Text((" " * _GAP).join(parts).rstrip(), style=style), soft_wrap=True)

    line_up([headings[n].title for n in beside], "bold")
    screen.print(Text("─" * min(screen.width, sum(widths) + _GAP * (len(widths) - 1))))
    for row in safe:
        line_up([row[n] for n in beside], "bold" if below else "")
        for n in below:
            for paragraph in row[n].splitlines():
                style = "dim" if paragraph.startswith("— ") else ""
                for line in wrap(paragraph, max(screen.width - _GAP, _NARROWEST)):
                    screen.print(Text(" " * _GAP + line, style=style), soft_wrap=True)


def fitted(wanted: Sequence[int], room: int) -> list[int]:
    """Column widths within ``room`` cells: the widest give way first, down to a few cells each."""
    widths = list(wanted)
    gaps = _GAP * (len(widths) - 1)
    while sum(widths) + gaps > room and max(widths) > _NARROWEST:
        widest = max(widths)
        second = max((w for w in widths if w < widest), default=_NARROWEST)
        many = widths.count(widest)
        excess = sum(widths) + gaps - room
        lower = max(second, widest - -(-excess // many), _NARROWEST)
        lower = min(lower, widest - 1)
        widths = [lower if w == widest else w for w in widths]
    return widths


def wrap(words: str, width: int) -> list[str]:
    """``words`` as lines of at most ``width`` cells; a word longer than that is broken."""
    lines: list[str] = []
    for paragraph in words.splitlines() or [""]:
        if _cells(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines += textwrap.wrap(paragraph, width, break_on_hyphens=False) or [""]
    return lines


def _width(words: str) -> int:
    return max(map(_cells, words.splitlines() or [""]))


def _cells(words: str) -> int:
    """How many cells of a terminal ``words`` take."""
    if words.isascii():
        return len(words)
    from rich.cells import cell_len

    return cell_len(words)
