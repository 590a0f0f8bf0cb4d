"""What holds of every letter that can be read, whatever its text."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.encodings import decode
from corpus.errors import GriffieError
from corpus.letter import Letter
from corpus.read import read_bytes

#: Pieces that letters are made of, so that made-up text meets the rules and not only the fallbacks.
PIECES = st.sampled_from(
    [
        "Geachte voorzitter,\n",
        "Datum 3 juni 2026\n",
        "Betreft  iets\n",
        "Den Haag, 3 juni 2026\n\n",
        "Het kabinet stuurt u in mei het plan.",
        "de uit-\nvoering ",
        "klimaat\nverandering ",
        "[footnoteRef:1]",
        " [1:  Kamerstuk 36 800, nr. 12.] ",
        "[bookmark: _a]",
        "\n\n",
        "\n",
        "\f",
        "\t",
        "\tCel\n\t1.200\n\n\tCel\n\t300\n\n",
        "Tabel 1: geld (x € 1 mln.)\n",
        "a | b | 1\nc | d | 2\n",
        "· een punt\n",
        "\uf0d8 een punt\n",
        "1. Kop\n",
        "Vraag 1\n",
        "Antwoord op vraag 1\n",
        "Vraag 2: waarom?\n",
        "De minister van Financiën,          De minister van Defensie,\n",
        "E. Heinen\n",
        "Pagina 2 van 3\n",
        "woord1 \n1 Noot\n",
        "\u00ad",
        "\ufffe",
        "\ue000",
        "\ue001",
        "é€’",
        "cooperatie\u0308 ",
        "ﬁnanciën ĳs 36\u2011800",
        "\r\r\n",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=25).map("".join)


def check(letter: Letter) -> None:
    """Every offset in range and in order; the trace covers the text; markers and controls gone."""
    size = len(letter.text)
    ends = 0
    for block in letter.blocks:
        assert ends <= block.start <= block.end <= size
        ends = block.end
        assert letter.text[block.start : block.end] == letter.text[
            block.start : block.end
        ].strip() or (block.kind == "table")
    for note in letter.footnotes:
        assert 0 <= note.start <= note.end <= size
        assert note.anchor is None or 0 <= note.anchor <= size
    for table in letter.tables:
        assert 0 <= table.start <= table.end <= size
        assert len(table.row_levels) == table.rows
        assert all(table.start <= c.start <= c.end <= table.end for c in table.cells)
        assert all(c.row < table.rows and c.column < table.columns for c in table.cells)
        assert all(row < table.rows for row in table.totals)
    for section in letter.sections:
        assert 0 <= section.start <= section.end <= size
    starts = [segment.start for segment in letter.trace]
    assert starts == sorted(set(starts))
    assert not letter.text or starts[0] == 0
    assert all(0 <= s.start < s.end <= size for page in letter.pages for s in page.spans)
    assert not any("\ue000" <= c <= "\uf8ff" or c in "\u00ad\ufffe\x0c\x00" for c in letter.text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    try:
        letter = read_bytes(text.encode("utf-8", "surrogatepass"), "brief.txt")
    except GriffieError:
        return
    check(letter)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]),
)
def test_any_bytes(data: bytes, start: bytes) -> None:
    try:
        letter = read_bytes(start + data, "brief")
    except GriffieError:
        return
    check(letter)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_pdf_with_bytes_changed(data: st.DataObject) -> None:
    pytest.importorskip("reportlab")
    whole = bytearray(a_pdf())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    try:
        letter = read_bytes(bytes(whole[:cut]), "brief.pdf")
    except GriffieError:
        return
    check(letter)


def a_pdf() -> bytes:
    from tests.letter_pdf import LetterPdf, head

    pdf = LetterPdf()
    head(pdf)
    pdf.wrapped(
        "Geachte voorzitter, in deze brief staat iets over de motie.^1^ Het kabinet werkt eraan."
    )
    pdf.notes(["^1^ Kamerstuk 36 800, nr. 12."])
    pdf.end_page(1)
    return pdf.data()


def same_letter(shown: str, written: str) -> bool:
    """Whether a letter of the text is the one in the source: accents composed, ligatures parted."""
    return normalize("NFKD", shown)[0] in normalize("NFKD", written)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_trace_leads_back_to_the_source(text: str) -> None:
    try:
        letter = read_bytes(text.encode("utf-8", "surrogatepass"), "brief.txt")
    except GriffieError:
        return
    if letter.source.medium != "text":
        return
    source = decode(text.encode("utf-8", "surrogatepass"))
    for number, segment in enumerate(letter.trace):
        if segment.source is None:
            continue
        end = letter.trace[number + 1].start if number + 1 < len(letter.trace) else len(letter.text)
        for offset in range(segment.start, end):
            origin = segment.source + offset - segment.start
            assert (
                same_letter(letter.text[offset], source[origin])
                or source[origin].isspace()
                or letter.text[offset] in "-• "
            )
