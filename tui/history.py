"""What was decided about a line before, and what is proposed: for the detail panes."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.i18n import translator
from kb.ledger.lines import Link, Verdict
from kb.reminders.words import long_day
from tui import naming
from tui.prose import Prose

_ = translator("tui")


def tell_verdicts(history: Sequence[Verdict], prose: Prose) -> None:
    """Every verdict, the newest first; those taken back are struck in words."""
    if not history:
        return
    undone = {v.undoes for v in history if v.action == "undo"}
    prose.heading(_("Oordelen"))
    for verdict in reversed(history):
        other = f" {verdict.other}" if verdict.other else ""
        back = " " + _("(teruggenomen)") if verdict.number in undone else ""
        prose.line(
            f"{long_day(verdict.at.date())}, {verdict.who}: {naming.verdict(verdict.action)}{other}{back}"
        )
        if verdict.note:
            prose.line("  " + verdict.note)


def tell_links(proposals: Sequence[Link], joined: Sequence[Link], prose: Prose) -> None:
    """Links that await a decision, and those that joined letters."""
    if proposals:
        prose.heading(_("Te beoordelen verbanden"))
    for link in proposals:
        prose.line(f"? {naming.link(link.kind)}: {link.left} – {link.right}", "warn")
        prose.line("  " + link.reason, "quiet")
    if joined:
        prose.heading(_("Samen genomen"))
    for link in joined:
        prose.line(f"= {naming.link(link.kind)}: {link.left} – {link.right}")
        prose.line("  " + link.reason, "quiet")
