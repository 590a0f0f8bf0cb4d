"""The options by which a clerk narrows a list, and the format it is printed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

import click

from corpus.i18n import N_, translator
from kb.commands.base import option
from kb.formats import FORMATS

_ = translator("kb")
F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A date as ``2026-11-21``, ``21-11-2026``, or a year or month for its first day."""

    name = N_("DATUM")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day that ``value`` names."""
        if isinstance(value, dt.date):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y", "%Y-%m", "%Y"):
            try:
                return dt.datetime.strptime(value, form).date()  # noqa: DTZ007 (a day has no zone)
            except ValueError:
                continue
        return self.fail(
            _("{value!r} is geen datum; schrijf 2026-11-21.").format(value=value), param, ctx
        )


DAY = Day()


def checked(asked: dict[str, Any]) -> dict[str, Any]:
    """``asked``, where no period ends before it begins: nothing would fit it."""
    for first, last, names in (
        ("since", "until", ("--from", "--to")),
        ("due_from", "due_to", ("--due-from", "--due-to")),
    ):
        start, end = asked.get(first), asked.get(last)
        if start and end and end < start:
            raise click.UsageError(
                _("{first} {start} ligt na {last} {end}.").format(
                    first=names[0], start=start, last=names[1], end=end
                )
            )
    return asked


def _all(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


format_option = option(
    "--format",
    "chosen",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help=N_("Vorm van de uitvoer; json geeft één object per regel."),
)

letter_filters: Callable[[F], F] = _all(
    option(
        "--letter", metavar=N_("BRIEF"), help=N_("Kenmerk van de brief, of een deel van de naam.")
    ),
    option("--dossier", metavar=N_("NUMMER"), help=N_("Dossier, zoals 36800 of 36800-XIV.")),
    option("--minister", metavar=N_("NAAM"), help=N_("Naam of ambt van wie ondertekende.")),
    option("--ministry", metavar=N_("NAAM"), help=N_("Ministerie dat de brief stuurde.")),
    option("--from", "since", type=DAY, help=N_("Brieven vanaf deze dag.")),
    option("--to", "until", type=DAY, help=N_("Brieven tot en met deze dag.")),
    option("--text", metavar=N_("WOORDEN"), help=N_("Woorden die in de zin moeten staan.")),
)

due_filters: Callable[[F], F] = _all(
    option("--due-from", type=DAY, help=N_("Termijnen die eindigen vanaf deze dag.")),
    option("--due-to", type=DAY, help=N_("Termijnen die eindigen tot en met deze dag.")),
)
