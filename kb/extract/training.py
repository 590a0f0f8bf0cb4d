"""Making the model of :mod:`kb.extract.model`; needs scikit-learn, which griffie itself does not.

``python -m kb.extract.training --gold DIR:TEXTS … --labelled FILE … --out FILE`` trains on annotated
documents (a folder of JSON files in the form of the guideline, beside the folder with the documents)
and on sentences labelled one by one (JSON Lines: text, kind or null, before, lead, group). Same input,
same bytes. ``--held-out DIR …`` leaves out the labelled documents that share text with those in DIR.
``--predict FILE`` writes, for every annotated document, what a model finds that has not seen it, in
the form of ``griffie extract``: the honest figure.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
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
from kb.extract.held_out import Texts, without
from kb.extract.model import Model, adapted, to_bytes
from kb.extract.pipeline import read_facts
from kb.extract.reading import Reading
from kb.extract.wording import read_wording
from kb.facts import COMMITMENT_KINDS

#: Inverse strength of the model's regularisation, chosen by cross-validation.
STRENGTH = 40.0
KIND_STRENGTH = 20.0
#: How long what is read of the clauses is beside the words, which have length 1.
CLAUSES = 0.75
#: Buckets that fewer sentences have are left out.
RARE = 3
#: Annotated documents teach only through buckets that so many of the other sentences have: what is
#: peculiar to a document is not learned by heart, so figures on it stay near those on unseen ones.
COMMON = 300
#: What a sentence written for this project weighs against one of a real answer.
WRITTEN = 0.5
#: What a sentence of an annotated document weighs at most: figures on it stay near those on unseen ones.
ANNOTATED = 0.5
#: The sentences of an annotated document together count as so many at most, so that no long plan decides.
EVEN = 60
#: Documents are divided into so many parts for cross-validation.
PARTS = 10
#: Over how many hundredths the figures are smoothed by which a threshold is chosen: the curve is flat.
SMOOTH = 25
#: More sentences than this make a document long: a letter rather than an answer.
LONG = 30
_SHARED = 0.75
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[€%]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from. ``kind`` is None where it is no commitment; ``group`` its document.

    An ``annotated`` one teaches only through common buckets (:data:`COMMON`).
    """

    row: tuple[int, ...]
    kind: str | None
    group: str
    weight: float = 1.0
    annotated: bool = False


def shipped_examples() -> list[Example]:
    """The sentences written for this project, ``data/commitment_examples*.jsonl``, by file name."""
    found = []
    for file in sorted(files("kb.extract.data").iterdir(), key=lambda f: f.name):
        if file.name.startswith("commitment_examples") and file.name.endswith(".jsonl"):
            found += labelled(file.read_text("utf-8"), file.name)
    return [replace(example, weight=WRITTEN) for example in found]


def read_lines(text: str, name: str) -> list[dict[str, Any]]:
    """The items of JSON Lines: ``text``, ``kind``, and where known ``before``, ``lead`` and ``group``.

    ``before`` is the sentence before it, ``lead`` the one that introduces the list it is an item of;
    ``follows`` says that the line before this one is the sentence before it, of the same document.
    ``name`` tells documents of several files apart.
    """
    items: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines()):
        if not line.strip():
            continue
        item = {"group": f"{number}"} | json.loads(line)
        item["group"] = f"{name} {item['group']}"
        if item.get("follows"):
            item |= {"group": items[-1]["group"]}
            item.setdefault("before", items[-1]["text"])
        items.append(item)
    return items


def labelled(text: str, name: str = "") -> list[Example]:
    """Examples of JSON Lines, see :func:`read_lines`."""
    return _examples(read_lines(text, name))


def _examples(items: Iterable[dict[str, Any]]) -> list[Example]:
    found = []
    for item in items:
        before = read_wording(item["before"]) if item.get("before") else None
        lead = read_wording(item["lead"]) if item.get("lead") else None
        setting = Setting(listed=lead is not None, before=before, lead=lead)
        row = row_of(read_wording(item["text"]), setting)[2]
        found.append(Example(row, item["kind"], item["group"]))
    return found


