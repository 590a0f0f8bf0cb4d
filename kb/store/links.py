"""Keeping the links between statements, each with the letter that it ends in."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kb.ledger.lines import Link
from kb.store.rows import chunks, marks

_NEW = (
    "INSERT INTO links (kind, left_id, right_id, left_letter, letter, score, reason, certain)"
    " VALUES (?, ?, ?, (SELECT letter FROM compared WHERE id = ? LIMIT 1), ?, ?, ?, ?)"
)


def put(connection: sqlite3.Connection, links: Mapping[str, Iterable[Link]]) -> None:
    """Keep ``links``, by the letter they end in, in place of the earlier ones of those letters."""
    for part in chunks(sorted(links)):
        _relined(connection, part)
        connection.execute(f"DELETE FROM links WHERE letter IN ({marks(part)})", part)
    _insert(connection, links)
    for part in chunks(sorted(links)):
        _relined(connection, part)


def replace(connection: sqlite3.Connection, links: Mapping[str, Iterable[Link]]) -> None:
    """Keep ``links``, by the letter they end in, in place of all there are."""
    connection.execute("DELETE FROM links")
    _insert(connection, links)


def _insert(connection: sqlite3.Connection, links: Mapping[str, Iterable[Link]]) -> None:
    connection.executemany(
        "INSERT INTO links (kind, left_id, right_id, left_letter, letter, score, reason, certain)"
        " VALUES (?, ?, ?, (SELECT letter FROM compared WHERE id = ? LIMIT 1), ?, ?, ?, ?)",
        (
            (x.kind, x.left, x.right, x.left, letter, x.score, x.reason, x.certain)
            for letter, found in links.items()
            for x in found
        ),
    )


def _relined(connection: sqlite3.Connection, letters: Sequence[str]) -> None:
    """Note that the lines of what is linked into ``letters`` may change."""
    for side in ("left_id", "right_id"):
        connection.execute(
            f"INSERT OR IGNORE INTO relined (id) SELECT {side} FROM links"
            f" WHERE letter IN ({marks(letters)})",
            letters,
        )


def from_letters(connection: sqlite3.Connection, letters: Sequence[str]) -> set[str]:
    """The letters that links from ``letters`` end in."""
    return {
        str(row["letter"])
        for part in chunks(letters)
        for row in connection.execute(
            f"SELECT DISTINCT letter FROM links WHERE left_letter IN ({marks(part)})", part
        )
    }


def links(connection: sqlite3.Connection) -> list[Link]:
    """All links, by left and right id; of two that say the same by way of two letters the surer."""
    # SQLite gives the other columns of the row that has the maximum.
    rows = connection.execute(
        "SELECT *, max(certain + score) FROM links GROUP BY left_id, right_id, kind"
        " ORDER BY left_id, right_id, kind"
    )
    return [_link(r) for r in rows]


def around(
    connection: sqlite3.Connection, ids: Iterable[str], merges: Iterable[tuple[str, str]]
) -> tuple[list[Link], frozenset[str]]:
    """What joins ``ids`` to others, as far as it goes: the certain links, and all ids reached.

    A clerk's ``merges`` join too. Proposals do not: they would lead through half of a large archive.
    """
    merged: dict[str, set[str]] = defaultdict(set)
    for left, right in merges:
        merged[left].add(right)
        merged[right].add(left)
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
