"""Opening the SQLite file, one connection a thread, and saying clearly what is wrong with it."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from corpus.i18n import translator
from kb.errors import (
    BusyStoreError,
    CorruptStoreError,
    FullDiskError,
    ReadOnlyStoreError,
    StoreError,
)
from kb.identity import normalised, plain
from kb.store.migrations import APPLICATION_ID, MIGRATIONS, migrate, version

_ = translator("kb")

Connection = sqlite3.Connection
#: How long a writer waits for another one before it gives up, in seconds.
BUSY_SECONDS = 60.0


class Database:
    """The knowledge base's SQLite file. Thread-safe: every thread gets a connection of its own.

    A file that may not be written is opened for reading only, so that an archive on a read-only
    medium can still be searched; writing to it then raises :class:`kb.errors.ReadOnlyStoreError`.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        with self.errors_told():
            self.connection()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode, rows as :class:`sqlite3.Row`."""
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None:
            known = self._local.connection = self._connect()
            with self._lock:
                self._all.append(known)
        return known

    def close(self) -> None:
        """Close the connections of all threads; using the database afterwards is an error."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A snapshot to read from: all queries inside see the same state."""
        connection = self.connection()
        with self.errors_told():
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept when the block ends, none of it when it raises."""
        connection = self.connection()
        with self.errors_told():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def problems(self) -> list[str]:
        """What SQLite's own check finds damaged, and rows that point to nothing; empty when whole."""
        connection = self.connection()
        with self.errors_told():
            found = [str(r[0]) for r in connection.execute("PRAGMA integrity_check(20)")]
            lost = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        return [f for f in found if f != "ok"] + [f"{r[0]}: {r[1]} → {r[2]}" for r in lost]

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = self._configured(f"{self.file.absolute().as_uri()}?mode=rwc")
            self._prepare(connection)
        except sqlite3.OperationalError as error:
            if _name(error) not in ("SQLITE_CANTOPEN", "SQLITE_READONLY") or not self.file.exists():
                raise
            # A WAL database cannot be opened without its helper files unless nobody can change it.
            connection = self._configured(f"{self.file.absolute().as_uri()}?mode=ro&immutable=1")
            self._prepare(connection)
        return connection

    def _configured(self, uri: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.create_function("stands_in", 2, _stands_in, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if mark != APPLICATION_ID and not empty:
            raise CorruptStoreError(
                _("Dit bestand is geen kennisbank van griffie."),
                advice=_("Kies met --kb een andere map."),
                file=str(self.file),
            )
        if empty:
            connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode this keeps the file whole at a power cut; only the last commits may be lost.
        connection.execute("PRAGMA synchronous = NORMAL")
        if version(connection) != len(MIGRATIONS):
            migrate(connection, str(self.file))

    @contextmanager
    def errors_told(self) -> Iterator[None]:
        """Turn SQLite's errors into those of :mod:`kb.errors`; a mistake in a query propagates."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: sqlite3.DatabaseError) -> StoreError | None:
        file = str(self.file)
        match _name(error):
            case "SQLITE_BUSY" | "SQLITE_LOCKED":
                return BusyStoreError(
                    _("Een ander proces houdt de kennisbank te lang bezet."),
                    advice=_("Probeer het opnieuw wanneer dat klaar is."),
                    file=file,
                )
            case "SQLITE_FULL":
                return FullDiskError(
                    _("De schijf is vol; de laatste brief is niet opgeslagen."),
                    advice=_("Maak ruimte en herhaal de opdracht."),
                    file=file,
                )
            case "SQLITE_READONLY" | "SQLITE_CANTOPEN" | "SQLITE_PERM":
                return ReadOnlyStoreError(
                    _("De kennisbank kan niet worden geopend of beschreven."),
                    advice=_("Controleer de rechten, of kies met --kb een andere map."),
                    file=file,
                )
            case "SQLITE_CORRUPT" | "SQLITE_NOTADB":
                return CorruptStoreError(
                    _("De kennisbank is beschadigd."),
                    advice=_("Zet een reservekopie terug, of lees de brieven opnieuw in."),
                    file=file,
                )
            case "SQLITE_IOERR":
                return StoreError(
                    _("De schijf gaf een fout bij het lezen of schrijven."),
                    advice=_("Controleer de schijf en of er ruimte is."),
                    file=file,
                )
        return None


def _name(error: sqlite3.Error) -> str:
    """SQLite's primary error name; the extended ones ("SQLITE_IOERR_WRITE") are cut to it."""
    full = str(getattr(error, "sqlite_errorname", ""))
    return "_".join(full.split("_")[:2])


def _stands_in(words: str, text: str | None) -> bool:
    """Whether ``words`` stand in ``text``, without regard to case, accents and punctuation."""
    return text is not None and _pattern(words).search(plain(text)) is not None


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    parts = normalised(words).split()
    # Between two words may stand anything that is no word; without a word nothing matches.
    return re.compile(r"\W+".join(map(re.escape, parts)) if parts else r"(?!)")
