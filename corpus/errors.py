"""One error tree for griffie: each error has a stable code, an exit status, and says what to do."""

from __future__ import annotations

from corpus.safe import printable_name


class GriffieError(Exception):
    """Something the user can act on. Bugs are never wrapped in it.

    ``code`` is stable and meant for scripts; ``exit_status`` is what the command line exits with;
    ``file`` names the input concerned as it was given, if any (``str`` shows it safely);
    ``message`` says what is wrong and ``advice`` what to do about it, in words without control
    characters.
    """

    code = "error"
    exit_status = 1

    def __init__(self, message: str, *, advice: str = "", file: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.file = file

    def __str__(self) -> str:
        where = f"{printable_name(self.file)}: " if self.file else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{where}{self.message}{advice}"


class UnreadableLetterError(GriffieError):
    """A file that cannot be read as a letter; the subclasses say why."""

    code = "unreadable"
    exit_status = 4


class MissingFileError(UnreadableLetterError):
    """There is nothing at this path."""

    code = "missing"


class NotAFileError(UnreadableLetterError):
    """A folder, device, pipe or socket where a file was expected; never opened for reading."""

    code = "not_a_file"


class NoPermissionError(UnreadableLetterError):
    """The file or folder may not be read by this user."""

    code = "no_permission"


class LinkLoopError(UnreadableLetterError):
    """Symbolic links that lead to each other."""

    code = "link_loop"


class EmptyFileError(UnreadableLetterError):
    """No bytes, or only white space."""

    code = "empty"


class TooLargeError(UnreadableLetterError):
    """Over one of the bounds of :mod:`corpus.limits`."""

    code = "too_large"


class TooSlowError(UnreadableLetterError):
    """Reading took longer than :data:`corpus.limits.MAX_SECONDS`."""

    code = "too_slow"


class EncryptedFileError(UnreadableLetterError):
    """Protected with a password."""

    code = "encrypted"


class TruncatedFileError(UnreadableLetterError):
    """Broken off or damaged."""

    code = "truncated"


class ScannedFileError(UnreadableLetterError):
    """Pictures of text, and no text."""

    code = "scanned"


class OldWordFileError(UnreadableLetterError):
    """A Word document from before 2007 (``.doc``)."""

    code = "old_doc"


class ZipBombError(UnreadableLetterError):
    """A container that unpacks to far more than a letter can hold."""

    code = "zip_bomb"


class UnsafeXmlError(UnreadableLetterError):
    """XML that declares entities of its own, which letters never need and attacks do."""

    code = "unsafe_xml"


class NotALetterError(UnreadableLetterError):
    """Another kind of file than griffie reads."""

    code = "not_a_letter"
