"""Clauses of a sentence: who is said to do what, in which mood.

A :class:`Clause` is found around each finite verb: its subject is looked for beside the verb (Dutch
puts it directly before or after), its main verb at the end of the clause. The rules of
:mod:`kb.extract.promises` say which clauses bind the government.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.extract.wording import PREPOSITIONS, Wording

GOVERNMENT = frozenset({"I", "WE", "CAB", "NL"})
_SUBJECTS = GOVERNMENT | {"KAM", "OTH"}
_AUXILIARIES = frozenset(
    {"ZAL", "GA", "WIL", "WORD", "BEN", "HEB", "KAN", "MOET", "ZOU", "WAS", "BLIJF", "LAAT"}
)
_FINITE_VERBS = frozenset({"INFf", "LEGf", "INVf", "ACTf", "AIMf"})
#: Other finite verbs that a clause is found around.
_FURTHER = frozenset(
    {"streef", "streeft", "streven", "beoog", "beoogt", "beogen", "verwacht", "kies", "kiest"}
)
_MOODS = _AUXILIARIES | _FINITE_VERBS | {"STREEF", "PLAN", "PROM", "DECID", "ACHT"}
#: Phrases that give a light verb its meaning: "in kaart brengen" investigates.
_LIGHT = {"INFx": "INF", "LEGx": "LEG", "INVx": "INV"}
_VERBS = frozenset({"INF", "LEG", "INV", "ACT", "VT"})
_DETERMINERS = frozenset(
    {"de", "het", "een", "alle", "andere", "onze", "mijn", "deze", "die", "uw"}
)
#: "Het voornemen is om …" intends as "is voornemens" does.
_INTENTIONS = frozenset({"voornemen", "intentie", "bedoeling", "plan"})
#: Words for telling that a promise was made before.
_REPORTS = frozenset(
    """aangekondigd aangegeven toegezegd gemeld bekendgemaakt gemaakt afgesproken besloten laten
    geschreven opgenomen gesteld""".split()
)
#: These act whatever stands behind the verb: "wij vragen het kabinet".
_PRONOUNS = frozenset({"I", "WE"})
_SUBORDINATORS = frozenset({"SUB", "ALS", "IF", "ZODRA"})
_BREAKS = frozenset({",", ":", "(", ")", "?"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One finite verb with what belongs to it.

    ``subject`` is a tag, "X" where it names nobody of the lists; ``mood`` the finite verb's tag
    ("PLAN" for "is voornemens", "PROM" for "heeft toegezegd", with W for a passive: "ZALW"); ``verb`` the
    class of the main verb ("INF", "LEG", "INV", "ACT", "V" for another, "" for none) and ``word``
    the verb itself. ``reported`` tells that it is what the government said before ("heb ik aangekondigd
    dat …"). ``where`` is the index of the finite verb.
    """

    subject: str
    mood: str
    verb: str
    word: str
    negated: bool
    subordinate: bool
    reported: bool
    where: int
    actor: int | None


