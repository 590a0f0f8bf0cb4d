"""Spans of a sentence that can be the answer: dates, amounts, numbers, names, places, lists.

Each finder gives ranges of the sentence by what they are; which fits best is weighed in
:mod:`kb.answers.passages`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.answers.question import Question
from kb.extract import money_grammar, time_expressions

#: Numbers that are written out.
NUMBER_WORDS = (
    "geen een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    " zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig"
    " negentig honderd duizend"
).split()


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the sentence; ``merit`` is what speaks for or against it, whatever the topic."""

    start: int
    end: int
    merit: float = 0.0


_BEFORE_DATE = re.compile(
    r"(?:(?:uiterlijk|v[oó][oó]r|na|sinds|vanaf|per|op|in|het|de|tot en met|t/m|tot|rond|omstreeks|"
    r"met ingang van|binnen(?!\s)|gedurende|tijdens|uit|naar verwachting|aan|tegen|dit|van|begin(?=\s+\d))\s+)+",
    re.IGNORECASE,
)
#: Bounded by these, "voor" and "na" are part of what is meant: "voor de zomer".
_SEASONS = ("season", "recess")
_LEAD = re.compile(
    r"(?:(?:uiterlijk|in|op|per|met ingang van)\s+(?:de\s+|het\s+)?)?", re.IGNORECASE
)
_CITED = re.compile(
    r"\b(?:\w*brief|\w*brieven|kamerstuk\w*|\w*debat|\w*overleg|motie|vragen|besluit|uitspraak)"
    r"(?:\s+\S+){0,3}?\s+(?:van|d\.d\.|op)\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,/€-])(?:\d{{1,3}}(?:[.\u00a0]\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?|(?:{'|'.join(NUMBER_WORDS)})(?![\w-]))",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s?(?:%|(?:procent(?:punt)?|hectare|ha|kilometer|km|meter|centimeter|cm|minuten|minuut|uur|uren|dagen|"
    r"weken|maanden|jaar|jaren|megaton|Mton|kiloton|ton|kilogram|kg|kilo|gram|mol|liter|graden|gve|kWh|MWh|GW|MW|"
    r"TWh)\b(?:\s+per\s+(?:hectare|jaar|dag|week|maand|inwoner))?)"
)
_PARTICLE = r"(?:van|de|den|der|ten|ter|te|von|el|’t|'t|in ’t|op de)"
_CAPITAL = r"(?:[A-ZÀ-Þ][\w’'&/-]*|(?:[A-Z]\.){1,4})"
_NAME = re.compile(
    rf"(?:[A-Z]\.\s?){{0,4}}{_CAPITAL}(?:\s+(?:(?:{_PARTICLE}|voor|en|for|of|the|into|and|&)\s+){{0,3}}{_CAPITAL})*(?:\s*\([A-Z][\w&-]{{1,12}}\))?"
)
_ARTICLE = re.compile(r"(?:de|het|een|The|the)\s+$", re.IGNORECASE)
_PERSON = re.compile(
    rf"(?:[A-Z]\.\s?)+\s?(?:{_PARTICLE}\s+)*[A-Z]|^[A-Z][a-zé]+\s+(?:{_PARTICLE}\s+)*[A-Z][a-zé]+$"
)
_ORGANISATION = re.compile(
    r"\b(?:Raad|Rekenkamer|Instituut|Universiteit|University|Commissie|Autoriteit|Inspectie|Bureau|Centr\w+|Vereniging|"
    r"\w*vereniging|Stichting|Bank|Federatie|Planbureau|Agentschap|Dienst|Ministerie|ministerie|\w*laboratorium|Centre)\b|\b[A-Z]{2,}\b"
)
#: Before a name that says of what somebody is minister, not who.
_OFFICE = re.compile(
    r"\b(?:minister|staatssecretaris|commissie|commissiedebat|debat|wet|besluit)(?:\s+(?:van|voor|over))?\s+$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_PAPER = re.compile(
    r"\b(?:Kamerstuk\w*|Aanhangsel|Handelingen|Staatscourant|Stb\.?|Stcrt\.?)[^)]*$"
)
_NO_NAME = frozenset(
    "Ik Wij We De Het Een Dit Dat Deze Die In Op Met Voor Van Naar Bij Om Als Ook Er Uw Mijn Onze Daarmee Hiermee"
    " Daarnaast Daarom Hiervoor Daarvoor Kamer Tweede Eerste Kamerstuk Kamerstukken Tabel Vraag Antwoord Zo Na Tot"
    " Aan Binnen Door Hierbij Verder Tevens Indien Wanneer Omdat Hoewel Sinds Per Uit Over Zij Hij"
    " Nederland Europese Ten Uiterlijk Eind Begin Medio Zie Deel Dan Wat Wie Daar Hier Alle Beide"
    " Tijdens Tussen Onder Volgens Vanaf".split()
)
_STOPS = (
    r"(?:in|op|over|voor|met|door|naar|om|te|die|dat|waar\w*|wordt|worden|werd|werden|is|zijn|heeft|hebben|zal|zullen|"
    r"kan|kunnen|moet|moeten|mag|mogen|wil|willen|bij|uit|tot|als het|niet|ook|nog|al|maar|zodat|"
    r"omdat|indien|tegen|per|vanaf|sinds|na|binnen|tijdens|gedaan|uitgevoerd|opgesteld|onderzocht|"
    r"bevoegd|gevraagd|aan|afspraken|afspraak|"
    r"een convenant|overleg|optreden)"
)
#: A stretch of words up to a preposition, a verb or a comma, initials and an acronym included.
_CHUNK = (
    rf"(?:(?!\b{_STOPS}\b)[^\s,;:.()]+|(?<=\s)(?:[A-Z]\.)+)"
    rf"(?:\s+(?!{_STOPS}\b)(?:[^\s,;:.()]+|\([A-Z]\w+\)|(?:[A-Z]\.)+)){{0,12}}"
)
_AFTER = {
    "met": re.compile(rf"\bmet\s+(?P<np>{_CHUNK})"),
    "door": re.compile(rf"\bdoor\s+(?P<np>{_CHUNK})"),
    "van": re.compile(rf"\bvan\s+(?P<np>{_CHUNK})"),
    "tot": re.compile(rf"\btot\s+(?P<np>{_CHUNK})"),
    "aan": re.compile(rf"\baan\s+(?P<np>{_CHUNK})"),
    "voor": re.compile(rf"\bvoor\s+(?P<np>{_CHUNK})"),
    "leiding": re.compile(rf"\bleiding van\s+(?P<np>{_CHUNK})"),
    "lid": re.compile(rf"\b(?:het lid|de leden|HET LID|DE LEDEN)\s+(?P<np>{_CHUNK})"),
}  # fmt: skip
_SUBJECT = re.compile(
    r"^(?:(?:Daarom|Ook|Daarnaast|Verder),?\s+)?(?P<np>(?:De|Het|Een|Alle)\s+[^\s,;.]+(?:\s+(?:van|voor|en)\s+(?:de\s+|het\s+)?[^\s,;.]+)*|[A-ZÀ-Þ][^\s,;.]+(?:\s+(?:van|voor|en|als)\s+[^\s,;.]+|\s+[A-Z][^\s,;.]+)*)"
)
#: Questions whose answer often stands after "door": who did, made, found out.
_DOERS = re.compile(
    r"\b(?:gedaan|deed|onderzocht|onderzoekt|uitgevoerd|opgesteld|gemaakt|schreef)\b"
)
_FUNCTION = frozenset("de het een van in op voor met door en aan te bij".split())
_FRAMES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\bmet wie\b|\bwie\b.*\bmet de minister\b|\bwith whom\b|\bwith\b.*\bwho\b"), ("met",)),
    (re.compile(r"\bdoor wie\b|\bby whom\b"), ("door",)),
    (re.compile(r"\bleiding van\b|\bwie leid\w*\b|\bwho (?:led|leads)\b"), ("leiding",)),
    (re.compile(r"\bwiens\b"), ("van",)),
    (re.compile(r"\btot wie\b"), ("tot",)),
    (re.compile(r"\baan wie\b"), ("aan",)),
    (re.compile(r"\bvoor wie\b"), ("voor",)),
    (re.compile(r"\bvan wie\b"), ("lid", "van")),
)  # fmt: skip
_PLACE = re.compile(rf"\b(?:in|te|bij|nabij|op)\s+(?P<np>{_CAPITAL}(?:[\s-]+{_CAPITAL})*)")
_NO_ITEM = (
    r"(?:en|of|is|zijn|wordt|worden|werd|werden|heeft|hebben|die|dat|kan|kunnen|zal|zullen|moet)"
)
_LEADS = r"(?:op|in|naar|uit|met|door|aan|bij|voor|van|over|tot|om|als|indien|zoals|waaronder|namelijk|gaat|gaan)"
_WORD = rf"(?!\b{_NO_ITEM}\b)[^\s,;:.]+"
_FIRST_WORD = rf"(?!\b(?:{_NO_ITEM}|{_LEADS})\b)[^\s,;:.]+"
#: "A, B en C": the first item up to the preposition or verb before it, the last with what follows.
_ENUMERATION = re.compile(
    rf"(?<![\w-])(?P<first>{_FIRST_WORD}(?:\s+{_FIRST_WORD}){{0,4}})(?P<more>(?:,\s+{_WORD}(?:\s+{_WORD}){{0,5}}){{0,12}}),?"
    rf"\s+(?:en|of|dan wel|evenals)\s+(?P<last>{_WORD}(?:\s+{_WORD}){{0,5}})"
)


def dates(sentence: str, question: Question, letter_day: dt.date | None) -> Iterator[Span]:
    """Dates and periods, without the words that bound them: "uiterlijk op 1 mei" → "1 mei"."""
    for found in time_expressions.find(sentence, 0, len(sentence), letter_day):
        lead = _BEFORE_DATE.match(sentence, found.start, found.end)
        start = lead.end() if lead and lead.end() < found.end else found.start
        if found.kind in _SEASONS or found.bound == "after":
            start = found.start + len(_LEAD.match(sentence[found.start :]).group())  # type: ignore[union-attr]
        if not any(c.isalnum() for c in sentence[start : found.end]):
            continue
        if _PAPER.search(sentence, max(0, start - 80), start):
            continue
        merit = 0.0
        if _CITED.search(sentence, 0, start):
            merit -= 0.35
        if found.kind in ("within", "duration"):
            merit -= 0.05
        if found.latest and letter_day:
            past = found.latest < letter_day
            merit += 0.12 if past == question.past else -0.12
        yield Span(start, found.end, merit)


_PER_YEAR = re.compile(r"structure\w+|per jaar|jaarlijks\w*", re.IGNORECASE)
_ONE_TIME = re.compile(r"incidente\w+|eenmalig\w*", re.IGNORECASE)


def amounts(sentence: str, question: Question) -> Iterator[Span]:
    """Amounts of money as printed, ranges whole."""
    found = list(money_grammar.find(sentence, 0, len(sentence)))
    for number, money in enumerate(found):
        low = max(found[number - 1].end if number else 0, money.start - 35)
        high = min(
            found[number + 1].start if number + 1 < len(found) else len(sentence), money.end + 25
        )
        around = sentence[low : money.start] + " | " + sentence[money.end : high]
        merit = 0.0
        if question.yearly is not None:
            wanted, other = (_PER_YEAR, _ONE_TIME) if question.yearly else (_ONE_TIME, _PER_YEAR)
            before = sentence[low : money.start]
            merit += 0.12 * bool(wanted.search(around)) + 0.08 * bool(wanted.search(before))
            merit -= 0.15 * bool(other.search(before))
        yield Span(money.start, money.end, merit)


def numbers(sentence: str, question: Question, counted: str) -> Iterator[Span]:
    """Numbers, best before the thing ``counted`` (a stem's beginning); measures with their unit."""
    taken = [(m.start, m.end) for m in money_grammar.find(sentence, 0, len(sentence))]
    taken += [(t.start, t.end) for t in time_expressions.find(sentence, 0, len(sentence), None)]
    for match in _NUMBER.finditer(sentence):
        if any(low <= match.start() < high for low, high in taken):
            continue
        if _PAPER.search(sentence, max(0, match.start() - 80), match.start()):
            continue
        printed, end = match.group().lower(), match.end()
        unit = _UNIT.match(sentence, end)
        merit = 0.0
        after = sentence[end : end + 60].lower()
        if printed == "een":
            continue
        share = re.match(r"\s+van de (?:in totaal )?[\d.]+\b", after)
        if re.search(r"\d van de (?:in totaal )?$", sentence[: match.start()]):
            continue
        after = after[share.end() :] if share else after
        near = re.match(r"(?:\s+[\w-]+){0,3}", after)
        following = near.group() if near else ""
        measured = unit.group().strip().lower() if unit else ""
        if counted and any(w.startswith(counted) for w in (*following.split(), measured)):
            merit += 0.3
        elif printed in ("geen", "één"):
            continue
        elif re.fullmatch(r"(?:19|20)\d\d", printed):
            merit -= 0.3
        if question.kind == "fact" and unit:
            merit += 0.15
        if question.kind == "how_many" and unit and not counted:
            merit -= 0.1
        yield Span(match.start(), unit.end() if unit else end, merit)


def people(sentence: str, question: Question) -> Iterator[Span]:
    """Who: what the question's own preposition leads to, names, and the sentence's subject."""
    asked = question.text.lower()
    frames = next((keys for pattern, keys in _FRAMES if pattern.search(asked)), ())
    for key in frames:
        for match in _AFTER[key].finditer(sentence):
            yield _shortened(sentence, match.start("np"), match.end("np"), asked, 0.25)
    if not frames or frames == ("leiding",):
        for match in _AFTER["door"].finditer(sentence):
            yield Span(match.start("np"), match.end("np"), 0.2 if _DOERS.search(asked) else 0.12)
        subject = _SUBJECT.match(sentence)
        if subject and subject["np"].split()[0] not in _NO_NAME - {"De", "Het", "Een", "Alle"}:
            common = re.match(r"(?:De|Het|Een|Alle)\s+[a-z]", subject["np"])
            whole = not re.match(r"\s+(?:en|[a-z]+e)\b", sentence[subject.end("np") :])
            if whole:
                yield Span(subject.start("np"), subject.end("np"), -0.3 if common else 0.02)
    for match in _NAME.finditer(sentence):
        start = _name_start(sentence, match)
        if start is None:
            continue
        name = sentence[start : match.end()]
        if _ROMAN.fullmatch(name) or _PAPER.search(sentence, max(0, start - 60), start):
            continue
        yield Span(start, match.end(), _name_merit(sentence, start, name))


def _name_merit(sentence: str, start: int, name: str) -> float:
    """What speaks for a name: that of a person or a body, and not of an office or a member."""
    merit = 0.05
    if _PERSON.search(name):
        merit += 0.15
    elif _ORGANISATION.search(name):
        merit += 0.1
    if start == 0 and " " not in name:
        merit -= 0.1
    if _OFFICE.search(sentence, max(0, start - 60), start):
        merit -= 0.2
    if re.search(r"\b(?:lid|leden|motie|motie van|de leden)\s+$", sentence[:start]):
        merit -= 0.25
    return merit


def _shortened(sentence: str, start: int, end: int, asked: str, merit: float) -> Span:
    """A stretch of words without what the question says itself, or what a person's name follows.

    "het ministerie van LVVN" → "LVVN" for "welk ministerie"; "voorzitter J. Jansen" → "J. Jansen".
    """
    said = set(re.findall(r"\w+", asked))
    cut, telling = start, False
    for word in re.finditer(r"\S+", sentence[start:end]):
        plain = word.group().strip("()").lower()
        if plain not in said and plain not in _FUNCTION:
            break
        telling = telling or (plain in said and plain not in _FUNCTION)
        cut = start + word.end()
    if telling and sentence[cut:end].strip():
        start = cut + len(sentence[cut:end]) - len(sentence[cut:end].lstrip())
    for name in _NAME.finditer(sentence, start, end):
        if _PERSON.search(name.group()) and name.start() > start:
            return Span(name.start(), name.end(), merit)
    return Span(start, end, merit)


def _name_start(sentence: str, match: re.Match[str]) -> int | None:
    """Where a name begins once what only opens the sentence is taken off."""
    start = match.start()
    while start < match.end():
        word = re.match(r"[\w’'.&/-]+", sentence[start : match.end()])
        if word is None:
            return None
        if word.group() not in _NO_NAME or (
            start > 0 and word.group() in ("Europese", "Tweede", "Eerste")
        ):
            break
        rest = re.match(
            r"[\w’'.&/-]+\s+(?:(?:van|de|den|der|voor|en|het)\s+)*", sentence[start : match.end()]
        )
        if rest is None or rest.end() >= match.end() - start:
            return None
        start += rest.end()
    return start if start < match.end() else None


def places(sentence: str, _question: Question) -> Iterator[Span]:
    """Where: a name after "in", "te" or "bij"."""
    for match in _PLACE.finditer(sentence):
        yield Span(match.start("np"), match.end("np"), 0.1)


def lists(sentence: str, question: Question) -> Iterator[Span]:
    """Enumerations: "A, B en C"; longer ones are likelier meant."""
    asked = question.text.lower()
    for match in _ENUMERATION.finditer(sentence):
        items = 2 + match["more"].count(",")
        yield _shortened(sentence, match.start(), match.end(), asked, 0.04 * min(items, 5))
