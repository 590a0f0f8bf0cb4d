"""Nodes and edges of the commitment graph, and the questions one asks of it.

A node's id is the id under which ``griffie show`` knows it (letters, motions, commitments,
deadlines, amounts), or ``person:NAME``, ``ministry:NAME``, ``dossier:NUMBER``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, Literal

import networkx as nx

from corpus.errors import GriffieError
from corpus.i18n import translator

_ = translator("kb")

NodeKind = Literal[
    "letter", "motion", "commitment", "deadline", "amount", "person", "ministry", "dossier", "paper"
]
EdgeKind = Literal[
    "claims",  # letter → motion, with the status claimed
    "states",  # letter → commitment
    "due",  # commitment → deadline
    "sets",  # letter → deadline
    "names_amount",  # letter → amount
    "signs",  # person → letter
    "sponsors",  # person → motion
    "sends",  # ministry → letter
    "in_dossier",  # letter, motion or paper → dossier
    "cites",  # letter → paper
    "same_as",  # commitment → commitment, restated
    "moved_to",  # commitment → commitment, with a new date
    "met_by",  # commitment → letter
]
#: Nodes that nearly everything hangs on; a path through them explains nothing, so it is taken last.
_HUBS = ("ministry", "dossier")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph; ``label`` is one line for people."""

    id: str
    kind: NodeKind
    label: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """How ``source`` has to do with ``target``; ``evidence`` is the sentence that says so, if any."""

    source: str
    target: str
    kind: EdgeKind
    detail: str = ""
    date: dt.date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node beside another, and the edge that joins them; ``outward`` is the edge's direction."""

    node: Node
    edge: Edge
    outward: bool


class UnknownNodeError(GriffieError):
    """An id that the graph does not hold."""

    code = "unknown_id"
    exit_status = 3


