"""Key bindings in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.binding import Binding

from corpus.i18n import translator

_ = translator("tui")


#: Textual's own keys for scrolling sideways, in English; nothing here scrolls sideways.
_FOREIGN = ("scroll_left", "scroll_right", "page_left", "page_right")


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
                replace(b, description=_(b.description) if b.description else "") for b in several
            ]
