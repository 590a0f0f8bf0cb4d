"""Taking in letters: files are read side by side, and each is stored in a transaction of its own."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from corpus.errors import GriffieError
from corpus.limits import MAX_SECONDS
from corpus.sources.folder import files_in
from kb.extract.version import EXTRACTOR_VERSION
from kb.read_letter import ReadLetter, read_letter
from kb.records import Outcome
from kb.store import letters
from kb.store.database import Database
from kb.workers import Workers

#: Called with the number of files done, the number of all files, and the outcome of the last one.
Progress = Callable[[int, int, Outcome], None]


def ingest(
    database: Database,
    paths: Iterable[str],
    *,
    on_progress: Progress | None = None,
    jobs: int = 0,
    limit: float = MAX_SECONDS,
    read: Callable[[str], ReadLetter] = read_letter,
) -> list[Outcome]:
    """Take in the letters that ``paths`` stand for; one outcome a file, in the order they were done.

    A file that cannot be read is an outcome ``failed``; a knowledge base that cannot be written
    raises. Interrupted at any moment, a letter is in wholly or not at all, and doing it again takes
    in what is missing. ``jobs`` 0 means as many processes as there are cores.
    """
    files = list(files_in(paths))
    outcomes: list[Outcome] = []

    def told(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if on_progress:
            on_progress(len(outcomes), len(files), outcome)

    def unknown() -> Iterator[str]:
        for file in files:
            same = _known(database, file)
            if same:
                told(Outcome(file, "same", same))
            else:
                yield file

    for file, result in Workers(read, jobs=jobs, limit=limit).run(unknown()):
        if isinstance(result, GriffieError):
            told(failure(file, result))
        else:
            told(_stored(database, file, result))
    return outcomes


def failure(file: str, error: GriffieError) -> Outcome:
    """The outcome of a file that could not be read; the message without the file's name."""
    words = f"{error.message} {error.advice}".strip()
    return Outcome(file, "failed", None, error.code, words)


def _stored(database: Database, file: str, read: ReadLetter) -> Outcome:
    with database.writing() as connection:
        identity, outcome = letters.store(
            connection, read, file=letters.stored_name(file), now=dt.datetime.now(dt.UTC)
        )
    return Outcome(file, outcome, identity)


def _known(database: Database, file: str) -> str | None:
    """The id of the letter with this file's bytes, if its facts were found by the present rules."""
    try:
        sha256 = _digest(Path(file))
    except OSError:
        return None
    name = letters.stored_name(file)
    with database.reading() as connection:
        identity = letters.known(connection, name, sha256, extractor=EXTRACTOR_VERSION)
        where = letters.place(connection, identity) if identity else None
    if identity and where != name and where is not None and not letters.is_there(where):
        with database.writing() as connection:
            letters.moved(connection, identity, name)
    return identity


def _digest(file: Path) -> str:
    if not file.is_file():
        raise FileNotFoundError(file)
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remove(database: Database, ids: Sequence[str]) -> None:
    """Remove letters with all their versions and facts, all or none."""
    with database.writing() as connection:
        for identity in ids:
            letters.remove(connection, identity)
