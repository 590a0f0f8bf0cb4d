"""Damaged files: whatever is done to a file, it is a letter or an error of ours, and nothing else."""

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import GriffieError
from corpus.read import read_bytes
from corpus.safe import UNSAFE
from tests.documents import aanhangsel, zipped

MEDIA = ("docx", "odt", "html", "xml", "txt")
TOKENS = (
    b"<", b">", b"&", b"&#x1b;", b"</w:p>", b"<w:p>", b"<w:tbl>", b'"', b"\0", b"\xff", b"<!--", b"<table>",
    b"<li>", "\u202e".encode(), "\ue000".encode(), "\ue001".encode(), b"<text:list>", b"MOTIE VAN HET LID X ",
    b"De Kamer,", b"Vraag 1\n", b"[footnoteRef:5] [5: ", b"w:val='99999'",
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(("flip", "cut", "end", "put")), st.sampled_from(TOKENS)
    ),
    min_size=1,
    max_size=12,
)


def edited(data, edits):
    changed = bytearray(data)
    for place, kind, token in edits:
        at = int(place * max(len(changed) - 1, 0))
        if kind == "flip" and changed:
            changed[at] ^= token[0]
        elif kind == "cut":
            del changed[at : at + 5 * len(token)]
        elif kind == "end" and token == b"\0":
            del changed[at:]
        else:
            changed[at:at] = token
    return bytes(changed)


def inside(data, edits):
    """A zip file with its text part edited and the rest whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(n for n in parts if n.endswith(("document.xml", "content.xml")))
    return zipped({**parts, name: edited(parts[name], edits)})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(medium=st.sampled_from(MEDIA), edits=EDITS, within=st.booleans())
def test_a_damaged_file_is_a_letter_or_an_error_of_ours(medium, edits, within):
    whole = aanhangsel(medium)
    data = inside(whole, edits) if within and medium in ("docx", "odt") else edited(whole, edits)
    try:
        letter = read_bytes(data, f"x.{medium}")
    except GriffieError:
        return
    assert not UNSAFE.search(letter.text)
    assert all(0 <= b.start <= b.end <= len(letter.text) for b in letter.blocks)
    assert all(n.anchor is None or 0 <= n.anchor <= len(letter.text) for n in letter.footnotes)
