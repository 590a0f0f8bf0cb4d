"""What subscribers were told, and saved watches."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping

from kb.reminders.watch import Watch
from kb.store.rows import words


def told(connection: sqlite3.Connection, subscriber: str) -> dict[str, str]:
    """What ``subscriber`` was told last: a fingerprint for each id."""
    rows = connection.execute(
        "SELECT id, fingerprint FROM told WHERE subscriber = ?", (subscriber,)
    )
    return {r["id"]: r["fingerprint"] for r in rows}


def record(
    connection: sqlite3.Connection, subscriber: str, prints: Mapping[str, str], at: dt.datetime
) -> None:
    """Note what ``subscriber`` has been told; one row an id, the newest stays."""
    when = at.astimezone(dt.UTC).isoformat(timespec="seconds")
    connection.executemany(
        "INSERT INTO told (subscriber, id, fingerprint, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (subscriber, id) DO UPDATE SET fingerprint = excluded.fingerprint,"
        " at = excluded.at",
        [(subscriber, key, print_, when) for key, print_ in prints.items()],
    )


def watches(connection: sqlite3.Connection) -> list[Watch]:
    """The saved watches by name."""
    return [
        Watch(r["name"], r["query"], r["ministry"], r["dossier"], r["minister"], words(r["kinds"]))  # type: ignore[arg-type]
        for r in connection.execute("SELECT * FROM watches ORDER BY name")
    ]


def save_watch(connection: sqlite3.Connection, watch: Watch) -> None:
    """Save a watch, in place of one with the same name."""
    connection.execute(
        "INSERT OR REPLACE INTO watches (name, query, ministry, dossier, minister, kinds)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            watch.name,
            watch.query,
            watch.ministry,
            watch.dossier,
            watch.minister,
            json.dumps(watch.kinds),
        ),
    )


def remove_watch(connection: sqlite3.Connection, name: str) -> bool:
    """Remove a watch; whether there was one."""
    return connection.execute("DELETE FROM watches WHERE name = ?", (name,)).rowcount > 0
