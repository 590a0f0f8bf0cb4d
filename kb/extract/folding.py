"""Repeats of one commitment folded into one: the fullest statement stays, the others are ``also``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache

from kb.facts import Commitment

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
#: Share of the shorter statement's content words that the longer must have.
_SAME = 0.7
#: Fewer content words than this say too little to be told the same.
_LEAST = 4
_EMPTY = frozenset(
    """hierover daarover uw kamer kabinet wordt worden zal zullen deze voor naar over hiervan hierbij
    hiervoor daarvoor daarbij nader geïnformeerd informeren informeer verder brief heeft gaat komt
    maakt onder andere tevens daarnaast ook door deze""".split()
)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(w[:7] for w in _WORD.findall(text.lower()) if w not in _EMPTY)


def fold(found: list[Commitment]) -> list[Commitment]:
    """``found`` with every repeat of a commitment moved to the ``also`` of its fullest statement."""
    kept: list[Commitment] = []
    holding: defaultdict[str, set[int]] = defaultdict(set)  # content word → places in ``kept``
    for one in found:
        words = _content(one.evidence.text)
        shared = Counter(place for word in words for place in holding[word])
        match = min((at for at, n in shared.items() if _same(one, kept[at], n)), default=None)
        if match is None:
            for word in words:
                holding[word].add(len(kept))
            kept.append(one)
            continue
        other = kept[match]
        fuller, less = (one, other) if _fullness(one) > _fullness(other) else (other, one)
        if fuller is one:
            for word in _content(other.evidence.text):
                holding[word].discard(match)
            for word in words:
                holding[word].add(match)
        kept[match] = replace(
            fuller,
            deadline=fuller.deadline or less.deadline,
            also=(*other.also, *one.also, less.evidence),
            certainty=max(one.certainty, other.certainty),
        )
    return sorted(kept, key=lambda c: c.evidence.start)


def _fullness(one: Commitment) -> tuple[bool, int]:
    return one.deadline is not None, len(_content(one.evidence.text))


def _same(one: Commitment, other: Commitment, shared: int) -> bool:
    """Whether two commitments that have ``shared`` content words in common are one."""
    if one.evidence.start == other.evidence.start:
        return False
    if (one.kind == "inform") != (other.kind == "inform"):
        return False
    if one.deadline and other.deadline and one.deadline.latest != other.deadline.latest:
        return False
    shorter = min(len(_content(one.evidence.text)), len(_content(other.evidence.text)))
    return shorter >= _LEAST and shared >= _SAME * shorter
