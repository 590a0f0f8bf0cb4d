"""What has a latest day, whatever day it is today: a pure reading of the ledger's lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.ledger.lines import CommitmentLine, MotionLine
from kb.records import DeadlineRecord, LetterBrief

DueKind = Literal["commitment", "motion", "deadline"]
DUE_KINDS: tuple[DueKind, ...] = ("commitment", "motion", "deadline")
_SILENT = ("met", "met_claimed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a latest day.

    ``text`` is the sentence; ``words`` are the words that set the date ("dit najaar"). ``moved``
    counts earlier dates given; ``changed`` is the day on which this last changed: that of the letter,
    or of the verdict that stands. ``silent`` is what is met or withdrawn, by a letter's claim that no
    clerk denied or by a clerk's verdict, and a deadline that is told with a motion.
    """

    id: str
    kind: DueKind
    text: str
    words: str
    letter: LetterBrief
    page: int | None
    earliest: dt.date | None
    latest: dt.date
    who: str
    moved: int = 0
    changed: dt.date | None = None
    silent: bool = False


def dated(
    commitments: Iterable[CommitmentLine],
    motions: Iterable[MotionLine],
    loose: Sequence[DeadlineRecord],
) -> list[Dated]:
    """All that has a latest day; ``loose`` are the deadlines that no commitment carries."""
    promised, carried = of_motions(motions, loose)
    return [*of_commitments(commitments), *promised, *of_deadlines(loose, carried)]


def of_commitments(lines: Iterable[CommitmentLine]) -> Iterator[Dated]:
    """Commitments with the last date given, in the words that gave it."""
    for line in lines:
        if line.deadline is None:
            continue
        newest = line.slippage[-1].letter
        statement = next(
            s
            for s in line.statements
            if s.citation.letter.id == newest.id and s.deadline == line.deadline
        )
        yield Dated(
            id=line.id,
            kind="commitment",
            text=statement.citation.text,
            words=line.deadline.text,
            letter=newest,
            page=statement.citation.page,
            earliest=line.deadline.earliest,
            latest=line.deadline.latest,
            who=statement.actor,
            moved=len(line.slippage) - 1,
            changed=line.verdict.at.date() if line.verdict else newest.date,
            silent=line.state in _SILENT,
        )


def of_motions(
    lines: Iterable[MotionLine], loose: Iterable[DeadlineRecord]
) -> tuple[list[Dated], set[str]]:
    """Open motions whose execution is promised, where that sentence gives a date.

    Also the ids of the deadlines in those sentences: they are told with the motion.
    """
    by_sentence: dict[tuple[str, str], list[DeadlineRecord]] = {}
    for item in loose:
        said = item.citation
        by_sentence.setdefault((said.letter.id, said.sentence), []).append(item)
    found: list[Dated] = []
    carried: set[str] = set()
    for line in lines:
        if line.closed or line.conclusion in ("accepted", "withdrawn"):
            continue
        for claim in reversed(line.claims):
            said = claim.citation
            inside = by_sentence.get((said.letter.id, said.sentence))
            if claim.status == "toegezegd" and inside:
                carried.update(d.id for d in inside)
                deadline = max(inside, key=lambda d: d.latest)
                found.append(
                    Dated(
                        id=line.id,
                        kind="motion",
                        text=said.sentence,
                        words=deadline.citation.text,
                        letter=said.letter,
                        page=said.page,
                        earliest=deadline.earliest,
                        latest=deadline.latest,
                        who=", ".join(line.sponsors),
                        changed=said.letter.date,
                    )
                )
                break
    return found, carried


def of_deadlines(loose: Iterable[DeadlineRecord], carried: set[str]) -> Iterator[Dated]:
    """Deadlines that no commitment carries; those ``carried`` by a motion are silent."""
    for item in loose:
        said = item.citation
        yield Dated(
            id=item.id,
            kind="deadline",
            text=said.sentence,
            words=said.text,
            letter=said.letter,
            page=said.page,
            earliest=item.earliest,
            latest=item.latest,
            who="",
            changed=said.letter.date,
            silent=item.id in carried,
        )
