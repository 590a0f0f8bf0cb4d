"""Asking: understand the question, answer from the ledger or the passages, or say no."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import fold, word_spans
from kb.answers import confidence, facts, passages, tables
from kb.answers.citing import Citing
from kb.answers.passages import Candidate
from kb.answers.question import Answer, Part, Question
from kb.answers.topic import Topic, topic
from kb.answers.understanding import LIGHT_WORDS, LONGEST, understand

if TYPE_CHECKING:
    from index.search import Hit
    from index.vocabulary import Vocabulary
    from kb.knowledge_base import KnowledgeBase

#: Passages that an answer is looked for in, and shown beside it.
_LOOKED_AT, _SHOWN = 30, 5
#: Words that turn what a sentence says into its opposite.
_NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|noch|niets|niemand|evenmin|ontraad|ontraden|afgezien|onvoldoende)\b",
    re.IGNORECASE,
)


def ask(kb: KnowledgeBase, asked: str, today: dt.date) -> Answer:
    """The answer to ``asked`` from what ``kb`` holds on ``today``, or that there is none."""
    vocabulary = kb.index.vocabulary()
    question = understand(_spelled(asked, vocabulary))
    question = replace(question, text=" ".join(asked.split())[:LONGEST])
    about = topic(question.words, vocabulary, kb.index.encoder)
    if not about.terms and not question.references:
        return Answer(question, None, (), 0.0)
    hits = tuple(kb.index.find(_query(question), limit=_LOOKED_AT))
    shown = hits[:_SHOWN]
    known = facts.answer(kb, question, about, hits, today)
    if known is not None:
        return replace(known, passages=shown)
    return replace(_from_passages(kb, question, about, hits), passages=shown)


def _query(question: Question):  # type: ignore[no-untyped-def]
    from index.query import Query

    return Query(question.words, references=question.references)


def _spelled(asked: str, vocabulary: Vocabulary) -> str:
    """``asked`` with words that no letter has put as the nearest one that some letter has."""
    text, shift = asked[: 2 * LONGEST], 0
    for word, start, end in word_spans(text):
        plain = fold(word)
        meant = vocabulary.meant(plain)
        if meant != plain:
            text = text[: start + shift] + meant + text[end + shift :]
            shift += len(meant) - (end - start)
    return text


def _from_passages(
    kb: KnowledgeBase, question: Question, about: Topic, hits: Sequence[Hit]
) -> Answer:
    """The answer of the best sentence, where it is sure enough."""
    if all(term.word in LIGHT_WORDS for term in about.terms):
        # "Hoeveel brieven zijn er?" names no topic: any sentence would do as well as another.
        return Answer(question, None, (), 0.0)
    found = passages.candidates(question, about, hits)
    found += tables.candidates(kb, question, about, hits)
    found.sort(key=lambda c: -c.score)
    if not found:
        return Answer(question, None, (), 0.0)
    best = found[0]
    if _circular(about, best):
        return Answer(question, None, (), 0.0)
    other = next((c for c in found if not _same(c, best)), None)
    scores = confidence.features(about, best, other)
    sure = confidence.confidence(scores)
    if sure < confidence.THRESHOLD:
        return Answer(question, None, (), sure, scores=scores)
    citing = Citing(kb)
    citation = citing.cite(
        best.hit.record.letter_id, best.span.start, best.span.end, within=(best.start, best.end)
    )
    text = best.said or " ".join(citation.text.split())
    if question.kind == "yes_no":
        text = "nee" if _denies(question, citation.sentence) else "ja"
    return Answer(question, text, (Part(citation.text, citation),), sure, scores=scores)


def _circular(about: Topic, candidate: Candidate) -> bool:
    """Whether a span says no more than the question: "voor het zomerreces" of when that is."""
    passage, span = candidate.hit.record.passage, candidate.span
    words = about.read(passage.text[max(0, span.start - passage.start) : span.end - passage.start])
    telling = {term.word for term in about.terms if term.word not in LIGHT_WORDS}
    return candidate.typed and telling <= set(about.matches(words))


def _same(left: Candidate, right: Candidate) -> bool:
    """Whether two candidates give the same words, or places within one sentence that overlap."""
    if left.hit.record.letter_id == right.hit.record.letter_id:
        return left.span.start < right.span.end and right.span.start < left.span.end
    return False


def _denies(question: Question, sentence: str) -> bool:
    """Whether the sentence says the opposite of what is asked."""
    return bool(_NEGATION.search(sentence)) != bool(_NEGATION.search(question.text))
