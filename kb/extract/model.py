"""The learned part of finding commitments: a linear model in a NumPy file, read and applied.

The file (``data/commitment_model.npz``) is made by :mod:`kb.extract.training` and described in
``docs/commitment_model.md``. It holds for each feature bucket how rare it is, one weight for "is a commitment"
and four for its kind, and the threshold; applying it needs NumPy only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kb.extract.features import BUCKETS
from kb.facts import COMMITMENT_KINDS

#: How many sentences' worth of trust the share of commitments in the training data gets against the
#: share that the letter itself shows; see :func:`adapted`.
PRIOR_SENTENCES = 100.0
#: Instead of the length of a row that has no bucket the model knows.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Model:
    """Weights over buckets. ``kinds`` is (4, buckets), rows in the order of ``COMMITMENT_KINDS``.

    A sentence's score is the sum of its buckets' ``weights`` over the root of the sum of their
    ``squares`` (how rare each is), of its words and of its clauses apart: long sentences, which have
    more buckets, score no higher for it, and many words do not drown what few clauses say.

    ``prior`` is the share of commitments among the sentences it was trained on, ``threshold`` the
    least certainty at which a sentence is taken for one.
    """

    weights: NDArray[np.float32]
    squares: NDArray[np.float32]
    bias: float
    kinds: NDArray[np.float32]
    kind_biases: NDArray[np.float32]
    prior: float
    threshold: float

    def certainties(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """How likely each sentence is a commitment, 0..1, before the letter's own share counts."""
        if not rows:
            return np.zeros(0)
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
        scores = np.full(len(rows), self.bias)
        for half in (flat < BUCKETS, flat >= BUCKETS):
            sums, squares = (
                np.add.reduceat(np.where(half, of[flat], 0.0), starts)
                for of in (self.weights, self.squares)
            )
            scores += sums / np.sqrt(np.maximum(squares, _LEAST))
        return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float64)

    def kind(self, row: Sequence[int]) -> int:
        """The likeliest kind of a commitment, as an index into ``COMMITMENT_KINDS``."""
        buckets = np.asarray(row, dtype=np.int64)
        scores = self.kind_biases.astype(np.float64)
        for half in (buckets[buckets < BUCKETS], buckets[buckets >= BUCKETS]):
            length = np.sqrt(max(float(self.squares[half].sum()), _LEAST))
            scores += self.kinds[:, half].sum(axis=1) / length
        return int(np.argmax(scores))


def adapted(certainties: NDArray[np.float64], prior: float) -> NDArray[np.float64]:
    """The certainties once the letter's own share of commitments is known.

    A plan is full of promises and an answer holds few; the share is estimated from the letter by
    expectation maximisation (Saerens, Latinne and Decaestecker 2002), held to ``prior`` by
    :data:`PRIOR_SENTENCES`, so that short texts stay near it.
    """
    count = len(certainties)
    if count == 0:
        return certainties
    odds = certainties / np.maximum(1.0 - certainties, 1e-9) / (prior / (1.0 - prior))
    share, result = prior, certainties
    for _ in range(50):
        shifted = odds * (share / (1.0 - share))
        result = shifted / (1.0 + shifted)
        share = (float(result.sum()) + PRIOR_SENTENCES * prior) / (count + PRIOR_SENTENCES)
    return np.asarray(result)


def to_bytes(model: Model) -> bytes:
    """The model as a file: buckets that it does not know are left out, the rest are float16."""
    used = np.flatnonzero(model.squares != 0)
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        used=used.astype(np.int32),
        weights=model.weights[used].astype(np.float16),
        squares=model.squares[used].astype(np.float16),
        kinds=model.kinds[:, used].astype(np.float16),
        kind_biases=model.kind_biases.astype(np.float32),
        numbers=np.array(
            [model.bias, model.prior, model.threshold, len(model.weights)], dtype=np.float64
        ),
    )
    return buffer.getvalue()


def from_bytes(data: bytes) -> Model:
    """The model of a file written by :func:`to_bytes`."""
    with np.load(BytesIO(data), allow_pickle=False) as stored:
        bias, prior, threshold, buckets = (float(n) for n in stored["numbers"])
        weights = np.zeros(int(buckets), dtype=np.float32)
        weights[stored["used"]] = stored["weights"]
        squares = np.zeros(int(buckets), dtype=np.float32)
        squares[stored["used"]] = stored["squares"]
        kinds = np.zeros((len(COMMITMENT_KINDS), int(buckets)), dtype=np.float32)
        kinds[:, stored["used"]] = stored["kinds"]
        return Model(weights, squares, bias, kinds, stored["kind_biases"], prior, threshold)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that griffie is delivered with."""
    return from_bytes(files("kb.extract.data").joinpath("commitment_model.npz").read_bytes())
