"""Bytes → text: UTF-8, UTF-16, UTF-32, Windows-1252 and Latin-1, told apart by the bytes themselves."""

from __future__ import annotations

import codecs
import re

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_LENIENT = "griffie-windows"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252, and what that leaves open as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    text = "".join(
        one.decode("cp1252") if one not in b"\x81\x8d\x8f\x90\x9d" else one.decode("latin-1")
        for one in (bytes([byte]) for byte in wrong)
    )
    return text, error.end


codecs.register_error(_LENIENT, _as_windows)


def decode(data: bytes) -> str:
    """``data`` as text, with its line ends as newlines; never fails.

    A byte order mark decides; without one, zero bytes in every other place mean UTF-16; the rest is
    UTF-8 in which bytes that are none are read as Windows-1252. So a Latin-1 letter is read right,
    and so is a UTF-8 letter with one foreign quotation pasted in.
    """
    encoding = _marked(data) or _unmarked_utf16(data)
    if encoding in ("utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        text = data.decode(encoding, errors="replace")
    else:
        text = data.decode(encoding or "utf-8", errors=_LENIENT)
    # A tool that writes a letter with Windows' line ends out a second time doubles the first sign.
    return re.sub(r"\r\r?\n|\r", "\n", text)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero for every other byte."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
