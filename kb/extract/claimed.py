"""Sentences that only say that a motion or toezegging is met: a claim, and no promise to come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kb.extract.clauses import Clause
from kb.extract.reading import Reading, Sentence

#: What is said to be so already; "toegezegd" is still to come, and "in_lijn" weighs no more.
_MET = frozenset({"afgedaan", "uitgevoerd", "invulling"})


def met_places(reading: Reading) -> list[int]:
    """Where the letter claims that a motion or toezegging is met, as offsets in order."""
    claims = [claim for motion in reading.motions for claim in motion.claims]
    claims += [claim for met in reading.met for claim in met.claims]
    return sorted(claim.evidence.start for claim in claims if claim.status in _MET)


def only_claims(sentence: Sentence, clauses: Sequence[Clause], met: Sequence[int]) -> bool:
    """Whether ``sentence`` makes one of the claims at ``met`` and has no other main clause beside it."""
    at = bisect_left(met, sentence.start)
    claims = at < len(met) and met[at] < sentence.end
    return claims and sum(not clause.subordinate for clause in clauses) <= 1
