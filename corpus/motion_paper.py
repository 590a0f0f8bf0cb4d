"""A motion's own paper (motie): its number, sponsors, date, considerations and dictum.

The paper of a motion is the same in every format: dossier and number, "MOTIE VAN HET LID …" in
capitals, the day it was tabled, "De Kamer, gehoord de beraadslaging," the considerations, what it
asks (dictum), "en gaat over tot de orde van de dag", and the names of those who signed it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.letter import Block, Letterhead, MotionPaper, Span

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DATE = rf"(?P<day>\d{{1,2}})\s*(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
#: The heading, up to where the Chamber is named. Slips as they are printed are taken too: "MOTIE
#: HET LID", "MOTIE VAN HET DE LEDEN", "GEWIJZGIDE MOTIE".
_HEADING = re.compile(
    r"(?:(?<=\n)|(?<=^)|(?<=[\dA-Z.] ))"
    r"(?P<changed>(?:(?:TWEEDE|DERDE|VIERDE|VIJFDE)\s+)?(?:NADER\s+)?GEW[IJZG]{3,5}[A-Z]{2,5}\s+)?"
    r"MOTIE(?P<names>(?:\s+[^\s\d]+){1,40}?)"
    r"(?P<replaces>\s+TER\s+VERVANGING\s+VAN\s+DIE\s+GEDRUKT\s+ONDER\s+NRS?\.?\s*\S+)?"
    rf"(?:\s+(?:Voorgesteld|Ontvangen)\b(?:[^\d.;]{{0,90}}?{_DATE})?)?"
    r"\s+(?P<chamber>De\s+(?:Eerste\s+|Tweede\s+)?Kamer(?:\s+der\s+Staten-Generaal)?,)",
    re.I,
)
_MEMBERS = re.compile(
    r"^\s*(?:VAN\s+)?(?:(?:HET|HE|DE)\s+)*(?:(?:LEDEN|LII?D)(?:\s+|(?=VAN\b))|(?:LE?)\s+|)", re.I
)
_VAN = re.compile(r"^\s*VAN\s+(?=(?:HET|HE|DE|LEDEN|LID)\b)", re.I)
_COMPANY = re.compile(r"[\s,]+C\.?\s?S\.?\s*$", re.I)
_ORDER = re.compile(
    r"[\s,;.]*\ben\s+gaat\s+over\s+tot\s+de\s+(?:orde\s+van\s+de\s+|orde\s+)?dag[.,;]?", re.I
)
#: Where a clause of a motion may begin.
_BOUNDARY = r"(?:(?<=\n)|(?<=[;,.:] )|(?<=[–-] ))"
_DICTUM = re.compile(
    _BOUNDARY
    + r"(?:(?:verzoekt|verzoeken|spreekt|zegt\s+het\s+vertrouwen|roept|draagt|besluit|keurt|nodigt|dringt|spoort|"
    r"veroordeelt|onderschrijft|steunt|beveelt|moedigt|verklaart|betreurt|wijst|erkent)\b|"
    r"doet\s+een\s+beroep\b|vraagt\s+(?:de|het)\s|stelt\s+(?:vast|voor)\b)",
    re.I,
)
#: The asking verb where no punctuation parts it from the consideration before it.
_UNPARTED_DICTUM = re.compile(r"\bverzoekt\s+(?:de|het)\s+(?:regering|kabinet|Presidium)\b", re.I)
_CONSIDERATION = re.compile(
    _BOUNDARY
    + r"(?:overwegende|overwegend|constaterende|constaterend|gelet|gezien|van\s+mening|van\s+oordeel|"
    r"kennisgenomen|kennis\s+genomen|in\s+aanmerking|vaststellende|vaststelt|herinnerende|erkennende|"
    r"indachtig|memorerende|verwijzende|merkt\s+op|concluderende|wetende|beseffende|mede\s+gelet)\b",
    re.I,
)
_DOSSIER = re.compile(
    r"(?<!\d)(?P<number>\d{2}[ \u00a0.]?\d{3})"
    r"(?:\s*[-–]\s*(?P<part>\d{2})\b|\s*[-–(]?\s*(?P<suffix>[IVXLC]{1,6}|[A-QS-Z])\b(?=\)?\s))?"
)
_NUMBER = re.compile(r"(?:\bNr\.?\s*)?(?<![\w-])(?P<number>\d{1,5}|[A-Z]{1,3})\s*$")
_PARTICLES = frozenset("van der den de ten ter te het 't ’t in op la von el".split())
_NAME_CHARS = 60
_SLIP = 0.75  # how alike two spellings of one name are, of 1
_HEADING_WITHIN = 4000  # characters from the start in which a motion's heading stands
_TRIM = " \t\n,;."


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading of a motion as it stands in the text, and the names in it."""

    match: re.Match[str]
    names: tuple[str, ...]
    with_others: bool  # "c.s."


