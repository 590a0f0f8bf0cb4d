"""PDFs into blocks: margins, running heads, notes and page ends never stand inside a sentence."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, NumberObject

from corpus.errors import TruncatedFileError
from corpus.letter import Letter
from corpus.read import read_bytes
from tests.letter_pdf import LEFT, LetterPdf, head

pytest.importorskip("reportlab")

LONG = (
    "Het kabinet heeft in de afgelopen periode met de zorgverzekeraars, de gemeenten en de aanbieders "
    "van zorg afspraken gemaakt over de bereikbaarheid van de spoedzorg in alle regio's van het land"
)


def read(pdf: LetterPdf) -> Letter:
    return read_bytes(pdf.data(), "brief.pdf")


def texts(letter: Letter, *roles: str) -> list[str]:
    return [letter.text[b.start : b.end] for b in letter.blocks if not roles or b.role in roles]


@pytest.fixture(scope="module")
def letter() -> Letter:
    """Two pages with everything that stands beside a letter's text."""
    pdf = LetterPdf()
    head(pdf)
    pdf.line("Geachte voorzitter,")
    pdf.y -= 12
    pdf.wrapped(f"{LONG}.^1^ Daarmee is de motie uitgevoerd.^2^ De resultaten volgen.")
    pdf.line("Vervolg", font="Helvetica-Bold")
    pdf.wrapped(f"{LONG}, en stuur ik u dit voorjaar het plan met alle maatregelen die daarvoor")
    pdf.notes(
        [
            "^1^ Kamerstuk 36 800 XVI, nr. 12.",
            "^2^ Kamerstuk 36 800 XVI, nr. 14. Deze noot is lang en loopt",
        ],
        y=80,
    )
    pdf.end_page(2)
    pdf.margin(["Directoraat-generaal", "Curatieve Zorg", "", "Ons kenmerk", "4054317-1079023-CZ"])
    pdf.line("nodig zijn; in mei informeer ik u over het geld.")
    pdf.y -= 12
    pdf.line("•   de eerste maatregel gaat in juli in; en")
    pdf.line("•   de tweede volgt in september.")
    pdf.y -= 12
    pdf.at("De minister van Volksgezondheid,", LEFT, pdf.y)
    pdf.at("De staatssecretaris van Volksgezondheid,", 280, pdf.y)
    pdf.y -= 12
    pdf.at("Welzijn en Sport,", LEFT, pdf.y)
    pdf.at("Welzijn en Sport,", 280, pdf.y)
    pdf.y -= 60
    pdf.at("J.A. Bruijn", LEFT, pdf.y)
    pdf.at("N.J.F. Pouw-Verweij", 280, pdf.y)
    pdf.notes(["door op de tweede bladzijde."], y=60)
    pdf.end_page(2)
    return read(pdf)


def test_no_sentence_is_interrupted(letter: Letter) -> None:
    body = texts(letter, "body")
    assert body == [
        f"{LONG}. Daarmee is de motie uitgevoerd. De resultaten volgen.",
        "Vervolg",
        f"{LONG}, en stuur ik u dit voorjaar het plan met alle maatregelen die daarvoor nodig zijn; "
        "in mei informeer ik u over het geld.",
        "de eerste maatregel gaat in juli in; en",
        "de tweede volgt in september.",
    ]


def test_notes_are_tied_to_their_markers(letter: Letter) -> None:
    first, second = letter.footnotes
    assert letter.text[first.start : first.end] == "Kamerstuk 36 800 XVI, nr. 12."
    assert letter.text[second.start : second.end].endswith(
        "Deze noot is lang en loopt door op de tweede bladzijde."
    )
    assert letter.text[: first.anchor].endswith(LONG + ".")
    assert letter.text[: second.anchor].endswith("de motie uitgevoerd.")


