"""How alike two short Dutch texts are, weighted by how rare their words are in the knowledge base."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

#: Blocking looks only at a text's rarest words, and skips words that stand in more texts than this.
RAREST = 6
COMMON = 400

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
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, words in self._words.items():
            for word in words:
                if self._frequency[word] <= COMMON:
                    self._holders[word].append(key)

    def weight(self, word: str) -> float:
        """The weight of ``word``: its inverse document frequency, never 0."""
        return math.log(1 + self._size / (1 + self._frequency[word]))

    def words(self, key: str) -> frozenset[str]:
        """The comparable words of the text ``key``."""
        return self._words[key]

    def score(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How alike two sets of words are, 0..1: the weighted share that they have in common."""
        if not left or not right:
            return 0.0
        shared = sum(self.weight(w) for w in left & right)
        every = sum(self.weight(w) for w in left | right)
        return shared / every if every else 0.0

    def containment(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of ``left`` that ``right`` has too, 0..1."""
        every = sum(self.weight(w) for w in left)
        return sum(self.weight(w) for w in left & right) / every if every else 0.0

    def near(self, words: frozenset[str]) -> Iterator[str]:
        """The ids of texts that share one of the rarest of ``words``, each once, in a fixed order."""
        seen: set[str] = set()
        rarest = sorted(words, key=lambda w: (self._frequency[w], w))[:RAREST]
        for word in rarest:
            for key in self._holders.get(word, ()):
                if key not in seen:
                    seen.add(key)
                    yield key
