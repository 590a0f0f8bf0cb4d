"""Pictures of every screen, from the shipped letters: ``python -m tui.screenshots docs/screenshots``.

They are SVG files, as a terminal of 120 by 36 shows the screens on 1 October 2026.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from corpus.samples import paths
from kb.knowledge_base import KnowledgeBase
from tui.app import GriffieApp
from tui.sections import SECTIONS

SIZE = (120, 36)
TODAY = dt.date(2026, 10, 1)
#: What is done on each screen before the picture: it should show what the screen is for.
KEYS = {
    "search": [*"wanneer komt het programma levend grasland?"],
    "motions": ["j", "j", "j"],
    "commitments": ["j", "j"],
    "agenda": ["t"],
    "budget": ["j", "j"],
    "letters": ["j"],
    "graph": ["j", "l", "j"],
    "review": [],
}


async def picture(kb: KnowledgeBase, section: str, keys: list[str], theme: str) -> str:
    """One screen as SVG, after these keys."""
    app = GriffieApp(kb, today=TODAY, who="Griffier")
    app.remembered.section, app.remembered.theme = section, theme
    async with app.run_test(size=SIZE) as pilot:
        await _settle(pilot)
        for key in keys:
            await pilot.press("space" if key == " " else key)
            if len(key) > 1:
                await _settle(pilot)
        await _settle(pilot)
        return app.export_screenshot(title="griffie")


async def _settle(pilot: Pilot[None]) -> None:
    # Longer than the rest that search waits for, and until all that it began is done.
    for _round in range(3):
        await pilot.pause(0.15)
        await pilot.app.workers.wait_for_complete()


async def take(kb: KnowledgeBase, folder: Path) -> None:
    """All pictures, into ``folder``."""
    for section in SECTIONS:
        made = await picture(kb, section.key, KEYS[section.key], "griffie-dark")
        (folder / f"{section.key}.svg").write_text(made, "utf-8")
    reader = await picture(kb, "motions", ["j", "j", "j", "enter"], "griffie-dark")
    (folder / "reader.svg").write_text(reader, "utf-8")
    light = await picture(kb, "agenda", KEYS["agenda"], "griffie-light")
    (folder / "agenda-light.svg").write_text(light, "utf-8")


def main() -> None:
    """Take the pictures into the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as at, KnowledgeBase.open(Path(at)) as kb:
        kb.ingest([str(p) for p in paths()])
        asyncio.run(take(kb, folder))


if __name__ == "__main__":
    main()
