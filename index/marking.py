"""Where in a passage the words of a query stand, and which sentence answers it best."""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import Analyser, find_word, printed_words
from index.query import Query
from index.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Marks:
    """Ranges of the passage's text: ``words`` that match, and the best ``sentence``."""

    words: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]


class Marker:
    """Marks passages for one query; remembers which words match it, for they come back.

    A compound matches by one of its parts, and a part by a compound; then the whole word is marked.
    """

    def __init__(self, query: Query, analyser: Analyser) -> None:
        analysis = analyser.analyse(query.text)
        self._wanted = frozenset((*analysis.stems, *analysis.parts))
        self._analyser = analyser
        self._seen: set[str] = set()
        self._matching: dict[str, frozenset[str]] = {}

    def mark(self, text: str) -> Marks:
        """The matching words of ``text``, and its sentence with the most different terms."""
        matches = sorted(
            (start, end, self._matching[word])
            for word in self._matching_words(text)
            for start, end in find_word(text, word)
        )
        best, most = (0, len(text)), -1.0
        at = 0
        for start, end in sentence_spans(text):
            terms: set[str] = set()
            while at < len(matches) and matches[at][0] < end:
                terms |= matches[at][2]
                at += 1
            worth = sum(map(len, terms)) - (end - start) / 10_000
            if worth > most:
                best, most = (start, end), worth
        return Marks(tuple((start, end) for start, end, _ in matches), best)

    def _matching_words(self, text: str) -> set[str]:
        """The words of ``text``, as printed, that match."""
        found = printed_words(text)
        printed, apart = self._analyser.printed, self._wanted.isdisjoint
        for word in found - self._seen:
            if not apart(terms := printed[word]):
                self._matching[word] = self._wanted.intersection(terms)
        self._seen |= found
        return found & self._matching.keys()
