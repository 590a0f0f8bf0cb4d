"""Motions by query: which, how many, who moved them, and what letters claim of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import words
from kb.answers.letters import holding, named, without
from kb.answers.question import Answer, Part, Question
from kb.answers.topic import LETTER, Topic
from kb.answers.understanding import LIGHT_WORDS
from kb.errors import AmbiguousIdError, UnknownIdError
from kb.facts import MOTION_STATUSES, MotionStatus
from kb.records import (
    Citation,
    ClaimRecord,
    MetRecord,
    MotionFilter,
    MotionRecord,
)

if TYPE_CHECKING:
    from index.search import Hit
    from kb.knowledge_base import KnowledgeBase

#: How much of the topic must stand in a motion's sentences (or above them) for it to be meant.
_MEANT, _SURELY = 0.5, 0.62
#: What was done with a motion that is no claim of carrying it out.
_CLOSED: frozenset[MotionStatus] = frozenset(("afgedaan", "uitgevoerd"))
_HANDLED = re.compile(r"\b(?:ontraden|verworpen|aangehouden|ingetrokken|aangenomen|ontraad)\b")
_ABOUT_STATUS = frozenset(
    "afgedaan uitgevoerd afgehandeld voldaan invulling toegezegd ontraden verworpen aangehouden"
    " aangenomen ingetrokken nagekomen gestand diende dienden indiende ingediend uitvoering geven gegeven"
    " voorgesteld leden lid open openstaand openstaande nog niet".split()
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A motion or an earlier commitment, and how well its own sentences and its letter fit."""

    record: MotionRecord | MetRecord
    direct: float
    around: float


def answer(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit]
) -> Answer | None:
    """The answer about motions; None where the ledger knows none that is meant."""
    found, sure = meant(kb, question, topic, hits)
    if question.kind in ("list", "how_many"):
        found = [m for m in found if _is_so(m, question)]
    if not found:
        closed = question.kind in ("list", "how_many") or bool(question.references)
        return Answer(question, None, (), 0.0) if closed else None
    if question.kind in ("list", "how_many"):
        parts = tuple(_part(motion, question) for motion in found)
        text = str(len(parts)) if question.kind == "how_many" else "; ".join(p.label for p in parts)
        return Answer(question, text, parts, sure)
    motion = found[0]
    for claim in motion.claims if _handled(question) else ():
        if _same_fate(claim, question):
            part = Part(claim.citation.text, claim.citation, label(motion))
            return Answer(question, _handled(question), (part,), sure)
    if question.about == "sponsor":
        return _sponsors(question, motion, sure)
    part = _part(motion, question)
    return Answer(question, status(motion, part.citation), (part,), sure)


def _is_so(motion: MotionRecord, question: Question) -> bool:
    """Whether letters say of ``motion`` what a list or a count of motions asks for."""
    if _handled(question):
        return not question.denied and any(_same_fate(c, question) for c in motion.claims)
    if question.denied:
        # Of what letters call closed in one word they need not say the other.
        asked = set(question.statuses) or _CLOSED
        wrong = asked | _CLOSED if asked & _CLOSED else asked
        return not question.years and not any(c.status in wrong for c in motion.claims)
    return not question.statuses or any(
        c.status in question.statuses and _in_time(c, question) for c in motion.claims
    )


def _handled(question: Question) -> str:
    """What the Chamber did with a motion, where that is asked for: ``verworpen``."""
    found = _HANDLED.search(question.words.lower())
    return found.group() if found else ""


def _same_fate(claim: ClaimRecord, question: Question) -> bool:
    """Whether the claim's sentence says that the Chamber did with it what is asked for."""
    fates = {fate.group() for fate in _HANDLED.finditer(claim.citation.sentence.lower())}
    return _handled(question) in fates and _in_time(claim, question)


def _in_time(claim: ClaimRecord, question: Question) -> bool:
    """Whether the claim stands in a letter of the years that are asked for, if any are."""
    day = claim.citation.letter.date
    return not question.years or bool(day and str(day.year) in question.years)


def meant(
    kb: KnowledgeBase, question: Question, topic: Topic, hits: Sequence[Hit]
) -> tuple[list[MotionRecord], float]:
    """The motions that the question means, and how sure that is."""
    if question.references:
        exact = [m for ref in question.references if (m := by_number(kb, "M" + ref))]
        return [m for m in exact if isinstance(m, MotionRecord)], 0.95
    people = _people(kb, topic)
    letter = named(kb, question, hits)
    taken = {*people, *_ABOUT_STATUS}
    if question.statuses or _handled(question):
        taken |= set(question.years)
    if letter is not None:
        taken |= set(words(question.letter))
        asked = MotionFilter(letter=letter.record.letter_id)
        rest = without(topic, tuple(taken))
        found = kb.motions(asked)
        if not any(t.word not in LIGHT_WORDS for t in rest.terms):
            return _of(found, people), 0.8
    rest = without(topic, tuple(taken))
    telling = without(rest, tuple(LIGHT_WORDS))
    if people:
        found = _of(kb.motions(MotionFilter(sponsor=_rarest(kb, people))), people)
        context: dict[str, Hit] = {}
    elif letter is None and not telling.terms:
        return kb.motions(MotionFilter(statuses=() if question.denied else question.statuses)), 0.8
    else:
        context = (
            holding(kb, "motion", question) if letter is None else {letter.record.letter_id: letter}
        )
        merged = {m.id: m for i in context for m in kb.motions(MotionFilter(letter=i))}
        found = list(merged.values())
    if not telling.terms:
        return found, 0.85
    return best(found, telling, context, single=question.kind not in ("list", "how_many"))


