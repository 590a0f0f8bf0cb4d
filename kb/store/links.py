"""Keeping the links between statements, with the generation of letters that they were made from."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kb.ledger.lines import Link
from kb.store.rows import chunks, marks


def generation(connection: sqlite3.Connection) -> str:
    """What the stored links were made from; "" where there are none."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'links'").fetchone()
    return str(row["value"]) if row else ""


def replace(connection: sqlite3.Connection, links: Iterable[Link], made_from: str) -> None:
    """Store ``links`` in place of all earlier ones."""
    connection.execute("DELETE FROM links")
    connection.executemany(
        "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?)",
        [(x.kind, x.left, x.right, x.score, x.reason, x.certain) for x in links],
    )
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('links', ?)", (made_from,))


def links(connection: sqlite3.Connection) -> list[Link]:
    """All links, by left and right id."""
    rows = connection.execute("SELECT * FROM links ORDER BY left_id, right_id, kind")
    return [_link(r) for r in rows]


def around(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[list[Link], frozenset[str]]:
    """What joins ``ids`` to others, as far as it goes: the certain links, and all ids reached.

    A clerk's merge joins too. Proposals do not: they would lead through half of a large archive.
    """
    merged: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute("SELECT subject, other FROM verdicts WHERE action = 'merge'"):
        merged[row["subject"]].add(row["other"])
        merged[row["other"]].add(row["subject"])
    found: dict[tuple[str, str, str], Link] = {}
    seen: set[str] = set()
    fresh = set(ids)
    while fresh:
        seen |= fresh
        reached = {other for key in fresh for other in merged.get(key, ())}
        for part in chunks(sorted(fresh)):
            for side in ("left_id", "right_id"):
                rows = connection.execute(
                    f"SELECT * FROM links WHERE certain AND {side} IN ({marks(part)})", part
                )
                for link in map(_link, rows):
                    found[link.left, link.right, link.kind] = link
                    reached |= {link.left, link.right}
        fresh = reached - seen
    return [found[key] for key in sorted(found)], frozenset(seen)


def _link(row: sqlite3.Row) -> Link:
    return Link(
        row["kind"],
        row["left_id"],
        row["right_id"],
        row["score"],
        row["reason"],
        bool(row["certain"]),
    )
