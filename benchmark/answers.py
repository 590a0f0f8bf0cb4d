#!/usr/bin/env python3
"""How well questions are answered: right answers, citations that support them, and refusals.

::

    python benchmark/answers.py [FOLDER] [--json] [--variants] [--wrong] [--fit]

FOLDER holds ``*.questions.json`` and beside it (in ``../letters``) the letters that they were
written for; without it the questions of ``tests/letters/questions.json`` are asked of the shipped
letters. Each question is asked over all letters together.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from corpus import samples  # noqa: E402
from index.analysis import words  # noqa: E402
from kb.answers import confidence  # noqa: E402
from kb.answers.question import Answer  # noqa: E402
from kb.answers.spans import NUMBER_WORDS  # noqa: E402
from kb.extract import money_grammar, time_expressions  # noqa: E402
from kb.knowledge_base import KnowledgeBase  # noqa: E402

#: The day on which the questions are asked.
TODAY = dt.date(2026, 10, 1)
#: A cited sentence is the evidence where so many of the evidence's words stand in it.
_SAME = 0.8
_VALUES = dict(zip((w for w in NUMBER_WORDS if w not in ("een",)),
                   [0, 1, *range(2, 21), 30, 40, 50, 60, 70, 80, 90, 100, 1000], strict=True))  # fmt: skip
_IDLE = frozenset("de het een en of van in op per voor eind".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its right answer, None for one that no letter answers."""

    words: str
    answer: str | None
    evidence: str
    kind: str
    letter: str


def questions(folder: Path | None, *, variants: bool) -> Iterator[Asked]:
    """The questions of a folder, or those of the shipped letters."""
    shipped = [ROOT / "tests" / "letters" / "questions.json"]
    for file in shipped if folder is None else sorted(folder.glob("*.questions.json")):
        content = json.loads(file.read_text("utf-8"))
        for q in content["answerable"]:
            wordings = [q["question"], *(q.get("variants", []) if variants else [])]
            for wording in wordings:
                yield Asked(
                    wording, q["answer"], q["evidence"], q["kind"], q.get("file", file.name)
                )
        for n, q in enumerate(content["unanswerable"]):
            name = file.name if folder else f"none-{n % 7}"
            yield Asked(q if isinstance(q, str) else q["question"], None, "", "", name)


def right(asked: Asked, answer: Answer) -> bool:
    """Whether the answer is the right one."""
    if asked.answer is None:
        return answer.text is None
    if answer.text is None:
        return False
    if asked.kind in ("fact", "status", "yes_no") and supported(asked, answer):
        return (
            asked.kind == "fact"
            or same(asked.kind, asked.answer, answer.text)
            or (words(answer.text) not in (["ja"], ["nee"]) and asked.kind == "status")
        )
    return same(asked.kind, asked.answer, answer.text)


def same(kind: str, expected: str, given: str) -> bool:
    """Whether two answers are the same once written alike."""
    if kind == "list":
        items = [i for i in re.split(r"[;,]| en | of ", expected) if i.strip()]
        return all(_joined(item) in _joined(given) for item in items)
    return (
        _normal(kind, expected) == _normal(kind, given)
        or (
            kind == "who"
            and len(_joined(given)) < 2.5 * len(_joined(expected))
            and _joined(expected, idle=True) in _joined(given, idle=True)
        )
        or (kind in ("status", "yes_no") and words(expected)[:1] == words(given)[:1])
    )


def _joined(text: str, *, idle: bool = False) -> str:
    return " ".join(w for w in words(text) if not (idle and w in _IDLE))


def _normal(kind: str, text: str) -> object:
    if kind == "date":
        found = time_expressions.find(text, 0, len(text), dt.date(2026, 1, 1))
        if found and found[0].latest:
            part = {"einde": "eind"}.get(found[0].part or "", found[0].part)
            return part, found[-1].latest
    if kind == "amount":
        money = list(money_grammar.find(text, 0, len(text)))
        if money:
            return money[0].low, money[0].high
    numbers = [
        str(_VALUES.get(w, w)) for w in words(text) if w not in ("€", "euro", "mln", "miljoen")
    ]
    return tuple(w for w in numbers if w not in _IDLE)


def supported(asked: Asked, answer: Answer) -> bool:
    """Whether a cited sentence is the evidence: most of its words stand there."""
    wanted = Counter(words(asked.evidence))
    total = sum(wanted.values())
    for part in answer.parts:
        cited = Counter(words(part.citation.sentence))
        if total and sum((wanted & cited).values()) / total >= _SAME:
            return True
        if (
            sum(cited.values()) >= 4
            and sum((wanted & cited).values()) / sum(cited.values()) >= _SAME
        ):
            return True
    return False


def holds(kb: KnowledgeBase, answer: Answer) -> bool:
    """Whether every part stands in the letter where its citation says, and backs the answer."""
    texts = {p.citation.letter.id: kb.letter(p.citation.letter.id).text for p in answer.parts}
    return all(
        texts[p.citation.letter.id][p.citation.start : p.citation.end] == p.text
        and p.text in p.citation.sentence
        for p in answer.parts
    )


