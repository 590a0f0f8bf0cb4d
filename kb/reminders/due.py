"""What falls due, and what is overdue, on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.ledger.lines import CommitmentLine, MotionLine
from kb.ledger.motions import Dossiers
from kb.records import DeadlineRecord, LetterBrief
from kb.reminders.dated import Dated, DueKind, dated

DueState = Literal["due", "overdue"]


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a latest day, as it stands on the day it was asked for.

    ``days`` are the days left until ``latest`` (negative once it is past); the other fields are those
    of :class:`kb.reminders.dated.Dated`.
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
) -> list[Due]:
    """What in these lines is overdue on ``today`` or falls due up to ``until``, by latest day.

    ``loose`` are deadlines that no commitment carries. One that a motion's promise carries is told
    with the motion, not by itself as well.
    """
    return on_day(dated(commitments, motions, loose), today, until)


def on_day(items: Iterable[Dated], today: dt.date, until: dt.date) -> list[Due]:
    """Those of ``items`` that are told, overdue on ``today`` or due up to ``until``; by latest day."""
    found = (_on(x, today) for x in items if x.latest <= until and not x.silent)
    return sorted(found, key=lambda d: (d.latest, d.letter.id, d.kind, d.id))


def silenced(items: Iterable[Dated], today: dt.date) -> list[Due]:
    """Commitments that are met or withdrawn: a calendar that showed them has to take them away."""
    found = (_on(x, today) for x in items if x.silent and x.kind == "commitment")
    return sorted(found, key=lambda d: (d.latest, d.id))


def _on(item: Dated, today: dt.date) -> Due:
    return Due(
        id=item.id,
        kind=item.kind,
        state="overdue" if item.latest < today else "due",
        text=item.text,
        words=item.words,
        letter=item.letter,
        page=item.page,
        earliest=item.earliest,
        latest=item.latest,
        days=(item.latest - today).days,
        who=item.who,
        moved=item.moved,
        changed=item.changed,
    )


def is_wanted(item: Due, wanted: Wanted, dossiers: Dossiers) -> bool:
    """Whether ``wanted`` asks for it; ``dossiers`` are those that a letter (by id) cites."""
    return (
        (not wanted.kinds or item.kind in wanted.kinds)
        and in_house(item.letter, wanted, dossiers)
        and (
            not wanted.minister
            or _holds(item.who, wanted.minister)
            or signed_by(item.letter, wanted.minister)
        )
    )


def in_house(letter: LetterBrief, wanted: Wanted, dossiers: Dossiers) -> bool:
    """Whether the letter is of the ministry and dossier asked for."""
    return _holds(letter.ministry, wanted.ministry) and (
        not wanted.dossier or _in_dossier(letter, wanted.dossier, dossiers)
    )


def signed_by(letter: LetterBrief, minister: str) -> bool:
    """Whether someone of this name or role signed the letter."""
    return any(_holds(f"{s.name} {s.role}", minister) for s in letter.signatories)


def _holds(words: str | None, part: str) -> bool:
    return part.casefold() in (words or "").casefold()


def _in_dossier(letter: LetterBrief, dossier: str, dossiers: Dossiers) -> bool:
    asked = dossier.upper().replace(" ", "-")
    known = {*dossiers.get(letter.id, ()), *([letter.dossier] if letter.dossier else ())}
    return any(d == asked or d.startswith(f"{asked}-") for d in known)
