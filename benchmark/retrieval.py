#!/usr/bin/env python3
"""How well the right passage is found: nDCG@10 and recall at 100, engine by engine.

::

    python benchmark/retrieval.py [FILE] [--json]

FILE is ``{"questions": [{"question": …, "answer": NUMBER}], "passages": [TEXT, …]}``: each
question has one right passage, the one with that number. Without FILE the questions of
``tests/letters/questions.json`` are asked of the shipped letters, and the hand-written queries of
``benchmark/queries.json`` of the letters in the folder that ``GRIFFIE_SHARED`` names, where it is
there; the right passage is then the one that holds the evidence, or the words that the query points at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from passage_list import PassageList  # noqa: E402

from index.analysis import words  # noqa: E402
from index.lexical import WEIGHTS, Weights  # noqa: E402
from index.query import Query  # noqa: E402
from index.search import SearchIndex  # noqa: E402

DEPTH = 100
#: A ranking: the ids of the best passages for a question, best first.
Ranking = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the passages that are right."""

    words: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the questions: nDCG at 10 and the share found among the first 100."""

    ndcg10: float
    recall100: float


def measure(ranking: Ranking, questions: Sequence[Question]) -> Figures:
    """The figures of one ranking. With one gain to be had, nDCG is 1 / log2(rank + 1)."""
    gain = found = 0.0
    for question in questions:
        ids = ranking(question.words)[:DEPTH]
        rank = next((n for n, number in enumerate(ids, 1) if number in question.right), None)
        if rank is not None:
            found += 1
            gain += 1 / math.log2(rank + 1) if rank <= 10 else 0.0
    return Figures(gain / len(questions), found / len(questions))


def rankings(index: SearchIndex) -> dict[str, Ranking]:
    """Each row of the table: words, stems, stems with parts, the encoder, and all as shipped."""
    _manifest, lexical, vectors, _forward = index.engines()

    def by_words(weights: Weights) -> Ranking:
        return lambda words: lexical.search(Query(words), DEPTH, weights=weights).ids

    def by_meaning(words: str) -> Sequence[int]:
        return vectors.search(index.encoder.queries([words])[0], DEPTH).ids

    only = {"stems": 0.0, "parts": 0.0, "head": 0.0, "words": 0.0}
    return {
        "BM25, words": by_words(Weights(**{**only, "words": 1.0})),
        "BM25, stems": by_words(Weights(**{**only, "stems": 1.0})),
        "BM25, stems and parts": by_words(
            Weights(**{**only, "stems": 1.0, "parts": WEIGHTS.parts})
        ),
        "encoder": by_meaning,
        "griffie": lambda words: index.ranked(Query(words)).ids,
    }


def table(source: PassageList, questions: Sequence[Question]) -> dict[str, Figures]:
    """The figures of every row for one set of passages and questions."""
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder) / "index", source)
        return {name: measure(rank, questions) for name, rank in rankings(index).items()}


def from_file(path: Path) -> tuple[PassageList, list[Question]]:
    """Passages and questions of a file in the shape that the module's words describe."""
    data = json.loads(path.read_text("utf-8"))
    return PassageList.of_texts(data["passages"]), [
        Question(q["question"], frozenset([q["answer"] + 1])) for q in data["questions"]
    ]


def from_shipped() -> tuple[PassageList, list[Question]]:
    """The shipped letters and the questions about them, wording variants included."""
    from corpus.read import read

    data = json.loads((ROOT / "tests/letters/questions.json").read_text("utf-8"))
    files = sorted(p for p in (ROOT / "corpus/samples").iterdir() if p.suffix in SUFFIXES)
    source = PassageList.of_letters([read(path) for path in files])
    questions = []
    for asked in data["answerable"]:
        right = frozenset(
            record.id
            for record in source.records
            if Path(record.file).name == asked["file"]
            and _plain(asked["evidence"])
            in _plain("\n".join((record.passage.text, *record.passage.notes)))
        )
        if right:
            questions += [
                Question(w, right) for w in (asked["question"], *asked.get("variants", ()))
            ]
    return source, questions


def from_queries(shared: Path) -> tuple[PassageList, list[Question]]:
    """The hand-written queries over real letters, in words that the passage does not use.

    Each names a file and the digest of the six words at the place that answers it, for the letters
    are not part of the project.
    """
    from corpus.read import read

    data = json.loads((ROOT / "benchmark/queries.json").read_text("utf-8"))
    files = sorted({q["file"] for q in data})
    source = PassageList.of_letters([read(shared / "letters" / name) for name in files])
    marks = [(files[r.letter - 1], digests(r.passage.text), r.id) for r in source.records]
    questions = []
    for asked in data:
        right = frozenset(
            n for file, held, n in marks if file == asked["file"] and asked["mark"] in held
        )
        if not right:
            raise SystemExit(f"no passage for {asked['query']!r} in {asked['file']}")
        questions.append(Question(asked["query"], right))
    return source, questions


def digests(text: str) -> set[str]:
    """The digest of every six words of ``text`` that follow each other."""
    found = words(text)
    runs = (" ".join(found[at : at + 6]) for at in range(len(found) - 5))
    return {hashlib.sha256(run.encode()).hexdigest()[:12] for run in runs}


SUFFIXES = (".txt", ".pdf", ".docx")


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    shared = Path(os.environ.get("GRIFFIE_SHARED", ROOT.parent / "shared"))
    sets: dict[str, Callable[[], tuple[PassageList, list[Question]]]] = {}
    if asked.file:
        sets[asked.file.name] = lambda: from_file(asked.file)
    else:
        sets["shipped letters"] = from_shipped
        if (shared / "letters").is_dir():
            sets["hand-written queries"] = lambda: from_queries(shared)
    for name, load in sets.items():
        source, questions = load()
        rows = table(source, questions)
        if asked.json:
            figures = {row: {"ndcg10": round(f.ndcg10, 4), "recall100": round(f.recall100, 4)}
                       for row, f in rows.items()}  # fmt: skip
            print(json.dumps({"set": name, "questions": len(questions),
                              "passages": source.count(), "rows": figures}))  # fmt: skip
            continue
        print(f"{name}: {len(questions)} questions, {source.count()} passages")
        print(f"{'':24} {'nDCG@10':>8} {'R@100':>7}")
        for row, f in rows.items():
            print(f"{row:24} {f.ndcg10:8.3f} {f.recall100:7.3f}")


if __name__ == "__main__":
    main()
