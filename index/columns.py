"""Columns of numbers in plain files that only grow: one value, or row of values, an entry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def write_column(path: Path, values: NDArray[Any], after: int) -> None:
    """Write ``values`` behind the first ``after`` entries; what stood there is overwritten."""
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.seek(after * (values.nbytes // max(len(values), 1)))
        file.truncate()
        values.tofile(file)


def mapped_column(path: Path, kind: Any, shape: tuple[int, ...]) -> Any:
    """The first entries of a file, mapped, as a plain array: every step on a ``memmap`` costs more.

    FileNotFoundError or ValueError where the file has not so many.
    """
    import numpy as np

    if not shape[0]:
        return np.empty(shape, kind)
    return np.memmap(path, kind, "r", shape=shape).view(np.ndarray)
