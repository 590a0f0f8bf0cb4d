"""Moties: every motion that letters speak of, what they say, the register, and our verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from corpus.i18n import N_, translator
from kb.facts import MOTION_STATUSES
from kb.formats import Column
from kb.ledger.lines import MotionLine
from kb.records import Citation
from kb.register.records import RegisterMotion
from kb.reminders.words import long_day, short_day
from tui import naming
from tui.clerk import Clerk
from tui.desk import Desk
from tui.export import Export
from tui.history import tell_links, tell_verdicts
from tui.prose import Prose
from tui.rows import Grouping, TableColumn, View
from tui.screens.listing import Listing

_ = translator("tui")


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A motion with its record in the register, if any."""

    line: MotionLine
    record: RegisterMotion | None

    @property
    def date(self) -> dt.date | None:
        """The date of the newest letter about it."""
        return max(
            (c.citation.letter.date for c in self.line.claims if c.citation.letter.date),
            default=None,
        )

    @property
    def ministry(self) -> str:
        """The ministry of the newest letter about it."""
        return self.line.claims[-1].citation.letter.ministry or ""

    @property
    def cited(self) -> Citation:
        """The newest sentence that makes its strongest claim."""
        return [c for c in self.line.claims if c.status == self.line.strongest][-1].citation


def _register(row: MotionRow) -> str:
    if row.record is None:
        return ""
    return _("■ afgedaan") if row.record.closed else _("□ open")


class MotionsScreen(Listing[MotionRow], Clerk):
    """The list of motions."""

    section = "motions"
    acts = ("accept", "dispute", "withdraw")
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("ref", N_("Kamerstuk"), lambda r: r.line.ref or "–", 14, lambda r: r.line.ref),
        TableColumn("status", N_("Brief zegt"), lambda r: naming.status(r.line.strongest), 18,
                    lambda r: MOTION_STATUSES.index(r.line.strongest)),
        TableColumn("verdict", N_("Oordeel"), lambda r: naming.conclusion(r.line.conclusion), 16,
                    lambda r: naming.conclusion(r.line.conclusion)[0]),
        TableColumn("sponsors", N_("Indieners"), lambda r: ", ".join(r.line.sponsors), 0,
                    lambda r: ", ".join(r.line.sponsors).casefold()),
        TableColumn("subject", N_("Onderwerp"), lambda r: r.line.subject or "", 0,
                    lambda r: (r.line.subject or "").casefold() or None, rank=4),
        TableColumn("register", N_("Register"), _register, 11, _register, rank=3),
        TableColumn("date", N_("Brief van"), lambda r: short_day(r.date) if r.date else "–", 12,
                    lambda r: r.date, rank=2),
    )  # fmt: skip
    views: ClassVar[Sequence[View[Any]]] = (
        View("all", N_("alle"), lambda _r: True),
        View("claimed", N_("te beoordelen"), lambda r: r.line.conclusion == "claimed"),
        View("open", N_("open"), lambda r: r.line.conclusion == "open"),
        View("odd", N_("tegenspraak"), lambda r: r.line.contradiction),
        View("decided", N_("beoordeeld"), lambda r: r.line.verdict is not None),
    )
    groupings: ClassVar[Sequence[Grouping[Any]]] = (
        Grouping("status", N_("status"), lambda r: naming.status(r.line.strongest)[0]),
        Grouping("ministry", N_("ministerie"), lambda r: r.ministry),
        Grouping("dossier", N_("dossier"), lambda r: (r.line.ref or "").rpartition("-")[0]),
    )

    def read(self, desk: Desk) -> Sequence[MotionRow]:
        """The ledger's motions with the register's records, the newest letters first."""
        register = desk.kb.register()
        lines = desk.kb.ledger(desk.today).motions
        rows = [MotionRow(line, register.by_ref(line.ref)) for line in lines]
        return sorted(rows, key=lambda r: r.date or dt.date.min, reverse=True)

    def words(self, row: MotionRow) -> str:
        """Number, people, subject, and every sentence about it."""
        line = row.line
        sentences = " ".join(c.citation.sentence for c in line.claims)
        return " ".join(
            [line.ref or "", *line.sponsors, line.subject or "", naming.status(line.strongest)[0],
             naming.conclusion(line.conclusion)[0], row.ministry, sentences]
        )  # fmt: skip

    def identity(self, row: MotionRow) -> str:
        """The motion's id."""
        return row.line.id

    def citation(self, row: MotionRow) -> Citation | None:
        """The newest sentence with the strongest claim."""
        return row.cited

    def judged(self) -> Sequence[str]:
        """The motions chosen."""
        return [row.line.id for row in self.table.subjects]

    def has_verdict(self, subject: str) -> bool:
        """Whether a verdict was given on it."""
        return any(r.line.history for r in self.table.subjects if r.line.id == subject)

    def done(self) -> None:
        """The selection has served."""
        self.table.choose_none()

    def tell_of(self, row: MotionRow, prose: Prose) -> None:
        """Status, verdict and register; each letter's words, oldest first."""
        tell_motion(row.line, row.record, prose)

    def exported(self, rows: Sequence[MotionRow]) -> Export:
        """The motions with their sentences."""
        return Export("moties", rows, EXPORT)


def tell_motion(line: MotionLine, record: RegisterMotion | None, prose: Prose) -> None:
    """Everything about a motion."""
    prose.line(naming.motion_title(line), "strong")
    prose.pair(_("Brief zegt"), *naming.status(line.strongest))
    prose.pair(_("Oordeel"), *naming.conclusion(line.conclusion))
    if line.contradiction:
        words = _("! eerder {first}, later {last}").format(
            first=naming.status(line.strongest)[0], last=naming.status(line.newest)[0]
        )
        prose.pair(_("Tegenspraak"), words, "bad")
    if record:
        prose.pair(
            _("Register"), f"{_('afgedaan') if record.closed else _('open')} · {record.title}"
        )
        if record.date:
            prose.pair(_("Ingediend"), long_day(record.date))
    prose.heading(_("Wat de brieven zeggen"))
    for claim in reversed(line.claims):
        words, tone = naming.status(claim.status)
        prose.quote(claim.citation, words, tone)
    tell_verdicts(line.history, prose)
    tell_links(line.proposals, line.joined, prose)
    prose.line().line(line.id, "quiet")


EXPORT: tuple[Column[MotionRow], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.line.id),
    Column("ref", N_("Kamerstuk"), lambda r: r.line.ref),
    Column("status", N_("Brief zegt"), lambda r: r.line.strongest, lambda r: naming.status(r.line.strongest)[0]),
    Column("conclusion", N_("Oordeel"), lambda r: r.line.conclusion,
           lambda r: naming.conclusion(r.line.conclusion)[0]),
    Column("sponsors", N_("Indieners"), lambda r: r.line.sponsors, lambda r: ", ".join(r.line.sponsors)),
    Column("subject", N_("Onderwerp"), lambda r: r.line.subject),
    Column("register", N_("Register"), lambda r: None if r.record is None else r.record.closed, _register),
    Column("letter", N_("Brief"), lambda r: r.cited.letter.file),
    Column("date", N_("Datum"), lambda r: r.cited.letter.date),
    Column("page", N_("Pagina"), lambda r: r.cited.page, right=True),
    Column("evidence", N_("Zin"), lambda r: r.cited.sentence),
)  # fmt: skip
