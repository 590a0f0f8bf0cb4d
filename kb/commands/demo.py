"""``griffie demo``: the shipped letters, taken in and shown."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corpus.i18n import N_, translator
from corpus.limits import MAX_SECONDS
from kb.commands import columns
from kb.commands.base import Session, command, tell
from kb.commands.ingest import ingest_shown
from kb.config import kb_folder
from kb.formats import write
from kb.knowledge_base import KnowledgeBase

_ = translator("kb")


@command(
    help=N_(
        "Lees de meegeleverde brieven, van een verzonnen kabinet en Kamer, in een kennisbank van hun"
        " eigen en toon de moties en toezeggingen erin. Uw eigen kennisbank blijft ongemoeid, tenzij u"
        " die met --kb aanwijst."
    )
)
@click.pass_context
def demo(ctx: click.Context) -> None:
    """``griffie demo``."""
    from corpus.samples import paths

    session = ctx.ensure_object(Session)
    folder: Path = session.folder or kb_folder() / "demo"
    with KnowledgeBase.open(folder) as kb:
        files = [str(p) for p in paths()]
        ingest_shown(kb, files, jobs=0, limit=MAX_SECONDS, quiet=False)
        write(kb.motions(), columns.MOTIONS, "table")
        sys.stdout.write("\n")
        write(kb.commitments(), columns.COMMITMENTS, "table")
    tell(_("Deze kennisbank staat in {folder}.").format(folder=folder))
    tell(_("Verder kijken: griffie --kb {folder} motions --status afgedaan").format(folder=folder))
