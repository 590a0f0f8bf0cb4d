"""Which part a block plays: letterhead, body, question, answer or closing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues, signatures
from corpus.letter import BlockKind, Role

#: The blocks that a closing has at most, from "Hoogachtend" to the last name.
_CLOSING_BLOCKS = 14
_ADDRESS_LINE = re.compile(r"[^.!?]{1,60}$")


@dataclass(slots=True)
class Part:
    """A block on its way to a role; ``number`` becomes a question's number."""

    kind: BlockKind
    text: str
    number: str
    hint: str
    role: Role = "body"

    @property
    def printed(self) -> str:
        """The text with what was printed before it: "I." of "I. Rademaat" is an initial."""
        return f"{self.number} {self.text}" if re.fullmatch(r"[A-Z]\.", self.number) else self.text


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
        if told or cues.is_head(part.text):
            last = index
        elif not _ADDRESS_LINE.fullmatch(part.text):
            break
    for part in parts[: last + 1]:
        part.role = "letterhead"


def _closing(parts: Sequence[Part]) -> None:
    """The signature: from "Hoogachtend" or an office beside a name, as far as such lines go on."""
    for index, part in enumerate(parts):
        if part.role in ("letterhead", "question") or part.kind == "table":
            continue
        if cues.CLOSING.match(part.text) or _signs(parts, index):
            end = index + 1
            while end < len(parts) and end - index < _CLOSING_BLOCKS and _is_signing(parts[end]):
                end += 1
            for one in parts[index:end]:
                one.role = "closing"


def _signs(parts: Sequence[Part], index: int) -> bool:
    """Whether an office and a name stand together at ``index``, in either order."""
    here = parts[index]
    following = [p.printed for p in parts[index + 1 : index + 5]]
    if len(here.text) < 160 and signatures.on_one_line(here.printed):
        return True
    if cues.OFFICE.match(here.text) and len(here.text) < 200:
        return any(signatures.is_name(text) for text in itertools.takewhile(_may_sign, following))
    return (
        signatures.is_name(here.printed)
        and bool(following)
        and bool(cues.OFFICE.match(following[0]))
        and len(following[0]) < 160
    )


def _may_sign(text: str) -> bool:
    return (len(text) < 120 and not text.endswith(".")) or signatures.is_name(text)


def _is_signing(part: Part) -> bool:
    text = part.printed
    return (
        bool(cues.OFFICE.match(text) or cues.CLOSING.match(text))
        or signatures.is_name(text)
        or (len(text) < 80 and not cues.ANNEX.match(text) and not re.search(r"[.?:]$", text))
    )


def _questions(parts: Sequence[Part]) -> None:
    """Questions and answers: what follows the heading of either, to the next heading."""
    role: Role = "body"
    number = ""
    for part in parts:
        printed = part.number if cues.is_asking(part.number) else part.text
        if match := cues.QUESTION.match(printed):
            role, number = "question", match["number"]
        elif match := cues.ANSWER.match(printed):
            role, number = "answer", match["number"] or number
        part.role = role
        if match and printed is part.text and part.kind == "paragraph":
            part.kind = "heading"
        elif not match and role == "question" and part.kind == "heading":
            part.kind = "paragraph"
        if role != "body" and (not part.number or cues.is_asking(part.number)):
            part.number = number
    if role != "body" and not any(part.role == "question" for part in parts):
        _questions_before(parts)


def _questions_before(parts: Sequence[Part]) -> None:
    """Where only answers have a heading: the blocks before one that ask, back to the last answer."""
    for index, part in enumerate(parts):
        if not cues.ANSWER.match(part.text):
            continue
        for before in reversed(parts[:index]):
            if cues.ANSWER.match(before.text) or not (
                before.text.endswith("?") or before.kind == "list_item"
            ):
                break
            before.role = "question"
