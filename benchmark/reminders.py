#!/usr/bin/env python3
"""How fast a daily ``griffie remind --new`` is over a large archive, and how its record grows in a year.

::

    python benchmark/reminders.py [--letters 10000] [--runs 365] [--daily 3] [--commands 5]
                                  [--archive FOLDER] [--json]

The letters are those of ``benchmark/archive.py``, ten commitments each, half of them with a date. Every
day some more letters come in, which is not timed; then one run, ``--within 30d``, told and recorded, in
this process but with the knowledge base opened anew: it links the new letters, finds what is due or
newly late, renders it and notes that it was told. Then some runs as whole commands. The first day tells
all that is late already and is told apart. With ``--archive`` the archive is made there once, and a copy
of it used. Run it on a quiet machine: it says the load it found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

#: The archive's letters are of the fifteen years before.
FIRST = dt.date(2026, 1, 5)
WITHIN = dt.timedelta(days=30)


def one_run(folder: Path, day: dt.date) -> tuple[float, float, int]:
    """The seconds that the run of ``day`` takes, those of the processor, and how many things it tells."""
    from kb.knowledge_base import KnowledgeBase
    from kb.reminders import render
    from kb.reminders.desk import ReminderDesk
    from kb.reminders.due import Wanted

    start, busy = time.perf_counter(), time.process_time()
    with KnowledgeBase.open(folder) as kb:
        desk = ReminderDesk(kb)
        with desk.alone("year"):
            told = desk.notices(Wanted(), today=day, until=day + WITHIN, untold_by="year")
            render.text(told.due, told.events)
            desk.record("year", told, dt.datetime.combine(day, dt.time(6), dt.UTC))
    return time.perf_counter() - start, time.process_time() - busy, len(told)


def one_command(folder: Path, day: dt.date) -> float:
    """The seconds that the whole command takes."""
    words = [sys.executable, "-m", "kb", "--kb", str(folder), "remind", "--today", str(day),
             "--new", "--as-subscriber", "year"]  # fmt: skip
    start = time.perf_counter()
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode in (0, 10, 11), done
    return time.perf_counter() - start


def arrive(folder: Path, day: dt.date, count: int) -> None:
    """Have ``count`` letters of ``day`` come in."""
    from benchmark import archive
    from kb.knowledge_base import KnowledgeBase

    with KnowledgeBase.open(folder) as kb:
        archive.add(kb, day, count)


def made(asked: argparse.Namespace, folder: Path, figures: dict[str, Any]) -> None:
    """The archive to run over, linked, in ``folder``."""
    from benchmark import archive
    from kb.knowledge_base import KnowledgeBase

    ready = asked.archive or folder / "made"
    if not KnowledgeBase.exists(ready):
        with KnowledgeBase.open(ready) as kb:
            archive.fill(kb, count=asked.letters)
            start = time.perf_counter()
            kb.link()
            figures["linking all, once"] = time.perf_counter() - start
    shutil.copytree(ready, folder / "kb")


def measure(asked: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Every figure, by name; times in seconds unless the name says otherwise."""
    from kb.knowledge_base import FILE_NAME, KnowledgeBase

    figures: dict[str, Any] = {"load": round(os.getloadavg()[0], 1)}
    made(asked, folder, figures)
    folder = folder / "kb"
    with KnowledgeBase.open(folder) as kb:
        figures["commitments"] = kb.counts().commitments
    names = ("first day", "first day, processor", "told on the first day")
    figures |= zip(names, one_run(folder, FIRST), strict=True)
    before = sizes(folder)
    runs = []
    days = [FIRST + dt.timedelta(days=n) for n in range(1, asked.runs)]
    for day in days:
        arrive(folder, day, asked.daily)
        runs.append(one_run(folder, day))
    figures["runs after it"] = len(runs)
    for name, column in (("a run", 0), ("a run, processor", 1)):
        seconds = sorted(run[column] for run in runs)
        figures[f"{name}, median"] = seconds[len(seconds) // 2]
        figures[f"{name}, p95"] = seconds[int(len(seconds) * 0.95)]
        figures[f"{name}, slowest"] = seconds[-1]
    figures["told on those days"] = sum(run[2] for run in runs)
    after = sizes(folder)
    figures["rows in the record"] = after["rows"]
    figures["growth of the record, KiB"] = (after["record"] - before["record"]) // 1024
    figures["growth of the file, KiB"] = (after["file"] - before["file"]) // 1024
    commands = []
    for number in range(asked.commands):
        day = days[-1] + dt.timedelta(days=number + 1)
        arrive(folder, day, asked.daily)
        commands.append(one_command(folder, day))
    figures["whole command, median"] = sorted(commands)[len(commands) // 2]
    figures["file, MiB"] = (folder / FILE_NAME).stat().st_size >> 20
    figures["memory at most, MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def sizes(folder: Path) -> dict[str, int]:
    """The bytes of the file and of the record of what was told, and its rows."""
    from kb.knowledge_base import FILE_NAME, KnowledgeBase

    with KnowledgeBase.open(folder) as kb, kb.reading() as connection:
        rows, record = connection.execute(
            "SELECT count(*), sum(length(subscriber) + length(id) + length(fingerprint) + length(at))"
            " FROM told"
        ).fetchone()
    return {"rows": rows, "record": record or 0, "file": (folder / FILE_NAME).stat().st_size}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=365)
    parser.add_argument("--daily", type=int, default=3)
    parser.add_argument("--archive", type=Path)
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
