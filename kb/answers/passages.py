"""Answering from the passages that fit best: the best sentence, and in it the span of the right type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from kb.answers import spans
from kb.answers.question import Question
from kb.answers.spans import Span
from kb.answers.topic import ABOVE, BESIDE, LETTER, Read, Topic, mentions

if TYPE_CHECKING:
    from index.search import Hit

#: Sentences whose words of like meaning are looked for and in which spans are looked for.
_CLOSE_LOOK = 40
#: Kinds of question that only a span of their own type answers.
_TYPED = ("date", "amount", "how_many", "who")
#: How fast nearness to the topic's words fades, in words.
_NEAR = 8.0
#: Words that point at the sentence before, and what that one then is worth.
_POINTS_BACK = re.compile(
    r"\b(?:(?:hier|daar)(?:voor|over|van|mee|bij|op|aan|in|toe|door|naar|onder|uit|na)|deze|dit|dat|die|dat"
    r"|zij|hij|ze|het gesprek|de zin|laatstgenoemde|beide)\b",
    re.IGNORECASE,
)
_POINTED = 0.85
#: What nearness and the passage's own rank weigh beside the share of the topic that is covered.
_NEARNESS, _RANK, _MEANING = 0.25, 0.15, 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence (``start`` and ``end`` in the letter's text) and the span in it that may answer.

    ``score`` is what candidates are ranked by; ``covered`` is the share of the topic in the
    sentence itself, ``around`` with what stands beside and above it; ``alike`` is the likeness in
    meaning of question and sentence, -1..1; ``found`` are the topic's words
    that stand in any of these; ``said`` is the answer where what is printed is none by itself: a
    cell's number without the unit of its table.
    """

    hit: Hit
    start: int
    end: int
    span: Span
    score: float
    covered: float
    around: float
    nearness: float
    typed: bool
    found: frozenset[str] = frozenset()
    alike: float = 0.0
    said: str = ""


@dataclass(slots=True)
class _Line:
    """A sentence of a passage with its surroundings, analysed."""

    hit: Hit
    rank: int
    start: int
    end: int
    text: str
    read: Read
    direct: dict[str, float] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    around: dict[str, float] = field(default_factory=dict)
    covered: float = 0.0
    whole: float = 0.0
    alike: float = 0.0


def candidates(question: Question, topic: Topic, hits: Sequence[Hit]) -> list[Candidate]:
    """The sentences that may answer, the best first."""
    lines = [line for rank, hit in enumerate(hits) for line in _lines(topic, hit, rank)]
    lines.sort(key=lambda line: -(0.4 * line.covered + line.whole))
    del lines[_CLOSE_LOOK:]
    topic.learn(line.read for line in lines)
    likeness = _likeness(topic, question, [line.text for line in lines])
    found: list[Candidate] = []
    newest = max((line.hit.record.date or dt.date.min for line in lines), default=dt.date.min)
    for line, alike in zip(lines, likeness, strict=True):
        _measure(topic, line, meaning=True)
        line.alike = alike
        base = 0.5 * line.covered + 0.5 * line.whole + _MEANING * alike
        base += _RANK * (1 - line.rank / max(len(hits), 1))
        if question.newest and line.hit.record.date == newest:
            base += 0.1
        if line.hit.record.passage.role == "question":
            if line.text.endswith("?"):
                continue  # what a member asks is no answer: it states nothing
            base -= 0.5
        found += _spanned(question, topic, line, base)
    return sorted(found, key=lambda c: (-c.score, c.start))


def _likeness(topic: Topic, question: Question, texts: Sequence[str]) -> Sequence[float]:
    """How alike in meaning the question and each text are, -1..1."""
    if not texts:
        return ()
    asked = topic.encoder.queries([question.words])[0]
    return [float(v) for v in topic.encoder.passages(list(texts)) @ asked]


def _lines(topic: Topic, hit: Hit, rank: int) -> Iterator[_Line]:
    """The sentences of a hit's passage, measured by their words."""
    record, passage = hit.record, hit.record.passage
    if passage.kind == "table":
        return
    above = topic.read(" ".join(passage.headings))
    letter = topic.read(record.subject)
    context = {w: v * LETTER for w, (v, _) in topic.matches(letter).items()}
    for word, (worth, _) in topic.matches(above).items():
        context[word] = max(context.get(word, 0.0), worth * ABOVE)
    lines = []
    for low, high in sentence_spans(passage.text):
        text = passage.text[low:high]
        line = _Line(hit, rank, passage.start + low, passage.start + high, text, topic.read(text))
        _match(topic, line, meaning=False)
        lines.append(line)
    for number, line in enumerate(lines):
        line.around = dict(context)
        for distance in (1, 2, 3):
            for other in {number - distance, number + distance} & set(range(len(lines))):
                fade = BESIDE * (0.8 if other > number else 1.0) * 0.8 ** (distance - 1)
                if other < number and distance <= 2 and _points_back(line, lines[other]):
                    fade = _POINTED * 0.9 ** (distance - 1)
                for word, worth in lines[other].direct.items():
                    line.around[word] = max(line.around.get(word, 0.0), worth * fade)
        _share(topic, line)
        yield line


