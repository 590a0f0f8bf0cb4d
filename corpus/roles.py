"""Which part a block plays: letterhead, body, question, answer or closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.letter import BlockKind, Role

_SALUTATION = re.compile(r"^\s*(?:Geachte|Beste|Hooggeachte|Waarde)\b.{0,60}$", re.IGNORECASE)
_HEAD = re.compile(
    r"^\s*(?:datum|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|onze referentie|uw referentie|"
    r"bijlagen?\b|uw brief|contactpersoon|aan\b|de voorzitter|de heer|mevrouw|postbus|"
    r"> ?retouradres|retouradres|tweede kamer|eerste kamer|der staten-generaal|binnenhof|"
    r"den haag\b|’s-gravenhage|'s-gravenhage|ministerie|directoraat|directie|\d{4} ?[A-Z]{2}\b|"
    r"pagina \d|t \+?\d|www\.)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:hoogachtend|met (?:vriendelijke|de meeste) (?:groet|hoogachting)|"
    r"(?:mede )?namens (?:de|het)\b.*)[,.]?\s*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^\s*(?:de |het )?(?:vice-|viceminister-?)?(?:minister|staatssecretaris)(?:-president)?\b"
    r"[^.?!]*$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\s*vra(?:ag|gen)\s+(?P<number>\d+(?:[\s,]*(?:en|t/m|tot en met)?\s*\d+)*)\s*:?\s*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^\s*antwoord(?:en)?(?:\s+op)?(?:\s+(?:de\s+)?vra(?:ag|gen))?\s*"
    r"(?P<number>\d+(?:[\s,]*(?:en|t/m|tot en met)?\s*\d+)*)?\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Part:
    """A block on its way to a role; ``number`` becomes a question's number."""

    kind: BlockKind
    text: str
    number: str
    hint: str
    role: Role = "body"


def assign(parts: Sequence[Part]) -> None:
    """Set the role, and for questions and answers the number, of every part."""
    _questions(parts)
    _letterhead(parts)
    _closing(parts)
    for part in parts:
        if part.hint in ("question", "answer", "closing", "letterhead"):
            part.role = part.hint  # type: ignore[assignment]
        elif part.hint == "header":
            part.role = "letterhead"


def _letterhead(parts: Sequence[Part]) -> None:
    for index, part in enumerate(parts[:60]):
        if _SALUTATION.match(part.text):
            for before in parts[: index + 1]:
                before.role = "letterhead"
            return
    for part in parts:
        if part.role != "body" or not _HEAD.match(part.text) or len(part.text) > 300:
            return
        if len(part.text) > 90 and part.text.rstrip().endswith("."):
            return
        part.role = "letterhead"


def _closing(parts: Sequence[Part]) -> None:
    for index in range(len(parts) - 1, max(-1, len(parts) - 30), -1):
        part = parts[index]
        if _CLOSING.match(part.text) or (_OFFICE.match(part.text) and len(part.text) < 200):
            start = index
            while start > 0 and (
                _CLOSING.match(parts[start - 1].text)
                or (len(parts[start - 1].text) < 200 and _OFFICE.match(parts[start - 1].text))
            ):
                start -= 1
            for later in parts[start:]:
                later.role = "closing"
            if _CLOSING.match(part.text):
                return


def _questions(parts: Sequence[Part]) -> None:
    role: Role = "body"
    number = ""
    for part in parts:
        if match := _QUESTION.match(part.text):
            role, number = "question", match["number"]
        elif match := _ANSWER.match(part.text):
            role, number = "answer", match["number"] or number
        part.role = role
        if role != "body" and not part.number:
            part.number = number
