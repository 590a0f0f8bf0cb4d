"""Writing letters: which version a file is, storing it whole with its facts, removing it.

Call these within one ``Database.writing()``: a letter is in wholly or not at all.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from pathlib import Path
from typing import Literal

from corpus.letter import Letter, Source
from kb.identity import DIGITS, letter_id
from kb.read_letter import ReadLetter
from kb.store import facts, layout, passages

#: A byte of a file name that is no text, as :func:`stored_name` writes it.
_ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")


def stored_name(file: str | Path) -> str:
    """A path as it is stored: absolute, links resolved, undecodable bytes escaped."""
    return os.fsencode(Path(file).resolve()).decode("utf-8", "backslashreplace")


def is_there(name: str) -> bool:
    """Whether the file that was stored as ``name`` is still to be found."""
    escaped = name.encode("utf-8", "surrogateescape")
    bare = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), escaped)
    return any(os.path.lexists(path) for path in {escaped, bare})


def known(
    connection: sqlite3.Connection, file: str, sha256: str, *, extractor: int = 0
) -> str | None:
    """The id of the letter that holds these bytes already, if any, read by rules of ``extractor`` on.

    A letter whose file was changed and then put back counts as changed again, not as known.
    """
    row = connection.execute(
        "SELECT id FROM letters WHERE sha256 = ?1 AND extractor >= ?3 AND (current = 1 OR id NOT IN"
        " (SELECT id FROM letters WHERE file = ?2 AND current = 1))"
        " ORDER BY current DESC LIMIT 1",
        (sha256, file, extractor),
    ).fetchone()
    return str(row["id"]) if row else None


def place(connection: sqlite3.Connection, identity: str) -> str | None:
    """Where a letter's file was last met."""
    row = connection.execute(
        "SELECT file FROM letters WHERE id = ? AND current = 1", (identity,)
    ).fetchone()
    return str(row["file"]) if row else None


def moved(connection: sqlite3.Connection, letter: str, file: str) -> None:
    """Note that a known letter was met at ``file``: its place from now on if the old one is gone.

    By another name its passages count as stored anew, for they can be searched by it.
    """
    row = connection.execute(
        "SELECT row, file FROM letters WHERE id = ? AND current = 1", (letter,)
    ).fetchone()
    taken = connection.execute(
        "SELECT 1 FROM letters WHERE file = ? AND current = 1", (file,)
    ).fetchone()
    if row and not taken and not is_there(row["file"]):
        connection.execute("UPDATE letters SET file = ? WHERE row = ?", (file, row["row"]))
        if Path(file).name != Path(row["file"]).name:
            passages.renew(connection, row["row"])
            _note(connection, letter, row["row"], "superseded")
            _note(connection, letter, row["row"], "stored")


def store(
    connection: sqlite3.Connection,
    read: ReadLetter,
    *,
    file: str,
    now: dt.datetime,
) -> tuple[str, Literal["new", "changed", "same"]]:
    """Store a letter with all its facts; return its id and what became of it."""
    sha256 = read.letter.source.sha256
    if same := known(connection, file, sha256, extractor=read.extractor):
        moved(connection, same, file)
        return same, "same"
    if older := _current(connection, "sha256", sha256):
        return _renewed(connection, read, older), "same"
    if before := _current(connection, "file", file):
        identity, version = str(before["id"]), int(before["version"]) + 1
        connection.execute("UPDATE letters SET current = 0 WHERE row = ?", (before["row"],))
        _note(connection, identity, before["row"], "superseded")
    else:
        identity, version = _new_id(connection, sha256), 1
    _insert(connection, read, identity=identity, version=version, file=file, now=now)
    return identity, "changed" if before else "new"


def _current(
    connection: sqlite3.Connection, column: Literal["sha256", "file"], value: str
) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        f"SELECT * FROM letters WHERE {column} = ? AND current = 1",
        (value,),
    ).fetchone()
    return row


def _renewed(connection: sqlite3.Connection, read: ReadLetter, old: sqlite3.Row) -> str:
    """Replace the facts of a letter's version by those that newer rules found in the same bytes."""
    identity = str(old["id"])
    connection.execute("DELETE FROM letters WHERE row = ?", (old["row"],))
    _note(connection, identity, old["row"], "superseded")
    ingested = dt.datetime.fromisoformat(old["ingested"])
    _insert(
        connection,
        read,
        identity=identity,
        version=old["version"],
        file=old["file"],
        now=ingested,
    )
    return identity


def remove(connection: sqlite3.Connection, identity: str) -> None:
    """Remove a letter with all its versions and facts. Verdicts are kept: they hang on ids."""
    rows = connection.execute("SELECT row FROM letters WHERE id = ?", (identity,)).fetchall()
    for row in rows:
        _note(connection, identity, row["row"], "removed")
    connection.execute("DELETE FROM letters WHERE id = ?", (identity,))


def load(connection: sqlite3.Connection, identity: str) -> Letter | None:
    """The current version of a letter, whole, or None where there is no such letter."""
    row = connection.execute(
        "SELECT l.file, l.sha256, l.medium, l.size, c.text, c.layout FROM letters l"
        " JOIN contents c ON c.letter = l.row WHERE l.id = ? AND l.current = 1",
        (identity,),
    ).fetchone()
    if row is None:
        return None
    source = Source(row["file"], row["sha256"], row["medium"], row["size"])
    return layout.unpack(row["text"], source, row["layout"])


def _new_id(connection: sqlite3.Connection, sha256: str) -> str:
    digits = DIGITS
    while connection.execute(
        "SELECT 1 FROM letters WHERE id = ?", (letter_id(sha256, digits),)
    ).fetchone():
        digits += 4
    return letter_id(sha256, digits)


def _insert(
    connection: sqlite3.Connection,
    read: ReadLetter,
    *,
    identity: str,
    version: int,
    file: str,
    now: dt.datetime,
) -> None:
    letter, head, source = read.letter, read.letter.head, read.letter.source
    cursor = connection.execute(
        "INSERT INTO letters (id, version, file, sha256, size, medium, date, date_basis, kind,"
        " subject, kenmerk, addressee, dossier, ministry, extractor, ingested)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            version,
            file,
            source.sha256,
            source.size,
            source.medium,
            head.date.isoformat() if head.date else None,
            head.date_basis,
            head.kind,
            head.subject,
            head.kenmerk,
            head.addressee,
            head.dossier,
            head.ministry,
            read.extractor,
            now.isoformat(timespec="seconds"),
        ),
    )
    row = cursor.lastrowid
    assert row is not None
    connection.execute(
        "INSERT INTO contents VALUES (?, ?, ?)", (row, letter.text, layout.pack(letter))
    )
    connection.executemany(
        "INSERT INTO signatories VALUES (?, ?, ?, ?)",
        [(row, n, s.name, s.role) for n, s in enumerate(head.signatories)],
    )
    _note(connection, identity, row, "stored")
    facts.store(connection, row, identity, read)
    passages.store(connection, row, identity, read)


def _note(connection: sqlite3.Connection, identity: str, row: int, what: str) -> None:
    connection.execute(
        "INSERT INTO changes (letter_id, letter, what) VALUES (?, ?, ?)", (identity, row, what)
    )
