"""Reading commitments and deadlines, the first to fall due first."""

from __future__ import annotations

import sqlite3

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
from kb.store.rows import briefs, by_owner, citation, day


def commitments(connection: sqlite3.Connection, asked: CommitmentFilter) -> list[CommitmentRecord]:
    """The commitments in the asked letters: by latest day, the undated ones last."""
    return _commitments_where(connection, on_commitment(asked))


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
