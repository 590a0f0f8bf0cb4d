"""The XML of official publications: a Kamerstuk (letter, motion, report) or an Aanhangsel.

Their schema names what a thing is (``vraag``, ``antwoord``, ``noot``, ``ondertekening``), so that
nothing has to be guessed. An element that is not known is read for its text, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from lxml import etree

from corpus import refusals
from corpus.draft import Draft, DraftBlock
from corpus.official import dossier_of, kind_of
from corpus.readers.building import DraftBuilder, fold_all, mark, raised_apart, unmarked
from corpus.readers.cals import read_table
from corpus.readers.safe_xml import attribute, children, name_of, parse

Hint = Literal["", "header", "footer", "question", "answer", "closing", "letterhead"]

_PAPERS = frozenset({"kamerstuk", "kamervragen", "kamerwrk"})
_SILENT = frozenset("metadata meta illustratie plaatje redactie colspec".split())
#: Paragraphs of the paper's head.
_HEAD = frozenset(
    "tekstregel dossiernummer stuknr kamervraagnummer kamervraagomschrijving datumtekst".split()
)
#: Elements that stand inside a paragraph; any other child makes an element a container.
_INLINE = frozenset(
    "nadruk extref intref inf sup sub naam voornaam achternaam datum organisatie noot functie vet "
    "cur unl kamervraagonderwerp ondernummer dossiernr begrotingshoofdstuk toevoeging plaats "
    "eigennaam afkorting inline br nr label titel subtitel illustratie redactie".split()
)
#: Inline elements that a space follows, whether the XML has one or not ("S." and "Dekker").
_APART = frozenset("br voornaam nr label dossiernr begrotingshoofdstuk toevoeging".split())
_TITLE_LEVELS = {"vet": 2, "vetcur": 3, "cur": 4}
_MAX_LEVEL = 9


def read(data: bytes, file: str) -> Draft:
    """Read a publication. Raises :class:`corpus.errors.UnreadableLetterError`."""
    root = parse(data, file)
    paper = next((e for e in root.iter() if name_of(e) in _PAPERS), None)
    if paper is None:
        raise refusals.truncated(file)
    builder = DraftBuilder(file)
    builder.part = "xml"
    _Reader(builder).walk(paper)
    builder.draft.metadata.update(_metadata(paper))
    return builder.finished()


class _Reader:
    """Walks a publication and puts its blocks in a draft."""

    def __init__(self, builder: DraftBuilder) -> None:
        self._builder = builder
        self._hint: Hint = ""
        self._depth = 1  # of the headings around
        self._list_depth = 0
        self._notes = 0

    def walk(self, parent: etree._Element) -> None:
        """Read the children of ``parent``."""
        for element in children(parent):
            self._element(element)

    def _element(self, element: etree._Element) -> None:
        name = name_of(element)
        reading = _READINGS.get(name)
        if name in _SILENT:
            return
        if name in _HEAD:
            self._block("paragraph", element, "letterhead")
        elif name == "titel" and name_of(_parent(element)) == "stuk":
            self._block("heading", element, "letterhead", level=1)
        elif name == "nr" and self._hint:
            self._heading(element, self._depth + 1)
        elif reading is not None:
            reading(self, element)
        elif _is_paragraph(element):
            self._block("paragraph", element, self._hint)
        else:
            self._container(element)

    def dossier(self, element: etree._Element) -> None:
        """The dossier's number and title, of which the paper is a part."""
        for part in children(element):
            self._block("paragraph", part, "letterhead")

    def question(self, element: etree._Element) -> None:
        """A vraag of the Chamber."""
        self._within("question", element)

    def answer(self, element: etree._Element) -> None:
        """An antwoord of the government."""
        self._within("answer", element)

    def division(self, element: etree._Element) -> None:
        """A part with a heading of its own."""
        self._depth += 1
        self.walk(element)
        self._depth -= 1

    def heading(self, element: etree._Element) -> None:
        """The heading of a division."""
        self._heading(element, self._depth)

    def subheading(self, element: etree._Element) -> None:
        """A tussenkop, whose type says how deep it is."""
        level = _TITLE_LEVELS.get(element.get("kopopmaak") or "", 2)
        self._heading(element, self._depth + level - 1)

    def enumeration(self, element: etree._Element) -> None:
        """A lijst of items, perhaps inside another."""
        self._list_depth += 1
        self.walk(element)
        self._list_depth -= 1

    def grid(self, element: etree._Element) -> None:
        """A table's tgroup."""
        self._builder.table(read_table(element, self._flat))

    def _container(self, element: etree._Element) -> None:
        """What holds blocks; text of its own beside them is a paragraph of its own."""
        self._loose(element.text)
        for child in children(element):
            self._element(child)
            self._loose(child.tail)

    def _loose(self, text: str | None) -> None:
        words = fold_all(unmarked(text or ""))
        if words:
            self._builder.block(DraftBlock("paragraph", words, hint=self._hint))

    def _within(self, hint: Hint, element: etree._Element) -> None:
        outer, self._hint = self._hint, hint
        self.walk(element)
        self._hint = outer

    def _block(
        self,
        kind: Literal["heading", "paragraph"],
        element: etree._Element,
        hint: Hint,
        level: int = 0,
    ) -> None:
        notes = _Pending()
        text = self._text(element, notes)
        self._builder.block(DraftBlock(kind, text, level=level, hint=hint))
        notes.settle(self._builder)

    def _heading(self, element: etree._Element, level: int) -> None:
        self._block("heading", element, self._hint, level=min(level, _MAX_LEVEL))

    def item(self, element: etree._Element) -> None:
        """A list item: its number, its first paragraph, and what follows."""
        number = ""
        first = True
        for child in children(element):
            name = name_of(child)
            if name in ("li.nr", "lidnr"):
                number = self._flat(child)
            elif first and _is_paragraph(child):
                notes = _Pending()
                text = self._text(child, notes)
                depth = max(self._list_depth, 1)
                self._builder.block(
                    DraftBlock("list_item", text, level=depth, number=number, hint=self._hint)
                )
                notes.settle(self._builder)
                first = False
            else:
                self._element(child)

    def signature(self, element: etree._Element) -> None:
        """Functions and names one a block, as a letter's closing has them."""
        words = [element.text or ""]
        for child in children(element):
            if name_of(child) == "naam":
                self._closing("".join(words))
                self._closing(self._flat(child))
                words = []
            elif name_of(child) in _INLINE:
                words.append(self._flat(child))
            else:
                self._closing("".join(words))
                words = []
                self.signature(child)
            words.append(child.tail or "")
        self._closing("".join(words))

    def _closing(self, text: str) -> None:
        words = fold_all(text).strip(" ,")
        self._builder.block(DraftBlock("paragraph", words, hint="closing"))

    # Text

    def _flat(self, element: etree._Element) -> str:
        """The text of an element that is a cell or a name; its notes are settled at once."""
        notes = _Pending()
        text = self._text(element, notes)
        notes.settle(self._builder)
        return text

    def _text(self, element: etree._Element, notes: _Pending) -> str:
        pieces: list[str] = []
        self._gather(element, pieces, notes)
        return fold_all("".join(pieces))

    def _gather(self, element: etree._Element, pieces: list[str], notes: _Pending) -> None:
        pieces.append(unmarked(element.text or ""))
        for child in element:
            name = name_of(child)
            if name == "noot":
                pieces.append(self._note(child, notes))
            elif name and name not in _SILENT:
                apart = name not in _INLINE or name in _APART
                pieces.append(" " if apart and name not in _APART else "")
                if name == "sup":
                    pieces.append(raised_apart(pieces, child.text or ""))
                self._gather(child, pieces, notes)
                pieces.append(" " if apart else "")
            pieces.append(unmarked(child.tail or ""))

    def _note(self, element: etree._Element, notes: _Pending) -> str:
        self._notes += 1
        label = str(self._notes)
        bodies: list[str] = []
        for child in children(element):
            if name_of(child) == "noot.nr":
                label = fold_all(unmarked(_words(child))) or label
            else:
                bodies.append(fold_all(unmarked(_words(child))))
        notes.found.append((label, " ".join(bodies)))
        return mark(label)


