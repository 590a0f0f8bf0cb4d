"""Letters from files, folders and patterns on this machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

#: In a folder only files with these suffixes are taken for letters; what they really are is found
#: from their content. A file that is named itself is always tried.
SUFFIXES = frozenset((".txt", ".pdf", ".docx", ".doc", ".odt", ".html", ".htm", ".xhtml", ".xml"))

#: Names of hidden files, and of those that Word keeps beside a document that is open.
_PASSED_OVER = (".", "~$")


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """The files that ``paths`` stand for, each once, folders in the order of their names.

    A path is a file, a folder (with all its folders; hidden ones and Word's own left out) or a pattern such as
    ``letters/**/*.pdf``. What does not exist, and a folder that may not be read, is given back as it
    is, so that reading it says why.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _expanded(path):
            place = os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                yield file


def _expanded(path: str) -> Iterator[str]:
    if _is_folder(path):
        yield from _walk(path, frozenset())
    elif glob.has_magic(path) and not os.path.lexists(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (Path.glob wants its root apart)
        if not found:
            yield path
        for match in found:
            if _is_folder(match):
                yield from _walk(match, frozenset())
            else:
                yield match
    else:
        yield path


def _walk(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[str]:
    """The letters under ``folder``; a link back to a folder ``above`` is not followed again."""
    try:
        state = Path(folder).stat()
        here = (state.st_dev, state.st_ino)
        if here in above:
            return
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda e: e.name)
    except OSError:
        yield folder
        return
    for entry in inside:
        if entry.name.startswith(_PASSED_OVER):
            continue
        if _is_folder(entry.path):
            yield from _walk(entry.path, above | {here})
        elif Path(entry.name).suffix.lower() in SUFFIXES:
            yield entry.path


def _is_folder(path: str) -> bool:
    """Whether there is a folder; what may not be looked at is told when it is read."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
