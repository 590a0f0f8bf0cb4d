"""Where in a passage the words of a query stand, and which sentence answers it best."""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import Analyser, word_spans
from index.query import Query
from index.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Marks:
    """Ranges of the passage's text: ``words`` that match, and the best ``sentence``."""

    words: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]


def wanted_terms(query: Query, analyser: Analyser) -> frozenset[str]:
    """The stems and parts that a query looks for."""
    analysis = analyser.analyse(query.text)
    return frozenset((*analysis.stems, *analysis.parts))


def mark(text: str, wanted: frozenset[str], analyser: Analyser) -> Marks:
    """The matching words of ``text``, and its sentence with the most different ones of the terms ``wanted``.

    A compound matches by one of its parts, and a part by a compound; then the whole word is marked.
    """
    matches = [
        (start, end, found)
        for word, start, end in word_spans(text)
        if (found := wanted.intersection(analyser.printed(word)))
    ]
    best, most = (0, len(text)), -1.0
    for start, end in sentence_spans(text):
        terms = {term for s, e, found in matches if start <= s and e <= end for term in found}
        worth = sum(map(len, terms)) - (end - start) / 10_000
        if worth > most:
            best, most = (start, end), worth
    return Marks(tuple((start, end) for start, end, _ in matches), best)
