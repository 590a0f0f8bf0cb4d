"""Words that stand for a motion named before: "hieraan", "dit verzoek", "beschouw ik hem als afgedaan".

Each is turned into words with one place to mask, so that the cues for claims (:mod:`kb.extract.claims`)
read the sentence as if the motion stood there. A sentence without a subject ("Afgedaan met de brief van
3 mei.") gets the motion before it for one.
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
    r"naar|met|direct|onverwijld|meteen|alsnog|toen|sindsdien|vorig|"
    r"volledig|geheel|eveneens|"
    r"(?P<undergoes>uitgevoerd|direct uitgevoerd|"
    r"alsnog uitgevoerd|uit te voeren|af te doen|afgedaan|afgehandeld|ten uitvoer|uit|af))\b)",
    re.IGNORECASE,
)

#: "geeft hier invulling aan": "hieraan" with words between.
_APART = re.compile(
    r"\b(?:[Hh]ier|[Dd]aar|er)\b(?P<between>[^.;,:@]{0,60}?)\s[Aa]an\b"
    r"(?=\s(?:te|gegeven|voldaan|tegemoet\w*|is|wordt|heb|ga)\b|\s?[.,;:]|$)"
)
#: "Nu uw Kamer haar heeft aangenomen, ga ik na …".
_ADOPTED = re.compile(r"\b[Nn]u (?:de|uw) Kamer (?P<it>haar|hem|deze|die|dit verzoek)\b")
#: "De uitvoering waarnaar u vraagt heeft al plaatsgevonden".
_EXECUTION = re.compile(
    r"\b(?:[Dd]e|[Dd]ie) uitvoering(?P<of> (?:daarvan|hiervan|ervan|waar(?:naar|over) u vraagt|"
    r"waar u naar vraagt))?"
    r"(?=,? (?:is|heeft|had|loopt|wordt|zal|volgt|start|vindt|kan)\b)"
)
#: "over de uitvoering daarvan informeer ik u": the same, in any place.
_ITS_EXECUTION = re.compile(
    r"\b(?:de|die) (?P<noun>uitvoering|invulling|uitwerking|opvolging) (?:daarvan|hiervan|ervan)\b"
)
#: "Dit sluit aan bij mijn beleid", "hier ga ik mee aan de slag": what was asked in the sentence before.
_ASKED = re.compile(
    r"^(?P<it>Dit|Dat|Deze)\b(?= (?:is|ligt|past|sluit|strookt|valt|komt)\b[^.;]{0,40}"
    r"\b(?:in lijn met|aan bij|bij|binnen|met|overeen)\b"
    r"[^.;]{0,40}\b(?:beleid|inzet|koers|lijn|voornemens?|aanpak|praktijk)\b)"
)
_SET_TO = re.compile(
    r"\b(?P<it>(?:[Hh]ier|[Dd]aar)(?:mee)?)\b(?P<between>[^.;,@]{0,30}?)(?: mee)?(?= aan de slag\b)"
)
#: The ways of pointing back but a pronoun, the plainest first.
_FORMS = (
    (_REQUEST, "request"),
    (_THEREBY, "thereby"),
    (_APART, "apart"),
    (_ADOPTED, "it"),
    (_EXECUTION, "execution"),
    (_ITS_EXECUTION, "execution"),
    (_ASKED, "it"),
    (_SET_TO, "set to"),
)
_ADVERBS = (
    r"(?:(?:reeds|inmiddels|hiermee|deels|gedeeltelijk|volledig|geheel|grotendeels|met deze brief|"
    r"nog niet|nog|niet|recent|eerder|al)\s)*"
)
#: Not "Uitgevoerd onderzoek laat zien" nor "In lijn met de brief kies ik".
_NO_NOUN = (
    r"(?=\s*(?:[.,;:()–-]|$)|\s(?:met|bij|in|door|via|per|op|als|en|zie|naar|tijdens|voor|binnen|middels|aan|tot|na|het|de|"
    r"mijn|dit|vanaf|eind|medio|begin|sinds)\b)(?![^.;:]*\b(?:ik|wij|we|kabinet|regering|uw kamer)\b)"
)
#: What the words that open a sentence without a subject lack.
_LACKING: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "het is ",
        re.compile(
            _ADVERBS
            + r"(?:afgedaan|afgehandeld|afgerond|afgesloten|voldaan|uitgevoerd|gerealiseerd|geïmplementeerd|"
            r"opgevolgd|nagekomen|ingevuld|verwerkt|overgenomen|vormgegeven|uitgewerkt|opgepakt|opgenomen in|"
            r"ondergebracht in|verankerd|meegenomen|meegewogen|betrokken|in lijn met|in overeenstemming met|"
            r"in uitvoering|in voorbereiding|ten uitvoer gebracht|beantwoord)\b" + _NO_NOUN,
            re.IGNORECASE,
        ),
    ),
    (
        "aan het is ",
        re.compile(
            _ADVERBS + r"(?:uitvoering|invulling|gevolg|gehoor|opvolging|vorm|tegemoetgekomen)"
            r"(?: (?:aan|is|aan is))? ?(?:gegeven\b|(?<=tegemoetgekomen))" + _NO_NOUN,
            re.IGNORECASE,
        ),
    ),
    (
        "de uitvoering van het ",
        re.compile(
            r"(?:loopt|volgt|start|begint|is (?:gestart|begonnen|gepland))\b", re.IGNORECASE
        ),
    ),
    (
        "het ",
        re.compile(
            r"(?:(?:is|zijn|wordt|worden|zal|zullen|kan|krijgt|sluit|past|heeft|komt|landt)\s"
            r"(?!de\b|het\b|een\b|dit\b|deze\b|die\b|dat\b|er\b|ik\b|u\b|uw\b|wij\b|we\b|daar|hier)|"
            r"(?:neem|betrek|voer|pak|zal|heb|beschouw|acht|weeg|doe|merk|vul|werk)\s(?:ik|wij)\s)",
            re.IGNORECASE,
        ),
    ),
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
    for form, kind in _FORMS:
        match = form.search(text, start)
        if match is not None:
            return [_put_in(text, match, kind)]
    return [
        Pointer(text, m.span(), m.group().lower() == "beide", True, m["undergoes"] is not None)
        for m in _PRONOUN.finditer(text, start)
        if m["undergoes"] not in ("uit", "af") or _VERB.search(text, 0, m.start())
    ]


def _put_in(text: str, match: re.Match[str], kind: str) -> Pointer:
    """The pointer found, its words turned into such as have a place for the motion."""
    low, high = match.span()
    if kind == "request":
        return Pointer(text, match.span(), True, False)
    if kind == "it":
        return Pointer(text, match.span("it"), False, True, True)
    if kind == "thereby":
        return Pointer(f"{text[:low]}aan het{text[high:]}", (low + 4, high), False, False)
    groups = match.groupdict()
    lead = {"set to": "met", "apart": "aan"}.get(
        kind
    ) or f"de {groups.get('noun', 'uitvoering')} van"
    at = low + len(lead) + 1
    said = f"{text[:low]}{lead} het{groups.get('between', '')}{text[high:]}"
    plain = kind == "apart"
    return Pointer(
        said, (at, at + 3), False, not plain, not plain and groups.get("of", "") is not None
    )


def without_subject(text: str) -> Pointer | None:
    """A sentence that says only what became of a motion ("Afgedaan."), with its subject put in."""
    for lacking, opening in _LACKING:
        if opening.match(text):
            at = lacking.index("het")
            said = f"{lacking}{text[0].lower()}{text[1:]}"
            return Pointer(said, (at, at + 3), True, False)
    return None
