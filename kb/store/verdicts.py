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


def any_lost(connection: sqlite3.Connection) -> bool:
    """Whether a verdict is about something that no current letter holds any more."""
    held = " UNION ALL ".join(
        f"SELECT f.id FROM {table} f JOIN letters l ON l.row = f.letter AND l.current = 1"
        " WHERE f.id = said.id"
        for table in ("commitments", "motions", "met")
    )
    query = (
        "SELECT 1 FROM (SELECT subject AS id FROM verdicts UNION SELECT other FROM verdicts"
        f" WHERE other IS NOT NULL) said WHERE NOT EXISTS ({held}"
        " UNION ALL SELECT id FROM letters WHERE id = said.id AND current = 1) LIMIT 1"
    )
    return connection.execute(query).fetchone() is not None


def quotes(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The ids of all commitments and motions, each with a sentence that it stands in."""
    here = "JOIN letters l ON l.row = f.letter AND l.current = 1"
    query = (
        f"SELECT f.id, f.sentence FROM commitments f {here}"
        f" UNION ALL SELECT f.id, c.sentence FROM motions f {here}"
        " JOIN motion_claims c ON c.motion = f.row"
        f" UNION ALL SELECT f.id, c.sentence FROM met f {here} JOIN met_claims c ON c.met = f.row"
    )
    return [(r["id"], r["sentence"]) for r in connection.execute(query)]


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
