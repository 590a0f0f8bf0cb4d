"""Deadlines in planning tables: cells of a column "Gereed", "Planning", "Termijn" … that are a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from corpus.letter import Table
from kb.extract.reading import Reading
from kb.extract.time_expressions import TimeExpression, find

#: What heads a column of times to come. Not "Looptijd" or "Periode", which say how long.
_HEADER = re.compile(
    r"(?:(?:beoogde|verwachte|geplande|streef-?|uiterste)\s?)?"
    r"(?:gereed|planning|wanneer|deadline|termijn|(?:streef|eind|ingangs|oplever|start)?datum|tijdpad|oplevering|uiterlijk|"
    r"afronding|realisatie|inwerkingtreding|invoering|publicatie|start|moment|gereed per|tijdstip)"
    r"(?:\s(?:gereed|uiterlijk|oplevering|start|invoering|publicatie|van \w+))?",
    re.IGNORECASE,
)
_MARKS = " \t\n.,;*()"


def table_deadlines(
    reading: Reading, table: Table, today: dt.date | None
) -> Iterator[TimeExpression]:
    """The times to come in ``table``: a whole cell each, below a header that says so."""
    text = reading.letter.text
    columns = {
        cell.column
        for cell in table.cells
        if cell.row < table.header_rows
        and _HEADER.fullmatch(" ".join(text[cell.start : cell.end].split()))
    }
    for cell in table.cells:
        if cell.column not in columns or cell.row < table.header_rows:
            continue
        found = find(text, cell.start, cell.end, today)
        if len(found) != 1 or found[0].latest is None:
            continue
        rest = text[cell.start : found[0].start] + text[found[0].end : cell.end]
        if not rest.strip(_MARKS) and (today is None or found[0].latest >= today):
            yield found[0]
