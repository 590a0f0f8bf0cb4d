"""Sentence boundaries in Dutch policy prose: knows nr., jl., c.s., o.a., blz., t/m and their kin."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract.reading import Sentence

#: Lower case, without the last full stop.
_ABBREVIATIONS = frozenset(
    """nr nrs jl c.s o.a blz bijv m.b.t t.a.v d.d dhr mw mr drs dr ir prof ing art lid resp incl excl
    ca mln mld mrd vgl a.i i.c i.v.m t.o.v e.d enz etc e.a m.n z.g zgn o.g.v evt vs p pag""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[A-ZÀ-Þ0-9€•])")


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as ranges, surrounding white space left out."""
    ranges, start = [], 0
    for match in _END.finditer(text):
        word = re.search(r"[\w.]*$", text[start : match.start()])
        before = word.group().lower() if word else ""
        if match.group().startswith(".") and (
            before in _ABBREVIATIONS
            or re.fullmatch(r"[a-z]", before)
            or (before.isdigit() and start == match.start() - len(before))
        ):
            continue
        ranges.append((start, match.end()))
        start = match.end()
    ranges.append((start, len(text)))
    stripped = []
    for low, high in ranges:
        piece = text[low:high]
        left = low + len(piece) - len(piece.lstrip())
        right = low + len(piece.rstrip())
        if right > left:
            stripped.append((left, right))
    return stripped


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
