"""Words that stand for a motion named before: "hieraan", "dit verzoek", "beschouw ik hem als afgedaan".

Each is turned into words with one place to mask, of the same length as printed, so that the cues for
claims (:mod:`kb.extract.claims`) read the sentence as if the motion stood there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: "Hieraan geef ik uitvoering": points at what was asked before; read as "aan het".
_THEREBY = re.compile(r"\b(?:[Hh]ier|[Dd]aar|[Ww]aar)aan\b")
_REQUEST = re.compile(
    r"\b(?:dit|dat|deze|die|het|beide|uw|bovenstaande?|voornoemde?|genoemde?)\s"
    r"(?:verzoek(?:en)?|oproep(?:en)?|wens(?:en)?|vraag(?=\suit)|opdracht(?=\s(?:van|uit)))\b"
    r"(?:\s(?:uit|van|in)\s(?:de motie|(?:de|uw) Kamer))?",
    re.IGNORECASE,
)
#: A pronoun with no noun of its own behind it.
_PRONOUN = re.compile(
    r"\b(?:deze|die|hem|haar|dit|beide)\b(?=,?\s(?:hiermee|daarmee|hierbij|daarbij|hierdoor|dan ook|derhalve|dus|"
    r"is|zijn|wordt|worden|kan|kunnen|als|beschouw|acht|heb|nu|inmiddels|ook|thans|reeds|wat|"
    r"naar|met|volledig|geheel|eveneens|(?P<undergoes>uitgevoerd|afgedaan|afgehandeld|ten uitvoer|uit|af))\b)",
    re.IGNORECASE,
)

#: "voert haar uit", not "dit af te handelen".
_VERB = re.compile(r"\b(?:voer|voert|voeren|voerde|doe|doet|doen|handel|handelt|handelen)\s$")


@dataclass(frozen=True, slots=True)
class Pointer:
    """``text`` with the place ``span`` that stands for a motion.

    ``several`` says that it may stand for more than one; ``pronoun`` that the word alone says too
    little, so that only a claim which nothing but a motion takes ("afgedaan") is believed, unless it
    ``undergoes`` the claim's verb itself ("heeft haar uitgevoerd").
    """

    text: str
    span: tuple[int, int]
    several: bool
    pronoun: bool
    undergoes: bool = False


def pointers_in(text: str, start: int = 0) -> list[Pointer]:
    """What in ``text[start:]`` may stand for a motion named before, the plainest kind only."""
    request = _REQUEST.search(text, start)
    if request is not None:
        return [Pointer(text, request.span(), True, False)]
    thereby = _THEREBY.search(text, start)
    if thereby is not None:
        low, high = thereby.span()
        return [Pointer(f"{text[:low]}aan het{text[high:]}", (low + 4, high), False, False)]
    return [
        Pointer(text, m.span(), m.group().lower() == "beide", True, m["undergoes"] is not None)
        for m in _PRONOUN.finditer(text, start)
        if m["undergoes"] not in ("uit", "af") or _VERB.search(text, 0, m.start())
    ]
