"""Deadlines (termijnen): the time expressions that say when an act, decision or result is to come.

Every expression of :mod:`kb.extract.time_expressions` is judged by the sentence it stands in: is it
after the letter's date, is something dated by it (and not merely named, measured or budgeted), and
does that something lie ahead. What the words around it say is read by
:mod:`kb.extract.deadline_signs`; here it is weighed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from corpus.i18n import translator
from corpus.letter import Flag
from kb.extract.calendar_nl import day_before
from kb.extract.deadline_signs import Signs
from kb.extract.deadline_tables import table_deadlines
from kb.extract.reading import Reading, Sentence
from kb.extract.time_expressions import TimeExpression, find
from kb.facts import Deadline

_ = translator("kb")
_YEAR_WITHIN = re.compile(
    r"^(?:\w+ ){0,2}(?:in|voor(?!\s+het)|rond|omstreeks|tegen|gedurende|in de loop van|in het jaar|in de jaren"
    r"|in de periode(?: van)?)(?:\s|$)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:zal|zullen|wordt|worden)\b", re.IGNORECASE)
#: How far around an expression its signs are looked for, in characters.
_REACH = 250
#: More expressions than this in one sentence, and it is none.
_MOST = 40
#: Days ahead from which on a day or month without a year may as well be the last one.
_FAR = 200


@Language.component("griffie_deadlines")
def deadlines(doc: Doc) -> Doc:
    """Find the deadlines of ``doc._.reading``, in sentences and tables; flag those past when written."""
    reading: Reading = doc._.reading
    today = reading.letter.head.date
    for sentence in reading.sentences:
        if sentence.is_prose:
            for item, rule in in_sentence(reading.letter.text, sentence, today):
                _keep(reading, item, rule, today)
    for table in reading.letter.tables:
        for item in table_deadlines(reading, table, today):
            _keep(reading, item, "table", today)
    reading.deadlines.sort(key=lambda d: d.evidence.start)
    return doc


def in_sentence(
    text: str, sentence: Sentence, today: dt.date | None
) -> list[tuple[TimeExpression, str]]:
    """The deadlines of one sentence, each with the name of the rule that made it one."""
    items = find(text, sentence.start, sentence.end, today)
    if len(items) > _MOST:
        return []  # a list of dates that lost its layout: no sentence says what they date
    found = []
    for item in items:
        low, high = max(sentence.start, item.start - _REACH), min(sentence.end, item.end + _REACH)
        signs = Signs(text, low, high, item)
        if before := _before_event(signs, today):
            found.append((before, "before an event"))
        elif name := judge(signs, today):
            found.append((item, name))
    return found


def _before_event(signs: Signs, today: dt.date | None) -> TimeExpression | None:
    """ "Voor het commissiedebat van 2 juli": until the day before, with the event in the span."""
    item, start = signs.item, signs.event_start
    if start is None or item.latest is None or item.kind not in ("date", "numeric_date"):
        return None
    latest = day_before(item.latest)
    if today is not None and latest < today:
        return None
    rule = f"voor-gebeurtenis+{item.convention}"
    return replace(item, start=start, earliest=None, latest=latest, convention=rule)


def _keep(reading: Reading, item: TimeExpression, rule: str, today: dt.date | None) -> None:
    if item.latest is None:
        return
    evidence = reading.evidence(item.start, item.end, rule)
    reading.deadlines.append(Deadline(item.earliest, item.latest, item.convention, evidence))
    if today and item.latest < today:
        message = _("Deze termijn was al voorbij toen de brief werd geschreven.")
        reading.flags.append(Flag("deadline_past", message, item.start, item.end))


def judge(signs: Signs, today: dt.date | None) -> str | None:
    """The name of the rule by which an expression is a deadline, or None where it is none."""
    item = signs.item
    if item.latest is None or item.bound == "since" or signs.named:
        return None
    if signs.state or signs.about or (item.relative and signs.recurring):
        return None
    if item.bound == "of" and not signs.dated:
        return None
    if today is not None and item.latest <= today:
        return _past_limit(signs)
    if item.bound == "by":
        return "limit"
    return _BY_KIND.get(item.kind, _day_or_season)(signs, today)


def _term(signs: Signs, today: dt.date | None) -> str | None:
    """ "Binnen zes weken", where somebody takes it on."""
    taken_on = signs.undertaken or (signs.hence and not signs.money)
    return "term" if taken_on and not signs.behind else None


def _past_limit(signs: Signs) -> str | None:
    """A limit that was past when written counts where the sentence still promises it."""
    promised = _MODAL.search(signs.words) and not signs.behind
    return "past limit" if signs.item.bound == "by" and promised else None


def _begun(item: TimeExpression, today: dt.date | None) -> bool:
    """Whether the span runs already, or may do so for all that an undated letter tells."""
    return today is None or (item.earliest is not None and item.earliest <= today)


def _day_or_season(signs: Signs, today: dt.date | None) -> str | None:
    item = signs.item
    if item.kind == "event" and not _is_moment(signs):
        return None
    if signs.bare:
        return _bare(signs)
    if _lies_behind(signs, today) or _is_any(signs, today):
        return None
    return "ahead" if signs.ahead else "dated"


def _lies_behind(signs: Signs, today: dt.date | None) -> bool:
    """Whether the sentence tells what was, or of a running span what is."""
    begun = _begun(signs.item, today)
    if signs.past_told or (begun and not signs.ahead):
        return True
    return (begun or signs.item.relative) and (signs.behind or signs.attributive)


def _is_any(signs: Signs, today: dt.date | None) -> bool:
    """Whether the expression may mean any year's season, the last year's day or a budget's year."""
    if signs.sure:
        return False
    if _begun(signs.item, today) and (signs.timeless or signs.money):
        return True
    if _guessed(signs, today) and not (signs.likely and signs.item.kind == "season"):
        return True
    return signs.item.relative and signs.timeless


