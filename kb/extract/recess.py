"""When the Chamber is in recess (reces): announced periods as data, the usual ones for other years.

The shipped table is ``data/recess.toml``. A user's own ``recess.toml`` in the configuration folder
has the same form; a period in it goes before a shipped one of the same name and year.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs

from corpus.errors import GriffieError
from corpus.i18n import translator
from kb.extract.calendar_nl import Days

_ = translator("kb")
_FRIDAY = 4


class RecessTableError(GriffieError):
    """The user's table of recess periods cannot be used."""

    code = "recess_table"
    exit_status = 2


@dataclass(frozen=True, slots=True)
class RecessTable:
    """Announced periods by name and year, and the usual first day and length by name."""

    announced: dict[tuple[str, int], Days]
    usual: dict[str, tuple[int, int, int]]

    def period(self, name: str, year: int) -> tuple[Days, bool] | None:
        """The recess ``name`` that begins in ``year`` and whether it was announced, if known."""
        if days := self.announced.get((name, year)):
            return days, True
        if name not in self.usual:
            return None
        month, day, length = self.usual[name]
        first = dt.date(year, month, day)
        first += dt.timedelta(days=(_FRIDAY - first.weekday()) % 7)
        return Days(first, first + dt.timedelta(days=length - 1)), False

    def next_after(self, day: dt.date) -> str | None:
        """The name of the first recess that begins after ``day``."""
        coming = [
            (found[0].first, name)
            for name in self.usual
            for year in (day.year, day.year + 1)
            if (found := self.period(name, year)) and found[0].first > day
        ]
        return min(coming)[1] if coming else None


def user_table_path() -> Path:
    """Where a user keeps periods of their own."""
    return platformdirs.user_config_path("griffie") / "recess.toml"


def parse(tables: list[tuple[str, str]]) -> RecessTable:
    """One table from TOML texts, given as (name of the file, its text); a later one goes first.

    Raises :class:`RecessTableError` for a text that is no TOML or lacks a field.
    """
    announced: dict[tuple[str, int], Days] = {}
    usual: dict[str, tuple[int, int, int]] = {}
    for file, text in tables:
        try:
            data: dict[str, Any] = tomllib.loads(text)
            for row in data.get("period", ()):
                days = Days(row["first"], row["last"])
                if not days.first <= days.last:
                    raise ValueError(row["name"])
                announced[str(row["name"]), days.first.year] = days
            for row in data.get("usual", ()):
                usual[str(row["name"])] = (int(row["month"]), int(row["day"]), int(row["days"]))
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise RecessTableError(
                _("De tabel met recessen is onbruikbaar: {error}.").format(error=error),
                advice=_("Zie docs/deadlines.md voor de vorm van recess.toml."),
                file=file,
            ) from error
    return RecessTable(announced, usual)


@lru_cache(maxsize=1)
def recess_table() -> RecessTable:
    """The shipped table with the user's own periods over it."""
    shipped = files("kb.extract.data").joinpath("recess.toml").read_text("utf-8")
    tables = [("recess.toml", shipped)]
    own = user_table_path()
    if own.is_file():
        tables.append((str(own), own.read_text("utf-8")))
    return parse(tables)
