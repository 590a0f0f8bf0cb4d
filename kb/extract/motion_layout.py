"""Motions that the layout of a list names without the word: rows under "Motie", "Indieners: …".

A list of motions may print the sponsors in one cell or line and the number in another. What the
letter last spoke of tells a list of motions from one of amendments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.extract.mentions import Mention
from kb.extract.sponsors import Sponsors, is_member, sponsors_at, title_end
from kb.extract.units import Unit
from kb.facts import Reference

_HEADER = re.compile(
    r"(?:(?:naam|titel|onderwerp|omschrijving|aangenomen|openstaande|lopende)\s(?:van de\s)?)?"
    r"moties?(?:\s?\([^()]{1,30}\)|\svan)?",
    re.IGNORECASE,
)
_MOVER_HEADER = re.compile(r"indiener(?:s|\(s\)|s?\smotie)?|ingediend door", re.IGNORECASE)
_MOVER = re.compile(
    r"(?:eerste\s)?(?:mede-?)?(?:indiener(?:s|\(s\))?|ingediend door|ondertekenaars)\s?:\s?",
    re.IGNORECASE,
)
_HEADER_CHARACTERS = 40
#: What may stand behind the sponsors where a cell names a motion by them.
_BEHIND = re.compile(
    r"\s?(?:c\.s\.)?\s?(?:$|[:;|(\t–-]|,?\s(?:over|inzake|betreffende|omtrent|rond|om|t\.a\.v\.|m\.b\.t\.)\s)"
)
_BARE = re.compile(r"\s?$")
_OTHER_LISTS = re.compile(r"amendement|toezegging|vragen|brieven|stukken|rapport", re.IGNORECASE)
_ITEM_MARK = re.compile(r"[\s•·*–-]{0,4}(?:\d{1,2}[.)]\s|[a-z]\)\s)?")
#: Words for other papers than motions, where a name may stand.
_PAPER = re.compile(
    r"(?:brief|rapport(?:age)?|nota|verslag|plan|wet|reactie|onderzoek|evaluatie|besluit)$", re.I
)
_MOVER_SENTENCE = re.compile(
    r"(?:De )?(?:eerste )?indieners? (?:(?:daarvan|hiervan|van (?:de|deze) motie) )?(?:is|was|zijn|waren) ",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\b(?P<motion>(?:kamer)?moties?)\b|\b(?:sub)?amendement(?:en)?\b", re.I)
#: Words that may stand with a number that has a line of its own, and the date after it.
_LABEL = re.compile(
    r"vindplaats|kamerstuk(?:ken|nummers?)?|nummers?|nrs?|dossier(?:nummer)?|referentie|kenmerk|"
    r"tk|ek|en|van|dd|d",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{1,2} [a-z0-9]{1,9} \d{4})?", re.IGNORECASE)


class Layout:
    """What the lists of one letter name, read unit by unit."""

    def __init__(self) -> None:
        self._of_motions = False
        self._column: int | None = None
        self._of_movers = False
        self._items: str | None = None
        self._head: Unit | None = None

    def named(self, unit: Unit, numbered: bool) -> list[Mention]:
        """The motion that a row, an item or a line "Indieners: …" names, if it names one.

        ``numbered`` says that the unit prints the number of a paper.
        """
        cells = unit.cells or _bar_cells(unit.text)
        if not cells:
            topic = _TOPIC.findall(unit.text)
            if topic:
                self._of_motions = all(topic)
            if unit.block.kind == "heading":
                self._column = None
            self._open(unit)
            return self._mover_line(unit) or (self._item(unit) if numbered else [])
        column, movers = self._header(cells)
        other = self._head is not None and self._head.block is not unit.block
        if column is not None or (other and not re.search(r"\d", unit.text)):
            self._column, self._of_movers, self._head = column, movers, unit
            return []
        if self._column is None or self._column >= len(cells):
            return []
        return _cell(unit.text, cells[self._column], self._of_movers)

    def _open(self, unit: Unit) -> None:
        """Whether a list of motions and nothing else begins, or ends, with this unit."""
        heading = unit.block.kind == "heading"
        if heading or unit.text.endswith(":"):
            motions = re.search(r"\bmoties\b", unit.text, re.IGNORECASE) is not None
            only = motions and not _OTHER_LISTS.search(unit.text)
            self._items = ("heading" if heading else "sentence") if only else None

    def _item(self, unit: Unit) -> list[Mention]:
        """The motion that an item of a list of motions names by its sponsors."""
        if self._items is None or unit.block.kind != "list_item":
            return []
        lead = _ITEM_MARK.match(unit.text)
        start = lead.end() if lead else 0
        title = title_end(unit.text, start)
        named = sponsors_at(unit.text, title or start, listed=True)
        if named is None or not _BEHIND.match(unit.text, named.end):
            return []
        several = title is not None or len(named.names) > 1 or is_member(named.names[0])
        if not several and (self._items == "heading" or _PAPER.search(named.names[0])):
            return []
        return [Mention(start, named.end, named.end, named.names, None, False, False)]

    def _header(self, cells: Sequence[str]) -> tuple[int | None, bool]:
        """The column that names the motions where ``cells`` head such a table; whether by movers."""
        if any(len(c) > _HEADER_CHARACTERS for c in cells):
            return None, False
        movers = [i for i, c in enumerate(cells) if _MOVER_HEADER.fullmatch(c)]
        motions = [i for i, c in enumerate(cells) if _HEADER.fullmatch(c)]
        if movers and (motions or self._of_motions):
            return movers[0], True
        return (motions[0] if motions else None), False

    def _mover_line(self, unit: Unit) -> list[Mention]:
        label = _MOVER.match(unit.text)
        if label is None or not self._of_motions:
            return []
        title = title_end(unit.text, label.end())
        named = sponsors_at(unit.text, title or label.end(), listed=True)
        if named is None or not _BEHIND.match(unit.text, named.end):
            return []
        return [Mention(0, named.end, named.end, named.names, None, False, False)]


def _bar_cells(text: str) -> tuple[str, ...]:
    """The cells of a row whose bars were printed as text."""
    return tuple(c.strip() for c in text.split("|")) if text.count("|") > 1 else ()


def _cell(text: str, cell: str, of_movers: bool) -> list[Mention]:
    """The motion of a row that its cell names by its sponsors, or by its subject alone."""
    start = text.find(cell)
    if start < 0 or not cell:
        return []
    title = title_end(cell, 0)
    named = sponsors_at(cell, title or 0, listed=True)
    sure = named is not None and (of_movers or _sure(cell, named, title))
    if named is None or not sure or not _BEHIND.match(cell, named.end):
        # its subject alone: a motion where the row prints a number
        end = start + len(cell)
        return [Mention(start, end, end, (), None, False, False)]
    end = start + named.end
    return [Mention(start, end, end, named.names, None, False, False)]


def _sure(cell: str, named: Sponsors, title: int | None) -> bool:
    """Whether the words of a cell are names and no subject: "Woningbouw" alone is none."""
    if title is not None or len(named.names) > 1 or "c.s" in cell[: named.end + 5]:
        return True
    return not _BARE.match(cell, named.end) or is_member(named.names[0])


def movers_in(text: str) -> tuple[str, ...]:
    """The sponsors that a sentence names of the motion before it: "Indiener was het lid A"."""
    lead = _MOVER_SENTENCE.match(text)
    title = title_end(text, lead.end()) if lead else None
    named = sponsors_at(text, title, listed=True) if title is not None else None
    return named.names if named is not None else ()


def only_numbers(unit: Unit, papers: Sequence[Reference]) -> bool:
    """Whether a line prints numbers of papers and no more than "Vindplaats:" with them."""
    if not papers or unit.cells or len(unit.text) > 160:
        return False
    rest, at = "", unit.start
    for paper in papers:
        low, high = paper.evidence.start, paper.evidence.end
        rest += unit.text[at - unit.start : max(low - unit.start, 0)]
        at = max(at, high)
    rest += unit.text[at - unit.start :]
    words = [w for w in re.findall(r"[^\s|():;,.&–-]+", rest) if not _LABEL.fullmatch(w)]
    return _DATE.fullmatch(" ".join(words)) is not None
