"""What the layout of a letter says of a motion: a table's status cell, a heading, a question and its "Ja".

"Afgedane moties" above a list says it of each motion in the list; "Ja" under "Is de motie uitgevoerd?"
says what was asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.extract.claims import claims_in
from kb.extract.pointers import without_subject
from kb.extract.units import Unit
from kb.facts import MotionStatus

#: A status with the rule that found it.
Said = tuple[MotionStatus, str]

_LED = (
    r"(?:(?:deze|de) motie |motie )?(?:(?:is|zijn|wordt|inmiddels|reeds|hiermee|volledig|geheel) )*"
)
#: A cell that says in a table what became of a row's motion: it opens with the word.
_CELLS: dict[MotionStatus, re.Pattern[str]] = {
    "afgedaan": re.compile(
        rf"{_LED}(?:afgedaan|afgehandeld|voldaan|afgerond|gesloten)\b", re.IGNORECASE
    ),
    "uitgevoerd": re.compile(rf"{_LED}(?:uitgevoerd|gereed|gerealiseerd)\b", re.IGNORECASE),
    "toegezegd": re.compile(
        r"(?:nog )?(?:in uitvoering|loopt|lopend|in behandeling|openstaand|wordt uitgevoerd)\b",
        re.IGNORECASE,
    ),
    "in_lijn": re.compile(rf"{_LED}(?:betrokken|meegenomen)\b", re.IGNORECASE),
}
#: "De Kamer wordt in mei over de uitvoering geïnformeerd": a sentence of a cell or item of its own.
_TOLD_LATER = re.compile(
    r"(?:(?:De|Uw) (?:Tweede |Eerste )?Kamer (?:wordt|zal)|Ik (?:zal|informeer) (?:de|uw) Kamer)\b"
    r"(?:(?!\bjl\b|\breeds\b|\beerder\b)[^.;])*\b(?:uitvoering|voortgang|uitkomst(?:en)?|hierover)\b",
)
_PAPERS = r"(?:(?:aangenomen|overige|gewijzigde) )*(?:moties|toezeggingen)"
_OF = rf"{_PAPERS}(?:(?:,| en) {_PAPERS})*"
_HEADINGS: dict[MotionStatus, re.Pattern[str]] = {
    "afgedaan": re.compile(
        rf"(?:afgedane|afgehandelde|afgeronde|gesloten) {_OF}|"
        rf"{_OF}(?: die)?(?: (?:met deze brief|hiermee|inmiddels|zijn|worden|reeds))* "
        r"(?:afgedaan|afgehandeld|afgerond)",
        re.IGNORECASE,
    ),
    "uitgevoerd": re.compile(
        rf"uitgevoerde {_OF}|"
        rf"{_OF}(?: die)?(?: (?:met deze brief|hiermee|inmiddels|zijn|worden|reeds))* uitgevoerd",
        re.IGNORECASE,
    ),
    "toegezegd": re.compile(
        rf"(?:openstaande|lopende|nog uit te voeren) {_OF}|"
        rf"{_OF}(?: die nog)? in (?:uitvoering|behandeling)",
        re.IGNORECASE,
    ),
}
_LAPSED = re.compile(
    r"[:;,–|-]\s?(?:(?:deze|de motie|motie|is|zijn|inmiddels|reeds|alsnog)\s){0,3}"
    r"(?:aangehouden|ingetrokken|verworpen|vervallen)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_DENIED = re.compile(r"\b(?:niet|nog|deels|gedeeltelijk)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:Stand van zaken|Status|Afdoening|Uitvoering|Voortgang|Opvolging)\s?(?::|–|-)\s*",
    re.IGNORECASE,
)
#: "Afdoening: brief van 3 mei".
_BY_LETTER = re.compile(
    r"(?:(?:bij|per|met|via|zie|in|de|deze|mijn) )*(?:kamer|verzamel|voortgangs)?(?:brief|stuk|rapportage)",
    re.IGNORECASE,
)
#: "Wanneer voert u de motie uit?", and an answer that opens with a time to come.
_WHEN = re.compile(
    r"(?:Per |Tot |Vanaf )?[Ww]anneer\b|Op welk(?:e termijn| moment)\b|Binnen welke termijn\b"
)
_TIME = re.compile(
    r"(?:(?:Dat|Dit|De motie) (?:zal|wordt|gebeurt|volgt)|Naar verwachting|Ik verwacht|Ik streef|Uiterlijk|"
    r"(?:In|Per|Voor|Vóór|Na|Eind|Begin|Medio|Vanaf) (?:het |de |dit |deze )?(?:\w+ )?"
    r"(?:kwartaal|helft|zomer|najaar|voorjaar|januari|februari|maart|april|mei|"
    r"juni|juli|augustus|september|oktober|november|december|jaar|maand|20\d\d))\b"
)
_YES = re.compile(r"(?:Ja|Jazeker|Dat klopt|Dat is juist|Inderdaad)\b(?!,? (?:maar|mits|tenzij))")
#: A question that "Ja" answers.
_POLAR = re.compile(
    r"(?:Is|Zijn|Heeft|Hebt|Wordt|Worden|Gaat|Zult|Zal|Bent|Klopt|Beschouwt|Acht|Geeft|Voert|Kunt u bevestigen)\b"
)


def row_statuses(unit: Unit) -> list[Said]:
    """What the status cell of a table's row says."""
    found: list[Said] = []
    for cell in unit.cells:
        if "moti" in cell.lower()[12:40]:
            continue
        status = next((s for s, form in _CELLS.items() if form.match(cell)), None)
        if status is not None:
            found.append((status, "status cell"))
        found += [one for said in _SENTENCE.split(cell) for one in said_alone(said)]
    return found


