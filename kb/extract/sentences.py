"""The sentences of a letter: each block split on its own, tables left out."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from corpus.sentences import split
from kb.extract.reading import Sentence


@Language.component("griffie_sentences")
def sentences(doc: Doc) -> Doc:
    """Set ``reading.sentences``: each block split, tables left out."""
    reading = doc._.reading
    found: list[Sentence] = []
    for block in reading.letter.blocks:
        if block.kind == "table":
            continue
        text = reading.letter.text[block.start : block.end]
        for low, high in split(text):
            found.append(
                Sentence(len(found), block.start + low, block.start + high, text[low:high], block)
            )
    reading.sentences = tuple(found)
    return doc