def test_the_head(letter: Letter) -> None:
    assert letter.head.date == dt.date(2026, 6, 3)
    assert (
        letter.head.subject
        == "Voortgang van het programma Zorg op de juiste plek en de uitvoering van moties"
    )
    assert letter.head.kenmerk == "4054317-1079023-CZ"
    assert letter.head.addressee == "De Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert [(s.name, s.role) for s in letter.head.signatories] == [
        ("J.A. Bruijn", "De minister van Volksgezondheid, Welzijn en Sport"),
        ("N.J.F. Pouw-Verweij", "De staatssecretaris van Volksgezondheid, Welzijn en Sport"),
    ]
    assert not any("Pagina" in text for text in texts(letter))


def test_pages_and_headings(letter: Letter) -> None:
    assert letter.page_at(letter.text.index("Geachte")) == 1
    assert letter.page_at(letter.text.index("nodig zijn;")) == 2
    assert letter.headings_at(letter.text.index("nodig zijn;")) == ["Vervolg"]


def table_rows(letter: Letter) -> list[list[str]]:
    (table,) = letter.tables
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(letter.text[cell.start : cell.end])
    return rows


def test_a_table_with_figures_to_the_right() -> None:
    pdf = LetterPdf()
    pdf.wrapped(f"{LONG}. De verdeling staat in tabel 1.")
    pdf.line("Tabel 1: Middelen (bedragen x € 1.000)", font="Helvetica-Bold")
    for label, indent, cells in (
        ("", 0, ("2026", "2027", "2028")),
        ("Spoedzorg", 0, ("1.500", "2.000", "2.500")),
        ("waarvan regio's", 10, ("500", "1.000", "1.500")),
        ("waarvan landelijk", 10, ("1.000", "1.000", "1.000")),
        ("Totaal", 0, ("1.500", "2.000", "2.500")),
    ):
        if label:
            pdf.at(label, LEFT + indent, pdf.y)
        for column, cell in enumerate(cells):
            pdf.canvas.setFont("Helvetica", 9)
            pdf.canvas.drawRightString(300 + 60 * column, pdf.y, cell)
        pdf.y -= 16
    pdf.y -= 10
    pdf.wrapped(f"{LONG}. Daarover volgt meer.")
    letter = read(pdf)
    (table,) = letter.tables
    assert table.caption == "Tabel 1: Middelen (bedragen x € 1.000)"
    assert (table.unit, table.factor) == ("bedragen x € 1.000", 1000)
    assert table_rows(letter) == [
        ["", "2026", "2027", "2028"],
        ["Spoedzorg", "1.500", "2.000", "2.500"],
        ["waarvan regio's", "500", "1.000", "1.500"],
        ["waarvan landelijk", "1.000", "1.000", "1.000"],
        ["Totaal", "1.500", "2.000", "2.500"],
    ]
    assert table.row_levels == (0, 0, 1, 1, 0)
    assert table.totals == (4,)
    assert texts(letter, "body")[-1] == f"{LONG}. Daarover volgt meer."


HEADER = ("Post", "2031", "2032", "2033")
OVER = [
    # the header again on the next page; none; a header of two lines
    ([HEADER], [HEADER], 1),
    ([HEADER], [], 1),
    ([("", "raming", "raming", "raming"), HEADER], [("", "raming", "raming", "raming"), HEADER], 1),
    # another header, or other columns: another table
    ([HEADER], [("Land", "2040", "2041", "2042")], 2),
    ([HEADER], [HEADER[:3]], 2),
]


