"""The register's record beside a ledger line: found by reference, or by session, number and title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.ledger.likeness import Analyse, Likeness
from kb.ledger.lines import MotionLine
from kb.records import MotionRecord
from kb.register.records import RegisterMotion

#: The share of a subject's words that the official title of the same motion has too.
SAME_SUBJECT = 0.6
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Likely:
    """A register motion that may be meant by a reference that fits none, with why."""

    motion: RegisterMotion
    score: float
    reason: str


class MotionRegister:
    """The register's motions, by reference and by sponsor."""

    def __init__(self, motions: Iterable[RegisterMotion]) -> None:
        self._by_ref: dict[str, RegisterMotion] = {}
        self._by_number: dict[str, list[RegisterMotion]] = defaultdict(list)
        self._by_sponsor: dict[str, list[RegisterMotion]] = defaultdict(list)
        self._bare: dict[str, list[RegisterMotion]] = defaultdict(list)
        self._range: dict[str, tuple[int, int]] = {}
        self.size = 0
        for motion in motions:
            if motion.deleted:
                continue
            self.size += 1
            if motion.ref:
                self._by_ref[motion.ref] = motion
                dossier, number = motion.ref.rsplit("-", 1)
                self._by_number[number].append(motion)
                if number.isdigit():
                    low, high = self._range.get(dossier, (int(number), int(number)))
                    self._range[dossier] = (min(low, int(number)), max(high, int(number)))
            elif motion.sequence:
                self._bare[str(motion.sequence)].append(motion)
            for name in motion.sponsors:
                self._by_sponsor[name.casefold()].append(motion)

    def __iter__(self) -> Iterator[RegisterMotion]:
        return iter(self._by_ref.values())

    def by_ref(self, ref: str | None) -> RegisterMotion | None:
        """The motion with this Kamerstuk number, or None."""
        return self._by_ref.get(ref) if ref else None

    def of(self, line: MotionLine | MotionRecord, analyse: Analyse) -> RegisterMotion | None:
        """The record of a motion: by reference, else by number, sponsors and subject together.

        Records of older years give a number within a dossier without saying which dossier. None
        where two fit, or where the line says too little to tell.
        """
        known = self.by_ref(line.ref)
        if known or not line.ref or not line.subject:
            return known
        ours = frozenset(s.casefold() for s in line.sponsors)
        near = {
            m.key: m
            for m in self._bare.get(line.ref.rsplit("-", 1)[-1], ())
            if ours and frozenset(s.casefold() for s in m.sponsors) == ours
        }
        said = frozenset(analyse(line.subject))
        fitting = [
            m
            for m in near.values()
            if len(said) >= _LEAST_WORDS
            and len(said & frozenset(analyse(m.title))) >= SAME_SUBJECT * len(said)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def should_hold(self, ref: str) -> bool:
        """Whether the register holds motions of this dossier with lower and higher numbers.

        An export of some years does not hold a dossier's earlier or later motions: that a number
        outside of what it holds is missing says nothing.
        """
        dossier, _dash, number = ref.rpartition("-")
        low, high = self._range.get(dossier, (0, 0))
        return number.isdigit() and low < int(number) < high

    def likely(self, line: MotionLine, analyse: Analyse, most: int = 3) -> list[Likely]:
        """The motions that a line without a fitting record probably means, the best first.

        Judged by sponsors, number, dossier and subject; empty where nothing but one of them fits.
        """
        number = line.ref.rsplit("-", 1)[-1] if line.ref else ""
        dossier = line.ref.split("-", 1)[0] if line.ref else ""
        near = {m.key: m for m in self._by_number.get(number, ())}
        for name in line.sponsors:
            near |= {m.key: m for m in self._by_sponsor.get(name.casefold(), ())}
        texts = {key: f"{m.title} {m.dossier_title}" for key, m in near.items()}
        likeness = Likeness({**texts, "": line.subject or ""}, analyse)
        ours = frozenset(s.casefold() for s in line.sponsors)
        found = []
        for key, motion in near.items():
            theirs = frozenset(s.casefold() for s in motion.sponsors)
            sponsors = len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
            same_number = bool(number and motion.ref and motion.ref.rsplit("-", 1)[-1] == number)
            same_dossier = bool(dossier and motion.ref and motion.ref.split("-", 1)[0] == dossier)
            subject = likeness.containment(likeness.words(""), likeness.words(key))
            score = 0.4 * sponsors + 0.2 * same_number + 0.2 * same_dossier + 0.2 * subject
            parts = [f"indieners {sponsors:.0%}"] if sponsors else []
            parts += ["zelfde nummer"] * same_number + ["zelfde dossier"] * same_dossier
            parts += [f"onderwerp {subject:.0%}"] if subject else []
            # A member moves many motions in one dossier, and many numbers are used in many dossiers:
            # two of these three alone point at none of them.
            if score >= 0.5 and ((same_number and same_dossier) or subject >= 0.3):
                found.append(Likely(motion, round(score, 3), ", ".join(parts)))
        return sorted(found, key=lambda x: (-x.score, x.motion.ref or ""))[:most]
