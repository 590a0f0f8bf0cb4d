"""Motions (moties) in a letter: who moved them, their number, and every claim about them.

Sentence by sentence: the motions named are told apart or recognised again, words that point back
("deze motie", "beide moties", "aan dit verzoek") are resolved, and each claim is kept with its
sentence. What a question of the Chamber says names a motion but claims nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract.chamber_asks import asks_in, wish_in
from kb.extract.claims import claims_in
from kb.extract.identity import differ, same_sponsors
from kb.extract.known_motions import Known, KnownMotions
from kb.extract.mentions import Mention, mentions_in
from kb.extract.motion_layout import Layout, movers_in, only_numbers
from kb.extract.motion_numbers import Numbers
from kb.extract.motion_status import (
    Asked,
    Said,
    announced_by,
    asked_of,
    heading_statuses,
    row_statuses,
    said_alone,
    said_under,
    says_it_lapsed,
)
from kb.extract.pointers import Pointer, pointers_in
from kb.extract.reading import Reading
from kb.extract.units import Unit, units
from kb.facts import Claim, Motion, MotionStatus

_FORWARD = re.compile(r"\b(?:volgende|onderstaande|hieronder genoemde)\b", re.IGNORECASE)
_COUNT = {"twee": 2, "beide": 2, "drie": 3, "vier": 4, "vijf": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_PLACE = {"eerste": 0, "eerstgenoemde": 0, "tweede": 1}
_ORDINAL = re.compile(r"\b(?:eerste|eerstgenoemde|tweede|laatste|laatstgenoemde)\b")
#: How many sentences back words that point back may reach: a pronoun, "dit verzoek".
_BACK, _BACK_REQUEST = 2, 4
#: A motion named this early in a unit, in characters, is what the unit is about.
_OPENING = 12
#: What is said of a motion alone: that it was moved or adopted.
_ADOPTION = re.compile(
    r"\b(?:nam|namen|is|zijn|werd|heeft)\b.*\b(?:aan|aangenomen|ingediend)\.?$", re.DOTALL
)
#: A sentence about something else that may be "afgedaan".
_ANOTHER = re.compile(
    r"(?:(?:De|Het|Deze|Dit) )?(?:\w+ )?(?:toezegging|amendement|verzoek|rapport)\b", re.I
)
#: How many sentences that name motions are looked back through.
_GROUPS = 8


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit that names motions, with its place among the units; ``leads`` where it is about them."""

    number: int
    unit: Unit
    motions: list[Known]
    leads: bool


