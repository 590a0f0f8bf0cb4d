"""Bad input: each gets one clear line with a stable code, and nothing waits, grows or leaks."""

import io
import os
import socket
import time
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import GriffieError, UnreadableLetterError
from corpus.load import load
from corpus.read import read, read_bytes
from corpus.safe import UNSAFE, printable, printable_name, without_controls
from corpus.sources.folder import files_in
from tests.documents import docx, kamerstuk, odt, p, publication, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LETTER = "Den Haag, 3 maart 2032\n\nGeachte voorzitter,\n\nDe brug wordt gebouwd.\n"


def pdf(text="De brug wordt gebouwd.", pages=1):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(pages):
        if text:
            canvas.drawString(72, 700, text)
        else:
            canvas.rect(72, 72, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked_pdf():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("geheim", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def bomb():
    """A DOCX whose text unpacks from some 100 kB to 100 MB."""
    return docx(p("a") + "<w:p/>" * (100 * 2**20 // 6))


def flipped(data, name, flag):
    """A zip file in which the member ``name`` claims to be encrypted."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            if name in changed[at : at + 100]:
                changed[at + offset] |= flag
            at = changed.find(signature, at + 4)
    return bytes(changed)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{("&a%s;" % (n - 1 or "")) * 10}">' for n in range(1, 9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PAPER = "<kamerstuk><stuk><titel>t</titel><al>&e;&a8;</al></stuk></kamerstuk>"

BAD = [
    ("leeg.txt", b"", "empty"),
    ("wit.txt", b" \n\t\r\n", "empty"),
    ("leeg.docx", docx(""), "empty"),
    ("leeg.html", b"<html><body><nav>Menu</nav></body></html>", "empty"),
    ("slot.pdf", locked_pdf(), "encrypted"),
    ("slot.docx", flipped(docx(p("x")), b"word/document.xml", 1), "encrypted"),
    ("slot.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x",
                         "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), "encrypted"),
    # a new document with a password is an old container
    ("slot2.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("half.pdf", pdf()[:200], "truncated"),
    ("half.docx", docx(p("x" * 5000))[:700], "truncated"),
    ("half.odt", odt("<text:p>x</text:p>")[:500], "truncated"),
    ("half.xml", kamerstuk("<al>brug</al>")[:-60], "truncated"),
    ("krom.docx", zipped({"word/document.xml": "<w:document"}), "truncated"),
    ("scan.pdf", pdf(text="", pages=3), "scanned"),
    ("scan.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 99, "scanned"),
    # what is called .pdf and is none
    ("fout.pdf", b"<html><body><p>404 Niet gevonden</p></body></html>", "not_a_letter"),
    ("tekst.pdf", LETTER.encode(), "not_a_letter"),
    ("oud.doc", OLE, "old_doc"),
    ("bom.docx", bomb(), "zip_bomb"),
    ("veel.docx", zipped({f"{n}": "" for n in range(10_050)}), "zip_bomb"),
    ("lach.xml", publication(PAPER, LAUGHS), "unsafe_xml"),
    ("lach16.xml", ('<?xml version="1.0" encoding="utf-16"?>' + LAUGHS + "<officiele-publicatie>" + PAPER
                    + "</officiele-publicatie>").encode("utf-16"), "unsafe_xml"),
    ("buiten.xml", publication(PAPER, OUTSIDE), "unsafe_xml"),
    ("buiten.html", f"{OUTSIDE}<html><body><p>&e;</p></body></html>".encode(), "unsafe_xml"),
    ("buiten.docx", zipped({"word/document.xml": f"{OUTSIDE}<w:document/>"}), "unsafe_xml"),
    ("diep.xml", publication("<kamerstuk>" + "<al>" * 5000 + "</al>" * 5000 + "</kamerstuk>"), "too_large"),
    ("ruis.bin", bytes(range(256)) * 50, "not_a_letter"),
    ("nullen.txt", b"\0" * 5000, "empty"),
    ("brief.rtf", b"{\\rtf1 brief}", "not_a_letter"),
    ("brief.gz", b"\x1f\x8b\x08" + b"\0" * 50, "not_a_letter"),
    ("blad.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "not_a_letter"),
    ("ander.xml", b'<?xml version="1.0"?><rss><item>nieuws</item></rss>', "not_a_letter"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_bytes(name, data, code, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableLetterError) as caught:
        read(path)
    error = caught.value
    assert error.code == code
    assert error.exit_status == 4
    assert error.file == str(path)
    line = str(error)
    assert "\n" not in line
    assert line.startswith(f"{path}: ")
    assert error.advice  # what to do about it
    assert "root:" not in line


def test_missing(tmp_path):
    for name in ("weg.txt", "map/weg.txt", "x" * 5000, "nul\0.txt"):
        with pytest.raises(UnreadableLetterError) as caught:
            load(tmp_path / name)
        assert caught.value.code == "missing"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "groot.txt"
    with path.open("wb") as stream:
        stream.truncate(500 * 2**20)  # sparse: takes no space
    began = time.monotonic()
    with pytest.raises(UnreadableLetterError) as caught:
        read(path)
    assert caught.value.code == "too_large"
    assert time.monotonic() - began < 5


def test_a_text_that_is_too_long_for_a_letter():
    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(b"De brug wordt gebouwd.\n" * 2**20, "lang.txt")
    assert caught.value.code == "too_large"


def test_what_is_no_plain_file_is_not_opened_to_wait_for(tmp_path):
    os.mkfifo(tmp_path / "pijp")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "stekker"))
    for path in (tmp_path / "pijp", tmp_path / "stekker", tmp_path, Path("/dev/zero")):
        with pytest.raises(UnreadableLetterError) as caught:
            load(path)
        assert caught.value.code == "not_a_file"
    listening.close()


def test_links_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableLetterError) as caught:
        load(tmp_path / "a")
    assert caught.value.code == "link_loop"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_rights(tmp_path):
    path = tmp_path / "dicht.txt"
    path.write_text(LETTER)
    path.chmod(0)
    shut = tmp_path / "dicht"
    shut.mkdir()
    shut.chmod(0)
    for name in (path, shut):
        with pytest.raises(UnreadableLetterError) as caught:
            load(name)
        assert caught.value.code == "no_permission"
    shut.chmod(0o700)


def test_no_rights_by_the_systems_word(monkeypatch, tmp_path):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableLetterError) as caught:
        load(tmp_path / "dicht.txt")
    assert caught.value.code == "no_permission"


def test_a_folder_whose_files_may_not_be_looked_at(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text(LETTER)
    real = os.stat

    def refuse(path, *args, **kwargs):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", refuse)
    assert [Path(file).name for file in files_in([str(tmp_path)])] == ["a.txt"]


def test_a_name_that_cannot_be_is_told_when_it_is_read():
    names = ["x" * 300 + ".txt", "map/" + "y" * 5000]
    assert list(files_in(names)) == names


def test_what_word_keeps_beside_an_open_document_is_no_letter(tmp_path):
    for name in ("brief.docx", "~$brief.docx", "~brief.docx"):
        (tmp_path / name).write_text(LETTER)
    assert [Path(f).name for f in files_in([str(tmp_path)])] == ["brief.docx", "~brief.docx"]


def wide(rows, columns):
    """A table of so many cells as HTML, DOCX, ODT and official XML."""
    cells = range(columns)
    return {
        "html": f"<html><table>{('<tr>' + '<td>1' * columns) * rows}</table></html>".encode(),
        "docx": docx("<w:tbl>" + ("<w:tr>" + f"<w:tc>{p('1')}</w:tc>" * columns + "</w:tr>") * rows + "</w:tbl>"),
        "odt": odt("<table:table>" + ("<table:table-row>" + "<table:table-cell><text:p>1</text:p></table:table-cell>"
                   * columns + "</table:table-row>") * rows + "</table:table>"),
        "xml": kamerstuk("<table><tgroup><tbody>" + ("<row>" + "".join("<entry><al>1</al></entry>" for _ in cells)
                         + "</row>") * rows + "</tbody></tgroup></table>"),
    }  # fmt: skip


@pytest.mark.parametrize("medium", ["html", "docx", "odt", "xml"])
def test_a_table_over_the_bound_is_refused_and_never_cut(medium, monkeypatch):
    for module in ("building", "html_tables", "docx_tables", "odt", "cals"):
        monkeypatch.setattr(f"corpus.readers.{module}.MAX_TABLE_CELLS", 100)
    whole = read_bytes(wide(10, 10)[medium], f"tabel.{medium}")
    assert len(whole.tables[0].cells) == 100
    for rows, columns in ((11, 10), (2, 60), (60, 2)):
        with pytest.raises(UnreadableLetterError) as caught:
            read_bytes(wide(rows, columns)[medium], f"tabel.{medium}")
        assert caught.value.code == "too_large"


def test_a_page_that_nests_too_deep_is_refused_and_never_cut():
    def page(depth):
        return f"<html><p>Voor</p>{'<font>' * depth}binnen{'</font>' * depth}<p>Na</p></html>"

    assert read_bytes(page(100).encode(), "x.html").text == "Voor\n\nbinnen\n\nNa"
    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(page(400).encode(), "x.html")
    assert caught.value.code == "too_large"


def test_a_folder_with_a_circle_in_it_is_walked_once(tmp_path):
    inside = tmp_path / "brieven"
    inside.mkdir()
    (inside / "a.txt").write_text(LETTER)
    (inside / ".verborgen.txt").write_text(LETTER)
    (inside / "terug").symlink_to(tmp_path)
    found = [Path(file).name for file in files_in([str(tmp_path)])]
    assert found == ["a.txt"]


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "cp1252",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_any_encoding_is_read_right(encoding):
    text = "Geachte voorzitter,\n\nDe coöperatie vraagt één brug, zei de minister in het café.\n"
    letter = read_bytes(text.encode(encoding), "brief.txt")
    assert "De coöperatie vraagt één brug, zei de minister in het café." in letter.text


def test_windows_quotes_and_euros_and_a_foreign_line_in_utf8():
    data = "De prijs is € 5 – ‘veel’.\n\n".encode("cp1252") + "Dat is één brug.\n".encode()
    text = read_bytes(data, "brief.txt").text
    assert "De prijs is € 5 – ‘veel’." in text
    assert "Dat is één brug." in text


HOSTILE = [
    "\x1b[31mrood\x1b[0m",
    "\x1b]0;titel\x07",
    "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J",
    "omge\u202ekeerd\u202c",
    "\u2066los\u2069",
    "bel\x07 terug\x08 nul\x00",
    "regel\u2028einde",
    "\u061crechts",
    "tag\U000e0041",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_letter_commands_a_terminal(words):
    text = f"Den Haag, 3 maart 2032\n\nGeachte voorzitter,\n\nDe brug {words} wordt gebouwd.\n"
    page = f"<html><body><p>{text}</p></body></html>"
    for data in (text.encode(), page.encode(), odt(f"<text:p>{cleaned_for_xml(text)}</text:p>"),
                 docx(p(cleaned_for_xml(text)))):  # fmt: skip
        letter = read_bytes(data, "brief")
        assert not UNSAFE.search(letter.text)
        assert "De brug" in letter.text
    for shown in (printable(words), printable_name(words), without_controls(words)):
        assert not UNSAFE.search(shown)


def cleaned_for_xml(text):
    """What XML can hold at all: no C0 controls."""
    return "".join(c for c in text if c >= " " or c in "\n\t")


NAMES = [
    ("a\nb.txt", "a\\nb.txt"),
    ("\x1b[31mrood.txt", "\\x1b[31mrood.txt"),
    ("om\u202egekeerd.txt", "om\\u202egekeerd.txt"),
    (os.fsdecode(b"latin\xe9.txt"), "latin\\xe9.txt"),
    ("gewoon één.txt", "gewoon één.txt"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_names_are_shown_safely_and_still_name_the_file(name, shown, tmp_path):
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(GriffieError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{tmp_path}/{shown}: ")
    assert caught.value.file == str(path)


def test_errors_survive_the_way_from_a_worker():
    import pickle

    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(b"", "leeg.txt")
    back = pickle.loads(pickle.dumps(caught.value))
    assert (str(back), back.code, back.file) == (str(caught.value), "empty", "leeg.txt")


def test_what_a_container_declares_is_not_believed():
    data = bytearray(docx(p("x" * 10_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = bytes(data).replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(lying, "liegt.docx")
    assert caught.value.code == "truncated"
