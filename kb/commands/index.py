"""``griffie index``: how the search index stands, making it anew, training an encoder."""

from __future__ import annotations

from typing import Any

from corpus.i18n import N_, translator
from kb.commands.base import command, group, tell, with_kb
from kb.commands.filters import format_option
from kb.commands.train import train
from kb.formats import Column, Format, write
from kb.knowledge_base import KnowledgeBase

_ = translator("kb")

_STATUS: tuple[Column[Any], ...] = (
    Column("folder", N_("Map"), lambda s: str(s.folder)),
    Column("passages", N_("Passages"), lambda s: s.passages),
    Column("indexed", N_("Geïndexeerd"), lambda s: s.indexed),
    Column("fresh", N_("Bij"), lambda s: s.fresh, lambda s: _("ja") if s.fresh else _("nee")),
    Column("encoder", N_("Taalmodel"), lambda s: s.encoder),
    Column("bytes", N_("Bytes"), lambda s: s.bytes),
)


@group(help=N_("De zoekindex: hoe die ervoor staat, en opnieuw opbouwen of trainen."))
def index() -> None:
    """``griffie index``."""


@command(help=N_("Toon hoe de zoekindex ervoor staat."))
@format_option
@with_kb
def status(kb: KnowledgeBase, chosen: Format) -> None:
    """``griffie index status``."""
    found = kb.index.status()
    write([found], _STATUS, chosen)


@command(help=N_("Bouw de zoekindex opnieuw op."))
@with_kb
def rebuild(kb: KnowledgeBase) -> None:
    """``griffie index rebuild``."""
    kb.index.rebuild()
    tell(_("{count} passages geïndexeerd.").format(count=kb.index.status().indexed))


index.add_command(status)
index.add_command(rebuild)
index.add_command(train)
