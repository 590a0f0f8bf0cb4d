"""Understanding a question: what it asks for and about what, in Dutch or in English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from index.analysis import fold
from kb.answers.question import About, Language, Question, QuestionKind
from kb.facts import MotionStatus

#: So much of what was typed is looked at; nobody asks more in one question.
LONGEST = 600

_DATA: dict[str, Any] = tomllib.loads(
    files("kb.answers.data").joinpath("question_words.toml").read_text("utf-8")
)
#: Words that shape questions and say little of the topic.
LIGHT_WORDS = frozenset(_DATA["words"]["light"].split())
#: Words that only ask.
ASKING_WORDS = frozenset(_DATA["words"]["asking"].split())

_ENGLISH = frozenset(
    "the what when who which how many much does did will is are was were has have for of in and by"
    " be to on about".split()
)
_DUTCH = frozenset(
    "de het een wat wanneer wie welke welk hoe hoeveel is zijn wordt worden heeft voor van in en"
    " door op over met".split()
)
_STATUSES: tuple[tuple[str, tuple[MotionStatus, ...]], ...] = (
    (r"\b(?:afgedaa?e?n|afgehandeld|voldaan|nagekomen|gestand|closed|settled)\b", ("afgedaan",)),
    (r"\buitgevoer[dt]\b|\buitvoering gegeven\b|\bcarried out\b|\bimplemented\b", ("uitgevoerd",)),
    (r"\binvulling\b", ("invulling",)),
    (r"\bin lijn\b", ("in_lijn",)),
    (r"\btoegezegd\b|\bbeloofd\b|\bpromised\b", ("toegezegd",)),
)  # fmt: skip
_REFERENCE = re.compile(
    r"\b(?:TZ\d{6}-\d+|T0\d{4})\b"
    r"|\b(\d{2}) ?(\d{3})(?:[ -]([IVXLC]+|[A-Z]))?(?:,? nrs?\.? ?|[-–])([A-Z0-9]{1,4})\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\bstructure\w+|\bper jaar\b|\bjaarlijks\w*|\bieder jaar\b|\belk jaar\b|\bannual\w*|\bper year\b"
)
_ONCE = re.compile(r"\bincidente+l\w*|\beenmalig\w*|\beenmalich\b|\bone-?off\b|\bonce\b")
_NEWEST = re.compile(
    r"\bnu\b|\bnieuwe?s?t?e? (?:datum|planning|termijn)\b|\blaatste\b|\bthans\b|\bnow\b|\blatest\b"
)
_SUMMED = re.compile(
    r"\bbij elkaar\b|\bopgeteld\b|\btel\b.*\bop\b|\bsom van\b|\badded up\b|\bsum of\b"
)
_OVERDUE = re.compile(r"\bte laat\b|\bverlopen\b|\bverstreken\b|\boverdue\b|\blate\b")
_DENIED = re.compile(
    r"\b(?:niet|nooit|geen|openstaande?|(?:zijn|staa[nt]|nog) (?:er )?(?:nog )?open|not|never)\b"
)
_RECORDED = re.compile(r"\bregisters?\b")
_PAST = re.compile(
    r"\bsinds\b|\bbegon(?:nen)?\b|\bstartte\b|\btrad(?:en)?\b|\bwerd(?:en)?\b|\bwaren?\b|\bsince\b"
    r"|\bwanneer (?:is|zijn|heeft|hebben)\b.*\b(?:ge|be|ver|aan|uit|op|in|af|voor|her|ont)\w+(?:d|t|en)\b|\bdid\b"
)
_LETTER = re.compile(
    r"\b(?:de|het|een|deze)?\s*(?:kamer)?brief\s+(?:over|met|van|inzake|waarin)\s+(?P<over>.+?)[?.!\s]*$"
    r"|\b(?P<compound>\w{3,})brief\b|\bmoties in brief (?P<bare>.+?)[?.!\s]*$"
    r"|\bletter (?:about|on) (?P<english>.+?)[?.!\s]*$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^\W*(?:kunt u (?:mij )?(?:zeggen|vertellen)|weet u|ik wil(?: graag)? weten|vertel me"
    r"|could you tell me|please|graag)[ ,:]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: QuestionKind
    about: About
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(cast("QuestionKind", rule["kind"]), cast("About", rule.get("about", "")),
              re.compile("|".join(f"(?:{p})" for p in rule["patterns"])))
        for rule in _DATA["kind"]
    )  # fmt: skip


def understand(typed: str) -> Question:
    """The question that ``typed`` asks; never raises, whatever was typed."""
    text = " ".join(typed.split())[:LONGEST]
    plain = fold(_FRAME.sub("", text))
    language = _language(plain)
    kind, about = _kind(plain)
    dutch = _in_dutch(text) if language == "en" else text
    found = _LETTER.search(text)
    over = next((part for part in found.groups() if part), "") if found else ""
    if language == "en":
        over = _in_dutch(over)
    return Question(
        text=text,
        kind=kind,
        language=language,
        words=dutch,
        about=about,
        references=tuple(dict.fromkeys(_references(text))),
        statuses=_statuses(plain, about),
        yearly=True if _YEARLY.search(plain) else False if _ONCE.search(plain) else None,
        newest=bool(_NEWEST.search(plain)),
        summed=bool(_SUMMED.search(plain)),
        overdue=bool(_OVERDUE.search(plain)),
        denied=bool(_DENIED.search(plain)),
        recorded=bool(_RECORDED.search(plain)),
        past=bool(_PAST.search(plain)),
        years=tuple(dict.fromkeys(re.findall(r"\b(?:19|20)\d\d\b", text))),
        letter=over,
    )


def _kind(plain: str) -> tuple[QuestionKind, About]:
    for rule in _rules():
        if rule.pattern.search(plain):
            return rule.kind, rule.about
    return "fact", ""


def _statuses(plain: str, about: About) -> tuple[MotionStatus, ...]:
    if about not in ("motions", "commitments"):
        return ()
    return tuple(s for pattern, found in _STATUSES if re.search(pattern, plain) for s in found)


def _language(plain: str) -> Language:
    words = re.findall(r"[a-z]+", plain)
    english = sum(word in _ENGLISH and word not in _DUTCH for word in words)
    dutch = sum(word in _DUTCH and word not in _ENGLISH for word in words)
    return "en" if english > dutch else "nl"


def _references(text: str) -> list[str]:
    """Official numbers as the knowledge base writes them: ``39044-18``, ``36800-XIV-33``."""
    found = []
    for match in _REFERENCE.finditer(text):
        if match[1] is None:
            found.append(match.group().upper())
        else:
            found.append(
                "-".join(p.upper() for p in (match[1] + match[2], match[3], match[4]) if p)
            )
    return found


@lru_cache(maxsize=1)
def _dictionary() -> tuple[re.Pattern[str], dict[str, str]]:
    words = _DATA["english"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), words


def _in_dutch(text: str) -> str:
    """``text`` with the English words of policy that the dictionary has put in Dutch."""
    pattern, words = _dictionary()
    dutch = pattern.sub(lambda match: words[match.group().lower()], text)
    return " ".join(w for w in dutch.split() if fold(w).strip("?.,") not in _ENGLISH - {"in"})
