"""What every extraction component works on: a letter, its spaCy Doc and its sentences.

Stored as ``doc._.reading``. Components read what the ones before them found and write their own
findings to it; :mod:`kb.extract.pipeline` says in which order they run.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.letter import Block, Flag, Footnote, Letter
from kb.facts import (
    Amount,
    Commitment,
    Deadline,
    Evidence,
    Extraction,
    MetCommitment,
    Motion,
    Reference,
    SumCheck,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (zin), never across blocks: ``letter.text[start:end]``, white space stripped."""

    index: int
    start: int
    end: int
    text: str
    block: Block

    @property
    def is_prose(self) -> bool:
        """Whether government speaks here: body, answer or note; no heading, question or table."""
        return self.block.role in ("body", "answer", "note") and self.block.kind in (
            "paragraph",
            "list_item",
            "note",
        )


@dataclass(slots=True)
class Reading:
    """The working state of one letter's extraction."""

    letter: Letter
    sentences: tuple[Sentence, ...] = ()
    references: list[Reference] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    met: list[MetCommitment] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    checks: list[SumCheck] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence at ``text[start:end]``, found by ``rule``."""
        letter = self.letter
        return Evidence(letter.text[start:end], start, end, letter.page_at(start), rule)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``, if any."""
        index = bisect_right(self.sentences, offset, key=attrgetter("start")) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def notes_in(self, start: int, end: int) -> list[Footnote]:
        """The notes whose markers stand in ``text[start:end]`` or directly after it."""
        return [
            n for n in self.letter.footnotes if n.anchor is not None and start < n.anchor <= end
        ]

    def result(self) -> Extraction:
        """The findings, frozen."""
        return Extraction(
            references=tuple(self.references),
            motions=tuple(self.motions),
            met=tuple(self.met),
            commitments=tuple(self.commitments),
            deadlines=tuple(self.deadlines),
            amounts=tuple(self.amounts),
            checks=tuple(self.checks),
            flags=tuple(self.flags),
        )