def annotated(gold: dict[str, Any], reading: Reading, group: str) -> list[Example]:
    """A document's sentences as examples: one that shares its words with a commitment is one."""
    stated = [
        (_tokens(text), c["kind"])
        for c in gold.get("commitments", ())
        for text in (c["text"], *c.get("also", ()))
    ]
    rows = list(candidates(reading))
    weight = ANNOTATED * min(1.0, EVEN / max(len(rows), 1))
    found = []
    for candidate in rows:
        mine = _tokens(candidate.sentence.text)
        kind = next((k for theirs, k in stated if _overlap(mine, theirs) >= _SHARED), None)
        found.append(Example(candidate.row, kind, group, weight, annotated=True))
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
    """A model of ``examples``: regularised logistic regression, for being one and for the kind.

    A row's buckets count by how rare they are; its words are brought to length 1, what is read of its
    clauses to :data:`CLAUSES`.
    """
    from sklearn.linear_model import LogisticRegression

    known = Counter(b for e in examples for b in e.row)
    used = np.array(sorted(b for b, n in known.items() if n >= min(RARE, len(examples) // 4)))
    others = Counter(b for e in examples if not e.annotated for b in e.row)
    rarity = np.log(len(examples) / np.array([known[b] for b in used])) + 1e-3
    common = np.array([others[b] >= COMMON for b in used])
    matrix = _matrix(examples, used, rarity, common)
    weights = np.array([e.weight for e in examples])
    is_one = np.array([e.kind is not None for e in examples])
    fitted = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3)
    fitted.fit(matrix, is_one, sample_weight=weights)
    numbers = [COMMITMENT_KINDS.index(e.kind) for e in examples if e.kind is not None]
    kinds = LogisticRegression(C=KIND_STRENGTH, solver="newton-cg", max_iter=1000)
    kinds.fit(matrix[is_one], numbers, sample_weight=weights[is_one])
    scale = np.sqrt(rarity) * np.where(used >= BUCKETS, CLAUSES, 1.0)
    squares = np.zeros(2 * BUCKETS, dtype=np.float32)
    squares[used] = rarity
    lines = np.zeros(2 * BUCKETS, dtype=np.float32)
    lines[used] = fitted.coef_[0] * scale
    rows = np.zeros((len(COMMITMENT_KINDS), 2 * BUCKETS), dtype=np.float32)
    biases = np.full(len(COMMITMENT_KINDS), -100.0, dtype=np.float32)
    for index, kind in enumerate(kinds.classes_):
        rows[kind, used] = kinds.coef_[index] * scale if len(kinds.classes_) > 2 else 0.0
        biases[kind] = kinds.intercept_[index] if len(kinds.classes_) > 2 else 0.0
    return Model(
        weights=lines,
        squares=squares,
        bias=float(fitted.intercept_[0]),
        kinds=rows,
        kind_biases=biases,
        prior=float(np.average(is_one, weights=weights)),
        threshold=threshold,
    )


def _matrix(
    examples: Sequence[Example],
    used: NDArray[np.int64],
    rarity: NDArray[np.float64],
    common: NDArray[np.bool_],
) -> Any:
    """The rows of ``examples`` over the buckets ``used``, each half brought to its length.

    Of annotated rows the buckets that are not ``common`` are struck out after that.
    """
    from scipy.sparse import csr_matrix

    lengths = [len(e.row) for e in examples]
    rows = np.repeat(np.arange(len(examples)), lengths)
    flat = np.fromiter((b for e in examples for b in e.row), dtype=np.int64)
    columns = np.minimum(np.searchsorted(used, flat), len(used) - 1)
    there = used[columns] == flat
    rows, columns = rows[there], columns[there]
    upper = used[columns] >= BUCKETS
    values = np.zeros(len(rows))
    for half, length in ((~upper, 1.0), (upper, CLAUSES)):
        squares = np.bincount(rows[half], rarity[columns[half]], len(examples))
        values[half] = length * np.sqrt(rarity[columns[half]] / squares[rows[half]])
    open_to = ~np.array([e.annotated for e in examples])[rows] | common[columns]
    shape = (len(examples), len(used))
    return csr_matrix((values[open_to], (rows[open_to], columns[open_to])), shape=shape)


def divided(sizes: dict[str, int]) -> dict[str, int]:
    """Which part each document is left out with; the longest are spread over the parts."""
    order = sorted(sizes, key=lambda group: (-sizes[group], group))
    return {group: number % PARTS for number, group in enumerate(order)}


def unseen_certainties(
    examples: Sequence[Example], parts: dict[str, int], always: Sequence[Example]
) -> tuple[NDArray[np.float64], dict[int, Model]]:
    """Each example's certainty by a model that did not see its document, and those models."""
    result = np.zeros(len(examples))
    models: dict[int, Model] = {}
    for part in sorted(set(parts.values())):
        seen = [e for e in examples if parts[e.group] != part]
        models[part] = train([*seen, *always], 0.5)
    places: dict[str, list[int]] = {group: [] for group in parts}
    for index, example in enumerate(examples):
        places[example.group].append(index)
    for group, indexes in places.items():
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
    window = np.ones(SMOOTH)
    smooth = np.convolve(total, window, "same") / np.convolve(np.ones(len(total)), window, "same")
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


def _read_labelled(paths: Sequence[Path], held_out: Sequence[Path]) -> list[Example]:
    """The labelled sentences, those left out that share text with ``held_out``; tells how many."""
    items = [i for path in paths for i in read_lines(path.read_text("utf-8"), path.name)]
    if held_out:
        kept = without(items, Texts.of_folders(held_out))
        print(f"{len(items) - len(kept)} of {len(items)} labelled sentences share text: left out")
        items = kept
    return _examples(items)


def main() -> None:
    """Train and write the model, or write what models find in documents they have not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="*", default=[], metavar="GOLD:TEXTS")
    parser.add_argument("--labelled", nargs="*", default=[], type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--predict", type=Path)
    args = parser.parse_args()
    documents = _read_folders(args.gold)
    examples = [e for name, gold, reading in documents for e in annotated(gold, reading, name)]
    examples += _read_labelled(args.labelled, args.held_out)
    always = shipped_examples()
    threshold = 0.3
    if examples:
        sizes = Counter(e.group for e in examples)
        parts = divided(sizes)
        certainties, models = unseen_certainties(examples, parts, always)
        truth = np.array([e.kind is not None for e in examples])
        # by the annotated documents where there are any: labels given one by one are sparser
        judged = np.array([e.annotated for e in examples])
        judged |= not judged.any()
        long = np.array([sizes[e.group] > LONG for e in examples])
        threshold = best_threshold(certainties[judged], truth[judged], long[judged])
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
