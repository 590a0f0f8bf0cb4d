"""Deadlines (termijnen): the time expressions that say when an act, decision or result is to come.

Every expression of :mod:`kb.extract.time_expressions` is judged by the sentence it stands in: is it
after the letter's date, is something dated by it (and not merely named, measured or budgeted), and
does that something lie ahead. The cue words are data, ``data/deadline_cues.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from corpus.i18n import translator
from corpus.letter import Flag
from kb.extract.reading import Reading, Sentence
from kb.extract.time_expressions import TimeExpression, find
from kb.facts import Deadline

_ = translator("kb")


def _cues(name: str) -> re.Pattern[str]:
    rows = _TABLE[name]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


_TABLE = tomllib.loads(files("kb.extract.data").joinpath("deadline_cues.toml").read_text("utf-8"))
_AHEAD, _BEHIND, _PLANNED = _cues("ahead"), _cues("behind"), _cues("planned")
_NAMED, _MONEY = _cues("named"), _cues("money")
_CLAUSE_END = re.compile(r"[;:(),]|\s(?:waarna|waarbij|waarop|zodat|terwijl|maar|want)\s|\s[–-]\s")
_BARE = ("year",)


@Language.component("griffie_deadlines")
def deadlines(doc: Doc) -> Doc:
    """Find the deadlines of ``doc._.reading`` and flag those that were past when written."""
    reading: Reading = doc._.reading
    today = reading.letter.head.date
    for sentence in reading.sentences:
        if not sentence.is_prose:
            continue
        text = reading.letter.text
        for item in find(text, sentence.start, sentence.end, today):
            rule = judge(text, sentence, item, today)
            if rule is None or item.latest is None:
                continue
            evidence = reading.evidence(item.start, item.end, rule)
            reading.deadlines.append(
                Deadline(item.earliest, item.latest, item.convention, evidence)
            )
            if today and item.latest < today:
                message = _("Deze termijn was al voorbij toen de brief werd geschreven.")
                reading.flags.append(Flag("deadline_past", message, item.start, item.end))
    return doc


def judge(text: str, sentence: Sentence, item: TimeExpression, today: dt.date | None) -> str | None:  # noqa: PLR0911
    """The name of the rule by which ``item`` is a deadline, or None where it is none."""
    if item.latest is None or item.bound == "since":
        return None
    clause = _clause(text, sentence, item)
    before = text[sentence.start : item.start]
    if _NAMED.search(before[-60:]) or _quoted(text, sentence, item):
        return None
    ahead = bool(_AHEAD.search(clause))
    behind = bool(_BEHIND.search(clause)) and not _PLANNED.search(clause)
    if today is not None and item.latest <= today:
        modal = re.search(r"\b(?:zal|zullen|wordt|worden)\b", clause)
        return "past-limit" if item.bound == "by" and modal and not behind else None
    if item.bound == "by":
        return "limit"
    if item.kind == "year":
        return _judge_year(clause, item, today, ahead=ahead, behind=behind)
    certain = today is not None and item.earliest is not None and item.earliest > today
    if behind and not ahead and not (certain and not item.relative):
        return None
    if not item.bound and item.part is None and item.kind in ("month", "event", "season", "recess"):
        return "bare" if not item.relative and ahead else None
    return "ahead" if ahead else "dated"


def _judge_year(  # noqa: PLR0911
    clause: str, item: TimeExpression, today: dt.date | None, *, ahead: bool, behind: bool
) -> str | None:
    """A year dates an act only when it is bound, and not when it says which money is meant."""
    if item.part is not None:
        return None if behind and not ahead else "part of a year"
    if not item.bound:
        return None
    begun = today is None or item.earliest is None or item.earliest <= today
    if begun and behind and not ahead:
        return None
    if item.bound in ("through", "until", "after", "of") and not ahead:
        return None
    if _MONEY.search(clause) and item.bound in ("through", "before", "until", "between"):
        return None
    if begun and not ahead:
        return None
    return "year"


def _clause(text: str, sentence: Sentence, item: TimeExpression) -> str:
    """The clause that holds ``item``: up to the nearest clause marks on both sides."""
    low = sentence.start
    for mark in _CLAUSE_END.finditer(text, sentence.start, item.start):
        low = mark.end()
    found = _CLAUSE_END.search(text, item.end, sentence.end)
    high = found.start() if found else sentence.end
    if high - low < 40:  # too little to tell: the whole sentence
        return text[sentence.start : sentence.end]
    return text[low:high]


def _quoted(text: str, sentence: Sentence, item: TimeExpression) -> bool:
    """Whether ``item`` stands inside quotation marks: part of a title."""
    before = text[sentence.start : item.start]
    return before.count("‘") > before.count("’") and "’" in text[item.end : sentence.end]
