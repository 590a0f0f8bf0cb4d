"""``griffie extract FILE...``: the facts of letters as JSON Lines, without a knowledge base."""

from __future__ import annotations

import sys

import click

from corpus.errors import GriffieError
from corpus.i18n import N_
from corpus.limits import MAX_SECONDS
from kb.commands.base import argument, command, option

#: What ``extract`` exits with when some file could not be read.
SOME_FAILED = 4


@command(
    help=N_(
        "Lees brieven en druk per bestand één JSON-object af, in de gegeven volgorde, met de tekst en"
        " alle feiten (docs/contract.md). Een bestand dat niet te lezen is geeft een object met"
        " 'error'; de rest gaat door en de afsluitcode is dan 4."
    )
)
@argument("files", nargs=-1, required=True, type=click.UNPROCESSED, metavar=N_("BESTAND..."))
@option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
        help=N_("Hoeveel brieven tegelijk (0: zoveel als er kernen zijn)."))  # fmt: skip
@option("--timeout", type=click.FloatRange(min=0.1), default=MAX_SECONDS, show_default=True,
        metavar=N_("SECONDEN"), help=N_("Hoelang één brief mag duren."))  # fmt: skip
@click.pass_context
def extract(ctx: click.Context, files: tuple[str, ...], jobs: int, timeout: float) -> None:
    """``griffie extract``."""
    from kb.contract import document
    from kb.formats import json_line
    from kb.ingest import failure
    from kb.read_letter import read_letter
    from kb.workers import Workers, available_cores

    failed = False
    processes = min(jobs or available_cores(), len(files))
    for file, result in Workers(read_letter, jobs=processes, limit=timeout).run(files):
        if isinstance(result, GriffieError):
            failed = True
            told = failure(file, result)
            line = json_line({"file": file, "error": {"code": told.code, "message": told.message}})
        else:
            line = json_line(document(result.letter, result.facts))
        sys.stdout.write(line)
        sys.stdout.flush()
    if failed:
        ctx.exit(SOME_FAILED)
