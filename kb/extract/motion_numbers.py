"""Which printed number belongs to which motion named: behind it, in its note, or just before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kb.extract.mentions import Mention
from kb.extract.reading import Reading
from kb.facts import Reference

#: How far behind a motion's name its number may stand, in characters.
_REACH = 320
#: Between a motion and a number these say that the number is of another paper.
_OTHER_PAPER = re.compile(
    r"\b(?:in|met|bij|per|zie|via|middels|en|mijn|onze|de|deze|die|een)\s(?:[\w-]+\s){0,3}?(?:(?:kamer|verzamel|voortgangs|aanbiedings)?"
    r"brie(?:f|ven)|verslag|rapport|nota|voortgangsrapportage|verzamelbrief|initiatiefnota|amendement|wetsvoorstel|"
    r"kabinetsreactie|besluitenlijst|agenda|beantwoording|toezegging)\b",
    re.IGNORECASE,
)
#: Behind these the number is of what was sent to the Chamber.
_SENT = re.compile(
    r"\b(?:naar|aan) (?:de|uw) (?:Tweede |Eerste )?Kamer (?:toe)?(?:gezonden|gestuurd|verzonden|aangeboden)\b|"
    r"\b(?:toegezonden|toegestuurd)\b|\bKamer (?:is|werd|heb ik) (?:hier|daar)over (?:\w+ ){0,6}?geïnformeerd\b",
    re.IGNORECASE,
)
#: Before the number of an earlier wording of the motion.
_REPLACED = re.compile(
    r"\b(?:t\.?\s?v\.?\s?v\.?|ter vervanging(?: van)?|in de plaats van|was|voorheen)\s"
    r"(?:(?:die|de motie|de motie gedrukt) )?(?:gedrukt onder )?(?:Kamerstuk(?:ken)? )?(?:nrs?\.? ?)?$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|zijn|heb|heeft|hebben|wordt|worden|informeer\w*|geïnformeerd|verwijs|zal|zullen|ga|stuurde|bent|werd|ingegaan)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    r"[\s,:;()|–-]{0,5}(?:betreft|de|met daarin)?[\s,:;()|–-]{0,4}(?:de )?$", re.IGNORECASE
)


class Numbers:
    """The numbers of papers that a letter cites, to be given to the motions that they belong to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._papers = sorted(
            (r for r in reading.references if r.kind == "kamerstuk"), key=lambda r: r.evidence.start
        )
        self._starts = [r.evidence.start for r in self._papers]

    def within(self, start: int, end: int) -> list[Reference]:
        """The papers cited in ``text[start:end]``, in order."""
        return self._papers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def attach(
        self, start: int, end: int, mentions: Sequence[Mention], *, notes: bool = True
    ) -> None:
        """Set ``refs`` of the mentions of the unit ``text[start:end]`` from numbers and notes.

        Without ``notes`` only from the numbers that the unit itself prints.
        """
        inside = self.within(start, end)
        text = self._reading.letter.text
        for index, mention in enumerate(mentions):
            low = start + mention.names_end
            following = [m.start for m in mentions[index + 1 :] if m.start >= mention.names_end]
            high = min([end, *(start + f for f in following[:1])])
            near = [
                r
                for r in inside
                if low <= r.evidence.start < min(high, low + _REACH)
                and _belongs(text[low : r.evidence.start])
                and not _REPLACED.search(text, low, r.evidence.start)
            ]
            mention.refs = [r.ref for r in near]
            if not mention.refs and notes:
                mention.refs = self._from_notes(low, high)
            if notes:
                self._from_notes_of_each(start, [m for m in mentions if m.start == mention.start])
        _share(mentions)
        for index, mention in enumerate(mentions):
            if mention.refs or any(m.refs for m in mentions):
                continue
            before = [r for r in inside if r.evidence.end <= start + mention.start]
            floor = start + (mentions[index - 1].end if index else 0)
            before = [r for r in before if r.evidence.start >= floor]
            if before and _JUST_BEFORE.match(text[before[-1].evidence.end : start + mention.start]):
                mention.refs = [before[-1].ref]
                # "Kamerstuk 12 345, nr. 6 (motie Otter) is uitgevoerd": the paper is the motion
                mention.start = before[-1].evidence.start - start
                if text[start + mention.end : start + mention.end + 1] == ")":
                    mention.end += 1

    def _from_notes_of_each(self, start: int, together: Sequence[Mention]) -> None:
        """Give "de moties A^1, B^2 en C^3" the numbers of their notes, in order."""
        if len(together) < 2:
            return
        low, high = start + together[0].start, start + together[0].names_end + 1
        refs = [
            [r.ref for r in self.within(n.start, n.end)] for n in self._reading.notes_in(low, high)
        ]
        if len(refs) == len(together) and all(len(r) == 1 for r in refs):
            for mention, one in zip(together, refs, strict=True):
                mention.refs = one

    def _from_notes(self, low: int, high: int) -> list[str]:
        """The numbers in the first note, anchored behind a mention, that has one."""
        text = self._reading.letter.text
        for note in self._reading.notes_in(low - 1, high):
            if note.anchor is None or not _belongs(text[low : note.anchor]):
                continue
            refs = [r.ref for r in self.within(note.start, note.end)]
            if refs:
                return refs
        return []


def _belongs(between: str) -> bool:
    """Whether what stands between a motion's name and a number leaves the number the motion's."""
    if len(between) > _REACH:
        return False
    outside = re.sub(r"\([^()]*\)", "", between)
    if _SENT.search(outside):
        return False
    paper = _OTHER_PAPER.search(outside)
    if paper is None:
        return True
    return (
        not _FINITE.search(outside)
        and re.match(r"\s?,?\s?(?:over|inzake|om|waarin|betreffende)\b", outside) is not None
    )


def _share(mentions: Sequence[Mention]) -> None:
    """Give the numbers behind a list to its motions, in order."""
    for mention in mentions:
        together = [m for m in mentions if m.start == mention.start]
        refs = mention.refs
        if len(together) > 1 and len(refs) == len(together):
            for one, ref in zip(together, refs, strict=True):
                one.refs = [ref]
    index = 0
    while index < len(mentions):
        last = index
        while last < len(mentions) and not mentions[last].refs:
            last += 1
        if last < len(mentions):
            run = [m for m in mentions[index : last + 1] if not m.points_back]
            refs = mentions[last].refs
            if len(run) > 1 and len(refs) == len(run) and mentions[last] is run[-1]:
                for mention, ref in zip(run, refs, strict=True):
                    mention.refs = [ref]
        index = last + 1