class CommitmentGraph:
    """The graph, built once from nodes and edges; edges to nodes that do not exist are left out."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self._graph: Any = nx.MultiDiGraph()
        for node in nodes:
            self._graph.add_node(node.id, node=node)
        for edge in edges:
            if edge.source in self._graph and edge.target in self._graph:
                self._graph.add_edge(edge.source, edge.target, edge=edge)

    def __len__(self) -> int:
        return int(self._graph.number_of_nodes())

    @property
    def edge_count(self) -> int:
        """The number of edges."""
        return int(self._graph.number_of_edges())

    def nodes(self) -> Iterable[Node]:
        """All nodes, in the order in which they were added."""
        return (data["node"] for _key, data in self._graph.nodes(data=True))

    def edges(self) -> Iterable[Edge]:
        """All edges."""
        return (data["edge"] for _s, _t, data in self._graph.edges(data=True))

    def node(self, key: str) -> Node:
        """The node ``key``; :class:`UnknownNodeError` where there is none."""
        if key not in self._graph:
            raise UnknownNodeError(
                _("{key} is niet bekend.").format(key=key),
                advice=_("`griffie graph` zonder kenmerk toont wat er is; let op hoofdletters."),
            )
        node: Node = self._graph.nodes[key]["node"]
        return node

    def neighbours(self, key: str) -> list[Neighbour]:
        """What stands beside ``key``, by kind of edge, then by date (undated last)."""
        self.node(key)
        beside = [
            Neighbour(self.node(target), data["edge"], outward=True)
            for _s, target, data in self._graph.out_edges(key, data=True)
        ]
        beside += [
            Neighbour(self.node(source), data["edge"], outward=False)
            for source, _t, data in self._graph.in_edges(key, data=True)
        ]
        return sorted(
            beside, key=lambda n: (n.edge.kind, n.edge.date or dt.date.max, n.node.id, n.outward)
        )

    def paths(self, left: str, right: str, most: int = 3) -> list[list[Node | Edge]]:
        """Why two things are connected: up to ``most`` paths, node, edge, node …, the best first.

        The best is the shortest; a step to or from a ministry or dossier counts as three, because
        a path through them says little. The shortest paths with and without those are looked at. An
        empty list where nothing connects the two.
        """
        self.node(left)
        self.node(right)
        hubs = self._hubs
        found: dict[tuple[str, ...], int] = {}
        for part in (self._simple(), self._simple_without_hubs()):
            if left in part and right in part:
                # Steps are not weighed here: that would search the whole graph for each path.
                with contextlib.suppress(nx.NetworkXNoPath):
                    for keys in islice(nx.shortest_simple_paths(part, left, right), most):
                        steps = (3 if hubs & {*pair} else 1 for pair in pairwise(keys))
                        found[tuple(keys)] = sum(steps)
        return [self._spell(keys) for keys in sorted(found, key=lambda k: (found[k], k))[:most]]

    def around(self, key: str, steps: int) -> CommitmentGraph:
        """The part of the graph within ``steps`` steps of ``key``, never going on through a hub."""
        self.node(key)
        seen, edge_of_known = {key}, [key]
        for _step in range(steps):
            reached: list[str] = []
            for current in edge_of_known:
                if current != key and self.node(current).kind in _HUBS:
                    continue
                for beside in sorted(
                    {*self._graph.successors(current), *self._graph.predecessors(current)}
                ):
                    if beside not in seen:
                        seen.add(beside)
                        reached.append(beside)
            edge_of_known = reached
        part = self._graph.subgraph(seen)
        return CommitmentGraph(
            (d["node"] for _k, d in part.nodes(data=True)),
            (d["edge"] for _s, _t, d in part.edges(data=True)),
        )

    def chain(self, key: str) -> list[Neighbour]:
        """The life of a commitment: its statements, new dates and what met it, oldest first."""
        family, todo = {key}, [key]
        while todo:
            current = todo.pop()
            for beside in self.neighbours(current):
                if beside.edge.kind in ("same_as", "moved_to") and beside.node.id not in family:
                    family.add(beside.node.id)
                    todo.append(beside.node.id)
        steps = [
            n
            for member in sorted(family)
            for n in self.neighbours(member)
            if n.edge.kind in ("states", "due", "moved_to", "met_by")
        ]
        unique = {(n.edge.kind, n.edge.source, n.edge.target): n for n in steps}
        return sorted(
            unique.values(),
            key=lambda n: (n.edge.date or n.node.date or dt.date.max, n.edge.kind, n.node.id),
        )

    def most_entangled(
        self, most: int = 20, kinds: Sequence[NodeKind] = ()
    ) -> list[tuple[Node, int]]:
        """The nodes with the most edges (of ``kinds``, if given), the most first, with the number."""
        degrees = (
            (self.node(key), int(degree))
            for key, degree in self._graph.degree()
            if not kinds or self.node(key).kind in kinds
        )
        return sorted(degrees, key=lambda d: (-d[1], d[0].id))[:most]

    def _simple(self) -> Any:
        """The graph without directions, kinds and doubles; made once."""
        cached = self._graph.graph.get("simple")
        if cached is None:
            cached = nx.Graph()
            cached.add_nodes_from(self._graph)
            cached.add_edges_from(self._graph.edges())
            self._graph.graph["simple"] = cached
        return cached

    def _simple_without_hubs(self) -> Any:
        cached = self._graph.graph.get("without_hubs")
        if cached is None:
            cached = self._simple().copy()
            cached.remove_nodes_from(self._hubs)
            self._graph.graph["without_hubs"] = cached
        return cached

    @cached_property
    def _hubs(self) -> frozenset[str]:
        return frozenset(node.id for node in self.nodes() if node.kind in _HUBS)

    def _spell(self, keys: Sequence[str]) -> list[Node | Edge]:
        spelled: list[Node | Edge] = [self.node(keys[0])]
        for source, target in pairwise(keys):
            between = [
                d["edge"]
                for pair in ((source, target), (target, source))
                for d in (self._graph.get_edge_data(*pair) or {}).values()
            ]
            spelled += [
                min(between, key=lambda e: (e.kind, e.date or dt.date.max)),
                self.node(target),
            ]
        return spelled
