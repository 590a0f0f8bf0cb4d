"""Words for people, Dutch by default and English on request, by gettext.

Source strings are Dutch. Each package keeps its catalogue in ``PACKAGE/locale/en/LC_MESSAGES``.
Usage: ``_ = translator("kb")`` at the top of a module, then ``_("Geen brieven.")`` where the words
are needed, never at import, for the language is chosen when the program starts.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("nl", "en")
_chosen = ["nl"]


def use_language(language: str | None = None) -> str:
    """Choose the language: the argument, else ``GRIFFIE_LANG``, else Dutch; return what it became."""
    wanted = (language or os.environ.get("GRIFFIE_LANG") or "nl").lower()[:2]
    _chosen[0] = wanted if wanted in LANGUAGES else "nl"
    return _chosen[0]


def language() -> str:
    """The chosen language: ``nl`` or ``en``."""
    return _chosen[0]


@lru_cache
def _catalogue(package: str, chosen: str) -> gettext.NullTranslations:
    folder = Path(__file__).resolve().parent.parent / package / "locale"
    return gettext.translation(package, folder, [chosen], fallback=True)


def translator(package: str) -> Callable[[str], str]:
    """A function that turns a Dutch source string of ``package`` into the chosen language."""

    def translate(words: str) -> str:
        return _catalogue(package, _chosen[0]).gettext(words)

    return translate


def N_(words: str) -> str:  # noqa: N802 (the name that gettext tools look for)
    """Mark Dutch words for translation where they are defined; they are translated when shown."""
    return words
