"""The members (leden) who moved a motion, read from the words behind "motie" and "het lid".

Surnames come out with their particle as printed ("Van der Plas"), without given names, initials,
parties and "c.s.".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

_DATA = tomllib.loads((files("kb.extract.data") / "members.toml").read_text("utf-8"))
_DOUBLES = frozenset(" ".join(n.split()) for n in _DATA["doubles"].split(";"))
_FIRST_PARTS = frozenset(_DATA["first_parts"].split())
_NOT_NAMES = frozenset(_DATA["not_names"].split())
_GIVEN = frozenset(_DATA["given"].split())
_KNOWN = frozenset(" ".join(n.split()).lower() for n in _DATA["surnames"].split(";"))
_PARTICLES = "|".join(sorted(map(re.escape, _DATA["particles"].split()), key=len, reverse=True))

_S = r"[ \u00a0\n]"
_PARTICLE = rf"(?:(?i:{_PARTICLES}){_S}|(?i:[’']t{_S}|d[’']))"
#: The capitals that a name may begin with, those of Latin Extended-A too: "Şahin".
CAPITALS = "A-ZÀ-Þ" + "".join(c for c in map(chr, range(0x100, 0x180)) if c.isupper())
_WORD = rf"[{CAPITALS}][^\W\d_]*(?:[’'][A-Za-zÀ-ÿ][^\W\d_]*)*"
_SURNAME = rf"{_WORD}(?:[-‐–](?:{_PARTICLE}){{0,3}}{_WORD})*"
_INITIALS = re.compile(rf"(?:[{CAPITALS}][a-z]?\.{_S}?){{1,5}}")
_NAME = re.compile(rf"(?P<particle>(?:{_PARTICLE}){{0,3}})(?P<surname>{_SURNAME})(?![\d_])")
#: Behind a given name only these are particles: "motie X in Brussel" names no "In Brussel".
_INNER = re.compile(r"(?:van|de|den|der|ten|ter|von|el|’t|'t)\b", re.IGNORECASE)
_PARTY = re.compile(
    rf"{_S}?\((?![^()]*\d{{2}}[ .]?\d{{3}})(?!(?i:(?:kamer)?stuk(?:ken)? |nrs?\b))[^()\n]{{1,32}}\)"
)
_FOLLOWERS = re.compile(rf",?{_S}?\(?\bc\.?{_S}?s\b\.?\)?")
_LINK = re.compile(
    rf"{_S}?,?{_S}(?:en|alsmede|evenals){_S}|{_S}?/{_S}?|{_S}?,{_S}?|{_S}?&{_S}?|{_S}?[–-]{_S}|{_S}[–-]{_S}?"
)
_TITLE = re.compile(
    rf"(?:(?:van|door){_S})?(?:(?:het|de|dit|deze){_S})?(?:(?:toenmalige?|voormalige?|oud-|fractievoorzitter){_S}?)?"
    rf"(?:(?:kamer|fractie|senaats|[A-Za-z0-9]+-(?:Kamer)?)?(?:lid|leden|senator(?:en)?|fractievoorzitters?)|"
    rf"(?:de{_S})?(?:heer|heren|dames?)|(?:mevrouw|mevr\.|mw\.|dhr\.)){_S}(?:(?:mevrouw|de heer|mw\.|dhr\.){_S})?",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"\[\d+ ?\]")


@dataclass(frozen=True, slots=True)
class Sponsors:
    """Surnames with particle, where the list ends, and whether "c.s." closes it."""

    names: tuple[str, ...]
    end: int


def is_member(name: str) -> bool:
    """Whether ``name`` is the surname of a member named in the register of motions."""
    return _known(name)


def title_end(text: str, at: int) -> int | None:
    """Where "van het lid", "door de leden", "Kamerlid" at ``at`` ends, None where none stands."""
    match = _TITLE.match(text, at)
    return match.end() if match else None


def sponsors_at(
    text: str, at: int, *, listed: bool = False, parted: bool = False
) -> Sponsors | None:
    """The sponsors named from ``at`` on, None where no name stands there.

    ``listed`` says that a list is announced ("de leden …"), so that a comma goes on to a next name;
    ``parted`` that a further "van het lid" names the sponsors of a next motion.
    """
    names: list[str] = []
    end = at
    while True:
        title = _TITLE.match(text, at) if names else None
        if title is not None and parted and title.group().lower().startswith("van"):
            break
        one = _name(text, title.end() if title else at)
        if one is None:
            break
        read, end = one
        names += read
        party = _PARTY.match(text, end)
        if party is not None:
            end = party.end()
        followers = _FOLLOWERS.match(text, end)
        if followers is not None:
            end = followers.end()
            break
        mark = _NOTE_MARK.match(text, end)
        link = _LINK.match(text, mark.end() if mark else end)
        if link is None or (_is_comma(link) and not (listed or _goes_on(text, link.end()))):
            break
        at = link.end()
    return Sponsors(tuple(dict.fromkeys(names)), end) if names else None


def _is_comma(link: re.Match[str]) -> bool:
    return link.group().strip() == ","


def _goes_on(text: str, at: int) -> bool:
    """Whether names separated by commas lead to "en NAME", "c.s." or a bracket."""
    for _ in range(6):
        one = _name(text, at)
        if one is None:
            return False
        at = one[1]
        party = _PARTY.match(text, at)
        at = party.end() if party else at
        if re.compile(r",? (?:en [A-ZÀ-Þ’v]|c\.?s|\()").match(text, at):
            return True
        if not text.startswith(", ", at):
            return False
        at += 2
    return False


def _name(text: str, at: int) -> tuple[list[str], int] | None:
    """The surname (two where a hyphen joins two members) of one name at ``at``, and its end."""
    initials = _INITIALS.match(text, at)
    match = _NAME.match(text, initials.end() if initials else at)
    if match is None or _is_no_name(match["surname"]):
        return None
    for _ in range(3):
        following = _next_word(text, match)
        if following is None:
            break
        if not following["particle"] and _is_double(match, following["surname"]):
            return [_full(match) + " " + following["surname"]], following.end()
        if not _is_given(match, following):
            break
        match = following
    return _parted(_full(match)), match.end()


def _next_word(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The name that stands directly behind a name."""
    if text[match.end() : match.end() + 1] not in (" ", "\u00a0", "\n"):
        return None
    following = _NAME.match(text, match.end() + 1)
    if following is None or _is_no_name(following["surname"]):
        return None
    return following if not following["particle"] or _INNER.match(following["particle"]) else None


