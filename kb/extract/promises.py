"""The rules that say which clauses are promises: who, in which mood, with which class of verb.

They are data (``commitments.toml``); what they say is one more thing that the model sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kb.extract.clauses import Clause
from kb.extract.wording import Wording, lexicon


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reading of a clause as a promise; empty sets take anything."""

    name: str
    subject: frozenset[str]
    mood: frozenset[str]
    verb: frozenset[str]
    beside: frozenset[str]


def matched(
    found: tuple[Clause, ...], wording: Wording, rules: tuple[Rule, ...]
) -> list[tuple[Rule, Clause]]:
    """The rules that hold with the clause each holds for; negated and past clauses never do."""
    tags = set(wording.tags)
    if "?" in tags or "HERE" in tags:
        return []
    return [
        (rule, clause)
        for clause in found
        if not clause.negated
        for rule in rules
        if (not rule.subject or clause.subject in rule.subject)
        and (not rule.mood or clause.mood in rule.mood)
        and (not rule.verb or clause.verb in rule.verb)
        and (not rule.beside or rule.beside & tags)
    ]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules of the word lists."""
    return tuple(
        Rule(
            r["name"],
            *(frozenset(r.get(k, "").split()) for k in ("subject", "mood", "verb", "with")),
        )
        for r in lexicon().rules
    )
