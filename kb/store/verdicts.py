"""Reading and adding verdicts; there is no changing or removing one."""

from __future__ import annotations

import datetime as dt
import sqlite3

from kb.ledger.lines import Verdict


def verdicts(connection: sqlite3.Connection) -> list[Verdict]:
    """Every verdict ever given, oldest first."""
    return [_verdict(r) for r in connection.execute("SELECT * FROM verdicts ORDER BY number")]


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the newest verdict; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM verdicts").fetchone()[0])


def add(connection: sqlite3.Connection, verdict: Verdict) -> Verdict:
    """Append ``verdict``; its number is given here and comes back in the result."""
    cursor = connection.execute(
        "INSERT INTO verdicts (at, who, action, subject, other, note, quote, other_quote,"
        " undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
        (
            verdict.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            verdict.who,
            verdict.action,
            verdict.subject,
            verdict.other,
            verdict.note,
            verdict.quote,
            verdict.other_quote,
            verdict.undoes,
        ),
    )
    return _verdict(cursor.fetchone())


def _verdict(row: sqlite3.Row) -> Verdict:
    return Verdict(
        number=row["number"],
        at=dt.datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
        subject=row["subject"],
        other=row["other"],
        note=row["note"],
        quote=row["quote"],
        other_quote=row["other_quote"],
        undoes=row["undoes"],
    )
