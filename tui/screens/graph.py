"""Verbanden: the commitment graph as a tree that opens where one looks, and the paths in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from corpus.errors import GriffieError
from corpus.i18n import N_, translator
from corpus.safe import printable_name
from kb.commands.graph import EDGES, STEPS, Step
from kb.formats import Column
from kb.graph.model import CommitmentGraph, Edge, EdgeKind, Neighbour, Node
from kb.reminders.words import long_day, short_day
from kb.wording import name
from tui.colours import colours
from tui.export import Export
from tui.prose import Prose
from tui.spoken import Spoken
from tui.widgets.detail import Detail
from tui.widgets.graph_tree import GraphTree
from tui.widgets.key_bar import KeyBar
from tui.widgets.section_bar import SectionBar
from tui.widgets.split import Split

if TYPE_CHECKING:
    from tui.app import GriffieApp

_ = translator("tui")

#: Kind of node → its sign, and what it is called.
_KINDS = {
    "letter": ("✉", N_("brief"), "strong"),
    "motion": ("◆", N_("motie"), "info"),
    "commitment": ("●", N_("toezegging"), "good"),
    "deadline": ("▲", N_("termijn"), "warn"),
    "amount": ("€", N_("bedrag"), "heading"),
    "person": ("☺", N_("persoon"), ""),
    "ministry": ("⌂", N_("ministerie"), ""),
    "dossier": ("▤", N_("dossier"), ""),
    "paper": ("§", N_("kamerstuk"), "quiet"),
}
#: What the tree begins with where nothing was chosen: the most entangled things.
_MOST = 40


class GraphScreen(Spoken, Screen[None]):
    """The tree around one thing, or the most entangled things."""

    AUTO_FOCUS = "GraphTree"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "read", N_("Lezen")),
        Binding("x", "mark", N_("Merken")),
        Binding("w", "path", N_("Waarom verbonden")),
        Binding("escape", "back", N_("Terug")),
        Binding("i", "details", N_("Detail aan of uit"), show=False),
        Binding("e", "export", N_("Opslaan"), show=False),
    ]

    if TYPE_CHECKING:
        app: GriffieApp

    class Loaded(Message):
        """The graph was built."""

        def __init__(self, graph: CommitmentGraph) -> None:
            super().__init__()
            self.graph = graph

    def __init__(self) -> None:
        super().__init__()
        self._graph: CommitmentGraph | None = None
        self._centre: str | None = None
        self._before: list[str | None] = []
        self._marked: str | None = None
        self._seen = -1

    def compose(self) -> ComposeResult:
        """The tree, and what its present branch says."""
        yield SectionBar("graph")
        yield Static(id="about", markup=False)
        tree = GraphTree("", id="table")
        tree.show_root = True
        tree.guide_depth = 3
        yield Split(tree, Detail(id="detail"), key="list", share=36)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw labels anew in another theme's colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._plant())

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        self.catch_up()

    def catch_up(self) -> None:
        """Build the graph anew, if anything changed since."""
        if self._seen != self.app.version:
            self._seen = self.app.version
            self.load()

    @work(thread=True, exclusive=True, group="load")
    def load(self) -> None:
        """Build the graph in a thread."""
        try:
            graph = self.app.desk.kb.graph(self.app.desk.today)
        except GriffieError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.post_message(self.Loaded(graph))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self._graph = event.graph
        self._plant()

    def centre(self, identity: str) -> None:
        """Make this thing the root of the tree."""
        if identity != self._centre:
            self._before.append(self._centre)
        self._centre = identity
        self._plant()

    def _plant(self) -> None:
        if self._graph is None:
            return
        tree = self.query_one(GraphTree)
        tree.clear()
        about = self.query_one("#about", Static)
        if self._centre is None:
            tree.root.set_label(_("Het meest verweven"))
            tree.root.data = None
            for node, edges in self._graph.most_entangled(_MOST):
                tree.root.add(self._label(node, f"{edges:>4} "), node)
        else:
            try:
                node = self._graph.node(self._centre)
            except GriffieError as error:
                self.app.complain(error)
                self._centre = self._before.pop() if self._before else None
                return
            tree.root.set_label(self._label(node))
            tree.root.data = node
            self._grow(tree.root)
        tree.root.expand()
        tree.move_cursor(tree.root)
        about.update(
            _(" {nodes} dingen, {edges} verbanden").format(
                nodes=len(self._graph), edges=self._graph.edge_count
            )
        )
        self._tell()

    @on(Tree.NodeExpanded)
    def _expanded(self, event: Tree.NodeExpanded[Any]) -> None:
        if event.node.data is not None and not event.node.children:
            self._grow(event.node)

    def _grow(self, branch: TreeNode[Neighbour | Node]) -> None:
        node = _node(branch.data)
        if self._graph is None or node is None:
            return
        above = {n.id for n in _ancestors(branch)}
        seen: set[tuple[str, str, str]] = set()
        for beside in self._graph.neighbours(node.id):
            # A letter and the register may both say who proposed a motion: one branch will do.
            same = (beside.edge.kind, beside.edge.detail, beside.node.id)
            if beside.node.id not in above and same not in seen:
                seen.add(same)
                branch.add(self._label(beside.node, edge=beside), beside)

    def _label(self, node: Node, before: str = "", edge: Neighbour | None = None) -> Text:
        palette = colours(self.app)
        sign, _kind, tone = _KINDS[node.kind]
        label = Text().append(before, palette["quiet"])
        if edge:
            arrow = "→" if edge.outward else "←"
            # A cited paper's edge repeats its number; the node says it already.
            detail = "" if edge.edge.detail == node.label else edge.edge.detail
            words = f"{arrow} {_edge_words(edge.edge.kind, detail)}  "
            label.append(printable_name(words), palette["quiet"])
        label.append(f"{sign} ", palette.get(tone, ""))
        label.append(printable_name(node.label))
        day = edge.edge.date if edge and edge.edge.date else node.date
        if day:
            label.append(f"  {short_day(day)}", palette["quiet"])
        if node.id == self._marked:
            label.append("  ◄ " + _("gemerkt"), palette["heading"])
        return label

    @on(Tree.NodeHighlighted)
    def _highlighted(self) -> None:
        self._tell()

    def _tell(self) -> None:
        branch = self.query_one(GraphTree).cursor_node
        prose = Prose(colours(self.app))
        node = _node(branch.data) if branch else None
        if self._graph is not None and not len(self._graph):
            prose.line(_("Nog geen brieven. Druk op 6 en daarna op + om brieven in te lezen."))
        elif node is None:
            prose.line(_("Kies een ding: → klapt open, enter maakt het tot middelpunt."))
            prose.line(
                _("Met x merkt u iets; w toont daarna waarom het met iets anders samenhangt.")
            )
        elif branch is not None:
            self._tell_of(node, branch.data, prose)
        self.query_one(Detail).show(prose.text)

    def _tell_of(self, node: Node, data: Neighbour | Node | None, prose: Prose) -> None:
        prose.line(f"{_KINDS[node.kind][0]} {node.label}", "strong")
        day = f" · {long_day(node.date)}" if node.date else ""
        prose.line(f"{_(_KINDS[node.kind][1])} · {node.id}{day}", "quiet")
        if isinstance(data, Neighbour):
            prose.heading(_("Waarom het hier staat"))
            prose.line(_edge_words(data.edge.kind, data.edge.detail))
            if data.edge.evidence:
                prose.line(f"“{' '.join(data.edge.evidence.split())}”")
        if self._graph and node.kind == "commitment":
            prose.heading(_("Verloop"))
            for step in self._graph.chain(node.id):
                day = short_day(step.edge.date) if step.edge.date else "–"
                prose.line(
                    f"{day:>12}  {_edge_words(step.edge.kind, step.edge.detail)}: {step.node.label}"
                )

    # Actions

    def _present(self) -> Node | None:
        branch = self.query_one(GraphTree).cursor_node
        return _node(branch.data) if branch else None

    @on(Tree.NodeSelected)
    def _selected(self) -> None:
        node = self._present()
        if node and node.id != self._centre:
            self.centre(node.id)

    def action_back(self) -> None:
        """To what was the middle before."""
        if self._before:
            self._centre = self._before.pop()
            self._plant()

    def action_details(self) -> None:
        """Show the pane, or hide it."""
        self.toggle_class("-plain")

    @work(thread=True, exclusive=True, group="read")
    def action_read(self) -> None:
        """Open the letter in which the present thing stands."""
        node = self._present()
        if node is None:
            return
        try:
            record = self.app.desk.kb.show(node.id)
        except GriffieError:
            words = _("Dit staat in geen brief; kies een brief, motie, toezegging of bedrag.")
            self.app.call_from_thread(self.app.tell, words)
            return
        cited = getattr(record, "citation", None)
        claims = getattr(record, "claims", ())
        if cited is None and claims:
            cited = claims[-1].citation
        if cited is not None:
            self.app.call_from_thread(self.app.open_citation, cited)
        else:
            self.app.call_from_thread(self.app.open_place, record.id)

    def action_mark(self) -> None:
        """Remember the present thing as one end of a path."""
        node = self._present()
        if node:
            self._marked = node.id
            branch = self.query_one(GraphTree).cursor_node
            if branch:
                edge = branch.data if isinstance(branch.data, Neighbour) else None
                branch.set_label(self._label(node, edge=edge))
            self.app.tell(_("Gemerkt. Ga naar iets anders en druk op w."))

    def action_path(self) -> None:
        """Show why the marked thing and the present one are connected."""
        node = self._present()
        if self._graph is None or node is None or self._marked is None or node.id == self._marked:
            self.app.tell(_("Merk eerst iets met x, en ga dan naar iets anders."))
            return
        found = self._graph.paths(self._marked, node.id)
        prose = Prose(colours(self.app))
        if not found:
            prose.line(_("Deze twee hangen niet samen."))
        for number, path in enumerate(found, start=1):
            prose.heading(_("Weg {n}").format(n=number))
            for part in path:
                if isinstance(part, Edge):
                    prose.line(f"  │ {_edge_words(part.kind, part.detail)}", "quiet")
                    if part.evidence:
                        prose.line(f"  │ “{' '.join(part.evidence.split())}”", "quiet")
                else:
                    prose.line(f"{_KINDS[part.kind][0]} {part.label}", _KINDS[part.kind][2])
        self.remove_class("-plain")
        self.query_one(Detail).show(prose.text)

    def action_export(self) -> None:
        """Write what stands beside the middle to a file."""
        if self._graph is None or self._centre is None:
            self.app.tell(_("Kies eerst een middelpunt met enter."))
            return
        middle = self._graph.node(self._centre)
        steps: Sequence[Step] = [
            Step(1, middle, n.edge, n.node) for n in self._graph.neighbours(self._centre)
        ]
        columns: tuple[Column[Step], ...] = STEPS
        self.app.ask_to_save(Export("verbanden", steps, columns))


def _edge_words(kind: EdgeKind, detail: str) -> str:
    return f"{translator('kb')(EDGES[kind])} {name(detail)}".strip()


def _node(data: Neighbour | Node | None) -> Node | None:
    return data.node if isinstance(data, Neighbour) else data


def _ancestors(branch: TreeNode[Neighbour | Node]) -> list[Node]:
    found = []
    at: TreeNode[Neighbour | Node] | None = branch
    while at is not None:
        node = _node(at.data)
        if node:
            found.append(node)
        at = at.parent
    return found
