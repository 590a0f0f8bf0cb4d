"""Cited parliamentary papers (Kamerstukken) and other official numbers, in every printed form.

A citation is found from its dossier number outward: what stands before it (a word like Kamerstuk,
chamber, session) and after it (suffix, number or list of numbers) decide whether it is one.
Looks are bounded, so the time is linear in the text. Forms: ``docs/references-and-motions.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from kb.extract.reading import Reading
from kb.facts import Reference, ReferenceKind

_GAP = r"[ \u00a0\u2009\u202f\t\n]{0,3}"
#: A dossier: five digits, a space or full stop after the second allowed; some (the Councils of the
#: EU, 21501) are divided by two more digits.
_DOSSIER = re.compile(
    rf"(?<![\w€$£+])(?<!\d[.,–-])(?:(?<!\w-)|(?<=\bkst-))(?<!€ )(?P<a>[1-3]\d){_GAP}\.?(?P<b>\d{{3}})(?!\d)"
    r"(?:[ \u00a0]?-[ \u00a0]?(?P<part>\d\d)(?!\d)"
    rf"(?:(?<=21501-\d\d)|(?<=21 501-\d\d)|(?={_GAP}[,(]?{_GAP}nrs?\b|-\d)))?"
)
_SUFFIX = re.compile(
    rf"(?:[ \u00a0\n]{{0,2}}-?[ \u00a0]?|,{_GAP}(?=[IVX]+\b,?{_GAP}n)|,?{_GAP}(?:hoofdstuk|hfst\.?)[ \u00a0])"
    r"\(?(?P<suffix>[IVX]{1,5}[A-C]?|[A-HJ-L])\)?(?![\w’'])"
)
_KINGDOM = re.compile(rf"-?{_GAP}\(?R ?\d{{4}}\)?")
_NUMBER_WORD = re.compile(
    rf"{_GAP}[,.;:(/–-]?{_GAP}(?:met )?(?:onder )?(?P<word>nr?s|nr|nummers?|no|n°|#)\.?[:.-]?{_GAP}(?=[\dA-Z#n(])",
    re.IGNORECASE,
)
#: After a chapter a list of numbers may stand without a word before it: "(12 345 V, 13 en 14)".
_LISTED = re.compile(rf",{_GAP}(?P<word>)(?=\d{{1,4}}(?:, ?\d{{1,4}}){{0,9}}(?: en \d{{1,4}})?\))")
_MONTH = r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
_ITEM = re.compile(
    rf"(?:nrs?\.?|no\.?|#)?{_GAP}(?P<item>\d{{1,4}}(?:[a-z](?![\w]))?(?!\d)|[A-Z]{{1,3}}(?![\w’']))"
    rf"(?!{_GAP}{_MONTH})(?![.,]\d)(?![ \u00a0.]?\d{{3}}(?!\d))(?!-\d{{2}}(?:-|,{_GAP}nr))"
    r"(?! ?(?:miljoen|miljard|mln|procent|%|e\b))",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"(?:,? ?(?:blz|p|pag)\.? ?\d{{1,3}}(?:[-–]\d{{1,3}})?(?=,? (?:en|alsmede) nr))?"
    rf"{_GAP}(?P<link>,? ?en|,? ?alsmede|,? ?resp(?:ectievelijk|\.)|&|/|,|;|t/m|tot en met|[–-]){_GAP}",
    re.I,
)
_HYPHENATED = re.compile(
    r"[ \u00a0]?[-–/][ \u00a0]?(?P<item>\d{1,4}[a-z]?|[A-Z]{1,3})(?![\w])(?!-\d)(?! \d{3}\b)"
)
_BARE = re.compile(
    rf",{_GAP}(?P<item>[A-Z]{{1,3}}|\d{{1,4}})(?=[).;,]|\s|$)(?!{_GAP}{_MONTH})(?![.,]\d)"
)
_EK_NUMBER = re.compile(rf",{_GAP}[A-Z]{{1,3}}(?=[).;,]|\s|$)")
_SESSION = r"(?P<session>(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)(?: [IV]+)?)"
_BEFORE = re.compile(
    r"(?P<key>\bkamerst(?:uk|ukken|ukdossiers?|uknummers?)|\bkst|\bdossier(?:s|nummers?)?|"
    r"\bT\.?K\.?|\bE\.?K\.?|\b(?:tweede|eerste) kamer(?: der staten-generaal)?|\bwetsvoorstel(?:len)?|"
    r"\bvergaderjaar(?= ?\d)|\bparl\. ?st\.|\bI{1,2}(?=,? (?:19|20)\d\d ?[-–/])|(?<=[;(] )I{1,2}(?=, $))"
    r"[\s.:,(–-]{0,4}(?:nr\.? ?|nummers? ?)?(?P<chamber>I{1,2}|l{1,2}|[12](?=[ ,/])|TK|EK)?[\s,.;:–-]{0,3}"
    r"(?:zitting(?:sjaar)? |\(?vergaderjaar[ :])?\s?\(?(?:"
    + _SESSION
    + r")?\)?[\s,.;:–-]{0,4}(?:nr\.? ?|dossier(?:nummer)? )?$",
    re.IGNORECASE,
)
#: Where none of these stands, ``_BEFORE`` cannot match.
_HINT = re.compile(
    r"kamer|kst|dossier|[te]\.?k|wetsvoorstel|vergaderjaar|parl|\bI{1,2}, ", re.IGNORECASE
)
_SESSION_BEFORE = re.compile(_SESSION + r"[\s,;:]{1,3}$")
#: Before a bare number these say that it is something else.
_OTHER = re.compile(
    r"(?:\b(?:(?-i:NEN|ISO|IEC|EN|NPR|BRL)\b[^()]{0,8}|(?:KvK|postbus|stcrt|stb|staatscourant|"
    r"staatsblad|trb|handelingen|aanhangsel|ECLI|LJN|ISBN|ISSN|tel|telefoon|fax|verordening|richtlijn)\b[^()]{0,25})|"
    r"[€$£]\s?)$",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    r"\bnrs?\.? ?(?P<items>\d{1,4}(?:(?:, ?| en )\d{1,4}){0,9})\s?\("
    r"(?:kamerst(?:uk|ukken)\s?)?$",
    re.IGNORECASE,
)
#: "nrs. 8 en 11 t/m 13 van Kamerstuk 12 345": the numbers stand before.
_NUMBERS_OF = re.compile(
    r"\bnrs?\.? ?(?P<items>\d{1,4}(?:(?:, ?| en | t/m |[-–])\d{1,4}){0,9})\s(?:van|in|op|uit|bij)\s(?:het\s)?"
    r"(?:kamerst(?:uk|ukken)|dossier)\s?$",
    re.IGNORECASE,
)
_CODES: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    ("toezegging", re.compile(r"\bTZ ?20\d{4}-\d{1,4}\b|(?<![\w-])T0\d{4}(?![\w-])")),
    ("zaak", re.compile(r"\b20\d\dZ\d{5}\b")),
    ("document", re.compile(r"\b20\d\dD\d{5}\b")),
)
#: A bill named before its dossier in brackets.
_BILL = re.compile(
    r"\b(?:[Ww]etsvoorstel|[Vv]oorstel van wet|[Ii]nitiatiefvoorstel|[Bb]egroting(?:sstaat|sbehandeling)?|"
    r"Wet|[a-z]+wet|Goedkeuringswet|Belastingplan)\b[^()\d]{0,80}\($"
)
#: After a bill's or dossier's number: it counts something.
_COUNTED = re.compile(r"\s?(?:euro|miljoen|keer|stuks|mensen|%)")
#: A motion's number without its dossier, which stands with a paper before it: "(nr. 9)".
_SHORT = re.compile(
    rf"\((?:Kamerstuk(?:ken)?[ ,]{{1,2}}|stuk )?nrs?\.?{_GAP}"
    r"(?P<items>\d{1,4}(?:(?:, ?| en )\d{1,4}){0,5})\)",
    re.IGNORECASE,
)
#: The same dossier as in the note before.
_SAME = re.compile(
    rf"\b(?:idem|ibidem|ibid\.|aldaar|zelfde dossier),?{_GAP}nrs?\.?{_GAP}(?P<items>\d{{1,4}})\b",
    re.IGNORECASE,
)
_OF_MOTION = re.compile(
    rf"\bmoties?\b(?:[^.;:]|\.(?!{_GAP}[A-Z])|\bc\.s\.|\bnr\.){{0,200}}$", re.IGNORECASE
)
#: How far before it, in characters, the dossier of such a number may stand.
_DOSSIER_BEFORE = 700
#: How many characters before a dossier number are looked at.
_LOOK = 90


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited paper: canonical id and where it is printed."""

    ref: str
    kind: ReferenceKind
    chamber: Literal["I", "II"] | None
    session: str | None
    start: int
    end: int
    rule: str


