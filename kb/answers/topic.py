"""What a question is about: its telling words, and how well a stretch of text is about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
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
BESIDE, ABOVE, LETTER = 0.6, 0.6, 0.55
#: So many words of a question are looked for; shorter words than this are not compared in meaning.
_MOST_WORDS = 40
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One telling word of a question; ``weight`` is how telling."""

    word: str
    stem: str
    parts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """A text analysed for matching: its folded words with their places, and where each stem stands.

    ``stems`` and ``parts`` give the first token with a stem, or with it as a part of a compound;
    ``initials`` the tokens by their first letter.
    """

    tokens: tuple[tuple[str, int, int], ...]
    stems: Mapping[str, int]
    parts: Mapping[str, int]
    initials: Mapping[str, Sequence[int]]


@dataclass(slots=True)
class Topic:
    """The telling words of one question, and what was found out about other words beside them."""

    terms: tuple[Term, ...]
    vocabulary: Vocabulary
    encoder: Encoder
    _read: dict[str, Read] = field(default_factory=dict)
    _vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """All terms together."""
        return sum(term.weight for term in self.terms)

    def read(self, text: str) -> Read:
        """``text`` ready for matching."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._analysed(text)
        return found

    def _analysed(self, text: str) -> Read:
        tokens = tuple((fold(word), start, end) for word, start, end in word_spans(text))
        stems: dict[str, int] = {}
        parts: dict[str, int] = {}
        initials: dict[str, list[int]] = {}
        for number, (word, _start, _end) in enumerate(tokens):
            stem, inner = self.vocabulary.analyser.terms(word)
            stems.setdefault(stem, number)
            for part in inner:
                parts.setdefault(part, number)
            if len(word) >= _SAME_LETTERS:
                initials.setdefault(word[0], []).append(number)
        return Read(tokens, stems, parts, initials)

    def matches(self, text: Read, *, meaning: bool = False) -> Mapping[str, tuple[float, int]]:
        """For each term found: how well, 0..1, and the number of the token it was found at."""
        found: dict[str, tuple[float, int]] = {}
        for term in self.terms:
            best = _by_form(term, text)
            if meaning and best[0] < _MEANING and not term.word.isdigit():
                best = max(best, self._by_meaning(term, text))
            if best[0] > 0:
                found[term.word] = best
        return found

    def learn(self, texts: Iterable[Read]) -> None:
        """Encode all words of ``texts`` and the terms at once: far quicker than one by one."""
        wanted = {word for text in texts for word, _, _ in text.tokens if len(word) > _SHORT}
        wanted |= {term.word for term in self.terms}
        new = [word for word in wanted if word not in self._vectors]
        if new:
            self._vectors.update(zip(new, self.encoder.passages(new), strict=True))

    def _by_meaning(self, term: Term, text: Read) -> tuple[float, int]:
        import numpy as np

        self.learn((text,))
        numbers = [n for n, token in enumerate(text.tokens) if len(token[0]) > _SHORT]
        if not numbers:
            return 0.0, -1
        vectors = np.stack([self._vectors[text.tokens[n][0]] for n in numbers])
        cosines = vectors @ self._vectors[term.word]
        at = int(cosines.argmax())
        if cosines[at] < _ALIKE:
            return 0.0, -1
        return _MEANING * float(cosines[at]), numbers[at]

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


def _by_form(term: Term, text: Read) -> tuple[float, int]:
    """How well the form of some word of ``text`` matches a term, and where."""
    if term.stem in text.stems:
        return _STEM, text.stems[term.stem]
    if term.stem in text.parts:
        return _PART, text.parts[term.stem]
    shared = [
        text.stems.get(part, text.parts.get(part, -1))
        for part in term.parts
        if part in text.stems or part in text.parts
    ]
    best = (_PART * max(0.5, len(shared) / len(term.parts)), shared[0]) if shared else (0.0, -1)
    for number in text.initials.get(term.word[0], ()):
        word = text.tokens[number][0]
        same = sum(
            1
            for _ in takewhile(lambda pair: pair[0] == pair[1], zip(term.word, word, strict=False))
        )
        if same >= _SAME_LETTERS and same >= _SAME_SHARE * min(len(word), len(term.word)):
            best = max(best, (_BEGINNING, number))
    return best


def mentions(text: str, asked: str) -> bool:
    """Whether the words of ``text`` stand in the question, whatever the capitals."""
    return f" {' '.join(words(text))} " in f" {' '.join(words(fold(asked)))} "
