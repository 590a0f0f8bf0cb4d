"""PDF: text with its place on the page, by pypdf; nothing is rendered and nothing is recognised."""

from __future__ import annotations

import io
import logging
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DeprecationError, PyPdfError

from corpus import refusals
from corpus.draft import Draft
from corpus.limits import MAX_PAGES
from corpus.readers import pdf_blocks
from corpus.readers.pdf_lines import Segment, segments_of
from corpus.readers.pdf_regions import measure, sort_out
from corpus.readers.pdf_runs import Fonts, runs_of

#: What pypdf raises on files that break the format in ways it did not foresee.
_BROKEN = (
    PyPdfError,
    DeprecationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OverflowError,
    ZeroDivisionError,
    EOFError,
    OSError,
    UnicodeError,
)
#: The height of a page that does not tell it, in points.
_A4 = 842.0


def read(data: bytes, file: str) -> Draft:
    """Read a PDF. Raises what :mod:`corpus.refusals` makes: encrypted, truncated, scanned, too large."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages, heights, unread = _pages(data, file)
    if not any(segment.text for page in pages for segment in page):
        raise refusals.scanned(file)
    draft = pdf_blocks.draft_of(sort_out(pages, heights), measure(pages))
    draft.unread_pages = unread
    return draft


def _pages(data: bytes, file: str) -> tuple[list[list[Segment]], list[float], list[int]]:
    """The segments and the height of every page, and the numbers of those that cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise refusals.encrypted(file)
        count = len(reader.pages)
    except _BROKEN as error:
        raise refusals.truncated(file) from error
    if count > MAX_PAGES:
        raise refusals.too_large(file, f"{count} pagina's")
    if not count:
        raise refusals.empty(file)
    fonts = Fonts()
    pages: list[list[Segment]] = []
    heights: list[float] = []
    unread: list[int] = []
    for index in range(count):
        height, segments = _A4, []
        try:
            page: Any = reader.pages[index]
            turned = int(page.rotation or 0) % 180 == 90
            box = page.mediabox
            height = float(box.width if turned else box.height) or _A4
            segments = segments_of(runs_of(page, fonts))
        except _BROKEN as error:
            unread.append(index + 1)
            if len(unread) == count:
                raise refusals.truncated(file) from error
        heights.append(height)
        pages.append(segments)
    return pages, heights, unread
