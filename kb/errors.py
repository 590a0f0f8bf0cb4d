"""What can go wrong with a knowledge base, in the one error tree of :mod:`corpus.errors`.

Exit statuses: 3 nothing found, 4 a letter could not be read, 5 the knowledge base itself.
"""

from __future__ import annotations

from corpus.errors import GriffieError, UnreadableLetterError


class UnknownIdError(GriffieError):
    """No letter or fact has this id, or begins with it."""

    code = "unknown_id"
    exit_status = 3


class AmbiguousIdError(GriffieError):
    """Several letters or facts begin with this id; ``candidates`` holds some of them."""

    code = "ambiguous_id"
    exit_status = 3

    def __init__(
        self, message: str, *, advice: str = "", file: str = "", candidates: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, advice=advice, file=file)
        self.candidates = candidates


class StoreError(GriffieError):
    """The knowledge base cannot be used; the subclasses say why."""

    code = "store"
    exit_status = 5


class CorruptStoreError(StoreError):
    """The file is damaged, or is no knowledge base."""

    code = "store_corrupt"


class NewerStoreError(StoreError):
    """A newer griffie made this knowledge base."""

    code = "store_newer"


class BusyStoreError(StoreError):
    """Another process held the knowledge base for longer than the busy timeout."""

    code = "store_busy"


class FullDiskError(StoreError):
    """There is no room left to write in; nothing half-written stays."""

    code = "disk_full"


class ReadOnlyStoreError(StoreError):
    """The folder or file may not be written, or not be made."""

    code = "store_read_only"


class ConfigError(GriffieError):
    """The configuration file does not hold what it should."""

    code = "config"
    exit_status = 2


class WorkerCrashError(UnreadableLetterError):
    """The process that read the file ended abruptly (out of memory, for instance)."""

    code = "crash"


class InternalReadingError(UnreadableLetterError):
    """A mistake in griffie itself, met while reading this file; the other files went on."""

    code = "internal"
