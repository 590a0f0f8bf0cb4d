"""Which statements, in different letters, are about the same commitment: restated, moved, met.

Links are derived from the letters alone; what a clerk says of them stands in the verdicts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kb.ledger.likeness import Analyse, Likeness
from kb.ledger.lines import Link
from kb.ledger.motions import Dossiers
from kb.records import CommitmentRecord, LetterBrief, MetMention

#: Raised when other links would be made from the same letters: stored ones are then made anew.
LINKER_VERSION = 2
#: From this score on two statements are one commitment; from PROPOSED on that is offered.
CERTAIN = 0.55
PROPOSED = 0.38
#: What one ministry and one dossier add to a score.
_SAME_HOUSE, _SAME_DOSSIER = 0.08, 0.05
#: All that context can add, with a margin for rounding.
_MOST_CONTEXT = _SAME_HOUSE + _SAME_DOSSIER + 0.001
#: A letter that delivers what was promised is never certain: a person decides.
DELIVERED = 0.5

#: Words (stems are made of them) that nearly every promise has, and that say nothing of its subject.
_COMMON = (
    "uw kamer tweede eerste ik wij we kabinet minister ministerie staatssecretaris regering zal zullen "
    "wordt worden informeer informeren geïnformeerd stuur sturen toezenden ontvangt ontvangen hierover "
    "daarover brief jaar kwartaal maand eerste tweede derde vierde begin eind einde medio voorjaar zomer "
    "najaar uiterlijk voor januari februari maart april mei juni juli augustus september oktober november "
    "december later komend komende dit volgend volgende helft na rond verwacht"
)


class Linker:
    """Finds links between statements; built once over everything in the knowledge base."""

    def __init__(
        self,
        statements: Sequence[CommitmentRecord],
        met: Sequence[MetMention],
        analyse: Analyse,
        dossiers: Dossiers | None = None,
        letters: Sequence[LetterBrief] = (),
    ) -> None:
        empty = frozenset(analyse(_COMMON))

        def content(text: str) -> Iterable[str]:
            return [w for w in analyse(text) if w not in empty and not w.isdigit()]

        self._statements = {s.id: s for s in statements}
        self._met = list(met)
        self._letters = letters
        self._dossiers = dossiers or {}
        self._content = content
        self._likeness = Likeness({s.id: s.citation.text for s in statements}, content)

    def links(self) -> list[Link]:
        """All links, the earlier statement on the left, in a fixed order."""
        restated = list(self._restated())
        # A letter that promises the same again has not delivered it.
        again = {
            (x.left, self._statements[x.right].citation.letter.id) for x in restated if x.certain
        }
        delivered = (x for x in self._delivered() if (x.left, x.right) not in again)
        found = [*restated, *self._said_met(), *delivered]
        return sorted(found, key=lambda x: (x.left, x.right, x.kind))

    def _restated(self) -> Iterable[Link]:
        for key in sorted(self._statements):
            later = self._statements[key]
            words = self._likeness.words(key)
            if len(words) < 3:
                continue
            for other in self._likeness.near(words, PROPOSED / 2):
                earlier = self._statements[other]
                if not _before(earlier.citation.letter, later.citation.letter):
                    continue
                score = self._likeness.score(self._likeness.words(other), words)
                if score + _MOST_CONTEXT < PROPOSED:
                    continue
                score, reason = self._with_context(score, earlier, later)
                if score >= PROPOSED:
                    moved = _moved(earlier, later)
                    yield Link(
                        "moved" if moved else "same_commitment",
                        other,
                        key,
                        score,
                        reason,
                        score >= CERTAIN,
                    )

    def _with_context(
        self, score: float, earlier: CommitmentRecord, later: CommitmentRecord
    ) -> tuple[float, str]:
        """The score raised for one ministry and dossier, lowered for another kind of act; with reasons."""
        one, other = earlier.citation.letter, later.citation.letter
        parts = [f"tekst {score:.0%}"]
        if _same_house(one, other):
            score += _SAME_HOUSE
            parts.append("zelfde ministerie")
        elif one.ministry and other.ministry:
            score -= 0.15
            parts.append("ander ministerie")
        if self._dossiers.get(one.id, frozenset()) & self._dossiers.get(other.id, frozenset()):
            score += _SAME_DOSSIER
            parts.append("zelfde dossier")
        if earlier.kind != later.kind:
            score -= 0.05
            parts.append("andere soort")
        return round(min(max(score, 0.0), 1.0), 3), ", ".join(parts)

    def _said_met(self) -> Iterable[Link]:
        """Letters that say that an earlier commitment is met, and which one that may be."""
        for mention in self._met:
            words = frozenset(self._content(mention.met.subject or ""))
            if len(words) < 2:
                sentences = " ".join(c.sentence for c in mention.met.claims)
                words = frozenset(self._content(sentences))
            best: list[tuple[float, str]] = []
            for key in self._likeness.near(words, PROPOSED / 2):
                earlier = self._statements[key]
                if _before(earlier.citation.letter, mention.letter):
                    share = self._likeness.containment(words, self._likeness.words(key))
                    same = _same_house(earlier.citation.letter, mention.letter)
                    best.append((round(0.85 * share + 0.15 * same, 3), key))
            best.sort(key=lambda b: (-b[0], b[1]))
            for place, (score, key) in enumerate(best[:3]):
                if score >= PROPOSED:
                    clear = place == 0 and (len(best) == 1 or score - best[1][0] >= 0.1)
                    closed = mention.met.status in ("afgedaan", "uitgevoerd")
                    yield Link(
                        "met_by",
                        key,
                        mention.id,
                        score,
                        f"de brief noemt de toezegging {mention.met.status}",
                        score >= CERTAIN and clear and closed,
                    )

    def _delivered(self) -> Iterable[Link]:
        """Later letters whose subject is what an earlier letter promised to send."""
        for letter in sorted(self._letters, key=lambda x: x.id):
            words = frozenset(self._content(letter.subject or ""))
            if len(words) < 2:
                continue
            for key in self._likeness.near(words, PROPOSED / 2):
                earlier = self._statements[key]
                if earlier.kind != "inform" or not _before(earlier.citation.letter, letter):
                    continue
                share = self._likeness.containment(words, self._likeness.words(key))
                score = round(0.85 * share + 0.15 * _same_house(earlier.citation.letter, letter), 3)
                if score >= DELIVERED:
                    reason = "het onderwerp van de latere brief is wat was toegezegd"
                    yield Link("delivered_by", key, letter.id, score, reason, certain=False)


def _moved(earlier: CommitmentRecord, later: CommitmentRecord) -> bool:
    old, new = earlier.deadline, later.deadline
    return bool(old and new and old.latest != new.latest)


def _before(left: LetterBrief, right: LetterBrief) -> bool:
    return left.id != right.id and (left.date or dt.date.max) < (right.date or dt.date.min)


def _same_house(left: LetterBrief, right: LetterBrief) -> bool:
    return bool(
        left.ministry and right.ministry and left.ministry.casefold() == right.ministry.casefold()
    )