def _points_back(line: _Line, before: _Line) -> bool:
    """Whether a sentence speaks of what one before it named: "hiervoor", "De regeling wordt …"."""
    if _POINTS_BACK.search(line.text):
        return True
    opening = re.match(r"\W*(?:De|Het)\s", line.text)
    if not opening or len(line.read.tokens) < 2:
        return False
    named = next((stem for stem, number in line.read.stems.items() if number == 1), "")
    return named in before.read.stems or named in before.read.parts


def _match(topic: Topic, line: _Line, *, meaning: bool) -> None:
    for word, (worth, place) in topic.matches(line.read, meaning=meaning).items():
        line.direct[word], line.places[word] = worth, place


def _share(topic: Topic, line: _Line) -> None:
    line.covered = topic.share(line.direct)
    line.whole = topic.share(line.direct, line.around)


def _measure(topic: Topic, line: _Line, *, meaning: bool) -> None:
    _match(topic, line, meaning=meaning)
    _share(topic, line)


def _spanned(question: Question, topic: Topic, line: _Line, base: float) -> Iterator[Candidate]:
    """The candidates of one sentence: each span of the asked type, or the sentence as a whole."""
    make = partial(_candidate, line=line)
    typed = False
    for span in _find(question, topic, line):
        printed = line.text[span.start : span.end]
        if mentions(printed, question.text) and printed.lower() != "geen":
            continue
        near = _nearness(topic, line, span)
        typed = True
        yield make(span=span, score=base + _NEARNESS * near + span.merit, nearness=near, typed=True)
    if not typed and question.kind not in _TYPED:
        whole = Span(0, len(line.text))
        lacking = 0.3 if question.kind in ("list", "where") else 0.0
        yield make(span=whole, score=base - lacking, nearness=0.0, typed=False)


def _candidate(*, line: _Line, span: Span, score: float, nearness: float, typed: bool) -> Candidate:
    return Candidate(
        line.hit, line.start, line.end,
        Span(line.start + span.start, line.start + span.end, span.merit),
        score, line.covered, line.whole, nearness, typed,
        frozenset(line.direct) | frozenset(line.around), line.alike,
    )  # fmt: skip


def _find(question: Question, topic: Topic, line: _Line) -> Iterator[Span]:
    """The spans of the asked type in a sentence."""
    text = line.text
    if question.kind == "date":
        yield from islice(spans.dates(text, question, line.hit.record.date), 12)
    elif question.kind == "amount":
        yield from islice(spans.amounts(text, question), 12)
    elif question.kind == "how_many" or (question.kind == "fact" and counted(question)):
        yield from islice(spans.numbers(text, question, counted(question)), 12)
    elif question.kind == "who":
        yield from islice(spans.people(text, question), 20)
    elif question.kind == "where":
        yield from islice(spans.places(text, question), 12)
    elif question.kind == "list":
        yield from islice(spans.lists(text, question), 12)


_COUNTED = re.compile(
    r"\b(?:hoeveel|aantal|how many)\s+"
    r"(?:(?:nieuwe|extra|andere|verschillende|regionale|tijdelijke)\s+)*(?P<noun>[\w-]{2,})"
)
_MEASURED = re.compile(r"\b(?:percentage|procent)\b")


def counted(question: Question) -> str:
    """The beginning of the word for what is counted: "hoeveel woningen" → "woning"."""
    plain = question.words.lower()
    if _MEASURED.search(plain):
        return "procent"
    found = _COUNTED.search(plain)
    if not found:
        return ""
    noun = found["noun"]
    return noun[: max(3, len(noun) - 2)]


def _nearness(topic: Topic, line: _Line, span: Span) -> float:
    """How near the words of the topic stand to the span, 0..1."""
    at = next(
        (n for n, (_, _, end) in enumerate(line.read.tokens) if end > span.start),
        len(line.read.tokens),
    )
    weight = near = 0.0
    for term in topic.terms:
        weight += term.weight
        if term.word in line.places:
            distance = abs(line.places[term.word] - at)
            near += term.weight * line.direct[term.word] * 2 ** (-distance / _NEAR)
    return near / weight if weight else 0.0
