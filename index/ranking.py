"""How words and meaning are weighed into one score: pure decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

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


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages by score, best first: their ``ids``, the ``digests`` of their texts, and their scores.

    ``columns`` holds the parts of :class:`Score` in their order, each for all passages.
    """

    ids: Sequence[int]
    digests: Sequence[int]
    columns: Sequence[NDArray[np.float32]]

    def score(self, place: int) -> Score:
        """The score of the passage at ``place``."""
        return Score(*(float(column[place]) for column in self.columns))

    def folded(self, limit: int) -> list[list[int]]:
        """The places of the first ``limit`` different texts, each with those of its twins behind it."""
        groups: dict[int, list[int]] = {}
        for place, digest in enumerate(self.digests):
            if digest in groups:
                groups[digest].append(place)
            elif len(groups) < limit:
                groups[digest] = [place]
        return list(groups.values())


def ranking(
    ids: NDArray[np.int64],
    bm25: NDArray[np.float32],
    cosines: NDArray[np.float32],
    lengths: NDArray[np.int32],
    digests: NDArray[np.int64],
) -> Ranking:
    """Passages in the order of what words, meaning and length count for together; then of their ids."""
    import numpy as np

    words, meaning, length = combine(bm25, cosines, lengths)
    totals = words + meaning + length
    order: Any = np.lexsort((ids, -totals))
    columns = (totals, bm25, cosines, words, meaning, length)
    return Ranking(
        ids[order].tolist(), digests[order].tolist(), [column[order] for column in columns]
    )


def combine(
    bm25: NDArray[np.float32], cosines: NDArray[np.float32], lengths: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """What words, meaning and length count for, from BM25 scores, cosines and characters.

    Words count as a share of the best BM25, meaning as the place between the least and the greatest
    cosine. (Reciprocal ranks were measured, and rank worse than BM25 alone.) Length counts against a
    passage beyond what BM25 takes for it.
    """
    import numpy as np

    best, least = bm25.max(initial=0.0), cosines.min(initial=1.0)
    reach = cosines.max(initial=-1.0) - least
    words = bm25 / best if best > 0 else bm25 * 0
    meaning = (cosines - least) / reach if reach > 0 else cosines * 0
    longer = np.log(np.maximum(lengths, SHORT) / SHORT).astype(np.float32)
    return words, DENSE_WEIGHT * meaning, -LENGTH_WEIGHT * longer
