"""Sums (optellingen): a table's rows and columns added up again, and the text held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from corpus.i18n import translator
from corpus.letter import Flag
from kb.extract.amount_tables import Grid, grid
from kb.extract.reading import Reading, Sentence
from kb.facts import Amount, SumCheck

_ = translator("kb")
_TOTAL_COLUMN = re.compile(r"\b(?:totaal|cumulatief|som)\b", re.IGNORECASE)
_YEAR_COLUMN = re.compile(r"(?:19|20)\d\d\b(?!\s?[-–/])")
_TABLE_MENTION = re.compile(r"\btabel\s+(\d+)", re.IGNORECASE)


def check_sums(reading: Reading, told: Iterable[tuple[Amount, Sentence]]) -> None:
    """Add ``reading``'s tables up again; write the checks, and a flag for each that fails.

    ``told`` are the amounts of the text, each with its sentence.
    """
    grids = [grid(reading, table) for table in reading.letter.tables]
    for index, view in enumerate(grids):
        checks = [*_subtotals(index, view), *_totals(index, view), *_row_totals(index, view)]
        reading.checks += checks
        for check in checks:
            if not check.ok:
                message = _(
                    "De tabel telt niet op: {what} is {expected}, de delen zijn samen {found}."
                )
                reading.flags.append(
                    Flag(
                        "table_sum",
                        message.format(what=check.what, expected=check.expected, found=check.found),
                        view.table.start,
                        view.table.end,
                    )
                )
    reading.checks += _text_against_tables(grids, told)


def _columns(view: Grid) -> list[int]:
    return sorted({column for _, column in view.values})


def _name(view: Grid, row: int, column: int) -> str:
    header = view.headers.get(column, "")
    return f"{view.labels.get(row, '')}, {header}" if header else view.labels.get(row, "")


def _compared(
    index: int, view: Grid, place: tuple[int, int], parts: list[tuple[int, int]]
) -> SumCheck:
    """The check that the cells ``parts`` add up to the cell at ``place``.

    Of three parts or more, one unit of the last printed digit may be lost in rounding.
    """
    total = view.values[place]
    found = sum((view.values[p] for p in parts), Decimal(0))
    slack = max(view.steps[p] for p in (place, *parts)) if len(parts) > 2 else Decimal(0)
    return SumCheck(index, _name(view, *place), total, found, abs(total - found) <= slack)


def _parts_below(view: Grid, row: int) -> list[int]:
    """The rows directly under ``row`` in the table's hierarchy."""
    levels = view.table.row_levels
    below = []
    for other in range(row + 1, view.table.rows):
        if levels[other] <= levels[row]:
            break
        if levels[other] == levels[row] + 1 and other not in view.table.totals:
            below.append(other)
    return below


def _subtotals(index: int, view: Grid) -> list[SumCheck]:
    """Each row against the rows that stand under it."""
    checks = []
    for row in range(view.table.header_rows, view.table.rows):
        below = _parts_below(view, row)
        for column in _columns(view):
            parts = [(r, column) for r in below if (r, column) in view.values]
            if (row, column) in view.values and parts:
                checks.append(_compared(index, view, (row, column), parts))
    return checks


def _totals(index: int, view: Grid) -> list[SumCheck]:
    """Each total row against the outermost rows above it, up to the total before."""
    checks = []
    table = view.table
    begin = table.header_rows
    parts_of_all: list[int] = []
    for row in table.totals:
        rows = [r for r in range(begin, row) if table.row_levels[r] == table.row_levels[row]]
        grand = row == table.totals[-1] and len(table.totals) > 1
        for column in _columns(view):
            if (row, column) not in view.values:
                continue
            parts = [(r, column) for r in rows if (r, column) in view.values]
            readings = [parts] if parts else []
            if grand:  # a last total may add up the totals before it, and the rows since
                totals = [(r, column) for r in parts_of_all if (r, column) in view.values]
                readings.append(totals + parts)
            tried = [_compared(index, view, (row, column), r) for r in readings if r]
            if tried:
                checks.append(next((c for c in tried if c.ok), tried[-1]))
        parts_of_all.append(row)
        begin = row + 1
    return checks


def _row_totals(index: int, view: Grid) -> list[SumCheck]:
    """A column "totaal" against the columns of single years."""
    columns = _columns(view)
    totals = [c for c in columns if _TOTAL_COLUMN.search(view.headers.get(c, ""))]
    years = [c for c in columns if c not in totals and _YEAR_COLUMN.search(view.headers.get(c, ""))]
    if len(totals) != 1 or len(years) < 2 or len(years) + 1 != len(columns):
        return []
    checks = []
    for row in sorted({r for r, _ in view.values}):
        parts = [(row, c) for c in years if (row, c) in view.values]
        if (row, totals[0]) in view.values and parts:
            checks.append(_compared(index, view, (row, totals[0]), parts))
    return checks


def _text_against_tables(
    grids: list[Grid], told: Iterable[tuple[Amount, Sentence]]
) -> list[SumCheck]:
    """Amounts of a sentence that points to a table, found again among the table's cells."""
    checks = []
    for amount, sentence in told if grids else ():
        mention = _TABLE_MENTION.search(sentence.text)
        index = _table_named(grids, mention.group(1)) if mention else None
        if index is None:
            continue
        if amount.eur in grids[index].values.values():
            checks.append(SumCheck(index, amount.evidence.text, amount.eur, amount.eur, True))
    return checks


def _table_named(grids: list[Grid], number: str) -> int | None:
    """The index of "tabel 2": the table whose caption says so."""
    for index, view in enumerate(grids):
        found = _TABLE_MENTION.search(view.table.caption)
        if found and found.group(1) == number:
            return index
    return None
