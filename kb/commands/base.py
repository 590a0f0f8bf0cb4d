"""What all commands share: lazy loading, help in the reader's language, errors with exit statuses.

A command is made like this, in a module of its own, and entered in :mod:`kb.cli`'s table::

    @command(help=N_("Toon de moties."))
    @option("--status", help=N_("Alleen moties met deze status."))
    @with_kb
    def motions(kb: KnowledgeBase, status: str | None) -> None: ...
"""

from __future__ import annotations

import gettext
import importlib
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import GriffieError
from corpus.i18n import N_, language, translator, use_language
from corpus.safe import printable

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase

_ = translator("kb")

#: The exit status when the reader of standard output went away: 128 + SIGPIPE.
BROKEN_PIPE = 141


@dataclass(slots=True)
class Session:
    """What the options before the command chose."""

    folder: Path | None = None

    def knowledge_base(self) -> KnowledgeBase:
        """Open the chosen knowledge base: ``--kb``, else ``GRIFFIE_KB``, else the configured one."""
        from kb.config import kb_folder
        from kb.knowledge_base import KnowledgeBase

        return KnowledgeBase.open(self.folder or kb_folder())


class Words(click.types.StringParamType):
    """What somebody typed; bytes that are no UTF-8 are refused where no file is named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words as they are."""
        words = super().convert(value, param, ctx)
        if any("\ud800" <= character <= "\udfff" for character in words):
            self.fail(_("{value} is geen UTF-8.").format(value=printable(words)), param, ctx)
        return words


class Folder(click.Path):
    """A folder, there already or yet to be made; an empty name is a variable that was not set."""

    def __init__(self) -> None:
        super().__init__(readable=False, path_type=Path)
        self.name = N_("MAP")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder's path."""
        if value == "":
            self.fail(_("er staat geen map."), param, ctx)
        return super().convert(value, param, ctx)


class Option(click.Option):
    """An option whose help is in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.type is click.STRING:
            self.type = Words()

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help text."""
        dutch = self.help
        self.help = _in_words_of(ctx.command, dutch)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = dutch

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the option's value."""
        return _(super().make_metavar(ctx))


class Argument(click.Argument):
    """An argument that is named in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.type is click.STRING:
            self.type = Words()

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the argument."""
        return _(super().make_metavar(ctx))

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The argument in the usage line, in brackets where it may be left out."""
        words = self.make_metavar(ctx)
        return [words if self.required or words.startswith("[") else f"[{words}]"]


class Command(click.Command):
    """A command whose help is in the reader's language; takes ``--kb`` and ``--lang`` too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": N_("[OPTIES]"), **kwargs})
        self.params.extend(_common_options(hidden=True))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name in the usage line."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, told in the language chosen by now: click keeps the option once it is made."""
        found = super().get_help_option(ctx)
        if found:
            found.help = _("Toon deze hulp.")
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text under the usage line."""
        dutch = self.help
        self.help = _in_words_of(self, dutch)
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = dutch

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, for the list of commands."""
        return _(self.help).split("\n\n")[0].rstrip(".") if self.help else ""


class Group(Command, click.Group):
    """A command with commands of its own (``register import``)."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        below = {"subcommand_metavar": N_("OPDRACHT [ARGUMENTEN]...")}
        super().__init__(*args, **{**below, **kwargs})


@dataclass(frozen=True, slots=True)
class Entry:
    """A command of the table: ``target`` is ``module:name``, ``summary`` its line in ``--help``."""

    target: str
    summary: str


def _in_words_of(command: click.Command, dutch: str | None) -> str | None:
    """``dutch`` in the chosen language, from the catalogue of the package that has the command."""
    package = (command.callback.__module__ if command.callback else "kb").partition(".")[0]
    return translator(package)(dutch) if dutch else dutch


def load(entry: Entry) -> click.Command:
    """Import a command."""
    module, _colon, name = entry.target.partition(":")
    found: click.Command = getattr(importlib.import_module(module), name)
    return found


class LazyGroup(Group):
    """The commands of a table, each imported only when it is asked for."""

    def __init__(self, *args: Any, table: Mapping[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table: that of the work."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None for an unknown name."""
        entry = self._table.get(cmd_name)
        return load(entry) if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section(_("Opdrachten")):
            formatter.write_dl([(n, _(e.summary)) for n, e in self._table.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of griffie's tree is told on stderr and sets the exit status."""
        try:
            return super().invoke(ctx)
        except GriffieError as error:
            tell(f"griffie: {error}")
            ctx.exit(error.exit_status)
        except BrokenPipeError:
            hush()
            ctx.exit(BROKEN_PIPE)


def speak(chosen: str | None) -> None:
    """Choose the language, for griffie's words and for click's own ("Usage:", "Options:")."""
    use_language(chosen)
    # click asks gettext for its words in the process's default domain.
    gettext.bindtextdomain("click", str(Path(__file__).parent.parent / "locale"))
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = language()


def hush() -> None:
    """Send standard output nowhere: its reader is gone, and Python would say so once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(words: str) -> None:
    """Talk to the user: one message on stderr, made harmless for the terminal."""
    click.echo(printable(words), err=True)


def tell_nothing(kb: KnowledgeBase, words: str) -> None:
    """Say that there is nothing, and why where the knowledge base itself holds no letter."""
    if kb.counts().letters == 0:
        words = _("De kennisbank in {folder} is leeg; lees brieven in met: griffie ingest MAP")
        words = words.format(folder=kb.folder)
    tell(words)


def _chosen_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        speak(value)


def _chosen_folder(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value:
        ctx.ensure_object(Session).folder = value


def _common_options(*, hidden: bool = False) -> list[click.Parameter]:
    """``--kb`` and ``--lang``, which may stand before the command or after it."""
    return [
        Option(
            ["--kb"],
            type=Folder(),
            envvar=None if hidden else "GRIFFIE_KB",
            callback=_chosen_folder,
            expose_value=False,
            hidden=hidden,
            help=N_("De map van de kennisbank (anders GRIFFIE_KB, anders uw gegevensmap)."),
        ),
        Option(
            ["--lang"],
            type=click.Choice(["nl", "en"]),
            is_eager=True,
            callback=_chosen_language,
            expose_value=False,
            hidden=hidden,
            help=N_("Taal van de woorden voor mensen (anders GRIFFIE_LANG, anders nl)."),
        ),
    ]


def common_options(command: click.Command) -> click.Command:
    """Give the top command ``--kb`` and ``--lang``, shown in its help."""
    command.params = [p for p in command.params if p.name not in ("kb", "lang")]
    command.params.extend(_common_options())
    return command


command = partial(click.command, cls=Command)
group = partial(click.group, cls=Group)
option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


def with_kb(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the open knowledge base as its first argument, and close it afterwards."""

    @click.pass_context
    def run(ctx: click.Context, *args: Any, **kwargs: Any) -> Any:
        with ctx.ensure_object(Session).knowledge_base() as kb:
            return ctx.invoke(function, kb, *args, **kwargs)

    return update_wrapper(run, function)
