"""How alike two short Dutch texts are, weighted by how rare their words are in the knowledge base."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest

#: How many texts are looked at because they share a word, for one text.
BUDGET = 400
#: How many of those are compared word by word.
NEAREST = 25

Analyse = Callable[[str], Iterable[str]]


class Likeness:
    """An inverted index over short texts (a subject, a promise), each known by its id.

    ``analyse`` turns a text into comparable words (stems). Scores are 0..1: the weight of the words
    that two texts share over that of all words they have, rare words weighing more.
    """

    def __init__(self, texts: Mapping[str, str], analyse: Analyse) -> None:
        self._analyse = analyse
        self._words: dict[str, frozenset[str]] = {
            key: frozenset(analyse(text)) for key, text in texts.items()
        }
        self._frequency: Counter[str] = Counter()
        for words in self._words.values():
            self._frequency.update(words)
        self._size = max(len(self._words), 1)
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, words in self._words.items():
            for word in words:
                if self._frequency[word] <= BUDGET:
                    self._holders[word].append(key)

    def weight(self, word: str) -> float:
        """The weight of ``word``: its inverse document frequency, never 0."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = math.log(1 + self._size / (1 + self._frequency[word]))
        return known

    def words(self, key: str) -> frozenset[str]:
        """The comparable words of the text ``key``."""
        return self._words[key]

    def score(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How alike two sets of words are, 0..1: the weighted share that they have in common."""
        if not left or not right:
            return 0.0
        shared = sum(map(self.weight, left & right))
        every = self._total(left) + self._total(right) - shared
        return shared / every if every else 0.0

    def _total(self, words: frozenset[str]) -> float:
        """The weight of all of ``words``; kept, because each text is compared with many."""
        known = self._totals.get(words)
        if known is None:
            known = self._totals[words] = sum(map(self.weight, words))
        return known

    def containment(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of ``left`` that ``right`` has too, 0..1."""
        every = sum(self.weight(w) for w in left)
        return sum(self.weight(w) for w in left & right) / every if every else 0.0

    def near(self, words: frozenset[str], least: float, most: int = NEAREST) -> list[str]:
        """The ids of up to ``most`` texts that share the rarest of ``words``, the best first.

        What they share must weigh at least the share ``least`` of the words looked up. Rare words
        are looked up first, up to :data:`BUDGET` texts in all, so that the time for one text does
        not grow with the archive.
        """
        left, looked_up = BUDGET, 0.0
        together: dict[str, float] = defaultdict(float)
        for word in sorted(words, key=lambda w: (self._frequency[w], w)):
            holders = self._holders.get(word, ())
            if len(holders) > left:
                break
            left -= len(holders)
            weight = self.weight(word)
            looked_up += weight
            for key in holders:
                together[key] += weight
        bound = least * looked_up
        found = [(-weight, key) for key, weight in together.items() if weight >= bound]
        return [key for _weight, key in nsmallest(most, found)]
