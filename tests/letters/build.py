"""Builds the shipped letters in ``corpus/samples`` from their sources: ``python tests/letters/build.py``.

The same sources give the same bytes; the built files are committed, because reading them is what
they are for. Needs reportlab and python-docx (development dependencies).
"""

from __future__ import annotations

import docx_letter
import pdf_letter
import text_letter
from source import Source, sources


def build(source: Source) -> bytes:
    """The shipped file of ``source``."""
    builders = {"txt": text_letter.build, "docx": docx_letter.build, "pdf": pdf_letter.build}
    return builders[source.head["format"]](source)


if __name__ == "__main__":
    for letter in sources():
        letter.target.write_bytes(build(letter))
