"""What the words around a time expression say of it: ahead, behind, aimed at, named, money …

The words are data (``data/deadline_cues.toml``); here they are looked for in the clause that holds
the expression and just before it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from kb.extract.time_expressions import TimeExpression

_TABLE = tomllib.loads(files("kb.extract.data").joinpath("deadline_cues.toml").read_text("utf-8"))


def _cues(*names: str) -> re.Pattern[str]:
    rows = [row for name in names for row in _TABLE[name]]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


_SURE, _LIKELY, _AHEAD = _cues("sure"), _cues("sure", "ahead"), _cues("sure", "ahead", "todo")
_ANNOUNCED = _cues("announced")
#: An infinitive of what is to be done.
_TO_DO = re.compile(r"\bte\s+(?:\w+\s+)?\w{3,}n\b")
_PAST, _BEHIND, _LOOKED_AT = _cues("past"), _cues("past", "behind"), _cues("looked_at")
_TAKEN = _cues("taken")
_PLANNED, _GOAL, _STEP = _cues("planned"), _cues("goal"), _cues("step")
_TIMELESS, _ATTRIBUTIVE = _cues("timeless"), _cues("attributive")
_FORETOLD, _MONEY, _RULE = _cues("foretold"), _cues("money"), _cues("rule")
_STATE, _RECURRING, _DAY_IS = _cues("state"), _cues("recurring"), _cues("day_is")
_TITLED, _SPENT, _SPREAD = _cues("titled"), _cues("spent"), _cues("spread")
_UNDERTAKING, _NAMED, _DATED = _cues("undertaking"), _cues("named"), _cues("dated")
_PROMISED_EVENT = _cues("promised_event")
_CLAUSE_END = re.compile(
    r"[;:()]|,(?!\d)|\s(?:waarna|waarbij|waarop|zodat|terwijl|maar|want|omdat|doordat)\s|\s[–-]\s"
)
#: An aside between commas: "komt u, zoals gebruikelijk, in juni toe".
_ASIDE = re.compile(
    r",\s(?:zoals|indien|waar|mede|conform|naar verwachting|evenals|samen met)\b[^,.;:()]{0,50},",
    re.IGNORECASE,
)
_WAS_PLANNED = re.compile(
    r"\b(?:stond|stonden|was|waren)\b[^.;]{0,40}\b(?:gepland|ingepland|voorzien|beoogd|verwacht)\b",
    re.IGNORECASE,
)
_SHORT = 40
#: Kinds before which "over" means "from now": "over twee weken".
_TERMS = ("within", "half_year_within", "coming")


@dataclass(frozen=True)
class Signs:
    """The signs around ``item``, which stands in the sentence ``text[low:high]``."""

    text: str
    low: int
    high: int
    item: TimeExpression

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause of the expression: between the nearest clause marks, or all where it is short."""
        text = _ASIDE.sub(
            lambda aside: aside.group().replace(",", " "), self.text[self.low : self.high]
        )
        low = self.low
        for mark in _CLAUSE_END.finditer(text, 0, self.item.start - self.low):
            low = self.low + mark.end()
        found = _CLAUSE_END.search(text, self.item.end - self.low)
        high = self.low + found.start() if found else self.high
        rest = high - low - (self.item.end - self.item.start)
        return (low, high) if rest >= _SHORT else (self.low, self.high)

    @cached_property
    def words(self) -> str:
        """The clause's words without the expression itself and asides."""
        low, high = self.clause
        before, after = self.text[low : self.item.start], self.text[self.item.end : high]
        return f"{_ASIDE.sub(' ', before)} {_ASIDE.sub(' ', after)}"

    @cached_property
    def own(self) -> str:
        """The expression's own words, lower-cased."""
        return self.text[self.item.start : self.item.end].lower()

    @cached_property
    def planned(self) -> bool:
        """Whether a participle looks ahead all the same: "is voorzien", not "stond gepland"."""
        return bool(_PLANNED.search(self.words)) and not _WAS_PLANNED.search(self.words)

    @cached_property
    def ahead(self) -> bool:
        """Whether the nearest sign of time says that the act lies ahead."""
        if self.announced:
            return True
        ahead, behind = self._nearest(_AHEAD), self._nearest(_BEHIND)
        if behind is not None and self.planned:
            behind = None
        return ahead is not None and (behind is None or ahead <= behind)

    @cached_property
    def sure(self) -> bool:
        """Whether the act lies ahead, and a future tense, a plan or a duty says so."""
        return self.announced or (self.ahead and bool(_SURE.search(self.words)))

    @cached_property
    def likely(self) -> bool:
        """Whether the act lies ahead, and more than an infinitive says so."""
        return self.announced or (self.ahead and bool(_LIKELY.search(self.words)))

    @cached_property
    def past_told(self) -> bool:
        """Whether the clause tells in the past tense."""
        return self.behind and bool(_PAST.search(self.words))

    @cached_property
    def timeless(self) -> bool:
        """Whether it is said of every year or season, or denied."""
        return bool(_TIMELESS.search(self.words))

    @cached_property
    def state(self) -> bool:
        """Whether a state lasts until then: "tot 1 januari geldt het oude tarief"."""
        return self.item.bound in ("until", "through") and bool(_STATE.search(self.words))

    @cached_property
    def recurring(self) -> bool:
        """Whether "jaarlijks" or its like stands right before the expression."""
        return bool(_RECURRING.search(self.text[self.low : self.item.start]))

    @cached_property
    def step(self) -> bool:
        """Whether the expression heads a step of a plan: "Eerste kwartaal 2027: …"."""
        return bool(_STEP.match(self.text[self.item.end : self.high]))

    @cached_property
    def bare(self) -> bool:
        """Whether no word bounds the expression and it does not point ahead itself."""
        item = self.item
        return not item.bound and item.part is None and not item.pointed

    @cached_property
    def apart(self) -> bool:
        """Whether a mark stands right before the expression: "AD, 20 januari", "(1 april)"."""
        return self.text[self.low : self.item.start].rstrip()[-1:] in tuple(",(«[;")

    @cached_property
    def attributive(self) -> bool:
        """Whether the expression is part of a noun phrase: "de op 13 mei verworpen motie"."""
        before = self.text[max(self.low, self.item.start - 5) : self.item.start]
        return bool(
            re.search(r"\b(?:de|het|een)\s+$", before, re.IGNORECASE)
            and _ATTRIBUTIVE.match(self.text[self.item.end : self.high])
        )

    @cached_property
    def behind(self) -> bool:
        """Whether the nearest sign of time says that the act lies behind."""
        if self._nearest(_BEHIND) is None or self.planned:
            return False
        return not self.ahead

    @cached_property
    def announced(self) -> bool:
        """Whether somebody told before what he is to do: "zegde toe dat voor 1 juni te sturen"."""
        before, after = self.text[self.low : self.item.start], self.text[self.item.end : self.high]
        return bool(_ANNOUNCED.search(before) and _TO_DO.search(after))

    @cached_property
    def goal(self) -> bool:
        """Whether something is aimed at."""
        return bool(_GOAL.search(self.words))

    @cached_property
    def foretold(self) -> bool:
        """Whether something is measured or foretold, not to be done."""
        return bool(_FORETOLD.search(self.words))

    @cached_property
    def money(self) -> bool:
        """Whether the clause is about money."""
        return bool(_MONEY.search(self.words))

    @cached_property
    def spent(self) -> bool:
        """Whether the clause tells what money is spent, so that a year beside it is a budget's."""
        passive = re.search(r"\b(?:wordt|worden|is|zijn)\b", self.words)
        return self.money and passive is not None and bool(_SPENT.search(self.words))

    @cached_property
    def about(self) -> bool:
        """Whether "over" tells what figures are about ("over het eerste kwartaal")."""
        return self.own.startswith("over ") and self.item.kind not in _TERMS

    @cached_property
    def hence(self) -> bool:
        """Whether "over twee weken" says when, not how long."""
        before = self.text[max(self.low, self.item.start - 20) : self.item.start]
        return self.own.startswith("over ") and self.likely and not _SPREAD.search(before)

    @cached_property
    def named(self) -> bool:
        """Whether the expression is part of a name: a title, a letter's or debate's date."""
        before = self.text[max(self.low, self.item.start - 60) : self.item.start]
        with_bound = self.text[max(self.low, self.item.start - 60) : self.item.anchor]
        quoted = self.text[self.low : self.item.start]
        if self.item.kind == "year" and self.item.part is None and _TITLED.search(with_bound):
            return True
        title = _NAMED.search(before) if self.item.bound in ("", "of", "before", "until") else None
        if self.item.bound in ("until", "through", "after", "before") and _LOOKED_AT.search(before):
            return True
        return bool(
            title
            or (self.item.kind == "event" and _TAKEN.search(before))
            or _NAMED.search(with_bound)
            or (
                quoted.count("‘") > quoted.count("’")
                and "’" in self.text[self.item.end : self.high]
            )
            or (
                quoted.count("«") > quoted.count("»")
                and "»" in self.text[self.item.end : self.high]
            )
        )

    @cached_property
    def dated(self) -> bool:
        """Whether "van" follows a goal or a starting day."""
        before = self.text[max(self.low, self.item.start - 40) : self.item.start]
        own = self.text[self.item.start : self.item.anchor].lower()
        return "datum" in own or bool(_DATED.search(before))

    @cached_property
    def day_is(self) -> bool:
        """Whether the expression is said to be the day of a deadline: "de deadline is 1 mei"."""
        before = self.text[max(self.low, self.item.start - 110) : self.item.start]
        return bool(_DAY_IS.search(before))

    @cached_property
    def opens(self) -> bool:
        """Whether the expression opens the sentence, so that its verb comes right behind."""
        return not self.text[self.low : self.item.start].strip(" «‘“(")

    @cached_property
    def event_start(self) -> int | None:
        """Where "voor het debat van" begins before the expression, if it stands there."""
        low = max(self.low, self.item.anchor - 110)
        found = _PROMISED_EVENT.search(self.text[low : self.item.anchor])
        return low + found.start() if found else None

    @cached_property
    def undertaken(self) -> bool:
        """Whether somebody takes on a term, rather than a rule setting it for every case."""
        low, high = self.clause
        after = self.text[self.item.end : high]
        general = _RULE.search(after) or _RULE.search(self.text[low : self.item.start])
        return not general and (self.sure or bool(_UNDERTAKING.search(self.words)))

    def _nearest(self, cue: re.Pattern[str]) -> int | None:
        """How far the nearest ``cue`` in the clause stands from the expression, in characters."""
        low, high = self.clause
        found = [self.item.start - m.end() for m in cue.finditer(self.text, low, self.item.start)]
        found += [m.start() - self.item.end for m in cue.finditer(self.text, self.item.end, high)]
        spanning = cue.search(self.text, low, high)
        if not found and spanning:
            return 0  # "heeft … in maart … gestuurd"
        return min((max(0, n) for n in found), default=None)
