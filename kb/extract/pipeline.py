"""The extraction pipeline: ``spacy.blank("nl")`` with griffie's own components, in reading order."""

from __future__ import annotations

import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from corpus.letter import Letter
from kb.extract import (  # noqa: F401  (they register their components)
    amounts,
    commitments,
    deadlines,
    flags,
    met,
    motions,
    own_paper,
    references,
    sentences,
)
from kb.extract.reading import Reading
from kb.facts import Extraction

#: The components, in the order in which they run; each may use what the ones before it found.
COMPONENTS = (
    "griffie_sentences",
    "griffie_references",
    "griffie_motions",
    "griffie_met",
    "griffie_deadlines",
    "griffie_amounts",
    "griffie_commitments",
    "griffie_own_paper",
    "griffie_flags",
)


_WORD = re.compile(r"\S+ ?|\s+")


class Words:
    """The tokenizer: words parted by white space, which give the text back unchanged.

    No component reads tokens: all work on the letter's text by character offset, for evidence is a
    stretch of that text. So the Doc gets the cheapest tokens that are still words; spaCy's tokenizer
    for Dutch, which parts punctuation too, took a sixth of the time of the whole pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of ``text``."""
        found = _WORD.findall(text)
        spaces = [len(word) > 1 and word[-1] == " " and word[0] != " " for word in found]
        words = [w[:-1] if s else w for w, s in zip(found, spaces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline, built once a process."""
    nlp = spacy.blank("nl")
    nlp.tokenizer = Words(nlp.vocab)
    nlp.max_length = 20_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract(letter: Letter) -> Extraction:
    """All facts of ``letter``. Pure: the same letter always gives the same facts."""
    return read_facts(letter).result()


def read_facts(letter: Letter) -> Reading:
    """The working state of ``letter`` after the last component."""
    nlp = pipeline()
    doc = nlp.make_doc(letter.text)
    doc._.reading = Reading(letter)
    for _, component in nlp.pipeline:
        doc = component(doc)
    reading: Reading = doc._.reading
    return reading


if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
