"""Clauses of a sentence: who is said to do what, in which mood; and the rules that read them.

A :class:`Clause` is found around each finite verb: its subject is looked for beside the verb (Dutch
puts it directly before or after), its main verb at the end of the clause. The rules, which are data
(``commitments.toml``), say which of these bind the government to an act to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kb.extract.wording import Wording, lexicon

GOVERNMENT = frozenset({"I", "WE", "CAB", "NL"})
_SUBJECTS = GOVERNMENT | {"KAM", "OTH"}
_AUXILIARIES = frozenset(
    {"ZAL", "GA", "WIL", "WORD", "BEN", "HEB", "KAN", "MOET", "ZOU", "WAS", "BLIJF", "LAAT"}
)
_FINITE_VERBS = frozenset({"INFf", "LEGf", "INVf", "ACTf", "AIMf"})
_AIMING = frozenset({"streef", "streeft", "streven", "beoog", "beoogt", "beogen", "verwacht"})
_MOODS = _AUXILIARIES | _FINITE_VERBS | {"STREEF", "PLAN", "PROM", "DECID", "ACHT"}
#: Phrases that give a light verb its meaning: "in kaart brengen" investigates.
_LIGHT = {"INFx": "INF", "LEGx": "LEG", "INVx": "INV"}
_VERBS = frozenset({"INF", "LEG", "INV", "ACT", "VT"})
_BREAKS = frozenset({",", ":", "(", ")", "?"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One finite verb with what belongs to it.

    ``subject`` is a tag, "X" where it names nobody of the lists; ``mood`` the finite verb's tag
    ("PLAN" for "is voornemens", "PROM" for "heeft toegezegd", with W for a passive: "ZALW"); ``verb`` the
    class of the main verb ("INF", "LEG", "INV", "ACT", "V" for another, "" for none) and ``word``
    the verb itself. ``where`` is the index of the finite verb.
    """

    subject: str
    mood: str
    verb: str
    word: str
    negated: bool
    subordinate: bool
    where: int
    actor: int | None


def clauses(wording: Wording) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of their finite verbs."""
    tags, words = wording.tags, wording.words
    return tuple(
        _clause(tags, words, index)
        for index, tag in enumerate(tags)
        if tag in _AUXILIARIES or tag in _FINITE_VERBS or words[index] in _AIMING
    )


def _clause(tags: tuple[str, ...], words: tuple[str, ...], index: int) -> Clause:
    start, end = _bounds(tags, index)
    actor = _actor(tags, index, start, end)
    span = range(index + 1, end)
    verb, word = _main_verb(tags, words, index, span)
    mood = _mood(tags, index, span)
    negated = "NEG" in tags[index:end] or "NEG" in tags[max(start, index - 2) : index]
    subordinate = any(t in ("SUB", "ALS", "IF", "ZODRA") for t in tags[start:index])
    subject = tags[actor] if actor is not None else "X"
    return Clause(subject, mood, verb, word, negated, subordinate, index, actor)


def _main_verb(
    tags: tuple[str, ...], words: tuple[str, ...], index: int, span: range
) -> tuple[str, str]:
    """The class of the main verb and the verb: the finite one, or the last one of its cluster."""
    verb, word = "", ""
    if tags[index] in _FINITE_VERBS:
        verb, word = tags[index][:-1], words[index]
    else:
        for at in reversed(span):
            if tags[at][:-1] in _VERBS and tags[at][-1] in "ip":
                verb, word = "V" if tags[at] == "VTp" else tags[at][:-1], words[at]
                break
        else:
            for at in reversed(span):
                if words[at].endswith("en") and (
                    words[at - 1] == "te" if tags[index] == "STREEF" else _unlisted(tags, words, at)
                ):
                    verb, word = "V", words[at]
                    break
    light = [_LIGHT[tags[at]] for at in span if tags[at] in _LIGHT]
    return (light[-1] if light else verb), word


def _unlisted(tags: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    """Whether the word looks like an infinitive that no list knows."""
    return not tags[at] and len(words[at]) > 4


def _mood(tags: tuple[str, ...], index: int, span: range) -> str:
    """The mood of a clause: its finite verb's tag, or what that verb makes with what follows."""
    mood = tags[index]
    inner = {tags[at] for at in span}
    if mood in ("ZAL", "GA", "KAN", "MOET") and "WORD" in inner:
        return mood + "W"
    if mood == "HEB":
        return next((tag for tag in ("PROM", "DECID", "PLAN") if tag in inner), mood)
    return "PLAN" if mood == "BEN" and "PLAN" in inner else mood


def _bounds(tags: tuple[str, ...], index: int) -> tuple[int, int]:
    """The stretch around a finite verb: to the nearest break before it, to the clause's end after.

    A break after it ends the clause only once a main verb has been passed, for asides stand
    between commas.
    """
    start = index
    while start > 0 and tags[start - 1] not in _BREAKS:
        start -= 1
    end, verb_seen = index + 1, tags[index] in _FINITE_VERBS
    while end < len(tags):
        tag = tags[end]
        if tag in _BREAKS and (verb_seen or end - index > 30):
            break
        if verb_seen and (tag == "SUB" or (tag == "TE" and tags[index] not in _FINITE_VERBS)):
            break
        if tag in ("ZAL", "WIL", "GA", "ZOU") and end - index > 2:
            break
        verb_seen = verb_seen or (tag[-1:] in ("i", "p") and tag[:-1] in _VERBS)
        end += 1
    return start, end


def _actor(tags: tuple[str, ...], index: int, start: int, end: int) -> int | None:
    """The index of the subject's tag: directly after the verb, else the nearest before it."""
    for at in range(index + 1, min(end, index + 5)):
        if tags[at] in _SUBJECTS:
            return at
        if tags[at] in ("TE", "FUT", "NUM", "SUB") or tags[at][-1:] in ("i", "p"):
            break
    for at in range(index - 1, max(start, index - 9) - 1, -1):
        if tags[at] in _SUBJECTS:
            return at
        if tags[at] in _MOODS:
            break
    return None


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
