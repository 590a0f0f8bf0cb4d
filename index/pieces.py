"""Cutting words into the pieces of a unigram tokenizer, without loading its library.

The pieces of a text are those of its words, one after another, so that each word is cut once and
remembered. The library takes a third of a second to load 48,000 pieces, and a command searches once.
Gives the pieces that the library gives (a test holds it to that) for the tokenizers that
:mod:`index.tokenizer` trains. Source of the method: Kudo, *Subword Regularization* (2018).
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from typing import Any

from index.analysis import MOST_WORDS, WORD_START, fold, folded_words

#: How a tokenizer must clean and part its text: as :func:`index.tokenizer.train_tokenizer` makes it.
_NORMALIZER = {
    "type": "Sequence",
    "normalizers": [
        {"type": "NFKC"},
        {"type": "Lowercase"},
        {"type": "NFD"},
        {"type": "StripAccents"},
        {"type": "Replace", "pattern": {"Regex": r"[^\p{L}\p{N}]+"}, "content": " "},
    ],
}
_PRE_TOKENIZER = {
    "type": "Sequence",
    "pretokenizers": [
        {
            "type": "Metaspace",
            "replacement": WORD_START,
            "prepend_scheme": "always",
            "split": True,
        },
        {
            "type": "Split",
            "pattern": {"Regex": r"\p{N}"},
            "behavior": "Isolated",
            "invert": False,
        },
    ],
}
#: What a letter that no piece has costs beyond the least likely piece.
_UNKNOWN_PENALTY = 10.0


class WordPieces(dict[str, tuple[int, ...]]):
    """The numbers of the pieces of words, remembered; ``described`` is a ``tokenizer.json``."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        vocabulary = described["model"]["vocab"]
        self._numbers = {piece: n for n, (piece, _) in enumerate(vocabulary)}
        self.scores: dict[str, float] = dict(vocabulary)
        self._unknown: int = described["model"]["unk_id"]
        self._unknown_score = min(self.scores.values()) - _UNKNOWN_PENALTY
        self._longest = max(map(len, self.scores))

    def of(self, text: str) -> list[int]:
        """The numbers of the pieces of ``text``; behind a sign at its end a word would begin."""
        folded = fold(text)
        found = [piece for word in folded_words(folded) for piece in self[word]]
        if folded and not folded[-1].isalnum():
            found += self._cut(WORD_START)
        return found

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = pieces = tuple(
            number for part in _without_digits(WORD_START + word) for number in self._cut(part)
        )
        return pieces

    def _cut(self, part: str) -> list[int]:
        """The likeliest pieces that make up ``part``; letters unknown that follow each other are one."""
        scores, size = self.scores, len(part)
        best = [-math.inf] * (size + 1)
        best[0], begins = 0.0, [0] * (size + 1)
        for start in range(size):
            here = best[start]
            alone = False
            for end in range(start + 1, min(size, start + self._longest) + 1):
                score = scores.get(part[start:end])
                if score is None:
                    continue
                alone = alone or end == start + 1
                if here + score > best[end]:
                    best[end], begins[end] = here + score, start
            if not alone and here + self._unknown_score > best[start + 1]:
                best[start + 1], begins[start + 1] = here + self._unknown_score, start
        found: list[int] = []
        end = size
        while end:
            number = self._numbers.get(part[begins[end] : end], self._unknown)
            if not (number == self._unknown and found and found[-1] == number):
                found.append(number)
            end = begins[end]
        return found[::-1]


def cuts_alike(described: Mapping[str, Any]) -> bool:
    """Whether :class:`WordPieces` cuts as the tokenizer of a ``tokenizer.json`` does."""
    model = described.get("model") or {}
    return (
        model.get("type") == "Unigram"
        and model.get("unk_id") is not None
        and not model.get("byte_fallback")
        and described.get("normalizer") == _NORMALIZER
        and described.get("pre_tokenizer") == _PRE_TOKENIZER
    )


def _without_digits(word: str) -> list[str]:
    """A word parted at its digits, each of which stands alone."""
    if word.isalpha():
        return [word]
    parts = [""]
    for letter in word:
        if unicodedata.category(letter).startswith("N"):
            parts += [letter, ""]
        else:
            parts[-1] += letter
    return [part for part in parts if part]
