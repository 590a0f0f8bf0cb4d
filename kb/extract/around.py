"""The sentence a span stands in, as shown beside a fact: of a table cell, its row as printed."""

from __future__ import annotations

from bisect import bisect_right

from corpus.letter import Letter, Table
from corpus.sentences import split
from kb.facts import Extraction


class SentenceFinder:
    """Finds sentences in one letter; blocks are split once, when first asked for."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._blocks = sorted(letter.blocks, key=lambda b: b.start)
        self._starts = [b.start for b in self._blocks]
        self._split: dict[int, list[tuple[int, int]]] = {}

    def around(self, start: int, end: int) -> str:
        """The words of the sentences that ``text[start:end]`` touches, white space folded."""
        text = self._letter.text
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start >= self._blocks[index].end:
            return " ".join(text[start:end].split())
        block = self._blocks[index]
        if block.kind == "table":
            return self._row(start, end)
        if index not in self._split:
            self._split[index] = [
                (block.start + low, block.start + high)
                for low, high in split(text[block.start : block.end])
            ]
        touched = [(low, high) for low, high in self._split[index] if low < end and start < high]
        low = min([start, *(s[0] for s in touched)])
        high = max([end, *(s[1] for s in touched)])
        return " ".join(text[low:high].split())

    def _row(self, start: int, end: int) -> str:
        table: Table | None = next(
            (t for t in self._letter.tables if t.start <= start < t.end), None
        )
        cells = [] if table is None else table.cells
        row = next((c.row for c in cells if c.start <= start < max(c.end, c.start + 1)), None)
        printed = [self._letter.text[c.start : c.end] for c in cells if c.row == row]
        words = " | ".join(" ".join(p.split()) for p in printed if p.strip())
        return words or " ".join(self._letter.text[start:end].split())


def sentences_around(letter: Letter, facts: Extraction) -> dict[tuple[int, int], str]:
    """The sentence around every span that a fact or flag of the letter stands in."""
    finder = SentenceFinder(letter)
    evidence = [
        *(r.evidence for r in facts.references),
        *(c.evidence for c in facts.commitments),
        *(e for c in facts.commitments for e in c.also),
        *(d.evidence for d in facts.deadlines),
        *(a.evidence for a in facts.amounts),
    ]
    spans = {(e.start, e.end) for e in evidence}
    spans.update((f.start, f.end) for f in (*letter.flags, *facts.flags))
    return {(start, end): finder.around(start, end) for start, end in spans}
