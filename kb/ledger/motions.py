"""One motion across letters: which mentions are the same motion, and what follows from its claims."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kb.facts import MOTION_STATUSES, Claim, MotionStatus
from kb.ledger.decisions import Decisions
from kb.ledger.likeness import Analyse, Likeness
from kb.ledger.lines import Link, MotionConclusion, MotionLine, Verdict
from kb.records import Citation, ClaimRecord, MotionMention

Dossiers = Mapping[str, frozenset[str]]

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
    mentions: Sequence[MotionMention],
    decisions: Decisions,
    analyse: Analyse,
    dossiers: Dossiers | None = None,
) -> list[MotionLine]:
    """One line a motion, ordered by reference and then id.

    Mentions are joined by id (the store gives mentions with one reference one id), by links from
    :data:`CERTAIN` up, and by a clerk's ``merge``; a clerk's ``split`` keeps two apart.
    ``dossiers`` are the dossiers that a letter (by id) cites.
    """
    by_id: dict[str, list[MotionMention]] = defaultdict(list)
    for mention in mentions:
        by_id[mention.id].append(mention)
    found = links(by_id, analyse, dossiers or {})
    joined, proposals = decisions.settle(found)
    groups = decisions.groups(by_id, joined)
    return sorted(
        (_line(ids, by_id, joined, proposals, decisions) for ids in groups),
        key=lambda line: (line.ref is None, line.ref or "", line.id),
    )


def links(
    by_id: Mapping[str, Sequence[MotionMention]], analyse: Analyse, dossiers: Dossiers
) -> list[Link]:
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
            (*_alike(by_id[key], by_id[other], likeness, dossiers), other)
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
    left: Sequence[MotionMention],
    right: Sequence[MotionMention],
    likeness: Likeness,
    dossiers: Dossiers,
) -> tuple[float, str]:
    ours, theirs = _sponsors(left), _sponsors(right)
    sponsors = len(ours & theirs) / len(ours | theirs)
    words = likeness.words(left[0].id), likeness.words(right[0].id)
    subject = 0.0
    if all(len(w) >= 2 for w in words):
        subject = max(likeness.containment(*words), likeness.containment(words[1], words[0]))
    same_dossier = bool(_dossiers(left, dossiers) & _dossiers(right, dossiers))
    houses = [{m.letter.ministry for m in side if m.letter.ministry} for side in (left, right)]
    ministry = bool(houses[0] & houses[1])
    score = 0.45 * sponsors + 0.4 * subject + 0.1 * same_dossier + 0.05 * ministry
    parts = [f"indieners {sponsors:.0%}", f"onderwerp {subject:.0%}"]
    parts += ["zelfde dossier"] * same_dossier + ["zelfde ministerie"] * ministry
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
        (_cited(m, c) for m in entries for c in m.motion.claims),
        key=lambda c: (c.citation.letter.date or _NEVER, c.citation.letter.id, c.citation.start),
    )
    named = next((m.motion for m in entries if m.motion.ref), entries[0].motion)
    line_id = next((k for k in ids if by_id[k][0].motion.ref), ids[0])
    last = claims[-1].citation.letter.id
    newest = strongest(c.status for c in claims if c.citation.letter.id == last)
    best = strongest(c.status for c in claims)
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


def _contradicts(claims: Sequence[ClaimRecord]) -> bool:
    """Whether a later letter still promises or gives shape to what an earlier one called closed."""
    closed_in: set[str] = set()
    for claim in claims:
        letter = claim.citation.letter.id
        if claim.status in _CLOSED:
            closed_in.add(letter)
        elif claim.status in ("toegezegd", "invulling") and closed_in - {letter}:
            return True
    return False


def _cited(mention: MotionMention, claim: Claim) -> ClaimRecord:
    e = claim.evidence
    place = Citation(mention.letter, e.text, claim.sentence, e.start, e.end, e.page, e.rule)
    return ClaimRecord(claim.status, place)


def _dossiers(entries: Sequence[MotionMention], cited: Dossiers) -> set[str]:
    """The dossiers that a motion may be in: its own reference's, else those that its letters cite."""
    own = {m.motion.ref.rsplit("-", 1)[0] for m in entries if m.motion.ref}
    return own or {d for m in entries for d in cited.get(m.letter.id, ())}


def _sponsors(entries: Sequence[MotionMention]) -> frozenset[str]:
    return frozenset(s.casefold() for m in entries for s in m.motion.sponsors)


def _subject(entries: Sequence[MotionMention]) -> str:
    return " ".join(m.motion.subject for m in entries if m.motion.subject)


def _first_day(entries: Sequence[MotionMention]) -> dt.date:
    return min((m.letter.date or _NEVER for m in entries), default=_NEVER)
