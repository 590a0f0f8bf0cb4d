"""Which reader a file needs, from its content: magic bytes, zip members, root element, encoding."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Literal

from corpus import refusals
from corpus.encodings import decode
from corpus.errors import UnreadableLetterError
from corpus.i18n import translator
from corpus.limits import MAX_TEXT_FILE_BYTES, MAX_ZIP_MEMBERS
from corpus.load import too_many_bytes

_ = translator("corpus")
Medium = Literal["text", "pdf", "docx", "odt", "html", "kamerstuk_xml"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 64 * 1024
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP")
_ODT_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
#: Root elements of official publications (officiële publicaties) that hold a letter, an Aanhangsel
#: or a motion.
_PUBLICATIONS = frozenset({"officiele-publicatie", "kamerwrk", "kamerstuk", "kamervragen"})
_PROLOGUE = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.I
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[.*?%", re.I | re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|div|p|table|article|section|main|h[1-6])\b", re.I
)
_EMPTY = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f\v"


def detect(data: bytes, file: str) -> Medium:
    """The medium of ``data``; ``file`` is its name, for messages and for one question of trust.

    That question: what is called ``.pdf`` and is none was saved wrongly (mostly an error page), and
    is refused. Raises :class:`corpus.errors.UnreadableLetterError` for what no reader takes.
    """
    if not data.strip(_EMPTY):
        raise refusals.empty(file)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    found = _container(data, file) or _markup(data, file) or "text"
    if file.lower().endswith(".pdf"):
        raise refusals.not_a_letter(file, _("het heet .pdf, maar is geen PDF"))
    if found in ("text", "html", "kamerstuk_xml") and len(data) > MAX_TEXT_FILE_BYTES:
        raise too_many_bytes(file, MAX_TEXT_FILE_BYTES)
    if found == "text" and not _looks_written(data):
        raise refusals.not_a_letter(file, _("de inhoud is geen tekst"))
    return found


def _container(data: bytes, file: str) -> Medium | None:
    """The medium of a binary container, None where the data is none."""
    if data.startswith(_OLE):
        raise _of_ole(data)(file)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(data, file)
    for starts, what in (
        (_IMAGES, None),
        ((b"{\\rtf",), _("het is RTF; sla het op als .docx of PDF")),
        (
            (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ"),
            _("het is een archief; pak het eerst uit"),
        ),
    ):
        if data.startswith(starts):
            raise refusals.not_a_letter(file, what) if what else refusals.scanned(file)
    return None


def _of_ole(data: bytes) -> Callable[[str], UnreadableLetterError]:
    """Old Office, or a new document with a password: that is wrapped in the old container."""
    name = "EncryptedPackage".encode("utf-16-le")
    return refusals.encrypted if name in data else refusals.old_doc


def _of_zip(data: bytes, file: str) -> Medium:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[: MAX_ZIP_MEMBERS + 1])
            kind = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise refusals.truncated(file) from error
    if len(names) > MAX_ZIP_MEMBERS:
        raise refusals.zip_bomb(file)
    if kind in _ODT_TYPES and "content.xml" in names:
        return "odt"
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    raise refusals.not_a_letter(file, _("het is een ander soort archief of Office-bestand"))


def _markup(data: bytes, file: str) -> Medium | None:
    """HTML or official XML; None where the text is no markup."""
    head = decode(data[:_HEAD]).lstrip("\ufeff \t\n")
    if not head.startswith("<"):
        return None
    prologue = _PROLOGUE.match(head)
    root = _ROOT.match(head, prologue.end() if prologue else 0)
    name = root.group(1).lower() if root else ""
    if name == "html" or (not head.startswith("<?xml") and _HTML_START.search(head[:2000])):
        return "html"
    if _ENTITY.search(head):
        raise refusals.unsafe_xml(file)
    if name in _PUBLICATIONS:
        return "kamerstuk_xml"
    if head.startswith("<?xml"):
        raise refusals.not_a_letter(file, _("het is XML, maar geen officiële publicatie"))
    return None


def _looks_written(data: bytes) -> bool:
    """Whether the data, read as text, is mostly letters, digits and space, hardly controls."""
    text = decode(data[:_HEAD])
    controls = sum(1 for c in text if c < " " and c not in "\n\t\f\x1b\x07\x08")
    written = sum(1 for c in text if c.isalnum() or c.isspace())
    return controls < 0.05 * len(text) and written > 0.6 * len(text) and "\x00" * 8 not in text
