"""Commitments by query: what was promised, what is late, what letters call met."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.analysis import words
from index.query import Filters, Query
from kb.answers.letters import holding, named, without
from kb.answers.motions import by_number, claim_of, fit, status
from kb.answers.question import Answer, Part, Question
from kb.answers.topic import LETTER, Topic
from kb.answers.understanding import LIGHT_WORDS
from kb.records import CommitmentFilter, CommitmentRecord, MetRecord, MotionFilter

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

_MEANT, _SURELY = 0.55, 0.7
#: The longest list of promises that is still an answer, where a topic is asked for.
_MOST = 20
#: The states of a commitment that is not met: see ``docs/ledger.md``.
_OPEN = ("open", "due", "overdue", "moved")
_MET = re.compile(r"\b(?:nagekomen|gestand|afgedaan|afgehandeld|voldaan|met)\b")
_SAID = ("toegezegd", "toezegt", "beloofd", "nagekomen", "gestand", "afgedaan", "voldaan", "laat", "doet",
         "verlopen", "verstreken", "open", "openstaand", "openstaande", "precies")  # fmt: skip


def answer(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit], today: dt.date
) -> Answer | None:
    """The answer about commitments; an :class:`Answer` without text where the ledger has none."""
    if question.references:
        return _numbered(kb, question)
    letter = named(kb, question, hits)
    taken = (*_SAID, *(words(question.letter) if letter else ()))
    telling = without(without(topic, taken), tuple(LIGHT_WORDS))
    if question.denied and question.kind != "status":
        open_ = [ln.newest for ln in kb.ledger(today).commitments if ln.state in _OPEN]
        return _told(question, _about(open_, telling, {})[:_MOST] if telling.terms else open_)
    if question.statuses or _MET.search(question.words.lower()):
        return _met(kb, question, telling, letter)
    if question.overdue:
        found = [line.newest for line in kb.ledger(today).commitments if line.overdue]
        near: dict[str, Hit] = {}
    elif letter is not None:
        near = {letter.record.letter_id: letter}
        found = kb.commitments(CommitmentFilter(letter=letter.record.letter_id))
    elif telling.terms:
        near = holding(kb, "commitment", question)
        found = [c for i in near for c in kb.commitments(CommitmentFilter(letter=i))]
    else:
        near, found = {}, kb.commitments()
    if telling.terms:
        found = _about(found, telling, near)[:_MOST]
    if not found and question.kind == "status":
        return None
    return _told(question, found)


def _told(question: Question, found: Sequence[CommitmentRecord]) -> Answer:
    """A list of commitments, or how many there are."""
    parts = tuple(Part(c.citation.text, c.citation) for c in found)
    if not parts:
        return Answer(question, None, (), 0.0)
    said = "; ".join(" ".join(p.text.split()) for p in parts)
    return Answer(question, str(len(parts)) if question.kind == "how_many" else said, parts, 0.8)


def _about(
    found: Sequence[CommitmentRecord], telling: Topic, near: dict[str, Hit]
) -> list[CommitmentRecord]:
    """Those of ``found`` whose sentence, or what stands around it, is about ``telling``."""
    fits = []
    for commitment in found:
        cited = commitment.citation
        direct = {
            w: v
            for w, (v, _) in telling.matches(telling.read(cited.sentence), meaning=True).items()
        }
        around: dict[str, float] = {}
        hit = near.get(cited.letter.id)
        above = cited.letter.subject or ""
        texts = [(above, LETTER)]
        if hit and hit.record.passage.start <= cited.start < hit.record.passage.end:
            texts.append((" ".join((*hit.record.passage.headings, hit.record.passage.text)), 0.7))
        for text, worth in texts:
            for word, (match, _) in telling.matches(telling.read(text)).items():
                around[word] = max(around.get(word, 0.0), match * worth)
        fits.append((telling.share(direct, around), telling.share(direct), commitment))
    surely = [f for f in fits if f[1] >= _SURELY]
    kept = surely or [f for f in fits if f[0] >= _MEANT]
    kept.sort(key=lambda f: -f[0])
    return [commitment for _, _, commitment in kept]


def _numbered(kb: KnowledgeBase, question: Question) -> Answer:
    """What letters claim of an earlier commitment with a number."""
    for reference in question.references:
        record = by_number(kb, reference)
        if isinstance(record, MetRecord):
            citation = claim_of(record, question).citation
            part = Part(citation.text, citation, record.ref or record.id)
            return Answer(question, status(record, citation), (part,), 0.95)
    found = [record for ref in question.references for record in _beside(kb, ref)]
    for record in found:
        citation = claim_of(record, question).citation
        part = Part(citation.text, citation, question.references[0])
        return Answer(question, status(record, citation), (part,), 0.8)
    return Answer(question, None, (), 0.0)


def _beside(kb: KnowledgeBase, reference: str) -> list[MetRecord]:
    """The earlier commitments claimed met in a passage that cites ``reference``."""
    query = Query(reference, references=(reference,), filters=Filters(references=(reference,)))
    found = []
    for hit in kb.index.find(query, limit=_MOST):
        passage = hit.record.passage
        for record in kb.met(MotionFilter(letter=hit.record.letter_id)):
            if any(passage.start <= c.citation.start < passage.end for c in record.claims):
                found.append(record)
    return found


def _met(
    kb: KnowledgeBase, question: Question, telling: Topic, letter: Hit | None
) -> Answer | None:
    """The earlier commitments that letters call met, about ``telling`` or in ``letter``."""
    asked = MotionFilter(
        letter=letter.record.letter_id if letter else None, statuses=question.statuses
    )
    found = kb.met(asked)
    if telling.terms:
        fits = [fit(record, telling, {}) for record in found]
        found = [
            f.record
            for f in fits
            if max(f.direct, f.around) >= _MEANT and isinstance(f.record, MetRecord)
        ]
    if not found:
        return None if question.kind == "status" else Answer(question, None, (), 0.0)
    parts = []
    for record in found:
        citation = claim_of(record, question).citation
        parts.append(Part(citation.text, citation, record.ref or record.subject or record.id))
    if question.kind == "status":
        return Answer(question, status(found[0], parts[0].citation), (parts[0],), 0.8)
    text = str(len(parts)) if question.kind == "how_many" else "; ".join(p.label for p in parts)
    return Answer(question, text, tuple(parts), 0.8)
