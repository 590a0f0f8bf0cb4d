"""How fast griffie reads: letters and pages a second by format, words a second through extraction.

usage: python benchmark/reading.py [PATH...] [--seconds N] [--json]

PATH is a file or folder; without one the shipped letters are read. Each format is measured in a
process of its own, so that its peak memory is its own; every file is read again and again for
``--seconds`` of processor time, after one reading that is not counted; the speeds are by processor time
(one core), so that what else the machine does counts little. Files that cannot be read are counted apart.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.detect import detect  # noqa: E402
from corpus.errors import GriffieError  # noqa: E402
from corpus.load import load  # noqa: E402
from corpus.read import read_bytes  # noqa: E402


@dataclass(frozen=True, slots=True)
class Speed:
    """What one format took; ``peak_mb`` is of the whole process that did nothing else."""

    medium: str
    files: int
    pages: int
    words: int
    letters_per_second: float
    pages_per_second: float | None
    words_per_second: float
    peak_mb: float


def measured(medium: str, files: Sequence[Path], seconds: float, facts: bool) -> Speed:
    """Read ``files`` for ``seconds``; with ``facts`` through extraction too."""
    sources = [(load(path), path.name) for path in files]
    if facts:
        from kb.extract.pipeline import extract
    pages = words = 0
    for data, name in sources:
        letter = read_bytes(data, name)
        pages += len(letter.pages)
        words += len(letter.text.split())
        if facts:
            extract(letter)
    rounds = 0
    started = time.process_time()
    while True:
        for data, name in sources:
            letter = read_bytes(data, name)
            if facts:
                extract(letter)
        rounds += 1
        took = time.process_time() - started
        if took >= seconds:
            break
    return Speed(
        medium=medium,
        files=len(files),
        pages=pages,
        words=words,
        letters_per_second=round(rounds * len(files) / took, 1),
        pages_per_second=round(rounds * pages / took, 1) if pages else None,
        words_per_second=round(rounds * words / took),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )


def by_medium(paths: Sequence[Path]) -> tuple[dict[str, list[Path]], int]:
    """The readable files of ``paths`` by their medium, and how many cannot be read."""
    files = [f for p in paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p])]
    found: dict[str, list[Path]] = {}
    unread = 0
    for path in files:
        if not path.is_file() or path.suffix in (".py", ".pyc", ".md"):
            continue
        try:
            data = load(path)
            read_bytes(data, path.name)
            found.setdefault(detect(data, path.name), []).append(path)
        except GriffieError:
            unread += 1
    return found, unread


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "corpus" / "samples"])
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found, unread = by_medium(options.paths)
    results: dict[str, list[Speed]] = {"reading": [], "reading and extraction": []}
    spawn = multiprocessing.get_context("spawn")
    for step, facts in zip(results, (False, True), strict=True):
        for medium, files in sorted(found.items()):
            with spawn.Pool(1) as alone:
                results[step].append(alone.apply(measured, (medium, files, options.seconds, facts)))
    if options.json:
        print(json.dumps({k: [asdict(s) for s in v] for k, v in results.items()}, indent=1))
        return
    for step, speeds in results.items():
        print(step)
        print(
            f"{'format':15}{'files':>6}{'pages':>7}{'letters/s':>11}{'pages/s':>9}"
            f"{'words/s':>10}{'peak MB':>9}"
        )
        for s in speeds:
            pages = "" if s.pages_per_second is None else f"{s.pages_per_second:.1f}"
            print(
                f"{s.medium:15}{s.files:6}{s.pages:7}{s.letters_per_second:11.1f}{pages:>9}"
                f"{s.words_per_second:10.0f}{s.peak_mb:9.1f}"
            )
        print()
    if unread:
        print(f"{unread} files could not be read", file=sys.stderr)


if __name__ == "__main__":
    main()
