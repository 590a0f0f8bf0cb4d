"""Builds a shipped letter as DOCX: head in content controls and a text box, real footnotes.

As in the government's templates the date and the subject are no body paragraphs: they stand in
content controls in a table, the kenmerk in a text box in the page header.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from source import MARKER, Block, Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_STAMP = (2026, 1, 1, 0, 0, 0)


def build(source: Source) -> bytes:
    """The letter as a DOCX whose bytes depend on the source only."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Normal"].font.size = Pt(9)
    head = source.head
    properties = document.core_properties
    properties.title, properties.author = head["subject"], head["ministry"]
    properties.created = properties.modified = dt.datetime(*_STAMP, tzinfo=dt.UTC)
    _page_header(document, source)
    _letterhead(document, source)
    for block in source.blocks:
        _add(document, block)
    for role, name in source.signatures:
        document.add_paragraph(role)
        document.add_paragraph(name)
    _footnotes(document, source.notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return _restamp(buffer.getvalue())


def _page_header(document: Document, source: Source) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.add_run(source.head["directorate"])
    lines = ["Ons kenmerk", source.head["kenmerk"]]
    if "uw_kenmerk" in source.head:
        lines += ["Uw kenmerk", source.head["uw_kenmerk"]]
    inner = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        '<v:shape style="position:absolute;margin-left:380pt;width:110pt;height:60pt">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))


def _letterhead(document: Document, source: Source) -> None:
    head = source.head
    document.add_paragraph("> Retouradres Postbus 90001 2500 AA Den Haag")
    document.add_paragraph(f"Aan {head['addressee'][0].lower()}{head['addressee'][1:]}")
    table = document.add_table(rows=0, cols=2)
    for label, value in (("Datum", head["dateline"]), ("Betreft", head["subject"])):
        cells = table.add_row().cells
        cells[0].text = label
        control = (
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{label}"/></w:sdtPr><w:sdtContent>'
            f"<w:r><w:t>{escape(value)}</w:t></w:r></w:sdtContent></w:sdt>"
        )
        cells[1].paragraphs[0]._p.append(parse_xml(control))


def _add(document: Document, block: Block) -> None:
    match block.kind:
        case "heading":
            _fill(document.add_paragraph(style="Heading 1"), block.text)
        case "subheading":
            _fill(document.add_paragraph(style="Heading 2"), block.text)
        case "item":
            style = "List Bullet" if block.label == "-" else "List Number"
            _fill(document.add_paragraph(style=style), block.text)
        case "table":
            _add_table(document, block)
        case "paragraph":
            _fill(document.add_paragraph(), block.text)


def _fill(paragraph: Paragraph, text: str) -> None:
    for index, part in enumerate(MARKER.split(text)):
        if index % 2 == 0:
            paragraph.add_run(part)
            continue
        run: Any = paragraph.add_run()
        run.font.superscript = True
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{part}"/>'))


def _add_table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0].cells))
    table.style = "Table Grid"
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).bold = row.bold or None
            if row.level and text == row.cells[0]:
                paragraph.paragraph_format.left_indent = Pt(10 * row.level)


def _footnotes(document: Document, notes: dict[str, str]) -> None:
    if not notes:
        return
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    bodies = "".join(
        f'<w:footnote w:id="{label}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for label, text in notes.items()
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{separators}{bodies}</w:footnotes>"
    )
    package: Any = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _restamp(data: bytes) -> bytes:
    """The same package with every member's time fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()
