"""The ledger's types: what one line about a motion or a commitment holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kb.facts import MotionStatus
from kb.records import ClaimRecord, CommitmentRecord, DueDate, LetterBrief, MetMention

Action = Literal[
    "accept", "dispute", "met", "not-met", "withdraw", "merge", "split", "note", "undo"
]
ACTIONS: tuple[Action, ...] = (
    "accept", "dispute", "met", "not-met", "withdraw", "merge", "split", "note", "undo",
)  # fmt: skip
LinkKind = Literal["same_motion", "same_commitment", "moved", "met_by", "delivered_by"]
MotionConclusion = Literal["open", "claimed", "accepted", "disputed", "withdrawn"]
CommitmentState = Literal["open", "due", "overdue", "moved", "met_claimed", "met", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two entries are thought to be about the same thing.

    ``left`` is the earlier, ``right`` the later id. ``score`` is 0..1; ``reason`` says in words what
    agreed. ``certain`` is true from the threshold up: those are joined, the others are proposals.
    """

    kind: LinkKind
    left: str
    right: str
    score: float
    reason: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A clerk's own decision (oordeel): append-only, undone only by a later ``undo`` entry.

    ``subject`` (and ``other``, for merge and split) are ids; ``quote`` and ``other_quote`` are the
    evidence that the clerk saw, by which the verdict finds them again when ids change. ``at`` is UTC.
    """

    number: int
    at: dt.datetime
    who: str
    action: Action
    subject: str
    other: str | None = None
    note: str = ""
    quote: str = ""
    other_quote: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class MotionLine:
    """One motion across letters.

    ``claims`` are ordered by the letters' dates (undated last). ``strongest`` and ``newest`` are
    the strongest claim ever made and the strongest of the newest letter. ``contradiction`` is true
    where a later letter claims less than an earlier one that called the motion closed.
    ``conclusion`` is what follows from the claims and the standing verdict together.
    """

    id: str
    ids: tuple[str, ...]
    ref: str | None
    sponsors: tuple[str, ...]
    subject: str | None
    claims: tuple[ClaimRecord, ...]
    strongest: MotionStatus
    newest: MotionStatus
    contradiction: bool
    conclusion: MotionConclusion
    verdict: Verdict | None = None
    history: tuple[Verdict, ...] = ()
    joined: tuple[Link, ...] = ()
    proposals: tuple[Link, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether a letter claims that the motion is closed or carried out."""
        return self.strongest in ("afgedaan", "uitgevoerd")


@dataclass(frozen=True, slots=True)
class DatedDeadline:
    """A date that was given for a commitment, and the letter that gave it."""

    letter: LetterBrief
    deadline: DueDate


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment across letters.

    ``statements`` are ordered by date; ``slippage`` holds every different date given, in order: more
    than one means that it was moved. ``deadline`` is the last one given. ``met_by`` are the letters'
    words that it is met, ``delivered`` the ids of the letters that deliver it according to a clerk;
    ``proposals`` is what awaits a decision.
    """

    id: str
    ids: tuple[str, ...]
    statements: tuple[CommitmentRecord, ...]
    deadline: DueDate | None
    slippage: tuple[DatedDeadline, ...]
    state: CommitmentState
    overdue: bool
    days_late: int
    met_by: tuple[MetMention, ...] = ()
    delivered: tuple[str, ...] = ()
    verdict: Verdict | None = None
    history: tuple[Verdict, ...] = ()
    joined: tuple[Link, ...] = ()
    proposals: tuple[Link, ...] = ()

    @property
    def newest(self) -> CommitmentRecord:
        """The newest statement."""
        return self.statements[-1]
