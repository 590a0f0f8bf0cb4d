"""Toezeggingen: every promise in the letters, its dates, whether it is late, and our verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from corpus.i18n import N_, translator
from kb.formats import Column
from kb.ledger.lines import CommitmentLine
from kb.records import Citation
from kb.reminders.due import Due, due
from kb.reminders.words import days_left, interval, long_day, short_day
from kb.wording import name
from tui import naming
from tui.clerk import Clerk
from tui.desk import Desk
from tui.export import Export
from tui.history import tell_links, tell_verdicts
from tui.prose import Prose
from tui.rows import Grouping, TableColumn, View
from tui.screens.listing import Listing

_ = translator("tui")

#: In the order in which they ask for attention.
STATES = ("overdue", "due", "moved", "open", "met_claimed", "met", "withdrawn")


def _due(line: CommitmentLine) -> str:
    return interval(line.deadline.earliest, line.deadline.latest) if line.deadline else "–"


def _late(line: CommitmentLine) -> tuple[str, str]:
    return (days_left(-line.days_late), "bad") if line.overdue else ("", "")


class CommitmentsScreen(Listing[CommitmentLine], Clerk):
    """The list of commitments."""

    section = "commitments"
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("state", N_("Stand"), lambda r: naming.state(r.state), 13,
                    lambda r: STATES.index(r.state)),
        TableColumn("due", N_("Termijn"), _due, 25,
                    lambda r: r.deadline.latest if r.deadline else None, rank=1),
        TableColumn("text", N_("Toezegging"), naming.commitment_title, 0,
                    lambda r: naming.commitment_title(r).casefold(), least=34),
        TableColumn("late", N_("Te laat"), _late, 17, lambda r: r.days_late or None, rank=4),
        TableColumn("actor", N_("Wie"), lambda r: r.newest.actor, 14,
                    lambda r: r.newest.actor.casefold(), rank=3),
        TableColumn("date", N_("Brief van"), lambda r: _day(r.newest.citation.letter.date), 12,
                    lambda r: r.newest.citation.letter.date, rank=2),
    )  # fmt: skip
    views: ClassVar[Sequence[View[Any]]] = (
        View("all", N_("alle"), lambda _r: True),
        View("overdue", N_("te laat"), lambda r: r.overdue),
        View("running", N_("lopend"), lambda r: r.state in ("open", "due", "moved")),
        View("moved", N_("verschoven"), lambda r: len(r.slippage) > 1),
        View("met", N_("nagekomen"), lambda r: r.state in ("met", "met_claimed")),
    )
    groupings: ClassVar[Sequence[Grouping[Any]]] = (
        Grouping("state", N_("stand"), lambda r: naming.state(r.state)[0]),
        Grouping("ministry", N_("ministerie"), lambda r: r.newest.citation.letter.ministry or ""),
        Grouping("kind", N_("soort"), lambda r: name(r.newest.kind)),
        Grouping("letter", N_("brief"), lambda r: naming.letter(r.newest.citation.letter)),
    )

    def read(self, desk: Desk) -> Sequence[CommitmentLine]:
        """The ledger's commitments: late ones first, then by date."""
        lines = desk.kb.ledger(desk.today).commitments
        return sorted(lines, key=_attention)

    def words(self, row: CommitmentLine) -> str:
        """Every sentence about it, its actor, state and ministry."""
        cited = row.newest.citation
        return " ".join(
            [*(s.citation.sentence for s in row.statements), row.newest.actor, _due(row),
             naming.state(row.state)[0], cited.letter.ministry or "", cited.letter.subject or ""]
        )  # fmt: skip

    def identity(self, row: CommitmentLine) -> str:
        """The commitment's id."""
        return row.id

    def citation(self, row: CommitmentLine) -> Citation | None:
        """Its newest sentence."""
        return row.newest.citation

    def judged(self) -> Sequence[str]:
        """The commitments chosen."""
        return [row.id for row in self.table.subjects]

    def has_verdict(self, subject: str) -> bool:
        """Whether a verdict was given on it."""
        return any(r.history for r in self.table.subjects if r.id == subject)

    def done(self) -> None:
        """The selection has served."""
        self.table.choose_none()

    def tell_of(self, row: CommitmentLine, prose: Prose) -> None:
        """Where it stands, every date given, every sentence, what met it."""
        tell_commitment(row, prose)

    def exported(self, rows: Sequence[CommitmentLine]) -> Export:
        """The commitments; those with a date can go in a calendar."""
        today = self.app.desk.today
        dates: list[Due] = due(rows, (), (), today=today, until=dt.date.max)
        return Export("toezeggingen", rows, EXPORT, dates)


def _attention(line: CommitmentLine) -> tuple[int, dt.date]:
    latest = line.deadline.latest if line.deadline else dt.date.max
    return STATES.index(line.state), latest


def _day(day: dt.date | None) -> str:
    return short_day(day) if day else "–"


def tell_commitment(line: CommitmentLine, prose: Prose) -> None:
    """Everything about a commitment."""
    newest = line.newest
    prose.line(naming.commitment_title(line), "strong")
    prose.pair(_("Stand"), *naming.state(line.state))
    if line.deadline:
        words = f"{_due(line)} (“{line.deadline.text}”)"
        prose.pair(_("Termijn"), words)
    prose.pair(_("Te laat"), _late(line)[0], "bad")
    prose.pair(_("Wie"), f"{newest.actor} · {name(newest.kind)}")
    if newest.conditional:
        prose.pair(_("Let op"), _("onder een voorwaarde"), "warn")
    if len(line.slippage) > 1:
        prose.heading(_("{n} keer verschoven").format(n=len(line.slippage) - 1))
        for step in line.slippage:
            day = long_day(step.letter.date) if step.letter.date else _("zonder datum")
            due_words = interval(step.deadline.earliest, step.deadline.latest)
            prose.line(_("brief van {day}: {due}").format(day=day, due=due_words))
    prose.heading(_("Wat de brieven zeggen"))
    for statement in reversed(line.statements):
        prose.quote(statement.citation)
    for met in line.met_by:
        for claim in met.met.claims:
            words, tone = naming.status(claim.status)
            prose.line(f"{words}, {naming.letter(met.letter)}", tone)
            prose.line(f"“{' '.join(claim.sentence.split())}”")
    tell_verdicts(line.history, prose)
    tell_links(line.proposals, line.joined, prose)
    prose.line().line(line.id, "quiet")


EXPORT: tuple[Column[CommitmentLine], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("state", N_("Stand"), lambda r: r.state, lambda r: naming.state(r.state)[0]),
    Column("latest", N_("Termijn"), lambda r: r.deadline.latest if r.deadline else None, _due),
    Column("earliest", N_("Vanaf"), lambda r: r.deadline.earliest if r.deadline else None),
    Column("days_late", N_("Dagen te laat"), lambda r: r.days_late, right=True),
    Column("moved", N_("Verschoven"), lambda r: max(0, len(r.slippage) - 1), right=True),
    Column("kind", N_("Soort"), lambda r: r.newest.kind, lambda r: name(r.newest.kind)),
    Column("actor", N_("Wie"), lambda r: r.newest.actor),
    Column("ministry", N_("Ministerie"), lambda r: r.newest.citation.letter.ministry),
    Column("letter", N_("Brief"), lambda r: r.newest.citation.letter.file),
    Column("date", N_("Datum"), lambda r: r.newest.citation.letter.date),
    Column("page", N_("Pagina"), lambda r: r.newest.citation.page, right=True),
    Column("evidence", N_("Zin"), lambda r: r.newest.citation.sentence),
)  # fmt: skip
