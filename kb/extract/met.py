"""Earlier commitments (toezeggingen) that a letter speaks of: met, under way or still to come.

Read as motions are: the words "toezegging" and "toegezegd" are mentions, the same cues say what
became of them. Only those of which something is claimed are kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract.claims import claims_in
from kb.extract.identity import differ, plain, same_sponsors
from kb.extract.reading import Reading
from kb.extract.sponsors import sponsors_at, title_end
from kb.extract.units import Unit, units
from kb.facts import MOTION_STATUSES, Claim, MetCommitment, MotionStatus

_PROMISE = re.compile(
    r"(?<![\w-])(?:(?P<det>de|deze|die|mijn|onze|een|beide|haar|zijn|diens|dezelfde)\s)?"
    r"(?:(?:eerdere|eerder gedane|gedane|openstaande|genoemde|bovengenoemde|betreffende|"
    r"mondelinge|volgende|twee|drie|"
    r"door mijn (?:ambts)?voorganger gedane|in het debat gedane)\s){0,2}"
    r"toezegging(?P<plural>en)?\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\bTZ ?20\d{4}-\d{1,4}\b|(?<![\w-])T0\d{4}(?![\w-])")
_MADE_TO = re.compile(
    r"[^.;:()]{0,80}?\b(?:aan|van)\s(?=(?:het|de)\s(?:lid|leden|heer)|Kamerlid|mevrouw|mw\.)"
)
_PROMISED_TO = re.compile(
    r"\b(?:aan|op verzoek van|op vragen van|van)\s"
    r"(?=(?:het|de)\s(?:lid|leden|heer)|Kamerlid|mevrouw)"
)
_BRACKETS = re.compile(r"\s?\([^()]{1,120}\)|\s?\[\d{1,3} ?\]")
_SUBJECT = re.compile(
    r"\s?,?\s?(?:(?:om(?=[^.;]{2,200}\bte\b)|over|inzake|betreffende|omtrent|dat|met betrekking tot|rond)\s)"
    r"(?P<subject>[^\[\]();:,.]{3,200})",
    re.IGNORECASE,
)
_AS_PROMISED = re.compile(
    r"\b(?:[Zz]oals|[Cc]onform|[Oo]vereenkomstig|[Ii]n lijn met)\b[^.;,]{0,50}?"
    r"\b(?:toegezegd|beloofd|toezegging(?:en)?)\b"
)
_DELIVERED = re.compile(
    r"\b(?:hierbij|hiermee|bijgaand|bijgevoegd|met deze brief|"
    r"door middel van deze brief|in deze brief|middels deze brief)\b",
    re.IGNORECASE,
)
#: "toezegging" of money or a permit, not to the Chamber.
_OTHER = re.compile(
    r"\s(?:van|voor) (?:subsidie|financiering|een (?:subsidie|vergunning|krediet))\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Known:
    ref: str | None
    addressees: tuple[str, ...]
    subject: str | None
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    refs: tuple[str, ...]
    addressees: tuple[str, ...]
    subject: str | None
    points_back: bool
    plural: bool


def promises_in(text: str) -> list[_Mention]:
    """The earlier toezeggingen named in one sentence."""
    found = []
    matches = [m for m in _PROMISE.finditer(text) if not _OTHER.match(text, m.end())]
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        end = match.end()
        addressees: tuple[str, ...] = ()
        made = _MADE_TO.match(text, end, min(limit, end + 140))
        if made is not None:
            named = sponsors_at(text, title_end(text, made.end()) or made.end(), listed=True)
            if named is not None:
                end, addressees = named.end, named.names
        brackets = _BRACKETS.match(text, end)
        end = brackets.end() if brackets else end
        subject = _SUBJECT.match(text, end)
        refs = tuple(
            n.group().replace(" ", "") for n in _NUMBER.finditer(text, match.start(), limit)
        )
        det = (match["det"] or "").lower()
        back = det in ("de", "deze", "die", "beide") and not (refs or addressees or subject)
        words = " ".join(subject["subject"].split()) if subject else None
        found.append(
            _Mention(match.start(), end, refs, addressees, words, back, bool(match["plural"]))
        )
    return found


class MetReader:
    """Reads the toezeggingen of one letter, unit by unit."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: list[_Known] = []
        self._by_ref: dict[str, _Known] = {}
        self._by_name: defaultdict[str, list[_Known]] = defaultdict(list)
        self._last: list[_Known] = []

    def met(self) -> list[MetCommitment]:
        """The toezeggingen of which the letter claims something, in its order."""
        for unit in units(self._reading):
            if "toez" in unit.text or "toegez" in unit.text or "Toez" in unit.text:
                self._read(unit)
        found = []
        for known in self._known:
            status: MotionStatus = min((c.status for c in known.claims), key=MOTION_STATUSES.index)
            if status != "genoemd":
                found.append(
                    MetCommitment(
                        known.ref, known.addressees, known.subject, status, tuple(known.claims)
                    )
                )
        return found

    def _read(self, unit: Unit) -> None:
        speaks = unit.block.role not in ("question", "letterhead") and unit.block.kind != "heading"
        mentions = promises_in(unit.text)
        claims = claims_in(unit.text, [(m.start, m.end) for m in mentions]) if speaks else []
        as_promised = _AS_PROMISED.search(unit.text) if speaks else None
        kept: MotionStatus = "uitgevoerd" if _DELIVERED.search(unit.text) else "in_lijn"
        for index, mention in enumerate(mentions):
            for known in self._resolve(mention):
                own = [(c.status, c.start, c.end, c.rule) for c in claims if c.target == index]
                if as_promised is not None and (kept == "uitgevoerd" or mention.refs):
                    own.append((kept, *as_promised.span(), "as promised"))
                for status, low, high, rule in own or [
                    ("genoemd", mention.start, mention.end, "named")
                ]:
                    self._claim(known, unit, status, low, high, rule)
        if not mentions and as_promised is not None:
            self._promised(unit, as_promised, kept)

    def _promised(self, unit: Unit, as_promised: re.Match[str], kept: MotionStatus) -> None:
        """ "Zoals toegezegd": kept where the letter delivers it, or where it bears a number."""
        number = _NUMBER.search(unit.text, as_promised.end(), as_promised.end() + 120)
        if kept != "uitgevoerd" and number is None:
            return
        to = _PROMISED_TO.search(unit.text)
        title = title_end(unit.text, to.end()) if to else None
        named = sponsors_at(unit.text, title, listed=True) if title else None
        names = named.names if named else ()
        refs = (number.group().replace(" ", ""),) if number else ()
        mention = _Mention(*as_promised.span(), refs, names, None, False, False)
        for known in self._resolve(mention):
            self._claim(known, unit, kept, *as_promised.span(), "as promised")

    def _claim(
        self, known: _Known, unit: Unit, status: MotionStatus, low: int, high: int, rule: str
    ) -> None:
        evidence = self._reading.evidence(unit.start + low, unit.start + high, rule)
        known.claims.append(Claim(status, " ".join(unit.text.split()), evidence))

    def _resolve(self, mention: _Mention) -> list[_Known]:
        if mention.points_back and self._last:
            return self._last if mention.plural else self._last[-1:]
        refs: tuple[str | None, ...] = mention.refs or (None,)
        self._last = [self._named(mention, ref) for ref in refs]
        return self._last

    def _named(self, mention: _Mention, ref: str | None) -> _Known:
        known = self._by_ref.get(ref) if ref is not None else None
        if known is None:
            known = self._recognised(mention, ref)
        if known is None:
            known = _Known(None, mention.addressees, mention.subject)
            self._known.append(known)
            for name in known.addressees:
                self._by_name[plain(name)].append(known)
        known.ref = known.ref or ref
        known.subject = known.subject or mention.subject
        if known.ref is not None:
            self._by_ref[known.ref] = known
        return known

    def _recognised(self, mention: _Mention, ref: str | None) -> _Known | None:
        """The toezegging known by its addressees, where number and subject allow it."""
        for name in mention.addressees:
            for known in reversed(self._by_name[plain(name)][-40:]):
                if ref is not None and known.ref is not None:
                    continue
                if same_sponsors(known.addressees, mention.addressees) and not differ(
                    known.subject, mention.subject
                ):
                    return known
        return None


@Language.component("griffie_met")
def met(doc: Doc) -> Doc:
    """Set ``reading.met``."""
    reading: Reading = doc._.reading
    reading.met = MetReader(reading).met()
    return doc
