"""All facts of one letter, as places in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.i18n import N_, translator
from corpus.letter import Letter
from kb.knowledge_base import KnowledgeBase
from kb.records import (
    AmountFilter,
    Citation,
    CommitmentFilter,
    DeadlineFilter,
    LetterBrief,
    LetterFilter,
    MotionFilter,
)
from kb.reminders.words import interval
from kb.wording import euro_range, name
from tui import naming

_ = translator("tui")

#: Kind → its sign in the margin, and what it is called.
KINDS = {
    "motion": ("◆", N_("motie")),
    "met": ("◆", N_("eerdere toezegging")),
    "commitment": ("●", N_("toezegging")),
    "deadline": ("▲", N_("termijn")),
    "amount": ("€", N_("bedrag")),
    "reference": ("§", N_("verwijzing")),
    "flag": ("!", N_("let op")),
    "hit": ("»", N_("gevonden")),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in the letter's text: ``title`` says what was read in it."""

    kind: str
    id: str
    title: str
    citation: Citation

    @property
    def start(self) -> int:
        """Where it begins in the letter's text."""
        return self.citation.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.citation.end


def marks(kb: KnowledgeBase, identity: str) -> list[Mark]:
    """The facts of a letter (by its full id), in the order of the text."""
    found = [m for m in _found(kb, identity) if m.citation.letter.id == identity]
    order = list(KINDS)
    return sorted(found, key=lambda m: (m.start, order.index(m.kind), -m.end))


def _found(kb: KnowledgeBase, identity: str) -> Iterator[Mark]:
    motion = MotionFilter(letter=identity)
    for record in kb.motions(motion):
        who = ", ".join(record.sponsors)
        title = " · ".join(p for p in (record.ref, who) if p)
        for claim in record.claims:
            words = f"{naming.status(claim.status)[0]} · {title}"
            yield Mark("motion", record.id, words, claim.citation)
    for met in kb.met(motion):
        for claim in met.claims:
            words = f"{naming.status(claim.status)[0]} · {met.ref or met.subject or ''}"
            yield Mark("met", met.id, words, claim.citation)
    for promise in kb.commitments(CommitmentFilter(letter=identity)):
        due = promise.deadline
        words = f"{name(promise.kind)} · {promise.actor}"
        words += f" · {interval(due.earliest, due.latest)}" if due else ""
        for cited in (promise.citation, *promise.also):
            yield Mark("commitment", promise.id, words, cited)
    for deadline in kb.deadlines(DeadlineFilter(letter=identity)):
        words = interval(deadline.earliest, deadline.latest)
        yield Mark("deadline", deadline.id, words, deadline.citation)
    for amount in kb.amounts(AmountFilter(letter=identity)):
        words = f"{euro_range(amount.eur, amount.eur_max)} · {amount.purpose or amount.row or ''}"
        yield Mark("amount", amount.id, words, amount.citation)
    whole = LetterFilter(letter=identity)
    for reference in kb.references(whole):
        yield Mark("reference", reference.id, reference.ref, reference.citation)
    for flag in kb.flags(whole):
        yield Mark("flag", flag.id, flag.message, flag.citation)


def hits(letter: Letter, source: LetterBrief, words: str) -> list[Mark]:
    """The places where ``words`` stand in the letter, without regard to case."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return []
    found = []
    for match in re.finditer(r"\s+".join(parts), letter.text, re.I):
        start, end = match.span()
        left = letter.text.rfind("\n", 0, start) + 1
        right = letter.text.find("\n", end)
        sentence = letter.text[left : right if right >= 0 else len(letter.text)]
        cited = Citation(source, match[0], sentence, start, end, letter.page_at(start), "hit")
        found.append(Mark("hit", source.id, match[0], cited))
    return found


def nearest(all_marks: Sequence[Mark], start: int) -> int | None:
    """The index of the mark that begins at ``start``, or nearest to it."""
    if not all_marks:
        return None
    return min(range(len(all_marks)), key=lambda i: abs(all_marks[i].start - start))
