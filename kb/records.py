"""What the knowledge base gives back: letters and facts with their ids, and what to ask for.

A record is a fact of :mod:`kb.facts` as stored, with the letter it stands in. Dates are those of
the letters; nothing here depends on today.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.letter import Kind, Signatory
from kb.facts import CommitmentKind, MetCommitment, Motion, MotionStatus, Recurrence, ReferenceKind


@dataclass(frozen=True, slots=True)
class LetterBrief:
    """A letter in so far as a fact is shown with it. ``file`` is an absolute path."""

    id: str
    file: str
    date: dt.date | None
    kind: Kind
    subject: str | None
    dossier: str | None
    ministry: str | None
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class LetterRecord(LetterBrief):
    """A letter as stored, with the number of facts found in it.

    ``version`` counts from 1; ``extractor`` is the version of the rules that read it; ``ingested``
    is in UTC.
    """

    version: int
    sha256: str
    size: int
    medium: str
    kenmerk: str | None
    addressee: str | None
    extractor: int
    ingested: dt.datetime
    motions: int
    commitments: int
    deadlines: int
    amounts: int
    flags: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands: ``letter(letter.id).text[start:end] == text``.

    ``sentence`` is the whole sentence around ``text`` (of a table cell: its row as printed).
    """

    letter: LetterBrief
    text: str
    sentence: str
    start: int
    end: int
    page: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """What a letter says in one place of a motion or of an earlier commitment."""

    status: MotionStatus
    citation: Citation


@dataclass(frozen=True, slots=True)
class MotionMention:
    """One letter's word on one motion; ``id`` is the same in every letter that cites it by number."""

    id: str
    letter: LetterBrief
    motion: Motion


@dataclass(frozen=True, slots=True)
class MetMention:
    """One letter's word on one earlier commitment."""

    id: str
    letter: LetterBrief
    met: MetCommitment


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion (motie) as the asked letters speak of it, claims by date of the letter.

    ``status`` is the strongest of ``claims``; ``sponsors`` and ``subject`` are the fullest given.
    """

    id: str
    ref: str | None
    sponsors: tuple[str, ...]
    status: MotionStatus
    subject: str | None
    claims: tuple[ClaimRecord, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetRecord:
    """An earlier toezegging as the asked letters speak of it; like :class:`MotionRecord`."""

    id: str
    ref: str | None
    addressees: tuple[str, ...]
    status: MotionStatus
    subject: str | None
    claims: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """A deadline: ``earliest`` to ``latest``, inclusive; ``commitment`` is the one it bounds, if any."""

    id: str
    earliest: dt.date | None
    latest: dt.date
    convention: str
    commitment: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class DueDate:
    """The time limit of a commitment: the words and how they were read."""

    text: str
    earliest: dt.date | None
    latest: dt.date
    convention: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """A promise (toezegging) with its time limit and the places that state it again."""

    id: str
    kind: CommitmentKind
    actor: str
    to_parliament: bool
    conditional: bool
    certainty: float
    deadline: DueDate | None
    citation: Citation
    also: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class AmountRecord:
    """An amount of money in euro. ``table`` is the id of its table, for a cell."""

    id: str
    eur: Decimal
    eur_max: Decimal | None
    recurrence: Recurrence
    period: str | None
    purpose: str | None
    row: str | None
    column: str | None
    table: str | None
    approximate: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """A cited parliamentary paper or other official number."""

    id: str
    ref: str
    kind: ReferenceKind
    chamber: Literal["I", "II"] | None
    session: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One sum that was added up again, in euro."""

    id: str
    what: str
    expected: Decimal
    found: Decimal
    ok: bool


@dataclass(frozen=True, slots=True)
class TableRecord:
    """A table of a letter with the checks of its sums; ``index`` is its place in ``Letter.tables``."""

    id: str
    letter: LetterBrief
    index: int
    caption: str
    unit: str
    rows: int
    columns: int
    start: int
    end: int
    page: int | None
    checks: tuple[CheckRecord, ...]


@dataclass(frozen=True, slots=True)
class FlagRecord:
    """Something in a letter that looks wrong."""

    id: str
    code: str
    message: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage as stored for search: a span of a letter's text under its headings.

    ``text`` is that span, or for a table its rows written out.
    """

    id: str
    letter: str
    ordinal: int
    start: int
    end: int
    page: int | None
    headings: tuple[str, ...]
    text: str


Record = (
    LetterRecord
    | MotionRecord
    | MetRecord
    | CommitmentRecord
    | DeadlineRecord
    | AmountRecord
    | ReferenceRecord
    | TableRecord
    | FlagRecord
)


@dataclass(frozen=True, slots=True)
class LetterFilter:
    """Which letters. Names match anywhere in the printed ones, without regard to case or accents.

    ``letter`` is an id or the beginning of one, or part of a file name; ``dossier`` is ``36800`` or
    ``36800-XIV``; ``minister`` matches a signatory's name or role; ``since`` and ``until`` bound
    the letter's date, inclusive; ``text`` must stand in the subject or the letter's text (for facts:
    in the sentence).
    """

    letter: str | None = None
    dossier: str | None = None
    minister: str | None = None
    ministry: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    text: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MotionFilter(LetterFilter):
    """Which motions, or earlier commitments: also by status and sponsor (or addressee).

    A ``dossier`` matches the motion's own reference or, without one, the letter's dossier.
    """

    statuses: tuple[MotionStatus, ...] = ()
    sponsor: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineFilter(LetterFilter):
    """Which deadlines: ``due_from`` and ``due_to`` bound the latest day, inclusive."""

    due_from: dt.date | None = None
    due_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CommitmentFilter(DeadlineFilter):
    """Which commitments. ``kinds`` are commitment kinds; ``dated`` asks for a deadline or for none."""

    actor: str | None = None
    dated: bool | None = None
    to_parliament: bool | None = None


@dataclass(frozen=True, slots=True)
class AmountFilter(LetterFilter):
    """Which amounts: ``at_least`` in euro; ``in_tables`` True for cells only, False for prose only."""

    at_least: Decimal | None = None
    recurrence: Recurrence | None = None
    in_tables: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``letter`` is its id unless it failed; then ``code`` and ``message``."""

    file: str
    outcome: Literal["new", "changed", "same", "failed"]
    letter: str | None = None
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """One finding of ``doctor``: ``ok`` False is something to mend."""

    name: str
    ok: bool
    value: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the knowledge base holds."""

    letters: int = 0
    versions: int = 0
    motions: int = 0
    commitments: int = 0
    deadlines: int = 0
    amounts: int = 0
    references: int = 0
    flags: int = 0
