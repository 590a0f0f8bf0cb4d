"""Scoring passages by their terms: as tantivy scores them, and only those that hold the terms."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index.forward import ForwardIndex, Wanted
from index.query import parse_query
from index.search import SearchIndex
from index.terms import Terms
from tests.search_fakes import MemoryPassages, letters


def passage(stems: str = "", parts: str = "", head: str = "", facets: str = "") -> Terms:
    return Terms((), *(tuple(words.split()) for words in (stems, parts, head, facets)))


def wanted(field: str, term: str, weight: float = 1.0, rarity: float = 1.0) -> Wanted:
    return Wanted(field, term, weight, rarity, 1)


PASSAGES = [
    passage("wolf schaap wolf", "raster"),
    passage("stikstof natur", head="wolf"),
    passage(),
    passage("wolf", facets="k:motion r:36800 r:36800-xiv"),
]


@pytest.fixture
def forward(tmp_path: Path) -> ForwardIndex:
    index = ForwardIndex(tmp_path, 0)
    index.add(PASSAGES[:2])  # in two steps, as an archive grows
    index.add(PASSAGES[2:])
    return index


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        ([wanted("stems", "wolf")], {0, 3}),
        ([wanted("head", "wolf")], {1}),  # another field
        ([wanted("parts", "raster"), wanted("stems", "natur")], {0, 1}),
        ([wanted("facets", "r:36800-xiv", 4.0)], {3}),
        ([wanted("facets", "k:motion", 4.0)], set()),  # only numbers cited are kept
        ([wanted("stems", "wol")], set()),  # not the beginning of a term
        ([], set()),
    ],
)
def test_passages_that_hold_a_term(
    forward: ForwardIndex, terms: list[Wanted], rows: set[int]
) -> None:
    scores = forward.scores(np.arange(4), terms)
    assert set(np.flatnonzero(scores).tolist()) == rows


def test_a_score_is_bm25(forward: ForwardIndex) -> None:
    (score,) = forward.scores(np.asarray([0]), [wanted("stems", "wolf", 0.5, 5.0)])
    mean = (3 + 2 + 0 + 1) / 4
    saturation = 1.2 * (1 - 0.95 + 0.95 * 3 / mean)
    assert score == pytest.approx(2.5 * 2 * 2.2 / (2 + saturation))


def test_the_rows_asked_for_in_their_order(forward: ForwardIndex) -> None:
    wolf = [wanted("stems", "wolf")]
    every = forward.scores(np.arange(4), wolf)
    assert forward.scores(np.asarray([3, 0]), wolf).tolist() == every[[3, 0]].tolist()
    assert forward.scores(np.asarray([], np.int64), wolf).tolist() == []


def test_what_a_broken_off_addition_left_is_overwritten(
    forward: ForwardIndex, tmp_path: Path
) -> None:
    again = ForwardIndex(tmp_path, 2)  # the manifest knows of two
    again.add([passage("stikstof")])
    nitrogen = [wanted("stems", "stikstof")]
    assert np.flatnonzero(again.scores(np.arange(3), nitrogen)).tolist() == [1, 2]
    assert (tmp_path / "terms.lengths").stat().st_size == 3 * 4 * 2


@pytest.mark.parametrize("typed", ["stikstof", "wachttijden jeugdzorg hulp", "36410-XIV-33"])
def test_scores_are_tantivys_but_for_length(
    tmp_path: Path, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.forward.B", 0.75)
    engines = SearchIndex(tmp_path / "index", MemoryPassages(letters())).engines()
    query = parse_query(typed)
    theirs = engines.lexical.search(query, 10)
    ours = engines.forward.scores(
        engines.vectors.rows_of(theirs.ids), engines.lexical.wanted(query)
    )
    # tantivy rounds lengths over 40 terms; these passages are shorter
    for score, expected in zip(ours, theirs.scores, strict=True):
        assert math.isclose(score, expected, rel_tol=1e-3)
