"""The word lists of ``data/motion_words.toml``, as alternatives of a regular expression."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA = tomllib.loads((files("kb.extract.data") / "motion_words.toml").read_text("utf-8"))


def any_of(key: str) -> str:
    """The entries of the list ``key`` with "|" between them."""
    return "|".join(_DATA[key].split("\n")[:-1])
