"""The clerk's report: where letters, the register and our own verdicts do not agree.

Pure: a :class:`Board` in, findings out. A finding says what, about which line, on what evidence, and
which verdict stands on it; it concludes nothing that a clerk has to decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from corpus.i18n import translator
from kb.ledger.beside import Likely, MotionRegister
from kb.ledger.likeness import Analyse
from kb.ledger.lines import CommitmentLine, Link, MotionLine, Verdict
from kb.records import Citation, FlagRecord, MetRecord
from kb.register.records import RegisterCommitment
from kb.reminders.words import days_left

_ = translator("kb")

FindingKind = Literal[
    "claimed_open_in_register",
    "met_open_in_register",
    "closed_in_register_unclaimed",
    "claimed_twice",
    "contradiction",
    "reference_fits_no_motion",
    "overdue",
    "moved_often",
    "inform_without_date",
    "flag",
    "undecided",
]
KINDS: tuple[FindingKind, ...] = (
    "overdue",
    "claimed_open_in_register",
    "met_open_in_register",
    "reference_fits_no_motion",
    "contradiction",
    "claimed_twice",
    "moved_often",
    "inform_without_date",
    "closed_in_register_unclaimed",
    "flag",
    "undecided",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``subject`` is the id under which ``griffie show`` knows it."""

    kind: FindingKind
    subject: str
    title: str
    message: str
    quotes: tuple[Citation, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """What an audit looks at, as it stands on ``today``.

    ``met`` are the earlier commitments that letters call met, ``promises`` the register's records of
    commitments by their number in upper case.
    """

    motions: Sequence[MotionLine]
    commitments: Sequence[CommitmentLine]
    register: MotionRegister
    met: Sequence[MetRecord]
    promises: Mapping[str, RegisterCommitment]
    flags: Sequence[FlagRecord]
    today: dt.date
    analyse: Analyse


def findings(board: Board) -> list[Finding]:
    """All findings, by kind in the order of :data:`KINDS`, then as the lines stand in the ledger.

    What is compared with the register is left out where no register was imported.
    """
    found = [
        *_overdue(board),
        *_against_register(board),
        *_met(board),
        *_claims(board),
        *_commitments(board),
        *_flags(board),
        *_undecided(board),
    ]
    return sorted(found, key=lambda f: KINDS.index(f.kind))


def _overdue(board: Board) -> Iterator[Finding]:
    late = [line for line in board.commitments if line.overdue]
    for line in sorted(late, key=lambda c: (-c.days_late, c.id)):
        assert line.deadline is not None
        message = _("{late}: uiterlijk {day} ('{words}')").format(
            late=days_left(-line.days_late), day=line.deadline.latest, words=line.deadline.text
        )
        if line.newest.conditional:
            message += "; " + _("voorwaardelijk")
        yield _about(line, "overdue", message)


def _against_register(board: Board) -> Iterator[Finding]:
    if not board.register.size:
        return
    for line in board.motions:
        record = board.register.of(line, board.analyse)
        if record and line.closed and not record.closed:
            message = _("een brief noemt de motie {status}; in het register staat zij open").format(
                status=line.strongest
            )
            yield _of_motion(line, "claimed_open_in_register", message)
        if line.ref and not record:
            likely = board.register.likely(line, board.analyse)
            if likely or board.register.should_hold(line.ref):
                message = _("{ref} is geen motie in het register").format(ref=line.ref)
                yield _of_motion(line, "reference_fits_no_motion", message + _perhaps(likely))
    yield from _unclaimed(board)


def _unclaimed(board: Board) -> Iterator[Finding]:
    """Motions that the register has closed and no letter does: those that a letter names come first."""
    message = _("in het register afgedaan; geen van deze brieven zegt dat zij is uitgevoerd")
    named = {line.ref: line for line in board.motions if line.ref}
    # Only in dossiers that the letters speak of: elsewhere silence of these letters says nothing.
    dossiers = {ref.rsplit("-", 1)[0] for ref in named}
    silent: list[Finding] = []
    for record in board.register:
        ref = record.ref or ""
        if not record.closed or ref.rsplit("-", 1)[0] not in dossiers:
            continue
        line = named.get(ref)
        if line is None:
            silent.append(Finding("closed_in_register_unclaimed", f"M{ref}", record.title, message))
        elif not line.closed:
            found = _of_motion(line, "closed_in_register_unclaimed", message)
            yield replace(found, title=record.title)
    yield from silent


def _met(board: Board) -> Iterator[Finding]:
    for met in board.met:
        record = board.promises.get((met.ref or "").upper())
        if record and met.status in ("afgedaan", "uitgevoerd") and record.status != "met":
            message = _("een brief noemt de toezegging {status}; in het register: {raw}").format(
                status=met.status, raw=record.raw_status or _("zonder status")
            )
            quotes = tuple(c.citation for c in met.claims)
            title = f"{record.number}: {record.text}"
            yield Finding("met_open_in_register", met.id, title, message, quotes)


def _perhaps(likely: Sequence[Likely]) -> str:
    if not likely:
        return ""
    best = likely[0]
    return "; " + _("waarschijnlijk {ref}: {title} ({reason})").format(
        ref=best.motion.ref or best.motion.number, title=best.motion.title, reason=best.reason
    )


def _claims(board: Board) -> Iterator[Finding]:
    for line in board.motions:
        closing = [c for c in line.claims if c.status in ("afgedaan", "uitgevoerd")]
        if len(closing) > 1:
            where = len({c.citation.letter.id for c in closing})
            message = _(
                "{count} keer afgedaan of uitgevoerd genoemd, in {letters} brief/brieven"
            ).format(count=len(closing), letters=where)
            yield _of_motion(line, "claimed_twice", message)
        if line.contradiction:
            message = _("eerder {first} genoemd, daarna {last}").format(
                first=line.strongest, last=line.newest
            )
            yield _of_motion(line, "contradiction", message)


def _commitments(board: Board) -> Iterator[Finding]:
    for line in board.commitments:
        if len(line.slippage) > 2:
            dates = " → ".join(str(d.deadline.latest) for d in line.slippage)
            message = _("{count} keer verschoven: {dates}").format(
                count=len(line.slippage) - 1, dates=dates
            )
            yield _about(line, "moved_often", message)
        if line.deadline is None and line.newest.kind == "inform" and line.state == "open":
            yield _about(line, "inform_without_date", _("de Kamer krijgt bericht, zonder datum"))


def _flags(board: Board) -> Iterator[Finding]:
    for flag in board.flags:
        letter = flag.citation.letter
        title = letter.subject or PurePath(letter.file).name
        yield Finding("flag", flag.id, title, flag.message, (flag.citation,))


def _undecided(board: Board) -> Iterator[Finding]:
    proposals: dict[tuple[str, str, str], tuple[Link, MotionLine | CommitmentLine]] = {}
    lines: list[MotionLine | CommitmentLine] = [*board.motions, *board.commitments]
    for line in lines:
        for link in line.proposals:
            proposals.setdefault((link.kind, link.left, link.right), (link, line))
    said = _said(board)
    for link, line in proposals.values():
        message = _(
            "{left} en {right}: {what}? ({reason}, score {score:.2f}; merge of split)"
        ).format(
            left=link.left,
            right=link.right,
            what=_proposal(link),
            reason=link.reason,
            score=link.score,
        )
        finding = (
            _of_motion(line, "undecided", message)
            if isinstance(line, MotionLine)
            else _about(line, "undecided", message)
        )
        # To decide, one has to read both sides.
        beside = () if link.right in line.ids else said.get(link.right, ())
        yield replace(finding, quotes=(*finding.quotes, *beside))


def _said(board: Board) -> dict[str, tuple[Citation, ...]]:
    """What letters say under each id that a proposal may name."""
    said: dict[str, tuple[Citation, ...]] = {}
    for motion in board.motions:
        said |= dict.fromkeys(motion.ids, tuple(c.citation for c in motion.claims))
    for line in board.commitments:
        said |= {s.id: (s.citation,) for s in line.statements}
    return said | {m.id: tuple(c.citation for c in m.claims) for m in board.met}


def _proposal(link: Link) -> str:
    return {
        "same_motion": _("dezelfde motie"),
        "same_commitment": _("dezelfde toezegging"),
        "moved": _("verschoven"),
        "met_by": _("nagekomen, zegt de brief"),
        "delivered_by": _("nagekomen met deze brief"),
    }[link.kind]


def _of_motion(line: MotionLine, kind: FindingKind, message: str) -> Finding:
    quotes = tuple(c.citation for c in line.claims)
    sponsors = ", ".join(line.sponsors) or _("zonder indiener")
    title = f"{line.ref or line.id} {sponsors}" + (f": {line.subject}" if line.subject else "")
    return Finding(kind, line.id, title, message, quotes, line.verdict)


def _about(line: CommitmentLine, kind: FindingKind, message: str) -> Finding:
    quotes = tuple(s.citation for s in line.statements)
    return Finding(kind, line.id, line.newest.citation.text, message, quotes, line.verdict)
