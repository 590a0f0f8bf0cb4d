#!/usr/bin/env python3
"""How fast search is on large archives, and what it takes: time, disk, memory.

::

    python benchmark/search.py [--sizes 10000,100000,1000000] [--queries 200] [--keep FOLDER] [--json]

Each archive is made by repeating the passages of the shipped letters and varying three words in ten
of each copy, with words drawn as often as the shipped tokenizer has seen them; 30 passages a letter,
kept in a knowledge base like any other. Measured in a process of its own for every size: storing,
building the index, disk, peak memory; then, warm, whole hybrid queries with the text of ten results,
the same with their matching words marked, tantivy (by all words of the question) and FAISS alone;
``griffie search`` as a whole process; a plain FTS5 query and bm25s over the same texts. Run it on a
quiet machine: it says the load it found. ``--keep`` keeps the archives in FOLDER, each with what making
it took, and uses those that are there.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import hashlib
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PASSAGES_A_LETTER = 30
CHANGED = 0.3
#: bm25s keeps all in memory; beyond this it is not measured.
MOST_FOR_BM25S = 100_000


def base_texts() -> list[str]:
    """The texts of the shipped letters' passages."""
    from corpus import samples
    from corpus.read import read
    from index.passages import passages

    return [p.text for path in samples.paths() for p in passages(read(path)) if len(p.text) > 100]


def vocabulary() -> tuple[list[str], list[float]]:
    """Words of the shipped tokenizer, and how often each is to be drawn."""
    import math

    from index.encoders import shipped_encoder

    pieces = shipped_encoder().pieces()
    known = {p[1:]: s for p, s in pieces.items() if p.startswith("▁") and len(p) > 3}
    return list(known), [math.exp(score) for score in known.values()]


def varied(count: int) -> Iterator[str]:
    """``count`` texts: those of the shipped letters, words of them replaced by chance."""
    chance = random.Random(1)
    base = [text.split(" ") for text in base_texts()]
    words, weights = vocabulary()
    drawn = chance.choices(words, weights, k=100_000)
    for number in range(count):
        copy = list(base[number % len(base)])
        for at in range(len(copy)):
            if chance.random() < CHANGED:
                copy[at] = drawn[int(chance.random() * len(drawn))]
        yield " ".join(copy)


def questions(count: int) -> list[str]:
    """Queries of 4 to 24 words, cut from varied passages."""
    chance = random.Random(2)
    asked = []
    for text in varied(count):
        words = text.split()
        size = chance.randint(4, 24)
        at = chance.randrange(max(1, len(words) - size))
        asked.append(" ".join(words[at : at + size]).replace('"', "").replace(":", ""))
    return asked


