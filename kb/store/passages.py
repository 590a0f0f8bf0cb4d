"""Storing the passages of a letter, and handing them to the index: the truth that it derives from."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.passages import Passage
from index.source import Record
from kb.identity import FactIds
from kb.store.database import Database

if TYPE_CHECKING:
    from kb.facts import Extraction
    from kb.read_letter import ReadLetter
    from kb.records import PassageRecord

_COLUMNS = (
    "SELECT p.*, l.id AS letter_id, l.file, l.subject, l.date, l.ministry, l.dossier,"
    " (SELECT group_concat(s.name || ' ' || s.role, char(10)) FROM signatories s"
    "  WHERE s.letter = l.row) AS people"
    " FROM passages p JOIN letters l ON l.row = p.letter"
)

_STORED = 'id, letter, ordinal, start, "end", page, kind, role, headings, text, notes, kinds, refs'


def store(connection: sqlite3.Connection, row: int, identity: str, read: ReadLetter) -> None:
    """Store the passages of the letter version ``row``."""
    ids, text = FactIds(identity), read.letter.text
    marks = _marks(read.facts)
    connection.executemany(
        f"INSERT INTO passages ({_STORED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.fact("P", text[p.start : p.end]),
                row,
                ordinal,
                p.start,
                p.end,
                p.page,
                p.kind,
                p.role,
                json.dumps(p.headings, ensure_ascii=False),
                p.text,
                json.dumps(p.notes, ensure_ascii=False),
                " ".join(sorted({kind for kind, _, at in marks if p.holds(at)})),
                " ".join(sorted({ref for _, ref, at in marks if ref and p.holds(at)})),
            )
            for ordinal, p in enumerate(read.passages)
        ],
    )


def renew(connection: sqlite3.Connection, row: int) -> None:
    """Give the passages of the letter version ``row`` new numbers: what is known of the old is past."""
    connection.execute("UPDATE passages SET ordinal = -1 - ordinal WHERE letter = ?", (row,))
    connection.execute(
        f"INSERT INTO passages ({_STORED})"
        f" SELECT {_STORED.replace('ordinal', '-1 - ordinal')} FROM passages"
        " WHERE letter = ? ORDER BY ordinal DESC",
        (row,),
    )
    connection.execute("DELETE FROM passages WHERE letter = ? AND ordinal < 0", (row,))


def _marks(facts: Extraction) -> list[tuple[str, str, int]]:
    """Kind, official number (or "") and offset of every fact."""
    marks = [("reference", r.ref, r.evidence.start) for r in facts.references]
    marks += [("motion", m.ref or "", c.evidence.start) for m in facts.motions for c in m.claims]
    marks += [("commitment", m.ref or "", c.evidence.start) for m in facts.met for c in m.claims]
    marks += [("commitment", "", c.evidence.start) for c in facts.commitments]
    marks += [("deadline", "", d.evidence.start) for d in facts.deadlines]
    return marks + [("amount", "", a.evidence.start) for a in facts.amounts]


def passages(connection: sqlite3.Connection, identity: str) -> list[PassageRecord]:
    """The passages of a letter in order."""
    from kb.records import PassageRecord

    rows = connection.execute(
        f"{_COLUMNS} WHERE l.id = ? AND l.current = 1 ORDER BY p.ordinal", (identity,)
    )
    return [
        PassageRecord(
            id=r["id"],
            letter=r["letter_id"],
            ordinal=r["ordinal"],
            start=r["start"],
            end=r["end"],
            page=r["page"],
            headings=tuple(json.loads(r["headings"])),
            text=r["text"],
        )
        for r in rows
    ]


def letter_of_passage(connection: sqlite3.Connection, identity: str) -> str | None:
    """The id of the letter that the passage with this id stands in."""
    row = connection.execute(
        "SELECT l.id FROM passages p JOIN letters l ON l.row = p.letter"
        " WHERE p.id = ? AND l.current = 1",
        (identity,),
    ).fetchone()
    return str(row["id"]) if row else None


class StoredPassages:
    """The passages of a knowledge base as the index wants them: an ``index.source.PassageSource``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def generation(self) -> int:
        """The number of the last change."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()
        return int(row[0])

    def count(self) -> int:
        """How many passages there are in current letters."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FROM passages p JOIN letters l ON l.row = p.letter"
                " WHERE l.current = 1"
            ).fetchone()
        return int(row[0])

    def added(self, after: int, upto: int) -> Iterator[Record]:
        """The passages of letters stored in that time and still current, by number."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_COLUMNS} WHERE l.current = 1 AND l.row IN (SELECT letter FROM changes"
                " WHERE what = 'stored' AND number > ? AND number <= ?) ORDER BY p.row",
                (after, upto),
            )
            yield from map(_record, rows)

    def removed(self, after: int, upto: int) -> Sequence[int]:
        """The letter versions superseded or removed in that time."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT letter FROM changes"
                " WHERE what != 'stored' AND number > ? AND number <= ?",
                (after, upto),
            ).fetchall()
        return [int(row[0]) for row in rows]

    def read(self, ids: Sequence[int]) -> Sequence[Record]:
        """The passages with these numbers, in this order; what is gone is left out."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_COLUMNS} WHERE l.current = 1 AND p.row IN ({','.join('?' * len(ids))})",
                tuple(ids),
            ).fetchall()
        known = {row["row"]: row for row in rows}
        return [_record(known[number]) for number in ids if number in known]


def _words(kept: str) -> tuple[str, ...]:
    """The texts in a JSON list, most often none."""
    return () if kept == "[]" else tuple(json.loads(kept))


def _record(row: sqlite3.Row) -> Record:
    passage = Passage(
        row["kind"],
        row["role"],
        row["start"],
        row["end"],
        row["page"],
        _words(row["headings"]),
        row["text"],
        _words(row["notes"]),
    )
    return Record(
        id=row["row"],
        letter=row["letter"],
        passage=passage,
        file=row["file"],
        subject=row["subject"] or "",
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        ministry=row["ministry"] or "",
        signatories=tuple((row["people"] or "").splitlines()),
        dossiers=(row["dossier"],) if row["dossier"] else (),
        references=tuple(row["refs"].split()),
        kinds=frozenset(row["kinds"].split()),
        letter_id=row["letter_id"],
        passage_id=row["id"],
    )
