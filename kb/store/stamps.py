"""What derived tables were made from: the version of the rules, and the generation of letters."""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

Derived = Literal["compared", "links", "dated"]


class Stamp(NamedTuple):
    """What something was made from; ``verdict`` is the last one that it knows of."""

    version: int
    generation: int
    verdict: int = 0


def stamp(connection: sqlite3.Connection, what: Derived) -> Stamp:
    """What ``what`` was made from; of version 0 where it was not made yet."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (what,)).fetchone()
    return Stamp(*map(int, row["value"].split("/"))) if row else Stamp(0, 0)


def put(connection: sqlite3.Connection, what: Derived, made_from: Stamp) -> None:
    """Note what ``what`` was made from."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
        (what, "/".join(map(str, made_from))),
    )


def clear(connection: sqlite3.Connection, what: Derived) -> None:
    """Have ``what`` made anew."""
    connection.execute("DELETE FROM meta WHERE key = ?", (what,))