def _is_double(match: re.Match[str], second: str) -> bool:
    """Whether a word and ``second`` are one surname: "Six Dijkstra", "Aït Otter", "Oude Otter"."""
    last = re.split(r"[-–]|\s", match["surname"])[-1]
    return f"{last} {second}" in _DOUBLES or match["surname"] in _FIRST_PARTS


def _is_given(match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the first of two names is a given name of the second."""
    if match["particle"]:
        return False
    first = match["surname"]
    return first in _GIVEN or not _known(first) or (_known(_full(following)) and "-" not in first)


def _full(match: re.Match[str]) -> str:
    particle = " ".join(match["particle"].split())
    if particle and not match["particle"].endswith(("’", "'")):
        particle += " "
    name = particle + match["surname"]
    return name[0].upper() + name[1:]


def _parted(name: str) -> list[str]:
    """One double-barrelled name, or two members whom a hyphen joins."""
    for mark in ("–", "-", "‐"):
        left, found, right = name.partition(mark)
        if found and right and name.lower().replace("–", "-") not in _KNOWN:
            right = right[0].upper() + right[1:]
            if _known(left) and _known(right):
                return [left, right]
    return [name]


def _known(name: str) -> bool:
    return name.lower() in _KNOWN


def _is_no_name(word: str) -> bool:
    if re.fullmatch(r"\w{3,}(?:raad|bond|partij|vereniging|commissie|fractie|unie|kamer)", word):
        return True
    return word.lower() in _NOT_NAMES or word.lower().split("-")[0] in ("kamer", "motie", "eu")
