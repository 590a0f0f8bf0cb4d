"""The text of one Word paragraph: its runs, fields, changes, note markers and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.readers.building import fold, mark, raised_apart, unmarked
from corpus.readers.docx_styles import W, counted, is_on, value
from corpus.readers.safe_xml import children, name_of

#: Elements whose content is not printed: deletions, field codes, properties, phonetic guides.
_SILENT = frozenset(
    "del moveFrom delText instrText delInstrText pPr rPr sdtPr sdtEndPr rt annotationRef footnoteRef "
    "endnoteRef sectPr object txbxContent".split()
)
_SIGNS = {
    "tab": " ",
    "ptab": " ",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "separator": "",
    "continuationSeparator": "",
}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Notes:
    """Numbers the notes in the order in which the text refers to them."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._count = {"footnote": 0, "endnote": 0}

    def label(self, kind: str, identity: str, own: str = "") -> str:
        """The label of a note: its own mark, else the next number (endnotes in Roman numerals)."""
        key = (kind, identity)
        if key not in self._labels:
            if not own:
                self._count[kind] += 1
            number = counted(self._count[kind], "decimal" if kind == "footnote" else "lowerRoman")
            self._labels[key] = own or number
        return self._labels[key]

    def of(self, kind: str) -> list[tuple[str, str]]:
        """Identity and label of each note of ``kind``, in order."""
        return [(i, label) for (its, i), label in self._labels.items() if its == kind]


@dataclass(slots=True)
class Paragraph:
    """What a paragraph prints. ``bold`` where all of it is; ``boxes`` are text boxes hung on it.

    ``page_breaks`` counts those in it, ``opening_breaks`` those before its first letter.
    """

    text: str = ""
    bold: bool = False
    page_breaks: int = 0
    opening_breaks: int = 0
    boxes: list[etree._Element] = field(default_factory=list)


class RunReader:
    """Reads paragraphs; knows the fields that a document has open and the notes it has numbered."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        #: Whether Word left its own page breaks in the file; breaks set by hand are then not counted.
        self.pages_are_known = False
        self._fields: list[bool] = []  # for each open field: are we in its result?
        self._whole: set[etree._Element] = set()

    def enter(self, root: etree._Element) -> None:
        """Begin with another part. A field in it that never ends, or half of one, is no field:
        all that follows would be its code.
        """
        self._fields.clear()
        self._whole = _whole_fields(root)

    def paragraph(self, element: etree._Element) -> Paragraph:
        """The printed text of a ``w:p``."""
        found = Paragraph()
        pieces: list[str] = []
        weights: list[tuple[bool, int]] = []
        self._gather(element, found, pieces, weights)
        found.text = "".join(pieces)
        total = sum(length for _bold, length in weights)
        found.bold = total > 0 and all(bold for bold, length in weights if length)
        return found

    def plain(self, element: etree._Element) -> str:
        """The text of everything under ``element``, its paragraphs one a line."""
        return fold("\n".join(self.paragraph(p).text for p in paragraphs_of(element)))

    def _gather(
        self,
        parent: etree._Element,
        found: Paragraph,
        pieces: list[str],
        weights: list[tuple[bool, int]],
    ) -> None:
        for element in children(parent):
            name = name_of(element)
            if name in _SILENT:
                if name == "txbxContent":
                    found.boxes.append(element)
            elif name == "r":
                self._run(element, found, pieces, weights)
            elif name == "AlternateContent":
                self._gather(_choice(element), found, pieces, weights)
            elif name == "sdt" and _is_placeholder(element):
                continue
            else:
                self._leaf(element, name, found, pieces, weights)

    def _run(
        self,
        run: etree._Element,
        found: Paragraph,
        pieces: list[str],
        weights: list[tuple[bool, int]],
    ) -> None:
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish"):
            for sign in run.iterchildren(W + "fldChar"):
                self._field(sign)
            return
        before = len(pieces)
        own_mark = _custom_mark(run)
        if own_mark is not None:
            kind, identity, label = own_mark
            pieces.append(mark(self._notes.label(kind, identity, label)))
            return
        if value(properties, "vertAlign") == "superscript":
            raised = "".join(t.text or "" for t in run.iterchildren(W + "t"))
            pieces.append(raised_apart(pieces, raised))
        self._gather(run, found, pieces, weights)
        length = sum(len(piece.strip()) for piece in pieces[before:])
        weights.append((bool(is_on(properties, "b")), length))

    def _leaf(
        self,
        element: etree._Element,
        name: str,
        found: Paragraph,
        pieces: list[str],
        weights: list[tuple[bool, int]],
    ) -> None:
        if name == "fldChar":
            self._field(element)
        elif name == "lastRenderedPageBreak":
            self._page_break(found, pieces)
        elif not all(self._fields):
            return  # a field's code, of which nothing is printed
        elif name in ("t", "m:t"):
            pieces.append(unmarked(element.text or ""))
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "br":
            pieces.append("\n")
            if element.get(W + "type") == "page" and not self.pages_are_known:
                self._page_break(found, pieces)
        elif name in _NOTES:
            kind = _NOTES[name]
            pieces.append(mark(self._notes.label(kind, element.get(W + "id") or "")))
        else:  # hyperlink, ins, moveTo, smartTag, fldSimple, sdtContent, drawing, …
            self._gather(element, found, pieces, weights)

    def _page_break(self, found: Paragraph, pieces: list[str]) -> None:
        found.page_breaks += 1
        if not "".join(pieces).strip():
            found.opening_breaks += 1

    def _field(self, sign: etree._Element) -> None:
        kind = sign.get(W + "fldCharType")
        if sign not in self._whole:
            return
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _whole_fields(root: etree._Element) -> set[etree._Element]:
    """The signs of the fields under ``root`` that begin and end in what is printed."""
    whole: set[etree._Element] = set()
    begun: list[list[etree._Element]] = []
    for sign in root.iter(W + "fldChar"):
        if next(sign.iterancestors(W + "del", W + "moveFrom"), None) is not None:
            continue
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            begun.append([sign])
        elif begun:
            begun[-1].append(sign)
            if kind == "end":
                whole.update(begun.pop())
    return whole


def paragraphs_of(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs under ``element`` in reading order; of a text box held twice, one rendering."""
    for child in children(element):
        if name_of(child) == "AlternateContent":
            yield from paragraphs_of(_choice(child))
            continue
        if name_of(child) == "p":
            yield child
        yield from paragraphs_of(child)


def _choice(alternatives: etree._Element) -> etree._Element:
    """The one of two renderings of the same content that Word prints."""
    return next(
        (child for child in children(alternatives) if name_of(child) == "Choice"), alternatives
    )


def _is_placeholder(control: etree._Element) -> bool:
    """A content control that nobody filled in: it shows "Klik hier om tekst in te voeren"."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _custom_mark(run: etree._Element) -> tuple[str, str, str] | None:
    """A note reference with a mark of its own ("*"), that follows it in the run."""
    for name, kind in _NOTES.items():
        reference = run.find(W + name)
        if reference is not None and reference.get(W + "customMarkFollows") in ("1", "true", "on"):
            label = "".join(t.text or "" for t in run.iter(W + "t")).strip()
            if label:
                return kind, reference.get(W + "id") or "", unmarked(label)
    return None
