"""The words of an index: how often each occurs, and what a mistyped one was meant to be."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.analysis import Analyser, words

if TYPE_CHECKING:
    from index.lexical import LexicalIndex
    from index.source import PassageSource

#: Words shorter than this are taken as typed; from LONG letters on two slips are forgiven.
_SHORT, _LONG = 5, 9
#: Passages looked at for what a mistyped word may have been.
_LOOKED_AT = 20


@dataclass(slots=True)
class Vocabulary:
    """The words of one state of an index; remembers what it was asked."""

    lexical: LexicalIndex
    source: PassageSource
    analyser: Analyser
    _meant: dict[str, str] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def weight(self, stem: str) -> float:
        """How telling a stem is: 0 for one that stands everywhere, 1 for one in a single passage."""
        if stem not in self._weights:
            total = max(len(self.lexical), 2)
            count = max(self.lexical.frequency("stems", stem), 1)
            self._weights[stem] = max(0.0, math.log(total / count) / math.log(total))
        return self._weights[stem]

    def knows(self, word: str) -> bool:
        """Whether the folded ``word``, or another form of it, stands in a passage or a heading."""
        stem, parts = self.analyser.terms(word)
        return any(self.lexical.frequency(name, stem) for name in ("stems", "parts", "head")) or (
            bool(parts) and all(self.lexical.frequency("stems", p) for p in parts)
        )

    def meant(self, word: str) -> str:
        """The known word nearest to the folded ``word``; itself where it is known or none is near."""
        if len(word) < _SHORT or word.isdigit() or self.analyser.is_whole(word) or self.knows(word):
            return word
        if word not in self._meant:
            self._meant[word] = self._nearest(word) or word
        return self._meant[word]

    def _nearest(self, word: str) -> str | None:
        for distance in (1, 2) if len(word) >= _LONG else (1,):
            ids = self.lexical.alike(word, distance, _LOOKED_AT)
            near = Counter(
                candidate
                for record in self.source.read(ids)
                for candidate in words(" ".join((record.passage.text, *record.passage.notes)))
                if candidate[:1] == word[:1]
                and abs(len(candidate) - len(word)) <= distance
                and edits(candidate, word, distance) <= distance
            )
            if near:
                return min(near, key=lambda w: (edits(w, word, distance), -near[w], w))
        return None


def edits(left: str, right: str, most: int) -> int:
    """Letters to insert, remove, replace or swap to get from one to the other; ``most`` + 1 is more."""
    before, row = [0] * (len(right) + 1), list(range(len(right) + 1))
    for n, letter in enumerate(left, 1):
        older, before, row = before, row, [n] + [0] * len(right)
        for m, other in enumerate(right, 1):
            row[m] = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != other))
            if n > 1 and m > 1 and letter == right[m - 2] and left[n - 2] == other:
                row[m] = min(row[m], older[m - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]
