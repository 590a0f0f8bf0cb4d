"""Which words of a sentence are the commitment, under which condition, and which deadline is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.facts import Deadline

_CONDITION = re.compile(
    r"\b(?:[Ii]ndien|[Mm]ochte?n?|[Mm]its|[Tt]enzij|[Ii]ngeval|[Vv]oor zover|"
    r"als (?:blijkt|gewaarborgd|voldaan)|[Ii]n (?:het|dat) geval|[Bb]ij onvoldoende|"
    r"[Mm]et akkoord van)\b"
    r"|(?:^|[,;:–] (?:en |maar )?|\bslechts[^,]* )(?:[Aa]ls|[Ww]anneer)\b(?= (?!ik\b|wij\b|het gaat))"
    r"|(?:^|[,;:–] )(?:[Zz]odra|[Nn]adat)\b(?= (?!ik\b|wij\b))"
)
_VERB_FIRST = re.compile(r"^(?:Lukt|Blijkt|Komt|Is|Zijn|Mocht|Leidt|Wordt)\b[^?]*?, (?:dan )?\w+")
_CLAUSE_END = re.compile(r"[,;:](?! (?:die|dat|waar\w+|welke)\b)|\bdan\b|$")
#: An aside that a comma opens and closes within a condition: "de evaluatie, die in 2028 is voorzien, …".
_ASIDE = re.compile(r", (?:die|dat|waar\w+|welke)\b[^,;:]*,")
#: What is asked in an inquiry; a date in it is of the matter, not of the inquiry.
_ASKED = re.compile(
    r"\b(?:onderzoek\w*|onderzocht|verken\w*|bezie\w*|bekijk\w*|bekeken|nagaan|na te gaan|gaat? na|"
    r"inventariseer\w*|overweeg|overwegen)\b[^,;:]{0,40}?,? (?:of|hoe|welke?|in hoeverre|"
    r"op welke (?:wijze|manier))\b[^,;:]*?"
    r"(?=[,;:]| en (?:ik|wij|u|uw|zal|informeer|bericht|stuur|zend|kom|meld|rapporteer|laat)\b|$)"
)
_SPLIT = re.compile(r"; |, (?:en |maar |waarna |zodat )| en |, ")


def is_conditional(text: str) -> bool:
    """Whether the act holds only if something else happens, by the sentence alone."""
    return bool(_CONDITION.search(text) or _VERB_FIRST.match(text))


def condition_ranges(text: str) -> list[tuple[int, int]]:
    """Where conditions stand in ``text``: from the word that opens one to the end of its clause."""
    found = [(m.start(), _end(text, m.end())) for m in _CONDITION.finditer(text)]
    if first := _VERB_FIRST.match(text):
        found.append((0, _end(text, first.start() + 1)))
    return found


def _end(text: str, start: int) -> int:
    while aside := _ASIDE.search(text, start):
        first = _CLAUSE_END.search(text, start)
        if first is None or first.start() < aside.start():
            break
        start = aside.end()
    closing = _CLAUSE_END.search(text, start)
    return closing.start() if closing else len(text)


def own_deadline(text: str, offset: int, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The deadline of the act in ``text`` (which starts at ``offset``), or None.

    A date inside a condition is the condition's, one inside what is inquired into that matter's; of
    several the one bound by "uiterlijk" counts, else the soonest, for the later one is mostly the
    year of a goal.
    """
    asked = [(m.start(), m.end()) for m in _ASKED.finditer(text)]
    own = [
        d
        for d in deadlines
        if not _in_condition(text, offset, d)
        and not any(a <= d.evidence.start - offset < b for a, b in asked)
    ]
    bound = [d for d in own if d.evidence.text.lower().startswith("uiterlijk")]
    return min(bound or own, key=lambda d: d.latest, default=None)


def takes_over(text: str) -> bool:
    """Whether the sentence leans on a time that the one before it names ("op dat moment", "dan")."""
    return bool(re.match(r"(?:Op dat moment|Dan|Indien nodig, wordt dan)\b", text))


def parts(text: str, offset: int, deadlines: Sequence[Deadline]) -> list[tuple[int, int]]:
    """The ranges of ``text`` that are an act each: two where two acts have two deadlines, else one.

    The cut is the last joint between the two deadlines that leaves a finite verb on both sides;
    whether it does is for the caller to say, who reads the halves.
    """
    whole = [(0, len(text))]
    dated = [d for d in deadlines if not _in_condition(text, offset, d)]
    for first, second in pairwise(dated):
        if first.latest == second.latest:
            continue
        low, high = first.evidence.end - offset, second.evidence.start - offset
        joints = [m for m in _SPLIT.finditer(text, low, high + 1) if m.end() <= high + 1]
        if joints:
            return [(0, joints[-1].start()), (joints[-1].end(), len(text))]
    return whole


def _in_condition(text: str, offset: int, deadline: Deadline) -> bool:
    return any(a <= deadline.evidence.start - offset < b for a, b in condition_ranges(text))
