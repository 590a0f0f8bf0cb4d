"""Key bindings in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.binding import Binding

from corpus.i18n import N_, translator

_ = translator("tui")


#: Textual's own keys that nothing here has a use for: nothing scrolls sideways or is selected.
_FOREIGN = ("scroll_left", "scroll_right", "page_left", "page_right", "screen.copy_text")
#: Textual's own words for keys that work here too.
_WORDS = {
    "Focus Next": N_("Naar het volgende deel"),
    "Focus Previous": N_("Naar het vorige deel"),
}


def is_ours(binding: Binding) -> bool:
    """Whether a key is one to tell of, in help and palette."""
    return bool(binding.description) and not binding.system and binding.action not in _FOREIGN


class Spoken:
    """A widget, screen or app whose bindings' Dutch descriptions are translated when it is made.

    Textual collects bindings when a class is defined, before the language is chosen.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bindings: Any = self._bindings  # type: ignore[attr-defined]
        for key, several in bindings.key_to_bindings.items():
            bindings.key_to_bindings[key] = [
                replace(
                    b,
                    description=_in_words(b.description),
                    key_display=_in_words(b.key_display or "") or None,
                )
                for b in several
            ]


def _in_words(description: str) -> str:
    return _(_WORDS.get(description, description)) if description else ""