def citations(text: str) -> list[Citation]:
    """Every cited paper and official number in ``text``, in its order."""
    found: list[Citation] = []
    done, keyed = 0, None
    for match in _DOSSIER.finditer(text):
        if match.start() < done:
            continue
        before = text[max(0, match.start() - _LOOK) : match.start()]
        lead = _BEFORE.search(before) if _HINT.search(before) else None
        if lead is None and keyed and _follows(text[done : match.start()]):
            lead = keyed
        one = list(_cited(text, match, before, lead))
        if one:
            found += one
            done = one[-1].end
            keyed = lead
        elif match.start() > done + 3:
            keyed = None
    found = sorted([*found, *_without_dossier(text, found)], key=lambda c: c.start)
    for kind, pattern in _CODES:
        found += [
            Citation(m.group().replace(" ", ""), kind, None, None, m.start(), m.end(), kind)
            for m in pattern.finditer(text)
        ]
    return sorted(_shared(text, found), key=lambda c: c.start)


def _without_dossier(text: str, found: list[Citation]) -> Iterator[Citation]:
    """The motions cited as "(nr. 9)", in the dossier of the paper cited before."""
    papers = [c for c in found if c.kind == "kamerstuk"]
    starts = [c.start for c in papers]
    for match in sorted([*_SHORT.finditer(text), *_SAME.finditer(text)], key=lambda m: m.start()):
        index = bisect_left(starts, match.start()) - 1
        if index < 0 or match.start() - starts[index] > _DOSSIER_BEFORE:
            continue
        if match.re is _SHORT and not _OF_MOTION.search(
            text, max(0, match.start() - 200), match.start()
        ):
            continue
        dossier = papers[index].ref.rpartition("-")[0]
        low = match.start("items")
        for item in _listed(match["items"]):
            at = text.index(item, low)
            low = at + len(item)
            yield replace(papers[index], ref=f"{dossier}-{item}", start=at, end=low, rule="(nr.)")


