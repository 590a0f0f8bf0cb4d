"""``griffie budget``: the amounts, and the tables with the checks of their sums."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands import columns
from kb.commands.base import command, option, with_kb
from kb.commands.filters import format_option, letter_filters
from kb.commands.listings import listed
from kb.formats import Format
from kb.knowledge_base import KnowledgeBase
from kb.records import AmountFilter, LetterFilter

_ = translator("kb")


class Euro(click.ParamType[Decimal]):
    """A sum of money: ``1000000``, ``2,5mln``, ``1.5 mld``."""

    name = N_("BEDRAG")
    _UNITS = (("mld", 10**9), ("mln", 10**6))

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The sum in euro."""
        if isinstance(value, Decimal):
            return value
        words = str(value).lower().replace("€", "").replace(" ", "").rstrip(".")
        factor = next((f for unit, f in self._UNITS if words.endswith(unit)), 1)
        digits = words.removesuffix("mld").removesuffix("mln").replace(",", ".")
        try:
            return Decimal(digits) * factor
        except InvalidOperation:
            return self.fail(
                _("{value!r} is geen bedrag; schrijf 250000 of 2,5mln.").format(value=value),
                param,
                ctx,
            )


@command(help=N_("Toon de bedragen; met --tables de tabellen en of ze kloppen."))
@letter_filters
@option("--at-least", type=Euro(), help=N_("Alleen bedragen van deze grootte, zoals 2,5mln."))
@option("--recurrence", type=click.Choice(["once", "yearly"]), help=N_("Eenmalig of per jaar."))
@option("--in-tables/--in-text", default=None, help=N_("Alleen uit tabellen, of uit de tekst."))
@option("--tables", is_flag=True, help=N_("Toon de tabellen met hun nagetelde sommen."))
@format_option
@with_kb
def budget(
    kb: KnowledgeBase,
    chosen: Format,
    tables: bool,
    at_least: Decimal | None,
    recurrence: Any,
    in_tables: bool | None,
    **asked: Any,
) -> None:
    """``griffie budget``."""
    if tables:
        listed(kb, kb.tables(LetterFilter(**asked)), columns.TABLES, chosen)
    else:
        wanted = AmountFilter(
            at_least=at_least, recurrence=recurrence, in_tables=in_tables, **asked
        )
        listed(kb, kb.amounts(wanted), columns.AMOUNTS, chosen)
