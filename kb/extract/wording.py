"""A sentence as tags: who, which mood and tense, which verb, which time, by the word lists.

The learned model and the rules for commitments read tags, so that "Wij sturen de Kamer" and "Het
kabinet zendt uw Kamer" look alike. The lists are ``kb/extract/data/commitments.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from kb.extract.conjugation import forms

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’&-][^\W\d_]+)*|[€%,;:()«»?–]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ABBREVIATION = re.compile(r"(?:[A-Z]{2,}|[A-Z][a-z]?[A-Z]+)[a-z]?$")
#: By these endings nouns that begin like a participle are known: "gezondheid", "verplichtingen".
_NOUN_ENDING = re.compile(
    r"(?:heid|heden|schap|schappen|ingen|recht|plicht|beleid|wet|raad|land|naren|middelen|processen|gezinnen|zorgen|gezagen)$"
)
_PARTICIPLE = re.compile(
    r"(?:\w{2,5})?ge\w{3,}(?:d|t|en)$|(?:be|ver|ont|her|onder|over)\w{3,}[dt]$"
)
#: Compounds that name an organisation: "Zorgautoriteit", "betaalvereniging", "jeugdzorginstellingen".
_ORGANISATION = re.compile(
    r"\w{3,}(?:autoriteit(?:en)?|vereniging(?:en)?|instituut|instituten|stichting(?:en)?|federatie|bureaus?"
    r"|maatschappij(?:en)?|inspecties?|bedrijf|bedrijven|organisaties?|instelling(?:en)?|corporaties?"
    r"|schol?en|school|universiteit(?:en)?|bestuur|besturen|(?<!voor)(?<!minister)raad|raden)$"
)
_MODAL = frozenset({"ZAL", "WIL", "GA", "KAN", "MOET", "ZOU"})
_NO_ORGANISATIONS = frozenset(
    {
        "beraad",
        "verraad",
        "geraden",
        "aanraden",
        "afraden",
        "beraden",
        "ontraden",
        "omscholen",
        "bijscholen",
    }
)
_NEVER_PREPOSITIONS = frozenset({"mee", "af", "toe", "terug", "vast", "plaats"})
_CLAUSE_STARTS = frozenset(
    [*",;:()–?", *"en om dat of zodat waarbij op die zoals waar hoe welke wie wat waarom".split()]
)
#: "Door" is none of these: behind it stands who acts in a passive.
PREPOSITIONS = frozenset(
    """aan bij binnen buiten conform in jegens met na naar naast namens onder op over per richting rond
    sinds ten ter tegen tijdens tot tussen uit van via volgens voor zonder""".split()
)
_BEFORE_NOUNS = frozenset("de een van ter op bij na per geen mijn onze uw hun deze".split())
_QUESTIONS = frozenset({"of", "hoe", "welke", "welk", "waar", "waarom", "wat"})
_REFLEXIVE = frozenset({"mij", "me", "zich", "ons"})
_AUXILIARIES = frozenset({"WORD", "HEB", "BEN", "WAS"})
_ENDS = frozenset({",", ":", "SUB", "ALS", "IF", "TE"})
#: How far before a participle its auxiliary may stand.
_FAR = 25
#: How many words before a bare stem "ik" may stand.
_NEAR = 8
_PUNCTUATION = {",": ",", ";": ",", ":": ":", "–": ",", "(": "(", ")": ")", "?": "?", "€": "MONn"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists, turned to look-ups. ``phrases`` are by their first word, the longest first.

    ``doubles`` are forms that may be finite or a participle: "gebruikt", "beperkt"; ``nouns`` words listed
    as nouns that are verbs too ("onderzoek"), with the verb's tag.
    """

    words: dict[str, str]
    doubles: frozenset[str]
    nouns: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    apart: dict[str, tuple[tuple[str, str], ...]]
    rules: tuple[dict[str, str], ...]
    vetoes: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence (lower case), the tag of each ("" for none), and its tag string.

    ``tagged`` holds the tags that are set, in order, each between spaces, for the rules to search.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    tagged: str


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of ``data/commitments.toml``, read once."""
    source = files("kb.extract.data").joinpath("commitments.toml").read_text("utf-8")
    data = tomllib.loads(source)
    words: dict[str, str] = {}
    apart: dict[str, list[tuple[str, str]]] = {}
    doubles: set[str] = set()
    for tag, entries in data["verbs"].items():
        for entry in _entries(entries):
            made = forms(entry)
            for suffix, group in (
                ("f", made.finite),
                ("i", made.infinitive),
                ("p", made.participle),
            ):
                for word in sorted(group):
                    words.setdefault(word, tag + suffix)
            doubles |= made.finite & made.participle
            for word in sorted(made.apart):
                apart.setdefault(word, []).append((made.particle, tag + "f"))
    nouns: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for tag, entries in data["words"].items():
        for entry in _entries(entries):
            parts = tuple(entry.split())
            if len(parts) == 1:
                if tag.endswith("n") and words.get(entry, "").endswith("f"):
                    nouns[entry] = words[entry]
                words[entry] = tag
            else:
                phrases.setdefault(parts[0], []).append((parts, tag))
    return Lexicon(
        words,
        frozenset(doubles),
        nouns,
        {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
        {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in apart.items()},
        tuple(data["rules"]),
        re.compile("|".join(f"(?:{v['pattern']})" for v in data["vetoes"]), re.IGNORECASE),
    )


def _entries(text: str) -> list[str]:
    return [" ".join(e.split()) for e in text.split(",") if e.strip()]


@lru_cache(maxsize=50_000)
def _tag(word: str) -> str:
    """The tag of a single word, by the lists or else by its shape."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    known = lexicon().words.get(word)
    if known is not None:
        return known
    if word[0].isdigit():
        return "YEAR" if _YEAR.match(word) else "NUM"
    if _ORGANISATION.match(word) and word not in _NO_ORGANISATIONS:
        return "OTH"
    if _PARTICIPLE.match(word) and not _NOUN_ENDING.search(word):
        return "VTp"
    return ""


