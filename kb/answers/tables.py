"""Answering from the cells of tables: a row and a column that fit the topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.answers.passages import Candidate
from kb.answers.question import Question
from kb.answers.spans import Span
from kb.answers.topic import ABOVE, LETTER, Topic
from kb.records import AmountFilter
from kb.wording import euro_range

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

#: Tables looked into, and what a cell is worth beside a sentence that says the same.
_TABLES, _LESS = 4, 0.05


def candidates(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit]
) -> list[Candidate]:
    """The cells that may answer a question for an amount."""
    if question.kind != "amount":
        return []
    found: list[Candidate] = []
    looked: set[str] = set()
    for rank, hit in enumerate(hits):
        passage, letter = hit.record.passage, hit.record.letter_id
        if passage.kind != "table" or letter in looked or len(looked) >= _TABLES:
            continue
        looked.add(letter)
        above = topic.matches(topic.read(" ".join(passage.headings)))
        around = {w: v * ABOVE for w, (v, _) in above.items()}
        for word, (worth, _) in topic.matches(topic.read(hit.record.subject)).items():
            around[word] = max(around.get(word, 0.0), worth * LETTER)
        for cell in kb.amounts(AmountFilter(letter=letter, in_tables=True)):
            labels = topic.read(f"{cell.row or ''} {cell.column or ''}")
            direct = {w: v for w, (v, _) in topic.matches(labels).items()}
            row = topic.matches(topic.read(cell.row or ""))
            if not row:
                continue
            covered, whole = topic.share(direct), topic.share(direct, around)
            spare = len(topic.read(cell.row or "").tokens) - len(row)
            cited = cell.citation
            found.append(
                Candidate(
                    hit, cited.start, cited.end, Span(cited.start, cited.end),
                    0.6 * covered + 0.4 * whole + 0.35 - _LESS - 0.03 * spare - 0.002 * rank,
                    covered, whole, covered, True, frozenset(direct) | frozenset(around),
                    said=euro_range(cell.eur, cell.eur_max),
                )
            )  # fmt: skip
    return found
