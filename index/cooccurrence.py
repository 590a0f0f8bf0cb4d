"""First vectors for pieces: which pieces stand near each other in text, factorised.

Skip-gram with negative sampling factorises the shifted matrix of pointwise mutual information; here
that matrix is counted and factorised outright, which is seeded, has no learning rate, and takes the
same few minutes. Source: Levy, Goldberg and Dagan, *Improving Distributional Similarity with
Lessons Learned from Word Embeddings* (2015).
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import scipy.sparse
    from numpy.typing import NDArray

#: Between lines stands a piece that does not exist, so that no window spans two.
_GAP = -1
#: Context frequencies are smoothed by this power, as skip-gram smooths its negative samples.
_SMOOTHING = 0.75
#: A pair seen less often (in window weight) than this says little and costs memory.
_LEAST = 0.5


def count_pairs(
    lines: Sequence[Sequence[int] | NDArray[np.int32]], pieces: int, window: int
) -> scipy.sparse.csr_array:
    """How often two pieces stand within ``window`` of each other; (pieces, pieces), symmetric.

    A pair at distance d counts for ``(window + 1 - d) / window``, which is what skip-gram's random
    window comes to.
    """
    import numpy as np
    import scipy.sparse as sp

    gap = np.full(1, _GAP, dtype=np.int32)
    stream = np.concatenate([part for line in lines for part in (np.asarray(line, np.int32), gap)])
    line_of = np.cumsum(stream == _GAP, dtype=np.int32)
    total = sp.csr_array((pieces, pieces), dtype=np.float32)
    for distance in range(1, window + 1):
        left, right = stream[:-distance], stream[distance:]
        together = (line_of[:-distance] == line_of[distance:]) & (left >= 0) & (right >= 0)
        keys = left[together].astype(np.int64) * pieces + right[together]
        keys, counts = np.unique(keys, return_counts=True)
        weight = np.float32((window + 1 - distance) / window)
        rows, columns = np.divmod(keys, pieces)
        total = total + sp.csr_array(
            (counts.astype(np.float32) * weight, (rows, columns)), shape=(pieces, pieces)
        )
    return sp.csr_array(total + total.T)


def factorise(
    counts: scipy.sparse.csr_array, dimensions: int, seed: int, passes: int = 3
) -> NDArray[np.float32]:
    """Vectors of ``dimensions`` for pieces from their pair counts: (pieces, dimensions).

    The largest singular vectors of the positive pointwise mutual information, each scaled by the
    root of its value, found by ``passes`` rounds of randomised subspace iteration.
    """
    import numpy as np
    import torch

    counts = counts.tocoo()
    keep = counts.data >= _LEAST
    rows, columns, values = counts.row[keep], counts.col[keep], counts.data[keep].astype(np.float64)
    pieces = counts.shape[0]
    sums = np.bincount(rows, values, pieces) + 1e-9
    smoothed = sums**_SMOOTHING
    information = np.log(values) - np.log(sums[rows]) - np.log(smoothed[columns] / smoothed.sum())
    positive = information > 0
    rows, columns, information = rows[positive], columns[positive], information[positive]
    matrix = torch.sparse_coo_tensor(
        torch.from_numpy(np.stack([rows, columns]).astype(np.int64)),
        torch.from_numpy(information.astype(np.float32)),
        (pieces, pieces),
        check_invariants=False,
    )
    with warnings.catch_warnings():  # "Sparse CSR tensor support is in beta state"
        warnings.simplefilter("ignore", UserWarning)
        matrix, transposed = matrix.to_sparse_csr(), matrix.t().to_sparse_csr()

    width = dimensions + 32
    basis = torch.randn(pieces, width, generator=torch.Generator().manual_seed(seed))
    basis = torch.linalg.qr(matrix @ basis).Q
    for _ in range(passes):
        basis = torch.linalg.qr(transposed @ basis).Q
        basis = torch.linalg.qr(matrix @ basis).Q
    projected = transposed @ basis
    left, values_found, _ = torch.linalg.svd(projected.t(), full_matrices=False)
    vectors = (basis @ left[:, :dimensions]) * values_found[:dimensions].sqrt()
    found: NDArray[np.float32] = vectors.numpy()
    return found
