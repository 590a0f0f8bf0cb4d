"""The tree of the graph: branches open where one looks."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Tree

from corpus.i18n import N_
from kb.graph.model import Neighbour, Node
from tui.spoken import Spoken


class GraphTree(Spoken, Tree[Neighbour | Node]):
    """A tree whose branches are read when they are opened."""

    DEFAULT_CSS = """
    GraphTree { background: $background; scrollbar-size: 1 1; overflow-x: hidden; }
    GraphTree > .tree--cursor { background: $tint-cursor-blurred; color: $foreground; }
    GraphTree:focus > .tree--cursor { background: $tint-cursor; color: $foreground; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", N_("Omlaag"), show=False),
        Binding("k", "cursor_up", N_("Omhoog"), show=False),
        Binding("l,right", "open_branch", N_("Openklappen"), show=False),
        Binding("h,left", "close_branch", N_("Dichtklappen"), show=False),
        Binding("g", "scroll_home", N_("Naar het begin"), show=False),
        Binding("G", "scroll_end", N_("Naar het einde"), show=False),
        Binding("space", "toggle_node", N_("Open of dicht"), key_display=N_("spatie")),
        Binding("enter", "select_cursor", N_("Middelpunt")),
    ]

    def action_open_branch(self) -> None:
        """Open the branch, or go into it."""
        node = self.cursor_node
        if node and node.allow_expand and not node.is_expanded:
            node.expand()
        else:
            self.action_cursor_down()

    def action_close_branch(self) -> None:
        """Close the branch, or go to the one it hangs on."""
        node = self.cursor_node
        if node and node.is_expanded and node is not self.root:
            node.collapse()
        elif node and node.parent:
            self.move_cursor(node.parent)
