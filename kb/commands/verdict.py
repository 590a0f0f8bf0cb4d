"""``griffie verdict``: the clerk's own decisions, given and read back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands.base import argument, command, option, tell, with_kb
from kb.commands.filters import format_option
from kb.commands.listings import listed
from kb.config import clerk
from kb.formats import Column, Format
from kb.knowledge_base import KnowledgeBase
from kb.ledger.lines import ACTIONS, Verdict

_ = translator("kb")

VERDICTS: tuple[Column[Verdict], ...] = (
    Column("number", N_("Nr."), lambda v: v.number, right=True),
    Column("at", N_("Gegeven"), lambda v: v.at.isoformat(timespec="minutes")),
    Column("who", N_("Door"), lambda v: v.who),
    Column("action", N_("Oordeel"), lambda v: v.action),
    Column("subject", N_("Kenmerk"), lambda v: v.subject),
    Column("other", N_("Tweede"), lambda v: v.other),
    Column("undoes", N_("Neemt terug"), lambda v: v.undoes, right=True),
    Column("note", N_("Notitie"), lambda v: v.note),
    Column("quote", N_("Zin"), lambda v: v.quote, brief=False),
)


@command(
    help=N_(
        "Geef een oordeel over een motie of toezegging, of toon de oordelen.\n\n"
        "Een oordeel wordt nooit gewist: 'undo' neemt het laatste terug. 'merge' en 'split' vragen"
        " een tweede kenmerk. Zonder kenmerk toont de opdracht alle oordelen, met alleen een"
        " kenmerk die daarover."
    )
)
@argument("subject", metavar=N_("KENMERK"), required=False)
@argument("action", metavar=N_("OORDEEL"), required=False, type=click.Choice(ACTIONS))
@argument("other", metavar=N_("TWEEDE"), required=False)
@option("--note", default="", metavar=N_("TEKST"), help=N_("Waarom; blijft bij het oordeel staan."))
@option(
    "--as", "who", metavar=N_("NAAM"), help=N_("Wie oordeelt (anders `name` in de instellingen).")
)
@format_option
@with_kb
def verdict(
    kb: KnowledgeBase,
    chosen: Format,
    subject: str | None,
    action: str | None,
    **given: Any,
) -> None:
    """``griffie verdict``."""
    if subject is None or action is None:
        known = kb.show(subject).id if subject else None
        found = [v for v in kb.verdicts() if known in (None, v.subject, v.other)]
        listed(kb, found, VERDICTS, chosen)
        return
    kept = kb.give_verdict(
        action,
        subject,
        who=clerk() if given["who"] is None else given["who"],
        at=dt.datetime.now(dt.UTC),
        other=given["other"],
        note=given["note"],
    )
    if chosen == "table":
        tell(
            _("Oordeel {number}: {action} over {subject}, door {who}.").format(
                number=kept.number, action=kept.action, subject=kept.subject, who=kept.who
            )
        )
    else:
        listed(kb, [kept], VERDICTS, chosen)
