"""Ranking by meaning: a vector a passage, 8 bits a dimension, found with FAISS.

The vectors stand in plain files that only grow, in rows; FAISS is built over the first of them, and
what was added since is compared one by one. Removed rows are struck out; when they are many
(:attr:`VectorIndex.worn`) the index is made anew. All that says which rows count is in a
:class:`VectorState`, which the manifest keeps; bytes past its rows are the remains of a write that
was broken off and are overwritten.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.columns import mapped_column, write_column
from index.lexical import Ranked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Up to so many rows FAISS compares all; beyond, by cells (IVF) of rows in 8 bits.
EXACT = 20_000
#: Cells looked into for a query. At 1 million passages and 2048 cells: see docs/search.md.
_PROBES = 24
#: So many rows may stand outside the FAISS file, and this share of them, before it is made anew.
_TAIL = 4_000
_TAIL_SHARE = 0.05
#: So many rows struck out, and this share of all, is too many.
_WORN = 1_000
_WORN_SHARE = 0.2
#: Rows to train the cells on, for each cell.
_TRAINING_ROWS = 50


@dataclass(frozen=True, slots=True)
class VectorState:
    """Which rows count: ``rows`` in the files, ``built`` of them in FAISS, ``gone`` struck out.

    ``size`` is how many bytes the FAISS file has: one that was cut short is not mapped.
    """

    dimensions: int
    rows: int = 0
    built: int = 0
    gone: tuple[int, ...] = ()
    size: int = 0


class Row(NamedTuple):
    """What is kept of a passage beside its vector: ``length`` in characters, ``digest`` of its text.

    Passages of one digest are one and the same text.
    """

    id: int
    letter: int
    length: int
    digest: int


class VectorIndex:
    """The vectors in ``folder``, as ``state`` says they stand."""

    def __init__(self, folder: Path, state: VectorState) -> None:
        self._folder = folder
        self._open(state)

    @property
    def state(self) -> VectorState:
        """What the manifest has to keep."""
        return self._state

    def __len__(self) -> int:
        return self._state.rows - len(self._state.gone)

    def add(self, passages: Sequence[Row], vectors: NDArray[np.float32]) -> None:
        """Write rows for passages, the id of each greater than all before, and their vectors."""
        import numpy as np

        largest = np.abs(vectors).max(axis=1, initial=0.0)
        scales = (np.maximum(largest, 1e-12) / 127).astype(np.float32)
        codes = np.rint(vectors / scales[:, None]).astype(np.int8)
        rows = self._state.rows
        self._close()
        columns = {
            "ids": np.asarray([row.id for row in passages], np.int64),
            "letters": np.asarray([row.letter for row in passages], np.int64),
            "lengths": np.asarray([row.length for row in passages], np.int32),
            "digests": np.asarray([row.digest for row in passages], np.int64),
            "scales": scales,
            "codes": codes,
        }
        for name, values in columns.items():
            write_column(self._path(name), values, rows)
        state = self._state
        self._open(replace(state, rows=rows + len(passages)))

    def remove(self, letters: Sequence[int]) -> None:
        """Strike out the rows of the passages of ``letters``."""
        import numpy as np

        if not letters:
            return
        rows = np.flatnonzero(np.isin(self._letters, np.asarray(letters, np.int64)))
        gone = tuple(sorted({*self._state.gone, *rows.tolist()}))
        state = self._state
        self._open(replace(state, gone=gone))

    def build(self) -> bool:
        """Make the FAISS file anew where it is missing or too far behind; whether it was made."""
        state = self._state
        behind = state.rows - state.built
        if self._faiss is not None and behind <= max(_TAIL, _TAIL_SHARE * state.rows):
            return False
        if state.rows <= _TAIL and not state.built:
            return False
        import faiss

        index = _new_faiss(state.rows, state.dimensions)
        if not index.is_trained:
            index.train(self._sample(_TRAINING_ROWS * index.nlist))
        step = 65_536
        for start in range(0, state.rows, step):
            index.add(self._floats(slice(start, min(start + step, state.rows))))
        target = self._faiss_path(state.rows)
        beside = target.with_suffix(".new")
        faiss.write_index(index, str(beside))
        beside.replace(target)
        self._open(replace(state, built=state.rows, size=target.stat().st_size))
        return True

    def tidy(self) -> None:
        """Remove FAISS files that the state does not speak of."""
        for path in self._folder.glob("*.faiss"):
            if path != self._faiss_path(self._state.built):
                path.unlink(missing_ok=True)

    def search(self, query: NDArray[np.float32], limit: int) -> Ranked:
        """The nearest passages to one vector, with cosines."""
        import numpy as np

        state = self._state
        rows = np.empty(0, np.int64)
        scores = np.empty(0, np.float32)
        if self._faiss is not None and state.built:
            wanted = min(limit + len(state.gone), state.built)
            found, at = _search_faiss(self._faiss, query, wanted)
            rows, scores = at[0][at[0] >= 0], found[0][at[0] >= 0]
        tail = slice(state.built if self._faiss is not None else 0, state.rows)
        if tail.stop > tail.start:
            rows = np.concatenate([rows, np.arange(tail.start, tail.stop)])
            scores = np.concatenate([scores, self.cosines(query, tail)])
        if state.gone:
            here = ~np.isin(rows, np.asarray(state.gone))
            rows, scores = rows[here], scores[here]
        return self._best(rows, scores, limit)

    def search_among(self, query: NDArray[np.float32], ids: Sequence[int], limit: int) -> Ranked:
        """The nearest of the passages ``ids``, each compared."""
        import numpy as np

        rows = self.rows_of(ids)
        rows = rows[rows >= 0]
        if state_gone := self._state.gone:
            rows = rows[~np.isin(rows, np.asarray(state_gone))]
        return self._best(rows, self.cosines(query, rows), limit)

    def rows_of(self, ids: Sequence[int]) -> NDArray[np.int64]:
        """The row of each of ``ids``; -1 for an unknown one."""
        import numpy as np

        wanted = np.asarray(ids, np.int64)
        if not self._state.rows or not len(wanted):
            return np.full(len(wanted), -1, np.int64)
        rows = np.searchsorted(self._ids, wanted).clip(max=self._state.rows - 1)
        return np.where(self._ids[rows] == wanted, rows, -1)

    def ids(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The ids of the passages in ``rows``."""
        found: NDArray[np.int64] = self._ids[rows]
        return found

    def lengths(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """How long the passages in ``rows`` are, in characters."""
        found: NDArray[np.int32] = self._lengths[rows]
        return found

    def digests(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The digests of the texts in ``rows``."""
        found: NDArray[np.int64] = self._digests[rows]
        return found

    def cosines(self, query: NDArray[np.float32], rows: Any) -> NDArray[np.float32]:
        """The cosine of each of ``rows`` (an array or a slice) to a vector."""
        import numpy as np

        found: NDArray[np.float32] = (self._codes[rows].astype(np.float32) @ query) * self._scales[
            rows
        ]
        return found

    def _best(self, rows: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> Ranked:
        import numpy as np

        order = np.lexsort((rows, -scores))[:limit]
        return Ranked(self._ids[rows[order]].tolist(), scores[order].tolist())

    def _floats(self, rows: Any) -> NDArray[np.float32]:
        import numpy as np

        found: NDArray[np.float32] = self._codes[rows].astype(np.float32)
        found *= self._scales[rows][:, None]
        return found

    def _sample(self, count: int) -> NDArray[np.float32]:
        import numpy as np

        rows = self._state.rows
        chosen = np.random.default_rng(0).permutation(rows)[:count]
        return self._floats(np.sort(chosen))

    def _path(self, name: str) -> Path:
        return self._folder / f"vectors.{name}"

    def _faiss_path(self, rows: int) -> Path:
        return self._folder / f"vectors-{rows}.faiss"

    def _close(self) -> None:
        import numpy as np

        self._ids = np.empty(0, np.int64)
        self._letters = np.empty(0, np.int64)
        self._lengths = np.empty(0, np.int32)
        self._digests = np.empty(0, np.int64)
        self._scales = np.empty(0, np.float32)
        self._codes = np.empty((0, self._state.dimensions), np.int8)

    def _open(self, state: VectorState) -> None:
        """Map the rows that ``state`` speaks of; FileNotFoundError or ValueError where they are not."""
        import numpy as np

        self._state = state
        self._close()
        if state.rows:
            rows, dimensions = state.rows, state.dimensions
            self._ids = mapped_column(self._path("ids"), np.int64, (rows,))
            self._letters = mapped_column(self._path("letters"), np.int64, (rows,))
            self._lengths = mapped_column(self._path("lengths"), np.int32, (rows,))
            self._digests = mapped_column(self._path("digests"), np.int64, (rows,))
            self._scales = mapped_column(self._path("scales"), np.float32, (rows,))
            self._codes = mapped_column(self._path("codes"), np.int8, (rows, dimensions))
        self._faiss = (
            _read_faiss(self._faiss_path(state.built), state.size) if state.built else None
        )

    @property
    def worn(self) -> bool:
        """True where so many rows are struck out that all had better be written anew."""
        return len(self._state.gone) > max(_WORN, _WORN_SHARE * self._state.rows)

    @property
    def complete(self) -> bool:
        """False where a FAISS file that the state speaks of is missing or spoilt."""
        return self._faiss is not None or not self._state.built


def _search_faiss(
    index: Any, query: NDArray[np.float32], wanted: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Scores and rows as FAISS gives them for one query, each (1, wanted).

    By one thread: for one query, threads that wait for each other cost more than they gain.
    """
    import faiss

    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        found, at = index.search(query[None, :], wanted)
    finally:
        faiss.omp_set_num_threads(threads)
    return found, at


def _new_faiss(rows: int, dimensions: int) -> Any:
    """An empty FAISS index of the kind that suits ``rows``."""
    import faiss

    product = faiss.METRIC_INNER_PRODUCT
    if rows <= EXACT:
        return faiss.IndexFlatIP(dimensions)
    cells = 2 ** round(math.log2(2 * math.sqrt(rows)))
    quantizer = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, dimensions, cells, faiss.ScalarQuantizer.QT_8bit, product
    )
    index.nprobe = _PROBES
    return index


def _read_faiss(path: Path, size: int) -> Any | None:
    """The FAISS index in a file, mapped, or None where it is missing or spoilt."""
    import faiss

    if not path.exists() or path.stat().st_size != size:
        return None
    try:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP)
    except RuntimeError:
        return None
    if isinstance(index, faiss.IndexIVF):
        index.nprobe = _PROBES
        # FAISS would start threads for every query to read ahead: ten times what the search itself takes.
        lists: Any = index.invlists
        faiss.downcast_InvertedLists(lists).prefetch_nthread = 0  # type: ignore[attr-defined]
    return index
