"""The texts that linking compares, with their stems: kept, and found by the words they have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kb.ledger.likeness import Weights
from kb.ledger.texts import MemoryShelf, Text
from kb.store.rows import chunks, day, marks


def put(connection: sqlite3.Connection, letters: Sequence[str], texts: Iterable[Text]) -> None:
    """Keep ``texts`` in place of all earlier ones of ``letters``, whose lines may change by it."""
    for part in chunks(letters):
        here = f"letter IN ({marks(part)})"
        old = connection.execute(f"SELECT row, words FROM compared WHERE {here}", part).fetchall()
        _relined(connection, part)
        connection.executemany(
            "DELETE FROM compared_words WHERE word = ? AND text = ?",
            ((word, row["row"]) for row in old for word in row["words"].split()),
        )
        connection.execute(f"DELETE FROM compared WHERE {here}", part)
    _insert(connection, texts)
    for part in chunks(letters):
        _relined(connection, part)


def replace(connection: sqlite3.Connection, texts: Iterable[Text]) -> None:
    """Keep ``texts`` in place of all there are."""
    connection.execute("DELETE FROM compared_words")
    connection.execute("DELETE FROM compared")
    _insert(connection, texts)


def _insert(connection: sqlite3.Connection, texts: Iterable[Text]) -> None:
    found = sorted(texts, key=lambda t: (t.letter, t.part, t.id))
    row = int(connection.execute("SELECT coalesce(max(row), 0) FROM compared").fetchone()[0])
    connection.executemany(
        "INSERT INTO compared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                text.id,
                text.part,
                text.letter,
                text.day.isoformat() if text.day else None,
                text.ministry,
                " ".join(sorted(text.dossiers)),
                text.kind,
                text.latest.isoformat() if text.latest else None,
                " ".join(sorted(text.words)),
            )
            for number, text in enumerate(found, row + 1)
        ),
    )
    # In the order of the key: a large table is then written from front to back.
    pairs = ((word, number) for number, text in enumerate(found, row + 1) for word in text.words)
    connection.executemany("INSERT INTO compared_words VALUES (?, ?)", sorted(pairs))


def _relined(connection: sqlite3.Connection, letters: Sequence[str]) -> None:
    """Note that the lines of the promises in ``letters`` may change."""
    # The plus keeps SQLite from looking through all promises.
    connection.execute(
        "INSERT OR IGNORE INTO relined (id) SELECT id FROM compared"
        f" WHERE +part = 'promise' AND letter IN ({marks(letters)})",
        letters,
    )


def every(connection: sqlite3.Connection) -> list[Text]:
    """All texts."""
    return [_text(r) for r in connection.execute("SELECT * FROM compared ORDER BY row")]


def promises(connection: sqlite3.Connection) -> int:
    """How many of the texts are promises."""
    query = "SELECT count(*) FROM compared WHERE part = 'promise'"
    return int(connection.execute(query).fetchone()[0])


def weighed(connection: sqlite3.Connection) -> int:
    """How many promises there were when the words were last weighed."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'weighed'").fetchone()
    return int(row["value"]) if row else 0


def weigh(connection: sqlite3.Connection, shelf: MemoryShelf) -> None:
    """Weigh words as ``shelf`` does from now on."""
    connection.execute("DELETE FROM frequencies")
    connection.executemany("INSERT INTO frequencies VALUES (?, ?)", sorted(shelf.frequency.items()))
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES ('weighed', ?)", (str(shelf.size),)
    )


class StoredShelf:
    """The kept texts, read as far as they are asked for; words weigh as when they were last weighed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, Text] = {}
        self._frequency: dict[str, int] = {}
        self._holding: dict[str, list[Text]] = {}
        self.weights = Weights(weighed(connection), self._promises_with)

    def texts(self, letter: str) -> Sequence[Text]:
        """The texts of the letter with this id, by part and id."""
        return self._read("SELECT * FROM compared WHERE letter = ? ORDER BY part, id", letter)

    def holding(self, word: str) -> Sequence[Text]:
        """The texts that have a rare ``word``."""
        if word not in self._holding:
            self._holding[word] = self._read(
                "SELECT c.* FROM compared_words w JOIN compared c ON c.row = w.text"
                " WHERE w.word = ?",
                word,
            )
        return self._holding[word]

    def _read(self, query: str, value: str) -> list[Text]:
        found = []
        for row in self._connection.execute(query, (value,)):
            known = self._known.get(row["row"])
            if known is None:
                known = self._known[row["row"]] = _text(row)
            found.append(known)
        return found

    def _promises_with(self, word: str) -> int:
        known = self._frequency.get(word)
        if known is None:
            row = self._connection.execute(
                "SELECT promises FROM frequencies WHERE word = ?", (word,)
            ).fetchone()
            known = self._frequency[word] = int(row["promises"]) if row else 0
        return known


def _text(row: sqlite3.Row) -> Text:
    return Text(
        id=row["id"],
        part=row["part"],
        letter=row["letter"],
        day=day(row["day"]),
        ministry=row["ministry"],
        dossiers=frozenset(row["dossiers"].split()),
        kind=row["kind"],
        latest=day(row["latest"]),
        words=frozenset(row["words"].split()),
    )
