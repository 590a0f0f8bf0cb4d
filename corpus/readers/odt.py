"""OpenDocument text (ODT): paragraphs, lists, tables, notes, frames and headers, in reading order.

Deletions that were tracked are left out and insertions kept, as if all were accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus import refusals
from corpus.draft import Draft, DraftBlock, DraftTable
from corpus.limits import MAX_TABLE_CELLS
from corpus.official import metadata_of
from corpus.readers.building import LETTERHEAD, DraftBuilder, fold, join_labels, mark, unmarked
from corpus.readers.container import Container
from corpus.readers.docx_styles import number_of
from corpus.readers.odt_styles import OdtStyles
from corpus.readers.safe_xml import attribute, children, name_of, parse

_SILENT = frozenset(
    "tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms "
    "alphabetical-index table-of-content bookmark-ref ruby-text dde-connection-decls object "
    "script hidden-text title desc scripts meta".split()
)
_HEADING_CHARS = 120
_SENTENCE_CHARS = 150
_MAX_REPEAT = 200
_MAX_SPACES = 200
_PAGE_NUMBER = re.compile(r"\d{1,3}|(?:pagina|blz\.?)\s*\d*(?:\s*(?:van|/)\s*\d*)?", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")


def read(data: bytes, file: str) -> Draft:
    """Read an ODT file. Raises :class:`corpus.errors.UnreadableLetterError`."""
    container = Container(data, file)
    if _is_encrypted(container):
        raise refusals.encrypted(file)
    content = _part(container, "content.xml", file)
    if content is None:
        raise refusals.truncated(file)
    body = next((e for e in content.iter("{*}text") if name_of(_parent(e)) == "body"), None)
    if body is None:
        raise refusals.truncated(file)
    styles = _part(container, "styles.xml", file)
    builder = DraftBuilder(file)
    reader = _Reader(builder, OdtStyles(content, styles))
    if styles is not None:
        builder.part = "styles.xml"
        reader.headers(styles)
    builder.part = "content.xml"
    builder.page = 1 if next(body.iter("{*}soft-page-break"), None) is not None else None
    reader.walk(body)
    builder.page = None
    reader.settle_notes()
    blocks = builder.draft.blocks
    blocks[:] = join_labels(blocks)
    meta = _part(container, "meta.xml", file)
    if meta is not None:
        builder.draft.metadata.update(_metadata(meta))
    return builder.finished()


def _part(container: Container, name: str, file: str) -> etree._Element | None:
    data = container.read(name)
    return parse(data, file) if data else None


def _is_encrypted(container: Container) -> bool:
    manifest = container.read("META-INF/manifest.xml") or b""
    return b"encryption-data" in manifest


def _metadata(root: etree._Element) -> dict[str, str]:
    pairs = [
        (attribute(e, "name") or "", e.text or "")
        for e in root.iter()
        if name_of(e) == "user-defined"
    ]
    found = metadata_of(pairs)
    for element in root.iter("{*}title"):
        found.setdefault("title", " ".join((element.text or "").split()))
    return {key: value for key, value in found.items() if value}


class _Reader:
    """Walks an ODT body and puts its blocks in a draft."""

    def __init__(self, builder: DraftBuilder, styles: OdtStyles) -> None:
        self._builder = builder
        self._styles = styles
        self._notes: list[tuple[str, str]] = []
        self._frames: list[etree._Element] = []
        self._lists: list[tuple[str | None, int]] = []  # style and counter of each list around
        self._last_count: dict[tuple[str | None, int], int] = {}

    # Blocks

    def headers(self, root: etree._Element) -> None:
        """The page headers, as letterhead; page numbers in them are left out."""
        for header in root.iter("{*}header", "{*}header-first"):
            start = len(self._builder.draft.blocks)
            self.walk(header)
            blocks = self._builder.draft.blocks
            kept = [b for b in blocks[start:] if not _PAGE_NUMBER.fullmatch(b.text)]
            for block in kept:
                block.hint, block.kind, block.level = "header", "paragraph", 0
            blocks[start:] = [b for b in kept if b.table is None]

    def walk(self, parent: etree._Element) -> None:
        """Read the children of ``parent``."""
        for element in children(parent):
            name = name_of(element)
            if name in _SILENT or attribute(element, "display") == "none":
                continue
            if name in ("p", "h"):
                self._paragraph(element, name)
            elif name == "list":
                self._list(element)
            elif name == "table":
                self._table(element)
            elif name == "frame":
                self._frame(element)
            elif name == "soft-page-break":
                self._turn_page()
            else:
                self.walk(element)

    def _paragraph(
        self, element: etree._Element, name: str, number: str = "", depth: int = 0
    ) -> None:
        text, bold, page = self._read(element)
        frames, self._frames = self._frames, []
        level = number_of(attribute(element, "outline-level"), 1) if name == "h" else 0
        if not level and not number and bold and _is_short_title(text):
            level = 2
        block = DraftBlock("paragraph", text, page=page)
        if level:
            block.kind, block.level, block.number = "heading", min(max(level, 1), 9), number
        elif number:
            block.kind, block.level, block.number = "list_item", depth, number
        if attribute(element, "style-name") == "frillblok":  # the imprint of official publications
            block.hint = "footer"
        self._builder.block(block)
        for frame in frames:
            self._frame(frame)

    def _frame(self, frame: etree._Element) -> None:
        for box in frame.iter("{*}text-box"):
            if name_of(_parent(box)) == "frame":
                self.walk(box)

    def _list(self, element: etree._Element) -> None:
        outer_style = self._lists[-1][0] if self._lists else None
        style = attribute(element, "style-name") or outer_style
        depth = len(self._lists) + 1
        level = self._styles.list_level(style, depth)
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(
            element, "continue-list"
        )
        count = self._last_count.get((style, depth), 0) if goes_on else level.start - 1
        self._lists.append((style, count))
        for item in children(element):
            name = name_of(item)
            if name not in ("list-item", "list-header"):
                continue
            number = ""
            if name == "list-item":
                own = attribute(item, "start-value")
                count = number_of(own, count + 1) if own else count + 1
                number = level.printed(count)
            first = True
            for child in children(item):
                kind = name_of(child)
                if kind in ("p", "h"):
                    self._paragraph(child, kind, number if first else "", depth)
                    first = False
                elif kind == "list":
                    self._list(child)
        self._lists.pop()
        self._last_count[(style, depth)] = count

    # Tables

    def _table(self, element: etree._Element) -> None:
        rows = list(_rows(element))
        filled = [[c for c in row if self._plain(c)] for row, _header in rows]
        wide = sum(1 for row in filled if len(row) > 1)
        if self._is_letterhead(filled) or wide < 2:
            self._layout(filled)
            return
        grid: list[list[str]] = []
        margins: list[str] = []
        cells = 0
        for row, _header in rows:
            line: list[str] = []
            for cell in row:
                covered = name_of(cell) == "covered-table-cell"
                repeat = number_of(attribute(cell, "number-columns-repeated"), 1)
                line += ["" if covered else self._cell(cell)] * min(max(repeat, 1), _MAX_REPEAT)
            cells += len(line)
            grid.append(line)
            if cells > MAX_TABLE_CELLS:
                break  # the builder refuses the document
            first = next((p for c in row[:1] for p in c.iter("{*}p")), None)
            style = attribute(first, "style-name") if first is not None else None
            margins.append(self._styles.left_margin(style))
        width = max((_width(line) for line in grid), default=0)
        grid = [line[:width] + [""] * (width - len(line)) for line in grid]
        headers = sum(1 for _row, header in rows if header)
        self._builder.table(DraftTable(grid, header_rows=headers or None, levels=_levels(margins)))

    def _is_letterhead(self, filled: list[list[etree._Element]]) -> bool:
        if any(len(b.text) > _SENTENCE_CHARS and not b.hint for b in self._builder.draft.blocks):
            return False
        texts = [self._plain(cell) for row in filled for cell in row]
        return any(LETTERHEAD.match(text) for text in texts)

    def _layout(self, filled: list[list[etree._Element]]) -> None:
        """Cells as paragraphs; a label and its value ("Datum", "16 mei 2024") as one."""
        start = len(self._builder.draft.blocks)
        before = start == 0 or all(
            len(b.text) <= _SENTENCE_CHARS or b.hint for b in self._builder.draft.blocks
        )
        for row in filled:
            for cell in row:
                self.walk(cell)
        for block in self._builder.draft.blocks[start:]:
            if before and block.table is None and len(block.text) <= 2 * _SENTENCE_CHARS:
                block.hint, block.kind, block.level = "letterhead", "paragraph", 0

    def _cell(self, cell: etree._Element) -> str:
        texts = [self._read(p)[0] for p in _paragraphs(cell)]
        self._frames.clear()
        return "\n".join(filter(None, texts))

    def _plain(self, cell: etree._Element) -> str:
        return " ".join(" ".join(map(str, cell.itertext())).split())

    # Text

    def _read(self, element: etree._Element) -> tuple[str, bool, int | None]:
        """A paragraph's text, whether all of it is bold, and the page it begins on."""
        pieces: list[str] = []
        page = self._builder.page
        weights: list[tuple[bool, int]] = []
        bold = self._styles.is_bold(attribute(element, "style-name"))
        self._gather(element, pieces, bold, weights)
        text = fold("".join(pieces))
        all_bold = bool(weights) and all(b for b, length in weights if length)
        return text, all_bold, page

    def _gather(
        self,
        element: etree._Element,
        pieces: list[str],
        bold: bool,
        weights: list[tuple[bool, int]],
    ) -> None:
        def say(text: str | None) -> None:
            if text:
                pieces.append(re.sub(r"\s+", " ", unmarked(text)))
                weights.append((bold, len(text.strip())))

        say(element.text)
        for child in element:
            name = name_of(child)
            if name == "s":
                pieces.append(" " * min(number_of(attribute(child, "c"), 1), _MAX_SPACES))
            elif name == "tab":
                pieces.append(" ")
            elif name == "line-break":
                pieces.append("\n")
            elif name == "soft-page-break":
                self._turn_page()
            elif name == "note":
                pieces.append(self._note(child))
            elif name == "frame":
                self._frames.append(child)
            elif name and name not in _SILENT and attribute(child, "display") != "none":
                own = attribute(child, "style-name")
                inner = self._styles.is_bold(own) if name == "span" and own else False
                self._gather(child, pieces, bold or inner, weights)
            say(child.tail)

    def _turn_page(self) -> None:
        if self._builder.page is not None:
            self._builder.page += 1

    def _note(self, element: etree._Element) -> str:
        label = body = ""
        for child in children(element):
            if name_of(child) == "note-citation":
                label = unmarked(attribute(child, "label") or "".join(map(str, child.itertext())))
            elif name_of(child) == "note-body":
                texts = [self._read(p)[0] for p in child.iter("{*}p")]
                body = " ".join(filter(None, texts))
        label = label.strip() or str(len(self._notes) + 1)
        self._notes.append((label, body))
        return mark(label)

    def settle_notes(self) -> None:
        """Hand the notes to the draft, after its blocks."""
        for label, body in self._notes:
            self._builder.note(label, body)


