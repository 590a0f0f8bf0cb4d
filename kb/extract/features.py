"""What the learned part sees of a sentence: hashed features of its words, tags and place.

Features are strings that are hashed into :data:`BUCKETS` buckets (CRC-32), so that the model is a
plain array of weights and every machine sees the same buckets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from kb.extract.clauses import GOVERNMENT, Clause
from kb.extract.wording import Wording

BUCKETS = 1 << 18


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: its block, and what was said directly before it.

    ``before`` is the wording of the sentence before it in the same stretch of text (None at the
    start), ``lead`` that of the sentence that introduces the list it is an item of.
    """

    listed: bool = False
    note: bool = False
    before: Wording | None = None
    lead: Wording | None = None


def clause_features(
    found: tuple[Clause, ...], rules: tuple[str, ...], wording: Wording, lead: Wording | None
) -> list[int]:
    """The buckets of who does what in the sentence's clauses, and of the rules that hold.

    Of a list item it matters whether it has a finite verb and what its ``lead`` announces.
    """
    names = {f"r {rule}" for rule in rules}
    names.add(f"any {bool(rules)}")
    if lead is not None:
        ahead = sorted(_ANNOUNCING.intersection(lead.tags))
        names.add(f"item {bool(found)} {bool(ahead)}")
        names.update(f"item {bool(found)} {tag}" for tag in ahead)
    tags = _TELLING.intersection(wording.tags)
    names.update(f"x {tag}" for tag in tags)
    sides = sorted({_side(c.subject) for c in found if not c.subordinate})
    names.add(f"sides {sides}")
    names.update(f"sides {sides} {tag}" for tag in tags)
    for c in found:
        side = _side(c.subject)
        names.add(f"g {side} {c.mood} {c.verb}")
        names.add(f"g {side} {c.mood} {c.subordinate} {c.negated}")
        if c.reported:
            names.update((f"reported {side} {c.mood} {c.verb}", f"reported {c.mood}", "reported"))
        place = ("n" if c.negated else "") + ("s" if c.subordinate else "m")
        names.update(
            (
                f"c {c.subject} {c.mood} {c.verb}",
                f"c {c.subject} {c.mood} {c.verb} {place}",
                f"c {c.subject} {c.mood} {place}",
                f"c {c.mood} {c.verb} {place}",
                f"c {c.subject} {c.mood} {c.word}",
                f"c {c.mood} {c.word}",
            )
        )
    if found:
        names.add(f"first {found[0].subject} {found[0].mood} {found[0].verb} {found[0].negated}")
    return sorted({_bucket(name) for name in names})


def features(wording: Wording, setting: Setting) -> list[int]:
    """The buckets of the sentence's words, tags and place, each once, in ascending order."""
    found: set[int] = set()
    for word in wording.words:
        found.update(_of_word(word))
    words = [w for w in wording.words if len(w) > 1 or w == "u" or w in ",:?"]
    found.update(_bucket(f"b {a} {b}") for a, b in pairwise(words))
    tags = wording.tagged.split()
    _add_tag_runs(found, "t", ["^", *tags, "$"])
    frame = [t for t in tags if t not in _LOOSE]
    _add_tag_runs(found, "f", ["^", *frame, "$"])
    kinds = sorted(set(tags))
    for index, one in enumerate(kinds):
        if one in _KEYS:
            found.update(_bucket(f"p {one} {two}") for two in kinds[index + 1 :] if two in _KEYS)
    found.add(_bucket(f"start {' '.join(words[:1])}"))
    found.add(_bucket(f"start {' '.join(words[:2])}"))
    found.add(_bucket(f"length {min(len(words) // 8, 6)}"))
    found.update(_bucket(f"{name}") for name in _place(setting))
    return sorted(found)


#: Tags that say little of who does what; left out of the frames.
_LOOSE = frozenset({",", ":", "(", ")", "NUM", "TE", "MY", "MONTH", "VTp"})
#: Tags whose presence together means something wherever they stand.
_KEYS = frozenset(
    """I WE CAB NL KAM OTH BY ZAL ZOU GA LAAT WIL PLAN STREEF PROM WORD HEB WAS KAN MOET NEG IF ALS ZODRA FUT NOW
    PASTT HERE INFf INFi INFp LEGf LEGi LEGp INVf INVi INVp ACTf ACTi ACTp INVx INFx ACTx LEGx LAWn DOCn
    RESn MONn MEASn YEARf YEARp YEARn YEAR ACHT MOTIE ?""".split()
)


#: Tags that say what kind of act it is, or that it is none, wherever they stand.
_TELLING = frozenset(
    """INFx LEGx INVx ACTx LAWn DOCn RESn MONn TALKn KAM HERE PASTT MOTIE ACHT HAB FUT YEAR MONTH IF ?""".split()
)


def _side(subject: str) -> str:
    """Whose side a clause's subject is on: of the government, the Chamber, another or unsaid."""
    return "GOV" if subject in GOVERNMENT else subject


#: Tags of a lead-in that announces acts to come.
_ANNOUNCING = frozenset({"ZAL", "GA", "WIL", "PLAN", "STREEF", "FUT", "MEASn"})


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[int, ...]:
    """The word itself, its beginnings and its endings."""
    names = [f"w {word}"]
    if len(word) > 5:
        names += [f"s {word[:4]}", f"s {word[:6]}", f"e {word[-4:]}", f"e {word[-6:]}"]
    return tuple(_bucket(name) for name in names)


def _add_tag_runs(found: set[int], name: str, tags: list[str]) -> None:
    for width in (1, 2, 3, 4):
        for index in range(len(tags) - width + 1):
            found.add(_bucket(f"{name} {' '.join(tags[index : index + width])}"))


def _place(setting: Setting) -> list[str]:
    names = []
    if setting.listed:
        names.append("listed")
    if setting.note:
        names.append("note")
    for name, wording in (("before", setting.before), ("lead", setting.lead)):
        if wording is not None:
            names += [f"{name} {t}" for t in sorted(set(wording.tags)) if t in _KEYS]
    return names
