"""Passages kept in memory that come and go, as a source for the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.passages import Passage
from index.source import Record


def record(number: int, text: str, **different: Any) -> Record:
    """A passage; the rest of it is plain unless stated."""
    passage = {"kind": "text", "role": "body", "page": 1, "headings": (), "notes": ()}
    passage.update({key: different.pop(key) for key in list(different) if key in passage})
    where = Passage(start=0, end=len(text), text=text, **passage)  # type: ignore[arg-type]
    described = {"letter": number, "file": f"brief-{number}.txt", **different}
    return Record(number, passage=where, **described)


class MemoryPassages:
    """A source whose letters can be stored and removed; every change is a generation."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._now: dict[int, Record] = {}
        self._stored: dict[int, int] = {}
        self._removed: dict[int, int] = {}
        self._generation = 0
        self.store(records)

    def store(self, records: Iterable[Record]) -> None:
        """Add passages, as one change."""
        self._generation += 1
        for one in records:
            self._now[one.id] = one
            self._stored[one.id] = self._generation

    def remove(self, letter: int) -> None:
        """Remove a letter with its passages."""
        self._generation += 1
        self._removed[letter] = self._generation
        self._now = {number: one for number, one in self._now.items() if one.letter != letter}

    def generation(self) -> int:
        return self._generation

    def count(self) -> int:
        return len(self._now)

    def added(self, after: int, upto: int) -> Iterator[Record]:
        return (
            one for number, one in sorted(self._now.items()) if after < self._stored[number] <= upto
        )

    def removed(self, after: int, upto: int) -> Sequence[int]:
        return [letter for letter, when in self._removed.items() if after < when <= upto]

    def read(self, ids: Sequence[int]) -> Sequence[Record]:
        return [self._now[number] for number in ids if number in self._now]


def letters() -> list[Record]:
    """A small archive: six letters on six topics."""
    day = dt.date
    return [
        record(1, "De stikstofemissiereductiedoelen voor veehouderijen worden dit jaar vastgelegd.",
               date=day(2026, 1, 15), ministry="Landbouw, Visserij, Voedselzekerheid en Natuur",
               signatories=("Marieke Post, minister",), dossiers=("36800-XIV-33",),
               subject="Aanpak stikstof", kinds=frozenset({"commitment"})),
        record(2, "De wachttijden in de jeugdzorg zijn opgelopen. Kinderen wachten te lang op hulp.",
               date=day(2026, 3, 2), ministry="Volksgezondheid, Welzijn en Sport",
               signatories=("Jan van der Berg, staatssecretaris",), dossiers=("31839-900",)),
        record(3, "Met de motie van het lid Bromet wordt verzocht om herstel van weidevogels.",
               date=day(2025, 11, 30), ministry="Landbouw, Visserij, Voedselzekerheid en Natuur",
               dossiers=("36800-XIV-2",), references=("36410-XIV-33",), kinds=frozenset({"motion"})),
        record(4, "Voor de bouw van woningen is in 2027 een bedrag van € 500 miljoen beschikbaar.",
               date=day(2024, 6, 1), ministry="Volkshuisvesting", kinds=frozenset({"amount"})),
        record(5, "De spoorbrug bij Zwolle gaat dicht voor groot onderhoud aan het spoor."),
        record(6, "Leraren krijgen meer ruimte om lessen te vernieuwen.", date=day(2026, 7, 1)),
    ]  # fmt: skip
