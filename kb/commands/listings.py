"""``griffie letters | motions | commitments | deadlines``: what the knowledge base holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from corpus.i18n import N_, translator
from kb.commands import columns
from kb.commands.base import command, option, tell_nothing, with_kb
from kb.commands.filters import checked, due_filters, format_option, letter_filters
from kb.facts import COMMITMENT_KINDS, MOTION_STATUSES
from kb.formats import Column, Format, as_json, write
from kb.knowledge_base import KnowledgeBase
from kb.records import CommitmentFilter, DeadlineFilter, LetterFilter, MotionFilter, MotionRecord

_ = translator("kb")
R = TypeVar("R")
_LETTER_KINDS = ("kamerbrief", "antwoord", "motie", "other")


def listed(
    kb: KnowledgeBase,
    records: Sequence[R],
    of: Sequence[Column[R]],
    chosen: Format,
    document: Callable[[R], dict[str, Any]] | None = None,
) -> None:
    """Print a listing; an empty one says on stderr why it may be so."""
    if records or chosen in ("csv", "json"):
        write(records, of, chosen, document=document)
    if not records:
        tell_nothing(kb, _("Niets past hierop."))


@command(help=N_("Toon de brieven, de nieuwste eerst."))
@letter_filters
@option("--kind", "kinds", multiple=True, type=click.Choice(_LETTER_KINDS), help=N_("Soort brief."))
@format_option
@with_kb
def letters(kb: KnowledgeBase, chosen: Format, **asked: Any) -> None:
    """``griffie letters``."""
    listed(kb, kb.letters(LetterFilter(**checked(asked))), columns.LETTERS, chosen)


@command(help=N_("Toon de moties met wat brieven erover zeggen, de sterkste claims eerst."))
@letter_filters
@option("--status", "statuses", multiple=True, type=click.Choice(MOTION_STATUSES),
        help=N_("Status volgens de brieven; mag vaker."))  # fmt: skip
@option("--sponsor", metavar=N_("NAAM"), help=N_("Naam van een indiener."))
@option("--register", "official", is_flag=True,
        help=N_("Toon ernaast wat het register ervan zegt."))  # fmt: skip
@format_option
@with_kb
def motions(kb: KnowledgeBase, chosen: Format, official: bool, **asked: Any) -> None:
    """``griffie motions``."""
    found = kb.motions(MotionFilter(**checked(asked)))
    if not official:
        listed(kb, found, columns.MOTIONS, chosen)
        return
    records = {m.id: kb.official(m) for m in found}

    def document(motion: MotionRecord) -> dict[str, Any]:
        record = records[motion.id]
        return as_json(motion) | {"register": as_json(record) if record else None}

    listed(kb, found, (*columns.MOTIONS, *columns.official(records)), chosen, document)


@command(help=N_("Toon de toezeggingen, wat het eerst vervalt eerst."))
@letter_filters
@due_filters
@option("--kind", "kinds", multiple=True, type=click.Choice(COMMITMENT_KINDS),
        help=N_("Soort toezegging; mag vaker."))  # fmt: skip
@option("--actor", metavar=N_("NAAM"), help=N_("Wie zich bindt."))
@option("--dated/--undated", default=None, help=N_("Alleen met, of alleen zonder termijn."))
@option("--to-parliament", is_flag=True, default=None, help=N_("Alleen toezeggingen aan de Kamer."))
@format_option
@with_kb
def commitments(kb: KnowledgeBase, chosen: Format, **asked: Any) -> None:
    """``griffie commitments``."""
    listed(kb, kb.commitments(CommitmentFilter(**checked(asked))), columns.COMMITMENTS, chosen)


@command(help=N_("Toon de termijnen, de eerste eerst."))
@letter_filters
@due_filters
@format_option
@with_kb
def deadlines(kb: KnowledgeBase, chosen: Format, **asked: Any) -> None:
    """``griffie deadlines``."""
    listed(kb, kb.deadlines(DeadlineFilter(**checked(asked))), columns.DEADLINES, chosen)
