"""How much griffie reads of one file: bounds that no letter comes near and an attack runs into."""

from __future__ import annotations

#: A file, in bytes. The largest letters with their annexes are some 30 MB.
MAX_FILE_BYTES = 100 * 1024 * 1024
#: A file that is text itself (plain text, HTML, XML), in bytes: 20 MiB is some 7,000 pages.
MAX_TEXT_FILE_BYTES = 20 * 1024 * 1024
#: Pages of a PDF.
MAX_PAGES = 3_000
#: Characters of a letter's text, whatever the format.
MAX_TEXT_CHARS = 10_000_000
#: Characters of one page; a page of small print has some 8,000.
MAX_PAGE_CHARS = 500_000
#: Cells of all tables of one letter, as laid out.
MAX_TABLE_CELLS = 100_000
#: Members of a zip container (DOCX, ODT).
MAX_ZIP_MEMBERS = 10_000
#: Unpacked size of one compressed part of a document (zip member, PDF stream), in bytes.
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
#: Unpacked size against packed size of an XML part; real ones stay under 50.
MAX_ZIP_RATIO = 200
#: Parts smaller than this, in bytes, may have any ratio: they cannot hurt.
ZIP_RATIO_FROM = 4 * 1024 * 1024
#: Depth of nested elements in XML and HTML.
MAX_DEPTH = 200
#: Seconds that reading one file may take in a worker process before it is given up.
MAX_SECONDS = 120.0
