"""The index on disk: a folder of derived files that one manifest speaks for.

``manifest.json`` is replaced as a whole at the end of each change, so that it never speaks of what
is not there yet; what stands in the folder beyond it is the remains of a change that was broken
off. A rebuild is made beside the folder and renamed into its place.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from index.vectors import VectorState

#: Grows when files written before cannot be read any more.
LAYOUT = 4
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder holds: made by ``analyser`` and ``encoder``, up to ``generation``."""

    analyser: str
    encoder: str
    generation: int
    vectors: VectorState
    layout: int = LAYOUT


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of ``folder``, or None where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        vectors = found.pop("vectors")
        vectors["gone"] = tuple(vectors["gone"])
        return Manifest(**found, vectors=VectorState(**vectors))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put ``manifest`` in the place of the one before, wholly or not at all."""
    beside = folder / f"{MANIFEST}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / MANIFEST)


def put_in_place(new: Path, folder: Path) -> None:
    """Let the folder ``new`` take the place of ``folder``."""
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def fresh_folder(folder: Path) -> Path:
    """An empty folder beside ``folder`` to build in."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    return new


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time changes the index; another waits."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as file:
        try:
            import fcntl
        except ImportError:  # no such locks on this platform: SQLite still guards the passages
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
