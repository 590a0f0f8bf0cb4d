"""What griffie finds in a letter. Every fact carries its evidence.

A claim by government (:class:`Claim`), a record in an official register and a clerk's own verdict
are three different things; only the first is a fact of a letter and stands here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.letter import Flag

MotionStatus = Literal["afgedaan", "uitgevoerd", "invulling", "in_lijn", "toegezegd", "genoemd"]
#: The statuses, the strongest claim first.
MOTION_STATUSES: tuple[MotionStatus, ...] = (
    "afgedaan", "uitgevoerd", "invulling", "in_lijn", "toegezegd", "genoemd",
)  # fmt: skip
CommitmentKind = Literal["inform", "legislate", "act", "investigate"]
COMMITMENT_KINDS: tuple[CommitmentKind, ...] = ("inform", "legislate", "act", "investigate")
ReferenceKind = Literal["kamerstuk", "dossier", "toezegging", "zaak", "document"]
Recurrence = Literal["once", "yearly"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact stands in: ``letter.text[start:end] == text``.

    ``page`` counts from 1, None where the source has no pages. ``rule`` names what found it.
    """

    text: str
    start: int
    end: int
    page: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited parliamentary paper (Kamerstuk), or another official number.

    ``ref`` is canonical: ``36800-XIV-33``, ``36410-XIV`` for a dossier, ``TZ202412-115``. ``chamber``
    and ``session`` ("2025-2026") are None where not printed.
    """

    ref: str
    kind: ReferenceKind
    chamber: Literal["I", "II"] | None
    session: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """What a letter says in one place about a motion or an earlier commitment.

    ``sentence`` is the whole sentence or note; ``evidence`` the span of the claim within it (at
    most the sentence).
    """

    status: MotionStatus
    sentence: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion (motie) as a letter speaks of it: ``status`` is the strongest of its claims.

    ``sponsors`` are surnames with particle as printed. ``ref`` is None where the letter gives none
    or where it cannot be told which. ``subject`` is what the letter says the motion is about.
    """

    ref: str | None
    sponsors: tuple[str, ...]
    status: MotionStatus
    subject: str | None
    claims: tuple[Claim, ...]
    flags: tuple[str, ...] = ()

    @property
    def evidence(self) -> Claim:
        """The first claim with the motion's status."""
        return next(c for c in self.claims if c.status == self.status)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an act, decision or result is to come: ``earliest`` to ``latest``, both inclusive.

    ``convention`` names how the words were read ("kwartaal", "voor-de-zomer", …), see
    ``docs/deadlines.md``. ``earliest`` is None where the words leave it open.
    """

    earliest: dt.date | None
    latest: dt.date
    convention: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise (toezegging) of the government in a letter.

    ``actor`` is who binds themselves as printed or as the passive implies ("kabinet"). ``also``
    holds other places where the letter states the same promise. ``certainty`` is 0..1.
    """

    kind: CommitmentKind
    actor: str
    to_parliament: bool
    conditional: bool
    deadline: Deadline | None
    also: tuple[Evidence, ...]
    evidence: Evidence
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class MetCommitment:
    """An earlier toezegging that a letter speaks of as a motion is spoken of ("is hiermee afgedaan").

    ``ref`` is its number (``TZ202412-115``, ``T03421``) if printed; ``addressees`` the members it
    was made to, as printed; ``subject`` what it was about.
    """

    ref: str | None
    addressees: tuple[str, ...]
    subject: str | None
    status: MotionStatus
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money (bedrag) in euro; a range has ``eur_max`` too.

    ``row``, ``column`` and ``table`` (index into ``Letter.tables``) are set for a table's cell.
    ``period`` is as printed ("2026-2035", "tot en met 2030"); ``purpose`` what it is for.
    """

    eur: Decimal
    eur_max: Decimal | None
    recurrence: Recurrence
    period: str | None
    purpose: str | None
    row: str | None
    column: str | None
    table: int | None
    evidence: Evidence
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class SumCheck:
    """One sum in a table, or between text and table, that was added up again. In euro."""

    table: int
    what: str
    expected: Decimal
    found: Decimal
    ok: bool


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one letter, each tuple in the order of the text."""

    references: tuple[Reference, ...] = ()
    motions: tuple[Motion, ...] = ()
    met: tuple[MetCommitment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    amounts: tuple[Amount, ...] = ()
    checks: tuple[SumCheck, ...] = ()
    flags: tuple[Flag, ...] = ()
