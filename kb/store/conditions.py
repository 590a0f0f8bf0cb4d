"""From a filter to SQL: conditions on the letter ``l`` and the fact ``f``, values always bound."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kb.identity import normalised
from kb.records import CommitmentFilter, DeadlineFilter, LetterFilter


@dataclass(slots=True)
class Conditions:
    """Conditions joined by AND, with the values they bind in order."""

    clauses: list[str] = field(default_factory=lambda: ["l.current = 1"])
    values: list[str | int | float] = field(default_factory=list)

    def add(self, clause: str, *values: str | float) -> None:
        """One more condition, with its values for the question marks in it."""
        self.clauses.append(f"({clause})")
        self.values.extend(values)

    def within(self, column: str, first: dt.date | None, last: dt.date | None) -> None:
        """``column`` between two days, inclusive; None leaves a side open."""
        if first:
            self.add(f"{column} >= ?", first.isoformat())
        if last:
            self.add(f"{column} <= ?", last.isoformat())

    def one_of(self, column: str, values: tuple[str, ...]) -> None:
        """``column`` among ``values``; none given means any."""
        if values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    def holds(self, expression: str, words: str | None) -> None:
        """``words`` stand in ``expression``, without regard to case, accents and punctuation."""
        if words and normalised(words):
            self.add(f"stands_in(?, {expression})", words)

    def __str__(self) -> str:
        return " AND ".join(self.clauses)


def on_letter(asked: LetterFilter) -> Conditions:
    """The conditions on the letter that all listings share (not ``text`` and ``kinds``)."""
    conditions = Conditions()
    if asked.letter:
        conditions.add(
            "l.id >= ? AND l.id < ? || char(0x10FFFF) OR stands_in(?, l.file)",
            asked.letter,
            asked.letter,
            asked.letter,
        )
    if asked.minister:
        conditions.add(
            "EXISTS (SELECT 1 FROM signatories s WHERE s.letter = l.row"
            " AND stands_in(?, s.name || ' ' || s.role))",
            asked.minister,
        )
    conditions.holds("coalesce(l.ministry, '')", asked.ministry)
    conditions.within("l.date", asked.since, asked.until)
    return conditions


def in_dossier(conditions: Conditions, column: str, dossier: str | None) -> None:
    """``column`` is this dossier or a paper in it: ``36800`` holds ``36800-XIV-33``."""
    if dossier:
        wanted = dossier.replace(" ", "").upper()
        conditions.add(
            f"upper({column}) = ? OR upper({column}) LIKE ? ESCAPE '!'",
            wanted,
            wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "-%",
        )


def on_due(conditions: Conditions, column: str, asked: DeadlineFilter) -> None:
    """The bounds on the latest day."""
    conditions.within(column, asked.due_from, asked.due_to)


def on_commitment(asked: CommitmentFilter) -> Conditions:
    """The conditions on a commitment ``f`` and its letter ``l``."""
    conditions = on_letter(asked)
    in_dossier(conditions, "l.dossier", asked.dossier)
    conditions.one_of("f.kind", asked.kinds)
    conditions.holds("f.sentence", asked.text)
    conditions.holds("f.actor", asked.actor)
    on_due(conditions, "f.due_latest", asked)
    if asked.dated is not None:
        conditions.add("f.due_latest IS NOT NULL" if asked.dated else "f.due_latest IS NULL")
    if asked.to_parliament is not None:
        conditions.add("f.to_parliament = ?", int(asked.to_parliament))
    return conditions
