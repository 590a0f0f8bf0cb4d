"""What the screens work with: the knowledge base, the day, the clock, and who sits at the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kb.knowledge_base import KnowledgeBase
from kb.ledger.lines import Verdict
from kb.ledger.verdicts import verdict

Clock = Callable[[], dt.datetime]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Desk:
    """``today`` is the day that lateness is counted from; ``clock`` gives the moment of a verdict.

    ``given`` are the verdicts of this session that stand, the last one at the end.
    """

    kb: KnowledgeBase
    today: dt.date
    who: str
    clock: Clock = field(default=_now)
    given: list[Verdict] = field(default_factory=list)

    def give(
        self, action: str, subjects: Sequence[str], *, other: str | None = None, note: str = ""
    ) -> list[Verdict]:
        """Give one verdict about each of ``subjects``; all are checked before the first is kept.

        With ``other`` (merge, split) the subject comes first. Raises what the façade raises, and
        then nothing was kept.
        """
        at = self.clock()
        ledger = self.kb.ledger(at.date())
        for subject in subjects:
            verdict(ledger, action, subject, who=self.who, at=at, other=other, note=note)
        kept = [
            self.kb.give_verdict(action, s, who=self.who, at=at, other=other, note=note)
            for s in subjects
        ]
        self._keep_track(kept)
        return kept

    def _keep_track(self, kept: Sequence[Verdict]) -> None:
        for one in kept:
            if one.action == "undo":
                self.given = [v for v in self.given if v.number != one.undoes]
            else:
                self.given.append(one)
