"""Keeping the registers' records: one row a record, never overwritten by an older one."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields

from kb.register.records import (
    RegisterCommitment,
    RegisterLetter,
    RegisterMotion,
    RegisterRecord,
)
from kb.store.rows import day, words

_TABLES: dict[type[RegisterRecord], str] = {
    RegisterMotion: "register_motions",
    RegisterLetter: "register_letters",
    RegisterCommitment: "register_commitments",
}


def keep(connection: sqlite3.Connection, records: Iterable[RegisterRecord], as_of: dt.date) -> None:
    """Store records; one from before what is stored only fills in what is empty there.

    ``as_of`` is the day the export is of, for records that do not say when they last changed.
    """
    statements = {kind: _upsert(kind, table) for kind, table in _TABLES.items()}
    for record in records:
        connection.execute(statements[type(record)], _values(record, as_of))
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('register', '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def generation(connection: sqlite3.Connection) -> int:
    """A number that grows with every import."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'register'").fetchone()
    return int(row["value"]) if row else 0


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many records of each kind it holds, deleted ones left out."""
    return {
        table.removeprefix("register_"): int(
            connection.execute(f"SELECT count(*) FROM {table} WHERE NOT deleted").fetchone()[0]
        )
        for table in _TABLES.values()
    }


def motions(connection: sqlite3.Connection, ref: str | None = None) -> list[RegisterMotion]:
    """The motions, deleted ones left out; with ``ref`` those that may be the motion of that number.

    These are the one with that reference, and those whose reference is not known with its number.
    """
    where, values = "NOT deleted", tuple[str, ...]()
    if ref:
        where += " AND (ref = ? OR (ref IS NULL AND sequence = CAST(? AS INTEGER)))"
        values = (ref, ref.rsplit("-", 1)[-1])
    rows = connection.execute(f"SELECT * FROM register_motions WHERE {where} ORDER BY key", values)
    return [
        RegisterMotion(
            key=r["key"],
            number=r["number"],
            ref=r["ref"],
            title=r["title"],
            dossier_title=r["dossier_title"],
            sponsors=words(r["sponsors"]),
            date=day(r["date"]),
            session=r["session"],
            sequence=r["sequence"],
            closed=bool(r["closed"]),
            appreciation=r["appreciation"],
            term=day(r["term"]),
            changed=r["stamp"],
        )
        for r in rows
    ]


def commitments(connection: sqlite3.Connection) -> list[RegisterCommitment]:
    """The commitments, deleted ones left out."""
    rows = connection.execute("SELECT * FROM register_commitments WHERE NOT deleted ORDER BY key")
    return [_commitment(r) for r in rows]


def commitment(connection: sqlite3.Connection, number: str) -> RegisterCommitment | None:
    """The commitment with this number, in any case."""
    row = connection.execute(
        "SELECT * FROM register_commitments WHERE NOT deleted AND number = ?", (number,)
    ).fetchone()
    return _commitment(row) if row else None


def _commitment(row: sqlite3.Row) -> RegisterCommitment:
    return RegisterCommitment(
        key=row["key"],
        number=row["number"],
        chamber=row["chamber"],
        text=row["text"],
        who=row["who"],
        ministry=row["ministry"],
        made=day(row["made"]),
        fulfilled=day(row["fulfilled"]),
        raw_status=row["raw_status"],
        status=row["status"],
        changed=row["stamp"],
    )


def _columns(kind: type[RegisterRecord]) -> list[str]:
    return ["stamp" if f.name == "changed" else f.name for f in fields(kind)]


def _upsert(kind: type[RegisterRecord], table: str) -> str:
    columns = _columns(kind)
    # A newer record wins where it says something; an older one only fills what is empty.
    updates = ", ".join(
        f"{c} = CASE WHEN excluded.stamp >= {table}.stamp"
        f" THEN coalesce(nullif(excluded.{c}, ''), {table}.{c})"
        f" ELSE coalesce(nullif({table}.{c}, ''), excluded.{c}) END"
        for c in columns
        if c != "key"
    )
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (key) DO UPDATE SET {updates}"
    )


def _values(record: RegisterRecord, as_of: dt.date) -> list[str | int | None]:
    values: list[str | int | None] = []
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "changed":
            value = value or as_of.isoformat()
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif isinstance(value, tuple):
            value = json.dumps(value, ensure_ascii=False) if value else "[]"
        elif isinstance(value, bool):
            value = int(value)
        values.append(value)
    return values
