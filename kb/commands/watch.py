"""``griffie watch add | list | remove``: saved questions that ``remind --watch`` answers."""

from __future__ import annotations

from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands.base import argument, command, group, option, tell, with_kb
from kb.commands.filters import format_option
from kb.commands.listings import listed
from kb.formats import Column, Format
from kb.knowledge_base import KnowledgeBase
from kb.reminders.desk import ReminderDesk
from kb.reminders.watch import EVENT_KINDS, Watch

_ = translator("kb")

WATCHES: tuple[Column[Watch], ...] = (
    Column("name", N_("Naam"), lambda w: w.name),
    Column("query", N_("Woorden"), lambda w: w.query),
    Column("ministry", N_("Ministerie"), lambda w: w.ministry),
    Column("dossier", N_("Dossier"), lambda w: w.dossier),
    Column("minister", N_("Bewindspersoon"), lambda w: w.minister),
    Column("kinds", N_("Soort"), lambda w: list(w.kinds)),
)


@group(help=N_("Attenderingen: bewaarde vragen voor `griffie remind --watch`."))
def watch() -> None:
    """``griffie watch``."""


@command("add", help=N_("Bewaar een attendering, in plaats van een met dezelfde naam."))
@argument("name", metavar=N_("NAAM"))
@option(
    "--query", default="", metavar=N_("WOORDEN"), help=N_("Woorden die er alle in moeten staan.")
)
@option("--ministry", default="", metavar=N_("NAAM"), help=N_("Alleen van dit ministerie."))
@option("--dossier", default="", metavar=N_("NUMMER"), help=N_("Alleen in dit dossier."))
@option("--minister", default="", metavar=N_("NAAM"), help=N_("Alleen van deze bewindspersoon."))
@option("--kind", "kinds", multiple=True, type=click.Choice(EVENT_KINDS),
        help=N_("Alleen dit soort gebeurtenis; mag vaker."))  # fmt: skip
@with_kb
def add(kb: KnowledgeBase, **asked: Any) -> None:
    """``griffie watch add``."""
    saved = Watch(**asked)
    ReminderDesk(kb).save_watch(saved)
    tell(_("Attendering {name!r} bewaard.").format(name=saved.name))


@command("list", help=N_("Toon de attenderingen."))
@format_option
@with_kb
def list_(kb: KnowledgeBase, chosen: Format) -> None:
    """``griffie watch list``."""
    listed(kb, ReminderDesk(kb).watches(), WATCHES, chosen)


@command("remove", help=N_("Verwijder een attendering."))
@argument("name", metavar=N_("NAAM"))
@with_kb
def remove(kb: KnowledgeBase, name: str) -> None:
    """``griffie watch remove``."""
    ReminderDesk(kb).remove_watch(name)
    tell(_("Attendering {name!r} verwijderd.").format(name=name))


for _sub in (add, list_, remove):
    watch.add_command(_sub)
