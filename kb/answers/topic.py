"""What a question is about: its telling words, and how well a stretch of text is about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.analysis import content_words, fold, word_spans, words
from kb.answers.understanding import ASKING_WORDS, LIGHT_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.encoders import Encoder
    from index.vocabulary import Vocabulary

#: What a word that only shapes the question weighs, and the least that any other does.
_LIGHT, _LEAST = 0.12, 0.3
#: How much of a term's weight a match is worth: the same stem; a compound that holds it or a part
#: of it; the same beginning; a word of like meaning (times the cosine).
_STEM, _PART, _BEGINNING, _MEANING = 1.0, 0.8, 0.75, 0.7
#: Words whose vectors are less alike than this do not count as alike.
_ALIKE = 0.55
#: Letters that two words must begin with alike, and the share of the shorter.
_SAME_LETTERS, _SAME_SHARE = 5, 0.65
#: What a match is worth that stands not in the sentence but beside it, above it, or in what the
#: letter is about.
BESIDE, ABOVE, LETTER = 0.6, 0.5, 0.45
#: Words that shape a question in English and stand in no letter.
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Term:
    """One telling word of a question; ``weight`` is how telling."""

    word: str
    stem: str
    parts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """A text analysed for matching: its words with their places, and the stems of each."""

    tokens: tuple[tuple[str, int, int], ...]
    stems: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Topic:
    """The telling words of one question, and what was found out about other words beside them."""

    terms: tuple[Term, ...]
    vocabulary: Vocabulary
    encoder: Encoder
    _likeness: dict[tuple[str, str], float] = field(default_factory=dict)
    _vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """All terms together."""
        return sum(term.weight for term in self.terms)

    def read(self, text: str) -> Read:
        """``text`` ready for matching."""
        tokens = tuple(word_spans(text))
        terms = self.vocabulary.analyser.terms
        return Read(tokens, tuple((t[0], *t[1]) for t in (terms(w) for w, _, _ in tokens)))

    def matches(self, text: Read, *, meaning: bool = False) -> Mapping[str, tuple[float, int]]:
        """For each term found: how well, 0..1, and the number of the token it was found at."""
        found: dict[str, tuple[float, int]] = {}
        for term in self.terms:
            best = (0.0, -1)
            for number, (token, stems) in enumerate(zip(text.tokens, text.stems, strict=True)):
                worth = _worth(term, token[0], stems)
                if worth > best[0]:
                    best = (worth, number)
            if meaning and best[0] < _MEANING * _ALIKE and not term.word.isdigit():
                best = max(best, self._by_meaning(term, text))
            if best[0] > 0:
                found[term.word] = best
        return found

    def _by_meaning(self, term: Term, text: Read) -> tuple[float, int]:
        best = (0.0, -1)
        self._learn({term.word, *(t[0] for t in text.tokens)})
        for number, (word, _start, _end) in enumerate(text.tokens):
            if len(word) < 4:
                continue
            key = (term.word, word)
            if key not in self._likeness:
                self._likeness[key] = float(self._vectors[term.word] @ self._vectors[word])
            cosine = self._likeness[key]
            if cosine >= _ALIKE:
                best = max(best, (_MEANING * cosine, number))
        return best

    def _learn(self, wanted: Iterable[str]) -> None:
        new = [word for word in wanted if word not in self._vectors]
        if new:
            self._vectors.update(zip(new, self.encoder.passages(new), strict=True))

    def share(self, *found: Mapping[str, float]) -> float:
        """The share of the topic's weight that the best of several findings covers, 0..1."""
        total = self.weight
        if not total:
            return 0.0
        got = sum(t.weight * max(f.get(t.word, 0.0) for f in found) for t in self.terms)
        return got / total


def topic(asked: str, vocabulary: Vocabulary, encoder: Encoder) -> Topic:
    """The telling words of ``asked``, weighed by how seldom letters use them."""
    terms: dict[str, Term] = {}
    for word in content_words(words(asked))[:_MOST_WORDS]:
        if (len(word) < 2 and not word.isdigit()) or word in ASKING_WORDS:
            continue
        stem, parts = vocabulary.analyser.terms(word)
        seldom = vocabulary.weight(stem)
        weight = _LIGHT if word in LIGHT_WORDS else _LEAST + (1 - _LEAST) * seldom
        terms.setdefault(stem, Term(word, stem, parts, weight))
    return Topic(tuple(terms.values()), vocabulary, encoder)


def _worth(term: Term, word: str, stems: Sequence[str]) -> float:
    """How well one word of a text matches a term."""
    if stems[0] == term.stem or word == term.word:
        return _STEM
    if term.stem in stems[1:]:
        return _PART
    if term.parts:
        shared = sum(part in stems for part in term.parts)
        if shared:
            return _PART * max(0.5, shared / len(term.parts))
    if word[0] != term.word[0]:
        return 0.0
    same = 0
    for left, right in zip(term.word, word, strict=False):
        if left != right:
            break
        same += 1
    if same >= _SAME_LETTERS and same >= _SAME_SHARE * min(len(word), len(term.word)):
        return _BEGINNING
    return 0.0


def mentions(text: str, asked: str) -> bool:
    """Whether the words of ``text`` stand in the question, whatever the capitals."""
    return f" {' '.join(words(text))} " in f" {' '.join(words(fold(asked)))} "
