"""Key bindings in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from corpus.i18n import translator

_ = translator("tui")


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
