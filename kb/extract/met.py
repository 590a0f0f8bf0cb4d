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
from kb.extract.motion_status import said_under
from kb.extract.pointers import pointers_in
from kb.extract.reading import Reading
from kb.extract.sponsors import sponsors_at, title_end
from kb.extract.units import Unit, units
from kb.facts import MOTION_STATUSES, Claim, MetCommitment, MotionStatus

_PROMISE = re.compile(
    r"(?<![\w-])(?:(?P<det>de|deze|die|mijn|onze|een|beide|alle|haar|zijn|hun|diens|dezelfde)\s)?"
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
    r"\b(?:[Zz]oals|[Cc]onform|[Oo]vereenkomstig|[Ii]n lijn met|[Nn]aar aanleiding van|[Ii]ngevolge|"
    r"[Ii]n vervolg op|[Ii]n aansluiting op)\b[^.;,]{0,50}?"
    r"\b(?:toegezegd|beloofd|toezegging(?:en)?)\b"
    r"|\b(?:(?:door|aan|van)\s[^.;,]{2,40}\s|eerder\s|reeds\s)?toegezegde\s"
    r"(?!middelen|bedrag\w*|subsidie\w*|hulp|steun|bijdrage\w*|financi\w+|geld\w*|gelden|investering\w*)\w+"
)
#: "In het debat heb ik toegezegd u te berichten": promised to the Chamber by who writes.
_HAD_PROMISED = re.compile(
    r"\b(?:heb|hebben|had|heeft|is|zijn)\b(?=[^.;]{0,80}\b(?:ik|wij|voorgangers?|ambtsvoorgangers?|ambtsgeno\w+|"
    r"minister|staatssecretaris|bewindspersoon|Kamer|lid|leden|mevrouw|heer|senator)\b)[^.;]{0,160}?\btoegezegd\b"
    r"|\b(?:zegde|zei)\b[^.;]{0,160}?\btoe\b|\btoegezegd\b[^.;]{0,20}\b(?:heb|hebben)\s(?:ik|wij)\b"
)
#: The next sentence delivers it.
_GIVEN = re.compile(
    r"(?:Deze|Dit|Dat|Die|Het|De)\s(?:\w+\s){0,4}?(?:treft|vindt|ontvangt|bied|stuur|zend|gaat|gaan|is|zijn)\s"
    r"[^.;]*\b(?:bijgaand|hierbij|bijgevoegd|bijlage|bijgesloten|aan)\b"
    r"|U\s(?:vindt|treft|ontvangt)\s[^.;]*\b(?:bijgaand|hierbij|bijlage|aan)\b"
    r"|(?:Dat|Dit) doe ik (?:hierbij|hiermee|met deze brief|bij deze|bij dezen)\b"
    r"|(?:Bijgaand|Hierbij|Bijgevoegd|Hiermee|Met deze brief|Middels deze brief|"
    r"Door middel van deze brief|Als bijlage)\b"
)
#: "is zijn toezegging nagekomen": of who is no minister, it is no toezegging to the Chamber.
_THEIRS = re.compile(r"(?:zijn|haar|diens|hun)\b", re.IGNORECASE)
_MAKES = re.compile(r"\b(?:doet|deed|deden|gaf|gaven)\s$")
_GOVERNMENT = re.compile(
    r"\b(?:ik|wij|we|minister|staatssecretaris|kabinet|regering|ambts\w+|voorganger|bewindspersoon|collega)\b",
    re.IGNORECASE,
)
_DELIVERED = re.compile(
    r"\b(?:hierbij|hiermee|bijgaande?|bijgevoegde?|bijgesloten|met deze brief|als bijlage|in de bijlage|"
    r"treft u[^.;]{0,80}\baan|doe ik u[^.;]{0,80}\btoekomen|"
    r"door middel van deze brief|in deze brief|middels deze brief)\b",
    re.IGNORECASE,
)
#: "toezegging" of money or a permit, not to the Chamber.
_OTHER = re.compile(
    r"\s(?:van|voor) (?:subsidie|financiering|een (?:subsidie|vergunning|krediet))\b", re.IGNORECASE
)


