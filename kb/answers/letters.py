"""Which letters a question means: "de brief over …", or those that its best passages stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.query import Filters, Query
from kb.answers.question import Question
from kb.answers.topic import Topic, topic

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

#: Passages whose letters are looked into for a kind of fact, and the most letters of those.
_PASSAGES, _LETTERS = 30, 12
#: A letter is "the letter about X" where so much of X stands in its subject or its passages.
_MEANT = 0.5


def named(kb: KnowledgeBase, question: Question, hits: Sequence[Hit]) -> Hit | None:
    """A passage of the letter that "de brief over …" names, None where none is named or fits."""
    if not question.letter:
        return None
    return about(kb, topic(question.letter, kb.index.vocabulary(), kb.index.encoder))


def about(kb: KnowledgeBase, wanted: Topic) -> Hit | None:
    """The best passage of the letter that is most about ``wanted``, None where none is."""
    words = " ".join(term.word for term in wanted.terms)
    best: tuple[float, Hit] | None = None
    for rank, hit in enumerate(kb.index.find(Query(words), limit=_PASSAGES)):
        subject = {w: v for w, (v, _) in wanted.matches(wanted.read(hit.record.subject)).items()}
        text = " ".join((*hit.record.passage.headings, hit.record.passage.text))
        body = {w: v * 0.6 for w, (v, _) in wanted.matches(wanted.read(text)).items()}
        share = wanted.share(subject, body)
        score = share - 0.004 * rank
        if share >= _MEANT and (best is None or score > best[0]):
            best = (score, hit)
    return best[1] if best else None


def holding(kb: KnowledgeBase, kind: str, question: Question) -> dict[str, Hit]:
    """The letters whose passages with a fact of ``kind`` fit best, each with its best passage."""
    query = Query(question.words, filters=Filters(kinds=(kind,)))
    found: dict[str, Hit] = {}
    for hit in kb.index.find(query, limit=_PASSAGES):
        found.setdefault(hit.record.letter_id, hit)
        if len(found) == _LETTERS:
            break
    return found


def without(wanted: Topic, taken: Sequence[str]) -> Topic:
    """``wanted`` without the words in ``taken``."""
    return replace(wanted, terms=tuple(t for t in wanted.terms if t.word not in taken))
