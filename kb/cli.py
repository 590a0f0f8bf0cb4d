"""The command line: ``griffie COMMAND``.

Standard output is data, standard error is talk. Exit statuses: 0 done; 1 an error not named here;
2 wrong usage or settings; 3 nothing found; 4 some letters could not be read; 5 the knowledge base
cannot be used; 6 no sentence encoder; 7 and 8 (``remind``) not delivered, already being told; 10 and
11 (``remind``) something is due, overdue; 12 (``audit``) findings; 130 interrupted; 141 the reader of
the output went away.

A new command is one line in :data:`COMMANDS`.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands.base import (
    BROKEN_PIPE,
    Entry,
    LazyGroup,
    common_options,
    hush,
    load,
    option,
    speak,
    tell,
)

_ = translator("kb")

COMMANDS = {
    "tui": Entry("tui.command:tui", N_("Open het scherm (ook: griffie zonder opdracht).")),
    "demo": Entry(
        "kb.commands.demo:demo", N_("Lees de meegeleverde brieven en toon wat erin staat.")
    ),
    "ingest": Entry("kb.commands.ingest:ingest", N_("Lees brieven in de kennisbank.")),
    "extract": Entry(
        "kb.commands.extract:extract", N_("Toon de feiten van brieven als JSON Lines.")
    ),
    "letters": Entry("kb.commands.listings:letters", N_("De brieven.")),
    "motions": Entry("kb.commands.listings:motions", N_("De moties en wat brieven erover zeggen.")),
    "commitments": Entry("kb.commands.listings:commitments", N_("De toezeggingen.")),
    "deadlines": Entry("kb.commands.listings:deadlines", N_("De termijnen.")),
    "budget": Entry("kb.commands.budget:budget", N_("De bedragen, en tabellen die niet kloppen.")),
    "search": Entry("kb.commands.search:search", N_("Zoek passages, in uw eigen woorden.")),
    "ask": Entry(
        "kb.commands.ask:ask", N_("Stel een vraag; antwoord met de zin waarin het staat.")
    ),
    "index": Entry(
        "kb.commands.index:index", N_("De zoekindex: stand, opnieuw opbouwen, trainen.")
    ),
    "show": Entry("kb.commands.show:show", N_("Alles over één kenmerk.")),
    "verdict": Entry("kb.commands.verdict:verdict", N_("Geef of toon oordelen van de griffier.")),
    "audit": Entry("kb.commands.audit:audit", N_("Waar brieven, register en oordelen botsen.")),
    "graph": Entry("kb.commands.graph:graph", N_("Wat met wat samenhangt, en waarom.")),
    "remind": Entry("kb.commands.remind:remind", N_("Wat vervalt en wat te laat is.")),
    "watch": Entry("kb.commands.watch:watch", N_("Bewaarde attenderingen voor remind.")),
    "register": Entry("kb.commands.register:register", N_("De officiële registers ernaast.")),
    "remove": Entry("kb.commands.ingest:remove", N_("Haal brieven uit de kennisbank.")),
    "doctor": Entry("kb.commands.doctor:doctor", N_("Kijk of alles heel en compleet is.")),
}


#: What goes wrong where standard output is written to: a full disk or quota, a broken device.
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version and stop. What looks it up is slow to import, so only here."""
    if wanted and not ctx.resilient_parsing:
        from kb.version import version

        click.echo(f"griffie {version()}")
        ctx.exit()


class Griffie(LazyGroup):
    """The top command: sets the language before any help is written."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click's, with the language that the environment asks for until ``--lang`` is read."""
        speak(None)
        return super().main(*args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """As click's; the help that is printed here may have lost its reader."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            hush()
            raise click.exceptions.Exit(BROKEN_PIPE) from None


@common_options
@click.group(
    cls=Griffie,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=N_(
        "griffie leest Kamerbrieven en onthoudt elke toezegging, met de zin waarin die staat.\n\n"
        "Zonder opdracht opent griffie in een terminal het scherm. Uitvoer is gegevens, meldingen"
        " gaan naar stderr. Afsluitcodes: 0 gelukt, 2 verkeerd gebruik, 3 niets gevonden, 4 niet"
        " alle brieven gelezen, 5 kennisbank onbruikbaar, 10 en 11 iets vervalt of is te laat,"
        " 130 onderbroken."
    ),
)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help=N_("Toon de versie."))  # fmt: skip
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The top command."""
    if ctx.invoked_subcommand is None:
        if "tui" in COMMANDS and sys.stdin.isatty() and sys.stdout.isatty():
            ctx.invoke(load(COMMANDS["tui"]))
        else:
            click.echo(ctx.get_help())


def main() -> None:
    """Run the command line and exit with its status."""
    if sys.stdout is None:  # closed by who started it: what is written goes nowhere
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (for good)
    sys.exit(_status())


def _status() -> int:
    try:
        try:
            status = cli.main(standalone_mode=False, prog_name="griffie")
        except SystemExit as ended:
            status = ended.code
        sys.stdout.flush()
    except click.exceptions.Abort:
        tell(_("Onderbroken."))
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        hush()
        return BROKEN_PIPE
    except OSError as error:
        if error.errno not in _UNWRITABLE or error.filename is not None:
            raise
        hush()
        tell(_("De uitvoer kan niet worden geschreven: {error}.").format(error=error.strerror))
        return 1
    return status if isinstance(status, int) else 0
