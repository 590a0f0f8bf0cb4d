"""Line-end hyphens for the shipped letters: enough Dutch syllable rules to look right in print."""

from __future__ import annotations

import re
from collections.abc import Callable

_BREAK = re.compile(
    r"(?<=[aeiou][bdfgklmnprstvz])(?=[bdfghklmnprstvwz][aeiou])|(?<=[aeiou])(?=[bdfgklmnprstvz][aeiou])"
)
_INSEPARABLE = ("ch", "th", "ph", "sj", "ng")


def break_word(word: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """The longest part of ``word`` with a hyphen that ``fits``, and the rest; ``("", word)`` if none.

    Breaks between two consonants with vowels around them, or before a single one, four letters from
    either end.
    """
    for match in reversed(list(_BREAK.finditer(word))):
        at = match.start()
        letters = word[:at].isalpha() and word[at:].rstrip(".,;:)").isalpha()
        if not letters or not 4 <= at <= len(word.rstrip(".,;:)")) - 4:
            continue
        if word[at - 1 : at + 1] in _INSEPARABLE:
            continue
        if fits(word[:at] + "-"):
            return word[:at] + "-", word[at:]
    return "", word
