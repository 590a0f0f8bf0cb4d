"""Begroting: tables with their sums added up again, amounts, and what they look like beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from corpus.i18n import N_, translator
from kb.formats import Column
from kb.records import AmountRecord, Citation, LetterBrief, TableRecord
from kb.reminders.words import short_day
from kb.wording import euro, euro_range, name
from tui import naming
from tui.desk import Desk
from tui.export import Export
from tui.prose import Prose
from tui.rows import Grouping, TableColumn, View
from tui.screens.listing import Listing
from tui.widgets.progress import bar

_ = translator("tui")

_BAR = 14
#: Bars in one chart; what is smaller is left out.
_MOST = 14


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A table with its amounts, or one amount with the others of its letter."""

    table: TableRecord | None
    amount: AmountRecord | None
    others: tuple[AmountRecord, ...]

    @property
    def letter(self) -> LetterBrief:
        """The letter it stands in."""
        if self.amount:
            return self.amount.citation.letter
        assert self.table is not None
        return self.table.letter

    @property
    def wrong(self) -> int:
        """How many sums of the table do not add up."""
        return sum(not c.ok for c in self.table.checks) if self.table else 0


def _amount(row: BudgetRow) -> tuple[str, str]:
    if row.amount:
        about = "± " if row.amount.approximate else ""
        return about + euro_range(row.amount.eur, row.amount.eur_max), "strong"
    assert row.table is not None
    checks = len(row.table.checks)
    if row.wrong:
        return _("✗ {n} van {all} sommen").format(n=row.wrong, all=checks), "bad"
    return (_("✓ {n} sommen").format(n=checks), "good") if checks else (_("geen sommen"), "quiet")


def _what(row: BudgetRow) -> str:
    if row.table:
        return row.table.caption or _("tabel zonder titel")
    assert row.amount is not None
    return row.amount.purpose or row.amount.row or row.amount.citation.sentence


def _how_often(row: BudgetRow) -> str:
    if row.amount:
        return name(row.amount.recurrence) if row.amount.recurrence == "yearly" else ""
    return ""