_HINT = re.compile(r"[Tt]oez|toegez|\bzegden?\b")
_GIVEN_WHERE = re.compile(r"\s(?:in|tijdens|uit|gedaan|bij|aan|om|over|inzake)\b")
#: How many sentences behind a promise it may be delivered.
_BACK = 2


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


def _is_theirs(text: str, match: re.Match[str]) -> bool:
    """Whether the words say that somebody else's toezegging is meant: "haar", "deed de …"."""
    return bool(_THEIRS.match(match["det"] or "") or _MAKES.search(text, 0, match.start()))


def promises_in(text: str) -> list[_Mention]:
    """The earlier toezeggingen named in one sentence."""
    found = []
    matches = [
        m
        for m in _PROMISE.finditer(text)
        if not _OTHER.match(text, m.end())
        and not (_is_theirs(text, m) and not _GOVERNMENT.search(text, 0, m.start()))
    ]
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        end = match.end()
        addressees: tuple[str, ...] = ()
        made = _MADE_TO.match(text, end, min(limit, end + 140))
        if made is not None:
            named = sponsors_at(text, title_end(text, made.end()) or made.end(), listed=True)
            if named is not None:
                end, addressees = named.end, named.names
        specific = bool(addressees) or _NUMBER.search(text) is not None
        any_one = (match["det"] or "").lower() == "een" and not _GIVEN_WHERE.match(text, end)
        if not specific and (any_one or (match["plural"] and not match["det"])):
            continue  # "wie een toezegging doet", "toezeggingen nakomen": none in particular
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
        #: the last unit that says that something was promised, with its place
        self._had: tuple[int, Unit] | None = None

    def met(self) -> list[MetCommitment]:
        """The toezeggingen of which the letter claims something, in its order."""
        for number, unit in enumerate(units(self._reading)):
            if _HINT.search(unit.text):
                self._read(unit)
                if self._speaks(unit) and _HAD_PROMISED.search(unit.text):
                    self._had = (number, unit)
            elif self._had is not None and number - self._had[0] <= _BACK:
                self._deliver(unit, self._had[1])
            for said, rule in said_under(unit.text) if self._last else ():
                self._claim(self._last[-1], unit, said, 0, len(unit.text), rule)
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

    @staticmethod
    def _speaks(unit: Unit) -> bool:
        """Whether government speaks in the unit: no question, letterhead or heading."""
        said = unit.block.role not in ("question", "letterhead") and unit.block.kind != "heading"
        return said and not unit.text.endswith("?")

    def _deliver(self, unit: Unit, promised: Unit) -> None:
        """ "Heb ik toegezegd …. Deze treft u bijgaand aan": kept by a sentence that follows."""
        if not self._speaks(unit) or unit.block is not promised.block:
            return
        statuses: list[MotionStatus] = [
            found.status
            for pointer in pointers_in(unit.text)
            if not pointer.pronoun
            for found in claims_in(pointer.text, [pointer.span])
            if found.status != "genoemd"
        ]
        if not statuses and _GIVEN.match(unit.text):
            statuses = ["uitgevoerd"]
        for status in statuses[:1]:
            known = _Known(None, self._promised_to(promised.text), None)
            self._known.append(known)
            self._last = [known]
            self._claim(known, unit, status, 0, len(unit.text), "promised before")
            self._had = None

    @staticmethod
    def _promised_to(text: str) -> tuple[str, ...]:
        """The members to whom a sentence says that something was promised."""
        to = _PROMISED_TO.search(text)
        title = title_end(text, to.end()) if to else None
        named = sponsors_at(text, title, listed=True) if title else None
        return named.names if named else ()

    def _read(self, unit: Unit) -> None:
        speaks = self._speaks(unit)
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
        names = self._promised_to(unit.text)
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
