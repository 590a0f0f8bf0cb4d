"""The ledger as it stands on a day: read from the store in one snapshot, decided by pure functions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.ledger import commitments as commitment_lines
from kb.ledger import motions as motion_lines
from kb.ledger.decisions import Decisions
from kb.ledger.likeness import Analyse
from kb.ledger.lines import CommitmentLine, Link, MotionLine
from kb.ledger.motions import Dossiers
from kb.ledger.reattach import reattached
from kb.records import (
    CommitmentFilter,
    CommitmentRecord,
    DeadlineFilter,
    DeadlineRecord,
    LetterBrief,
    MetMention,
    MotionFilter,
    MotionMention,
)
from kb.store import catalogue, links, motions, promises, verdicts


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ledger is made of: everything the current letters say, and the links in between."""

    mentions: tuple[MotionMention, ...]
    statements: tuple[CommitmentRecord, ...]
    met: tuple[MetMention, ...]
    deadlines: tuple[DeadlineRecord, ...]
    dossiers: Dossiers
    links: tuple[Link, ...]
    letters: tuple[LetterBrief, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines on ``today``; ``loose`` are the deadlines that no commitment carries."""

    today: dt.date
    motions: tuple[MotionLine, ...]
    commitments: tuple[CommitmentLine, ...]
    loose: tuple[DeadlineRecord, ...]
    facts: Facts
    decisions: Decisions

    def motion(self, identity: str) -> MotionLine | None:
        """The line that a motion's id belongs to."""
        wanted = identity.casefold()
        return next((x for x in self.motions if wanted in map(str.casefold, x.ids)), None)

    def commitment(self, identity: str) -> CommitmentLine | None:
        """The line that a commitment's id belongs to."""
        wanted = identity.casefold()
        return next((x for x in self.commitments if wanted in map(str.casefold, x.ids)), None)


def facts(connection: sqlite3.Connection) -> Facts:
    """Everything the current letters say, with the links between statements as stored."""
    return Facts(
        mentions=tuple(motions.motion_mentions(connection, MotionFilter())),
        statements=tuple(promises.commitments(connection, CommitmentFilter())),
        met=tuple(motions.met_mentions(connection, MotionFilter())),
        deadlines=tuple(promises.deadlines(connection, DeadlineFilter())),
        dossiers=dossiers(connection),
        links=tuple(links.links(connection)),
        letters=tuple(catalogue.every_brief(connection)),
    )


def ledger(connection: sqlite3.Connection, known: Facts, today: dt.date) -> Ledger:
    """The lines that follow from ``known`` and the verdicts given so far, on ``today``."""
    standing = decisions(connection).decisions
    return Ledger(
        today=today,
        motions=tuple(motion_lines.lines(known.mentions, standing, analyser(), known.dossiers)),
        commitments=tuple(
            commitment_lines.lines(known.statements, known.met, known.links, standing, today)
        ),
        loose=tuple(d for d in known.deadlines if d.commitment is None),
        facts=known,
        decisions=standing,
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What the clerks decided; ``moved`` are the ids that verdicts which lost their own are now about."""

    decisions: Decisions
    moved: frozenset[str] = frozenset()


def decisions(connection: sqlite3.Connection) -> Said:
    """The verdicts given so far; one whose subject is gone is about what has its words now."""
    given = verdicts.verdicts(connection)
    if not verdicts.any_lost(connection):
        return Said(Decisions(given))
    letters = (x.id for x in catalogue.every_brief(connection))
    found = reattached(given, verdicts.quotes(connection), letters)
    pairs = [(old, new) for old, new in zip(given, found, strict=True) if old != new]
    moved = {new.subject for old, new in pairs} | {new.other for old, new in pairs if new.other}
    return Said(Decisions(found), frozenset(moved))


@lru_cache(maxsize=1)
def analyser() -> Analyse:
    """Comparable words of a text: its stems without stop words."""
    from index.analysis import Analyser  # type: ignore[import-not-found,unused-ignore]

    plain = Analyser({})
    return lambda text: plain.analyse(text).stems


def dossiers(connection: sqlite3.Connection, letters: Sequence[str] | None = None) -> Dossiers:
    """The dossiers that each current letter, or each of ``letters``, cites or belongs to; by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for letter, ref in catalogue.papers(connection, letters):
        found[letter].add(dossier_of(ref))
    return {letter: frozenset(refs) for letter, refs in found.items()}


def dossier_of(ref: str) -> str:
    """The dossier with its suffix that a Kamerstuk number is in: ``36800-XIV-33`` → ``36800-XIV``."""
    head, _, tail = ref.rpartition("-")
    return head if head and tail.isdigit() and head != "21501" else ref
