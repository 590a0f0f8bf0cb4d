"""Amounts in tables: every filled cell that is money, with its row, column and value in euro."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.letter import Table
from corpus.tables import unit_of
from kb.extract import money_grammar
from kb.extract.reading import Reading
from kb.facts import Amount

_NUMBER = re.compile(
    r"(?P<open>\()?\s*(?P<euro>€|EUR)?\s*(?P<minus>[-–−+])?\s*(?:€\s*)?"
    r"(?P<number>\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:,[-–]{1,2})?\s*"
    r"(?P<scale>mln\.?|miljoen|mld\.?|mrd\.?|miljard)?(?P<close>\))?(?:\s?\*+|\s?\d\))?"
)
_NO_MONEY = re.compile(
    r"%|\bpercentage|\baantal|\bartikel|\bart\.|\bfte|\bkton|\bpagina|\bjaar\s*$|\bnr\b|\bnummer|"
    r"\bdatum|\bton\b|\bhectare|\bgroei|\bindex\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\bstruc\w*|\bstr\.|\bper\s+jaar\b|\bjaarlijks", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:tot\s+en\s+met\s+|t/m\s+|vanaf\s+|na\s+)?(?:19|20)\d\d(?:\s?(?:[-–/]|t/m|tot\s+en\s+met)\s?"
    r"(?:(?:19|20)\d\d|\d\d))?(?:\s+e\.?v\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as text by row and column, with the labels and the money in it.

    ``values`` maps (row, column) to euro; ``steps`` to what the last printed digit is worth.
    """

    table: Table
    cells: dict[tuple[int, int], tuple[int, int, str]]
    labels: dict[int, str]
    headers: dict[int, str]
    label_column: int
    values: dict[tuple[int, int], Decimal]
    steps: dict[tuple[int, int], Decimal]


def grid(reading: Reading, table: Table) -> Grid:
    """``table`` with its money read."""
    text = reading.letter.text
    cells = {
        (c.row, c.column): (c.start, c.end, _folded(text[c.start : c.end])) for c in table.cells
    }
    label_column = _label_column(table, cells)
    headers = {
        column: " ".join(
            cells[r, column][2]
            for r in range(table.header_rows)
            if (r, column) in cells and cells[r, column][2]
        )
        for column in range(table.columns)
    }
    labels = {
        row: cells[row, label_column][2]
        for row in range(table.header_rows, table.rows)
        if (row, label_column) in cells
    }
    values: dict[tuple[int, int], Decimal] = {}
    steps: dict[tuple[int, int], Decimal] = {}
    for (row, column), (_, _, words) in cells.items():
        if row < table.header_rows or column <= label_column or not words:
            continue
        factor = _factor(table, headers[column], labels.get(row, ""), words)
        found = _NUMBER.fullmatch(words)
        if factor is None or not found:
            continue
        value = money_grammar.number(found["number"])
        if found["scale"]:
            factor = 1_000_000 if found["scale"].startswith(("ml", "mi")) else 1_000_000_000
            factor = 1_000_000_000 if found["scale"].rstrip(".") in ("mld", "miljard") else factor
        negative = found["minus"] in ("-", "–", "−") or (found["open"] and found["close"])
        values[row, column] = value * factor * (-1 if negative else 1)
        decimals = -int(value.as_tuple().exponent)
        steps[row, column] = Decimal(factor).scaleb(-decimals)
    return Grid(table, cells, labels, headers, label_column, values, steps)


def table_amounts(reading: Reading, index: int, table: Table) -> list[Amount]:
    """The amounts of the table with this index in the letter, row by row."""
    view = grid(reading, table)
    found = []
    for (row, column), value in sorted(view.values.items()):
        start, end, _ = view.cells[row, column]
        label, header = view.labels.get(row, ""), view.headers.get(column, "")
        period = _PERIOD.search(header) or _PERIOD.search(label)
        found.append(
            Amount(
                eur=value,
                eur_max=None,
                recurrence="yearly" if _YEARLY.search(f"{header} {label}") else "once",
                period=period.group() if period else None,
                purpose=label or None,
                row=label or None,
                column=header or None,
                table=index,
                evidence=reading.evidence(start, end, "tabelcel"),
            )
        )
    return found


def _label_column(table: Table, cells: dict[tuple[int, int], tuple[int, int, str]]) -> int:
    """The column that names the rows: the first that holds more words than numbers."""
    for column in range(table.columns):
        words = [
            cells[r, column][2]
            for r in range(table.header_rows, table.rows)
            if (r, column) in cells and cells[r, column][2]
        ]
        if words and sum(not _NUMBER.fullmatch(w) for w in words) * 2 > len(words):
            return column
    return 0


def _factor(table: Table, header: str, label: str, words: str) -> int | None:
    """What a number in a cell is multiplied by to get euro; None where it is no money."""
    if "%" in words or _NO_MONEY.search(header) or _NO_MONEY.search(label):
        return None
    unit, own = unit_of(header)
    if own is not None and (unit or "€" in header):
        return own
    if table.factor is not None:
        return table.factor
    if "€" in words or "EUR" in words or re.search(r"€|\beuro\b|\bEUR\b", header + table.caption):
        return 1
    return None


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
