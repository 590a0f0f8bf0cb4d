"""Promises that a letter only recalls: what it goes on to say keeps them, so they are none to come."""

from __future__ import annotations

import re

from kb.extract.reading import Reading, Sentence

_RECALLED = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn)\b[^.;]{0,200}?\btoegezegd\b|\btoegezegd (?:heb|heeft|is)\b",
    re.IGNORECASE,
)
#: The same sentence promises anew: "zal ik, zoals ik heb toegezegd, …".
_ANEW = re.compile(r"\b(?:zal|zullen|ga|gaan)\b", re.IGNORECASE)
#: How many sentences behind it may say that the promise is met.
_BEHIND = 2


def is_recalled(reading: Reading, sentence: Sentence) -> bool:
    """Whether ``sentence`` recalls a toezegging that the letter itself deals with.

    So it does where one of the next sentences says that it is met, and where it opens a paragraph of
    a Kamerbrief that goes on; in answers to questions an earlier promise still stands. A sentence
    that names a time to come is for the caller to keep.
    """
    if not _RECALLED.search(sentence.text) or _ANEW.search(sentence.text):
        return False
    behind = reading.sentences[sentence.index + 1 : sentence.index + 1 + _BEHIND]
    met = [claim.evidence.start for one in reading.met for claim in one.claims]
    if any(s.start <= start < s.end for s in behind for start in met):
        return True
    goes_on = bool(behind) and behind[0].block is sentence.block
    opens = not reading.letter.text[sentence.block.start : sentence.start].strip()
    return reading.letter.head.kind == "kamerbrief" and opens and goes_on
