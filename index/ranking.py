"""How words and meaning are weighed into one score: pure decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: How much meaning weighs beside words. Chosen on the development questions (docs/search.md).
DENSE_WEIGHT = 1.25
#: What a passage loses for being e times as long as SHORT, which is in characters.
LENGTH_WEIGHT = 0.1
SHORT = 300


class Score(NamedTuple):
    """The parts of a passage's score: ``total`` is what it is ranked by.

    ``bm25`` and ``cosine`` are as the engines give them; ``words`` and ``meaning`` are these
    brought to one scale for the query at hand, ``length`` what a long passage loses.
    """

    total: float
    bm25: float
    cosine: float
    words: float
    meaning: float
    length: float = 0.0


def combine(
    bm25: NDArray[np.float32], cosines: NDArray[np.float32], lengths: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """What words, meaning and length count for, from BM25 scores, cosines and characters.

    Words count as a share of the best BM25, meaning as the place between the least and the greatest
    cosine. (Reciprocal ranks were measured, and rank worse than BM25 alone.) Length counts against a
    passage: tantivy's b of 0.75 is too kind to long ones.
    """
    import numpy as np

    best, least = bm25.max(initial=0.0), cosines.min(initial=1.0)
    reach = cosines.max(initial=-1.0) - least
    words = bm25 / best if best > 0 else bm25 * 0
    meaning = (cosines - least) / reach if reach > 0 else cosines * 0
    longer = np.log(np.maximum(lengths, SHORT) / SHORT).astype(np.float32)
    return words, DENSE_WEIGHT * meaning, -LENGTH_WEIGHT * longer
