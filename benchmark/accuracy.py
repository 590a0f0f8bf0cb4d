"""How well griffie reads: its facts held against annotated letters, by kind, set and document.

usage: python benchmark/accuracy.py [--shared DIR] [--set NAME] [--errors KIND] [--json] [--write]

The sets: ``shipped`` (the letters of this repository), ``unseen``, ``unseen-2``, ``unseen-3`` and
``unseen-motions`` (written without a look at the rules, see ``tests/unseen/README.md``), and, where
``--shared``, GRIFFIE_SHARED or ``../shared`` has them, ``gold`` (nine real documents), ``excerpts`` and
``measure`` (excerpts of ministers' answers). Of ``measure`` nobody is to see more than the totals: they
tell how well what was learned elsewhere holds. ``--errors KIND`` lists what was missed and what was
found in vain; ``--write`` keeps the figures in ``benchmark/results/accuracy.json``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmark.measure import KINDS, Score, compare  # noqa: E402
from corpus.errors import UnreadableLetterError  # noqa: E402
from corpus.read import read  # noqa: E402
from kb.contract import document  # noqa: E402
from kb.extract.pipeline import extract  # noqa: E402

RESULTS = ROOT / "benchmark" / "results" / "accuracy.json"
UNSEEN = ROOT / "tests" / "unseen"
#: The sets written apart, by name, with their folder.
APART = {
    "unseen": "first",
    "unseen-2": "second",
    "unseen-3": "third",
    "unseen-motions": "motions",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of annotated documents: ``gold/NAME.json`` (or .facts.json) tells of ``texts/NAME``."""

    name: str
    gold: Path
    texts: Path
    open: bool = True

    def documents(self) -> Iterator[tuple[str, dict[str, Any], Path]]:
        """Name, annotation and file of each document."""
        for path in sorted(self.gold.glob("*.json")):
            facts = json.loads(path.read_text("utf-8"))
            if not isinstance(facts, dict) or "references" not in facts:
                continue
            name = facts.get("file") or path.name.removesuffix(".json")
            yield name, facts, self.texts / name


def samples(shared: Path) -> list[Sample]:
    """The sets that are there."""
    every = [
        Sample("shipped", ROOT / "tests" / "letters", ROOT / "corpus" / "samples"),
        *(Sample(name, UNSEEN / folder, UNSEEN / folder) for name, folder in APART.items()),
        Sample("gold", shared / "gold", shared / "letters"),
        Sample("excerpts", shared / "excerpts" / "gold", shared / "excerpts" / "text"),
        Sample("measure", shared / "measure" / "gold", shared / "measure" / "text", open=False),
    ]
    return [sample for sample in every if sample.gold.is_dir()]


def found_in(path: Path) -> dict[str, Any]:
    """The contract's object for the file at ``path``; empty where it cannot be read."""
    try:
        letter = read(path)
    except UnreadableLetterError:
        return {}
    return document(letter, extract(letter))


def score(sample: Sample) -> tuple[dict[str, Score], dict[str, dict[str, Score]]]:
    """The totals of a set by kind, and the scores of each of its documents."""
    total = {kind: Score() for kind in KINDS}
    each: dict[str, dict[str, Score]] = {}
    for name, facts, path in sample.documents():
        each[name] = compare(facts, found_in(path))
        for kind, one in each[name].items():
            total[kind].add(one)
    return total, each


def figures(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    """The figures of ``scores`` that go into the results file."""
    return {
        kind: {
            "precision": round(s.precision, 4),
            "recall": round(s.recall, 4),
            "f1": round(s.f1, 4),
            "gold": s.gold,
            "found": s.found,
        }
        for kind, s in scores.items()
        if s.gold or s.found
    }


def _table(name: str, scores: dict[str, Score]) -> str:
    lines = [f"{name:22}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'found':>7}"]
    for kind, s in scores.items():
        if s.gold or s.found:
            lines.append(
                f"{kind:22}{s.precision:8.3f}{s.recall:8.3f}{s.f1:8.3f}{s.gold:7}{s.found:7}"
            )
    return "\n".join(lines)


def _errors(kind: str, each: dict[str, dict[str, Score]]) -> Iterator[str]:
    for name, scores in each.items():
        one = scores.get(kind, Score())
        yield from (f"MISSED   {name[:30]:30} {text}" for text in one.missed)
        yield from (f"SPURIOUS {name[:30]:30} {text}" for text in one.false)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = Path(os.environ.get("GRIFFIE_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--set", dest="only")
    parser.add_argument("--errors", choices=KINDS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    results: dict[str, Any] = {}
    for sample in samples(args.shared):
        if args.only and sample.name != args.only:
            continue
        total, each = score(sample)
        results[sample.name] = {"documents": len(each), "kinds": figures(total)}
        if sample.open and sample.name != "excerpts":
            results[sample.name]["by document"] = {n: figures(s) for n, s in each.items()}
        if args.errors and sample.open:
            print("\n".join(_errors(args.errors, each)))
        elif not args.json:
            print(_table(f"{sample.name} ({len(each)})", total), end="\n\n")
    printed = json.dumps(results, indent=1, ensure_ascii=False)
    if args.json:
        print(printed)
    if args.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(printed + "\n", "utf-8")


if __name__ == "__main__":
    main()
