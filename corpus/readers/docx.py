"""Word documents (DOCX, Office Open XML): everything that is printed, in reading order.

Headers, text boxes, content controls, tables, notes and hyperlinks are read; of tracked changes
the insertions are kept and the deletions dropped, as if all were accepted.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from corpus import refusals
from corpus.draft import Draft, DraftBlock
from corpus.readers.building import DraftBuilder, fold, join_labels
from corpus.readers.container import Container
from corpus.readers.docx_runs import Notes, RunReader, paragraphs_of
from corpus.readers.docx_styles import Numbering, Style, Styles, W, is_on, number_of, value
from corpus.readers.docx_tables import is_layout, read_table, rows_of
from corpus.readers.safe_xml import attribute, children, name_of, parse

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEADING_CHARS = 120
_SENTENCE_CHARS = 150
_PAGE_NUMBER = re.compile(r"\d{1,3}|(?:pagina|blz\.?)\s*\d*(?:\s*(?:van|/)\s*\d*)?", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "hdr"}
)


def read(data: bytes, file: str) -> Draft:
    """Read a DOCX file. Raises :class:`corpus.errors.UnreadableLetterError`."""
    return _Document(data, file).read()


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


class _Document:
    """One document while it is read: its parts, its styles, and the draft under way."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        self._zip = Container(data, file)
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"))
        self._notes = Notes()
        self._runs = RunReader(self._notes)
        self._builder = DraftBuilder(file)
        self._pending = ""  # text of a paragraph whose end mark was deleted

    def read(self) -> Draft:
        root = self._parse(self._main)
        if root is None:
            raise refusals.truncated(self._file)
        body = root.find(W + "body")
        if body is None:
            raise refusals.truncated(self._file)
        builder = self._builder
        first, others = self._headers(body)
        for part in first:
            self._running(part, "letterhead")
        builder.part = self._main
        self._runs.pages_are_known = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        builder.page = 1 if self._runs.pages_are_known else None
        self._runs.enter(body)
        self._walk(body)
        builder.page = None
        blocks = builder.draft.blocks
        if not any(block.hint == "letterhead" for block in blocks):
            # No letterhead on the first page: what the pages after it repeat has to do.
            count = len(blocks)
            for part in others:
                self._running(part, "header")
            blocks[:] = blocks[count:] + blocks[:count]
        blocks[:] = join_labels(blocks)
        self._note_bodies()
        self._metadata()
        return builder.finished()

    # Parts

    def _main_part(self) -> str:
        for relation in self._relations_of("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return "word/document.xml"

    def _relations_of(self, part: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(part)
        root = self._parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, _Relation] = {}
        for element in root.iter() if root is not None else ():
            if name_of(element) != "Relationship" or element.get("TargetMode") == "External":
                continue
            target = element.get("Target") or ""
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = _Relation(kind, posixpath.normpath(place))
        return found

    def _parse(self, part: str) -> etree._Element | None:
        data = self._zip.read(part)
        # "Strict Open XML" is the same under another name.
        return parse(data.replace(_STRICT, W[1:-1].encode()), self._file) if data else None

    def _related(self, kind: str) -> etree._Element | None:
        for relation in self._relations.values():
            if relation.kind == kind:
                return self._parse(relation.target)
        return None

    # Headers

    def _headers(self, body: etree._Element) -> tuple[list[str], list[str]]:
        """The header parts of the first page, and those of the pages after it."""
        first: list[str] = []
        others: list[str] = []
        for count, section in enumerate(body.iter(W + "sectPr")):
            opens = is_on(section, "titlePg")
            for reference in section.iterchildren(W + "headerReference"):
                relation = self._relations.get(attribute(reference, "id") or "")
                if relation is None or relation.target in first + others:
                    continue
                shown = "first" if opens else "default"
                on_first = count == 0 and reference.get(W + "type") == shown
                (first if on_first else others).append(relation.target)
        return first, others

    def _running(self, part: str, hint: str) -> None:
        root = self._parse(part)
        if root is None:
            return
        start = len(self._builder.draft.blocks)
        self._builder.part = part
        self._builder.page = None
        self._runs.enter(root)
        self._walk(root)
        kept = self._builder.draft.blocks[:start]
        for block in self._builder.draft.blocks[start:]:
            if _PAGE_NUMBER.fullmatch(block.text):
                continue
            block.hint = "letterhead" if hint == "letterhead" else "header"
            block.kind = "paragraph" if block.kind == "heading" else block.kind
            kept.append(block)
        self._builder.draft.blocks[:] = kept

    # Body

    def _walk(self, parent: etree._Element) -> None:
        for element in children(parent):
            name = name_of(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in _WRAPPERS:
                self._walk(element)
        if self._pending:
            self._builder.block(DraftBlock("paragraph", self._pending))
            self._pending = ""

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(W + "pPr")
        style = self._styles.get(value(properties, "pStyle"))
        read = self._runs.paragraph(element)
        page = self._builder.page
        text = fold(self._pending + read.text)
        self._pending = ""
        marks = properties.find(W + "rPr") if properties is not None else None
        if marks is not None and marks.find(W + "del") is not None:
            self._pending = text + " " if text else ""
        elif text:
            block = self._block(text, properties, style, bold=read.bold or style.bold)
            block.page = page + read.opening_breaks if page is not None else None
            self._builder.block(block)
        if page is not None:
            self._builder.page = page + read.page_breaks
        for box in read.boxes:
            self._walk(box)

    def _block(
        self, text: str, properties: etree._Element | None, style: Style, *, bold: bool
    ) -> DraftBlock:
        numbering = properties.find(W + "numPr") if properties is not None else None
        list_id = value(numbering, "numId") or style.list_id
        depth = number_of(value(numbering, "ilvl"), style.depth)
        printed = self._numbering.next(list_id, depth) if list_id and list_id != "0" else ""
        outline = value(properties, "outlineLvl")
        level = number_of(outline) + 1 if outline is not None else style.level
        level = level if 0 < level < 10 else 0
        if _WORD.search(printed):  # "Vraag 1", "Artikel 2": words that the list itself prints
            text, printed = f"{printed} {text}", ""
        number = printed.strip()
        if level == 0 and bold and not number and _is_short_title(text):
            level = 2
        if level:
            return DraftBlock("heading", text, level=level, number=number)
        if number:
            return DraftBlock("list_item", text, level=depth + 1, number=number)
        return DraftBlock("paragraph", text)

    def _table(self, element: etree._Element) -> None:
        rows = rows_of(element)
        seen_text = self._seen_running_text()
        if not is_layout(element, rows, seen_text=seen_text):
            self._builder.table(read_table(rows, self._runs))
            return
        start = len(self._builder.draft.blocks)
        for row in rows:
            cells = row.cells
            if len(cells) == 2 and _is_label(cells[0].element) and len(cells[1].paragraphs()) == 1:
                # "Datum | 16 mei 2024": a label and what it says belong on one line
                words = [fold(self._runs.paragraph(p).text) for c in cells for p in c.paragraphs()]
                line = DraftBlock("paragraph", " ".join(filter(None, words)))
                line.hint = "" if seen_text else "letterhead"
                self._builder.block(line)
                continue
            for cell in cells:
                self._walk(cell.element)
        for block in self._builder.draft.blocks[start:]:
            if len(block.text) > _SENTENCE_CHARS and not block.hint:
                seen_text = True
            if not seen_text and block.kind != "table":
                block.hint = "letterhead"
                block.kind = "paragraph"
                block.level = 0

    def _seen_running_text(self) -> bool:
        """Whether the letter itself has begun: a paragraph as long as a sentence was read."""
        return any(
            block.kind == "paragraph" and len(block.text) > _SENTENCE_CHARS and not block.hint
            for block in self._builder.draft.blocks
        )

    # Notes and metadata

    def _note_bodies(self) -> None:
        """The notes that the text refers to, in its order."""
        for kind, plural in (("footnote", "footnotes"), ("endnote", "endnotes")):
            root = self._related(plural)
            if root is None:
                continue
            self._builder.part = next(
                r.target for r in self._relations.values() if r.kind == plural
            )
            self._runs.enter(root)
            bodies = {
                element.get(W + "id"): element
                for element in children(root)
                if name_of(element) == kind
            }
            for identity, label in self._notes.of(kind):
                body = bodies.get(identity)
                if body is None:
                    continue
                words = [self._runs.paragraph(p).text for p in paragraphs_of(body)]
                self._builder.note(label, fold("\n".join(words)))

    def _metadata(self) -> None:
        """Title and author. A document's own date and subject are left: templates leave old ones."""
        metadata = self._builder.draft.metadata
        root = self._parse("docProps/core.xml")
        for element in children(root) if root is not None else ():
            words = fold(element.text or "")
            key = {"title": "title", "creator": "author"}.get(name_of(element))
            if key and words:
                metadata[key] = words


def _is_short_title(text: str) -> bool:
    return (
        len(text) <= _HEADING_CHARS
        and "\n" not in text
        and text[-1] not in ".;:,?!"
        and (bool(_WORD.search(text)))
    )


def _is_label(cell: etree._Element) -> bool:
    words = fold("".join(t.text or "" for t in cell.iter(W + "t")))
    return 0 < len(words) <= 25 and not words.endswith(".")