_READINGS: dict[str, Callable[[_Reader, etree._Element], None]] = {
    "dossier": _Reader.dossier,
    "vraag": _Reader.question,
    "antwoord": _Reader.answer,
    "ondertekening": _Reader.signature,
    "ondertekenaar": _Reader.signature,
    "divisie": _Reader.division,
    "artikel": _Reader.division,
    "hoofdstuk": _Reader.division,
    "paragraaf": _Reader.division,
    "bijlage": _Reader.division,
    "kop": _Reader.heading,
    "tussenkop": _Reader.subheading,
    "lijst": _Reader.enumeration,
    "li": _Reader.item,
    "lid": _Reader.item,
    "tgroup": _Reader.grid,
}


class _Pending:
    """Notes met inside a block, which are told to the builder after the block itself."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def settle(self, builder: DraftBuilder) -> None:
        """Hand the notes over."""
        for label, text in self.found:
            builder.note(label, text)


def _words(element: etree._Element) -> str:
    return " ".join(map(str, element.itertext()))


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return parent if parent is not None else element


def _is_paragraph(element: etree._Element) -> bool:
    return all(name_of(child) in _INLINE for child in children(element))


def _metadata(paper: etree._Element) -> dict[str, str]:
    """Number, kind and day of a publication, as its elements say."""
    found: dict[str, str] = {}
    if name_of(paper) == "kamervragen":
        found["kind"] = "antwoord"
        for part in paper.iter("{*}kamervraagomschrijving"):
            if part.get("type") == "antwoord":
                found |= _day(part)
        subject = next(paper.iter("{*}kamervraagonderwerp"), None)
        if subject is not None:
            found["subject"] = fold_all(_words(subject))
        return found
    title = next((e for e in paper.iter("{*}titel") if name_of(_parent(e)) == "stuk"), None)
    if title is not None:
        words = fold_all(_words(title))
        found["title"] = words
        if kind := kind_of(words):
            found["kind"] = kind
    number = next(paper.iter("{*}ondernummer"), None)
    printed = next(paper.iter("{*}dossiernummer"), None)
    if printed is not None:
        dossier = dossier_of(fold_all(_words(printed)))
        paper_number = fold_all(_words(number)) if number is not None else ""
        if dossier and paper_number:
            found["dossier"] = f"{dossier}-{paper_number}"
    for part in paper.iter("{*}datumtekst"):
        found |= _day(part)
    return found


def _day(element: etree._Element) -> dict[str, str]:
    for date in element.iter("{*}datum"):
        if iso := attribute(date, "isodatum"):
            return {"date": iso[:10]}
    return {}
