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


def motions(connection: sqlite3.Connection) -> list[RegisterMotion]:
    """The motions, deleted ones left out."""
    rows = connection.execute("SELECT * FROM register_motions WHERE NOT deleted ORDER BY key")
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
    return [
        RegisterCommitment(
            key=r["key"],
            number=r["number"],
            chamber=r["chamber"],
            text=r["text"],
            who=r["who"],
            ministry=r["ministry"],
            made=day(r["made"]),
            fulfilled=day(r["fulfilled"]),
            raw_status=r["raw_status"],
            status=r["status"],
            changed=r["stamp"],
        )
        for r in rows
    ]


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