def clauses(wording: Wording) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of their finite verbs."""
    tags, words = wording.tags, wording.words
    return tuple(
        _clause(tags, words, index)
        for index, tag in enumerate(tags)
        if tag in _AUXILIARIES or tag in _FINITE_VERBS or words[index] in _FURTHER
    )


def _clause(tags: tuple[str, ...], words: tuple[str, ...], index: int) -> Clause:
    start, end = _bounds(tags, index)
    actor = _actor(tags, words, index, start, end)
    span = range(index + 1, end)
    verb, word = _main_verb(tags, words, index, span)
    mood = "PLAN" if _intends(tags, words, index) else _mood(tags, index, span)
    negated = "NEG" in tags[index:end] or "NEG" in tags[max(start, index - 2) : index]
    subordinate = any(t in _SUBORDINATORS for t in tags[start:index])
    subject = tags[actor] if actor is not None else "X"
    reported = subordinate and _is_reported(words, start, index)
    return Clause(subject, mood, verb, word, negated, subordinate, reported, index, actor)


def _intends(tags: tuple[str, ...], words: tuple[str, ...], index: int) -> bool:
    """Whether the verb is the "is" of "het voornemen is om …"."""
    return tags[index] == "BEN" and index > 0 and words[index - 1] in _INTENTIONS


def _is_reported(words: tuple[str, ...], start: int, index: int) -> bool:
    """Whether the clause hangs on "dat" behind a word for telling: "aangekondigd dat"."""
    for at in range(index - 1, max(start, 1) - 1, -1):
        if words[at] == "dat":
            return bool(_REPORTS.intersection(words[max(0, at - 2) : at]))
    return False


def _main_verb(
    tags: tuple[str, ...], words: tuple[str, ...], index: int, span: range
) -> tuple[str, str]:
    """The class of the main verb and the verb: the finite one, or the last one of its cluster.

    "Wordt" and "heeft" go with a participle, "zal" and "kan" with an infinitive or, with "worden", a
    participle; a word that no list knows is an infinitive only where it closes the clause.
    """
    verb, word = "", ""
    if tags[index] in _FINITE_VERBS:
        verb, word = tags[index][:-1], words[index]
    else:
        passive = tags[index] == "WORD" or "WORD" in tags[index + 1 : span.stop]
        ends = "p" if passive else "ip"
        for at in reversed(span):
            if tags[at][:-1] in _VERBS and tags[at][-1] in ends:
                verb, word = "V" if tags[at] == "VTp" else tags[at][:-1], words[at]
                break
        else:
            for at in () if passive else reversed(span):
                if words[at].endswith("en") and (
                    words[at - 1] == "te"
                    if tags[index] == "STREEF"
                    else _unlisted(tags, words, at) and at + 1 == span.stop
                ):
                    verb, word = "V", words[at]
                    break
        if passive and not verb:  # "Onderzocht wordt of …"
            for at in range(index - 1, max(index - 4, -1), -1):
                if tags[at][:-1] in _VERBS and tags[at].endswith("p"):
                    verb, word = tags[at][:-1], words[at]
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
        if verb_seen and (
            tag in _SUBORDINATORS or (tag == "TE" and tags[index] not in _FINITE_VERBS)
        ):
            break
        if tag in ("ZAL", "WIL", "GA", "ZOU") and end - index > 2:
            break
        verb_seen = verb_seen or (tag[-1:] in ("i", "p") and tag[:-1] in _VERBS)
        end += 1
    return start, end


def _actor(
    tags: tuple[str, ...], words: tuple[str, ...], index: int, start: int, end: int
) -> int | None:
    """The index of the subject's tag: directly after the verb, else the nearest before it.

    Whoever stands behind a preposition ("met de banken") is not the subject, and is passed over. Of
    one before the verb and another behind it the government acts, else the one before: "het kabinet
    ondersteunt boeren", "boeren ondersteunt het kabinet".
    """
    behind = before = None
    for at in range(index + 1, min(end, index + 5)):
        if tags[at] in _SUBJECTS and not _behind_preposition(words, at):
            behind = at
            break
        if tags[at] in ("TE", "FUT", "NUM", "SUB") or tags[at][-1:] in ("i", "p"):
            break
    for at in range(index - 1, max(start, index - 9) - 1, -1):
        if tags[at] in _SUBJECTS and not _behind_preposition(words, at):
            before = at
            break
        if tags[at] in _MOODS:
            break
    if behind is None or before is None:
        return before if behind is None else behind
    return behind if tags[behind] in GOVERNMENT and tags[before] not in _PRONOUNS else before


def _behind_preposition(words: tuple[str, ...], at: int) -> bool:
    """Whether the words before ``at``, articles and "alle" passed over, end in a preposition."""
    before = at - 1
    while before >= 0 and words[before] in _DETERMINERS:
        before -= 1
    return before >= 0 and words[before] in PREPOSITIONS
