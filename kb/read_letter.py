"""From a file to all that is stored of it, as a pure function: runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.letter import Letter
from index.passages import Passage, passages
from kb.facts import Extraction


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter, its facts, the sentence around each of them, and its passages.

    ``sentences`` is keyed by the (start, end) of a fact's evidence or of a flag; ``extractor`` is
    the version of the rules.
    """

    letter: Letter
    facts: Extraction
    sentences: Mapping[tuple[int, int], str]
    passages: tuple[Passage, ...]
    extractor: int


def read_letter(file: str) -> ReadLetter:
    """Read the letter in ``file`` and find its facts.

    Raises :class:`corpus.errors.UnreadableLetterError`, saying why, where it cannot be read.
    """
    from corpus.read import read
    from kb.extract.around import sentences_around
    from kb.extract.pipeline import extract
    from kb.extract.version import EXTRACTOR_VERSION

    letter = read(Path(file))
    facts = extract(letter)
    sentences = sentences_around(letter, facts)
    return ReadLetter(letter, facts, sentences, tuple(passages(letter)), EXTRACTOR_VERSION)
