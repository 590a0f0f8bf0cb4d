"""One error tree for griffie: each error has a stable code, an exit status, and says what to do."""

from __future__ import annotations


class GriffieError(Exception):
    """Something the user can act on. Bugs are never wrapped in it.

    ``code`` is stable and meant for scripts; ``exit_status`` is what the command line exits with;
    ``file`` names the input concerned, if any; ``message`` says what is wrong and ``advice`` what
    to do about it, in words without control characters.
    """

    code = "error"
    exit_status = 1

    def __init__(self, message: str, *, advice: str = "", file: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.file = file

    def __str__(self) -> str:
        where = f"{self.file}: " if self.file else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{where}{self.message}{advice}"


class UnreadableLetterError(GriffieError):
    """A file that cannot be read as a letter; the subclasses say why."""

    code = "unreadable"
    exit_status = 4
