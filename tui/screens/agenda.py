"""Agenda: what is late and what falls due, by week, month or quarter, under a line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from corpus.i18n import N_, translator
from kb.formats import Column
from kb.ledger.lines import CommitmentLine, MotionLine
from kb.records import Citation
from kb.reminders.due import Due, due
from kb.reminders.words import days_left, interval, long_day
from tui import naming
from tui.clerk import Clerk
from tui.desk import Desk
from tui.export import Export
from tui.prose import Prose
from tui.rows import Grouping, TableColumn, View
from tui.screens.commitments import tell_commitment
from tui.screens.listing import Listing
from tui.screens.motions import tell_motion
from tui.timeline import PERIODS, Period, axis, first_day, heading
from tui.widgets.table import Table
from tui.widgets.time_chart import TimeChart

_ = translator("tui")

#: Cells of the line of time beside each row.
_LINE = 24
_KINDS = {"commitment": "●", "motion": "◆", "deadline": "▲"}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """Something due, with the line it belongs to (None for a date that nothing carries)."""

    due: Due
    line: CommitmentLine | MotionLine | None
    citation: Citation
    today: dt.date


def _when(row: AgendaRow) -> tuple[str, str]:
    words = days_left(row.due.days)
    if row.due.days < 0:
        return f"! {words}", "bad"
    return (f"▸ {words}", "warn") if row.due.days <= 30 else (f"  {words}", "")


def _bar(row: AgendaRow) -> tuple[str, str]:
    drawn = axis(row.today, _LINE).bar(row.due.earliest, row.due.latest, row.today)
    return drawn, "bad" if row.due.days < 0 else "info"


def _heading(period: Period) -> Grouping[AgendaRow]:
    titles = {"week": N_("week"), "month": N_("maand"), "quarter": N_("kwartaal")}

    def words(row: AgendaRow) -> str:
        return _("! Te laat") if row.due.days < 0 else heading(row.due.latest, period)

    def order(row: AgendaRow) -> dt.date:
        return dt.date.min if row.due.days < 0 else first_day(row.due.latest, period)

    return Grouping(period, titles[period], words, order)


def _next_month(row: AgendaRow) -> bool:
    first = first_day(row.today, "month")
    begin = first_day(first + dt.timedelta(days=32), "month")
    return begin <= row.due.latest < first_day(begin + dt.timedelta(days=32), "month")


class AgendaScreen(Listing[AgendaRow], Clerk):
    """Dates, the late ones first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "group", N_("Week, maand, kwartaal"), show=False),
        Binding("h,left,left_square_bracket", "period(-1)", N_("Vorige periode"), show=False),
        Binding("l,right,right_square_bracket", "period(1)", N_("Volgende periode"), show=False),
        Binding("t", "today", N_("Vandaag"), show=False),
    ]
    section = "agenda"
    empty = N_("Geen termijnen. Lees brieven in (6, dan +), of kijk bij de toezeggingen (3).")
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("when", N_("Nog"), _when, 20, lambda r: r.due.latest),
        TableColumn("due", N_("Termijn"), lambda r: interval(r.due.earliest, r.due.latest), 24,
                    lambda r: r.due.latest, rank=2),
        TableColumn("line", N_("Tijdlijn ┊ vandaag"), _bar, _LINE, rank=3),
        TableColumn("kind", "", lambda r: _KINDS[r.due.kind], 1),
        TableColumn("text", N_("Wat"), lambda r: " ".join(r.due.text.split()), 0,
                    least=24),
        TableColumn("who", N_("Wie"), lambda r: r.due.who, 14, lambda r: r.due.who.casefold(), rank=4),
    )  # fmt: skip
    views: ClassVar[Sequence[View[Any]]] = (
        View("all", N_("alles"), lambda _r: True),
        View("late", N_("te laat"), lambda r: r.due.days < 0),
        View("month", N_("deze maand"),
             lambda r: first_day(r.due.latest, "month") == first_day(r.today, "month")),
        View("next", N_("volgende maand"), _next_month),
        View("year", N_("komend jaar"), lambda r: 0 <= r.due.days <= 365),
        View("promises", N_("toezeggingen"), lambda r: r.due.kind == "commitment"),
    )  # fmt: skip
    groupings: ClassVar[Sequence[Grouping[Any]]] = tuple(_heading(p) for p in PERIODS)
    grouped = "month"

    def above(self) -> ComposeResult:
        """The line of time."""
        yield TimeChart()

    def read(self, desk: Desk) -> Sequence[AgendaRow]:
        """Everything with a date that is not met or withdrawn, by date."""
        ledger = desk.kb.ledger(desk.today)
        found = due(
            ledger.commitments, ledger.motions, ledger.loose, today=desk.today, until=dt.date.max
        )
        loose = {d.id: d.citation for d in ledger.loose}
        lines: dict[str, CommitmentLine | MotionLine] = {c.id: c for c in ledger.commitments}
        lines |= {m.id: m for m in ledger.motions}
        return [
            AgendaRow(item, lines.get(item.id), _cited(item, lines.get(item.id), loose), desk.today)
            for item in found
        ]

    def words(self, row: AgendaRow) -> str:
        """The sentence, who, and the letter."""
        letter = row.due.letter
        parts = (row.due.text, row.due.who, letter.subject or "", letter.ministry or "",
                 interval(row.due.earliest, row.due.latest))  # fmt: skip
        return " ".join(parts)

    def identity(self, row: AgendaRow) -> str:
        """The id of what is due."""
        return row.due.id

    def citation(self, row: AgendaRow) -> Citation | None:
        """The sentence that sets the date."""
        return row.citation

    def judged(self) -> Sequence[str]:
        """The commitments and motions chosen; a bare date cannot be judged."""
        return [r.due.id for r in self.table.subjects if r.line is not None]

    def has_verdict(self, subject: str) -> bool:
        """Whether a verdict was given on it."""
        rows = self.table.subjects
        return any(r.line is not None and r.line.history for r in rows if r.due.id == subject)

    def done(self) -> None:
        """The selection has served."""
        self.table.choose_none()

    def tell_of(self, row: AgendaRow, prose: Prose) -> None:
        """When, and then everything about the commitment or motion."""
        prose.line(_("uiterlijk {day}").format(day=long_day(row.due.latest)), "heading")
        prose.line(_when(row)[0].strip(), _when(row)[1])
        prose.line()
        if isinstance(row.line, CommitmentLine):
            tell_commitment(row.line, prose)
        elif isinstance(row.line, MotionLine):
            tell_motion(row.line, None, prose)
        else:
            prose.quote(row.citation).line(row.due.id, "quiet")

    def exported(self, rows: Sequence[AgendaRow]) -> Export:
        """A calendar, or a list."""
        return Export("agenda", rows, EXPORT, [r.due for r in rows], ".ics")

    # The line of time

    @on(Table.Arranged)
    def _draw(self) -> None:
        period = self.table.arrangement.group or "month"
        days = [row.due.latest for row in self.table.shown]
        self.query_one(TimeChart).show(days, period, self.app.desk.today)

    @on(Table.Moved)
    def _follow(self) -> None:
        row = self.table.current
        self.query_one(TimeChart).point_at(row.due.latest if row else None)

    @on(TimeChart.Chosen)
    def _chosen(self, event: TimeChart.Chosen) -> None:
        self._go_to_period(event.first)

    def _go_to_period(self, first: dt.date) -> None:
        period = self.table.arrangement.group or "month"
        row = next((r for r in self.table.shown if first_day(r.due.latest, period) == first), None)
        if row is not None:
            self.table.go_to(row)

    def action_period(self, step: int) -> None:
        """To the next period that holds anything."""
        period = self.table.arrangement.group or "month"
        row = self.table.current
        if row is None:
            return
        firsts = sorted({first_day(r.due.latest, period) for r in self.table.shown})
        at = firsts.index(first_day(row.due.latest, period)) + step
        if 0 <= at < len(firsts):
            self._go_to_period(firsts[at])

    def action_today(self) -> None:
        """To the first thing that is not late."""
        row = next((r for r in self.table.shown if r.due.days >= 0), None)
        if row is not None:
            self.table.go_to(row)


