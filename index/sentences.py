"""The sentences of a passage, which may hold several paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.sentences import split

#: Where a paragraph or a list item ends, and so a sentence whatever it ends with.
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[•·▪●◦\-–])|(?<=[;:])\s*\n")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, without the space around them."""
    start = 0
    for end in (*(found.end() for found in _BREAK.finditer(text)), len(text)):
        for low, high in split(text[start:end]):
            yield start + low, start + high
        start = end
