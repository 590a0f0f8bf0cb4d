"""Making the model of :mod:`kb.extract.model`; needs scikit-learn, which griffie itself does not.

``python -m kb.extract.training --gold DIR:TEXTS … --labelled FILE … --out FILE`` trains on annotated
documents (a folder of JSON files in the form of the guideline, beside the folder with the documents)
and on sentences labelled one by one (JSON Lines: text, kind or null, before, lead). Same input, same bytes.
``--predict FILE`` writes instead, for every annotated document, what a model finds that has not seen
it, in the form of ``griffie extract``: the honest figure.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.read import read
from kb.contract import document
from kb.extract import commitments
from kb.extract.candidates import candidates, row_of
from kb.extract.features import BUCKETS, Setting
from kb.extract.model import Model, adapted, to_bytes
from kb.extract.pipeline import read_facts
from kb.extract.reading import Reading
from kb.extract.wording import read_wording
from kb.facts import COMMITMENT_KINDS

#: Inverse strength of the model's regularisation, chosen by cross-validation.
STRENGTH = 0.05
KIND_STRENGTH = 0.3
#: Documents are divided into so many parts for cross-validation.
PARTS = 10
#: More sentences than this make a document long: a letter rather than an answer.
LONG = 30
_SHARED = 0.75
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[€%]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from. ``kind`` is None where it is no commitment; ``group`` its document."""

    row: tuple[int, ...]
    kind: str | None
    group: str


def shipped_examples() -> list[Example]:
    """The sentences written for this project, ``data/commitment_examples*.jsonl``, by file name."""
    found: list[Example] = []
    for file in sorted(files("kb.extract.data").iterdir(), key=lambda file: file.name):
        if file.name.startswith("commitment_examples") and file.name.endswith(".jsonl"):
            found += labelled(file.read_text("utf-8"))
    return found


def labelled(lines: str) -> list[Example]:
    """Examples of JSON Lines: ``text``, ``kind``, and where known ``before``, ``lead`` and ``group``.

    ``before`` is the sentence before it, ``lead`` the one that introduces the list it is an item of.
    A line with ``follows`` comes straight after the line above it, in the same group.
    """
    found: list[Example] = []
    above: dict[str, Any] = {}
    for number, line in enumerate(lines.splitlines()):
        if not line.strip():
            continue
        item = json.loads(line)
        if item.get("follows"):
            item |= {"before": above["text"], "group": above["group"]}
        above = item
        before = read_wording(item["before"]) if item.get("before") else None
        lead = read_wording(item["lead"]) if item.get("lead") else None
        setting = Setting(listed=lead is not None, before=before, lead=lead)
        row = row_of(read_wording(item["text"]), setting)[2]
        found.append(Example(row, item["kind"], item.get("group", f"line {number}")))
    return found


def annotated(gold: dict[str, Any], reading: Reading, group: str) -> list[Example]:
    """A document's sentences as examples: one that shares its words with a commitment is one."""
    stated = [
        (_tokens(text), c["kind"])
        for c in gold.get("commitments", ())
        for text in (c["text"], *c.get("also", ()))
    ]
    found = []
    for candidate in candidates(reading):
        mine = _tokens(candidate.sentence.text)
        kind = next((k for theirs, k in stated if _overlap(mine, theirs) >= _SHARED), None)
        found.append(Example(candidate.row, kind, group))
    return found


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _overlap(one: list[str], other: list[str]) -> float:
    if min(len(one), len(other)) < 4:
        return 0.0
    rest = list(other)
    same = 0
    for token in one:
        if token in rest:
            rest.remove(token)
            same += 1
    return same / min(len(one), len(other))


def train(examples: Sequence[Example], threshold: float) -> Model:
    """A model of ``examples``: regularised logistic regression, for being one and for the kind."""
    from sklearn.linear_model import LogisticRegression

    is_one = np.array([e.kind is not None for e in examples])
    # Fitted over the buckets that occur, which is some twenty times as fast as over all.
    used = np.unique(np.fromiter((b for e in examples for b in e.row), dtype=np.int64))
    settings: dict[str, Any] = {"solver": "newton-cg", "max_iter": 1000}
    fitted = LogisticRegression(C=STRENGTH, **settings).fit(_matrix(examples, used), is_one)
    positive = [e for e in examples if e.kind is not None]
    numbers = [COMMITMENT_KINDS.index(e.kind) for e in positive if e.kind is not None]
    kinds = LogisticRegression(C=KIND_STRENGTH, **settings).fit(_matrix(positive, used), numbers)
    weights = np.zeros(2 * BUCKETS, dtype=np.float32)
    weights[used] = fitted.coef_[0]
    rows = np.zeros((len(COMMITMENT_KINDS), 2 * BUCKETS), dtype=np.float32)
    biases = np.full(len(COMMITMENT_KINDS), -100.0, dtype=np.float32)
    for index, kind in enumerate(kinds.classes_):
        rows[kind, used] = kinds.coef_[index] if len(kinds.classes_) > 2 else 0.0
        biases[kind] = kinds.intercept_[index] if len(kinds.classes_) > 2 else 0.0
    return Model(
        weights=weights,
        bias=float(fitted.intercept_[0]),
        kinds=rows,
        kind_biases=biases,
        prior=float(is_one.mean()),
        threshold=threshold,
    )


