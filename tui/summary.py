"""The line above a list: its views, how much of it is shown, and the words it is filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from corpus.i18n import translator
from corpus.safe import printable_name

if TYPE_CHECKING:
    from tui.widgets.table import Table

_ = translator("tui")


def summary(table: Table[Any], room: int, palette: dict[str, str]) -> Text:
    """The line on ``room`` cells; a click on a view chooses it, one on the words drops them.

    Where all is too long, the views come last: what is left out should never go unnoticed.
    """
    views, state = _views(table), _state(table, palette)
    both = Text(no_wrap=True, overflow="ellipsis")
    if views.cell_len + state.cell_len + 3 <= room:
        return both.append_text(views).append("   ").append_text(state)
    return both.append(" ").append_text(state).append("  ").append_text(views)


def _views(table: Table[Any]) -> Text:
    line = Text()
    for view in table.rows.views:
        here = view.key == table.arrangement.view
        part = Text(f" {'▸' if here else ' '}{_(view.title)}", "bold" if here else "")
        part.apply_meta({"@click": f"screen.view_named('{view.key}')"})
        line.append_text(part)
    return line


def _state(table: Table[Any], palette: dict[str, str]) -> Text:
    asked, shown, whole = table.arrangement, table.count, len(table.rows)
    parts = [str(whole) if shown == whole else _("{n} van {all}").format(n=shown, all=whole)]
    if table.chosen:
        parts.append("✓ " + _("{n} gekozen").format(n=len(table.chosen)))
    group = next((g for g in table.rows.groupings if g.key == asked.group), None)
    if group:
        parts.append(_("per {what}").format(what=_(group.title)))
    line = Text(" · ".join(parts), palette["quiet"])
    if asked.words:
        chip = Text(f"[/{printable_name(asked.words)} ×]", palette["info"])
        chip.apply_meta({"@click": "screen.drop_filter"})
        line.append("  ").append_text(chip)
    return line
