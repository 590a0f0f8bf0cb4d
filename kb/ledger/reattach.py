"""Verdicts outlive re-reading: one whose id is gone finds its subject again by the quote it was given on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.identity import normalised
from kb.ledger.lines import Verdict

#: The share of words that the old quote and a new sentence must have in common.
NEAR = 0.8


def reattached(
    verdicts: Sequence[Verdict], quotes: Iterable[tuple[str, str]]
) -> tuple[Verdict, ...]:
    """``verdicts``, those on ids that no longer exist pointed to the id with the same words.

    ``quotes`` are the ids that exist with the sentences they stand in. Only ids of the same kind
    (first letter) are considered; where two fit equally well, the verdict is left as it is.
    """
    sentences: dict[str, list[str]] = {}
    for key, sentence in quotes:
        sentences.setdefault(key.casefold(), []).append(sentence)
    lost = {
        v.subject.casefold(): v.quote
        for v in verdicts
        if v.quote and v.subject.casefold() not in sentences
    }
    moved = {old: _found(old, quote, sentences) for old, quote in lost.items()}

    def now(key: str) -> str:
        return moved.get(key.casefold()) or key

    return tuple(
        replace(v, subject=now(v.subject), other=now(v.other) if v.other else None)
        for v in verdicts
    )


def lost(verdicts: Sequence[Verdict], ids: Iterable[str]) -> list[Verdict]:
    """The verdicts whose subject is nowhere to be found any more."""
    known = {key.casefold() for key in ids}
    return [v for v in verdicts if v.subject.casefold() not in known]


def _found(old: str, quote: str, sentences: dict[str, list[str]]) -> str | None:
    words = set(normalised(quote).split())
    scored = []
    for key, texts in sentences.items():
        if key[:1] == old[:1]:
            best = max(_share(words, set(normalised(t).split())) for t in texts)
            if best >= NEAR:
                scored.append((best, key))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _share(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0
