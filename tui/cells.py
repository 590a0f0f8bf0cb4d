"""Words cut and padded to a number of terminal cells."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from corpus.safe import printable_name


def fitted(words: str, room: int, *, right: bool = False) -> str:
    """``words`` on one line, exactly ``room`` cells wide; what does not fit ends in "…"."""
    if room <= 0:
        return ""
    plain = printable_name(words.replace("\n", " "))
    length = cell_len(plain)
    if length > room:
        return set_cell_size(plain, room - 1) + "…"
    padding = " " * (room - length)
    return padding + plain if right else plain + padding
