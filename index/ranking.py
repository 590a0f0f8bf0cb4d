"""How words and meaning are weighed into one score: pure decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: How much meaning weighs beside words. Chosen on the development questions (docs/search.md).
DENSE_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a passage's score: ``total`` is what it is ranked by.

    ``bm25`` and ``cosine`` are as the engines give them; ``words`` and ``meaning`` are these
    brought to one scale for the query at hand.
    """

    total: float
    bm25: float
    cosine: float
    words: float
    meaning: float


def combine(
    bm25: Sequence[float], cosines: Sequence[float], weight: float = DENSE_WEIGHT
) -> list[Score]:
    """The scores of candidates from their BM25 scores and cosines, in the same order.

    Words count as a share of the best BM25, meaning as the place between the least and the greatest
    cosine. (Reciprocal ranks were measured, and rank worse than BM25 alone.)
    """
    best = max(bm25, default=0.0)
    least, greatest = min(cosines, default=0.0), max(cosines, default=0.0)
    reach = greatest - least
    scores = []
    for lexical, cosine in zip(bm25, cosines, strict=True):
        words = lexical / best if best > 0 else 0.0
        meaning = (cosine - least) / reach if reach > 0 else 0.0
        scores.append(Score(words + weight * meaning, lexical, cosine, words, meaning))
    return scores
