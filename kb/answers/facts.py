"""Answering from the ledger by query: complete lists, counts and statuses, and what heads a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.answers import commitments, heads, motions, sums
from kb.answers.question import Answer, Question
from kb.answers.topic import Topic

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase


def answer(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit], today: dt.date
) -> Answer | None:
    """The ledger's answer, or None for a question that is for the passages to answer."""
    if question.about == "office":
        return heads.holder(kb, question)
    if question.about in ("signatory", "letter"):
        return heads.answer(kb, question, topic, hits)
    if question.recorded and (question.about or question.kind == "status"):
        # What a letter claims is no answer to what the register records.
        return Answer(question, None, (), 0.0)
    return _of_the_ledger(kb, question, topic, hits, today)


def _of_the_ledger(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit], today: dt.date
) -> Answer | None:
    if question.about in ("motions", "sponsor") or (
        question.kind == "status" and question.references
    ):
        found = motions.answer(kb, question, topic, hits)
        if found is not None:
            return found
    if question.about == "commitments":
        return commitments.answer(kb, question, topic, hits, today)
    if question.summed and question.kind in ("amount", "how_many"):
        return sums.answer(kb, question, topic, hits)
    return None