def measure(kb: KnowledgeBase, asked: Sequence[Asked], *, wrong: bool) -> dict[str, float]:
    """The figures over all questions together."""
    tally: Counter[str] = Counter()
    spent = []
    for question in asked:
        start = time.perf_counter()
        answer = kb.ask(question.words, TODAY)
        spent.append(time.perf_counter() - start)
        good = right(question, answer)
        if question.answer is None:
            tally["unanswerable"] += 1
            tally["refused"] += good
        else:
            tally["answerable"] += 1
            tally["right"] += good
            if answer.text is not None:
                tally["answered"] += 1
                backed = bool(answer.parts) and holds(kb, answer)
                tally["supported"] += backed and (good or supported(question, answer))
        if wrong and not good:
            _tell(question, answer)
    spent.sort()
    return {
        "answerable": tally["answerable"],
        "right": tally["right"] / max(tally["answerable"], 1),
        "answered": tally["answered"] / max(tally["answerable"], 1),
        "right_of_answered": tally["right"] / max(tally["answered"], 1),
        "supported": tally["supported"] / max(tally["answered"], 1),
        "unanswerable": tally["unanswerable"],
        "refused": tally["refused"] / max(tally["unanswerable"], 1),
        "p95_ms": 1000 * spent[int(0.95 * (len(spent) - 1))] if spent else 0.0,
    }


def _tell(asked: Asked, answer: Answer) -> None:
    """Show what was answered wrongly, and why it was thought right."""
    cited = answer.parts[0].citation.sentence if answer.parts else ""
    scores = " ".join(f"{name} {value:.2f}" for name, value in answer.scores.items())
    print(f"{asked.kind or 'none'} as {answer.question.kind}: {asked.words}")
    print(f"   right {asked.answer!r}, given {answer.text!r} ({answer.confidence:.2f}: {scores})")
    print(f"   {' '.join(cited.split())[:200]}")


def fit(bases: Sequence[tuple[KnowledgeBase, Sequence[Asked]]]) -> None:
    """Fit the weights of the confidence, and say how they do on letters left out one by one."""
    import numpy as np

    confidence.THRESHOLD = -1.0
    names = [name for name in confidence.WEIGHTS if name != "bias"]
    rows, labels, letters, answerable, fixed = [], [], [], [], Counter[str]()
    for kb, asked in bases:
        for question in asked:
            answer = kb.ask(question.words, TODAY)
            good = right(question, answer)
            if answer.scores:
                rows.append([answer.scores[name] for name in names])
                labels.append(float(good and question.answer is not None))
                letters.append(question.letter)
                answerable.append(question.answer is not None)
            else:
                fixed["answerable" if question.answer is not None else "unanswerable"] += 1
                fixed["right" if question.answer is not None else "refused"] += good
    x, y = np.array(rows), np.array(labels)
    could = np.array(answerable)
    # Refusals are few; they count for as much as the answers do together.
    weight = np.where(could, 1.0, could.sum() / max((~could).sum(), 1) / 2)

    def trained(keep: np.ndarray) -> np.ndarray:
        inputs = np.hstack([np.ones((len(x), 1)), x])[keep]
        found = np.zeros(inputs.shape[1])
        for _ in range(4000):
            chance = 1 / (1 + np.exp(-inputs @ found))
            slope = inputs.T @ (weight[keep] * (chance - y[keep])) / weight[keep].sum()
            found -= 2.0 * (slope + 0.002 * np.r_[0, found[1:]])
        return found

    left_out = np.zeros(len(x))
    names_of = np.array(letters)
    for letter in sorted(set(letters)):
        held = names_of == letter
        model = trained(~held)
        left_out[held] = 1 / (1 + np.exp(-(np.hstack([np.ones((held.sum(), 1)), x[held]]) @ model)))
    whole = trained(np.ones(len(x), bool))
    print(
        "WEIGHTS",
        {
            "bias": round(float(whole[0]), 2),
            **{n: round(float(v), 2) for n, v in zip(names, whole[1:], strict=True)},
        },
    )
    print("threshold  right  answered-right  refused   (letters left out)")
    for threshold in np.arange(0.2, 0.75, 0.05):
        given = left_out >= threshold
        good = (y[given].sum() + fixed["right"]) / (could.sum() + fixed["answerable"])
        exact = y[given & could].mean()
        no = ((~given & ~could).sum() + fixed["refused"]) / ((~could).sum() + fixed["unanswerable"])
        print(f"{threshold:9.2f}  {good:5.3f}  {exact:14.3f}  {no:7.3f}")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--variants", action="store_true", help="ask every wording of a question")
    parser.add_argument("--wrong", action="store_true", help="show what was answered wrongly")
    parser.add_argument("--kb", type=Path, help="a knowledge base that holds the letters already")
    parser.add_argument("--fit", type=Path, nargs=2, metavar="KB",
                        help="fit the confidence anew on FOLDER's questions, asked of the first"
                        " knowledge base, and the shipped ones, of the second")  # fmt: skip
    chosen = parser.parse_args()
    if chosen.fit:
        with (
            KnowledgeBase.open(chosen.fit[0]) as real,
            KnowledgeBase.open(chosen.fit[1]) as shipped,
        ):
            fit([(real, list(questions(chosen.folder, variants=False))),
                 (shipped, list(questions(None, variants=True)))])  # fmt: skip
        return 0
    asked = list(questions(chosen.folder, variants=chosen.variants))
    with (
        tempfile.TemporaryDirectory() as folder,
        KnowledgeBase.open(chosen.kb or Path(folder)) as kb,
    ):
        if not chosen.kb:
            kb.ingest(
                [str(chosen.folder.parent / "letters")]
                if chosen.folder
                else map(str, samples.paths())
            )
        figures = measure(kb, asked, wrong=chosen.wrong)
    if chosen.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:18} {value:.3f}" if isinstance(value, float) else f"{name:18} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
