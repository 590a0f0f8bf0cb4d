"""One motion across letters: which mentions are the same motion, and what follows from its claims."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kb.facts import MOTION_STATUSES, MotionStatus
from kb.ledger.decisions import Decisions
from kb.ledger.likeness import Analyse, Likeness
from kb.ledger.lines import (
    DatedClaim,
    Link,
    MotionConclusion,
    MotionLine,
    MotionMention,
    Verdict,
)

#: From this score on a motion without a reference is taken for one that has it.
CERTAIN = 0.8
#: From this score on the two are offered for a decision.
PROPOSED = 0.5

_RANK: Mapping[MotionStatus, int] = {s: i for i, s in enumerate(MOTION_STATUSES)}
_CLOSED = ("afgedaan", "uitgevoerd")
_NEVER = dt.date.max


def strongest(statuses: Iterable[MotionStatus]) -> MotionStatus:
    """The strongest of ``statuses`` (at least one)."""
    return min(statuses, key=_RANK.__getitem__)


def lines(
    mentions: Sequence[MotionMention], decisions: Decisions, analyse: Analyse
) -> list[MotionLine]:
    """One line a motion, ordered by reference and then id.

    Mentions are joined by id (the store gives mentions with one reference one id), by links from
    :data:`CERTAIN` up, and by a clerk's ``merge``; a clerk's ``split`` keeps two apart.
    """
    by_id: dict[str, list[MotionMention]] = defaultdict(list)
    for mention in mentions:
        by_id[mention.id].append(mention)
    found = links(by_id, analyse)
    joined, proposals = decisions.settle(found)
    groups = decisions.groups(by_id, joined)
    return sorted(
        (_line(ids, by_id, joined, proposals, decisions) for ids in groups),
        key=lambda line: (line.ref is None, line.ref or "", line.id),
    )


def links(by_id: Mapping[str, Sequence[MotionMention]], analyse: Analyse) -> list[Link]:
    """Which motions without a reference may be one with it, or one another, in other letters."""
    named = {k: v for k, v in by_id.items() if v[0].motion.ref}
    unnamed = {k: v for k, v in by_id.items() if not v[0].motion.ref}
    likeness = Likeness({k: _subject(v) for k, v in by_id.items()}, analyse)
    holders: dict[str, list[str]] = defaultdict(list)
    for key in by_id:
        for name in _sponsors(by_id[key]):
            holders[name].append(key)
    found = []
    for key, entries in sorted(unnamed.items()):
        near = {k for name in _sponsors(entries) for k in holders[name] if k != key}
        scored = [
            (*_alike(key, other, by_id, likeness), other)
            for other in sorted(near)
            if other in named or other > key
        ]
        kept = sorted((s for s in scored if s[0] >= PROPOSED), key=lambda s: (-s[0], s[2]))
        for score, reason, other in kept:
            # Two that fit equally well are a question for a person, not a choice for us.
            alone = sum(1 for s in kept if s[0] >= CERTAIN) == 1
            left, right = sorted((key, other), key=lambda k: (_first_day(by_id[k]), k))
            found.append(
                Link("same_motion", left, right, score, reason, score >= CERTAIN and alone)
            )
    return found


def _alike(
    left: str, right: str, by_id: Mapping[str, Sequence[MotionMention]], likeness: Likeness
) -> tuple[float, str]:
    ours, theirs = _sponsors(by_id[left]), _sponsors(by_id[right])
    sponsors = len(ours & theirs) / len(ours | theirs)
    words = likeness.words(left), likeness.words(right)
    subject = (
        max(likeness.containment(*words), likeness.containment(words[1], words[0]))
        if all(len(w) >= 2 for w in words)
        else 0.0
    )
    dossiers = any(a.letter.dossiers & b.letter.dossiers for a in by_id[left] for b in by_id[right])
    ministry = any(
        a.letter.ministry and a.letter.ministry == b.letter.ministry
        for a in by_id[left]
        for b in by_id[right]
    )
    score = 0.45 * sponsors + 0.4 * subject + 0.1 * dossiers + 0.05 * ministry
    parts = [f"indieners {sponsors:.0%}", f"onderwerp {subject:.0%}"]
    parts += ["zelfde dossier"] * dossiers + ["zelfde ministerie"] * ministry
    return round(score, 3), ", ".join(parts)


def _line(
    ids: Sequence[str],
    by_id: Mapping[str, Sequence[MotionMention]],
    joined: Sequence[Link],
    proposals: Sequence[Link],
    decisions: Decisions,
) -> MotionLine:
    entries = [m for key in ids for m in by_id[key]]
    claims = sorted(
        (DatedClaim(m.letter, c) for m in entries for c in m.motion.claims),
        key=lambda d: (d.letter.date or _NEVER, d.letter.id, d.claim.evidence.start),
    )
    named = next((m.motion for m in entries if m.motion.ref), entries[0].motion)
    line_id = next((k for k in ids if by_id[k][0].motion.ref), ids[0])
    newest = strongest(c.claim.status for c in claims if c.letter.id == claims[-1].letter.id)
    best = strongest(c.claim.status for c in claims)
    history = decisions.history(ids)
    standing = decisions.standing(ids)
    mine = set(ids)
    return MotionLine(
        id=line_id,
        ids=tuple(ids),
        ref=named.ref,
        sponsors=max((m.motion.sponsors for m in entries), key=len),
        subject=next((m.motion.subject for m in entries if m.motion.subject), None),
        claims=tuple(claims),
        strongest=best,
        newest=newest,
        contradiction=_contradicts(claims),
        conclusion=_conclusion(best, standing),
        verdict=standing,
        history=history,
        joined=tuple(link for link in joined if link.left in mine),
        proposals=tuple(p for p in proposals if p.left in mine or p.right in mine),
    )


def _conclusion(best: MotionStatus, standing: Verdict | None) -> MotionConclusion:
    if standing:
        if standing.action in ("accept", "met"):
            return "accepted"
        if standing.action in ("dispute", "not-met"):
            return "disputed"
        if standing.action == "withdraw":
            return "withdrawn"
    return "claimed" if best in _CLOSED else "open"


def _contradicts(claims: Sequence[DatedClaim]) -> bool:
    """Whether a later letter still promises or gives shape to what an earlier one called closed."""
    closed_in: set[str] = set()
    for dated in claims:
        if dated.claim.status in _CLOSED:
            closed_in.add(dated.letter.id)
        elif dated.claim.status in ("toegezegd", "invulling") and closed_in - {dated.letter.id}:
            return True
    return False


def _sponsors(entries: Sequence[MotionMention]) -> frozenset[str]:
    return frozenset(s.casefold() for m in entries for s in m.motion.sponsors)


def _subject(entries: Sequence[MotionMention]) -> str:
    return " ".join(m.motion.subject for m in entries if m.motion.subject)


def _first_day(entries: Sequence[MotionMention]) -> dt.date:
    return min((m.letter.date or _NEVER for m in entries), default=_NEVER)