def _rows(table: etree._Element) -> list[tuple[list[etree._Element], bool]]:
    """The cells of each row, and whether it is a header row; tables inside cells are not entered."""
    found: list[tuple[list[etree._Element], bool]] = []
    for child in children(table):
        name = name_of(child)
        if name == "table-row":
            cells = [c for c in children(child) if name_of(c).endswith("table-cell")]
            found.append((cells, name_of(table) == "table-header-rows"))
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            found += _rows(child)
    return found


def _paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs printed under ``parent``, in reading order: not those of notes and comments."""
    for child in children(parent):
        name = name_of(child)
        if name in ("p", "h"):
            yield child
        if name not in _SILENT and name != "note":
            yield from _paragraphs(child)


def _width(line: list[str]) -> int:
    """The cells of a row up to the last filled one: sheets repeat empty cells to their right."""
    return max((index + 1 for index, cell in enumerate(line) if cell), default=0)


def _levels(margins: list[str]) -> list[int] | None:
    """Left margins ("0.5cm") as depths; None where all are the same."""
    sizes = [float(m[0]) if (m := re.findall(r"\d+\.?\d*", margin)) else 0.0 for margin in margins]
    steps = sorted(set(sizes))
    return [steps.index(size) for size in sizes] if len(steps) > 1 else None


def _is_short_title(text: str) -> bool:
    return (
        0 < len(text) <= _HEADING_CHARS
        and "\n" not in text
        and text[-1] not in ".;:,?!"
        and bool(_WORD.search(text))
    )


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return parent if parent is not None else element
