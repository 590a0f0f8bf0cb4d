"""The words of one document, which settle how a word that a line end broke is put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
#: After a hyphen these start the second half of "klimaat- en energiebeleid": the hyphen stays.
_LINKING = frozenset(["en", "of", "als", "dan", "tot", "noch", "respectievelijk", "dan", "versus"])
#: Prefixes that Dutch writes with a hyphen before any word.
_HYPHENATED_PREFIXES = frozenset(["niet", "non", "oud", "ex", "vice", "adjunct"])
#: Two vowels that would be read as one sound: a compound has a hyphen there ("drone-exploitant").
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
#: What is left of a word after a syllable break, and is hardly ever a word itself.
_ENDINGS = frozenset(
    """teit teiten lijke lijkheid heid ners dere deren sche tie ties ning ningen ling lingen ring
    ringen ding dingen ging gingen king kingen ting tingen sing singen ders kers gers ters sters
    teurs neerd seerd teerd leerd tief tieve""".split()
)


class Words:
    """How often each word stands unbroken in a document, in lower case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            for match in _WORD.finditer(text):
                before = text[max(0, match.start() - 1) : match.start()]
                after = text[match.end() : match.end() + 3].lstrip("-‐ ")
                if before != "\n" and not after.startswith("\n"):
                    self._counts[match.group().lower()] += 1

    def count(self, word: str) -> int:
        """How often ``word`` stands in the document, whatever its case."""
        return self._counts[word.lower()]

    def rejoin(self, left: str, right: str) -> str:
        """What stands between ``left`` and ``right`` that a hyphen and a line end parted.

        "" for a syllable break, "-" for a compound, "- " for an ellipsis ("klimaat- en").
        The document's own spelling decides where it has the word; else Dutch spelling rules do.
        """
        if right.lower() in _LINKING:
            return "- "
        whole, compound = self.count(left + right), self.count(f"{left}-{right}")
        if whole != compound:
            return "" if whole > compound else "-"
        if not left or not right or not left[-1].islower() or not right[0].islower():
            return "-"
        if left.lower() in _HYPHENATED_PREFIXES:
            return "-"
        if (left[-1] + right[0]).lower() in _CLASHES:
            return "-"
        return ""

    def broken_without_hyphen(self, left: str, right: str) -> bool:
        """Whether a line end parted one word and its hyphen was lost ("klimaat\\nverandering").

        Where the document has the whole word elsewhere and not both halves as words; or where the
        first half is no word of it and the second is an ending.
        """
        if not left or not right or not left[-1].islower() or not right[0].islower():
            return False
        if not self.count(left + right):
            return len(left) > 2 and right in _ENDINGS and not self.count(left)
        return not (self.count(left) and self.count(right))
