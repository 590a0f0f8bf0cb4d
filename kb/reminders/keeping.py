"""Keeping what has a latest day in step with the letters and the verdicts: only what changed is read.

What is kept does not depend on the day it is: a daily run only compares dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from kb.ledger import commitments as commitment_lines
from kb.ledger import motions as motion_lines
from kb.ledger.decisions import Decisions
from kb.ledger.ledger import Said, analyser, decisions, dossiers
from kb.records import MotionFilter
from kb.reminders.dated import Dated, of_commitments, of_deadlines, of_motions
from kb.store import catalogue, links, motions, promises, relined, stamps, verdicts
from kb.store import dated as kept
from kb.store.database import Connection
from kb.store.stamps import Stamp

Access = Callable[[], AbstractContextManager[Connection]]

#: Raised when something else would be kept of the same lines.
VERSION = 1
#: Which lines are met or withdrawn does not depend on the day.
_ANY_DAY = dt.date(2000, 1, 1)


def keep(reading: Access, writing: Access) -> None:
    """Bring what is kept in step with the links and verdicts as they stand.

    Two processes may do this at once: what one made of another state than it finds when it writes is
    made again.
    """
    while True:
        with reading() as connection:
            before = _state(connection)
            if before.known == before.wanted:
                return
            made = _made(connection, before)
        with writing() as connection:
            if _state(connection) == before:
                _store(connection, made)
                stamps.put(connection, "dated", before.wanted)
                return


@dataclass(frozen=True, slots=True)
class _State:
    """What is kept was made from ``known``; ``changed`` are the commitments touched since."""

    known: Stamp
    wanted: Stamp
    changed: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether all has to be made anew."""
        return self.known.version != self.wanted.version


@dataclass(frozen=True, slots=True)
class _Made:
    """What to keep, in place of what: None is all of a kind.

    ``carried`` are the deadlines told with a motion, ``moved`` the commitments that a verdict without
    its own was given to: they are looked at again the next time.
    """

    commitments: Sequence[Dated]
    lines: frozenset[str] | None
    deadlines: Sequence[Dated]
    letters: Sequence[str] | None
    motions: Sequence[Dated]
    carried: set[str]
    moved: frozenset[str]


def _state(connection: Connection) -> _State:
    linked = stamps.stamp(connection, "links")
    return _State(
        known=stamps.stamp(connection, "dated"),
        wanted=Stamp(VERSION, linked.generation, verdicts.last_number(connection)),
        changed=relined.ids(connection),
    )


def _made(connection: Connection, state: _State) -> _Made:
    said = decisions(connection)
    letters = None
    if not state.whole:
        letters = catalogue.changed_letters(
            connection, state.known.generation, state.wanted.generation
        )
    commitments, lines = _commitments(connection, state, said)
    promised, carried = _motions(connection, said.decisions)
    return _Made(
        commitments=commitments,
        lines=lines,
        deadlines=list(of_deadlines(promises.loose(connection, letters), carried)),
        letters=letters,
        motions=promised,
        carried=carried,
        moved=said.moved,
    )


def _commitments(
    connection: Connection, state: _State, said: Said
) -> tuple[Sequence[Dated], frozenset[str] | None]:
    """What changed, and the ids of all that now share a line with it."""
    standing = said.decisions
    if state.whole:
        touched = frozenset(promises.dated_ids(connection))
    else:
        new = [v for v in standing.all if v.number > state.known.verdict]
        touched = state.changed | said.moved | {v.subject for v in new}
        touched |= {v.other for v in new if v.other}
    joining, near = links.around(connection, touched, standing.merges)
    statements = promises.some_commitments(connection, "f.id", sorted(near))
    met = motions.some_met_mentions(connection, "f.id", sorted(near))
    lines = commitment_lines.lines(statements, met, joining, standing, _ANY_DAY)
    return list(of_commitments(lines)), None if state.whole else near


def _motions(connection: Connection, standing: Decisions) -> tuple[Sequence[Dated], set[str]]:
    """Motions promised for a day, all anew: which mentions are one motion depends on all of them."""
    inside = promises.loose_in_promised(connection)
    if not inside:
        return [], set()
    mentions = motions.motion_mentions(connection, MotionFilter())
    lines = motion_lines.lines(mentions, standing, analyser(), dossiers(connection))
    return of_motions(lines, inside)


def _store(connection: Connection, made: _Made) -> None:
    if made.lines is None:
        kept.drop_all(connection, "commitment")
    else:
        kept.drop(connection, "commitment", made.lines)
    kept.put(connection, made.commitments)
    if made.letters is None:
        kept.drop_all(connection, "deadline")
    else:
        kept.drop_in(connection, "deadline", made.letters)
    kept.put(connection, made.deadlines)
    kept.drop_all(connection, "motion")
    kept.put(connection, made.motions)
    kept.carry(connection, made.carried)
    relined.replace(connection, made.moved)
