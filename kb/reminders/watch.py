"""A watch (attendering): a saved question, and what happened in the ledger that answers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kb.ledger.ledger import Ledger
from kb.ledger.likeness import Analyse
from kb.ledger.lines import CommitmentLine, MotionLine
from kb.records import Citation, LetterBrief
from kb.reminders.due import Wanted, in_house, signed_by

EventKind = Literal["new_commitment", "motion_closed", "moved"]
EVENT_KINDS: tuple[EventKind, ...] = ("new_commitment", "motion_closed", "moved")


@dataclass(frozen=True, slots=True)
class Watch:
    """A named question. ``query`` are words that must all stand in the sentence or its letter's subject.

    Words are compared by their stems. ``kinds`` are kinds of events; none means all.
    """

    name: str
    query: str = ""
    ministry: str = ""
    dossier: str = ""
    minister: str = ""
    kinds: tuple[EventKind, ...] = ()

    def wanted(self) -> Wanted:
        """The same question, asked of what falls due."""
        return Wanted(
            ministry=self.ministry, dossier=self.dossier, minister=self.minister, query=self.query
        )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a new promise, a motion called closed, a date that moved.

    ``detail`` is the status claimed, or the new date. ``fingerprint`` changes when there is more to
    tell about the same thing.
    """

    id: str
    kind: EventKind
    text: str
    detail: str
    letter: LetterBrief
    page: int | None
    latest: dt.date | None = None

    @property
    def fingerprint(self) -> str:
        """What was told of it."""
        return f"{self.kind}|{self.detail}|{self.letter.id}"


def events(ledger: Ledger, watch: Watch, analyse: Analyse) -> list[Event]:
    """Everything that ever happened on what ``watch`` asks for, by the letters' dates."""
    found = [
        event
        for event in (*_commitments(ledger), *_motions(ledger))
        if (not watch.kinds or event.kind in watch.kinds)
        and in_house(event.letter, watch.wanted(), ledger.facts.dossiers)
        and (not watch.minister or signed_by(event.letter, watch.minister))
        and matches(watch.query, event.text, event.letter, analyse)
    ]
    return sorted(found, key=lambda e: (e.letter.date or dt.date.max, e.letter.id, e.kind, e.id))


def matches(query: str, text: str, letter: LetterBrief, analyse: Analyse) -> bool:
    """Whether all words of ``query`` stand, by their stems, in the text or the letter's subject."""
    asked = set(analyse(query))
    return asked <= set(analyse(f"{text} {letter.subject or ''}"))


def _commitments(ledger: Ledger) -> Iterator[Event]:
    for line in ledger.commitments:
        first = line.statements[0]
        day = first.deadline.latest if first.deadline else None
        detail = day.isoformat() if day else ""
        yield _event(line, "new_commitment", first.citation, detail, day)
        for moved in line.slippage[1:]:
            said = next(s for s in line.statements if s.citation.letter.id == moved.letter.id)
            latest = moved.deadline.latest
            yield _event(line, "moved", said.citation, latest.isoformat(), latest)


def _motions(ledger: Ledger) -> Iterator[Event]:
    for line in ledger.motions:
        for claim in line.claims:
            if claim.status in ("afgedaan", "uitgevoerd"):
                yield _event(line, "motion_closed", claim.citation, claim.status, None)
                break


def _event(
    line: CommitmentLine | MotionLine,
    kind: EventKind,
    said: Citation,
    detail: str,
    latest: dt.date | None,
) -> Event:
    # One line can have several events; each needs an id of its own that stays the same.
    key = f"{line.id}:{kind}" + (f":{said.letter.id}" if kind == "moved" else "")
    return Event(key, kind, said.sentence, detail, said.letter, said.page, latest)