def _mark_plurals(words: list[str], tags: list[str]) -> None:
    """Turn infinitives beside "wij" into the finite verbs that they are there."""
    for index, tag in enumerate(tags):
        if len(tag) == 4 and tag.endswith("i") and "te" not in words[max(0, index - 1) : index]:
            beside = tags[max(0, index - 1) : index] + tags[index + 1 : index + 2]
            if "WE" in beside and not _MODAL.intersection(tags[max(0, index - 3) : index]):
                tags[index] = tag[:-1] + "f"


def _unmark_nouns(words: list[str], tags: list[str]) -> None:
    """Take the tag of a finite verb from nouns spelled alike: "op vraag 2", "het gebruik", "de start".

    The bare stem is a verb only beside "ik"; no form is one behind an article or a preposition.
    """
    for index, tag in enumerate(tags):
        if len(tag) == 4 and tag.endswith("f"):
            word = words[index]
            stem = not word.endswith(("t", "en", "aan", "oen")) and len(word) > 3
            alone = stem and "ik" not in words[max(0, index - _NEAR) : index + 2]
            if alone or (index and words[index - 1] in _BEFORE_NOUNS):
                tags[index] = ""


def _tell_verbs(words: list[str], tags: list[str]) -> None:
    """Turn nouns into the verbs they are beside "ik" or before a question: "onderzoek ik", "en onderzoek of"."""
    nouns = lexicon().nouns
    for index, word in enumerate(words):
        if word in nouns and tags[index]:
            beside = words[max(0, index - 1) : index + 2]
            asks = words[index - 1 : index] == ["en"] and words[index + 1 : index + 2]
            if "ik" in beside or (asks and asks[0] in _QUESTIONS):
                tags[index] = nouns[word]


def _tell_participles(words: list[str], tags: list[str]) -> None:
    """Turn forms that may be either into participles where an auxiliary stands for them.

    It stands beside them, or earlier in the same clause: "wordt het budget beperkt".
    """
    doubles = lexicon().doubles
    for index, tag in enumerate(tags):
        if tag.endswith("f") and words[index] in doubles:
            before = tags[max(0, index - _FAR) : index]
            while before and (last := before.pop()) not in _AUXILIARIES:
                if last in _ENDS:
                    before = []
            if before or set(tags[max(0, index - 1) : index + 2]) & _AUXILIARIES:
                tags[index] = tag[:-1] + "p"


def _mark_efforts(words: list[str], tags: list[str]) -> None:
    """Turn "zet ik mij in voor" into an effort, which is no act."""
    for index, word in enumerate(words):
        if word in ("zet", "zetten") and _REFLEXIVE.intersection(words[index + 1 : index + 4]):
            tags[index] = "AIMf"


def _stands_apart(particle: str, words: list[str], verb: int) -> bool:
    """Whether ``particle`` closes a clause after the verb, and is no preposition there."""
    parts = particle.split()
    for index in range(verb + 1, min(len(words), verb + 40)):
        if words[index : index + len(parts)] == parts:
            after = words[index + 1] if index + 1 < len(words) else ","
            if (
                len(parts) > 1
                or particle in _NEVER_PREPOSITIONS
                or after in _CLAUSE_STARTS
                or after
                in PREPOSITIONS  # "werkt dit uit met gemeenten": the particle's clause goes on
            ):
                return True
    return False


def read_wording(text: str, year: int | None = None) -> Wording:
    """The words of ``text`` with their tags; years are put before, in or after ``year``.

    An abbreviation in capitals that no list knows is taken for an organisation (OTH)."""
    lex = lexicon()
    printed = _TOKEN.findall(text.replace("’", "'"))
    words = [word.lower() for word in printed]
    tags: list[str] = []
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        length = 1
        tag = _tag(word)
        for parts, phrase_tag in lex.phrases.get(word, ()):
            if tuple(words[index : index + len(parts)]) == parts:
                tag, length = phrase_tag, len(parts)
                break
        if length == 1 and word in lex.apart:
            tag = next((t for p, t in lex.apart[word] if _stands_apart(p, words, index)), tag)
        if tag == "-":
            tag = ""
        elif not tag and _ABBREVIATION.match(printed[index]):
            tag = "OTH"
        elif tag == "YEAR" and year is not None:
            tag = "YEARp" if int(word) < year else "YEARn" if int(word) == year else "YEARf"
        tags.append(tag)
        tags.extend([""] * (length - 1))
        index += length
    _mark_plurals(words, tags)
    _tell_participles(words, tags)
    _unmark_nouns(words, tags)
    _tell_verbs(words, tags)
    _mark_efforts(words, tags)
    return Wording(tuple(words), tuple(tags), f" {' '.join(t for t in tags if t)} ")


def is_vetoed(text: str) -> bool:
    """Whether the sentence speaks of the letter itself, so that it promises nothing."""
    return bool(lexicon().vetoes.search(text))


def start_of_word(text: str, index: int) -> int:
    """Where the word ``words[index]`` of :func:`read_wording` starts in ``text``."""
    return next(islice(_TOKEN.finditer(text), index, None)).start()
