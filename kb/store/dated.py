"""What has a latest day, kept; and what of it a subscriber has not been told."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from kb.reminders.dated import Dated, DueKind
from kb.store.rows import briefs, chunks, day, marks

_NEW = (
    "INSERT OR REPLACE INTO dated (id, kind, text, words, letter, page, earliest, latest, who, moved,"
    " changed, silent) SELECT ?, ?, ?, ?, l.row, ?, ?, ?, ?, ?, ?, ? FROM letters l"
    " WHERE l.id = ? AND l.current = 1"
)


def put(connection: sqlite3.Connection, items: Iterable[Dated]) -> None:
    """Keep ``items``, each in place of an earlier one of its id."""
    connection.executemany(
        _NEW,
        (
            (
                x.id,
                x.kind,
                x.text,
                x.words,
                x.page,
                x.earliest.isoformat() if x.earliest else None,
                x.latest.isoformat(),
                x.who,
                x.moved,
                x.changed.isoformat() if x.changed else None,
                x.silent,
                x.letter.id,
            )
            for x in items
        ),
    )


def drop(connection: sqlite3.Connection, kind: DueKind, ids: Collection[str]) -> None:
    """Forget what has these ids."""
    for part in chunks(sorted(ids)):
        connection.execute(
            f"DELETE FROM dated WHERE id IN ({marks(part)}) AND kind = ?", (*part, kind)
        )


def drop_in(connection: sqlite3.Connection, kind: DueKind, letters: Sequence[str]) -> None:
    """Forget what has its date from any version of these letters."""
    for part in chunks(letters):
        connection.execute(
            "DELETE FROM dated WHERE kind = ? AND letter IN"
            f" (SELECT row FROM letters WHERE id IN ({marks(part)}))",
            (kind, *part),
        )


def drop_all(connection: sqlite3.Connection, kind: DueKind) -> None:
    """Forget all of a kind."""
    connection.execute("DELETE FROM dated WHERE kind = ?", (kind,))


def carry(connection: sqlite3.Connection, deadlines: Iterable[str]) -> None:
    """Have these deadlines be silent, being told with a motion, and no others."""
    connection.execute("UPDATE dated SET silent = 0 WHERE kind = 'deadline' AND silent = 1")
    connection.executemany(
        "UPDATE dated SET silent = 1 WHERE id = ? AND kind = 'deadline'",
        ((key,) for key in deadlines),
    )


def until(
    connection: sqlite3.Connection, last: dt.date, today: dt.date, untold_by: str | None = None
) -> list[Dated]:
    """What is not silent and has its latest day on ``last`` or before.

    With ``untold_by`` only what that subscriber was not told as it stands on ``today``.
    """
    untold = ""
    values: list[str] = [last.isoformat()]
    if untold_by is not None:
        # The fingerprint of kb.reminders.due.Due.
        untold = (
            " AND NOT EXISTS (SELECT 1 FROM told t WHERE t.subscriber = ? AND t.id = d.id"
            " AND t.fingerprint = iif(d.latest < ?, 'overdue|', 'due|') || d.latest)"
        )
        values += [untold_by, today.isoformat()]
    return _items(
        connection, f"SELECT * FROM dated d WHERE silent = 0 AND latest <= ?{untold}", values
    )


def silent(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[Dated]:
    """Commitments that are met or withdrawn, with a latest day in this period."""
    query = (
        "SELECT * FROM dated WHERE silent = 1 AND kind = 'commitment' AND latest BETWEEN ? AND ?"
    )
    return _items(connection, query, [first.isoformat(), last.isoformat()])


def _items(connection: sqlite3.Connection, query: str, values: Sequence[str]) -> list[Dated]:
    rows = connection.execute(query, values).fetchall()
    letters = briefs(connection, (r["letter"] for r in rows))
    found = []
    for r in rows:
        latest = day(r["latest"])
        assert latest is not None
        found.append(
            Dated(
                id=r["id"],
                kind=r["kind"],
                text=r["text"],
                words=r["words"],
                letter=letters[r["letter"]],
                page=r["page"],
                earliest=day(r["earliest"]),
                latest=latest,
                who=r["who"],
                moved=r["moved"],
                changed=day(r["changed"]),
                silent=bool(r["silent"]),
            )
        )
    return found