def _matrix(examples: Sequence[Example], used: NDArray[np.int64]) -> Any:
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *(len(e.row) for e in examples)])
    flat = np.fromiter((b for e in examples for b in e.row), dtype=np.int64)
    columns = np.searchsorted(used, flat)
    values = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((values, columns, ends), shape=(len(examples), len(used)))


def divided(groups: Sequence[str], single: Callable[[str], bool]) -> dict[str, int]:
    """Which part each document is left out with; those that are ``single`` have one of their own."""
    parts: dict[str, int] = {}
    count = PARTS
    for number, group in enumerate(sorted(set(groups))):
        if single(group):
            parts[group] = count
            count += 1
        else:
            parts[group] = number % PARTS
    return parts


def unseen_certainties(
    examples: Sequence[Example], parts: dict[str, int], always: Sequence[Example]
) -> tuple[NDArray[np.float64], dict[int, Model]]:
    """Each example's certainty by a model that did not see its document, and those models."""
    result = np.zeros(len(examples))
    models: dict[int, Model] = {}
    for part in sorted(set(parts.values())):
        seen = [e for e in examples if parts[e.group] != part]
        models[part] = train([*seen, *always], 0.5)
    for group in sorted(parts):
        indexes = [i for i, e in enumerate(examples) if e.group == group]
        model = models[parts[group]]
        raw = model.certainties([examples[i].row for i in indexes])
        result[indexes] = adapted(raw, model.prior)
    return result, models


def best_threshold(
    certainties: NDArray[np.float64], truth: NDArray[np.bool_], long: NDArray[np.bool_]
) -> float:
    """The threshold of the best mean of two F1 figures: sentences of long documents and of short.

    Taken together one long plan would decide. The figures are smoothed over neighbouring thresholds.
    """
    steps = np.arange(0.1, 0.9, 0.01)
    total = np.zeros(len(steps))
    for part in (long, ~long):
        if truth[part].any():
            total += [_f1(certainties[part] >= step, truth[part]) for step in steps]
    smooth = np.convolve(total, np.ones(9) / 9, mode="same")
    return round(float(steps[int(np.argmax(smooth))]), 3)


def _f1(taken: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    return 2 * float((taken & truth).sum()) / max(float(taken.sum() + truth.sum()), 1.0)


def _read_folders(pairs: Sequence[str]) -> list[tuple[str, dict[str, Any], Reading]]:
    found = []
    for pair in pairs:
        gold, _, texts = pair.partition(":")
        for path in sorted(Path(gold).glob("*.json")):
            name = path.name.removesuffix(".json")
            reading = read_facts(read(Path(texts) / name))
            found.append((name, json.loads(path.read_text("utf-8")), reading))
    return found


def main() -> None:
    """Train and write the model, or write what models find in documents they have not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="*", default=[], metavar="GOLD:TEXTS")
    parser.add_argument("--labelled", nargs="*", default=[], type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--predict", type=Path)
    args = parser.parse_args()
    documents = _read_folders(args.gold)
    examples = [e for name, gold, reading in documents for e in annotated(gold, reading, name)]
    always = shipped_examples()
    for path in args.labelled:
        always += labelled(path.read_text("utf-8"))
    sizes = {g: sum(e.group == g for e in examples) for g in {e.group for e in examples}}
    parts = divided([e.group for e in examples], lambda g: sizes[g] > LONG)
    threshold = 0.3
    if examples:
        certainties, models = unseen_certainties(examples, parts, always)
        truth = np.array([e.kind is not None for e in examples])
        threshold = best_threshold(
            certainties, truth, np.array([sizes[e.group] > LONG for e in examples])
        )
        print(f"threshold {threshold}, {len(examples)} sentences, {int(truth.sum())} commitments")
        if args.predict:
            _predict(args.predict, documents, parts, models, threshold)
    if args.out:
        args.out.write_bytes(to_bytes(train([*examples, *always], threshold)))


def _predict(
    out: Path,
    documents: list[tuple[str, dict[str, Any], Reading]],
    parts: dict[str, int],
    models: dict[int, Model],
    threshold: float,
) -> None:
    lines = []
    for name, _, reading in documents:
        model = replace(models[parts.get(name, 0)], threshold=threshold)
        reading.commitments = commitments.find(reading, model)
        lines.append(json.dumps(document(reading.letter, reading.result()), ensure_ascii=False))
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
