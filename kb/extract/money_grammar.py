"""How money is printed: patterns for amounts in euro, and the values they mean.

:func:`find` gives every amount of a text with its value; what it is for and how often it comes is
decided in :mod:`kb.extract.amounts`. Dollars, pounds and guilders are no euro and are left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(
    files("kb.extract.data").joinpath("money_words.toml").read_text("utf-8")
)
_SCALES: dict[str, int] = WORDS["scales"]
_NUMBERS = {word: Decimal(value) for word, value in WORDS["numbers"].items()}


def _either(words: dict[str, Any]) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)
    )


_N = r"\d{1,3}(?:(?:\.|[ \u00a0\u202f])\d{3})+(?:,\d{1,3})?(?!\d)|\d+(?:[.,]\d+)?"
_SIGN = r"(?:[-–−]\s?)?"
_CENTS = r"(?:,\s?(?:[-–—=]{1,2}|00(?!\d)))?"
_SHORT = {name: n for name, n in _SCALES.items() if len(name) < 5}
_FULL = {name: n for name, n in _SCALES.items() if name not in _SHORT}
_SCALE = rf"(?:(?:{_either(_FULL)})\b|(?:{_either(_SHORT)})\b\.?)"
_EURO = r"(?:€|\bEUR\b|(?<=\s)euro(?=\s+\d+(?:[.,]\d+)*\s+(?:miljoen|miljard|mln|mld)))"
_TO = r"(?:\s?[-–—]\s?|\s+(?:à|a|tot|tot\s+en\s+met|t/m|of)\s+(?:maximaal\s+)?)"
_AND = r"\s+en\s+(?:de\s+)?"
_CURRENCY = r"(?:(?:euro|eurocent|cent)(?:’s|'s)?\b|EUR\b|€(?!\s?\d))"
_WORD_NUMBER = rf"(?:{_either(_NUMBERS)})"

_SIGNED = (
    rf"(?P<minus>(?<![\w\d])[-–−]\s?)?(?P<ahead>(?<![\w.])(?:mln\.?|mld\.?|mio|k|M)\s?(?=€|EUR\b))?{_EURO}\s?(?P<minus2>[-–−]\s?)?(?P<low>{_N}){_CENTS}"
    rf"(?:\s*(?P<low_scale>{_SCALE}|[kKM]\b))?"
    rf"(?:(?P<joint>{_TO}|{_AND})(?:{_EURO}\s?)?(?P<high>{_N}){_CENTS}"
    rf"(?:\s*(?P<high_scale>{_SCALE}|[kKM]\b))?)?"
)
_NAMED = (
    rf"(?<![\w.,€-])(?P<n_low>{_N}|{_WORD_NUMBER}(?=\s))(?:\s*(?P<n_low_scale>{_SCALE}))?"
    rf"(?:(?P<n_joint>{_TO}|{_AND})(?P<n_high>{_N}|{_WORD_NUMBER}(?=\s))"
    rf"(?:\s*(?P<n_high_scale>{_SCALE}))?)?\s*(?P<n_currency>{_CURRENCY})"
)
_BARE = (
    rf"(?<![\w.,€$£-])(?P<b_low>{_N}|{_WORD_NUMBER}(?=\s))(?:(?P<b_joint>{_TO})(?P<b_high>{_N}))?"
    rf"\s*(?P<b_scale>{_SCALE})(?!\s*(?:\w*dollar|US|USD|pond|gulden|\$))"
)
#: "drie ton": a hundred thousand euro each, where the sentence is about money and not about goods.
_TON = rf"(?<![\w.,€-])(?P<t_low>{_WORD_NUMBER}|\d(?:,\d)?)\s+(?P<ton>ton)\b(?!\s+(?:[a-z]*co2?\b|per\b))"
_GOODS = re.compile(
    r"co2|\bper\s+ton|kilo|afval|stikstof|\bmest|\bvis\b|staal|uitstoot|emissie|lading|vracht|goederen|graan|granen|"
    r"voedsel|plastic|slib|zand|grond|kolen|biomassa|ammoniak|fosfaat|gewicht|wegen|weegt|zwa[ar]",
    re.IGNORECASE,
)
#: "van 127 naar 138 euro": the first of two, whose currency stands behind the second.
_FROM = rf"(?<=\bvan )(?P<f_low>{_N})(?=\s+naar\s+(?:\w+\s)?(?:{_N})\s*(?P<f_scale>{_SCALE})?\s*{_CURRENCY})"
_ONWARD = re.compile(rf"\s+naar\s+{_EURO}\s?(?:{_N})\s*(?P<scale>{_SCALE})", re.IGNORECASE)
_AMOUNT = re.compile(
    f"(?:{_SIGNED})|(?:{_FROM})|(?:{_NAMED})|(?:{_TON})|(?:{_BARE})", re.IGNORECASE
)
#: A cheap first look: no amount without one of these.
TRIGGER = re.compile(r"€|eur|\bcent|\bton\b|mln|mld|mrd|miljoen|miljard", re.IGNORECASE)
_FOREIGN = re.compile(r"(?:\$|£|\bUS\$?|\bUSD|\bGBP|\bƒ|\bf)\s?$")
_UNIT = re.compile(r"(?:[x×*]|bedragen\s+in|in)\s*$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:verho\w+|verla\w+|gesteg\w+|stijg\w*|daal\w*|gedaald\w*|toegenomen|toene\w*|groei\w*|"
    r"oploop\w*|oplop\w*|opgelopen|loopt|lopen|gegroeid|bijgesteld|bijstel\w*|opgehoogd|ophog\w*|afgenomen|gekort|"
    r"teruggebracht|uitgebreid)\b",
    re.IGNORECASE,
)
#: What may follow a bare "25 miljoen" that means money: no thing that is counted.
_MONEY_FOLLOWS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:per\s+jaar|structureel|incidenteel|extra|in\s+(?:19|20)\d\d|vanaf|voor|naar|"
    r"beschikbaar|aan|is|was|wordt|worden|te|ten|uit|op|tot\s+en\s+met|van\s+dit|van\s+deze|"
    r"minder|meer|gereserveerd|vrijgemaakt|uitgetrokken|en|"
    r"ontvang\w*|ontving\w*|krijgt|krijgen|kreeg|bijdra\w+|bijgedragen|betaalt|betaald|betalen|bestee\w+|bested\w+|"
    r"invester\w+|investeert|geïnvesteerd|uitge\w+|bezuinig\w+|gaat|gaan|ging|resteert|resteren|resteerde|bestemd|"
    r"toegekend|toegezegd|overgemaakt|kost|kosten|kostte|vrijkomt|vrijvalt|bedraagt|bedroeg)\b)",
    re.IGNORECASE,
)
#: Just before a bare "400 miljoen": a part of money named before.
_OF_MONEY = re.compile(r"\b(?:waarvan|daarvan|hiervan|respectievelijk)\s(?:\w+\s)?$", re.IGNORECASE)
#: The same after "mln." and "mld.", which are seldom said of anything but money.
_MONEY_FOLLOWS_SHORT = re.compile(
    r"\s*(?:[.,;:)]|$|(?-i:(?:De|Het|Een|Dit|Deze|Dat|Die|Er|In|Op|Om|Voor|Van|Met|Bij|Ook|Over|Naast|Daar\w*|"
    r"Hier\w*|Ik|Wij)\b)|(?:zou|kost|kosten|bedraagt|nodig|hoger|lager|over|naar|bij|om|door|tot|"
    r"zijn|waarvan|als|of|van\s+het|heeft|gaat|komt)\b)",
    re.IGNORECASE,
)
_MONEY_NEAR = re.compile(
    r"€|\beuro\b|\w*budget\w*|begroting\w*|\w*subsidie\w*|\w*middelen\b|\w*kosten\b|investe+r\w*|betaal\w*|bonus\w*|"
    r"\w*beloning\w*|\blevert\b|\w*tranches?\b|\bper saldo\b|"
    r"bezuinig\w*|\w*uitgaven\b|\w*bedrag\w*|\w*financier\w*|\w*reserve\w*|bedragen|\w*fonds\w*|"
    r"\w*valler\w*|\w*lasten\b|\w*opbrengst\w*|omzet\w*|winst\w*|\w*schuld\w*|lening\w*|\w*premie\w*|"
    r"\w*heffing\w*|garanti\w*|\w*export\w*|\w*import\w*|\w*waarde\b|verlies|\w*vergoeding\w*|boetes?|krediet\w*|"
    r"salaris\w*|\w*kapitaal|\w*steun|\bgeld\b|\w*afdracht\w*|\w*bijdrage\w*|contributie|tarie[fv]\w*|\w*inkomsten|ontvangsten|"
    r"\w*besparing\w*|\w*korting|taakstelling|intensivering|ombuiging\w*|schikking|dividend|toeslag\w*|structureel|incidenteel|\w*belasting\w*|\w*betal\w*|kost\b|\bduurder\b|\bgoedkoper\b|verdien\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as printed at ``text[start:end]``: ``low`` euro, for a range up to ``high``."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    form: str


def find(text: str, low: int, high: int) -> Iterator[Money]:
    """Every amount of money in ``text[low:high]``, one sentence or cell, in order."""
    if not TRIGGER.search(text, low, high):
        return
    position = low
    while match := _AMOUNT.search(text, position, high):
        money = _read(text, match, low, high)
        position = money.end if money else match.end()
        if money:
            yield money


def number(printed: str) -> Decimal:
    """The value of a printed number: "1.250", "2,75", "2.5", "30 000"."""
    printed = re.sub(r"[\s\u00a0\u202f]", "", printed)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    return Decimal(printed.replace(",", "."))


def _value(printed: str) -> Decimal:
    words = re.sub(r"\s+", " ", printed.lower())
    return _NUMBERS[words] if words in _NUMBERS else number(printed)


def _times(scale: str | None) -> int:
    if not scale:
        return 1
    letter = {"k": 1_000, "m": 1_000_000}.get(scale.lower())
    return letter or _SCALES[scale.lower().rstrip(".")]


def _read(text: str, match: re.Match[str], low: int, high: int) -> Money | None:
    before = text[max(low, match.start() - 24) : match.start()]
    if match["low"]:
        return _signed(text, match, before, low, high)
    if match["f_low"]:
        value = number(match["f_low"]) * _times(match["f_scale"])
        return Money(match.start(), match.end(), value, None, "euro")
    if match["ton"]:
        money = _MONEY_NEAR.search(text, low, high) and not _GOODS.search(text, low, high)
        value = _value(match["t_low"]) * 100_000
        return Money(match.start(), match.end(), value, None, "ton") if money else None
    if match["n_low"]:
        return _named(text, match, before, low)
    return _bare(text, match, before, low, high)


def _bare(text: str, match: re.Match[str], before: str, low: int, high: int) -> Money | None:
    """An amount without its currency, where the sentence is about money and nothing is counted."""
    short = match["b_scale"].lower().startswith(("ml", "mr"))
    follows = _MONEY_FOLLOWS.match(text, match.end(), high)
    if short or _OF_MONEY.search(before):
        follows = follows or _MONEY_FOLLOWS_SHORT.match(text, match.end(), high)
    if _FOREIGN.search(before) or not follows or not _MONEY_NEAR.search(text, low, high):
        return None
    end = _trimmed(text, match.start(), match.end())
    first, times = _value(match["b_low"]), _times(match["b_scale"])
    if match["b_high"]:
        last = number(match["b_high"])
        if first < last and _is_range(text, match, "b_", low):
            return Money(match.start(), end, first * times, last * times, "reeks")
        return Money(match.start("b_high"), end, last * times, None, "kaal")
    return Money(match.start(), end, first * times, None, "kaal")


def _signed(text: str, match: re.Match[str], before: str, low: int, high: int) -> Money | None:
    if _UNIT.search(before) and re.match(r"\s*1(?:\.000)?\b(?!,\d)", match["low"]):
        return None  # "bedragen x € 1 mln.": a unit
    sign = -1 if match["minus"] or match["minus2"] else 1
    start = match.start()
    times = own_times = _times(match["low_scale"] or (match["ahead"] or "").strip())
    first = number(match["low"])
    if (
        not match["low_scale"]
        and first < 1000
        and (onward := _ONWARD.match(text, match.end(), high))
    ):
        own_times = _times(onward["scale"])  # "van € 5 naar € 8 miljoen"
    if match["high"] and _is_range(text, match, "", low):
        last, last_times = number(match["high"]), _times(match["high_scale"])
        if not match["low_scale"] and first < 1000:
            times = last_times
        if first * times < last * last_times:
            end = _trimmed(text, start, match.end())
            return Money(start, end, sign * first * times, sign * last * last_times, "reeks")
    end = match.end() if not match["high"] else match.start("joint")
    if not match["high"] and (euro := re.compile(r"\s+euro\b").match(text, end, high)):
        end = euro.end() if match["low_scale"] else end
    return Money(start, _trimmed(text, start, end), sign * first * own_times, None, "€")


def _named(text: str, match: re.Match[str], before: str, low: int) -> Money | None:
    first = _value(match["n_low"])
    cents = Decimal("0.01") if "cent" in match["n_currency"].lower() else Decimal(1)
    times = _times(match["n_low_scale"])
    if match["n_low"].lower() == "een" and times == 1:
        return None  # "een euro"
    if match["n_high"]:
        last, last_times = _value(match["n_high"]), _times(match["n_high_scale"])
        if not match["n_low_scale"] and first < 1000:
            times = last_times
        if _is_range(text, match, "n_", low) and first * times < last * last_times:
            low_end, high_end = first * times * cents, last * last_times * cents
            return Money(match.start(), match.end(), low_end, high_end, "reeks")
        return Money(match.start("n_high"), match.end(), last * last_times * cents, None, "euro")
    return Money(match.start(), match.end(), first * times * cents, None, "euro")


def _is_range(text: str, match: re.Match[str], prefix: str, low: int) -> bool:
    """Whether two numbers are one range: "3 tot 5 miljoen"; with "en" only after "tussen"."""
    before = text[max(low, match.start() - 60) : match.start()]
    joint = match[f"{prefix}joint"].split()
    if joint and joint[0] == "en":
        return bool(re.search(r"\btussen\s+(?:de\s+|circa\s+)?$", before, re.IGNORECASE))
    if joint and joint[0] == "of":
        return False
    own = (
        match[f"{prefix}low"]
        and "€" in match[f"{prefix}joint"] + text[match.end(f"{prefix}joint") :][:2]
    )
    around = before
    if own and re.search(r"\bmet\s+(?:\w+\s+)?$", before):
        around += text[match.end() : match.end() + 40]  # "met € 3 miljoen tot € 5 miljoen verlaagd"
    changed = _CHANGE.search(around) and not re.search(r"\buiteen\b", before)
    return not (joint and joint[0] == "tot" and changed)


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without a full stop that closes the sentence and is no part of "mln."."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
