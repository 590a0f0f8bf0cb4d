"""Cleaning inside a block: line ends, hyphens, note markers and invisible characters, traced."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.draft import MARK_END, MARK_START
from corpus.words import Words

_TOKEN = re.compile(
    rf"(?P<mark>{MARK_START}(?P<label>[^{MARK_END}]*){MARK_END}(?:\s*,\s*(?={MARK_START}))?)"
    r"|(?P<soft>[\u00ad\ufffe]\s*\n\s*)"
    r"|(?P<hyphen>(?<=\w)[-\u2010]\s*\n\s*(?=\w))"
    r"|(?P<dash>[\u2010\u2011])"
    r"|(?P<accent>[\u0300-\u036f]+)"
    r"|(?P<ligature>[\ufb00-\ufb06\u0132\u0133])"
    r"|(?P<junk>[\u00ad\ufffe\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue002-\uf8ff"
    r"\u061c\ud800-\udfff\U000e0000-\U000e007f]+|[\ue000\ue001])"
    # A single space is plain text: most tokens would be one.
    r"|(?P<space>[\s\x1c-\x1f\x85\u2028\u2029]{2,}|[^\S ]|[\x1c-\x1f\x85\u2028\u2029])"
)
_LEFT = re.compile(r"[^\W\d_]+$")
_RIGHT = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A block's text after cleaning.

    ``origins`` pairs an offset in ``text`` with the offset in the raw text that it came from; the
    characters after it run on until the next pair. ``marks`` are note labels with the offset just
    after the character that the marker followed.
    """

    text: str
    origins: tuple[tuple[int, int], ...]
    marks: tuple[tuple[str, int], ...]


def clean(raw: str, words: Words) -> Cleaned:
    """Clean one block's raw text; white space becomes single spaces.

    One letter is one spelling: accents that stand apart ("e" and "´") are composed, ligatures of
    the type ("ﬁ", "ĳ") are the letters that they show, and a hyphen is "-" whatever its kind.
    """
    cleaner = _Cleaner()
    position = 0
    for match in _TOKEN.finditer(raw):
        cleaner.keep(raw, position, match.start())
        position = match.end()
        if match["mark"]:
            cleaner.mark(match["label"])
        elif match["hyphen"]:
            left = _word_before(raw, match.start())
            right = _word_after(raw, match.end())
            address = _ADDRESS.search(raw[max(0, match.start() - 300) : match.start()])
            cleaner.put("-" if address else words.rejoin(left, right), match.start())
        elif match["dash"]:
            cleaner.put("-", match.start())
        elif match["accent"]:
            cleaner.accent(match["accent"], match.start())
        elif match["ligature"]:
            for letter in unicodedata.normalize("NFKC", match["ligature"]):
                cleaner.put(letter, match.start())
        elif match["space"]:
            parted = "\n" in match["space"] and words.broken_without_hyphen(
                _word_before(raw, match.start()), _word_after(raw, match.end())
            )
            if not parted:
                cleaner.space(match.start())
    cleaner.keep(raw, position, len(raw))
    return cleaner.result()


class _Cleaner:
    """Collects the kept text with its origins."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._origins: list[tuple[int, int]] = []
        self._marks: list[tuple[str, int]] = []
        self._last = " "

    def _add(self, text: str, origin: int) -> None:
        if not text:
            return
        if (
            not self._origins
            or origin - self._origins[-1][1] != self._length - self._origins[-1][0]
        ):
            self._origins.append((self._length, origin))
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def keep(self, raw: str, start: int, end: int) -> None:
        if self._last == " " and raw[start:end].startswith(" "):
            start += 1
        self._add(raw[start:end], start)

    def put(self, text: str, origin: int) -> None:
        self._add(text, origin)

    def accent(self, marks: str, origin: int) -> None:
        """Put ``marks`` on the letter before them; on none they are shown as they are."""
        composed = unicodedata.normalize("NFC", self._last + marks)
        if self._parts and len(composed) == 1:
            self._parts[-1] = self._parts[-1][:-1] + composed
            self._last = composed
        else:
            self._add(marks, origin)

    def space(self, origin: int) -> None:
        if self._last != " ":
            self._add(" ", origin)

    def mark(self, label: str) -> None:
        trailing = 1 if self._last == " " and self._length else 0
        self._marks.append((label, self._length - trailing))

    def result(self) -> Cleaned:
        text = "".join(self._parts).rstrip(" ")
        marks = tuple((label, min(at, len(text))) for label, at in self._marks)
        return Cleaned(text, tuple(o for o in self._origins if o[0] < len(text)), marks)


def _word_before(raw: str, end: int) -> str:
    match = _LEFT.search(raw[max(0, end - 60) : end])
    return match.group() if match else ""


def _word_after(raw: str, start: int) -> str:
    match = _RIGHT.match(raw, start, start + 60)
    return match.group() if match else ""
