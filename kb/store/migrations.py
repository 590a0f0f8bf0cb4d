"""The steps by which a knowledge base's tables came about, and how one is brought up to date.

A migration is a file of SQL beside this one. Its number is its place in :data:`MIGRATIONS`; the
number of the last one applied is the database's ``user_version``. Add yours at the end and never
change one that was released.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corpus.i18n import translator
from kb.errors import NewerStoreError

_ = translator("kb")

#: Names of the SQL files, in order: the first makes version 1.
MIGRATIONS = (
    "schema",
    "verdicts",
    "register",
    "told",
    "links",
    "verdict_quotes",
    "register_sequence",
    "compared",
    "dated",
)
#: Marks the file as griffie's ("grif" in ASCII), so that another program's database is refused.
APPLICATION_ID = 0x67726966


def version(connection: sqlite3.Connection) -> int:
    """The number of the last migration applied to the database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, file: str) -> None:
    """Bring the database to the newest version, one transaction a migration.

    Raises :class:`kb.errors.NewerStoreError` where a newer griffie made it. Two processes may do
    this at once: the second finds the work done.
    """
    if version(connection) > len(MIGRATIONS):
        raise NewerStoreError(
            _("Deze kennisbank is gemaakt door een nieuwere griffie."),
            advice=_("Werk griffie bij, of kies met --kb een andere map."),
            file=file,
        )
    while (done := version(connection)) < len(MIGRATIONS):
        script = (Path(__file__).parent / f"{MIGRATIONS[done]}.sql").read_text("utf-8")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) == done:
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {done + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> list[str]:
    """The statements of ``script``; ``executescript`` would commit our transaction first."""
    statements, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
