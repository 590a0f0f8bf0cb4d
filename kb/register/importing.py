"""Importing a register's exports: record by record, in transactions of a few thousand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from kb.register.parse import Refused, RegisterFileError, records
from kb.register.records import RegisterRecord
from kb.store import register
from kb.store.database import Connection

#: Records a transaction: short enough that others are not kept waiting.
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one export: records kept, records refused, and what cut it short, if anything."""

    file: str
    kept: int
    refused: tuple[Refused, ...]
    error: RegisterFileError | None = None


def import_register(
    writing: Callable[[], AbstractContextManager[Connection]],
    files: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    on_progress: Callable[[str, int], None] | None = None,
) -> list[Imported]:
    """Take in each of ``files``; one result a file, in order.

    Doing it again changes nothing, and an interrupted import is finished by doing it again.
    ``as_of`` is the day that the exports are of; without it, the day each file was last changed.
    ``on_progress`` is called with the file and the number of records kept so far.
    """
    results = []
    for file in files:
        kept = 0
        refused: list[Refused] = []
        error = None
        try:
            day = as_of or dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC).date()
            for batch in _batches(records(file), refused):
                with writing() as connection:
                    register.keep(connection, batch, day)
                kept += len(batch)
                if on_progress:
                    on_progress(str(file), kept)
        except RegisterFileError as cut:
            error = cut
        except OSError as missing:
            error = RegisterFileError(missing.strerror or str(missing), file=str(file))
        results.append(Imported(str(file), kept, tuple(refused), error))
    return results


def _batches(
    found: Iterator[RegisterRecord | Refused], refused: list[Refused]
) -> Iterator[list[RegisterRecord]]:
    """The records in pieces of :data:`BATCH`; what came before an error is given before it is raised."""
    batch: list[RegisterRecord] = []
    try:
        for record in found:
            if isinstance(record, Refused):
                refused.append(record)
                continue
            batch.append(record)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except RegisterFileError:
        yield batch
        raise
    yield batch
