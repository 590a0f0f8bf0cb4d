"""Every screen as a picture, narrow and wide, dark and light, from letters that never change.

After a change that should be seen: ``pytest tests/test_tui_pictures.py --snapshot-update``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui_pilot import NARROW, WIDE, app_on, press, settled

SECTIONS = ("search", "motions", "commitments", "agenda", "budget", "letters", "graph", "review")
SIZES = {"narrow": NARROW, "wide": WIDE}
THEMES = ("dark", "light")


def after(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """What is done before the picture is taken."""

    async def run(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


#: What is done on each screen, so that the picture shows what it is for.
KEYS: dict[str, Sequence[str]] = {
    "search": ("g", "r", "a", "s", "l", "a", "n", "d"),
    "motions": ("j", "j"),
    "commitments": ("j",),
    "agenda": ("t",),
    "budget": ("j", "j"),
    "letters": ("j",),
    "graph": ("j", "l"),
    "review": (),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("section", SECTIONS)
def test_section(snap_compare: Any, frozen_kb: Path, section: str, size: str, theme: str) -> None:
    app = app_on(frozen_kb, section, f"griffie-{theme}")
    assert snap_compare(app, terminal_size=SIZES[size], run_before=after(*KEYS[section]))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_reader(snap_compare: Any, frozen_kb: Path, size: str, theme: str) -> None:
    app = app_on(frozen_kb, "motions", f"griffie-{theme}")
    keys = ("j", "j", "enter", "n")
    assert snap_compare(app, terminal_size=SIZES[size], run_before=after(*keys))


#: (what is shown, the section it is shown in, keys)
OTHERS = [
    ("help", "motions", ("f1",)),
    ("contrast", "agenda", ("t",)),
    ("export", "agenda", ("e",)),
    ("grouped", "motions", ("b", "b")),
    ("filtered", "commitments", ("slash", "w", "o", "n", "i", "n", "g")),
    ("nothing-fits", "commitments", ("slash", "q", "q", "q")),
    ("reader-find", "letters", ("enter", "slash", "K", "a", "m", "e", "r", "enter")),
    ("confirm", "commitments", ("space", "space", "m")),
    ("search-hint", "search", ()),
]


@pytest.mark.parametrize(("name", "section", "keys"), OTHERS, ids=[o[0] for o in OTHERS])
def test_other(
    snap_compare: Any, frozen_kb: Path, name: str, section: str, keys: tuple[str, ...]
) -> None:
    app = app_on(frozen_kb, section, "griffie-contrast" if name == "contrast" else "griffie-dark")
    assert snap_compare(app, terminal_size=NARROW, run_before=after(*keys))


def test_welcome(snap_compare: Any, tmp_path: Path) -> None:
    """The first start, with nothing in the knowledge base."""
    assert snap_compare(app_on(tmp_path / "kb"), terminal_size=NARROW, run_before=after())