class MotionReader:
    """Reads the motions of one letter, unit by unit."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._numbers = Numbers(reading)
        self._layout = Layout()
        #: a wish of members, and numbers on a line of their own, with the place of their unit
        self._wish: tuple[int, Mention] | None = None
        self._alone: tuple[int, list[str]] = (-9, [])
        self._known = KnownMotions()
        #: for the units read so far that name motions
        self._recent: list[_Named] = []
        self._announced: list[Said] = []
        self._headed: list[Said] = []
        self._asked: list[tuple[Known, Asked]] = []
        #: the last unit that opens with another paper than a motion
        self._another = -1

    def motions(self) -> list[Motion]:
        """All motions, in the order in which the letter first names them."""
        for number, unit in enumerate(units(self._reading)):
            if unit.block.kind == "heading":
                self._headed = heading_statuses(unit.text)
            elif unit.block.role == "answer":
                self._answer(unit)
            if unit.block.kind not in ("list_item", "table"):
                self._announced = announced_by(unit)
            papers = self._numbers.within(unit.start, unit.end)
            listed = self._layout.named(unit, bool(papers))
            if listed or "moti" in unit.text.lower() or asks_in(unit.text):
                self._read(number, unit, listed)
                continue
            self._read_numbers(number, unit)
            if self._recent:
                self._read_pointers(number, unit)
        return self._known.finished()

    def _read(self, number: int, unit: Unit, listed: list[Mention]) -> None:
        mentions = self._mentions(number, unit, listed)
        if not mentions:
            return
        spans = sorted({(m.start, m.end) for m in mentions})
        spans = [s for i, s in enumerate(spans) if i == 0 or s[0] >= spans[i - 1][1]]
        asks = unit.block.role in ("question", "letterhead") or unit.text.endswith("?")
        claims = [] if asks else claims_in(unit.text, spans)
        asked = asked_of(unit.text, spans) if unit.block.role == "question" else []
        here: list[Known] = []
        for mention in mentions:
            target = next((i for i, s in enumerate(spans) if s[0] <= mention.start < s[1]), None)
            own = [c for c in claims if c.target == target]
            if (
                mention.points_back
                and mention.plural
                and _FORWARD.search(unit.text[mention.start : mention.end])
            ):
                self._announced = [(c.status, c.rule) for c in own]
                continue
            motions = self._resolve(mention, number, unit, here)
            laid_out = [*self._announced, *row_statuses(unit)]
            listed_here = unit.block.kind in ("list_item", "table") or mention.start < _OPENING
            if listed_here and not says_it_lapsed(unit.text, mention.end):
                laid_out += self._headed
            for motion in motions:
                for c in own:
                    # of a list, the words from the cue to the motion concerned
                    low = unit.start + min(c.start, mention.start)
                    high = unit.start + max(c.end, mention.end)
                    self._claim(motion, unit, c.status, low, high, c.rule)
                for status, rule in laid_out:
                    self._claim(motion, unit, status, unit.start, unit.end, rule)
                if not own and not laid_out:
                    low, high = unit.start + mention.start, unit.start + mention.end
                    self._claim(motion, unit, "genoemd", low, high, "named")
            self._asked += [(m, a) for a in asked if a.target == target for m in motions]
            here += [m for m in motions if m not in here]
        if here:
            leads = asks or mentions[0].start < _OPENING or _ADOPTION.search(unit.text) is not None
            self._recent.append(_Named(number, unit, here, leads))
            if not asks:
                self._point(unit, pointers_in(unit.text, spans[-1][1])[:1], here, spans[-1][1])

    def _mentions(self, number: int, unit: Unit, listed: list[Mention]) -> list[Mention]:
        """The motions that a unit speaks of, by its words or its place in a list, with numbers."""
        mentions = mentions_in(unit.text)
        if listed and not any(m.start <= listed[0].end and not m.points_back for m in mentions):
            mentions = sorted([*listed, *mentions], key=lambda m: m.start)
        mentions = mentions or self._asks(unit)
        self._numbers.attach(unit.start, unit.end, mentions)
        first = mentions[0] if mentions else None
        if first and not first.refs and not first.points_back and first.start < _OPENING:
            first.refs = self._alone[1] if self._alone[0] >= number - 2 else []
        if mentions:
            self._alone = (-9, [])
        return [m for m in mentions if m not in listed or m.sponsors or m.refs]

    def _read_numbers(self, number: int, unit: Unit) -> None:
        """A number on a line of its own, or a wish of members that has one."""
        papers = self._numbers.within(unit.start, unit.end)
        refs = [p.ref for p in papers]
        last = self._recent[-1] if self._recent else None
        near = last.motions if last is not None and number - last.number == 1 else []
        if len(near) == 1 and not near[0].sponsors:
            near[0].sponsors = movers_in(unit.text)
        if not papers:
            return
        if only_numbers(unit, papers):
            if len(near) == len(refs) and not any(m.ref for m in near):
                for motion, ref in zip(near, refs, strict=True):
                    self._known.number(motion, ref)
            else:
                self._alone = (number, refs)
            return
        wish = wish_in(unit.text)
        if wish is None:
            return
        self._numbers.attach(unit.start, unit.end, [wish])
        if len(wish.refs) != 1:
            return
        self._wish = (number, wish)
        if len(near) == 1 and not near[0].ref and same_sponsors(near[0].sponsors, wish.sponsors):
            self._known.number(near[0], wish.refs[0])

    def _asks(self, unit: Unit) -> list[Mention]:
        """The requests of the Chamber in a unit that name a motion by its number alone."""
        asks = asks_in(unit.text)
        self._numbers.attach(unit.start, unit.end, asks, notes=False)
        return [a for a in asks if a.refs]

    def _answer(self, unit: Unit) -> None:
        """What the question before asked of its motions, said by the words that open the answer."""
        for motion, asked in self._asked:
            if asked.answered(unit.text):
                rule = "asked and answered"
                self._claim(motion, unit, asked.status, unit.start, unit.end, rule)
        self._asked = []

    def _read_pointers(self, number: int, unit: Unit) -> None:
        """Claims in a sentence that names no motion but points at what one before it asks."""
        named = self._recent[-1]
        away = number - named.number
        answers = named.unit.block.role == "question" and unit.block.role == "answer"
        if unit.block.role == "question" or unit.text.endswith("?") or away > _BACK_REQUEST:
            return
        near = unit.block is named.unit.block or answers
        pointers = [
            p
            for p in pointers_in(unit.text)
            if (near and away <= (_BACK if p.pronoun else _BACK_REQUEST))
            or (p.several and not p.pronoun and away <= _BACK)
        ]
        self._point(unit, pointers, named.motions)
        for status, rule in said_under(unit.text):
            self._claim(named.motions[-1], unit, status, unit.start, unit.end, rule)
        if _ANOTHER.match(unit.text):
            self._another = number
        elif (near or named.leads) and named.number > self._another:
            for motion in named.motions:
                for status, rule in said_alone(unit.text):
                    self._claim(motion, unit, status, unit.start, unit.end, rule)

    def _point(
        self, unit: Unit, pointers: list[Pointer], motions: list[Known], start: int = 0
    ) -> None:
        """Give the claims made of ``pointers`` behind ``start`` to the motions that they stand for."""
        # "Deze is uitgevoerd" says it of the motion only where the sentence before is about one
        believed = ("afgedaan", "uitgevoerd") if self._recent[-1].leads else ("afgedaan",)
        for pointer in pointers:
            for found in claims_in(pointer.text, [pointer.span]):
                weak = pointer.pronoun and not pointer.undergoes and found.status not in believed
                if found.status == "genoemd" or weak or found.start < start:
                    continue
                for motion in motions if pointer.several else motions[-1:]:
                    self._claim(motion, unit, found.status, unit.start, unit.end, found.rule)

    def _claim(
        self, motion: Known, unit: Unit, status: MotionStatus, low: int, high: int, rule: str
    ) -> None:
        evidence = self._reading.evidence(low, high, rule)
        motion.claims.append(Claim(status, " ".join(unit.text.split()), evidence))

    def _resolve(self, mention: Mention, number: int, unit: Unit, here: list[Known]) -> list[Known]:
        """The motions that a mention stands for, new ones made where none is known."""
        if mention.points_back and not mention.refs:
            return self._wished(mention, number, unit) or self._pointed_at(mention, unit, here)
        if mention.points_back and len(mention.refs) == 1:
            self._number_pointed_at(mention, number, here)
        if mention.plural and len(mention.refs) > 1:
            return [
                self._known.named(mention, ref, in_heading=_is_heading(unit))
                for ref in dict.fromkeys(mention.refs)
            ]
        return [
            self._known.named(
                mention, mention.refs[0] if mention.refs else None, in_heading=_is_heading(unit)
            )
        ]

    def _wished(self, mention: Mention, number: int, unit: Unit) -> list[Known]:
        """The wish of members that "deze motie" behind it calls a motion."""
        if self._wish is None or mention.plural:
            return []
        at, wish = self._wish
        last = self._recent[-1].number if self._recent else -1
        if last >= at or number - at > _BACK_REQUEST:
            return []
        return [self._known.named(wish, wish.refs[0], in_heading=_is_heading(unit))]

    def _number_pointed_at(self, mention: Mention, number: int, here: list[Known]) -> None:
        """Give the number of "deze motie (Kamerstuk …)" to the motion just named without one."""
        last = self._recent[-1] if self._recent else None
        before = last.motions if last is not None and number - last.number <= _BACK else []
        near = here or before
        if len(near) == 1 and not near[0].ref and not differ(near[0].subject, mention.subject):
            self._known.number(near[0], mention.refs[0])

    def _pointed_at(self, mention: Mention, unit: Unit, here: list[Known]) -> list[Known]:
        """What "deze motie" or "beide moties" stands for."""
        named = " ".join(
            self._reading.letter.text[unit.start + mention.start :][:40].lower().split()
        )
        groups = [here, *(n.motions for n in reversed(self._recent[-_GROUPS:]))]
        if unit.block.kind == "note":
            groups.insert(0, self._anchored(unit))
        if mention.plural:
            wanted = next((n for w, n in _COUNT.items() if re.search(rf"\b{w}\b", named[:25])), 0)
            several: list[Known] = []
            for group in groups[:4]:
                several = [*(m for m in group if m not in several), *several]
                if len(several) >= max(wanted, 2):
                    break
            several = sorted(several, key=lambda k: k.order)
            return several[-wanted:] if wanted else several
        ordinal = _ORDINAL.search(named.partition("motie")[0])
        listed = self._lately(unit) or next((g for g in groups if len(g) > 1), [])
        if ordinal is not None and listed:
            return [listed[_PLACE.get(ordinal.group(), -1)]]
        for group in groups:
            if group and not differ(group[-1].subject, mention.subject):
                return [group[-1]]
        return [self._known.add(None, (), mention.subject, in_heading=_is_heading(unit))]

    def _lately(self, unit: Unit) -> list[Known]:
        """The motions that sentences of this paragraph name one by one, if there are several."""
        said = [m for n in self._recent if n.unit.block is unit.block for m in n.motions]
        several = list({id(m): m for m in said}.values())
        return several if len(several) > 1 else []

    def _anchored(self, unit: Unit) -> list[Known]:
        """The motions of the sentence that a note is tied to."""
        note = next(
            (
                n
                for n in self._reading.letter.footnotes
                if n.start <= unit.start < max(n.end, n.start + 1)
            ),
            None,
        )
        sentence = self._reading.sentence_at(note.anchor - 1) if note and note.anchor else None
        if sentence is None:
            return []
        return [
            k
            for k in self._known
            if any(sentence.start <= c.evidence.start < sentence.end for c in k.claims)
        ]


def _is_heading(unit: Unit) -> bool:
    return unit.block.kind == "heading"


@Language.component("griffie_motions")
def motions(doc: Doc) -> Doc:
    """Set ``reading.motions``."""
    reading: Reading = doc._.reading
    reading.motions = MotionReader(reading).motions()
    return doc
