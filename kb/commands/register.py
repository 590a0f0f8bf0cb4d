"""``griffie register import``: the official records, kept apart from what letters claim."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from corpus.i18n import N_, translator
from kb.commands.base import argument, command, group, option, tell, with_kb
from kb.commands.filters import DAY
from kb.knowledge_base import KnowledgeBase
from kb.register.parse import RegisterFileError

_ = translator("kb")
#: Refused records named one by one; of the others only the number is told.
NAMED = 20


@group(help=N_("De officiële registers naast de brieven."))
def register() -> None:
    """``griffie register``."""


@command(
    "import",
    help=N_(
        "Neem uitvoer van het register over: moties, brieven en toezeggingen van de Tweede Kamer"
        " als JSON of JSON Lines (ook .xz en .gz), toezeggingen van de Eerste Kamer als CSV.\n\n"
        "Ruwe waarden blijven bewaard; een onbekende status wordt geweigerd en genoemd. Een oudere"
        " uitvoer overschrijft geen nieuwere. Afsluitcode 5 als een bestand of record is geweigerd."
    ),
)
@argument("files", metavar=N_("BESTAND..."), nargs=-1, required=True,
          type=click.Path(path_type=Path))  # fmt: skip
@option("--as-of", type=DAY, help=N_("De dag waarvan de uitvoer is (anders die van het bestand)."))
@with_kb
@click.pass_context
def import_(
    ctx: click.Context, kb: KnowledgeBase, files: tuple[Path, ...], as_of: dt.date | None
) -> None:
    """``griffie register import``."""
    wrong = False
    for result in kb.import_register(files, as_of=as_of):
        for refused in result.refused[:NAMED]:
            tell(_("{place}: geweigerd: {why}.").format(place=refused.place, why=refused.why))
        if len(result.refused) > NAMED:
            tell(_("… en nog {count} geweigerd.").format(count=len(result.refused) - NAMED))
        if result.error:
            tell(f"griffie: {result.error}")
        click.echo(
            _("{file}: {kept} records overgenomen, {refused} geweigerd").format(
                file=Path(result.file).name, kept=result.kept, refused=len(result.refused)
            )
        )
        wrong = wrong or bool(result.refused or result.error)
    ctx.exit(RegisterFileError.exit_status if wrong else 0)


register.add_command(import_)
