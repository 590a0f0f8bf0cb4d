"""How fast the screen is: ``python -m benchmark.tui [--search FOLDER]``.

Measured: from the command to the first screen that can be used (a terminal of its own, cold), a
keystroke in a table of 55,000 motions until it is drawn anew, memory, and with ``--search`` a search
until its passages are shown, in the knowledge base in that folder.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import pty
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

import tui.app
from corpus.samples import paths
from kb.knowledge_base import KnowledgeBase
from kb.ledger.lines import MotionLine
from kb.records import Citation, ClaimRecord, LetterBrief
from tui.app import GriffieApp
from tui.screens.motions import MotionRow, MotionsScreen
from tui.screens.search import SearchScreen

MOTIONS = 55_000
TODAY = dt.date(2026, 10, 1)


class Watched(GriffieApp):
    """The app, telling when it last drew. It draws what a terminal would get."""

    CSS_PATH = Path(tui.app.__file__).with_name("app.tcss")
    drawn = 0.0
    spent = 0.0
    #: What was searched for when passages were last drawn.
    found_for: str | None = None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
            self.drawn, self.spent = time.perf_counter(), time.process_time()
            self.found_for = getattr(screen, "shown_for", None)


def told(name: str, times: Sequence[float], goal: float) -> None:
    """Print the median and the 95th percentile of times in seconds."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(
        f"{name:<46} median {statistics.median(times) * 1000:7.1f} ms   p95 {p95 * 1000:7.1f} ms"
        f"   goal {goal * 1000:5.0f} ms   n {len(times)}"
    )


def rows() -> list[MotionRow]:
    """As many motions as the national archive has, each with two sentences about it."""
    subjects = "weidevogels woningbouw netcongestie drinkwater jeugdzorg stikstof onderwijs defensie".split()
    names = "Brandwijk Kokmeijer Terwisga Sahinoglu Oudebrink Lammertink Wolthekker".split()
    found = []
    for n in range(MOTIONS):
        day = dt.date(2010, 1, 1) + dt.timedelta(days=n % 6000)
        letter = LetterBrief(
            f"L{n:07x}", f"/x/{n}.pdf", day, "kamerbrief", f"Brief {n}", None, "VRO", ()
        )
        text = (
            f"De motie {names[n % 7]} over {subjects[n % 8]} en {subjects[n // 8 % 8]} is afgedaan."
        )
        cited = Citation(letter, text, text, 0, len(text), 1, "x")
        ref = f"{30000 + n // 60}-{n % 60 + 1}"
        claims = (ClaimRecord("afgedaan", cited), ClaimRecord("toegezegd", cited))
        line = MotionLine(
            f"M{ref}", (f"M{ref}",), ref, (names[n % 7],), subjects[n % 8], claims,
            "afgedaan", "toegezegd", contradiction=False, conclusion="claimed",
        )  # fmt: skip
        found.append(MotionRow(line, None))
    return found


async def timed(pilot: Pilot[Any], keys: Sequence[str]) -> list[tuple[float, float]]:
    """Seconds from each key until it is drawn, and of processor time; keys without an effect left out."""
    app = pilot.app
    assert isinstance(app, Watched)
    times = []
    for key in keys:
        before = app.drawn
        start, spent = time.perf_counter(), time.process_time()
        app.simulate_key(key)
        while app.drawn == before and time.perf_counter() - start < 0.2:
            await asyncio.sleep(0.001)
        await pilot.pause(0)
        if app.drawn != before:
            times.append((app.drawn - start, app.spent - spent))
    return times


async def told_keys(pilot: Pilot[Any], name: str, keys: Sequence[str], goal: float = 0.05) -> None:
    """Time these keys and print it; processor time is what other work lengthens less."""
    times = await timed(pilot, keys)
    told(name, [drawn for drawn, _spent in times], goal)
    told("  processor time", [spent for _drawn, spent in times], goal)


