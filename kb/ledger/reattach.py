"""Verdicts outlive re-reading: one whose id is gone finds its subject again by the quote it was given on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.identity import normalised
from kb.ledger.lines import Verdict

#: The share of words that the old quote and a new sentence must have in common.
NEAR = 0.8


def reattached(
    verdicts: Sequence[Verdict], quotes: Iterable[tuple[str, str]], others: Iterable[str] = ()
) -> tuple[Verdict, ...]:
    """``verdicts``, those on ids that no longer exist pointed to the id with the same words.

    ``quotes`` are the ids that exist with the sentences they stand in, ``others`` ids that exist
    without one. Only ids of the same kind (first letter) are considered; where two fit equally
    well, the verdict is left as it is.
    """
    sentences: dict[str, list[str]] = defaultdict(list)
    for key, sentence in quotes:
        sentences[key].append(sentence)
    known = {key.casefold() for key in (*sentences, *others)}
    wanted = {v.subject: v.quote for v in verdicts if v.quote}
    wanted |= {v.other: v.other_quote for v in verdicts if v.other and v.other_quote}
    lost = {key: quote for key, quote in wanted.items() if key.casefold() not in known}
    if not lost:
        return tuple(verdicts)
    words = [
        (key, frozenset(normalised(text).split()))
        for key, texts in sentences.items()
        for text in texts
    ]
    moved = {old: _found(old, quote, words) for old, quote in lost.items()}

    def now(key: str) -> str:
        return moved.get(key) or key

    return tuple(
        replace(v, subject=now(v.subject), other=now(v.other) if v.other else None)
        for v in verdicts
    )


def _found(old: str, quote: str, sentences: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    words = frozenset(normalised(quote).split())
    best: dict[str, float] = {}
    for key, said in sentences:
        if key[:1].casefold() == old[:1].casefold():
            share = _share(words, said)
            if share >= NEAR:
                best[key] = max(share, best.get(key, 0.0))
    scored = sorted(((share, key) for key, share in best.items()), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0
