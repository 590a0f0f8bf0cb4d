"""``griffie audit``: the clerk's report."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from itertools import groupby

import click

from corpus.i18n import N_, translator
from corpus.safe import printable
from kb.audit import KINDS, Finding
from kb.commands.base import command, option, tell_nothing, with_kb
from kb.commands.columns import where
from kb.commands.filters import DAY, format_option
from kb.extract.version import EXTRACTOR_VERSION
from kb.formats import Column, Format, as_json, json_line, markdown_cell, write_csv
from kb.knowledge_base import KnowledgeBase
from kb.table import console

_ = translator("kb")

#: The exit status when there are findings, so that a script can act on it.
FINDINGS = 12
#: So many findings without a sentence of a letter are listed of a kind, on a screen.
FEW = 5

TITLES = {
    "overdue": N_("Te laat"),
    "claimed_open_in_register": N_("Afgedaan volgens een brief, open in het register"),
    "met_open_in_register": N_("Nagekomen volgens een brief, niet in het register"),
    "reference_fits_no_motion": N_("Verwijzing past bij geen motie"),
    "contradiction": N_("Brieven spreken elkaar tegen"),
    "claimed_twice": N_("Meer dan eens afgedaan genoemd"),
    "moved_often": N_("Meer dan eens verschoven"),
    "inform_without_date": N_("Kamer informeren zonder datum"),
    "closed_in_register_unclaimed": N_("Afgedaan in het register, geen brief die het zegt"),
    "flag": N_("Waarschuwingen bij brieven"),
    "undecided": N_("Wacht op een oordeel"),
}

AUDIT: tuple[Column[Finding], ...] = (
    Column("kind", N_("Soort"), lambda f: f.kind, lambda f: _(TITLES[f.kind])),
    Column("subject", N_("Kenmerk"), lambda f: f.subject),
    Column("title", N_("Waarover"), lambda f: f.title),
    Column("message", N_("Bevinding"), lambda f: f.message),
    Column("verdict", N_("Oordeel"), lambda f: f.verdict.action if f.verdict else None),
    Column("letters", N_("Brieven"), lambda f: [q.letter.id for q in f.quotes], brief=False),
    Column("evidence", N_("Zinnen"), lambda f: [q.sentence for q in f.quotes], brief=False),
    Column("pages", N_("Pagina's"), lambda f: [str(q.page or "") for q in f.quotes], brief=False),
    Column("extractor", N_("Regels"), lambda _f: EXTRACTOR_VERSION, brief=False),
)  # fmt: skip


@command(
    help=N_(
        "Het verslag voor de griffier: waar brieven, register en oordelen niet overeenkomen, wat te"
        " laat is en wat op een oordeel wacht. Afsluitcode 12 als er bevindingen zijn, anders 0."
    )
)
@option("--kind", "kinds", multiple=True, type=click.Choice(KINDS),
        help=N_("Alleen dit soort bevindingen; mag vaker."))  # fmt: skip
@option("--today", type=DAY, help=N_("De dag waarop wordt gerekend (anders vandaag)."))
@option("--undecided", is_flag=True, help=N_("Alleen waarover nog geen oordeel is gegeven."))
@format_option
@with_kb
@click.pass_context
def audit(
    ctx: click.Context,
    kb: KnowledgeBase,
    chosen: Format,
    kinds: tuple[str, ...],
    today: dt.date | None,
    undecided: bool,
) -> None:
    """``griffie audit``."""
    day = today or dt.datetime.now().astimezone().date()
    found = [
        f for f in kb.audit(day) if (not kinds or f.kind in kinds) and not (undecided and f.verdict)
    ]
    _write(found, day, chosen, whole=bool(kinds))
    if not found:
        tell_nothing(kb, _("Geen bevindingen."))
    ctx.exit(FINDINGS if found else 0)


def _write(found: Sequence[Finding], day: dt.date, chosen: Format, *, whole: bool) -> None:
    out = sys.stdout
    match chosen:
        case "json":
            for finding in found:
                document = {**as_json(finding), "extractor": EXTRACTOR_VERSION, "today": str(day)}
                out.write(json_line(document))
        case "csv":
            write_csv(found, AUDIT, out)
        case "markdown":
            out.write(f"# {_('Verslag van {day}').format(day=day)}\n")
            for kind, group in groupby(found, key=lambda f: f.kind):
                findings = list(group)
                out.write(f"\n## {_(TITLES[kind])} ({len(findings)})\n\n")
                out.write("".join(_markdown(f) for f in findings))
        case "table":
            _for_people(found, whole=whole)


def _markdown(finding: Finding) -> str:
    verdict = f" — {_('oordeel')}: {finding.verdict.action}" if finding.verdict else ""
    head = f"- **{markdown_cell(finding.title)}** ({finding.subject}): "
    quotes = "".join(
        f"  - “{markdown_cell(q.sentence)}” — {markdown_cell(where(q))} ({q.letter.id})\n"
        for q in finding.quotes
    )
    return f"{head}{markdown_cell(finding.message)}{verdict}\n{quotes}"


def _for_people(found: Sequence[Finding], *, whole: bool) -> None:
    """The report on a screen; findings about which no letter speaks are cut short unless ``whole``."""
    from rich.padding import Padding
    from rich.text import Text

    screen = console(sys.stdout)
    for kind, group in groupby(found, key=lambda f: f.kind):
        findings = list(group)
        screen.print(Text(f"{_(TITLES[kind])} ({len(findings)})", style="bold underline"))
        shown = findings if whole else _cut_short(findings)
        for finding in shown:
            verdict = f"  [{_('oordeel')}: {finding.verdict.action}]" if finding.verdict else ""
            title = Text(printable(f"{finding.subject}  {finding.title}"), style="bold")
            screen.print(Padding(title, (0, 0, 0, 2)))
            screen.print(Padding(Text(printable(finding.message) + verdict), (0, 0, 0, 4)))
            for quote in finding.quotes:
                words = Text(printable(f"“{quote.sentence}” — {where(quote)}"), style="dim")
                screen.print(Padding(words, (0, 0, 0, 4)))
        if len(shown) < len(findings):
            more = _("… en {count} meer, waarover deze brieven zwijgen: {command}").format(
                count=len(findings) - len(shown), command=f"griffie audit --kind {kind}"
            )
            screen.print(Padding(Text(more, style="italic"), (0, 0, 0, 2)))
        screen.print()


def _cut_short(findings: Sequence[Finding]) -> list[Finding]:
    """All that a letter speaks of, and of the others the first few: a register may hold hundreds."""
    spoken = [f for f in findings if f.quotes]
    silent = [f for f in findings if not f.quotes]
    return [*spoken, *silent[:FEW]]
