"""Word documents: whatever is printed is read, and nothing that is not."""

import datetime as dt
import io
import zipfile

import pytest

from corpus.read import read_bytes
from corpus.readers.docx import read
from tests.documents import W, docx, p, zipped

BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><wps:txbx xmlns:wps="s">'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 maart 2032</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIGN = '<w:r>{1}<w:fldChar w:fldCharType="{0}"/></w:r>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
CODE = "<w:r><w:instrText> XE </w:instrText></w:r>"
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{0}</w:t></w:r>'
TEXTS = [
    # tracked changes: what came in stays, what went out goes
    (p(runs="<w:r><w:t>Ik </w:t></w:r><w:del><w:r><w:delText>beloof</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>bouw</w:t></w:r></w:ins>"), ["Ik bouw"]),
    # text that was moved stands where it went to
    (p(runs="<w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom>") + p(
        runs="<w:moveTo><w:r><w:t>nieuw</w:t></w:r></w:moveTo>"), ["nieuw"]),
    # the mark between two paragraphs was deleted: they are one
    (p("Een brug", "<w:rPr><w:del/></w:rPr>") + p("bouwen"), ["Een brug bouwen"]),
    # hidden text is not printed
    (p("zichtbaar", runs="<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"), ["zichtbaar"]),
    # a field prints its result and not its code
    (p("Datum ", runs=FIELD), ["Datum 3 maart 2032"]),
    # one within the code of another prints nothing
    (p("a", runs=SIGN.format("begin", "") + CODE + FIELD + SIGN.format("end", "")) + p("b"), ["a", "b"]),
    # a field that never ends, one whose end is hidden or deleted: what follows is text all the same
    (p("a", runs=SIGN.format("begin", "") + CODE) + p("b"), ["a", "b"]),
    (p("a", runs=SIGN.format("begin", "") + CODE + SIGN.format("end", HIDDEN)) + p("b"), ["a", "b"]),
    (p("a", runs=f"{SIGN.format('begin', '')}<w:del>{SIGN.format('end', '')}</w:del>") + p("b"), ["a", "b"]),
    # a hyperlink's words are text
    (p("zie ", runs="<w:hyperlink><w:r><w:t>de brief</w:t></w:r></w:hyperlink>"), ["zie de brief"]),
    # a content control, in a paragraph and around one
    (p(runs="<w:sdt><w:sdtContent><w:r><w:t>in de regel</w:t></w:r></w:sdtContent></w:sdt>"), ["in de regel"]),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('eromheen')}</w:sdtContent></w:sdt>", ["eromheen"]),
    # one that nobody filled in is no text
    (p("a", runs="<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klik hier"
       "</w:t></w:r></w:sdtContent></w:sdt>"), ["a"]),
    # a text box is read once, though the file holds it twice
    (p("voor", runs=BOX.format(p("in de doos"))), ["voor", "in de doos"]),
    # tabs, breaks and hyphens
    (p(runs="<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"),
     ["a b\nc-d"]),
    # line breaks part a letterhead and a signature, and not a sentence
    (p(runs="<w:r><w:t>Datum 3 maart 2032</w:t><w:br/><w:t>Betreft De brug</w:t><w:br/><w:t>bij Veenmond</w:t></w:r>"),
     ["Datum 3 maart 2032", "Betreft De brug\nbij Veenmond"]),
    (p(runs="<w:r><w:t>Hoogachtend,</w:t><w:br/><w:br/><w:t>de minister van Bruggen</w:t><w:br/><w:t>en Wegen,</w:t>"
            "<w:br/><w:t>I. Stam</w:t></w:r>"),
     ["Hoogachtend,\n", "de minister van Bruggen\nen Wegen,", "I. Stam"]),
    (p(runs="<w:r><w:t>De brug wordt gebouwd en</w:t><w:br/><w:t>de minister van Bruggen betaalt</w:t></w:r>"),
     ["De brug wordt gebouwd en\nde minister van Bruggen betaalt"]),
    # a raised figure typed by hand is no part of the number before it
    (p("5 m", runs=RAISED.format("2")) + p("in 2032", runs=RAISED.format("3")), ["5 m2", "in 2032 3"]),
    # an empty paragraph is none
    (p() + p("  ") + p("x"), ["x"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_text(body, expected):
    assert [block.text for block in read(docx(body), "x.docx").blocks] == expected


def test_notes_stand_at_their_markers_and_deleted_ones_are_gone():
    def reference(kind, number):
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p("Eerste", runs=reference("footnote", 7) + "<w:r><w:t> en tweede</w:t></w:r>"
             + reference("footnote", 3) + reference("endnote", 2)
             + f"<w:del>{reference('footnote', 9)}</w:del>")  # fmt: skip
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"Noot {n}.")}</w:footnote>' for n in (3, 7, 9))
    ends = f'<w:endnote w:id="2">{p("Eindnoot.")}</w:endnote>'
    letter = read_bytes(docx(body, footnotes=notes, endnotes=ends), "x.docx")
    text = letter.text
    assert text.startswith("Eerste en tweede")
    found = [(n.label, text[: n.anchor], text[n.start : n.end]) for n in letter.footnotes]
    assert found == [
        ("1", "Eerste", "Noot 7."),
        ("2", "Eerste en tweede", "Noot 3."),
        ("i", "Eerste en tweede", "Eindnoot."),
    ]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="K1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="K2"><w:basedOn w:val="K1"/><w:name w:val="eigen"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kring"><w:basedOn w:val="Kring"/><w:name w:val="k"/></w:style>'
)
HEADINGS = [
    ('<w:pStyle w:val="K1"/>', "Bruggen", ("heading", 1)),
    ('<w:pStyle w:val="K2"/>', "Bruggen", ("heading", 2)),
    ('<w:outlineLvl w:val="3"/>', "Bruggen", ("heading", 4)),
    # the outline level of running text
    ('<w:outlineLvl w:val="9"/>', "Bruggen", ("paragraph", 0)),
    # a style that is based on itself
    ('<w:pStyle w:val="Kring"/>', "Bruggen", ("paragraph", 0)),
    ("", "Bruggen", ("paragraph", 0)),
]


