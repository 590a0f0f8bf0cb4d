"""What heads and closes a letter: its date, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.analysis import fold
from kb.answers.citing import Citing
from kb.answers.letters import about, named, without
from kb.answers.question import Answer, Part, Question
from kb.answers.topic import Topic
from kb.extract import time_expressions
from kb.records import LetterFilter

if TYPE_CHECKING:
    from corpus.letter import Signatory
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

_SURE = 0.85
#: An office as a letter is signed with it: "minister van Financiën".
_OFFICE = re.compile(r"\b(?:minister|staatssecretaris) (?:van|voor) [^?.!]*\w", re.IGNORECASE)
#: So far from its beginning the date of a letter is looked for.
_HEAD = 4000
_SAID = ("ondertekende", "ondertekend", "ondertekent", "schreef", "stuurde", "verzond", "tekende", "afzender",
         "ondertekenaar", "verstuurd", "gestuurd", "verzonden", "geschreven", "gedateerd")  # fmt: skip


def answer(kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit]) -> Answer:
    """Who signed the letter that the question names, or its date."""
    hit = named(kb, question, hits) or about(kb, without(topic, _SAID))
    if hit is None:
        return Answer(question, None, (), 0.0)
    citing = Citing(kb)
    identity = hit.record.letter_id
    letter = citing.letter(identity)
    if question.about == "letter":
        day = letter.head.date
        for found in time_expressions.find(letter.text, 0, min(len(letter.text), _HEAD), None):
            if day and found.earliest == found.latest == day:
                citation = citing.cite(
                    identity, found.anchor, found.end, within=_line(letter.text, found.anchor)
                )
                return Answer(question, citation.text, (Part(citation.text, citation),), _SURE)
        return Answer(question, None, (), 0.0)
    return _signed(question, citing, identity, letter.head.signatories)


def holder(kb: KnowledgeBase, question: Question) -> Answer:
    """Who signed last as the minister or state secretary that the question names."""
    named_office = _OFFICE.search(question.words)
    office = " ".join(named_office.group().split()) if named_office else ""
    for record in kb.letters(LetterFilter(minister=office)) if office else ():
        holders = [s for s in record.signatories if fold(office) in fold(s.role)]
        if holders:
            return _signed(question, Citing(kb), record.id, holders)
    return Answer(question, None, (), 0.0)


def _signed(
    question: Question, citing: Citing, identity: str, signatories: Sequence[Signatory]
) -> Answer:
    """The names of ``signatories``, each where it stands at the end of the letter."""
    letter = citing.letter(identity)
    parts = []
    for signatory in signatories:
        at = letter.text.rfind(signatory.name)
        if at >= 0:
            end = at + len(signatory.name)
            citation = citing.cite(identity, at, end, within=_line(letter.text, at))
            parts.append(Part(citation.text, citation, signatory.role))
    if not parts:
        return Answer(question, None, (), 0.0)
    return Answer(question, " en ".join(p.text for p in parts), tuple(parts), _SURE)


def _line(text: str, at: int) -> tuple[int, int]:
    """The paragraph around an offset: of a signature, the role with the name."""
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    return start, len(text) if end < 0 else end