def _shared(text: str, found: list[Citation]) -> list[Citation]:
    """Give a paper printed under two dossiers ("12 345 en 23 456, nr. 7") its number in both."""
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        if one.kind == "dossier" and after.kind == "kamerstuk" and one.rule == "dossier":
            between = text[one.end : after.start]
            if _follows(between) and ";" not in between:
                ref = f"{one.ref}-{after.ref.rpartition('-')[2]}"
                found[index] = replace(one, ref=ref, kind="kamerstuk", rule="dossiers, nr.")
    return found


def _follows(between: str) -> bool:
    """Whether only a separator stands between two dossiers of one list."""
    return len(between) < 8 and re.fullmatch(r"[\s,;/&]*(?:en|,)?\s*", between) is not None


def _cited(  # noqa: PLR0912
    text: str, match: re.Match[str], before: str, lead: re.Match[str] | None
) -> Iterator[Citation]:
    """The papers cited from the dossier ``match`` on: none where it is no dossier after all."""
    dossier = match["a"] + match["b"] + (f"-{match['part']}" if match["part"] else "")
    start, end = match.start(), match.end()
    if lead is not None and lead.string is before:
        start -= len(before) - lead.start()
    chamber, session = _chamber(lead), _session(lead, before)
    kingdom = _KINGDOM.match(text, end)
    end = kingdom.end() if kingdom else end
    suffix = None if match["part"] else _SUFFIX.match(text, end)
    if suffix is not None and _is_suffix(text, suffix, chamber, before):
        dossier, end = f"{dossier}-{suffix['suffix']}", suffix.end()

    def cite(
        ref: str, low: int, high: int, rule: str, kind: ReferenceKind = "kamerstuk"
    ) -> Citation:
        return Citation(ref, kind, chamber, session, low, high, rule)

    word = _NUMBER_WORD.match(text, end) or (_LISTED.match(text, end) if "-" in dossier else None)
    items = list(_items(text, word)) if word is not None else []
    hyphenated = _HYPHENATED.match(text, end)
    closed = ")" in (text[end : end + 1], text[end - 1])  # the chapter's match may have taken it
    if lead is None and (not (items or hyphenated or closed) or _OTHER.search(before)):
        return
    for index, (item, high) in enumerate(items):
        low = start if index == 0 else high - len(item)
        yield cite(f"{dossier}-{item}", low, high, "dossier, nr.")
    if items:
        return
    if hyphenated is not None and (lead is not None or dossier >= "15000"):
        yield cite(f"{dossier}-{hyphenated['item']}", start, hyphenated.end(), "dossier-nr")
        return
    first = _NUMBER_FIRST.search(before) if closed else None
    if first is not None:
        low = match.start() - len(before) + first.start()
        for item in re.findall(r"\d+", first["items"]):
            yield cite(f"{dossier}-{item}", low, end, "nr. (dossier)")
        return
    if lead is not None and (numbered := _NUMBERS_OF.search(before)):
        for item in _listed(numbered["items"]):
            yield cite(
                f"{dossier}-{item}", match.start() - len(before) + numbered.start(), end, "nr. of"
            )
        return
    if lead is None:
        if _BILL.search(before):
            yield cite(dossier, match.start(), end, "bill (dossier)", "dossier")
        return
    weak = lead["key"].lower().startswith(("wetsvoorstel", "dossier"))
    bare = _BARE.match(text, end)
    if bare is not None and not weak and (bare["item"].isdigit() or chamber == "I"):
        yield cite(f"{dossier}-{bare['item']}", start, bare.end(), "dossier, number")
    elif not (weak and _COUNTED.match(text, end)):
        yield cite(dossier, start, end, "dossier", "dossier")


