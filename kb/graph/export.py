"""The commitment graph in formats of others: GraphML, node-link JSON, DOT and Mermaid."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

import networkx as nx

from kb.graph.model import CommitmentGraph, Edge, Node

GraphFormat = Literal["graphml", "json", "dot", "mermaid"]
FORMATS: tuple[GraphFormat, ...] = ("graphml", "json", "dot", "mermaid")
#: XML 1.0 allows no control characters but tab and line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def export(graph: CommitmentGraph, how: GraphFormat) -> str:
    """``graph`` as text in the format ``how``, ending in a newline; the same graph, the same text."""
    nodes = sorted(graph.nodes(), key=lambda n: n.id)
    edges = sorted(graph.edges(), key=lambda e: (e.source, e.target, e.kind, e.detail, e.evidence))
    if how == "dot":
        return _dot(nodes, edges)
    if how == "mermaid":
        return _mermaid(nodes, edges)
    plain: Any = nx.MultiDiGraph()
    for node in nodes:
        plain.add_node(node.id, **_node(node))
    for edge in edges:
        plain.add_edge(edge.source, edge.target, **_edge(edge))
    if how == "graphml":
        return "\n".join(nx.generate_graphml(plain)) + "\n"
    data = nx.node_link_data(plain, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _node(node: Node) -> dict[str, str]:
    date = node.date.isoformat() if node.date else ""
    return {"kind": node.kind, "label": _CONTROL.sub(" ", node.label), "date": date}


def _edge(edge: Edge) -> dict[str, str]:
    date = edge.date.isoformat() if edge.date else ""
    evidence = _CONTROL.sub(" ", edge.evidence)
    return {"kind": edge.kind, "detail": edge.detail, "date": date, "evidence": evidence}


def _dot(nodes: list[Node], edges: list[Edge]) -> str:
    def quoted(words: str) -> str:
        return '"' + _CONTROL.sub(" ", words).replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = ["digraph griffie {", "  rankdir=LR;"]
    lines += [f"  {quoted(n.id)} [label={quoted(n.label)}, class={quoted(n.kind)}];" for n in nodes]
    # What two letters say of the same two nodes is one arrow.
    lines += dict.fromkeys(
        f"  {quoted(e.source)} -> {quoted(e.target)} [label={quoted(_words(e))}];" for e in edges
    )
    return "\n".join([*lines, "}"]) + "\n"


def _mermaid(nodes: list[Node], edges: list[Edge]) -> str:
    names = {node.id: f"n{number}" for number, node in enumerate(nodes)}

    def quoted(words: str) -> str:
        # Mermaid has no escape but HTML entities, and reads markup in labels.
        for plain, entity in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
            words = words.replace(plain, f"#{entity};" if plain != "&" else "#38;")
        return '"' + _CONTROL.sub(" ", words).replace("\n", " ") + '"'

    lines = ["flowchart LR"]
    lines += [f"  {names[n.id]}[{quoted(n.label)}]" for n in nodes]
    lines += dict.fromkeys(
        f"  {names[e.source]} -->|{quoted(_words(e))}| {names[e.target]}" for e in edges
    )
    return "\n".join(lines) + "\n"


def _words(edge: Edge) -> str:
    return f"{edge.kind} {edge.detail}".strip()
