"""Reading letters as records, counting, and finding what an id stands for."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence

from kb.records import Counts, LetterBrief, LetterFilter, LetterRecord
from kb.store.conditions import Conditions, in_dossier, on_letter
from kb.store.rows import briefs, chunks, marks

#: The tables whose rows have ids that people may ask for.
_WITH_IDS = (
    "letters", "motions", "met", "commitments", "deadlines", "amounts", '"references"', "tables",
    "checks", "flags", "passages",
)  # fmt: skip
_COUNTED = ("motions", "commitments", "deadlines", "amounts", "flags")


def letters(connection: sqlite3.Connection, asked: LetterFilter) -> list[LetterRecord]:
    """The asked letters, newest first, undated last; ``kinds`` are kinds of letters."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.one_of("l.kind", asked.kinds)
    if asked.text:
        conditions.holds(
            "coalesce(l.subject, '') || ' ' || (SELECT text FROM contents c WHERE c.letter = l.row)",
            asked.text,
        )
    return _letters_where(connection, conditions)


def every_brief(connection: sqlite3.Connection) -> list[LetterBrief]:
    """All letters, newest first, undated last, without counting what was found in them."""
    order = " ORDER BY date IS NULL, date DESC, file"
    rows = connection.execute(f"SELECT row FROM letters WHERE current = 1{order}").fetchall()
    known = briefs(connection, (r["row"] for r in rows))
    return [known[r["row"]] for r in rows]


def some_briefs(connection: sqlite3.Connection, letters: Sequence[str]) -> list[LetterBrief]:
    """Those of ``letters`` (ids) that there are."""
    rows = [
        int(r["row"])
        for part in chunks(letters)
        for r in connection.execute(
            f"SELECT row FROM letters WHERE current = 1 AND id IN ({marks(part)})", part
        )
    ]
    return list(briefs(connection, rows).values())


def papers(
    connection: sqlite3.Connection, letters: Sequence[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The ids of all letters, or of ``letters``, each with every paper that it cites or is."""
    for part in [()] if letters is None else chunks(letters):
        here = f"l.current = 1 AND l.id IN ({marks(part)})" if part else "l.current = 1"
        rows = connection.execute(
            'SELECT DISTINCT l.id, r.ref FROM "references" r JOIN letters l ON l.row = r.letter'
            f" WHERE {here} AND r.kind IN ('kamerstuk', 'dossier')"
            f" UNION SELECT l.id, l.dossier FROM letters l WHERE {here} AND l.dossier IS NOT NULL",
            [*part, *part],
        )
        yield from ((r["id"], r["ref"]) for r in rows)


def letter(connection: sqlite3.Connection, identity: str) -> LetterRecord | None:
    """The letter with this id."""
    conditions = Conditions()
    conditions.add("l.id = ?", identity)
    return next(iter(_letters_where(connection, conditions)), None)


def beginning_with(connection: sqlite3.Connection, prefix: str, limit: int = 6) -> list[str]:
    """Ids that begin with ``prefix``, in any case; one that is exactly it stands alone."""
    found: set[str] = set()
    for table in _WITH_IDS:
        current = "" if table == "letters" else " JOIN letters l ON l.row = f.letter"
        alias = "f" if table == "letters" else "l"
        rows = connection.execute(
            f"SELECT DISTINCT f.id FROM {table} f{current}"
            f" WHERE f.id >= ? AND f.id < ? || char(0x10FFFF) AND {alias}.current = 1"
            " ORDER BY f.id LIMIT ?",
            (prefix, prefix, limit),
        )
        found.update(str(r["id"]) for r in rows)
    exact = [i for i in found if i.casefold() == prefix.casefold()]
    return exact or sorted(found)[:limit]


def size(connection: sqlite3.Connection) -> int:
    """The number of letters."""
    return int(connection.execute("SELECT count(*) FROM letters WHERE current = 1").fetchone()[0])


def counts(connection: sqlite3.Connection) -> Counts:
    """How many of each the current versions hold; motions by id, ``versions`` all versions."""

    def number(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    def facts(table: str, what: str = "*") -> int:
        return number(
            f"SELECT count({what}) FROM {table} f JOIN letters l ON l.row = f.letter"
            " WHERE l.current = 1"
        )

    return Counts(
        letters=number("SELECT count(*) FROM letters WHERE current = 1"),
        versions=number("SELECT count(*) FROM letters"),
        motions=facts("motions", "DISTINCT f.id"),
        commitments=facts("commitments"),
        deadlines=facts("deadlines"),
        amounts=facts("amounts"),
        references=facts('"references"'),
        flags=facts("flags"),
    )


def generation(connection: sqlite3.Connection) -> int:
    """The number of the last change; 0 for an empty knowledge base."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()[0])


def changed_letters(connection: sqlite3.Connection, after: int, to: int) -> list[str]:
    """The ids of the letters that changed after generation ``after``, up to ``to``, in order."""
    rows = connection.execute(
        "SELECT DISTINCT letter_id FROM changes WHERE number > ? AND number <= ? ORDER BY letter_id",
        (after, to),
    )
    return [str(r["letter_id"]) for r in rows]


def _letters_where(connection: sqlite3.Connection, conditions: Conditions) -> list[LetterRecord]:
    counted = ", ".join(
        f"(SELECT count(*) FROM {t} f WHERE f.letter = l.row) AS {t}" for t in _COUNTED
    )
    rows = connection.execute(
        f"SELECT l.*, {counted} FROM letters l WHERE {conditions}"
        " ORDER BY l.date IS NULL, l.date DESC, l.file",
        conditions.values,
    ).fetchall()
    known = briefs(connection, (r["row"] for r in rows))
    return [
        LetterRecord(
            id=row["id"],
            file=row["file"],
            date=known[row["row"]].date,
            kind=row["kind"],
            subject=row["subject"],
            dossier=row["dossier"],
            ministry=row["ministry"],
            signatories=known[row["row"]].signatories,
            version=row["version"],
            sha256=row["sha256"],
            size=row["size"],
            medium=row["medium"],
            kenmerk=row["kenmerk"],
            addressee=row["addressee"],
            extractor=row["extractor"],
            ingested=dt.datetime.fromisoformat(row["ingested"]),
            motions=row["motions"],
            commitments=row["commitments"],
            deadlines=row["deadlines"],
            amounts=row["amounts"],
            flags=row["flags"],
        )
        for row in rows
    ]
