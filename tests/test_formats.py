"""The same paper in every format is the same letter; and what only one format has is read too."""

import datetime as dt
import os
from pathlib import Path

import pytest

from corpus.detect import detect
from corpus.read import read_bytes
from tests.documents import aanhangsel, docx, kamerstuk, odt, p

MEDIA = ("xml", "html", "odt", "docx", "txt")
SHARED = Path(os.environ.get("GRIFFIE_SHARED") or Path(__file__).parent.parent.parent / "shared")
REAL = sorted((SHARED / "letters" / "formats").glob("ah-tk-20202021-3235.*"))


def from_first_question(letter):
    return letter.text[letter.text.index("Vraag 1") :]


def parts(letter):
    return [
        (block.role, block.number, letter.text[block.start : block.end])
        for block in letter.blocks
        if block.role in ("question", "answer")
    ]


@pytest.mark.parametrize("medium", MEDIA)
def test_the_same_questions_and_answers_are_the_same_letter(medium):
    letter = read_bytes(aanhangsel(medium), f"vragen.{medium}")
    expected = read_bytes(aanhangsel("txt"), "vragen.txt")
    assert from_first_question(letter) == from_first_question(expected)
    assert parts(letter) == parts(expected)
    assert [role for role, _, _ in parts(letter)] == (
        ["question"] * 2 + ["answer"] * 2 + ["question"] * 2 + ["answer"] * 3
    )
    assert letter.head.kind == "antwoord"
    assert letter.head.date == dt.date(2032, 3, 9)
    assert [s.name for s in letter.head.signatories] == ["Stam"]