def fill(folder: Path, count: int) -> None:
    """A knowledge base of ``count`` passages."""
    from corpus.letter import Letter, Letterhead, Source
    from index.passages import Passage
    from kb.facts import Extraction
    from kb.knowledge_base import KnowledgeBase
    from kb.read_letter import ReadLetter
    from kb.store import letters

    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    texts = varied(count)
    with KnowledgeBase.open(folder) as kb, kb.writing() as connection:
        for number in range(-(-count // PASSAGES_A_LETTER)):
            text, found = "", []
            for passage in islice(texts, PASSAGES_A_LETTER):
                start = len(text)
                text += passage + "\n"
                found.append(Passage("text", "body", start, start + len(passage), 1, (), passage))
            digest = hashlib.sha256(f"{number}".encode()).hexdigest()
            head = Letterhead(date=dt.date(2010, 1, 1) + dt.timedelta(days=number % 6000))
            letter = Letter(text, Source(f"{number}.txt", digest, "text", len(text)), head)
            read = ReadLetter(letter, Extraction(), {}, tuple(found), 1)
            letters.store(connection, read, file=f"{number}.txt", now=now)


def percentiles(
    run: Callable[[str], object], asked: Sequence[str], warm: int = 10
) -> dict[str, float]:
    """p50 and p95 of ``run`` in milliseconds, after ``warm`` questions to warm up."""
    for question in asked[:warm]:
        run(question)
    taken = []
    for question in asked:
        start = time.perf_counter()
        run(question)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return {
        "p50_ms": round(taken[len(taken) // 2], 2),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 2),
    }


def fts5(folder: Path, asked: Sequence[str], count: int) -> dict[str, float]:
    """A plain FTS5 query: the words of the question joined by OR, the best 100."""
    from index.analysis import words

    texts = sqlite3.connect(folder / "griffie.sqlite")
    index = sqlite3.connect(folder / "fts.sqlite")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='unicode61')")
    index.executemany(
        "INSERT INTO t(rowid, text) VALUES (?, ?)", texts.execute("SELECT row, text FROM passages")
    )
    index.commit()

    def run(question: str) -> list[Any]:
        match = " OR ".join(f'"{word}"' for word in words(question))
        query = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 100"
        return index.execute(query, (match,)).fetchall()

    try:
        # seconds a query in a large archive: fewer are asked there
        return percentiles(run, asked[:50] if count <= MOST_FOR_BM25S else asked[:20], warm=3)
    finally:
        index.close()
        texts.close()
        (folder / "fts.sqlite").unlink()


def by_bm25s(folder: Path, asked: Sequence[str]) -> dict[str, float] | None:
    """bm25s over the analysed stems, the best 100; None where it is not installed."""
    try:
        import bm25s
    except ImportError:
        return None
    from index.encoders import shipped_encoder
    from index.search import analyser_of

    analyser = analyser_of(shipped_encoder())
    with contextlib.closing(sqlite3.connect(folder / "griffie.sqlite")) as texts:
        found = [
            list(analyser.analyse(t).stems) for (t,) in texts.execute("SELECT text FROM passages")
        ]
    engine = bm25s.BM25()
    engine.index(found, show_progress=False)

    def run(question: str) -> object:
        stems = [s for s in analyser.analyse(question).stems if s in engine.vocab_dict]
        return engine.retrieve([stems], k=100, show_progress=False) if stems else None

    return percentiles(run, asked)


def made(folder: Path, count: int) -> dict[str, Any]:
    """What it took to make the archive in ``folder`` with its index; makes it where it is not there."""
    from kb.knowledge_base import KnowledgeBase

    kept = folder / "made.json"
    if kept.exists():
        found: dict[str, Any] = json.loads(kept.read_text("utf-8"))
        return found
    start = time.perf_counter()
    fill(folder, count)
    figures = {
        "store_s": round(time.perf_counter() - start, 1),
        "store_mb": _megabytes(folder),
    }
    with KnowledgeBase.open(folder) as kb:
        start, used = time.perf_counter(), time.process_time()
        kb.index.rebuild()
        figures["index_s"] = round(time.perf_counter() - start, 1)
        figures["index_cpu_s"] = round(time.process_time() - used, 1)
    figures["index_mb"] = _megabytes(folder / "index")
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    kept.write_text(json.dumps(figures), "utf-8")
    return figures


def measure(count: int, queries: int, keep: Path | None) -> dict[str, Any]:
    """All figures of one size."""
    from index.query import Query
    from kb.knowledge_base import KnowledgeBase

    with tempfile.TemporaryDirectory() as name:
        folder = keep / str(count) if keep else Path(name)
        figures: dict[str, Any] = {"passages": count, **made(folder, count)}
        figures["load"] = round(os.getloadavg()[0], 1)
        with KnowledgeBase.open(folder) as kb:
            asked = questions(queries)
            figures["griffie"] = percentiles(kb.search, asked)
            figures["marked"] = percentiles(lambda q: [h.marks for h in kb.search(q)], asked)
            _manifest, lexical, vectors, _forward = kb.index.engines()
            figures["tantivy"] = percentiles(lambda q: lexical.search(Query(q), 100), asked)
            encoded = dict(zip(asked, kb.index.encoder.queries(asked), strict=True))
            figures["faiss"] = percentiles(lambda q: vectors.search(encoded[q], 100), asked)
        figures["process_s"] = _whole_process(folder, asked[:7])
        figures["fts5"] = fts5(folder, asked, count)
        if count <= MOST_FOR_BM25S:
            figures["bm25s"] = by_bm25s(folder, asked)
        return figures


def _whole_process(folder: Path, asked: Sequence[str]) -> float:
    """The median of ``griffie search`` from start to end, in seconds."""
    taken = []
    for question in asked:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "kb", "search", "--kb", str(folder), "--", question],
            cwd=ROOT, check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        taken.append(time.perf_counter() - start)
    return round(sorted(taken)[len(taken) // 2], 2)


def _megabytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 2**20


def main() -> None:
    """Measure each size in a process of its own and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.queries, asked.keep)))
        return
    for size in asked.sizes.split(","):
        command = [sys.executable, __file__, "--one", size, "--queries", str(asked.queries)]
        if asked.keep:
            command += ["--keep", str(asked.keep.absolute())]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        figures = json.loads(done.stdout)
        if asked.json:
            print(json.dumps(figures), flush=True)
            continue
        print(f"{figures.pop('passages')} passages (load {figures.pop('load')})")
        for name, value in figures.items():
            shown = (
                f"p50 {value['p50_ms']} ms, p95 {value['p95_ms']} ms"
                if isinstance(value, dict)
                else value
            )
            print(f"  {name:10} {shown}", flush=True)


if __name__ == "__main__":
    main()
