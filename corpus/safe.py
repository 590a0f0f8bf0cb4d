"""Text from outside, made harmless: what letters and file names may not do to a terminal.

A letter's own text is made safe once, when it is read (:data:`UNSAFE` says which characters go);
names of files and words of errors are made safe when they are shown.
"""

from __future__ import annotations

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
#: Marks, embeddings, overrides and isolates of the bidirectional algorithm: they reorder what is
#: seen ("Trojan Source"). Dutch needs none.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
#: Line and paragraph separators, which end a line for some programs and not for others; interlinear
#: annotations, tags and lone surrogates, which no terminal shows and no encoder takes.
_INVISIBLE = "\u2028\u2029\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
#: One character that never reaches :attr:`corpus.letter.Letter.text`. All C0 and C1 controls but
#: newline and tab are among them; form feeds and carriage returns are for a reader to turn into
#: newlines first.
UNSAFE = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}]")
#: An ANSI escape sequence as a whole: control sequence, operating system command (title, link,
#: clipboard; it ends at BEL or ST), or a two-character escape. Bounded, so never slow.
ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,1024}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,8}[0-~]?"
)


def without_controls(text: str) -> str:
    """``text`` without escape sequences and without any :data:`UNSAFE` character."""
    if not UNSAFE.search(text):
        return text
    return UNSAFE.sub("", ESCAPE_SEQUENCE.sub("", text))


def printable(text: str) -> str:
    """``text`` for a terminal: newlines and tabs stay, any other unsafe character becomes visible.

    A control character is shown as an escape (``\\x1b``) so that nothing is hidden from the reader.
    """
    return UNSAFE.sub(_escape, text) if UNSAFE.search(text) else text


def printable_name(name: str) -> str:
    """A file name or other single line for a terminal: as :func:`printable`, on one line."""
    return printable(name).replace("\n", "\\n").replace("\t", "\\t")


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text (surrogateescape)
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
