"""A zip container (DOCX, ODT) whose parts are unpacked within bounds, whatever it declares."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from corpus import refusals
from corpus.limits import (
    MAX_UNPACKED_BYTES,
    MAX_ZIP_MEMBERS,
    MAX_ZIP_RATIO,
    ZIP_RATIO_FROM,
)

#: What Python's zipfile raises on damaged, encrypted or exotic archives.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
)
_ENCRYPTED = 0x1


class Container:
    """The members of a zip file, read one by one; all together under ``MAX_UNPACKED_BYTES``."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise refusals.truncated(file) from error
        members = self._zip.infolist()
        if len(members) > MAX_ZIP_MEMBERS:
            raise refusals.zip_bomb(file)
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes | None:
        """The member's bytes, None where there is none.

        Raises ``zip_bomb``, ``encrypted`` or ``truncated``. What the archive declares is checked
        first and what comes out is counted too.
        """
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise refusals.encrypted(self._file)
        room = MAX_UNPACKED_BYTES - self._unpacked
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > room or (member.file_size > ZIP_RATIO_FROM and ratio > MAX_ZIP_RATIO):
            raise refusals.zip_bomb(self._file)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(room + 1)
        except BROKEN_ZIP as error:
            raise refusals.truncated(self._file) from error
        if len(data) > room:
            raise refusals.zip_bomb(self._file)
        self._unpacked += len(data)
        return data
