"""``griffie show ID``: everything about one letter or fact."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from corpus.i18n import N_, translator
from corpus.safe import printable
from kb.commands import columns
from kb.commands.base import argument, command, with_kb
from kb.commands.filters import format_option
from kb.formats import Column, Format, write
from kb.knowledge_base import KnowledgeBase
from kb.records import (
    AmountRecord,
    Citation,
    CommitmentRecord,
    DeadlineRecord,
    FlagRecord,
    LetterFilter,
    LetterRecord,
    MetRecord,
    MotionRecord,
    Record,
    ReferenceRecord,
    TableRecord,
)
from kb.register.records import RegisterMotion
from kb.table import console
from kb.wording import euro, name

_ = translator("kb")
Line = tuple[str, str]

_BY_TYPE: dict[type, tuple[Column[Any], ...]] = {
    LetterRecord: columns.LETTERS,
    MotionRecord: columns.MOTIONS,
    MetRecord: columns.MET,
    CommitmentRecord: columns.COMMITMENTS,
    DeadlineRecord: columns.DEADLINES,
    AmountRecord: columns.AMOUNTS,
    TableRecord: columns.TABLES,
    ReferenceRecord: columns.REFERENCES,
    FlagRecord: columns.FLAGS,
}


@command(
    help=N_(
        "Toon alles over één kenmerk: een brief, motie, toezegging, termijn, bedrag, verwijzing,"
        " tabel of waarschuwing. Het begin van een kenmerk is genoeg; een motie mag ook met haar"
        " Kamerstuknummer (36800-XIV-33)."
    )
)
@argument("identity", metavar=N_("KENMERK"))
@format_option
@with_kb
def show(kb: KnowledgeBase, chosen: Format, identity: str) -> None:
    """``griffie show``."""
    record = kb.show(identity)
    of = _BY_TYPE[type(record)]
    if chosen != "table":
        write([record], of, chosen)
        return
    lines = [(_(c.title), (c.shown or _said(c))(record)) for c in of if c.key != "evidence"]
    _print([*(line for line in lines if line[1]), *_evidence(kb, record)])


def _said(column: Column[Any]) -> Callable[[Any], str]:
    def words(record: Any) -> str:
        value = column.value(record)
        if isinstance(value, bool):
            return _("ja") if value else _("nee")
        if isinstance(value, (tuple, list)):
            return ", ".join(value)
        return "" if value is None else str(value)

    return words


def _evidence(kb: KnowledgeBase, record: Record) -> Iterator[Line]:
    """The sentences that the record rests on, each with where it stands."""
    match record:
        case MotionRecord() | MetRecord():
            for claim in record.claims:
                yield name(claim.status), columns.quoted(claim.citation)
            yield from _in_register(kb, record)
        case CommitmentRecord():
            yield from _cited(record.citation)
            for again in record.also:
                yield _("Ook in"), columns.quoted(again)
        case LetterRecord():
            for flag in kb.flags(LetterFilter(letter=record.id)):
                yield _("Let op"), f"{flag.message}\n{columns.quoted(flag.citation)}"
        case TableRecord():
            for check in record.checks:
                verdict = _("klopt") if check.ok else _("klopt niet")
                yield check.what, f"{verdict}: {euro(check.expected)} / {euro(check.found)}"
        case _:
            yield from _cited(record.citation)


def _in_register(kb: KnowledgeBase, record: MotionRecord | MetRecord) -> Iterator[Line]:
    """The official record beside what letters say; nothing where no register holds it."""
    official = kb.official(record)
    if isinstance(official, RegisterMotion):
        yield _("Register"), f"{official.title} ({official.number})"
        yield _("Indieners daar"), ", ".join(official.sponsors)
        yield _("Datum daar"), str(official.date or "")
        yield _("Appreciatie"), official.appreciation or _("geen")
        yield _("Status daar"), _("afgedaan") if official.closed else _("open")
    elif official:
        yield _("Register"), f"{official.text} ({official.number})"
        yield _("Status daar"), official.raw_status or _("zonder status")


def _cited(citation: Citation) -> Iterator[Line]:
    yield _("Zin"), columns.quoted(citation)
    if citation.rule:
        yield _("Gevonden door"), citation.rule


def _print(lines: list[Line]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for title, words in lines:
        table.add_row(Text(title, style="bold"), Text(printable(words)))
    console(sys.stdout).print(table)
