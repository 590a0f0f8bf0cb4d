"""From rows to values: dates, lists, citations, and the letters that facts are shown with."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from corpus.letter import Signatory
from kb.facts import Evidence
from kb.records import Citation, LetterBrief

V = TypeVar("V")

#: How many values one query binds at most; SQLite's own bound is 32,766.
_CHUNK = 10_000
#: Up to this many letters are asked for by row; above it, all are read in one sweep.
_SWEEP_FROM = 20_000


def day(stored: str | None) -> dt.date | None:
    """A stored ISO date."""
    return dt.date.fromisoformat(stored) if stored else None


def words(stored: str) -> tuple[str, ...]:
    """A stored JSON list of strings."""
    return tuple(json.loads(stored))


def chunks(values: Sequence[V]) -> Iterator[Sequence[V]]:
    """``values`` in pieces that one query may bind."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def marks(values: Sequence[object]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))


def briefs(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, LetterBrief]:
    """The letters in ``letters.row`` order, by row."""
    wanted = sorted(set(rows))
    found: dict[int, LetterBrief] = {}
    parts = chunks(wanted) if len(wanted) < _SWEEP_FROM else [()]
    for part in parts:
        where = f"IN ({marks(part)})" if part else "IS NOT NULL"
        signed: dict[int, list[Signatory]] = {}
        for s in connection.execute(
            f"SELECT letter, name, role FROM signatories WHERE letter {where}"
            " ORDER BY letter, ordinal",
            part,
        ):
            signed.setdefault(s["letter"], []).append(Signatory(s["name"], s["role"]))
        for row in connection.execute(
            f"SELECT row, id, file, date, kind, subject, dossier, ministry FROM letters"
            f" WHERE row {where}",
            part,
        ):
            found[row["row"]] = LetterBrief(
                id=row["id"],
                file=row["file"],
                date=day(row["date"]),
                kind=row["kind"],
                subject=row["subject"],
                dossier=row["dossier"],
                ministry=row["ministry"],
                signatories=tuple(signed.get(row["row"], ())),
            )
    return found


def citation(row: sqlite3.Row, letter: LetterBrief, *, rule: str = "") -> Citation:
    """The citation in a fact's row; ``rule`` for tables that keep none."""
    return Citation(
        letter=letter,
        text=row["text"],
        sentence=row["sentence"],
        start=row["start"],
        end=row["end"],
        page=row["page"],
        rule=rule or row["rule"],
    )


def evidence(row: sqlite3.Row) -> Evidence:
    """The evidence in a fact's row."""
    return Evidence(row["text"], row["start"], row["end"], row["page"], row["rule"])


def by_owner(
    connection: sqlite3.Connection, table: str, owner: str, rows: Sequence[int], *, order: str
) -> dict[int, list[sqlite3.Row]]:
    """The rows of ``table`` that belong to each of ``rows``, in ``order``."""
    found: dict[int, list[sqlite3.Row]] = {}
    for part in chunks(rows):
        for row in connection.execute(
            f'SELECT * FROM {table} WHERE "{owner}" IN ({marks(part)}) ORDER BY "{owner}", {order}',
            part,
        ):
            found.setdefault(row[owner], []).append(row)
    return found
