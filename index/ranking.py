"""How words and meaning are weighed into one score: pure decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    bm25: NDArray[np.float32], cosines: NDArray[np.float32], weight: float = DENSE_WEIGHT
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What words and meaning count for, weight included, from BM25 scores and cosines.

    Words count as a share of the best BM25, meaning as the place between the least and the greatest
    cosine. (Reciprocal ranks were measured, and rank worse than BM25 alone.)
    """
    best, least = bm25.max(initial=0.0), cosines.min(initial=1.0)
    reach = cosines.max(initial=-1.0) - least
    words = bm25 / best if best > 0 else bm25 * 0
    meaning = (cosines - least) / reach if reach > 0 else cosines * 0
    return words, weight * meaning
