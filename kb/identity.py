"""Ids that people, verdicts, calendars and scripts may keep: short, typed, and derived from content.

An id outlives re-ingesting and re-extracting: a letter's comes from the bytes it was first seen
with, a fact's from its letter, its kind and its words, so neither from row numbers nor offsets.

====  =====================================  =========================================
L     letter (brief)                         ``L`` + 8 hex digits of the first version's sha256
M     motion (motie)                         ``M36800-XIV-33`` by its reference, the same in every
                                             letter; without one ``M`` + 8 hex digits
T     earlier commitment spoken of as met    its own number ``TZ202412-115`` or ``T03421``; without
                                             one ``T`` + 8 hex digits
C     commitment (toezegging)                hex digits of letter, kind and words
D A R deadline, amount, reference            likewise
B K F table, sum check, flag                 likewise
P     passage                                likewise
====  =====================================  =========================================
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kb.facts import MetCommitment, Motion

FactPrefix = Literal["M", "T", "C", "D", "A", "R", "B", "K", "F", "P"]
#: Hex digits in an id. With 8, some 5 in a thousand archives of 10 million facts hold a clash
#: within one letter, which :class:`FactIds` then tells apart.
DIGITS = 8


#: Marks that stand on the letter before them, once a text is decomposed.
_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(r"\W+")


def plain(words: str) -> str:
    """``words`` without regard to case and accents."""
    folded = words.casefold()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", folded))


def normalised(words: str) -> str:
    """``words`` as far as they identify: case, accents, punctuation and spacing folded."""
    return _BETWEEN_WORDS.sub(" ", plain(words)).strip()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def letter_id(sha256: str, digits: int = DIGITS) -> str:
    """The id of a letter first seen with these bytes (``sha256`` as hex digits)."""
    return "L" + sha256[:digits]


class FactIds:
    """Gives out the ids of one letter's facts; equal words are told apart by their order."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._seen: Counter[str] = Counter()
        self._given: set[str] = set()

    def fact(self, prefix: FactPrefix, *words: str) -> str:
        """The id of the next fact of this kind with these words."""
        content = "\x1f".join(normalised(w) for w in words)
        key = f"{prefix}\x1f{content}"
        self._seen[key] += 1
        digest = _digest(self._letter, prefix, content, str(self._seen[key]))
        digits = DIGITS
        while prefix + digest[:digits] in self._given:
            digits += 2
        self._given.add(prefix + digest[:digits])
        return prefix + digest[:digits]

    def motion(self, motion: Motion) -> str:
        """A motion's id: by its reference the same in every letter, else this letter's own."""
        if motion.ref:
            return "M" + motion.ref
        sponsors = " ".join(sorted(normalised(s) for s in motion.sponsors))
        return self.fact("M", sponsors, motion.subject or motion.claims[0].sentence)

    def met(self, met: MetCommitment) -> str:
        """The id of an earlier commitment: its official number, else this letter's own."""
        if met.ref:
            return met.ref if met.ref.startswith("T") else "T" + met.ref
        addressees = " ".join(sorted(normalised(a) for a in met.addressees))
        return self.fact("T", addressees, met.subject or met.claims[0].sentence)
