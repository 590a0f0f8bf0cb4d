#!/usr/bin/env python3
"""How fast a daily ``griffie remind --new`` is over a large archive, and how its record grows in a year.

::

    python benchmark/reminders.py [--letters 10000] [--runs 365] [--commands 5] [--json]

The letters are those of ``benchmark/archive.py``, ten commitments each, half of them with a date. One
run a day, ``--within 30d``, each told and recorded, in this process but with the knowledge base opened
anew for each; then some as whole commands. The first day tells all that is late already and is told
apart. Run it on a quiet machine: it says the load it found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FIRST = dt.date(2025, 1, 15)
WITHIN = dt.timedelta(days=30)


def one_run(folder: Path, day: dt.date) -> tuple[float, int]:
    """The seconds that the run of ``day`` takes, and how many things it tells."""
    from kb.knowledge_base import KnowledgeBase
    from kb.reminders import render
    from kb.reminders.desk import ReminderDesk
    from kb.reminders.due import Wanted

    start = time.perf_counter()
    with KnowledgeBase.open(folder) as kb:
        desk = ReminderDesk(kb)
        with desk.alone("year"):
            told = desk.notices(Wanted(), today=day, until=day + WITHIN, untold_by="year")
            render.text(told.due, told.events)
            desk.record("year", told, dt.datetime.combine(day, dt.time(6), dt.UTC))
    return time.perf_counter() - start, len(told)


def one_command(folder: Path, day: dt.date) -> float:
    """The seconds that the whole command takes."""
    words = [sys.executable, "-m", "kb", "--kb", str(folder), "remind", "--today", str(day),
             "--new", "--as-subscriber", "year"]  # fmt: skip
    start = time.perf_counter()
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode in (0, 10, 11), done
    return time.perf_counter() - start


def measure(asked: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Every figure, by name; times in seconds unless the name says otherwise."""
    from benchmark import archive
    from kb.knowledge_base import FILE_NAME, KnowledgeBase

    figures: dict[str, Any] = {"load": round(os.getloadavg()[0], 1)}
    with KnowledgeBase.open(folder) as kb:
        archive.fill(kb, count=asked.letters)
        figures["commitments"] = kb.counts().commitments
        start = time.perf_counter()
        kb.ledger(FIRST)
        figures["linking and first ledger"] = time.perf_counter() - start
    before = (folder / FILE_NAME).stat().st_size
    figures["first day"], figures["told on the first day"] = one_run(folder, FIRST)
    days = [FIRST + dt.timedelta(days=n) for n in range(1, asked.runs)]
    runs = [one_run(folder, day) for day in days]
    seconds = sorted(s for s, _told in runs)
    figures["a run, median"] = seconds[len(seconds) // 2]
    figures["a run, slowest"] = seconds[-1]
    figures["told on the other days"] = sum(told for _s, told in runs)
    after = days[-1]
    commands = [
        one_command(folder, after + dt.timedelta(days=n + 1)) for n in range(asked.commands)
    ]
    figures["whole command, median"] = sorted(commands)[len(commands) // 2]
    with KnowledgeBase.open(folder) as kb, kb.reading() as connection:
        rows = connection.execute("SELECT count(*) FROM told").fetchone()[0]
    figures["rows in the record"] = int(rows)
    figures["growth of the file, KiB"] = ((folder / FILE_NAME).stat().st_size - before) // 1024
    figures["memory at most, MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=365)
    parser.add_argument("--commands", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked, Path(folder))
    if asked.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        shown = f"{value:.2f}" if isinstance(value, float) else f"{value:,}"
        print(f"{name:28}{shown:>12}")


if __name__ == "__main__":
    main()
