"""The measure: facts that were found held against facts that a careful reader wrote down.

Facts of one document are paired one to one, the best pairs first. What makes a pair differs by
kind: the same number for references; number, sponsors and sentence for motions; shared words for
commitments and deadlines; value and digits for amounts. A kind that an annotation leaves out is not
judged there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Fact = dict[str, Any]
_LEFTOVERS = re.compile(r"\[footnoteRef:\d+\]|\[bookmark: [^\]]*\]|\[\d+:[^\]]*\]|\u00ad|\ufffe")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[€%]")
_CLOSED = ("afgedaan", "uitgevoerd")
KINDS = (
    "letter date", "signatories", "references", "motions", "motions+status", "motions closed",
    "commitments", "commitments inform", "commitments+deadline", "deadlines", "deadlines+date",
    "amounts", "amounts+recurrence",
)  # fmt: skip


@dataclass(slots=True)
class Score:
    """How many facts of one kind were right (``hits``), written down (``gold``) and found."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count ``other`` in, and its misses and false finds."""
        self.hits += other.hits
        self.gold += other.gold
        self.found += other.found
        self.missed += other.missed
        self.false += other.false

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found nor to be found."""
        if not self.found:
            return 0.0 if self.gold else 1.0
        return self.hits / self.found

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def words(text: str | None) -> Counter[str]:
    """The lower-cased words, numbers and money signs of a text, leftovers of notes dropped."""
    return Counter(_WORD.findall(_LEFTOVERS.sub(" ", text or "").lower().replace("\u00ad", "")))


def shared(one: str | None, other: str | None) -> float:
    """The share of the shorter text's words that both have; of the longer's below three words."""
    a, b = words(one), words(other)
    low, high = sorted((a.total(), b.total()))
    if not low:
        return 0.0
    return (a & b).total() / (low if low > 2 else high)


def paired(
    gold: Sequence[Fact], found: Sequence[Fact], alike: Callable[[Fact, Fact], float], least: float
) -> list[tuple[int, int]]:
    """Index pairs of facts that are ``alike`` by at least ``least``, each fact once, best first."""
    ranked = [(alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    ranked.sort(key=lambda row: -row[0])
    pairs: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value >= least and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def compare(gold: Fact, found: Fact) -> dict[str, Score]:
    """The scores of one document by kind; both in the form of the extract contract."""
    scores: dict[str, Score] = {}
    for key, judge in _JUDGES.items():
        if key in gold:
            default: Any = {} if key == "letter" else []
            scores |= judge(gold[key], found.get(key, default), "deadlines" in gold)
    return scores


def _score(
    gold: Sequence[Fact],
    found: Sequence[Fact],
    pairs: list[tuple[int, int]],
    show: Callable[[Fact], str],
) -> Score:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Score(
        len(pairs),
        len(gold),
        len(found),
        [show(g) for i, g in enumerate(gold) if i not in left],
        [show(f) for j, f in enumerate(found) if j not in right],
    )


def _letters(name: str) -> str:
    return re.sub(r"[^a-zà-ÿ]", "", name.lower())


def _letter(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    dates = [[{"date": d["date"]}] if d.get("date") else [] for d in (gold, found)]
    same = paired(*dates, lambda g, f: float(g["date"] == f["date"]), 1.0)
    names = [d.get("signatories", []) for d in (gold, found)]

    def surname(g: Fact, f: Fact) -> float:
        return float(_letters(g["name"].split()[-1]) == _letters(f["name"].split()[-1]))

    return {
        "letter date": _score(*dates, same, lambda d: str(d["date"])),
        "signatories": _score(*names, paired(*names, surname, 1.0), lambda s: str(s["name"])),
    }


def _references(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    sides = [
        [{"ref": r} for r in sorted({r if isinstance(r, str) else r["ref"] for r in side})]
        for side in (gold, found)
    ]
    pairs = paired(*sides, lambda g, f: float(g["ref"] == f["ref"]), 1.0)
    return {"references": _score(*sides, pairs, lambda r: str(r["ref"]))}


def _same_motion(gold: Fact, found: Fact) -> float:
    if gold.get("ref") and found.get("ref"):
        return float(gold["ref"] == found["ref"])
    near = shared(gold.get("evidence"), found.get("evidence"))
    one, other = ({_letters(s) for s in m.get("sponsors", [])} for m in (gold, found))
    if not one:
        return near if not other or near > 0.9 else 0.0
    common = len(one & other) / len(one | other)
    return 0.6 * common + 0.4 * near if common >= 0.5 else 0.0


def _motions(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    def show(m: Fact) -> str:
        sponsors = "/".join(m.get("sponsors", []))
        return f"{m.get('ref')} {sponsors} [{m.get('status')}] {m.get('evidence', '')[:110]}"

    pairs = paired(gold, found, _same_motion, 0.5)
    right = [(i, j) for i, j in pairs if gold[i]["status"] == found[j].get("status")]
    closed = [[m for m in side if m.get("status") in _CLOSED] for side in (gold, found)]
    return {
        "motions": _score(gold, found, pairs, show),
        "motions+status": _score(gold, found, right, show),
        "motions closed": _score(*closed, paired(*closed, _same_motion, 0.5), show),
    }


def _latest(commitment: Fact) -> Any:
    deadline = commitment.get("deadline")
    return deadline.get("latest") if isinstance(deadline, dict) else deadline


def _statements(gold: Fact) -> list[str]:
    return [gold["text"], *gold.get("also", [])]


def _commitments(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    def alike(g: Fact, f: Fact) -> float:
        return max(shared(statement, f["text"]) for statement in _statements(g))

    def show(c: Fact) -> str:
        return f"[{c.get('kind')}] ({_latest(c)}) {c['text'][:150]}"

    scores = {}
    for name, kind in (("commitments", None), ("commitments inform", "inform")):
        one = [c for c in gold if kind in (None, c["kind"])]
        other = [c for c in found if kind in (None, c.get("kind"))]
        first = {j for _, j in paired(one, other, alike, 0.6)}
        # One that the letter states again is neither right nor wrong.
        kept = [c for j, c in enumerate(other) if j in first or all(alike(g, c) < 0.6 for g in one)]
        pairs = paired(one, kept, alike, 0.6)
        scores[name] = _score(one, kept, pairs, show)
        if kind is None and dated:
            timely = [(i, j) for i, j in pairs if _latest(one[i]) == _latest(kept[j])]
            scores["commitments+deadline"] = _score(one, kept, timely, show)
    return scores


def _deadlines(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    def alike(g: Fact, f: Fact) -> float:
        return shared(g["text"], f["text"]) + 0.5 * (g["latest"] == f.get("latest"))

    def show(d: Fact) -> str:
        return f"{d['text']} → {d.get('earliest')} t/m {d.get('latest')}"

    pairs = paired(gold, found, alike, 0.6)
    right = [(i, j) for i, j in pairs if gold[i]["latest"] == found[j].get("latest")]
    return {
        "deadlines": _score(gold, found, pairs, show),
        "deadlines+date": _score(gold, found, right, show),
    }


def _amounts(gold: Any, found: Any, dated: bool) -> dict[str, Score]:
    def alike(g: Fact, f: Fact) -> float:
        near = abs(float(g["eur"]) - float(f.get("eur") or 0)) < 0.5
        return float(near and re.sub(r"\D", "", g["text"]) == re.sub(r"\D", "", f["text"]))

    def show(a: Fact) -> str:
        return f"{a['text']} = {a.get('eur')} {a.get('recurrence')} {a.get('row') or ''}".rstrip()

    pairs = paired(gold, found, alike, 1.0)
    right = [(i, j) for i, j in pairs if gold[i].get("recurrence") == found[j].get("recurrence")]
    return {
        "amounts": _score(gold, found, pairs, show),
        "amounts+recurrence": _score(gold, found, right, show),
    }


_JUDGES: dict[str, Callable[[Any, Any, bool], dict[str, Score]]] = {
    "letter": _letter,
    "references": _references,
    "motions": _motions,
    "commitments": _commitments,
    "deadlines": _deadlines,
    "amounts": _amounts,
}
