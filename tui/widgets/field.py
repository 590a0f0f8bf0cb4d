"""A line to type in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from corpus.i18n import N_
from tui.spoken import Spoken


class Field(Spoken, Input):
    """Textual's field, without laying the whole screen out for each letter: its size stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Verder"))]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