def best(
    found: Sequence[MotionRecord], telling: Topic, context: dict[str, Hit], *, single: bool
) -> tuple[list[MotionRecord], float]:
    """Those of ``found`` whose sentences, or whose letters, are about ``telling``."""
    fits = [fit(motion, telling, context) for motion in found]
    fits.sort(key=lambda f: -(f.direct + 0.5 * f.around))
    surely = [f for f in fits if f.direct >= _SURELY]
    kept = surely or [f for f in fits if max(f.direct, f.around) >= _MEANT]
    if single:
        kept = kept[:1]
    sure = min((max(f.direct, f.around) for f in kept), default=0.0)
    return [f.record for f in kept if isinstance(f.record, MotionRecord)], sure


def fit(record: MotionRecord | MetRecord, telling: Topic, context: dict[str, Hit]) -> Fit:
    """How well a motion's subject and claims, and what stands around them, are about ``telling``."""
    own = " ".join((record.subject or "", *(c.citation.sentence for c in record.claims)))
    direct = {w: v for w, (v, _) in telling.matches(telling.read(own), meaning=True).items()}
    around: dict[str, float] = {}
    for claim in record.claims:
        hit = context.get(claim.citation.letter.id)
        texts = [(claim.citation.letter.subject or "", LETTER + 0.2)]
        if hit is not None:
            above = " ".join((*hit.record.passage.headings, hit.record.passage.text))
            near = hit.record.passage.start <= claim.citation.start < hit.record.passage.end
            texts.append((above, 0.8 if near else LETTER))
        for text, worth in texts:
            for word, (match, _) in telling.matches(telling.read(text)).items():
                around[word] = max(around.get(word, 0.0), match * worth)
    return Fit(record, telling.share(direct), telling.share(direct, around))


def by_number(kb: KnowledgeBase, identity: str) -> MotionRecord | MetRecord | None:
    """The motion or earlier commitment with exactly this id."""
    try:
        record = kb.show(identity)
    except (UnknownIdError, AmbiguousIdError):
        return None
    same = record.id.casefold() == identity.casefold()
    return record if same and isinstance(record, MotionRecord | MetRecord) else None


def status(record: MotionRecord | MetRecord, cited: Citation) -> str:
    """What letters claim of it, the strongest claim; else what was done with it in the Chamber."""
    if record.status == "genoemd":
        handled = _HANDLED.search(cited.sentence)
        return handled.group() if handled else "genoemd"
    return record.status.replace("_", " ")


def claim_of(record: MotionRecord | MetRecord, question: Question) -> ClaimRecord:
    """The claim to cite: of a status asked for, else the first of the strongest."""
    asked = [c for c in record.claims if c.status in question.statuses and _in_time(c, question)]
    if _handled(question):
        asked += [c for c in record.claims if _same_fate(c, question)]
    ranked = sorted(asked or record.claims, key=lambda c: MOTION_STATUSES.index(c.status))
    return ranked[0]


def _part(motion: MotionRecord, question: Question) -> Part:
    citation = claim_of(motion, question).citation
    return Part(citation.text, citation, label(motion))


def label(motion: MotionRecord) -> str:
    """A motion's number; without one its sponsors and subject, or its id."""
    if motion.ref:
        return motion.ref
    named_by = "/".join(motion.sponsors)
    return f"motie-{named_by}" if named_by else (motion.subject or motion.id)


def _sponsors(question: Question, motion: MotionRecord, sure: float) -> Answer | None:
    if not motion.sponsors:
        return None
    first = motion.sponsors[0]
    citations = [c.citation for c in motion.claims]
    naming = [c for c in citations if first.casefold() in c.sentence.casefold()]
    citation = (naming or citations)[0]
    text = ", ".join(motion.sponsors)
    return Answer(question, text, (Part(citation.text, citation, label(motion)),), sure)


def _people(kb: KnowledgeBase, topic: Topic) -> list[str]:
    """The words of the topic that are surnames of sponsors."""
    known = kb.sponsors()
    return [t.word for t in topic.terms if t.word in known and t.word not in LIGHT_WORDS]


def _rarest(kb: KnowledgeBase, people: Sequence[str]) -> str:
    return max(people, key=len)


def _of(found: Iterable[MotionRecord], people: Sequence[str]) -> list[MotionRecord]:
    """Those of ``found`` that all of ``people`` moved; of some of them where none is of all."""
    motions = list(found)
    if not people:
        return motions
    held = [(m, set(words(" ".join(m.sponsors)))) for m in motions]
    return [m for m, names in held if names >= set(people)] or [
        m for m, names in held if names & set(people)
    ]
