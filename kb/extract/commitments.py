"""Commitments (toezeggingen): acts to come that the government binds itself to in a letter.

Rules over clauses (:mod:`kb.extract.promises`, word lists in ``data/commitments.toml``) and a learned
linear model (:mod:`kb.extract.model`) read every sentence; the model, which sees what the rules say,
decides. Then each commitment gets its span, kind, actor, condition and deadline, and repeats are folded.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract import model as learned
from kb.extract.actors import actor_of
from kb.extract.candidates import Candidate, candidates, row_of
from kb.extract.claimed import met_places, only_claims
from kb.extract.clauses import clauses
from kb.extract.features import Setting
from kb.extract.folding import fold
from kb.extract.reading import Reading
from kb.extract.recalled import is_recalled
from kb.extract.spans import is_conditional, own_deadline, parts, takes_over
from kb.extract.wording import read_wording, start_of_word
from kb.facts import COMMITMENT_KINDS, Commitment, Deadline

#: The rule named where no hand-written rule holds and the model alone decided.
LEARNED = "geleerd"


@Language.component("griffie_commitments")
def commitments(doc: Doc) -> Doc:
    """Set ``reading.commitments``; needs the sentences and the deadlines."""
    reading: Reading = doc._.reading
    reading.commitments = find(reading, learned.shipped())
    return doc


def find(reading: Reading, model: learned.Model) -> list[Commitment]:
    """The commitments of a letter by ``model``, repeats folded, in the order of the text."""
    rows = list(candidates(reading))
    certain = learned.adapted(model.certainties([c.row for c in rows]), model.prior)
    found: list[Commitment] = []
    starts = [d.evidence.start for d in reading.deadlines]
    met = met_places(reading)
    previous: Deadline | None = None
    led: dict[int, Deadline | None] = {}
    for candidate, certainty in zip(rows, certain, strict=True):
        sentence = candidate.sentence
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        dated = reading.deadlines[low:high]
        led[sentence.index] = dated[0] if dated else None
        told = not dated and (
            only_claims(sentence, candidate.clauses, met) or is_recalled(reading, sentence)
        )
        if certainty >= model.threshold and not told:
            inherited = led.get(candidate.lead.index) if candidate.lead else None
            if inherited is None and takes_over(sentence.text):
                inherited = previous
            acts = _commitments(reading, candidate, model, dated, inherited)
            found += [replace(act, certainty=float(certainty)) for act in acts]
        previous = dated[0] if dated else None
    return fold(found)


def _commitments(
    reading: Reading,
    candidate: Candidate,
    model: learned.Model,
    dated: list[Deadline],
    inherited: Deadline | None,
) -> list[Commitment]:
    """The acts of one sentence: one, or two where two acts have two deadlines."""
    sentence = candidate.sentence
    ranges = parts(sentence.text, sentence.start, dated)
    halved = len(ranges) > 1
    if halved and not all(clauses(read_wording(sentence.text[a:b])) for a, b in ranges):
        ranges = [(0, len(sentence.text))]
    rule, subject = LEARNED, None
    if candidate.held:
        rule, clause = candidate.held[0][0].name, candidate.held[0][1]
        if clause.actor is not None:
            subject = start_of_word(sentence.text, clause.actor)
    addressed = "KAM" in candidate.wording.tags
    found = []
    for low, high in ranges:
        text = sentence.text[low:high]
        start = sentence.start + low
        row = candidate.row
        if len(ranges) > 1:
            row = row_of(read_wording(text), Setting())[2]
        kind = COMMITMENT_KINDS[model.kind(row)]
        inside = [d for d in dated if start <= d.evidence.start < sentence.start + high]
        found.append(
            Commitment(
                kind=kind,
                actor=actor_of(text, None if subject is None else subject - low),
                to_parliament=kind == "inform" or (addressed and kind == "legislate"),
                conditional=is_conditional(text),
                deadline=own_deadline(text, start, inside) or inherited,
                also=(),
                evidence=reading.evidence(start, sentence.start + high, rule),
            )
        )
    return found
