"""Amounts (bedragen): every amount of money in the text and notes, how often it comes, what it is for."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract.amount_tables import table_amounts
from kb.extract.money_grammar import WORDS, Money, find
from kb.extract.reading import Reading, Sentence
from kb.extract.sums import check_sums
from kb.facts import Amount, Recurrence


def _cue(side: str) -> re.Pattern[str]:
    rows = [row["pattern"] for row in WORDS["yearly"] if row["side"] == side]
    return re.compile("|".join(f"(?:{p})" for p in rows), re.IGNORECASE)


_AFTER, _BEFORE = _cue("after"), _cue("before")
_ONCE = re.compile("|".join(f"(?:{r['pattern']})" for r in WORDS["once"]), re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"(?:^|[\s(])(?:" + "|".join(re.escape(w) for w in WORDS["approximate"]["words"]) + r")\s*$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:tot\s+en\s+met|t/m|tot|vanaf|voor|in(?:\s+de\s+(?:jaren|periode))?|over\s+de\s+periode"
    r"|de\s+periode|tussen|(?:met\s+ingang\s+)?van)\s+((?:19|20)\d\d(?:\s?(?:[-–/]|tot\s+en\s+met|t/m|en|tot)\s?"
    r"(?:(?:19|20)\d\d))?)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\s*(?:(?:euro|structureel|incidenteel|extra|per\s+jaar|jaarlijks|beschikbaar(?:\s+gesteld)?"
    r"|gereserveerd|vrijgemaakt|uitgetrokken|vrij|subsidie|budget|op|toegekend)\s+){0,5}"
    r"(?:voor(?!\s+(?:19|20)\d\d)|ten\s+behoeve\s+van|om|bestemd\s+voor|aan|in|naar)\s+"
    r"(?P<what>(?!(?:19|20)\d\d)[^.;:()]{3,140})",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:En\s+|Ook\s+|Daarnaast\s+)?(?:voor|ten\s+behoeve\s+van)\s+(?P<what>(?!(?:19|20)\d\d)[^.;:()€]{3,140}?)"
    r"\s+(?:is|zijn|wordt|worden|reserveert|reserveren|trekt|trekken|stelt|stel|heb|heeft|maakt|komt"
    r"|was|waren|werd)\s",
    re.IGNORECASE,
)
#: What stands after a purpose without being part of it: what became of the money, or half a verb.
_SPENT = re.compile(
    r"(?:^|\s+)(?:uit(?:gekeerd|gegeven|getrokken|betaald)|besteed|toegekend|beschikbaar(?:\s+gesteld)?"
    r"|gereserveerd|vrijgemaakt|nodig|gemoeid|bij|toe|mee|vrij)$",
    re.IGNORECASE,
)
#: How far around an amount its words are looked for, in characters.
_REACH = 400
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|kost|bedraagt|komt|gaat)\b|[.;:]",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(?:en|waarvan|maar|terwijl|plus|alsmede|respectievelijk)\b|[,;(]")


@Language.component("griffie_amounts")
def amounts(doc: Doc) -> Doc:
    """Find the amounts of ``doc._.reading`` in its sentences and tables, and check the tables' sums."""
    reading: Reading = doc._.reading
    told = [
        (amount, sentence)
        for sentence in reading.sentences
        for amount in _in_sentence(reading, sentence)
    ]
    found = [amount for amount, _ in told]
    for index, table in enumerate(reading.letter.tables):
        found += table_amounts(reading, index, table)
    reading.amounts = sorted(found, key=lambda a: a.evidence.start)
    check_sums(reading, told)
    return doc


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Amount]:
    text = reading.letter.text
    found = list(find(text, sentence.start, sentence.end))
    result = []
    carried = False
    for index, money in enumerate(found):
        low = max(found[index - 1].end if index else sentence.start, money.start - _REACH)
        high = found[index + 1].start if index + 1 < len(found) else sentence.end
        high = min(high, money.end + _REACH)
        before = text[low : money.start]
        after = text[money.end : high]
        recurrence, why = _recurrence(
            before,
            after,
            first=index == 0,
            last=index + 1 == len(found),
        )
        if recurrence == "once" and carried and not (_VERB.search(before) or _ONCE.search(before)):
            recurrence, why = (
                "yearly",
                "jaarlijks",
            )  # "jaarlijks € 3 miljoen voor X en € 2 miljoen voor Y"
        carried = why == "jaarlijks"
        rule = f"{money.form}+{why}" if why else money.form
        result.append(
            Amount(
                eur=money.low,
                eur_max=money.high,
                recurrence=recurrence,
                period=_period(before, after, first=index == 0, last=index + 1 == len(found)),
                purpose=_purpose(text, sentence, money, high),
                row=None,
                column=None,
                table=None,
                evidence=reading.evidence(money.start, money.end, rule),
                approximate=bool(_APPROXIMATE.search(before)),
            )
        )
    return result


def _recurrence(before: str, after: str, *, first: bool, last: bool) -> tuple[Recurrence, str]:
    """Whether an amount is said to come every year, and by which word.

    ``before`` reaches back to the amount before it, ``after`` on to the next. A word right after
    the amount goes first, then one before it that is not the other amount's.
    """
    near = after if last else _before_next(after)
    yearly = _AFTER.search(near[:90])
    once = _ONCE.search(near[:60])
    if yearly and not (once and once.start() < yearly.start()):
        return "yearly", "per-jaar"
    if once:
        return "once", ""
    own = before if first else _after_previous(before)
    told = list(_BEFORE.finditer(own))
    single = list(_ONCE.finditer(own))
    if told and not (single and single[-1].start() > told[-1].start()):
        return "yearly", "jaarlijks"
    return "once", ""


def _before_next(after: str) -> str:
    """What follows an amount as far as it is not said of the next one."""
    cut = list(_CONJUNCTION.finditer(after))
    return after[: cut[-1].start()] if cut else after


def _after_previous(before: str) -> str:
    """What precedes an amount as far as it is not said of the one before it."""
    cut = _CONJUNCTION.search(before)
    return before[cut.start() :] if cut else ""


def _period(before: str, after: str, *, first: bool, last: bool) -> str | None:
    """The years that the sentence gives for an amount, as printed."""
    found = _PERIOD.search((after if last else _before_next(after))[:80])
    if not found:
        earlier = list(_PERIOD.finditer((before if first else _after_previous(before))[-120:]))
        found = earlier[-1] if earlier else None
    return re.sub(r"\s+", " ", found.group()) if found else None


def _purpose(text: str, sentence: Sentence, money: Money, high: int) -> str | None:
    """What the sentence says the money is for, or None where it does not."""
    found = _PURPOSE.match(text, money.end, high) or _PURPOSE.search(text[money.end : high])
    if not found:
        low = max(sentence.start, money.start - _REACH)
        found = _LEADING.match(text[low : money.start] + " ")
    if not found:
        return None
    words = re.split(
        r",\s|\s(?:waarvan|waarmee|die|dat|zodat|is|zijn|wordt|worden)\s", found["what"]
    )[0]
    return _SPENT.sub("", re.sub(r"\s+", " ", words).strip(" ,")) or None
