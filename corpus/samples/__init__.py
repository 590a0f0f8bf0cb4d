"""The shipped letters: of a fictional cabinet and Chamber, written for this project.

They are built from ``sources/`` by ``tests/letters/build.py``; ``docs/samples.md`` says which
situation stands in which letter.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_SUFFIXES = (".txt", ".docx", ".pdf")


def paths() -> list[Path]:
    """The shipped letters' files, in the order of their names (which is not that of their dates)."""
    folder = Path(str(files(__name__)))
    return sorted(p for p in folder.iterdir() if p.suffix in _SUFFIXES)
