"""The commitment graph: neighbours, paths, chains and exports."""

from __future__ import annotations

import datetime as dt
import io
import json

import networkx as nx
import pytest

from kb.graph.export import FORMATS, GraphFormat, export
from kb.graph.model import CommitmentGraph, Edge, Node, UnknownNodeError


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def graph() -> CommitmentGraph:
    """Two letters of one ministry on one commitment, moved; one motion claimed by the first."""
    nodes = [
        Node("L1", "letter", "Brief over houtwallen", day("2026-01-01")),
        Node("L2", "letter", "Voortgang houtwallen", day("2026-06-01")),
        Node("L3", "letter", "Brief over sluizen", day("2026-03-01")),
        Node("C1", "commitment", "Monitor voor juni", day("2026-01-01")),
        Node("C2", "commitment", "Monitor in november", day("2026-06-01")),
        Node("M39100-3", "motion", "De Wit: houtwallen"),
        Node("ministry:Natuur", "ministry", "Natuur"),
        Node("person:De Wit", "person", "De Wit"),
        Node("D1", "deadline", "voor juni", day("2026-05-31")),
    ]
    edges = [
        Edge("L1", "C1", "states", date=day("2026-01-01"), evidence="Ik stuur de monitor."),
        Edge("L2", "C2", "states", date=day("2026-06-01")),
        Edge("C1", "C2", "moved_to", "2026-11-30", day("2026-06-01")),
        Edge("C1", "D1", "due", date=day("2026-01-01")),
        Edge("L1", "M39100-3", "claims", "afgedaan", day("2026-01-01")),
        Edge("person:De Wit", "M39100-3", "sponsors"),
        Edge("ministry:Natuur", "L1", "sends"),
        Edge("ministry:Natuur", "L2", "sends"),
        Edge("ministry:Natuur", "L3", "sends"),
        Edge("L1", "nergens", "cites"),
    ]
    return CommitmentGraph(nodes, edges)


def test_an_edge_to_nowhere_is_left_out(graph: CommitmentGraph) -> None:
    assert (len(graph), graph.edge_count) == (9, 9)


def test_neighbours_carry_direction_and_evidence(graph: CommitmentGraph) -> None:
    found = [(n.node.id, n.edge.kind, n.outward) for n in graph.neighbours("L1")]
    assert found == [
        ("M39100-3", "claims", True),
        ("ministry:Natuur", "sends", False),
        ("C1", "states", True),
    ]


def test_a_path_prefers_what_explains_over_the_ministry(graph: CommitmentGraph) -> None:
    best = graph.paths("L1", "L2")[0]
    assert [x.id for x in best if isinstance(x, Node)] == ["L1", "C1", "C2", "L2"]
    assert [x.kind for x in best if isinstance(x, Edge)] == ["states", "moved_to", "states"]


def test_a_path_through_a_hub_where_there_is_no_other(graph: CommitmentGraph) -> None:
    keys = [x.id for x in graph.paths("L1", "L3")[0] if isinstance(x, Node)]
    assert keys == ["L1", "ministry:Natuur", "L3"]


def test_nothing_connects_strangers() -> None:
    apart = CommitmentGraph([Node("L1", "letter", "a"), Node("L2", "letter", "b")], [])
    assert apart.paths("L1", "L2") == []


def test_the_chain_of_a_commitment_is_told_from_either_end(graph: CommitmentGraph) -> None:
    told = [(n.edge.kind, n.edge.source, n.edge.target) for n in graph.chain("C2")]
    assert told == [
        ("due", "C1", "D1"),
        ("states", "L1", "C1"),
        ("moved_to", "C1", "C2"),
        ("states", "L2", "C2"),
    ]
    assert told == [(n.edge.kind, n.edge.source, n.edge.target) for n in graph.chain("C1")]


def test_around_does_not_go_on_through_a_ministry(graph: CommitmentGraph) -> None:
    ids = {n.id for n in graph.around("L1", 3).nodes()}
    assert "ministry:Natuur" in ids
    assert "L3" not in ids


def test_the_most_entangled_come_first(graph: CommitmentGraph) -> None:
    assert [(n.id, d) for n, d in graph.most_entangled(2)] == [("C1", 3), ("L1", 3)]
    assert [n.id for n, _d in graph.most_entangled(5, kinds=("motion",))] == ["M39100-3"]


def test_an_unknown_id_is_named(graph: CommitmentGraph) -> None:
    with pytest.raises(UnknownNodeError, match="L9"):
        graph.neighbours("L9")


@pytest.mark.parametrize("how", FORMATS)
def test_exports_are_the_same_whatever_the_order(how: GraphFormat, graph: CommitmentGraph) -> None:
    turned = CommitmentGraph(reversed(list(graph.nodes())), reversed(list(graph.edges())))
    assert export(graph, how) == export(turned, how)


def test_graphml_and_json_survive_a_round_trip(graph: CommitmentGraph) -> None:
    back = nx.read_graphml(io.BytesIO(export(graph, "graphml").encode()), force_multigraph=True)
    assert back.number_of_edges() == graph.edge_count
    linked = nx.node_link_graph(json.loads(export(graph, "json")), edges="edges")
    assert linked.nodes["L1"]["label"] == "Brief over houtwallen"


@pytest.mark.parametrize("how", FORMATS)
def test_labels_cannot_break_out_of_an_export(how: GraphFormat) -> None:
    nasty = 'a"] --> b; <script>\x1b[31m\\'
    graph = CommitmentGraph([Node("L1", "letter", nasty)], [])
    text = export(graph, how)
    assert "\x1b" not in text
    if how == "graphml":
        assert nx.read_graphml(io.BytesIO(text.encode())).nodes["L1"]["label"].startswith('a"]')
    if how == "mermaid":
        assert text.count('"') == 2
        assert "<" not in text
    if how == "dot":
        assert '\\"] --> b' in text


@pytest.mark.parametrize("how", ["dot", "mermaid"])
def test_what_is_said_twice_is_one_arrow(how: GraphFormat) -> None:
    nodes = [Node("L1", "letter", "Brief"), Node("M1", "motion", "Motie")]
    said = [Edge("L1", "M1", "claims", detail="afgedaan", evidence=words) for words in ("a.", "b.")]
    text = export(CommitmentGraph(nodes, said), how)
    assert text.count("claims afgedaan") == 1
