"""The Dutch analyser: text → folded words, stems, and the parts of compounds.

Dutch writes compounds as one word, so that who types "stikstof" misses
"stikstofemissiereductiedoelen". The parts are found with the pieces that a tokenizer learned from
text (see :mod:`index.tokenizer`) and indexed beside the stem of the whole word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

#: Marks the piece of a tokenizer that a word begins with.
WORD_START = "▁"
#: Grows when the same text would be analysed otherwise: an index made before is then rebuilt.
ANALYSER_VERSION = 1
#: Letters in the shortest part of a compound that is worth finding.
SHORTEST_PART = 4
#: Words longer than this are noise (addresses, keys) and are not taken apart.
_LONGEST_WORD = 60

#: Words remembered at a time, so that a large archive does not fill the memory.
MOST_WORDS = 500_000

_WORD = re.compile(r"[^\W_]+")
#: Letters between the parts of a compound (tussenletters): arbeid-s-markt, but not part of it.
_LINKS = ("s",)


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with ligatures and width variants resolved."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    marks = {ord(c): None for c in set(decomposed) if unicodedata.combining(c)}
    return decomposed.translate(marks) if marks else decomposed


def words(text: str) -> list[str]:
    """The folded words and numbers of ``text``, in order."""
    return folded_words(fold(text))


def folded_words(text: str) -> list[str]:
    """The words and numbers of a ``text`` that is folded already."""
    return _WORD.findall(text)


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of ``text`` as printed, with the range of ``text`` that each stands in."""
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def printed_words(text: str) -> set[str]:
    """The different words of ``text`` as printed."""
    return set(_WORD.findall(text))


def find_word(text: str, word: str) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` where ``word``, one of its printed words, stands as a whole."""
    size = len(word)
    start = text.find(word)
    while start >= 0:
        end = start + size
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(word, end)


def content_words(found: Iterable[str]) -> list[str]:
    """Those of the words ``found`` that say something of the topic."""
    stops = stop_words()
    return [word for word in found if word not in stops]


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that say nothing of the topic (stopwoorden), the idiom of asking included."""
    lines = (Path(__file__).parent / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text analysed: each tuple in the order of the text, repetitions kept.

    ``words`` are all folded words, ``stems`` those of the words that are no stop words, ``parts``
    the stems of the parts of compounds.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(slots=True)
class Analyser:
    """Analyses text with the pieces of a tokenizer; one object remembers the words it has seen.

    ``pieces`` maps each piece, "▁" marking the beginning of a word, to the logarithm of how likely
    it is; ``name`` tells the pieces of one tokenizer from another's.
    """

    pieces: Mapping[str, float]
    name: str = ""
    _stemmer: Any = field(init=False, repr=False)
    _known: dict[str, tuple[str, tuple[str, ...]]] = field(
        init=False, repr=False, default_factory=dict
    )
    _topical: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(
        init=False, repr=False, default_factory=dict
    )
    #: The stem and parts of words as printed; none for stop words.
    printed: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        import Stemmer

        self._stemmer = Stemmer.Stemmer("dutch", 0)
        self.printed = _Printed(self)

    @property
    def stamp(self) -> str:
        """What an index was made with must equal this, or it is rebuilt."""
        return f"{ANALYSER_VERSION}/{self.name}"

    def analyse(self, text: str) -> Analysis:
        """The words, stems and parts of ``text``."""
        found, topical = words(text), self._topical
        try:
            entries = [topical[word] for word in found]
        except KeyError:
            if len(topical) >= MOST_WORDS:
                topical.clear()
                self._known.clear()
            for word in set(found).difference(topical):
                stem, parts = self.terms(word)
                topical[word] = ((), ()) if word in stop_words() else ((stem,), parts)
            entries = [topical[word] for word in found]
        return Analysis(
            tuple(found),
            tuple([stem for stems, _ in entries for stem in stems]),
            tuple([part for _, parts in entries for part in parts]),
        )

    def terms(self, word: str) -> tuple[str, tuple[str, ...]]:
        """The stem of one folded word and the stems of its parts."""
        return self._known.get(word) or self._learn(word)

    def is_whole(self, word: str) -> bool:
        """Whether the tokenizer learned the folded ``word`` as one piece: a word of the language."""
        return len(word) >= SHORTEST_PART and WORD_START + word in self.pieces

    def _learn(self, word: str) -> tuple[str, tuple[str, ...]]:
        stem = self._stemmer.stemWord(word)
        parts = tuple(dict.fromkeys(self._stemmer.stemWord(part) for part in self.parts_of(word)))
        entry = stem, tuple(part for part in parts if part != stem)
        self._known[word] = entry
        return entry

    def parts_of(self, word: str) -> list[str]:
        """The parts of a compound, and the parts of those; none for a word that is no compound."""
        found: list[str] = []
        todo = [word]
        while todo:
            parts = self._split(todo.pop())
            found.extend(parts)
            todo.extend(parts)
        return found

    def _split(self, word: str) -> tuple[str, ...]:
        """The fewest and likeliest known parts that make up ``word``, or nothing."""
        size = len(word)
        if not 2 * SHORTEST_PART <= size <= _LONGEST_WORD:
            return ()
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for end in range(SHORTEST_PART, size + 1):
            for start in range(end - SHORTEST_PART + 1):
                before = best.get(start)
                if before is None or (start == 0 and end == size):
                    continue
                part, score = self._part(word, start, end)
                if part and (end not in best or before[0] + score > best[end][0]):
                    best[end] = (before[0] + score, (*before[1], part))
        return best[size][1] if size in best else ()

    def _part(self, word: str, start: int, end: int) -> tuple[str, float]:
        """The part that stands at ``word[start:end]``, a linking letter taken off, and its score."""
        part = word[start:end]
        score = self._score(part, inner=start > 0)
        if score is None and end < len(word) and part.endswith(_LINKS):
            part = part[:-1]
            score = self._score(part, inner=start > 0) if len(part) >= SHORTEST_PART else None
        return ("", 0.0) if score is None else (part, score)

    def _score(self, part: str, *, inner: bool) -> float | None:
        score = self.pieces.get(WORD_START + part)
        if score is None and inner:
            score = self.pieces.get(part)
        return score


class _Printed(dict[str, tuple[str, ...]]):
    """The terms of words as printed, remembered."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= MOST_WORDS:
            self.clear()
        folded = fold(word)
        stem, parts = self._analyser.terms(folded)
        self[word] = found = () if folded in stop_words() else (stem, *parts)
        return found


def join_terms(terms: Iterable[str]) -> str:
    """Terms as one text for an engine that cuts at white space."""
    return " ".join(terms)
