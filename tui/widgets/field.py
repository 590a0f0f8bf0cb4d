"""A line to type in."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Field(Input):
    """Textual's field, without laying the whole screen out for each letter: its size stays as it is."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
