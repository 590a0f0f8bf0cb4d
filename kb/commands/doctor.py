"""``griffie doctor``: what is installed, where the knowledge base is, whether it is whole."""

from __future__ import annotations

import click

from corpus.i18n import N_
from kb.commands.base import Session, command
from kb.commands.filters import format_option
from kb.config import config_file, kb_folder
from kb.doctor import installed
from kb.formats import Column, Format, write
from kb.knowledge_base import KnowledgeBase
from kb.records import Health

_COLUMNS: tuple[Column[Health], ...] = (
    Column("name", N_("Wat"), lambda h: h.name),
    Column("ok", N_("In orde"), lambda h: h.ok, lambda h: "✓" if h.ok else "✗"),
    Column("value", N_("Bevinding"), lambda h: h.value),
    Column("advice", N_("Wat te doen"), lambda h: h.advice),
)


@command(
    help=N_(
        "Kijk wat er is geïnstalleerd, waar de kennisbank staat en of zij heel is. Afsluitcode 5"
        " wanneer iets niet in orde is."
    )
)
@format_option
@click.pass_context
def doctor(ctx: click.Context, chosen: Format) -> None:
    """``griffie doctor``."""
    folder = ctx.ensure_object(Session).folder or kb_folder()
    found = [
        *installed(),
        Health("config", True, str(config_file())),
        Health("knowledge_base", True, str(folder)),
    ]
    if KnowledgeBase.exists(folder):
        with KnowledgeBase.open(folder) as kb:
            found += kb.doctor()
    write(found, _COLUMNS, chosen)
    if not all(h.ok for h in found):
        ctx.exit(5)