def recognised(
    head: Letterhead, text: str, blocks: Sequence[Block], metadata: Mapping[str, str]
) -> Letterhead:
    """``head`` with the motion in it where the text is a motion's own paper, else as it is."""
    paper = find(text, blocks, metadata)
    if paper is None:
        return head
    return replace(
        head,
        kind="motie",
        motion=paper,
        date=paper.proposed or head.date,
        date_basis="dateline" if paper.proposed else head.date_basis,
        dossier=paper.ref or head.dossier,
    )


def find(
    text: str, blocks: Sequence[Block] = (), metadata: Mapping[str, str] | None = None
) -> MotionPaper | None:
    """The motion that ``text`` is the paper of; None where it is something else.

    ``blocks`` say where the notes begin and which lines are one; a ``dossier`` in ``metadata``
    ("36800-XIV-33") goes before what is printed.
    """
    heading = _heading(text)
    if heading is None:
        return None
    match = heading.match
    end = min((b.start for b in blocks if b.role == "note"), default=len(text))
    order = _ORDER.search(text, match.end())
    dictum = _dictum(text, match.end(), order.start() if order else end)
    signed = _signatures(text, order.end() if order else dictum.end if dictum else end, end)
    if dictum is None and order is None:
        return None
    if order is None and dictum is not None:
        dictum, signed = _parted(text, dictum, heading.names)
    return MotionPaper(
        ref=(metadata or {}).get("dossier") or _reference(text[: match.start()]),
        sponsors=_sponsors(heading, signed),
        proposed=_proposed(match),
        considerations=_considerations(text, match.end(), dictum.start if dictum else end),
        dictum=dictum,
        changed=bool(match["changed"]),
    )


def _heading(text: str) -> _Heading | None:
    for match in _HEADING.finditer(text[: _HEADING_WITHIN + 2000]):
        if match.start() > _HEADING_WITHIN:
            return None
        words = " ".join(match["names"].split())
        with_others = bool(_COMPANY.search(words))
        words = _COMPANY.sub("", words)
        names = tuple(
            _capitalised(name)
            for name in re.split(r"\s*,\s*|\s+EN\s+", _without_title(words), flags=re.I)
            if name.strip()
        )
        if names and all(len(name) <= _NAME_CHARS for name in names):
            return _Heading(match, names, with_others)
    return None


def _without_title(words: str) -> str:
    """The names in "VAN HET LID VAN DER PLAS": only the first VAN and what goes with it is not."""
    members = _MEMBERS.match(words)
    if members and re.search(r"(?:LEDEN|LII?D|\bLE?\s)", members.group(), re.I):
        return words[members.end() :]
    stripped = _VAN.sub("", words)
    return re.sub(r"^(?:VAN|HET|HE)\s+", "", stripped, count=1, flags=re.I)


def _capitalised(name: str) -> str:
    """A name in capitals as one writes it: "VAN DER PLAS" is "Van der Plas"."""
    if name != name.upper():
        return name
    words = name.lower().split()
    written = [
        word if index and word in _PARTICLES else "-".join(_upper_first(p) for p in word.split("-"))
        for index, word in enumerate(words)
    ]
    return " ".join(written)


def _upper_first(word: str) -> str:
    if word.startswith("ij"):
        return "IJ" + word[2:]
    at = 1 if word[:1] in "'’" else 0
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :]


