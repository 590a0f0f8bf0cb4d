"""How alike short Dutch texts are, weighted by how rare their words are in the knowledge base."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

#: A word that more texts have than this finds none of them: it only weighs once they are found.
RARE = 400

Analyse = Callable[[str], Iterable[str]]


class Weights:
    """How much words weigh: rare ones more. ``frequency`` gives the number of texts with a word, of ``size``."""

    def __init__(self, size: int, frequency: Callable[[str], int]) -> None:
        self._size = max(size, 1)
        self._frequency = frequency
        self._known: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """The weight of ``word``: its inverse document frequency, never 0."""
        known = self._known.get(word)
        if known is None:
            weight = math.log(1 + self._size / (1 + self._frequency(word)))
            known = self._known[word] = weight
        return known

    def rare(self, word: str) -> bool:
        """Whether what has ``word`` is looked at because of it."""
        return self._frequency(word) <= RARE

    def total(self, words: frozenset[str]) -> float:
        """The weight of all of ``words``; kept, because each text is compared with many."""
        known = self._totals.get(words)
        if known is None:
            # In a fixed order: a sum of floats depends on it, and a link must not.
            known = self._totals[words] = sum(self.of(w) for w in sorted(words))
        return known

    def alike(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How alike two sets of words are, 0..1: the weighted share that they have in common."""
        shared = self.shared(left, right)
        every = self.total(left) + self.total(right) - shared
        return shared / every if every else 0.0

    def contained(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of ``left`` that ``right`` has too, 0..1."""
        every = self.total(left)
        return self.shared(left, right) / every if every else 0.0

    def shared(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of the words that both have."""
        return sum(self.of(w) for w in sorted(left & right))


class Likeness:
    """How alike some subjects are, each known by its id, weighted by the words of all of them.

    ``analyse`` turns a text into comparable words (stems).
    """

    def __init__(self, texts: Mapping[str, str], analyse: Analyse) -> None:
        self._words = {key: frozenset(analyse(text)) for key, text in texts.items()}
        frequency = Counter(word for words in self._words.values() for word in words)
        self._weights = Weights(len(self._words), lambda word: frequency[word])

    def words(self, key: str) -> frozenset[str]:
        """The comparable words of the text ``key``."""
        return self._words[key]

    def containment(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of ``left`` that ``right`` has too, 0..1."""
        return self._weights.contained(left, right)
