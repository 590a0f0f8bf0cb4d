"""Writing what is shown to a file that the user names; its suffix says in which form."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import GriffieError
from corpus.i18n import translator
from kb.formats import Column, Format, write
from kb.reminders.calendar import calendar
from kb.reminders.due import Due

_ = translator("tui")

_FORMATS: dict[str, Format] = {".csv": "csv", ".md": "markdown", ".json": "json", ".jsonl": "json"}


class ExportError(GriffieError):
    """The file cannot be written; nothing was."""

    code = "export"
    exit_status = 1


@dataclass(frozen=True, slots=True)
class Export:
    """What can be written: ``records`` by ``columns``, and ``dates`` as a calendar where they have any.

    ``name`` is the file's name without a suffix, ``first`` the suffix that is offered.
    """

    name: str
    records: Sequence[Any]
    columns: Sequence[Column[Any]]
    dates: Sequence[Due] = ()
    first: str = ".csv"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes that will do."""
        return (".csv", ".md", ".json", *((".ics",) if self.dates else ()))

    def check(self, typed: str) -> str | None:
        """What is wrong with a file name, in words; None where it will do."""
        path = Path(typed).expanduser()
        if not typed.strip():
            return _("Geef een bestandsnaam.")
        if path.suffix not in (*self.suffixes, ".jsonl"):
            return _("Eindig op {some}.").format(some=", ".join(self.suffixes))
        if path.exists():
            return _("Dit bestand bestaat al; kies een andere naam.")
        if not path.parent.is_dir():
            return _("Die map bestaat niet.")
        return None

    def write(self, typed: str) -> Path:
        """Write it; :class:`ExportError` where that fails. A file that is there is never replaced."""
        path = Path(typed).expanduser()
        data = calendar(self.dates) if path.suffix == ".ics" else self._text(path.suffix)
        try:
            with path.open("xb") as out:
                out.write(data)
        except OSError as error:
            raise ExportError(
                _("kan niet worden geschreven: {error}.").format(error=error.strerror),
                advice=_("Kies een andere plaats."),
                file=str(path),
            ) from error
        return path

    def _text(self, suffix: str) -> bytes:
        out = io.StringIO(newline="")
        write(self.records, self.columns, _FORMATS[suffix], stream=out)
        return out.getvalue().encode()