def _reference(before: str) -> str | None:
    """The motion's own number from what is printed before its heading; None without a number."""
    number = _NUMBER.search(before.rstrip())
    dossiers = list(_DOSSIER.finditer(before, 0, number.start() if number else len(before)))
    if number is None or not dossiers:
        return None
    dossier = dossiers[0]
    digits = re.sub(r"\D", "", dossier["number"])
    suffix = dossier["part"] or dossier["suffix"]
    return "-".join(filter(None, (digits, suffix, number["number"])))


def _proposed(match: re.Match[str]) -> dt.date | None:
    if not match["day"]:
        return None
    month = _MONTHS.index(match["month"].lower()) + 1
    try:
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def _dictum(text: str, start: int, end: int) -> Span | None:
    """From the first asking verb that begins a clause to the order of the day."""
    found = _DICTUM.search(text, start, end) or _UNPARTED_DICTUM.search(text, start, end)
    return _trimmed(text, found.start(), end) if found else None


def _considerations(text: str, start: int, end: int) -> tuple[Span, ...]:
    starts = [m.start() for m in _CONSIDERATION.finditer(text, start, end)]
    spans = [_trimmed(text, s, e) for s, e in zip(starts, [*starts[1:], end], strict=False)]
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)


def _signatures(text: str, start: int, end: int) -> list[str]:
    """The names below the motion, one a line; what is no name ends them."""
    names: list[str] = []
    for line in text[start:end].split("\n"):
        for part in re.split(r"\s*,\s*|\s+en\s+", line.strip(_TRIM)):
            if not part:
                continue
            if not _is_name(part):
                return names
            names.append(part)
    return names


def _is_name(words: str) -> bool:
    parts = words.split()
    return (
        len(words) <= _NAME_CHARS
        and 0 < len(parts) <= 6
        and words[0].isupper() | (words[0] in "'’")
        and not any(c.isdigit() or c in ":;()/" for c in words)
        and all(p[0].isupper() or p.lower() in _PARTICLES or p[0] in "'’" for p in parts)
        and words not in ("Nr", "De Kamer")
    )


def _parted(text: str, dictum: Span, names: Sequence[str]) -> tuple[Span, list[str]]:
    """A dictum that runs into the signatures, where the order of the day was left out."""
    end = dictum.end
    signed: list[str] = []
    while True:
        line = text.rfind("\n", dictum.start, end)
        words = text[line + 1 : end].strip()
        if line < 0 or (words and not _is_name(words)):
            break
        if words:
            signed.insert(0, words)
        end = line
    last = _trimmed(text, dictum.start, end)
    for name in names:  # "…te informeren, Bikker": the first signature on the dictum's own line
        if text.endswith(name, last.start, last.end) and text[last.end - len(name) - 2] == ",":
            return _trimmed(text, last.start, last.end - len(name)), [name, *signed]
    return last, signed


def _sponsors(heading: _Heading, signed: Sequence[str]) -> tuple[str, ...]:
    """Those who signed, in the heading's order and then as signed; without signatures the heading.

    Capitals hide how a name is written and headings hold slips ("SIX DIJKSTA"), so that a name goes
    as it was signed. A name of the heading that nobody signed stays where signatures are missing.
    """
    left = list(signed)
    sponsors: list[str] = []
    for name in heading.names:
        own = _same(name, left)
        if own is not None:
            left.remove(own)
            cut = _folded(name).startswith(_folded(own))  # "Grinwi" below, "GRINWIS" above
            sponsors.append(own if len(own) >= len(name) or not cut else name)
        elif len(signed) < len(heading.names):
            sponsors.append(name)
    return tuple(dict.fromkeys(sponsors + left)) or heading.names


def _same(name: str, signed: Sequence[str]) -> str | None:
    """The signature that is this name, give or take a slip; None where there is none."""
    wanted = _folded(name)
    exact = next((s for s in signed if _folded(s) == wanted), None)
    if exact is not None:
        return exact
    close = difflib.get_close_matches(wanted, [_folded(s) for s in signed], n=1, cutoff=_SLIP)
    return next((s for s in signed if close and _folded(s) == close[0]), None)


def _folded(name: str) -> str:
    """A name for comparing: no case, accents, spaces or hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())
