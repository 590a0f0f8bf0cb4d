"""Motions of other bodies than the States General: municipal councils, other parliaments, party congresses."""

from __future__ import annotations

import re

from kb.extract.motion_words import any_of
from kb.extract.sponsors import CAPITALS

_BODY = any_of("other_bodies")
_BEFORE = re.compile(rf"\b(?:{_BODY})\b(?!\s(?:en|over)\s)[^.;]{{0,40}}$", re.IGNORECASE)
#: Not in what the motion is about: "motie over toezicht door het college".
_BEHIND = re.compile(
    r"(?:(?!\b(?:over|inzake|betreffende|omtrent)\b)[^.;,(]){0,40}?"
    r"\b(?:van|in|door|uit|bij|die|tegen)\s(?:de\s|het\s|een\s)?(?:[\w-]+\s)?"
    rf"(?:{_BODY})\b",
    re.IGNORECASE,
)
#: A member of the States General moved it: "motie-Otter", "motie van het lid Otter".
_MOVED = re.compile(rf"[-‐–][{CAPITALS}]|\svan\s(?:het\slid|de\sleden|(?:de\s)?Kamerl)")
#: "in de gemeenteraad gesproken; de motie die daar is aangenomen"
_THERE = re.compile(r",?\s(?:die|welke)\s(?:daar|aldaar|er)\s(?:is|werd|was|door)\b", re.IGNORECASE)
_EARLIER = re.compile(rf"\b(?:{_BODY})\b", re.IGNORECASE)


def is_of_another_body(text: str, start: int, end: int, limit: int) -> bool:
    """Whether the words around the motion at ``text[start:end]``, up to ``limit``, give it to another body."""
    if _MOVED.match(text, end):
        return False
    if _BEHIND.match(text, end, min(limit, end + 90)):
        return True
    if _THERE.match(text, end):
        return _EARLIER.search(text, 0, start) is not None
    return _BEFORE.search(text[max(0, start - 80) : start]) is not None
