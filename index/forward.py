"""The terms of each passage, row by row: a forward index, to score candidates by words.

tantivy goes from a term to its passages. What was found by meaning it may not have among its best, and
to ask it for a hundred passages by number took as long as the search itself. Here the way goes from a
passage to its terms, four bytes each, so that a few hundred passages are scored in half a millisecond,
however many there are.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.columns import mapped_column, write_column
from index.terms import REFERENCE, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The fields kept; their order is that of the columns of the lengths.
FIELDS = ("stems", "parts", "head", "facets")
#: BM25's saturation, and its weight of length: more than tantivy's 0.75, which is too kind to long
#: passages (chosen on the development questions, docs/search.md).
K1, B = 1.2, 0.95


class Wanted(NamedTuple):
    """A term searched for in a field: in how many passages it is there, and what it weighs.

    ``rarity`` is the weight that BM25 gives it for being in so few, ``weight`` that of the field.
    """

    field: str
    term: str
    weight: float
    rarity: float
    passages: int


class _Codes(dict[str, int]):
    """The number of each term of one field: 32 bits of a checksum, remembered."""

    def __init__(self, field: str) -> None:
        self._seed = zlib.crc32(field.encode())

    def __missing__(self, term: str) -> int:
        self[term] = code = zlib.crc32(term.encode("utf-8", "replace"), self._seed)
        return code


class ForwardIndex:
    """The terms of the first ``rows`` passages in ``folder``, in the rows of the vectors."""

    def __init__(self, folder: Path, rows: int) -> None:
        self._folder = folder
        self._codes = {field: _Codes(field) for field in FIELDS}
        self._open(rows)

    def add(self, passages: Sequence[Terms]) -> None:
        """Write the terms of the passages that follow."""
        import numpy as np

        stems, parts, head, facets = (self._codes[field] for field in FIELDS)
        found: list[int] = []
        ends, lengths = [], []
        for terms in passages:
            found += [stems[term] for term in terms.stems]
            found += [parts[term] for term in terms.parts]
            found += [head[term] for term in terms.head]
            found += [facets[term] for term in terms.facets if term.startswith(REFERENCE)]
            ends.append(len(found))
            counts = (len(terms.stems), len(terms.parts), len(terms.head), len(terms.facets))
            lengths.append([min(count, 65_535) for count in counts])
        rows, before = self._rows, self._size
        self._open(0)  # nothing is mapped while it is written
        write_column(self._path("codes"), np.asarray(found, np.uint32), before)
        write_column(self._path("ends"), np.asarray(ends, np.int64) + before, rows)
        write_column(self._path("lengths"), np.asarray(lengths, np.uint16).reshape(-1, 4), rows)
        self._open(rows + len(passages))

    def scores(self, rows: NDArray[np.int64], wanted: Sequence[Wanted]) -> NDArray[np.float32]:
        """BM25 of the passages in ``rows`` for the terms ``wanted``, each at most once in a field."""
        import numpy as np

        if not len(rows) or not wanted:
            return np.zeros(len(rows), np.float32)
        codes = np.asarray([self._codes[w.field][w.term] for w in wanted], np.uint32)
        order = np.argsort(codes)
        codes = codes[order]
        weights = np.asarray([w.weight * w.rarity for w in wanted], np.float32)[order]
        fields = np.asarray([FIELDS.index(w.field) for w in wanted])[order]
        owners, at = self._found(rows, codes)
        size = len(codes)
        counts = np.bincount(owners * size + at, minlength=len(rows) * size)
        times = counts.reshape(len(rows), size).astype(np.float32)
        relative = self._lengths[rows] / self._mean
        saturation = (K1 * (1 - B) + K1 * B * relative).astype(np.float32)[:, fields]
        found: NDArray[np.float32] = (times * np.float32(K1 + 1) / (times + saturation)) @ weights
        return found

    def _found(
        self, rows: NDArray[np.int64], codes: NDArray[np.uint32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which of ``rows`` holds which of the sorted ``codes``, by their places, once a time."""
        import numpy as np

        ends = self._ends[rows]
        starts = np.where(rows > 0, self._ends[rows - 1], 0)
        sizes = ends - starts
        upto = np.cumsum(sizes)
        here = np.arange(upto[-1]) + np.repeat(starts - (upto - sizes), sizes)
        terms = self._terms[here]
        # By their last 16 bits nearly all others are known to be none of these, which is quick.
        maybe = np.zeros(65_536, bool)
        maybe[codes.astype(np.uint16)] = True
        near = np.flatnonzero(maybe[terms.astype(np.uint16)])
        terms = terms[near]
        at = np.searchsorted(codes, terms).clip(max=len(codes) - 1)
        same = codes[at] == terms
        owners = np.searchsorted(upto, near[same], side="right")
        return owners, at[same]

    def _path(self, name: str) -> Path:
        return self._folder / f"terms.{name}"

    def _open(self, rows: int) -> None:
        """Map the first ``rows`` rows; FileNotFoundError or ValueError where they are not there."""
        import numpy as np

        self._rows = rows
        self._ends = mapped_column(self._path("ends"), np.int64, (rows,))
        self._lengths = mapped_column(self._path("lengths"), np.uint16, (rows, len(FIELDS)))
        self._size = int(self._ends[-1]) if rows else 0
        self._terms = mapped_column(self._path("codes"), np.uint32, (self._size,))
        self._mean = np.maximum(self._lengths.mean(axis=0), 1e-9) if rows else np.ones(len(FIELDS))
