"""Reading a letter: bytes in, :class:`corpus.letter.Letter` out. Pure, so that it can run anywhere."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from corpus import refusals
from corpus.assemble import assemble
from corpus.detect import detect
from corpus.i18n import translator
from corpus.letter import Letter, Source
from corpus.limits import MAX_TEXT_CHARS
from corpus.load import load

_ = translator("corpus")


def read(path: Path) -> Letter:
    """Read the letter at ``path``; ``source.file`` is the path as given.

    Raises :class:`corpus.errors.UnreadableLetterError` where the file cannot be read.
    """
    return read_bytes(load(path), str(path))


def read_bytes(data: bytes, file: str) -> Letter:
    """Read the letter in ``data``; ``file`` names it. The reader is picked by content, and only
    the picked one is imported.

    Raises :class:`corpus.errors.UnreadableLetterError` where the data is no letter.
    """
    medium = detect(data, file)
    reader = import_module(f"corpus.readers.{medium}")
    draft = reader.read(data, file)
    if sum(len(block.text) for block in draft.blocks) > MAX_TEXT_CHARS:
        raise refusals.too_large(file, _("meer dan {n} tekens").format(n=MAX_TEXT_CHARS))
    letter = assemble(draft, Source(file, hashlib.sha256(data).hexdigest(), medium, len(data)))
    if not letter.text.strip():
        raise refusals.empty(file)
    return letter