@pytest.mark.parametrize(("first", "second", "tables"), OVER)
def test_a_table_that_goes_on_over_a_page(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], tables: int
) -> None:
    pdf = LetterPdf()
    pdf.line("Geachte voorzitter,")
    pdf.y -= 12
    pdf.wrapped("Hieronder staat wat de bruggen kosten, zoals ik uw Kamer eerder heb gemeld. " * 4)
    pdf.line("Tabel 1: Kosten (bedragen x € 1 mln.)")

    def row(*cells: str) -> None:
        for x, text in zip((78, 250, 320, 390), cells, strict=False):
            pdf.at(text, x, pdf.y)
        pdf.y -= 12

    width = len((second or [HEADER])[0])
    for cells in (
        *first,
        ("Brug bij Veenmond", "1", "2", "3"),
        ("Brug bij Oord", "10", "20", "30"),
    ):
        row(*cells)
    pdf.end_page(2)
    for cells in (*second, ("Brug bij Dijk", "4", "5", "6"), ("Totaal", "15", "27", "39")):
        row(*cells[:width])
    pdf.y -= 24
    pdf.wrapped("Daarmee is de motie uitgevoerd, zoals ik uw Kamer eerder heb gemeld. " * 4)
    pdf.end_page(2)
    letter = read_bytes(pdf.data(), "tabel.pdf")
    assert len(letter.tables) == tables
    if tables == 1:
        [table] = letter.tables
        assert (table.rows, table.header_rows) == (len(first) + 4, len(first))
        assert (table.factor, table.totals) == (1_000_000, (len(first) + 3,))
        last = [c for c in table.cells if c.row == table.rows - 1]
        assert [letter.text[c.start : c.end] for c in last] == ["Totaal", "15", "27", "39"]
        assert {letter.page_at(c.start) for c in last} == {2}


def test_prose_is_no_table() -> None:
    pdf = LetterPdf()
    for _ in range(3):
        pdf.wrapped(f"{LONG}. In 2026 is € 12 mln. beschikbaar.")
    assert read(pdf).tables == ()


def test_hyphens_at_line_ends() -> None:
    pdf = LetterPdf()
    pdf.line("Het kabinet werkt aan de verdere verbetering van de voorzieningen in de gecompen-")
    pdf.line("seerde gebieden, aan regels voor drone-")
    pdf.line("exploitanten en aan de klimaat-")
    pdf.line("en energiebeleid.")
    assert texts(read(pdf)) == [
        "Het kabinet werkt aan de verdere verbetering van de voorzieningen in de gecompenseerde gebieden, "
        "aan regels voor drone-exploitanten en aan de klimaat- en energiebeleid."
    ]


def test_a_raised_figure_that_is_no_note_stays() -> None:
    pdf = LetterPdf()
    pdf.wrapped("Het gaat om 1.200 m^3^ gas en om 15 km^2^ grond. De motie^4^ is aangehouden.")
    letter = read(pdf)
    assert letter.text == "Het gaat om 1.200 m3 gas en om 15 km2 grond. De motie4 is aangehouden."
    assert letter.footnotes == ()


def test_the_margin_to_the_left_of_an_aanhangsel() -> None:
    pdf = LetterPdf()
    pdf.at("Tweede Kamer der Staten-Generaal", 55, 770, size=18, font="Helvetica-Bold")
    for text in (
        "Vragen van het lid Jansen (ABC) aan de Minister van Financiën over geld",
        "(ingezonden 4 april 2024).",
        "",
        "Antwoord van Minister Heinen (Financiën) (ontvangen 21 mei 2024).",
        "",
        "Vraag 1",
        "Bent u bekend met het bericht?^1^",
        "",
        "Antwoord 1",
        "Ja. Ik informeer de Kamer hier in juni over.",
    ):
        pdf.line(text, x=221, size=8.5)
    pdf.at("^1^ Kamerstuk 26 485, nr. 432.", 221, 150, size=7)
    pdf.at("ah-tk-20232024-1786", 55, 82, size=6)
    pdf.at("ISSN 0921 - 7398", 55, 75, size=6)
    pdf.at("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel", 221, 69, size=9)
    pdf.canvas.showPage()
    letter = read(pdf)
    assert letter.head.kind == "antwoord"
    assert letter.head.date == dt.date(2024, 5, 21)
    assert [s.name for s in letter.head.signatories] == ["Heinen"]
    assert texts(letter, "question") == ["Vraag 1", "Bent u bekend met het bericht?"]
    assert texts(letter, "answer") == ["Antwoord 1", "Ja. Ik informeer de Kamer hier in juni over."]
    (note,) = letter.footnotes
    assert letter.text[note.start : note.end] == "Kamerstuk 26 485, nr. 432."
    assert letter.text[: note.anchor].endswith("bericht?")


