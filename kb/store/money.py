"""Reading amounts, tables with the checks of their sums, references and flags."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

from kb.records import (
    AmountFilter,
    AmountRecord,
    CheckRecord,
    FlagRecord,
    LetterFilter,
    ReferenceRecord,
    TableRecord,
)
from kb.store.conditions import Conditions, in_dossier, on_letter
from kb.store.rows import briefs, citation


def amounts(connection: sqlite3.Connection, asked: AmountFilter) -> list[AmountRecord]:
    """The amounts in the asked letters, newest letter first, in the order of its text."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.holds(
        "f.sentence || ' ' || coalesce(f.purpose, '') || ' ' || coalesce(f.row_label, '')",
        asked.text,
    )
    if asked.at_least is not None:
        conditions.add(
            "max(abs(CAST(f.eur AS REAL)), abs(CAST(coalesce(f.eur_max, '0') AS REAL))) >= ?",
            float(asked.at_least),
        )
    if asked.recurrence:
        conditions.add("f.recurrence = ?", asked.recurrence)
    if asked.in_tables is not None:
        conditions.add('f."table" IS NOT NULL' if asked.in_tables else 'f."table" IS NULL')
    return _amounts_where(connection, conditions)


def amount(connection: sqlite3.Connection, identity: str) -> AmountRecord | None:
    """The amount with this id."""
    return next(iter(_amounts_where(connection, _by_id(identity))), None)


def tables(connection: sqlite3.Connection, asked: LetterFilter) -> list[TableRecord]:
    """The tables in the asked letters, newest letter first; ``text`` must stand in the caption."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.holds("f.caption", asked.text)
    return _tables_where(connection, conditions)


def table(connection: sqlite3.Connection, identity: str) -> TableRecord | None:
    """The table with this id, or the one that holds the check with this id."""
    conditions = Conditions()
    conditions.add(
        'f.id = ? OR EXISTS (SELECT 1 FROM checks c WHERE c.letter = f.letter AND c."table" = f.id'
        " AND c.id = ?)",
        identity,
        identity,
    )
    return next(iter(_tables_where(connection, conditions)), None)


def references(connection: sqlite3.Connection, asked: LetterFilter) -> list[ReferenceRecord]:
    """The papers that the asked letters cite; ``dossier`` and ``kinds`` are the reference's own."""
    conditions = on_letter(asked)
    in_dossier(conditions, "f.ref", asked.dossier)
    conditions.one_of("f.kind", asked.kinds)
    conditions.holds("f.sentence", asked.text)
    return _references_where(connection, conditions)


def reference(connection: sqlite3.Connection, identity: str) -> ReferenceRecord | None:
    """The reference with this id."""
    return next(iter(_references_where(connection, _by_id(identity))), None)


def flags(connection: sqlite3.Connection, asked: LetterFilter) -> list[FlagRecord]:
    """What looks wrong in the asked letters; ``kinds`` are flag codes."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.one_of("f.code", asked.kinds)
    conditions.holds("f.message || ' ' || f.sentence", asked.text)
    return _flags_where(connection, conditions)


def flag(connection: sqlite3.Connection, identity: str) -> FlagRecord | None:
    """The flag with this id."""
    return next(iter(_flags_where(connection, _by_id(identity))), None)


def _by_id(identity: str) -> Conditions:
    conditions = Conditions()
    conditions.add("f.id = ?", identity)
    return conditions


def _rows(
    connection: sqlite3.Connection, table_name: str, conditions: Conditions
) -> list[sqlite3.Row]:
    return connection.execute(
        f"SELECT f.* FROM {table_name} f JOIN letters l ON l.row = f.letter"
        f" WHERE {conditions} ORDER BY l.date IS NULL, l.date DESC, l.row, f.start, f.row",
        conditions.values,
    ).fetchall()


def _amounts_where(connection: sqlite3.Connection, conditions: Conditions) -> list[AmountRecord]:
    rows = _rows(connection, "amounts", conditions)
    letters = briefs(connection, (r["letter"] for r in rows))
    return [
        AmountRecord(
            id=row["id"],
            eur=Decimal(row["eur"]),
            eur_max=None if row["eur_max"] is None else Decimal(row["eur_max"]),
            recurrence=row["recurrence"],
            period=row["period"],
            purpose=row["purpose"],
            row=row["row_label"],
            column=row["column_label"],
            table=row["table"],
            approximate=bool(row["approximate"]),
            citation=citation(row, letters[row["letter"]]),
        )
        for row in rows
    ]


def _tables_where(connection: sqlite3.Connection, conditions: Conditions) -> list[TableRecord]:
    rows = _rows(connection, "tables", conditions)
    letters = briefs(connection, (r["letter"] for r in rows))
    found = []
    for row in rows:
        checks = connection.execute(
            'SELECT * FROM checks WHERE letter = ? AND "table" = ? ORDER BY row',
            (row["letter"], row["id"]),
        )
        found.append(
            TableRecord(
                id=row["id"],
                letter=letters[row["letter"]],
                index=row["index"],
                caption=row["caption"],
                unit=row["unit"],
                rows=row["rows"],
                columns=row["columns"],
                start=row["start"],
                end=row["end"],
                page=row["page"],
                checks=tuple(
                    CheckRecord(
                        id=c["id"],
                        what=c["what"],
                        expected=Decimal(c["expected"]),
                        found=Decimal(c["found"]),
                        ok=bool(c["ok"]),
                    )
                    for c in checks
                ),
            )
        )
    return found


def _references_where(
    connection: sqlite3.Connection, conditions: Conditions
) -> list[ReferenceRecord]:
    rows = _rows(connection, '"references"', conditions)
    letters = briefs(connection, (r["letter"] for r in rows))
    return [
        ReferenceRecord(
            id=row["id"],
            ref=row["ref"],
            kind=row["kind"],
            chamber=row["chamber"],
            session=row["session"],
            citation=citation(row, letters[row["letter"]]),
        )
        for row in rows
    ]


def _flags_where(connection: sqlite3.Connection, conditions: Conditions) -> list[FlagRecord]:
    rows = _rows(connection, "flags", conditions)
    letters = briefs(connection, (r["letter"] for r in rows))
    return [
        FlagRecord(
            row["id"],
            row["code"],
            row["message"],
            citation(row, letters[row["letter"]], rule=row["code"]),
        )
        for row in rows
    ]
