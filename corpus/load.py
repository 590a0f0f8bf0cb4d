"""From a path to bytes: only of plain files, only within the limits, and without ever waiting."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from corpus import refusals
from corpus.errors import UnreadableLetterError
from corpus.i18n import translator
from corpus.limits import MAX_FILE_BYTES

_ = translator("corpus")
_REASONS = {
    errno.ENOENT: refusals.missing,
    errno.ENOTDIR: refusals.missing,
    errno.ENAMETOOLONG: refusals.missing,
    errno.EACCES: refusals.no_permission,
    errno.EPERM: refusals.no_permission,
    errno.ELOOP: refusals.link_loop,
    errno.EISDIR: refusals.not_a_file,
    errno.ENXIO: refusals.not_a_file,
}


def load(path: Path) -> bytes:
    """The bytes of the file at ``path``.

    Raises :class:`corpus.errors.UnreadableLetterError` for anything but a plain, readable file of
    1 to ``MAX_FILE_BYTES`` bytes. A pipe or device is opened without blocking and not read.
    """
    file = str(path)
    if "\0" in file:
        raise refusals.missing(file)
    try:
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        )
    except OSError as error:
        raise explained(error, file) from error
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise refusals.not_a_file(file)
        if state.st_size > MAX_FILE_BYTES:
            raise too_many_bytes(file, MAX_FILE_BYTES)
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            # One byte more than allowed: the file may grow while it is read.
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise explained(error, file) from error
    finally:
        os.close(descriptor)
    if len(data) > MAX_FILE_BYTES:
        raise too_many_bytes(file, MAX_FILE_BYTES)
    if not data:
        raise refusals.empty(file)
    return data


def too_many_bytes(file: str, limit: int) -> UnreadableLetterError:
    """The error for a file of more than ``limit`` bytes."""
    return refusals.too_large(file, _("meer dan {n} MiB").format(n=limit // 2**20))


def explained(error: OSError, file: str) -> UnreadableLetterError:
    """The system's error on ``file`` as one of ours."""
    reason = _REASONS.get(error.errno or 0)
    return reason(file) if reason else refusals.unreadable(file, error.strerror or str(error))
