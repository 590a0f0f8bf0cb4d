"""Amounts added up, only where they may be: the addends are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kb.answers.letters import without
from kb.answers.question import Answer, Part, Question
from kb.answers.topic import LETTER, Topic
from kb.answers.understanding import LIGHT_WORDS
from kb.records import AmountFilter, AmountRecord
from kb.wording import euro

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

_MEANT, _SURE = 0.6, 0.7
_LETTERS = 6
#: A sentence that states a total or a part of one: adding it would count money twice.
_TOTAL = re.compile(
    r"\b(?:in totaal|totale?|cumulatief|samen|waarvan|gemiddeld"
    r"|per (?:hectare|huishouden|persoon|woning|regio))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = (
    "elkaar",
    "opgeteld",
    "samen",
    "som",
    "tel",
    "optellen",
    "structureel",
    "incidenteel",
    "eenmalig",
)


def answer(kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit]) -> Answer:
    """The sum of the amounts about the topic; no answer where they may not be added."""
    telling = without(without(topic, (*_SAID, *question.years)), tuple(LIGHT_WORDS))
    letters = list(dict.fromkeys(hit.record.letter_id for hit in hits))[:_LETTERS]
    found = [
        amount
        for letter in letters
        for amount in kb.amounts(AmountFilter(letter=letter, in_tables=False))
        if addable(amount, question) and _share(amount, telling) >= _MEANT
    ]
    different = addends(found)
    if len(different) < 2:
        return Answer(question, None, (), 0.0)
    total = sum((a.eur for a in different), Decimal(0))
    parts = tuple(Part(a.citation.text, a.citation, euro(a.eur)) for a in different)
    return Answer(question, euro(total), parts, _SURE)


def addends(found: Sequence[AmountRecord]) -> tuple[AmountRecord, ...]:
    """Those to add up, each sum of money once; none where it is not sure which they are.

    Unsure are a range or an estimate among them, structural money with incidental, and one sum of
    money for two purposes: said again in other words, or another as large.
    """
    if any(a.eur_max is not None or a.approximate for a in found):
        return ()
    if len({a.recurrence for a in found}) > 1:
        return ()
    different: dict[tuple[Decimal, str | None], AmountRecord] = {}
    for amount in found:
        first = different.setdefault((amount.eur, amount.period), amount)
        if first.purpose and amount.purpose and first.purpose != amount.purpose:
            return ()
    return tuple(different.values())


def addable(amount: AmountRecord, question: Question) -> bool:
    """Whether an amount is one to add up: stated, no total, no part of one, of its kind and years."""
    said = amount.citation.sentence
    if _TOTAL.search(said) or said.rstrip().endswith("?"):  # what a member asks is no budget
        return False
    if question.years and set(_YEAR.findall(amount.period or "")) != set(question.years):
        return False
    return question.yearly is None or (amount.recurrence == "yearly") == question.yearly


def _share(amount: AmountRecord, telling: Topic) -> float:
    said = f"{amount.purpose or ''} {amount.citation.sentence}"
    direct = {w: v for w, (v, _) in telling.matches(telling.read(said), meaning=True).items()}
    subject = telling.matches(telling.read(amount.citation.letter.subject or ""))
    return telling.share(direct, {w: v * LETTER for w, (v, _) in subject.items()})
