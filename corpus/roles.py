"""Which part a block plays: letterhead, body, question, answer or closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.letter import BlockKind, Role

_ADDRESS_LINE = re.compile(r"[^.!?]{1,60}$")


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
    """The blocks before the text: up to the salutation, else those in a letterhead's forms."""
    for index, part in enumerate(parts[:60]):
        if cues.SALUTATION.match(part.text):
            for before in parts[: index + 1]:
                before.role = "letterhead"
            return
    last = -1
    for index, part in enumerate(parts[:60]):
        if part.role != "body" or part.kind in ("list_item", "table"):
            break
        told = part.hint in ("header", "letterhead")
        if told or cues.HEAD.match(part.text) or cues.LABEL.match(part.text):
            last = index
        elif not _ADDRESS_LINE.fullmatch(part.text):
            break
    for part in parts[: last + 1]:
        part.role = "letterhead"


def _closing(parts: Sequence[Part]) -> None:
    for index in range(len(parts) - 1, max(-1, len(parts) - 30), -1):
        part = parts[index]
        if cues.CLOSING.match(part.text) or (cues.OFFICE.match(part.text) and len(part.text) < 200):
            start = index
            while start > 0 and (
                cues.CLOSING.match(parts[start - 1].text)
                or (len(parts[start - 1].text) < 200 and cues.OFFICE.match(parts[start - 1].text))
            ):
                start -= 1
            for later in parts[start:]:
                later.role = "closing"
            if cues.CLOSING.match(part.text):
                return


def _questions(parts: Sequence[Part]) -> None:
    role: Role = "body"
    number = ""
    for part in parts:
        if match := cues.QUESTION.match(part.text):
            role, number = "question", match["number"]
        elif match := cues.ANSWER.match(part.text):
            role, number = "answer", match["number"] or number
        part.role = role
        if role != "body" and not part.number:
            part.number = number
