"""``griffie budget``: the amounts, and the tables with the checks of their sums."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands import columns
from kb.commands.base import command, option, with_kb
from kb.commands.filters import checked, format_option, letter_filters
from kb.commands.listings import listed
from kb.formats import Format
from kb.knowledge_base import KnowledgeBase
from kb.records import AmountFilter, LetterFilter

_ = translator("kb")


#: A sum of money as it may be typed; points set thousands apart where three digits follow each.
_FORM = re.compile(
    r"€?\s*(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](?P<part>\d+))?"
    r"\s*(?P<unit>mld|mln|miljard|miljoen|mio)?\.?",
    re.IGNORECASE,
)
_UNITS = {"mld": 10**9, "miljard": 10**9, "mln": 10**6, "miljoen": 10**6, "mio": 10**6}


class Euro(click.ParamType[Decimal]):
    """A sum of money: ``1000000``, ``1.000.000``, ``2,5mln``, ``1.5 mld``, ``€ 2 miljoen``."""

    name = N_("BEDRAG")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The sum in euro."""
        if isinstance(value, Decimal):
            return value
        found = _FORM.fullmatch(str(value).strip())
        if not found:
            return self.fail(
                _("{value!r} is geen bedrag; schrijf 250000 of 2,5mln.").format(value=value),
                param,
                ctx,
            )
        digits = f"{found['whole'].replace('.', '')}.{found['part'] or 0}"
        return Decimal(digits) * _UNITS.get((found["unit"] or "").lower(), 1)


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
    checked(asked)
    if tables and (at_least is not None or recurrence or in_tables is not None):
        raise click.UsageError(_("--tables gaat niet samen met --at-least, --recurrence of --in-…"))
    if tables:
        listed(kb, kb.tables(LetterFilter(**asked)), columns.TABLES, chosen)
    else:
        wanted = AmountFilter(
            at_least=at_least, recurrence=recurrence, in_tables=in_tables, **asked
        )
        listed(kb, kb.amounts(wanted), columns.AMOUNTS, chosen)
