#!/usr/bin/env python3
"""How fast the registers are taken in, and the ledger, the audit and the graph made from all there is.

::

    python benchmark/ledger.py [FILE ...] [--letters 3000] [--motions 55000] [--register-letters 85000] [--json]

The letters are those of ``benchmark/archive.py``: ten commitments, a motion and a reference each,
stored with their facts. Beside them an export of the register is imported, twice: FILE (JSON Lines,
also .xz), or one of the sizes asked for that is made here. Then the links between commitments are
made, and the first ledger, audit and graph; and once more what a clerk waits for in a screen that
stays open: an audit, the neighbours of an id and a path between two. Last, ``griffie audit`` as a
whole process. Run it on a quiet machine: it says the load it found.
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
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TODAY = dt.date(2026, 1, 15)
#: So many neighbours and paths are asked for; the slowest in twenty is told.
ASKED = 200


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What ``work`` gives, and the seconds that it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def slow(seconds: list[float]) -> float:
    """The time that 19 in 20 stay under."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def memory() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(files: list[Path], asked: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Every figure, by name; times in seconds unless the name says otherwise."""
    from benchmark import archive, register_file
    from kb.knowledge_base import KnowledgeBase

    figures: dict[str, Any] = {"load": round(os.getloadavg()[0], 1)}
    if not files:
        files = [folder / "register.jsonl"]
        register_file.write(files[0], motions=asked.motions, letters=asked.register_letters)
    with KnowledgeBase.open(folder / "kb") as kb:
        _none, figures["storing the letters"] = timed(lambda: archive.fill(kb, count=asked.letters))
        for name in ("importing the register", "importing it again"):
            kept, figures[name] = timed(lambda: kb.import_register(files, as_of=TODAY))
            figures["records"] = sum(k.kept for k in kept)
        figures["memory after importing, MiB"] = memory()
        # The linker's own time is apart: it is paid once after letters came in.
        _none, figures["linking"] = timed(kb.link)
        ledger, figures["first ledger"] = timed(lambda: kb.ledger(TODAY))
        figures["motions"], figures["commitments"] = len(ledger.motions), len(ledger.commitments)
        found, figures["first audit"] = timed(lambda: kb.audit(TODAY))
        figures["findings"] = len(found)
        figures["memory after the audit, MiB"] = memory()
        _found, figures["audit, warm"] = timed(lambda: kb.audit(TODAY))
        graph, figures["building the graph"] = timed(lambda: kb.graph(TODAY))
        figures["nodes"], figures["edges"] = len(graph), graph.edge_count
        keys = [line.id for line in ledger.motions[: ASKED // 2]]
        keys += [line.id for line in ledger.commitments[: ASKED - len(keys)]]
        beside = [timed(lambda key=key: kb.graph(TODAY).neighbours(key))[1] for key in keys]
        figures["neighbours, p95, ms"] = slow(beside) * 1000
        _first, figures["first path"] = timed(lambda: graph.paths(keys[0], keys[-1]))
        ways = [
            timed(lambda a=a, b=b: graph.paths(a, b))[1]
            for a, b in zip(keys[:20], keys[10:30], strict=True)
        ]
        figures["path, p95, ms"] = slow(ways) * 1000
        figures["memory at most, MiB"] = memory()
    words = [sys.executable, "-m", "kb", "--kb", str(folder / "kb"), "audit", "--format", "json",
             "--today", str(TODAY)]  # fmt: skip
    with (folder / "audit.jsonl").open("wb") as out:
        done, figures["griffie audit, whole command"] = timed(
            lambda: subprocess.run(words, cwd=ROOT, stdout=out, check=False)
        )
    assert done.returncode in (0, 12), done
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--letters", type=int, default=3000)
    parser.add_argument("--motions", type=int, default=55_000)
    parser.add_argument("--register-letters", type=int, default=85_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked.files, asked, Path(folder))
    if asked.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        shown = f"{value:.2f}" if isinstance(value, float) else f"{value:,}"
        print(f"{name:32}{shown:>12}")


if __name__ == "__main__":
    main()
