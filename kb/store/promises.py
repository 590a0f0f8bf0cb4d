"""Reading commitments and deadlines, the first to fall due first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Literal

from kb.records import (
    Citation,
    CommitmentFilter,
    CommitmentRecord,
    DeadlineFilter,
    DeadlineRecord,
    DueDate,
    LetterBrief,
)
from kb.store.conditions import Conditions, in_dossier, on_commitment, on_due, on_letter
from kb.store.rows import briefs, by_owner, chunks, citation, day


def commitments(connection: sqlite3.Connection, asked: CommitmentFilter) -> list[CommitmentRecord]:
    """The commitments in the asked letters: by latest day, the undated ones last."""
    return _commitments_where(connection, on_commitment(asked))


def some_commitments(
    connection: sqlite3.Connection, column: Literal["f.id", "l.id"], values: Sequence[str]
) -> list[CommitmentRecord]:
    """The commitments with these ids, or those in the letters with these."""
    found = []
    for part in chunks(values):
        conditions = Conditions()
        conditions.one_of(column, tuple(part))
        found += _commitments_where(connection, conditions)
    return found


def dated_ids(connection: sqlite3.Connection) -> list[str]:
    """The ids of the commitments with a deadline."""
    conditions = Conditions()
    conditions.add("f.due_latest IS NOT NULL")
    rows = connection.execute(
        f"SELECT f.id FROM commitments f JOIN letters l ON l.row = f.letter WHERE {conditions}",
        conditions.values,
    )
    return [str(r["id"]) for r in rows]


def loose(
    connection: sqlite3.Connection, letters: Sequence[str] | None = None
) -> list[DeadlineRecord]:
    """The deadlines that no commitment carries, of all letters or of ``letters`` (ids)."""
    found = []
    for part in [()] if letters is None else chunks(letters):
        conditions = Conditions()
        conditions.add('f."commitment" IS NULL')
        conditions.one_of("l.id", tuple(part))
        found += _deadlines_where(connection, conditions)
    return found


def loose_in_promised(connection: sqlite3.Connection) -> list[DeadlineRecord]:
    """Those of :func:`loose` in a sentence that promises the execution of a motion."""
    conditions = Conditions()
    conditions.add('f."commitment" IS NULL')
    conditions.add(
        "EXISTS (SELECT 1 FROM motions m JOIN motion_claims c ON c.motion = m.row"
        " WHERE m.letter = f.letter AND c.status = 'toegezegd' AND c.sentence = f.sentence)"
    )
    return _deadlines_where(connection, conditions)


def commitment(connection: sqlite3.Connection, identity: str) -> CommitmentRecord | None:
    """The commitment with this id."""
    conditions = Conditions()
    conditions.add("f.id = ?", identity)
    return next(iter(_commitments_where(connection, conditions)), None)


def deadlines(connection: sqlite3.Connection, asked: DeadlineFilter) -> list[DeadlineRecord]:
    """The deadlines in the asked letters, by latest day; ``kinds`` are conventions."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.one_of("f.convention", asked.kinds)
    conditions.holds("f.sentence", asked.text)
    on_due(conditions, "f.latest", asked)
    return _deadlines_where(connection, conditions)


def deadline(connection: sqlite3.Connection, identity: str) -> DeadlineRecord | None:
    """The deadline with this id."""
    conditions = Conditions()
    conditions.add("f.id = ?", identity)
    return next(iter(_deadlines_where(connection, conditions)), None)


def _commitments_where(
    connection: sqlite3.Connection, conditions: Conditions
) -> list[CommitmentRecord]:
    rows = connection.execute(
        "SELECT f.* FROM commitments f JOIN letters l ON l.row = f.letter"
        f" WHERE {conditions}"
        " ORDER BY f.due_latest IS NULL, f.due_latest, l.date, l.row, f.start",
        conditions.values,
    ).fetchall()
    letters = briefs(connection, (r["letter"] for r in rows))
    also = by_owner(
        connection, "commitment_also", "commitment", [r["row"] for r in rows], order="ordinal"
    )
    return [_commitment(r, letters[r["letter"]], also.get(r["row"], [])) for r in rows]


def _commitment(row: sqlite3.Row, letter: LetterBrief, also: list[sqlite3.Row]) -> CommitmentRecord:
    latest = day(row["due_latest"])
    again: tuple[Citation, ...] = tuple(citation(a, letter) for a in also)
    return CommitmentRecord(
        id=row["id"],
        kind=row["kind"],
        actor=row["actor"],
        to_parliament=bool(row["to_parliament"]),
        conditional=bool(row["conditional"]),
        certainty=row["certainty"],
        deadline=None
        if latest is None
        else DueDate(
            text=row["due_text"],
            earliest=day(row["due_earliest"]),
            latest=latest,
            convention=row["due_convention"],
            start=row["due_start"],
            end=row["due_end"],
            page=row["due_page"],
        ),
        citation=citation(row, letter),
        also=again,
    )


def _deadlines_where(
    connection: sqlite3.Connection, conditions: Conditions
) -> list[DeadlineRecord]:
    rows = connection.execute(
        "SELECT f.* FROM deadlines f JOIN letters l ON l.row = f.letter"
        f" WHERE {conditions} ORDER BY f.latest, f.earliest, l.date, l.row, f.start",
        conditions.values,
    ).fetchall()
    letters = briefs(connection, (r["letter"] for r in rows))
    found = []
    for row in rows:
        latest = day(row["latest"])
        assert latest is not None
        found.append(
            DeadlineRecord(
                id=row["id"],
                earliest=day(row["earliest"]),
                latest=latest,
                convention=row["convention"],
                commitment=row["commitment"],
                citation=citation(row, letters[row["letter"]]),
            )
        )
    return found