def said_alone(text: str) -> list[Said]:
    """What a sentence without a subject ("Wordt betrokken bij de evaluatie.") says of the motion before it."""
    if _TOLD_LATER.match(text):
        return [("toegezegd", "told later")]
    pointer = without_subject(text)
    if pointer is None or text.endswith("?"):
        return []
    found = claims_in(pointer.text, [pointer.span])
    return [(c.status, c.rule) for c in found if c.status != "genoemd"]


def heading_statuses(text: str) -> list[Said]:
    """What a heading says of the motions listed under it."""
    for status, form in _HEADINGS.items():
        match = form.search(text)
        if match is not None and not (
            status != "toegezegd" and _DENIED.search(text, 0, match.end())
        ):
            return [(status, "status heading")]
    return []


def says_it_lapsed(text: str, at: int) -> bool:
    """Whether an item says behind its motion that it came to nothing: no heading then speaks of it."""
    return _LAPSED.search(text, at) is not None


def announced_by(unit: Unit) -> list[Said]:
    """What a line that ends in a colon says of the motions listed under it, naming none itself."""
    if not unit.text.endswith(":") or unit.block.role in ("question", "letterhead"):
        return []
    text = unit.text[:-1].rstrip() + " "
    found = claims_in(text + "x", [(len(text), len(text) + 1)])
    return [(c.status, c.rule) for c in found if c.status != "genoemd"]


def said_under(text: str) -> list[Said]:
    """What "Stand van zaken: afgedaan" says of the motion or toezegging before it."""
    label = _LABEL.match(text)
    if label is None:
        return []
    if label.group().startswith("Afdoening") and _BY_LETTER.match(text, label.end()):
        return [("afgedaan", "status line")]
    words = [
        (status, "status line") for status, form in _CELLS.items() if form.match(text, label.end())
    ]
    return words[:1] or said_alone(text[label.end() :])


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of the ``target``-th motion: whether, or with ``when`` at what time."""

    target: int
    status: MotionStatus
    when: bool

    def answered(self, text: str) -> bool:
        """Whether the sentence ``text`` that opens the answer says it: "Ja", or a time to come."""
        return (_TIME if self.when else _YES).match(text) is not None


def asked_of(text: str, spans: list[tuple[int, int]]) -> list[Asked]:
    """What a question asks of the motions at ``spans`` that "Ja" or a time answers."""
    when = _WHEN.match(text.strip()) is not None
    if not when and not _POLAR.match(text.strip()):
        return []
    claims = [c for c in claims_in(text, spans) if c.status != "genoemd"]
    return [Asked(c.target, "toegezegd" if when else c.status, when) for c in claims]