class BudgetScreen(Listing[BudgetRow]):
    """Tables and amounts."""

    section = "budget"
    empty = N_("Geen bedragen. Lees brieven met geld erin in (6, dan +).")
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("amount", N_("Bedrag of sommen"), _amount, 24,
                    lambda r: r.amount.eur if r.amount else -Decimal(r.wrong), right=True),
        TableColumn("what", N_("Waarvoor"), _what, 0, lambda r: _what(r).casefold(),
                    least=30),
        TableColumn("often", N_("Hoe vaak"), _how_often, 10, _how_often, rank=5),
        TableColumn("period", N_("Periode"),
                    lambda r: (r.amount.period or r.amount.column or "") if r.amount else "", 12,
                    rank=6),
        TableColumn("letter", N_("Brief"), lambda r: naming.subject(r.letter), 24,
                    lambda r: naming.subject(r.letter).casefold(), rank=4),
        TableColumn("date", N_("Brief van"), lambda r: short_day(r.letter.date) if r.letter.date else "–",
                    12, lambda r: r.letter.date, rank=1),
    )  # fmt: skip
    views: ClassVar[Sequence[View[Any]]] = (
        View("tables", N_("tabellen"), lambda r: r.table is not None),
        View("wrong", N_("klopt niet"), lambda r: bool(r.wrong)),
        View("prose", N_("bedragen in de tekst"), lambda r: bool(r.amount and not r.amount.table)),
        View("cells", N_("bedragen in tabellen"), lambda r: bool(r.amount and r.amount.table)),
    )
    groupings: ClassVar[Sequence[Grouping[Any]]] = (
        Grouping("letter", N_("brief"), lambda r: naming.letter(r.letter)),
        Grouping("ministry", N_("ministerie"), lambda r: r.letter.ministry or ""),
    )

    def read(self, desk: Desk) -> Sequence[BudgetRow]:
        """Tables, then amounts, the newest letters first."""
        amounts = desk.kb.amounts()
        by_table: dict[str, list[AmountRecord]] = {}
        by_letter: dict[str, list[AmountRecord]] = {}
        for amount in amounts:
            if amount.table:
                by_table.setdefault(amount.table, []).append(amount)
            else:
                by_letter.setdefault(amount.citation.letter.id, []).append(amount)
        rows = [BudgetRow(t, None, tuple(by_table.get(t.id, ()))) for t in desk.kb.tables()]
        for amount in amounts:
            beside = by_table if amount.table else by_letter
            key = amount.table or amount.citation.letter.id
            rows.append(BudgetRow(None, amount, tuple(beside[key])))
        return rows

    def words(self, row: BudgetRow) -> str:
        """Purpose, sentence or caption, the amounts, and the letter."""
        parts = [_what(row), _amount(row)[0], naming.subject(row.letter), row.letter.ministry or ""]
        if row.amount:
            parts.append(row.amount.citation.sentence)
        else:
            parts += [a.row or "" for a in row.others]
        return " ".join(parts)

    def identity(self, row: BudgetRow) -> str:
        """The amount's id or the table's."""
        if row.amount:
            return row.amount.id
        assert row.table is not None
        return row.table.id

    def citation(self, row: BudgetRow) -> Citation | None:
        """Where the amount, or the table, stands."""
        if row.amount:
            return row.amount.citation
        assert row.table is not None
        t = row.table
        return Citation(t.letter, t.caption, t.caption, t.start, t.end, t.page, "table")

    def action_relations(self) -> None:
        """Show what the amount hangs together with; of a table or a cell, its letter."""
        row = self.table.current
        if row:
            loose = row.amount is not None and not row.amount.table
            self.app.show_relations(self.identity(row) if loose else row.letter.id)

    def tell_of(self, row: BudgetRow, prose: Prose) -> None:
        """The checks and bars of a table; the sentence of an amount and what stands beside it."""
        if row.table:
            prose.line(_what(row), "strong")
            prose.pair(_("Eenheid"), row.table.unit)
            prose.line(naming.letter(row.letter), "quiet")
            self._tell_checks(row.table, prose)
            for column in dict.fromkeys(a.column for a in row.others):
                self._chart(
                    column or _("bedragen"), [a for a in row.others if a.column == column], prose
                )
            prose.line().line(row.table.id, "quiet")
            return
        assert row.amount is not None
        a = row.amount
        prose.line(_amount(row)[0], "strong")
        prose.pair(_("Waarvoor"), a.purpose or a.row or "")
        prose.pair(_("Hoe vaak"), name(a.recurrence))
        prose.pair(_("Periode"), a.period or a.column or "")
        prose.line().quote(a.citation)
        same = [o for o in row.others if o.column == a.column]
        title = a.column or _("bedragen")
        self._chart(title if a.table else _("In deze brief"), same, prose, a)
        prose.line().line(a.id, "quiet")

    def _tell_checks(self, table: TableRecord, prose: Prose) -> None:
        if table.checks:
            prose.heading(_("Sommen, opnieuw opgeteld"))
        for check in sorted(table.checks, key=lambda c: c.ok):
            if check.ok:
                prose.line(f"✓ {check.what}: {euro(check.expected)}", "good")
            else:
                words = _("✗ {what}: er staat {printed}, de som is {found}").format(
                    what=check.what, printed=euro(check.expected), found=euro(check.found)
                )
                prose.line(words, "bad")

    def _chart(
        self,
        title: str,
        amounts: Sequence[AmountRecord],
        prose: Prose,
        present: AmountRecord | None = None,
    ) -> None:
        """A bar for each amount, the longest for the largest."""
        if not amounts:
            return
        prose.heading(title)
        shown = sorted(amounts, key=lambda a: -abs(a.eur))[:_MOST]
        top = abs(shown[0].eur) or Decimal(1)
        for amount in (a for a in amounts if a in shown):
            drawn = bar(float(abs(amount.eur) / top), _BAR)
            words = " ".join((amount.row or amount.purpose or amount.citation.text).split())
            here = amount is present
            minus = "-" if amount.eur < 0 else " "
            prose.text.append("▸" if here else " ")
            prose.text.append(drawn, prose.style("mark" if here else "info"))
            prose.line(f"{minus}{euro(amount.eur):>14}  {words[:20]}", "strong" if here else "")

    def exported(self, rows: Sequence[BudgetRow]) -> Export:
        """Amounts or tables with all their columns."""
        return Export("begroting", rows, EXPORT)


EXPORT: tuple[Column[BudgetRow], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.amount.id if r.amount else r.table.id if r.table else None),
    Column("what", N_("Waarvoor"), _what),
    Column("eur", N_("Bedrag"), lambda r: r.amount.eur if r.amount else None,
           lambda r: _amount(r)[0], right=True),
    Column("eur_max", N_("Tot"), lambda r: r.amount.eur_max if r.amount else None, right=True),
    Column("recurrence", N_("Hoe vaak"), lambda r: r.amount.recurrence if r.amount else None),
    Column("period", N_("Periode"), lambda r: r.amount.period if r.amount else None),
    Column("row", N_("Rij"), lambda r: r.amount.row if r.amount else None),
    Column("column", N_("Kolom"), lambda r: r.amount.column if r.amount else None),
    Column("sums", N_("Sommen"), lambda r: len(r.table.checks) if r.table else None, right=True),
    Column("wrong", N_("Klopt niet"), lambda r: r.wrong if r.table else None, right=True),
    Column("letter", N_("Brief"), lambda r: naming.subject(r.letter)),
    Column("date", N_("Datum"), lambda r: r.letter.date),
    Column("evidence", N_("Zin"), lambda r: r.amount.citation.sentence if r.amount else None),
    Column("file", N_("Bestand"), lambda r: r.letter.file),
)  # fmt: skip
