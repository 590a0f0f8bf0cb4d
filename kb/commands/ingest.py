"""``griffie ingest PATH...`` and ``griffie remove ID...``: letters in and out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from typing import Any

import click

from corpus.i18n import N_, translator
from corpus.limits import MAX_SECONDS
from corpus.safe import printable_name
from kb.commands.base import argument, command, option, tell, with_kb
from kb.commands.filters import format_option
from kb.formats import Column, Format, write
from kb.knowledge_base import KnowledgeBase
from kb.records import Outcome
from kb.watch import watched

_ = translator("kb")

#: What ``ingest`` exits with when some file could not be read.
SOME_FAILED = 4
#: Seconds between two looks of ``--watch``.
EVERY = 10.0
_COLUMNS: tuple[Column[Outcome], ...] = (
    Column("file", N_("Bestand"), lambda o: o.file, lambda o: printable_name(o.file)),
    Column("outcome", N_("Uitkomst"), lambda o: o.outcome, lambda o: outcome_name(o.outcome)),
    Column("letter", N_("Brief"), lambda o: o.letter),
    Column("code", N_("Fout"), lambda o: o.code or None, brief=False),
    Column("message", N_("Wat er is"), lambda o: o.message or None),
)


def outcome_name(outcome: str) -> str:
    """An outcome in words."""
    names = {
        "new": _("nieuw"),
        "changed": _("gewijzigd"),
        "same": _("bekend"),
        "failed": _("mislukt"),
    }
    return names[outcome]


@command(
    help=N_(
        "Lees bestanden, mappen en patronen ('brieven/**/*.pdf') in de kennisbank. Een bekende brief"
        " wordt overgeslagen, een gewijzigd bestand is een nieuwe versie. Een brief die niet te lezen"
        " is wordt gemeld; de rest gaat door en de afsluitcode is dan 4. Met --watch blijft griffie"
        " kijken of er brieven bijkomen, tot Ctrl-C."
    )
)
@argument("paths", nargs=-1, required=True, type=click.UNPROCESSED, metavar=N_("PAD..."))
@option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
        help=N_("Hoeveel brieven tegelijk (0: zoveel als er kernen zijn)."))  # fmt: skip
@option("--timeout", type=click.FloatRange(min=0.1), default=MAX_SECONDS, show_default=True,
        metavar=N_("SECONDEN"), help=N_("Hoelang één brief mag duren."))  # fmt: skip
@option("--quiet", "-q", is_flag=True, help=N_("Meld alleen fouten."))
@option("--watch", is_flag=True,
        help=N_("Blijf kijken en lees wat nieuw of gewijzigd is, tot Ctrl-C."))  # fmt: skip
@option("--interval", type=click.FloatRange(min=0.1), default=EVERY, show_default=True,
        metavar=N_("SECONDEN"), help=N_("Om de hoeveel tijd --watch kijkt."))  # fmt: skip
@format_option
@with_kb
def ingest(
    kb: KnowledgeBase,
    paths: tuple[str, ...],
    jobs: int,
    timeout: float,
    quiet: bool,
    watch: bool,
    interval: float,
    chosen: Format,
) -> None:
    """``griffie ingest``."""
    if watch and chosen not in ("table", "json"):
        raise click.UsageError(_("--watch schrijft alleen json."))
    failed = False
    batches: Iterable[Sequence[str]] = watched(paths, interval) if watch else [paths]
    with suppress(KeyboardInterrupt) if watch else nullcontext():
        if watch and not quiet:
            tell(_("griffie kijkt elke {n:g} seconden; stop met Ctrl-C.").format(n=interval))
        for batch in batches:
            outcomes = ingest_shown(kb, batch, jobs=jobs, limit=timeout, quiet=quiet)
            if chosen != "table":
                write(outcomes, _COLUMNS, chosen)
            failed = failed or any(o.outcome == "failed" for o in outcomes)
    if failed:
        click.get_current_context().exit(SOME_FAILED)


def ingest_shown(
    kb: KnowledgeBase, paths: Sequence[str], *, jobs: int, limit: float, quiet: bool
) -> list[Outcome]:
    """Take in ``paths`` with progress, errors and a summary on stderr."""
    with _progress(quiet) as advance:
        outcomes = kb.ingest(paths, advance, jobs, limit=limit)
    for outcome in outcomes:
        if outcome.outcome == "failed":
            tell(f"{printable_name(outcome.file)}: {outcome.message}")
    if not quiet:
        tell(summary(outcomes))
    return outcomes


def summary(outcomes: Sequence[Outcome]) -> str:
    """``12 brieven: 10 nieuw, 1 bekend, 1 mislukt``."""
    counted: Counter[str] = Counter(o.outcome for o in outcomes)
    kinds = ("new", "changed", "same", "failed")
    parts = [f"{counted[k]} {outcome_name(k)}" for k in kinds if counted[k]]
    total = _("1 bestand") if len(outcomes) == 1 else _("{n} bestanden").format(n=len(outcomes))
    return f"{total}: {', '.join(parts)}" if parts else _("Geen brieven gevonden.")


class _progress:  # noqa: N801 (used like a function)
    """A progress bar on stderr, where that is a terminal; otherwise silence."""

    def __init__(self, quiet: bool) -> None:
        self._bar: Any = None
        if not quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            self._bar = Progress(
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(file=sys.stderr),
                transient=True,
            )

    def __enter__(self) -> Callable[[int, int, Outcome], None] | None:
        if self._bar is None:
            return None
        self._bar.start()
        task = self._bar.add_task("", total=None)
        return lambda done, total, _outcome: self._bar.update(task, completed=done, total=total)

    def __exit__(self, *_raised: object) -> None:
        if self._bar is not None:
            self._bar.stop()


@command(help=N_("Haal brieven met al hun feiten uit de kennisbank; oordelen blijven bewaard."))
@argument("ids", nargs=-1, required=True, metavar=N_("KENMERK..."))
@with_kb
def remove(kb: KnowledgeBase, ids: tuple[str, ...]) -> None:
    """``griffie remove``."""
    for identity in ids:
        record = kb.remove(identity)
        tell(_("Verwijderd: {id} ({file})").format(id=record.id, file=printable_name(record.file)))