@pytest.mark.parametrize(("props", "text", "expected"), HEADINGS)
def test_headings(props, text, expected):
    block = read(docx(p(text, props), styles=STYLES), "x.docx").blocks[0]
    assert (block.kind, block.level) == expected


BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
BOLD_LINES = [
    ("Stand van zaken", "heading"),
    # a whole sentence in bold is no heading
    ("Dit is vet.", "paragraph"),
    ("x" * 200, "paragraph"),
]


@pytest.mark.parametrize(("text", "expected"), BOLD_LINES)
def test_a_short_bold_line_is_a_heading(text, expected):
    assert read(docx(p(runs=BOLD.format(text))), "x.docx").blocks[0].kind == expected


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Vraag %1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text, number, depth=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_lists_are_numbered_as_printed():
    body = (item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1)
            + item("f", 2) + item("g", 4) + item("h", 0) + item("Waarom?", 3))  # fmt: skip
    blocks = read(docx(body, numbering=NUMBERING), "x.docx").blocks
    assert [(b.kind, b.number, b.level, b.text) for b in blocks] == [
        ("list_item", "1.", 1, "a"),
        ("list_item", "2.", 1, "b"),
        ("list_item", "2.a", 2, "c"),
        ("list_item", "3.", 1, "d"),
        ("list_item", "3.a", 2, "e"),
        ("list_item", "•", 1, "f"),
        ("list_item", "5.", 1, "g"),
        ("paragraph", "", 0, "h"),
        # words that the list prints are text
        ("paragraph", "", 0, "Vraag 1 Waarom?"),
    ]


def tc(text, props=""):
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells, props=""):
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"


def test_tables_with_merged_cells_are_a_grid():
    table = (
        "<w:tbl><w:tblPr/>"
        + tr(tc("Post"), tc("Bedrag", '<w:gridSpan w:val="2"/>'), props="<w:tblHeader/>")
        + tr(tc("Brug", '<w:vMerge w:val="restart"/>'), tc("5"), tc("6"))
        + tr(tc("", "<w:vMerge/>"), tc("7"), tc("8"))
        + tr(tc("weg"), tc("0"), tc("0"), props="<w:del/>")
        + "</w:tbl>"
    )
    block = read(docx(p("Tekst.") + table), "x.docx").blocks[1]
    assert block.table.rows == [["Post", "Bedrag", ""], ["Brug", "5", "6"], ["", "7", "8"]]
    assert block.table.header_rows == 1


def test_strict_open_xml_is_read_too():
    with zipfile.ZipFile(io.BytesIO(docx(p("De brug")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict)
    assert [block.text for block in read(zipped(parts), "x.docx").blocks] == ["De brug"]


def test_a_text_box_in_a_cell_is_read_once():
    rows = [["Post", "2032"], ["Brug", "5"], ["Weg", "7"]]
    cells = [
        [p(words, runs=BOX.format(p("let op")) if words == "Brug" else "") for words in row]
        for row in rows
    ]
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells
    )
    [block] = read(docx(f"<w:tbl>{table}</w:tbl>"), "x.docx").blocks
    assert block.table.rows == [["Post", "2032"], ["Brug\nlet op", "5"], ["Weg", "7"]]


def test_a_letterhead_in_a_table_and_header_gives_date_and_subject():
    head = (
        "<w:tbl><w:tblPr/>"
        + tr(tc("Datum"), tc("3 maart 2032"))
        + tr(tc("Onderwerp"), tc("Herstel van de brug"))
        + tr(tc("Ons kenmerk"), tc("BR-17"))
        + "</w:tbl>"
    )
    later = p("Datum") + p("1 januari 2031")  # what later pages repeat: an old date
    text = p("De brug bij Veenmond wordt hersteld. " * 6)
    letter = read_bytes(
        docx(head + text, headers={"default": later, "first": p("Ministerie van Bruggen")}),
        "x.docx",
    )
    assert letter.head.date == dt.date(2032, 3, 3)
    assert letter.head.subject == "Herstel van de brug"
    assert letter.head.kenmerk == "BR-17"
    assert "2031" not in letter.text
    assert not letter.tables


def test_a_date_that_stands_in_the_header_alone_is_found():
    header = p("Datum") + p("3 maart 2032") + p("Pagina 2 van 9")
    letter = read_bytes(docx(p("Tekst van de brief."), headers={"default": header}), "x.docx")
    assert letter.head.date == dt.date(2032, 3, 3)
    assert "Pagina" not in letter.text


def test_pages_are_those_that_word_left_in_the_file():
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("een") + p(runs=f"{broken}<w:r><w:t>twee</w:t></w:r>") + p("ook twee")
    pages = [block.page for block in read(docx(body), "x.docx").blocks]
    assert pages == [1, 2, 2]
    assert [b.page for b in read(docx(p("een")), "x.docx").blocks] == [None]


def test_offsets_lead_to_the_part():
    draft = read(docx(p("een") + p("twee")), "x.docx")
    yielded = "een\ntwee\n"
    for block in draft.blocks:
        assert block.part == "word/document.xml"
        assert yielded[block.source :].startswith(block.text)
