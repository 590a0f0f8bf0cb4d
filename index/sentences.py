"""Where sentences end, well enough to cut a long passage and to point at its best sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.?!…][)\]”’\"']*(?=\s+[\"'“‘(\[]?[A-Z0-9À-Þ€•–-])|\n\s*\n|\n(?=\s*[•·▪●◦\-–])|[;:](?=\s*\n)"
)
#: After these a full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "art blz bijv ca cf dhr dr drs enz etc evt fig gem ing ir jl jr lid lit m.b.t max mevr min mln"
    " mld mr mw nl no nr nrs o.a p pag par pct prof red resp sec stb stcrt t.a.v t.b.v t.o.v tel"
    " vgl vs zgn zg v d.d i.v.m d.w.z".split()
)
#: These may stand last in a sentence: what follows tells.
_UNITS = frozenset(("mln", "mld", "mrd"))
_LAST_WORD = re.compile(r"[\w.]+$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, without the space around them."""
    start = 0
    for found in _END.finditer(text):
        if text[found.start()] == ".":
            word = _LAST_WORD.search(text, start, found.start())
            last = word.group().lower() if word else ""
            after = text[found.end() : found.end() + 2].strip()
            if last in _UNITS and after.isupper():
                pass  # "ruim 600 mln. De rente …"
            elif last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
                continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
