"""The commitments whose line may have changed since the reminders were last made from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Their ids."""
    return frozenset(str(r["id"]) for r in connection.execute("SELECT id FROM relined"))


def replace(connection: sqlite3.Connection, left: Iterable[str]) -> None:
    """Have ``left`` be all there are."""
    connection.execute("DELETE FROM relined")
    connection.executemany("INSERT INTO relined (id) VALUES (?)", ((key,) for key in sorted(left)))
