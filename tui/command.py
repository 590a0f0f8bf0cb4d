"""``griffie tui``: the screen. Textual is imported only when it opens."""

from __future__ import annotations

import datetime as dt

import click

from corpus.i18n import N_
from kb.commands.base import Session, command, option
from kb.commands.filters import DAY
from kb.config import clerk


@command(
    help=N_(
        "Open het scherm: zoeken en vragen, moties, toezeggingen, agenda, begroting, brieven en"
        " verbanden. F1 toont de toetsen, q sluit."
    )
)
@option("--today", type=DAY, metavar="DATUM", help=N_("Welke dag het is (anders vandaag)."))
@click.pass_context
def tui(ctx: click.Context, today: dt.date | None = None) -> None:
    """``griffie tui``."""
    from tui.app import GriffieApp
    from tui.remembered import state_file

    session = ctx.ensure_object(Session)
    with session.knowledge_base() as kb:
        day = today or dt.datetime.now().astimezone().date()
        app = GriffieApp(kb, today=day, who=clerk(), state=state_file())
        app.run()
    if app.return_code:
        ctx.exit(app.return_code)