def _cited(
    item: Due, line: CommitmentLine | MotionLine | None, loose: dict[str, Citation]
) -> Citation:
    if isinstance(line, CommitmentLine):
        own = [s.citation for s in line.statements if s.citation.letter.id == item.letter.id]
        return own[-1] if own else line.newest.citation
    if isinstance(line, MotionLine):
        said = [c.citation for c in line.claims if c.citation.sentence == item.text]
        return said[-1] if said else line.claims[-1].citation
    return loose[item.id]


EXPORT: tuple[Column[AgendaRow], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.due.id),
    Column("latest", N_("Uiterlijk"), lambda r: r.due.latest, lambda r: long_day(r.due.latest)),
    Column("earliest", N_("Vanaf"), lambda r: r.due.earliest),
    Column("days", N_("Dagen"), lambda r: r.due.days, right=True),
    Column("kind", N_("Soort"), lambda r: r.due.kind),
    Column("who", N_("Wie"), lambda r: r.due.who),
    Column("text", N_("Zin"), lambda r: r.due.text),
    Column("words", N_("Termijn als gedrukt"), lambda r: r.due.words),
    Column("letter", N_("Brief"), lambda r: naming.subject(r.due.letter)),
    Column("date", N_("Datum"), lambda r: r.due.letter.date),
    Column("page", N_("Pagina"), lambda r: r.due.page, right=True),
    Column("file", N_("Bestand"), lambda r: r.due.letter.file),
)