@pytest.mark.skipif(len(REAL) < 4, reason="the real Aanhangsel in four formats is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda p: p.suffix)
def test_the_real_aanhangsel_is_the_same_letter_in_four_formats(path):
    letter = read_bytes(path.read_bytes(), path.name)
    expected = read_bytes(REAL[-1].read_bytes(), REAL[-1].name)
    assert from_first_question(letter) == from_first_question(expected)
    assert parts(letter) == parts(expected)
    assert letter.head.date == expected.head.date == dt.date(2021, 6, 21)
    assert letter.head.signatories == expected.head.signatories


def placeless(fact):
    """A fact without where it stands, which the head of the page shifts."""
    if isinstance(fact, dict):
        return {k: placeless(v) for k, v in fact.items() if k not in ("start", "end", "page")}
    return [placeless(part) for part in fact] if isinstance(fact, list) else fact


@pytest.mark.skipif(len(REAL) < 4, reason="the real Aanhangsel in four formats is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda p: p.suffix)
def test_the_real_aanhangsel_gives_the_same_facts_in_four_formats(path):
    from kb.contract import document
    from kb.extract.pipeline import extract  # spaCy is loaded here only

    def facts(file):
        letter = read_bytes(file.read_bytes(), file.name)
        told = document(letter, extract(letter))
        kinds = ("references", "motions", "commitments", "deadlines", "amounts")
        return {kind: [placeless(fact) for fact in told[kind]] for kind in kinds}

    found = facts(path)
    assert found == facts(REAL[-1])
    assert found["amounts"]


@pytest.mark.parametrize("medium", MEDIA)
def test_the_reader_is_found_from_the_content_and_not_the_name(medium):
    expected = {"xml": "kamerstuk_xml", "txt": "text"}.get(medium, medium)
    assert detect(aanhangsel(medium), "brief.dat") == expected


NOTE = '<noot type="voet"><noot.nr>1</noot.nr><noot.al>Kamerstuk 36 900, nr. 2.</noot.al></noot>'


def test_a_kamerstuk_with_note_list_table_and_signature():
    table = (
        '<table><tgroup><colspec colname="a"/><colspec colname="b"/><colspec colname="c"/>'
        '<thead><row><entry colname="a"><al>Post</al></entry><entry namest="b" nameend="c"><al>Bedrag</al></entry></row></thead>'
        '<tbody><row><entry colname="a" morerows="1"><al>Brug</al></entry><entry colname="b"><al>5</al></entry>'
        '<entry colname="c"><al>6</al></entry></row><row><entry><al>7</al></entry><entry><al>8</al></entry></row></tbody>'
        "</tgroup></table>"
    )
    inner = (
        "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 maart 2032</al>"
        f"<al>Ik bouw een <nadruk>brug</nadruk>.{NOTE} Snel.</al>"
        "<divisie><kop><nr>1.</nr><titel>Kosten</titel></kop><al>Veel.</al></divisie>"
        "<lijst><li><li.nr>–</li.nr><al>een</al></li><li><li.nr>2.</li.nr><al>twee</al></li></lijst>"
        f"{table}<onbekend>ook dit<diep>er</diep></onbekend>"
    )
    closing = (
        "<tekst-sluiting><ondertekening><functie>De Minister</functie> van Bruggen,"
        "<naam><voornaam>S.</voornaam><achternaam>Stam</achternaam></naam></ondertekening></tekst-sluiting>"
    )
    letter = read_bytes(kamerstuk(inner, closing=closing), "kst.xml")
    assert letter.head.kind == "kamerbrief"
    assert letter.head.dossier == "36900-XII-4"
    assert letter.head.date == dt.date(2032, 3, 3)
    assert [(s.name, s.role) for s in letter.head.signatories] == [
        ("S. Stam", "De Minister van Bruggen")
    ]
    assert "36 900 XII" in letter.text
    note = letter.footnotes[0]
    assert letter.text[: note.anchor].endswith("Ik bouw een brug.")
    assert letter.text[note.anchor :].startswith(" Snel.")
    assert letter.text[note.start : note.end] == "Kamerstuk 36 900, nr. 2."
    assert [(s.heading, s.level) for s in letter.sections][-1] == ("1. Kosten", 2)
    cells = letter.tables[0]
    assert [(c.row, c.column, letter.text[c.start : c.end]) for c in cells.cells if c.start < c.end] == [
        (0, 0, "Post"), (0, 1, "Bedrag"), (1, 0, "Brug"), (1, 1, "5"), (1, 2, "6"), (2, 1, "7"), (2, 2, "8"),
    ]  # fmt: skip
    assert "ook dit" in letter.text
    assert "er" in letter.text


MOTION = (
    "<al>De Kamer,</al><al>gehoord de beraadslaging,</al><al>overwegende dat het regent;</al>"
    "<al>verzoekt de regering te bouwen,</al><al>en gaat over tot de orde van de dag.</al>"
)


@pytest.mark.parametrize("medium", ["xml", "odt", "html"])
def test_a_motions_paper_in_every_format(medium):
    day = '<datumtekst>Voorgesteld <datum isodatum="2032-03-03">3 maart 2032</datum></datumtekst>'
    title = "GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER PLAAT EN STAM"
    lines = [
        "Vergaderjaar 2031-2032", "36 900", "XII", "Bruggen", "Nr. 4", title, "Voorgesteld 3 maart 2032",
        "De Kamer,", "gehoord de beraadslaging,", "overwegende dat het regent;", "verzoekt de regering te bouwen,",
        "en gaat over tot de orde van de dag.", "Van der Plaat", "Stam",
    ]  # fmt: skip
    data = {
        "xml": kamerstuk(
            MOTION,
            title=title,
            day=day,
            closing="<ondertekening><naam><achternaam>Van der Plaat</achternaam></naam>"
            "<naam><achternaam>Stam</achternaam></naam></ondertekening>",
        ),
        "odt": odt("".join(f"<text:p>{line}</text:p>" for line in lines)),
        "html": f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode(),
    }[medium]
    letter = read_bytes(data, f"motie.{medium}")
    motion = letter.head.motion
    assert letter.head.kind == "motie"
    assert motion.ref == "36900-XII-4"
    assert motion.sponsors == ("Van der Plaat", "Stam")
    assert motion.proposed == dt.date(2032, 3, 3)
    assert motion.changed
    assert letter.text[motion.dictum.start : motion.dictum.end] == "verzoekt de regering te bouwen"


ODT_TEXTS = [
    # runs of spaces, tabs and breaks are elements; white space in the file is one space
    ('<text:p>a<text:s text:c="3"/>b\n   c<text:tab/>d<text:line-break/>e</text:p>', ["a b c d\ne"]),
    # deletions that were tracked stand apart and are not text
    ("<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes><text:p>blijft</text:p>", ["blijft"]),
    ("<text:p>a<office:annotation><text:p>opmerking</text:p></office:annotation>b</text:p>", ["ab"]),
    # a frame's text follows its paragraph
    ("<text:p>voor<draw:frame><draw:text-box><text:p>doos</text:p></draw:text-box></draw:frame></text:p>",
     ["voor", "doos"]),
    ('<text:section text:name="s"><text:p>erin</text:p></text:section>', ["erin"]),
    ('<text:section text:display="none"><text:p>niet</text:p></text:section><text:p>wel</text:p>', ["wel"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ODT_TEXTS)
def test_odt_text(body, expected):
    from corpus.readers.odt import read

    assert [block.text for block in read(odt(body), "x.odt").blocks] == expected


def test_odt_headings_lists_notes_and_tables():
    from corpus.readers.odt import read

    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>'
        '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>De noot.</text:p></text:note-body></text:note>"
    )
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    body = (
        '<text:h text:outline-level="2">Kop</text:h><text:p text:style-name="B">Vette kop</text:p>'
        f"<text:p>Tekst{note} verder.</text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>een</text:p></text:list-item>'
        "<text:list-item><text:p>twee</text:p><text:list><text:list-item><text:p>diep</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        f"<table:table><table:table-header-rows>{row(cell('Post') + cell('Bedrag'))}</table:table-header-rows>"
        f"{row(cell('Brug') + '<table:covered-table-cell/>' + cell('5'))}{row(cell('Weg') + cell('6'))}</table:table>"
    )
    draft = read(odt(body, styles=styles), "x.odt")
    assert [(b.kind, b.level, b.number) for b in draft.blocks] == [
        ("heading", 2, ""), ("heading", 2, ""), ("paragraph", 0, ""),
        ("list_item", 1, "1."), ("list_item", 1, "2."), ("list_item", 2, "–"), ("table", 0, ""),
    ]  # fmt: skip
    assert [(n.label, n.text) for n in draft.notes] == [("1", "De noot.")]
    assert draft.blocks[-1].table.rows == [
        ["Post", "Bedrag", ""],
        ["Brug", "", "5"],
        ["Weg", "6", ""],
    ]
    assert draft.blocks[-1].table.header_rows == 1


def html(body, head=""):
    return f"<html><head><title>t</title>{head}</head><body>{body}</body></html>".encode()


HTML_TEXTS = [
    # what is not the letter is left out
    ("<nav>Menu</nav><header>Rijk</header><p>Brief.</p><script>x()</script><style>p{}</style><footer>f</footer>",
     ["Brief."]),
    ('<p>Brief.</p><p hidden>a</p><p style="display: none">b</p><div class="cookiebar">c</div>'
     '<div role="navigation">d</div><form>e</form><template>f</template>', ["Brief."]),
    # but a header inside the article is the letter's
    ("<header>Rijk</header><article><header>Datum 3 maart 2032</header><p>Brief, die veel langer is.</p></article>",
     ["Datum 3 maart 2032", "Brief, die veel langer is."]),
    # white space is one space; a break is a line's end, two are a paragraph's
    ("<p>a\n   b<br>c<br><br>d</p>", ["a b\nc", "d"]),
    # inline elements do not part words
    ("<p>be<b>lo</b>fte <a href='x'>hier</a></p>", ["belofte hier"]),
    # a raised figure without a note is no part of the number before it
    ("<p>CO<sub>2</sub> op 5 m<sup>2</sup> in 2032<sup>3</sup>.</p>", ["CO2 op 5 m2 in 2032 3."]),
    ("<p>Het 1<sup>e</sup> kwartaal.</p>", ["Het 1e kwartaal."]),
    ('<p>In 2032<sup><a href="#n">1</a></sup>.</p><p id="n">1 Noot.</p>', ["In 2032\ue0001\ue001."]),
    # text outside any block
    ("los <div>blok</div> weer los", ["los", "blok", "weer los"]),
    ("<p>&euro;&nbsp;5 &amp; meer &#8211; &lt;b&gt;</p>", ["€ 5 & meer – <b>"]),
    # a broken page is read as a browser does
    ("<p>een<p>twee<div>drie", ["een", "twee", "drie"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), HTML_TEXTS)
def test_html_text(body, expected):
    from corpus.readers.html import read

    assert [block.text for block in read(html(body), "x.html").blocks] == expected


def test_html_notes_lists_and_tables():
    from corpus.readers.html import read

    draft = read(
        html(
            '<h2>Kop</h2><p>Tekst<sup><a href="#n1">1</a></sup> <a href="#kop">2</a>.</p><ol start="3"><li>c</li>'
            "<li>– d</li></ol><table><tr><th>Post<th colspan=2>Bedrag</tr><tr><td rowspan=2>Brug<td>5<td>6</tr>"
            '<tr><td>7<td>8</tr></table><h3 id="kop">Meer</h3><p id="n1"><a href="#r">1</a> De noot.</p>'
        ),
        "x.html",
    )
    kinds = [(b.kind, b.number) for b in draft.blocks]
    assert kinds == [
        ("heading", ""), ("paragraph", ""), ("list_item", "3."), ("list_item", "–"), ("table", ""), ("heading", ""),
    ]  # fmt: skip
    assert "2" in draft.blocks[1].text  # a link to a heading is no note
    assert [(n.label, n.text) for n in draft.notes] == [("1", "De noot.")]
    assert draft.blocks[4].table.rows == [
        ["Post", "Bedrag", ""],
        ["Brug", "5", "6"],
        ["", "7", "8"],
    ]


SIGNED = [
    ("De minister van Bruggen,", "De staatssecretaris van Bruggen"),
    ("", "en Wegen,"),
    ("I. Stam", "A. de Wit"),
]


@pytest.mark.parametrize("medium", ["docx", "odt", "html"])
@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (SIGNED, ["I. Stam", "A. de Wit"]),
        # a table of offices and names is one of data
        ([("De minister van Bruggen", "I. Stam"), ("De minister van Wegen", "A. de Wit")], []),
        # names first
        (
            [("I. Stam", "A. de Wit"), ("minister van Bruggen", "minister van Wegen")],
            ["I. Stam", "A. de Wit"],
        ),
    ],
)
def test_signatures_in_a_table(medium, rows, names):
    letter = read_bytes(table_letter(medium, rows), f"x.{medium}")
    assert [s.name for s in letter.head.signatories] == names
    assert len(letter.tables) == (not names)


def table_letter(medium, rows):
    """A letter that ends in a table."""
    lines = ["Geachte voorzitter,", "De brug wordt gebouwd. " * 9, "Hoogachtend,"]
    if medium == "docx":
        cells = ["".join(f"<w:tc>{p(c)}</w:tc>" for c in row) for row in rows]
        table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
        return docx("".join(map(p, lines)) + table)
    if medium == "odt":
        cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
        body = "".join(f"<table:table-row>{''.join(map(cell, r))}</table:table-row>" for r in rows)
        return odt(
            "".join(f"<text:p>{x}</text:p>" for x in lines) + f"<table:table>{body}</table:table>"
        )
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return html("".join(f"<p>{x}</p>" for x in lines) + f"<table>{body}</table>")


def test_html_cells_have_their_notes_and_whole_words():
    rows = (
        "<tr><th>Post<th>CO<sub>2</sub><br>in kton<th><p>Bedrag</p><p>in euro</p></tr>"
        '<tr><td>Brug<td><b>1</b>.000<td>5<sup><a href="#n1">1</a></sup></tr>'
        "<tr><td>Weg<td>12<sup>3</sup><td>7<script>x()</script></tr>"
    )
    letter = read_bytes(
        html(f'<p>Tekst.</p><table>{rows}</table><p id="n1"><a href="#r">1</a> De noot.</p>'), "x"
    )
    [table] = letter.tables
    assert [letter.text[c.start : c.end] for c in table.cells] == [
        "Post", "CO2 in kton", "Bedrag in euro", "Brug", "1.000", "5", "Weg", "12 3", "7",
    ]  # fmt: skip
    [note] = letter.footnotes
    assert letter.text[: note.anchor].endswith("1.000\t5")


def test_odt_cells_without_the_text_of_notes_and_comments():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>De noot.</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>Klopt dit?</text:p></office:annotation>"
    rows = [("Post", "Bedrag"), (f"Brug{note}", f"5{comment}"), ("Weg", "7")]
    cells = [
        "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        for row in rows
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    letter = read_bytes(odt(f"<text:p>Tekst.</text:p><table:table>{body}</table:table>"), "x.odt")
    [table] = letter.tables
    assert [letter.text[c.start : c.end] for c in table.cells] == [
        "Post", "Bedrag", "Brug", "5", "Weg", "7",
    ]  # fmt: skip
    assert letter.text[: letter.footnotes[0].anchor].endswith("Brug")


def test_a_publications_own_metadata():
    meta = "".join(
        f'<meta name="{name}" content="{content}"/>'
        for name, content in (
            ("OVERHEIDop.dossiernummer", "36900-XII"),
            ("OVERHEIDop.ondernummer", "4"),
            ("DCTERMS.issued", "2032-03-03"),
            ("DC.title", "Brief over bruggen"),
            ("DC.type", "Brief"),
        )
    )
    letter = read_bytes(html("<p>De brug wordt gebouwd.</p>", meta), "kst.html")
    assert letter.head.dossier == "36900-XII-4"
    assert (letter.head.date, letter.head.date_basis) == (dt.date(2032, 3, 3), "metadata")
    assert letter.head.kind == "kamerbrief"