async def keystrokes(kb: KnowledgeBase) -> None:
    """Keys in the table of all motions: moving, paging, typing a filter, sorting."""
    app = Watched(kb, today=TODAY, who="x")
    app.remembered.section = "motions"
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        screen = app.screen
        assert isinstance(screen, MotionsScreen)
        motions = rows()
        began = time.perf_counter()
        screen.read = lambda _desk: motions  # type: ignore[method-assign]
        screen.load()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len(screen.table.rows) == MOTIONS
        print(f"{'55,000 motions shown':<46} {time.perf_counter() - began:.2f} s")

        await told_keys(pilot, "moving the cursor", ["j"] * 100 + ["k"] * 50)
        await told_keys(pilot, "paging", ["pagedown"] * 50)
        await told_keys(pilot, "to the end and back", ["G", "g"] * 20)
        await told_keys(pilot, "choosing rows", ["space"] * 30)
        await timed(pilot, ["escape", "slash"])
        typed: list[str] = []
        for word in ("brandwijk", "drinkwater", "kokmeijer woning"):
            typed += ["space" if c == " " else c for c in word] + ["backspace"] * len(word)
        await told_keys(pilot, "typing in the filter", typed)
        await timed(pilot, ["enter"])
        ways = 1 + sum(1 for column in screen.columns if column.order)
        await told_keys(pilot, "sorting by the next column, first time", ["s"] * ways, 0.3)
        await told_keys(pilot, "sorting again", ["s"] * 2 * ways)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory with 55,000 motions':<46} {peak:.0f} MiB")


#: What is searched for; each is timed from its last letter.
SEARCHES = (
    "stikstof", "weidevogels in het voorjaar", "woningbouw en netcapaciteit", "defensie uitgaven",
    "jeugdzorg wachttijden", "asiel opvang gemeenten", "kinderopvang", "energie na:2024",
    "drinkwater kwaliteit", "sociale huur in leegstaande kantoren",
)  # fmt: skip


async def searches(folder: Path) -> None:
    """A search, from the last key until its passages are drawn, with the rest that is waited for."""
    with KnowledgeBase.open(folder) as kb:
        print(f"{'passages':<46} {kb.index.status().passages}")
        app = Watched(kb, today=TODAY, who="x")
        app.remembered.section = "search"
        async with app.run_test(size=(140, 45)) as pilot:
            await pilot.pause(0.5)
            screen = app.screen
            assert isinstance(screen, SearchScreen)
            bar = screen.query_one("#query", Input)
            times, cpu = [], []
            for number, words in enumerate(["opwarmen", *SEARCHES * 4]):
                bar.value = words[:-1]
                bar.cursor_position = len(bar.value)
                await pilot.pause(0.4)
                while any(not worker.is_finished for worker in app.workers):
                    await pilot.pause(0.02)
                start, spent = time.perf_counter(), time.process_time()
                app.simulate_key(words[-1])
                while app.found_for != words and time.perf_counter() - start < 2:
                    await asyncio.sleep(0.001)
                if number:
                    times.append(app.drawn - start)
                    cpu.append(app.spent - spent)
            told("a search, from its last key till it is drawn", times, 0.15)
            told("  processor time", cpu, 0.15)


def first_screen(folder: Path) -> float:
    """Seconds from the command until the screen of motions answers a key, in a terminal of its own."""
    master, slave = pty.openpty()
    state = {"XDG_STATE_HOME": str(folder), "GRIFFIE_KB": str(folder), "TERM": "xterm-256color"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kb", "tui"], stdin=slave, stdout=slave, stderr=slave,
        env={**os.environ, **state, "LINES": "24", "COLUMNS": "80"}, start_new_session=True,
    )  # fmt: skip
    seen = b""
    while b"Toezegd" not in seen and time.perf_counter() - began < 60:
        if select.select([master], [], [], 0.05)[0]:
            seen += os.read(master, 65536)
    taken = time.perf_counter() - began
    process.terminate()
    process.wait()
    os.close(master)
    os.close(slave)
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--search", type=Path, help="a knowledge base with many passages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as at:
        with KnowledgeBase.open(Path(at)) as kb:
            kb.ingest([str(p) for p in paths()])
            asyncio.run(keystrokes(kb))
        told(
            "from the command to the first screen", [first_screen(Path(at)) for _ in range(5)], 1.0
        )
    if asked.search:
        asyncio.run(searches(asked.search))


if __name__ == "__main__":
    main()
