"""Brieven: the letters, what was found in each, what looks wrong, and taking in new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from corpus.i18n import N_, translator
from kb.commands.columns import LETTERS
from kb.formats import Column
from kb.records import Citation, FlagRecord, LetterRecord
from kb.reminders.words import long_day, short_day
from kb.wording import name
from tui import naming
from tui.desk import Desk
from tui.export import Export
from tui.prose import Prose
from tui.rows import Grouping, TableColumn, View
from tui.screens.listing import Listing
from tui.widgets.progress import IngestBar

_ = translator("tui")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter with what looks wrong in it."""

    record: LetterRecord
    flags: tuple[FlagRecord, ...]


def _flags(row: LetterRow) -> tuple[str, str]:
    return (f"! {len(row.flags)}", "bad") if row.flags else ("", "")


def _number(count: int) -> str:
    return str(count) if count else "·"


class LettersScreen(Listing[LetterRow]):
    """The list of letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "ingest", N_("Brieven inlezen"), key_display="+"),
        Binding("l", "errors", N_("Mislukte bestanden"), show=False),
    ]
    section = "letters"
    empty = N_("Nog geen brieven. Druk op + om een map of bestand in te lezen.")
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("date", N_("Datum"), lambda r: short_day(r.record.date) if r.record.date else "–",
                    12, lambda r: r.record.date),
        TableColumn("subject", N_("Onderwerp"), lambda r: naming.subject(r.record), 0,
                    lambda r: naming.subject(r.record).casefold()),
        TableColumn("ministry", N_("Ministerie"), lambda r: r.record.ministry or "", 22,
                    lambda r: r.record.ministry, rank=3),
        TableColumn("kind", N_("Soort"), lambda r: name(r.record.kind), 12, lambda r: r.record.kind,
                    rank=4),
        TableColumn("motions", N_("Mot."), lambda r: _number(r.record.motions), 5,
                    lambda r: r.record.motions, right=True, rank=1),
        TableColumn("commitments", N_("Toez."), lambda r: _number(r.record.commitments), 6,
                    lambda r: r.record.commitments, right=True, rank=1),
        TableColumn("amounts", N_("Bedr."), lambda r: _number(r.record.amounts), 6,
                    lambda r: r.record.amounts, right=True, rank=1),
        TableColumn("flags", N_("Let op"), _flags, 6, lambda r: len(r.flags)),
    )  # fmt: skip
    views: ClassVar[Sequence[View[Any]]] = (
        View("all", N_("alle"), lambda _r: True),
        View("flags", N_("let op"), lambda r: bool(r.flags)),
        View("answers", N_("antwoorden"), lambda r: r.record.kind == "antwoord"),
        View("motions", N_("moties"), lambda r: r.record.kind == "motie"),
    )
    groupings: ClassVar[Sequence[Grouping[Any]]] = (
        Grouping("ministry", N_("ministerie"), lambda r: r.record.ministry or ""),
        Grouping("kind", N_("soort"), lambda r: name(r.record.kind)),
        Grouping("dossier", N_("dossier"), lambda r: r.record.dossier or ""),
    )

    def above(self) -> ComposeResult:
        """Progress, while letters are taken in."""
        yield IngestBar()

    def read(self, desk: Desk) -> Sequence[LetterRow]:
        """All letters, the newest first."""
        flags: dict[str, list[FlagRecord]] = {}
        for flag in desk.kb.flags():
            flags.setdefault(flag.citation.letter.id, []).append(flag)
        return [LetterRow(r, tuple(flags.get(r.id, ()))) for r in desk.kb.letters()]

    def words(self, row: LetterRow) -> str:
        """Everything that its letterhead says."""
        r = row.record
        people = " ".join(f"{s.name} {s.role}" for s in r.signatories)
        parts = (
            r.subject,
            r.ministry,
            r.dossier,
            r.kenmerk,
            name(r.kind),
            Path(r.file).name,
            people,
        )
        return " ".join(p for p in parts if p)

    def identity(self, row: LetterRow) -> str:
        """The letter's id."""
        return row.record.id

    def citation(self, row: LetterRow) -> Citation | None:
        """The letter as a whole, from its beginning."""
        title = naming.subject(row.record)
        return Citation(row.record, title, title, 0, 0, None, "letter")

    def open(self, row: LetterRow) -> None:
        """Open the letter at its beginning."""
        self.app.open_place(row.record.id)

    def tell_of(self, row: LetterRow, prose: Prose) -> None:
        """Letterhead, contents and flags."""
        r = row.record
        prose.line(naming.subject(r), "strong")
        prose.pair(_("Datum"), long_day(r.date) if r.date else _("onbekend"))
        prose.pair(_("Soort"), name(r.kind))
        prose.pair(_("Ministerie"), r.ministry or "")
        prose.pair(_("Aan"), r.addressee or "")
        prose.pair(_("Ons kenmerk"), r.kenmerk or "")
        prose.pair(_("Kamerstuk"), r.dossier or "")
        for person in r.signatories:
            prose.pair(_("Ondertekend"), f"{person.name}, {person.role}")
        prose.heading(_("Inhoud"))
        prose.line(_("{m} moties, {c} toezeggingen, {d} termijnen, {a} bedragen").format(
            m=r.motions, c=r.commitments, d=r.deadlines, a=r.amounts))  # fmt: skip
        if row.flags:
            prose.heading(_("Let op"))
        for flag in row.flags:
            prose.quote(flag.citation, f"! {flag.message}", "bad")
        prose.heading(_("Bestand"))
        prose.line(r.file)
        prose.line(_("versie {n} · ingelezen {day} · {id}").format(
            n=r.version, day=long_day(r.ingested.date()), id=r.id), "quiet")  # fmt: skip

    def exported(self, rows: Sequence[LetterRow]) -> Export:
        """The letters with everything of their letterheads."""
        columns: tuple[Column[LetterRecord], ...] = LETTERS
        return Export("brieven", [r.record for r in rows], columns)

    def action_ingest(self) -> None:
        """Take in a folder, a file or a pattern."""
        self.app.ask_for_letters()

    def action_errors(self) -> None:
        """Show the files that could not be read, with why."""
        failed = self.app.failures
        if not failed:
            self.app.tell(_("Er zijn geen mislukte bestanden."))
            return
        from tui.screens.failures import FailuresScreen

        self.app.push_screen(FailuresScreen(failed))
