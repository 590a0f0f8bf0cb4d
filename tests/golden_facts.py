"""A knowledge base of the shipped letters with the facts that a careful reader wrote down.

The ledger, the audit, the reminders and the screens are tested on it, so that their golden files
change with them and not with every rule of extraction.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus import samples
from corpus.letter import Letter
from corpus.read import read
from index.passages import passages
from kb.extract.around import sentences_around
from kb.extract.version import EXTRACTOR_VERSION
from kb.facts import (
    Amount,
    Claim,
    Commitment,
    Deadline,
    Evidence,
    Extraction,
    MetCommitment,
    Motion,
    Reference,
)
from kb.knowledge_base import KnowledgeBase
from kb.read_letter import ReadLetter
from kb.store import letters

FACTS = Path(__file__).parent / "letters"
NOW = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)


def fill(kb: KnowledgeBase) -> None:
    """Store every shipped letter with its golden facts, under its bare file name."""
    for path in samples.paths():
        gold = json.loads((FACTS / f"{path.stem}.facts.json").read_text("utf-8"))
        with kb.writing() as connection:
            letters.store(connection, golden(path, gold), file=path.name, now=NOW)


def golden(path: Path, gold: dict[str, Any]) -> ReadLetter:
    """A shipped letter with its golden facts in place of extracted ones."""
    letter = read(path)
    place = _Places(letter)
    deadlines = [place.deadline(d) for d in gold.get("deadlines", ())]
    facts = Extraction(
        references=tuple(
            Reference(r, "kamerstuk", None, None, place.evidence(_printed(r), "", anywhere=True))
            for r in gold.get("references", ())
        ),
        motions=tuple(place.motion(m) for m in gold.get("motions", ())),
        met=tuple(place.met(m) for m in gold.get("met", ())),
        commitments=tuple(place.commitment(c, deadlines) for c in gold.get("commitments", ())),
        deadlines=tuple(deadlines),
        amounts=tuple(place.amount(a) for a in gold.get("amounts", ())),
    )
    sentences = sentences_around(letter, facts)
    return ReadLetter(letter, facts, sentences, tuple(passages(letter)), EXTRACTOR_VERSION)


def _printed(ref: str) -> str:
    """The number at the end of a reference, which is printed however the rest of it is."""
    return ref.rsplit("-", 1)[-1]


class _Places:
    """Finds quotes in a letter's text; the same quote again is its next occurrence."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._next: dict[str, int] = {}

    def evidence(self, quote: str, within: str, *, anywhere: bool = False) -> Evidence:
        text = self._letter.text
        low, high = self._span(within, 0, len(text)) if within else (0, len(text))
        start, end = self._span(quote, low, high)
        if start < 0 and anywhere:
            start, end = 0, 1
        assert start >= 0, (self._letter.source.file, quote)
        return Evidence(text[start:end], start, end, self._letter.page_at(start), "golden")

    def _span(self, quote: str, low: int, high: int) -> tuple[int, int]:
        pattern = r"\s+".join(re.escape(word) for word in quote.split())
        match = re.compile(pattern).search(self._letter.text, low, high)
        return match.span() if match else (-1, -1)

    def claim(self, status: Any, sentence: str) -> Claim:
        found = self.evidence(sentence, "")
        return Claim(status, " ".join(found.text.split()), found)

    def motion(self, m: dict[str, Any]) -> Motion:
        told = m.get("claims") or [{"status": m["status"], "evidence": m["evidence"]}]
        claims = tuple(self.claim(c["status"], c.get("evidence") or c["text"]) for c in told)
        return Motion(m["ref"], tuple(m["sponsors"]), m["status"], None, claims)

    def met(self, m: dict[str, Any]) -> MetCommitment:
        claims = (self.claim(m["status"], m["evidence"]),)
        return MetCommitment(m["ref"], tuple(m["addressees"]), m["subject"], m["status"], claims)

    def deadline(self, d: dict[str, Any]) -> Deadline:
        earliest = dt.date.fromisoformat(d["earliest"]) if d["earliest"] else None
        place = self.evidence(d["text"], d.get("context", ""))
        return Deadline(earliest, dt.date.fromisoformat(d["latest"]), "golden", place)

    def commitment(self, c: dict[str, Any], deadlines: list[Deadline]) -> Commitment:
        place = self.evidence(c["text"], "")
        due = next(
            (
                d
                for d in deadlines
                if str(d.latest) == c["deadline"] and place.start <= d.evidence.start < place.end
            ),
            None,
        )
        if c["deadline"] and due is None:  # taken over from another sentence
            due = next((d for d in deadlines if str(d.latest) == c["deadline"]), None)
        also = tuple(self.evidence(a, "") for a in c.get("also", ()))
        informs = c["kind"] == "inform"
        return Commitment(c["kind"], "kabinet", informs, c["conditional"], due, also, place)

    def amount(self, a: dict[str, Any]) -> Amount:
        place = self.evidence(a["text"], a.get("context") or "", anywhere=True)
        high = Decimal(str(a["eur_max"])) if a.get("eur_max") else None
        return Amount(
            eur=Decimal(str(a["eur"])),
            eur_max=high,
            recurrence=a["recurrence"],
            period=None,
            purpose=None,
            row=a.get("row"),
            column=a.get("column"),
            table=None,
            evidence=place,
        )