def test_a_printed_kamerstuk() -> None:
    pdf = LetterPdf()
    pdf.at("Tweede Kamer der Staten-Generaal", 55, 770, size=18, font="Helvetica-Bold")
    pdf.at("2", 506, 740, size=50, font="Helvetica-Bold")
    pdf.at("Vergaderjaar 2025–2026", 55, 706, size=9.6)
    pdf.at("36 800 XIV", 55, 640, size=11, font="Helvetica-Bold")
    pdf.at(
        "Vaststelling van de begrotingsstaten van het Ministerie van",
        221,
        640,
        size=11,
        font="Helvetica-Bold",
    )
    pdf.at("Landbouw voor het jaar 2026", 221, 627, size=11, font="Helvetica-Bold")
    pdf.at("Nr. 33", 55, 590, size=9, font="Helvetica-Bold")
    pdf.at("BRIEF VAN DE MINISTER VAN LANDBOUW", 221, 590, size=9, font="Helvetica-Bold")
    pdf.y = 565
    for text in (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "",
        "Den Haag, 3 juni 2026",
        "",
        "Het kabinet stuurt uw Kamer in september het plan voor de landbouw en de",
        "natuur, zoals gevraagd in de motie-Jansen.^1^",
        "",
        "De Minister van Landbouw,",
        "J. van Essen",
    ):
        pdf.line(text, x=221, size=8.5)
    pdf.at("^1^ Kamerstuk 36 800 XIV, nr. 12.", 221, 150, size=7)
    pdf.at("kst-36800-XIV-33", 55, 82, size=6)
    pdf.at("ISSN 0921 - 7371", 55, 75, size=6)
    pdf.at("Tweede Kamer, vergaderjaar 2025–2026, 36 800 XIV, nr. 33", 221, 69, size=9)
    pdf.canvas.showPage()
    letter = read(pdf)
    assert letter.head.dossier == "36800-XIV-33"
    assert letter.head.date == dt.date(2026, 6, 3)
    assert letter.head.kind == "kamerbrief"
    assert [s.name for s in letter.head.signatories] == ["J. van Essen"]
    assert texts(letter, "body") == [
        "Het kabinet stuurt uw Kamer in september het plan voor de landbouw en de natuur, zoals gevraagd in de motie-Jansen."
    ]


def broken(pages: int, *numbers: int) -> bytes:
    """A PDF of so many pages, of which those with these numbers have a page box that is none."""
    pdf = LetterPdf()
    for number in range(1, pages + 1):
        pdf.line(f"Op bladzijde {number} staat tekst.")
        pdf.end_page(number)
    writer = PdfWriter(clone_from=io.BytesIO(pdf.data()))
    for number in numbers:
        writer.pages[number - 1][NameObject("/MediaBox")] = NumberObject(3)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_broken_page_is_passed_over_and_flagged() -> None:
    letter = read_bytes(broken(3, 2), "brief.pdf")
    assert texts(letter) == ["Op bladzijde 1 staat tekst.", "Op bladzijde 3 staat tekst."]
    (flag,) = letter.flags
    assert (flag.code, letter.text[flag.start :]) == (
        "page_unreadable",
        "Op bladzijde 3 staat tekst.",
    )
    assert "2" in flag.message


def test_broken_last_pages_are_flagged_at_the_end() -> None:
    letter = read_bytes(broken(3, 2, 3), "brief.pdf")
    assert [f.start for f in letter.flags] == [len(letter.text)] * 2


def test_a_pdf_without_a_page_that_can_be_read_is_refused() -> None:
    with pytest.raises(TruncatedFileError):
        read_bytes(broken(2, 1, 2), "brief.pdf")
