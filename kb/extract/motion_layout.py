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
_TOPIC = re.compile(r"\b(?P<motion>(?:kamer)?moties?)\b|\b(?:sub)?amendement(?:en)?\b", re.I)
_LABEL = (
    r"(?:(?:vindplaats|kamerstuk(?:ken|nummers?)?|nummers?|nr\.?|dossier(?:nummer)?|referentie|"
    r"kenmerk|tk|ek)\b[\s.:]*){0,2}"
)
_DATE = r"(?:(?:d\.?d\.|van)?\s?\d{1,2}[\s-][a-z0-9]{1,9}[\s-]\d{4})?"
_ALONE = re.compile(rf"[\s|(]*{_LABEL}[\s|():;,.–-]*{_DATE}[\s|().;,]*", re.IGNORECASE)


class Layout:
    """What the lists of one letter name, read unit by unit."""

    def __init__(self) -> None:
        self._of_motions = False
        self._column: int | None = None
        self._of_movers = False
        self._head: Unit | None = None

    def named(self, unit: Unit) -> list[Mention]:
        """The motion that a row or a line "Indieners: …" names, if it names one."""
        cells = unit.cells or _bar_cells(unit.text)
        if not cells:
            topic = _TOPIC.findall(unit.text)
            if topic:
                self._of_motions = all(topic)
            if unit.block.kind == "heading":
                self._column = None
            return self._mover_line(unit)
        column, movers = self._header(cells)
        other = self._head is not None and self._head.block is not unit.block
        if column is not None or (other and not re.search(r"\d", unit.text)):
            self._column, self._of_movers, self._head = column, movers, unit
            return []
        if self._column is None or self._column >= len(cells):
            return []
        return _cell(unit.text, cells[self._column], self._of_movers)

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
    return _ALONE.fullmatch(re.sub(r"\b(?:en|nrs?)\b\.?|[,&]", " ", rest)) is not None
