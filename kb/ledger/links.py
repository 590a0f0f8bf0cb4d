"""Which statements, in different letters, are about the same commitment: restated, moved, met.

Links are derived from the letters alone; what a clerk says of them stands in the verdicts. The links
that end in one letter follow from it and from the earlier promises that have a rare word in common
with it: when letters come or go, only those that they reach are linked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kb.ledger.lines import Link
from kb.ledger.texts import Shelf, Text

#: Raised when other links would be made from the same letters: stored ones are then made anew.
LINKER_VERSION = 3
#: From this score on two statements are one commitment; from PROPOSED on that is offered.
CERTAIN = 0.55
PROPOSED = 0.38
#: What one ministry and one dossier add to a score.
_SAME_HOUSE, _SAME_DOSSIER = 0.08, 0.05
#: All that context can add, with a margin for rounding.
_MOST_CONTEXT = _SAME_HOUSE + _SAME_DOSSIER + 0.001
#: A letter that delivers what was promised is never certain: a person decides.
DELIVERED = 0.5
#: One text is linked to so many earlier promises at most, the likest.
MOST = 25


class Linker:
    """Finds the links between the texts on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._weights = shelf.weights

    def into(self, letter: str) -> list[Link]:
        """All links from earlier statements to what stands in ``letter``, in a fixed order."""
        texts = self._shelf.texts(letter)
        found = [x for t in texts if t.part == "promise" for x in self._restated(t)]
        # A letter that promises the same again has not delivered it.
        again = {x.left for x in found if x.certain}
        for text in texts:
            if text.part == "met":
                found += self._said_met(text)
            elif text.part == "subject":
                found += (x for x in self._delivered(text) if x.left not in again)
        # A letter may speak twice of one earlier commitment: the surer word counts.
        surest = {
            (x.left, x.right, x.kind): x for x in sorted(found, key=lambda x: (x.certain, x.score))
        }
        return [surest[key] for key in sorted(surest)]

    def reached(self, letter: str) -> set[str]:
        """The later letters that a promise in ``letter`` is like enough to be linked with."""
        return {
            later.letter
            for promise in self._shelf.texts(letter)
            if promise.part == "promise"
            for later in self._sharing(promise)
            if promise.before(later) and self._scored(promise, later)[0] >= PROPOSED
        }

    def _restated(self, later: Text) -> Iterator[Link]:
        if len(later.words) >= 3:
            for score, earlier, reason in self._best(later, PROPOSED)[:MOST]:
                moved = earlier.latest and later.latest and earlier.latest != later.latest
                kind = "moved" if moved else "same_commitment"
                yield Link(kind, earlier.id, later.id, score, reason, score >= CERTAIN)  # type: ignore[arg-type]

    def _said_met(self, mention: Text) -> Iterator[Link]:
        """Earlier commitments that the letter may mean when it says that one is met."""
        best = self._best(mention, PROPOSED)
        for place, (score, earlier, reason) in enumerate(best[:3]):
            clear = place == 0 and (len(best) == 1 or score - best[1][0] >= 0.1)
            closed = mention.kind in ("afgedaan", "uitgevoerd")
            yield Link(
                "met_by",
                earlier.id,
                mention.id,
                score,
                reason,
                score >= CERTAIN and clear and closed,
            )

    def _delivered(self, subject: Text) -> Iterator[Link]:
        """Promises to send what is the subject of this later letter."""
        for score, earlier, reason in self._best(subject, DELIVERED)[:MOST]:
            yield Link("delivered_by", earlier.id, subject.id, score, reason, certain=False)

    def _best(self, later: Text, least: float) -> list[tuple[float, Text, str]]:
        """The earlier promises that score at least ``least``, the likest first, each with its reason."""
        scored = (
            (*self._scored(earlier, later), earlier)
            for earlier in self._near(later, least)
            if earlier.part == "promise" and earlier.before(later)
        )
        kept = [(score, earlier, reason) for score, reason, earlier in scored if score >= least]
        return sorted(kept, key=lambda s: (-s[0], s[1].id))

    def _scored(self, earlier: Text, later: Text) -> tuple[float, str]:
        """How surely ``later`` is about the promise ``earlier``, 0..1, and in words what agreed."""
        if later.part == "promise":
            if len(later.words) < 3:
                return 0.0, ""
            score = self._weights.alike(earlier.words, later.words)
            return (
                _with_context(score, earlier, later)
                if score + _MOST_CONTEXT >= PROPOSED
                else (score, "")
            )
        if later.part == "subject" and earlier.kind != "inform":
            return 0.0, ""
        share = self._weights.contained(later.words, earlier.words)
        score = round(0.85 * share + 0.15 * _same_house(earlier, later), 3)
        if later.part == "met":
            return score, f"de brief noemt de toezegging {later.kind}"
        return score, "het onderwerp van de latere brief is wat was toegezegd"

    def _near(self, text: Text, least: float) -> Iterator[Text]:
        """The texts that share a rare word with ``text``, without those that cannot score ``least``."""
        weights = self._weights
        # What they can have in common at most: the rare words found, and all that are not rare.
        bound = least - _MOST_CONTEXT if text.part == "promise" else (least - 0.15) / 0.85
        bound *= weights.total(text.words)
        common = sum(weights.of(w) for w in text.words if not weights.rare(w)) + 0.001
        shared: dict[Text, float] = defaultdict(float)
        for word in filter(weights.rare, text.words):
            weight = weights.of(word)
            for other in self._shelf.holding(word):
                shared[other] += weight
        return (other for other, weight in shared.items() if weight + common >= bound)

    def _sharing(self, text: Text) -> set[Text]:
        """The texts that share a rare word with ``text``."""
        return {
            other
            for word in filter(self._weights.rare, text.words)
            for other in self._shelf.holding(word)
        }


def _with_context(score: float, earlier: Text, later: Text) -> tuple[float, str]:
    """The score raised for one ministry and dossier, lowered for another kind of act; with reasons."""
    parts = [f"tekst {score:.0%}"]
    if _same_house(earlier, later):
        score += _SAME_HOUSE
        parts.append("zelfde ministerie")
    elif earlier.ministry and later.ministry:
        score -= 0.15
        parts.append("ander ministerie")
    if earlier.dossiers & later.dossiers:
        score += _SAME_DOSSIER
        parts.append("zelfde dossier")
    if earlier.kind != later.kind:
        score -= 0.05
        parts.append("andere soort")
    return round(min(max(score, 0.0), 1.0), 3), ", ".join(parts)


def _same_house(left: Text, right: Text) -> bool:
    return bool(left.house and left.house == right.house)