def _bare(signs: Signs) -> str | None:
    """An expression that nothing bounds: a step of a plan, or surely ahead; else it only names."""
    item = signs.item
    if signs.step and not item.relative:
        return "step"
    if signs.day_is:
        return "day of a deadline"
    yearless_month = item.relative and item.kind == "month"
    certain = signs.sure or (signs.opens and signs.likely and item.kind in ("quarter", "half"))
    return "bare" if certain and not signs.apart and not yearless_month else None


def _guessed(signs: Signs, today: dt.date | None) -> bool:
    """Whether the year was guessed far ahead, or a season may be any year's.

    "Op 8 maart" in a letter of April may well be a month ago.
    """
    item = signs.item
    if item.pointed or not item.relative or item.part == "eind" or today is None:
        return False
    if item.kind == "season":
        return item.bound == "at" and not re.search(r"\bjaar\b", signs.own)
    far = item.latest is not None and (item.latest - today).days > _FAR
    return item.kind in ("date", "month") and far


def _is_moment(signs: Signs) -> bool:
    """Whether "Voorjaarsnota" and its like mean the day, not the paper ("in de Miljoenennota 2027")."""
    own = signs.own
    paper = (
        signs.bare or own.startswith(("in ", "over ", "al in ")) or any(c.isdigit() for c in own)
    )
    return "nota" not in own or not paper


def _year(signs: Signs, today: dt.date | None) -> str | None:
    """A year dates an act only when it is bound, and not when it says which money is meant."""
    item = signs.item
    begun = _begun(item, today)
    if item.part is not None:
        return None if begun and signs.behind else "part of a year"
    if begun and (signs.behind or not signs.ahead):
        return None
    if signs.foretold and not signs.goal:
        return None
    return "year" if _YEAR_RULES.get(item.bound, _never)(signs, begun) else None


_BY_KIND = {"within": _term, "half_year_within": _term, "year": _year}


def _never(signs: Signs, begun: bool) -> bool:
    return False


def _year_at(signs: Signs, begun: bool) -> bool:
    item = signs.item
    if not _YEAR_WITHIN.match(signs.text[item.start : item.anchor]):
        return False
    if "-" in signs.text[item.anchor : item.end] or "–" in signs.text[item.anchor : item.end]:
        return signs.ahead and not signs.money
    if signs.spent and not signs.goal:
        return False
    return signs.sure or not signs.money or (signs.goal and not begun)


def _year_before(signs: Signs, begun: bool) -> bool:
    return signs.goal and not (begun and signs.money)


def _year_open(signs: Signs, begun: bool) -> bool:
    return (signs.ahead or signs.goal) and not signs.money


def _year_from(signs: Signs, begun: bool) -> bool:
    if begun or signs.money:
        return signs.sure
    return True


def _year_strictly_before(signs: Signs, begun: bool) -> bool:
    return True


def _year_after(signs: Signs, begun: bool) -> bool:
    return signs.ahead and not signs.money


def _year_of_goal(signs: Signs, begun: bool) -> bool:
    return signs.dated


_YEAR_RULES = {
    "at": _year_at,
    "before": _year_before,
    "before_strict": _year_strictly_before,
    "from": _year_from,
    "until": _year_open,
    "through": _year_open,
    "between": _year_open,
    "after": _year_after,
    "of": _year_of_goal,
}
