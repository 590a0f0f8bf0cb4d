"""A motion's own paper: the motion itself is what it holds; nothing in it is a word of government."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from corpus.letter import Letter
from kb.extract.reading import Reading
from kb.facts import Claim, Motion

RULE = "own_paper"
_ASKS = re.compile(
    r"^\W*(?:verzoekt|roept)\s+(?:(?:de|het)\s+)?(?:regering|kabinet|minister)[^,;]{0,40}?\s+(?:om\s+|op\s+)?",
    re.IGNORECASE,
)


@Language.component("griffie_own_paper")
def own_paper(doc: Doc) -> Doc:
    """On a motion's own paper, put the motion in place of what was found as in a letter."""
    reading: Reading = doc._.reading
    if reading.letter.head.motion:
        reading.motions = [own_motion(reading)] if reading.letter.head.motion.dictum else []
        reading.met = []
        reading.commitments = []
        own = reading.letter.head.motion.ref
        dossier = own.rsplit("-", 1)[0] if own else None
        reading.references = [r for r in reading.references if r.ref not in (own, dossier)]
    return doc


def own_motion(reading: Reading) -> Motion:
    """The motion that the paper is of; its dictum is the evidence. The paper must have one."""
    letter = reading.letter
    paper = letter.head.motion
    assert paper is not None
    assert paper.dictum is not None
    place = reading.evidence(paper.dictum.start, paper.dictum.end, RULE)
    claim = Claim("genoemd", " ".join(place.text.split()), place)
    return Motion(paper.ref, paper.sponsors, "genoemd", _subject(letter), (claim,))


def _subject(letter: Letter) -> str | None:
    """What the motion asks, without the words of asking: what a letter would say that it is about."""
    paper = letter.head.motion
    if paper is None or paper.dictum is None:
        return None
    words = " ".join(letter.text[paper.dictum.start : paper.dictum.end].split())
    asked = _ASKS.sub("", words).rstrip(" ,;.")
    return asked[:300] or None