def _is_suffix(text: str, suffix: re.Match[str], chamber: str | None, before: str) -> bool:
    """Whether letters after a dossier are its chapter: one letter alone only before a number."""
    letters, end = suffix["suffix"], suffix.end()
    numbered = _NUMBER_WORD.match(text, end) or _HYPHENATED.match(text, end)
    return (
        numbered is not None
        or (len(letters) > 1 and set(letters) <= set("IVXABC"))
        or (letters in ("V", "X") and (chamber != "I" or _EK_NUMBER.match(text, end) is not None))
        or (")" in text[end - 1 : end + 1] and _NUMBER_FIRST.search(before) is not None)
    )


def _items(text: str, word: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The numbers after ``nr.``: (number, where it ends); lists and ranges are followed."""
    at, last, plural = word.end(), None, word["word"].lower() not in ("nr", "no", "nummer")
    linked = ""
    while True:
        item = _ITEM.match(text, at)
        if item is None or (item["item"].isalpha() and not item["item"].isupper()):
            return
        value = item["item"]
        if linked and value.isalpha() != str(last).isalpha():
            return
        if linked in ("t/m", "tot en met", "-", "–") and value.isdigit() and str(last).isdigit():
            first, final = int(str(last)), int(value)
            if not first < final <= first + 40:
                return
            for number in range(first + 1, final):
                yield str(number), item.end()
        yield value, item.end()
        last = value
        link = _LINK.match(text, item.end())
        if link is None:
            return
        linked = link["link"].strip(", ").lower()
        repeated = re.match(rf"{_GAP}nrs?\.?{_GAP}\d", text[link.end() : link.end() + 12])
        if linked in ("", ";", "/") and not plural and not repeated:
            # "nr. 11, 12 en 13": a comma goes on only towards an "en"
            ahead = re.match(
                r"(?:\d{1,4}, ?)*\d{1,4} en \d{1,4}(?!\d)(?! ?\d{3})",
                text[link.end() : link.end() + 60],
            )
            if ahead is None:
                return
        at = link.end()


def _listed(items: str) -> list[str]:
    """The numbers of "8, 11 t/m 13"."""
    found: list[str] = []
    for first, final in re.findall(r"(\d+)(?: ?(?:t/m|[-–]) ?(\d+))?", items):
        last = int(final) if final and int(first) < int(final) <= int(first) + 40 else int(first)
        found += map(str, range(int(first), last + 1))
    return found


def _chamber(lead: re.Match[str] | None) -> Literal["I", "II"] | None:
    if lead is None:
        return None
    key = lead["key"].lower().replace(".", "")
    printed = (lead["chamber"] or "").upper().replace("L", "I")
    if printed in ("II", "2", "TK") or key in ("ii",) or key in ("tk",) or key.startswith("tweede"):
        return "II"
    if printed in ("I", "1", "EK") or key in ("i",) or key in ("ek",) or key.startswith("eerste"):
        return "I"
    return None


def _session(lead: re.Match[str] | None, before: str) -> str | None:
    """The session year as "2025-2026"."""
    match = lead if lead is not None and lead["session"] else _SESSION_BEFORE.search(before)
    if match is None:
        return None
    years = re.findall(r"\d+", match["session"])
    first, second = years[0], years[1]
    return f"{first}-{second if len(second) == 4 else first[:2] + second}"


@Language.component("griffie_references")
def references(doc: Doc) -> Doc:
    """Set ``reading.references``; the letter's own number in its head is no citation."""
    reading: Reading = doc._.reading
    letter = reading.letter
    heads = [b for b in letter.blocks if b.role == "letterhead"]
    for c in citations(letter.text):
        own = c.ref == letter.head.dossier and any(b.start <= c.start < b.end for b in heads)
        if not own:
            evidence = reading.evidence(c.start, c.end, c.rule)
            reading.references.append(Reference(c.ref, c.kind, c.chamber, c.session, evidence))
    return doc
