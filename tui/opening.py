"""Opening a letter's own file with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from corpus.errors import GriffieError
from corpus.i18n import translator

_ = translator("tui")


class OpeningError(GriffieError):
    """The file cannot be opened."""

    code = "open"
    exit_status = 1


def open_file(path: Path) -> None:
    """Open ``path``; :class:`OpeningError` says why that does not go."""
    if not path.is_file():
        raise OpeningError(
            _("dit bestand is er niet meer."), advice=_("Lees de brief opnieuw in."), file=str(path)
        )
    program = _program()
    if program is None:
        raise OpeningError(
            _("er is geen programma om dit bestand te openen."),
            advice=_("Installeer xdg-open, of open het bestand zelf."),
            file=str(path),
        )
    # The path is absolute and no shell is involved; its own session keeps the terminal free.
    subprocess.Popen(  # noqa: S603
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _program() -> str | None:
    if sys.platform == "darwin":
        return shutil.which("open")
    if os.name == "nt":
        return shutil.which("explorer")
    return shutil.which("xdg-open")
