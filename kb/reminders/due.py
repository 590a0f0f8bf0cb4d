"""What falls due, and what is overdue: a pure reading of the ledger's lines.

Whatever is met or withdrawn, by a letter's claim that no clerk denied or by a clerk's verdict, is
silent here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.ledger.lines import CommitmentLine, MotionLine
from kb.ledger.motions import Dossiers
from kb.records import DeadlineRecord, LetterBrief

DueKind = Literal["commitment", "motion", "deadline"]
DUE_KINDS: tuple[DueKind, ...] = ("commitment", "motion", "deadline")
DueState = Literal["due", "overdue"]
_SILENT = ("met", "met_claimed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a latest day, as it stands on the day it was asked for.

    ``text`` is the sentence; ``words`` are the words that set the date ("dit najaar"). ``days`` are
    the days left until ``latest`` (negative once it is past). ``moved`` counts earlier dates
    given; ``changed`` is the day on which this last changed: that of the letter, or of the verdict
    that silenced it.
    """

    id: str
    kind: DueKind
    state: DueState
    text: str
    words: str
    letter: LetterBrief
    page: int | None
    earliest: dt.date | None
    latest: dt.date
    days: int
    who: str
    moved: int = 0
    changed: dt.date | None = None

    @property
    def fingerprint(self) -> str:
        """What was told of it: another date, or being late by now, is told again."""
        return f"{self.state}|{self.latest}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one asks for; an empty field asks for everything.

    ``query`` are words that must all stand in the sentence or its letter's subject; comparing words
    needs an analyser, so :func:`kb.reminders.watch.matches` does that.
    """

    kinds: Sequence[DueKind] = ()
    ministry: str = ""
    dossier: str = ""
    minister: str = ""
    query: str = ""


def due(
    commitments: Iterable[CommitmentLine],
    motions: Iterable[MotionLine],
    loose: Sequence[DeadlineRecord],
    *,
    today: dt.date,
    until: dt.date,
    wanted: Wanted | None = None,
    dossiers: Dossiers | None = None,
) -> list[Due]:
    """What is overdue on ``today`` or falls due from ``today`` up to ``until``, by latest day.

    A deadline that a motion's promise carries is told with the motion, not by itself as well.
    ``dossiers`` are the dossiers that a letter (by id) cites.
    """
    wanted = wanted or Wanted()
    told: set[str] = set()
    items = [*_commitments(commitments, today), *_motions(motions, loose, today, told)]
    items += _deadlines((d for d in loose if d.id not in told), today)
    found = [
        item for item in items if item.latest <= until and _wanted(item, wanted, dossiers or {})
    ]
    return sorted(found, key=lambda d: (d.latest, d.letter.id, d.kind, d.id))


def silenced(commitments: Iterable[CommitmentLine], *, today: dt.date) -> list[Due]:
    """What had a date and is met or withdrawn since: a calendar that showed it has to take it away."""
    quiet = [line for line in commitments if line.state in _SILENT]
    return sorted(_dated(quiet, today), key=lambda d: (d.latest, d.id))


def _commitments(lines: Iterable[CommitmentLine], today: dt.date) -> Iterator[Due]:
    return _dated((line for line in lines if line.state not in _SILENT), today)


def _dated(lines: Iterable[CommitmentLine], today: dt.date) -> Iterator[Due]:
    for line in lines:
        if line.deadline is None:
            continue
        newest = line.slippage[-1].letter
        statement = next(s for s in reversed(line.statements) if s.citation.letter.id == newest.id)
        yield Due(
            id=line.id,
            kind="commitment",
            state="overdue" if line.deadline.latest < today else "due",
            text=statement.citation.text,
            words=line.deadline.text,
            letter=newest,
            page=statement.citation.page,
            earliest=line.deadline.earliest,
            latest=line.deadline.latest,
            days=(line.deadline.latest - today).days,
            who=statement.actor,
            moved=len(line.slippage) - 1,
            changed=line.verdict.at.date() if line.verdict else newest.date,
        )


def _motions(
    lines: Iterable[MotionLine], loose: Sequence[DeadlineRecord], today: dt.date, told: set[str]
) -> Iterator[Due]:
    """Motions whose execution is promised, where that sentence gives a date; ids go into ``told``."""
    by_letter: dict[str, list[DeadlineRecord]] = {}
    for item in loose:
        by_letter.setdefault(item.citation.letter.id, []).append(item)
    for line in lines:
        if line.closed or line.conclusion in ("accepted", "withdrawn"):
            continue
        for claim in reversed(line.claims):
            said = claim.citation
            inside = [
                d
                for d in by_letter.get(said.letter.id, ())
                if claim.status == "toegezegd" and d.citation.sentence == said.sentence
            ]
            if inside:
                told.update(d.id for d in inside)
                deadline = max(inside, key=lambda d: d.latest)
                yield Due(
                    id=line.id,
                    kind="motion",
                    state="overdue" if deadline.latest < today else "due",
                    text=said.sentence,
                    words=deadline.citation.text,
                    letter=said.letter,
                    page=said.page,
                    earliest=deadline.earliest,
                    latest=deadline.latest,
                    days=(deadline.latest - today).days,
                    who=", ".join(line.sponsors),
                    changed=said.letter.date,
                )
                break


def _deadlines(loose: Iterable[DeadlineRecord], today: dt.date) -> Iterator[Due]:
    for item in loose:
        said = item.citation
        yield Due(
            id=item.id,
            kind="deadline",
            state="overdue" if item.latest < today else "due",
            text=said.sentence,
            words=said.text,
            letter=said.letter,
            page=said.page,
            earliest=item.earliest,
            latest=item.latest,
            days=(item.latest - today).days,
            who="",
            changed=said.letter.date,
        )


def in_house(letter: LetterBrief, wanted: Wanted, dossiers: Dossiers) -> bool:
    """Whether the letter is of the ministry and dossier asked for."""
    return _holds(letter.ministry, wanted.ministry) and (
        not wanted.dossier or _in_dossier(letter, wanted.dossier, dossiers)
    )


def signed_by(letter: LetterBrief, minister: str) -> bool:
    """Whether someone of this name or role signed the letter."""
    return any(_holds(f"{s.name} {s.role}", minister) for s in letter.signatories)


def _wanted(item: Due, wanted: Wanted, dossiers: Dossiers) -> bool:
    return (
        (not wanted.kinds or item.kind in wanted.kinds)
        and in_house(item.letter, wanted, dossiers)
        and (
            not wanted.minister
            or _holds(item.who, wanted.minister)
            or signed_by(item.letter, wanted.minister)
        )
    )


def _holds(words: str | None, part: str) -> bool:
    return part.casefold() in (words or "").casefold()


def _in_dossier(letter: LetterBrief, dossier: str, dossiers: Dossiers) -> bool:
    asked = dossier.upper().replace(" ", "-")
    known = {*dossiers.get(letter.id, ()), *([letter.dossier] if letter.dossier else ())}
    return any(d == asked or d.startswith(f"{asked}-") for d in known)
