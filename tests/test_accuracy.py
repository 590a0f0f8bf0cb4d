"""The measure on made-up facts, and thresholds on the shipped letters so that regressions show."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from benchmark.accuracy import ROOT, samples, score
from benchmark.measure import Score, compare, shared

GOLD: dict[str, Any] = {
    "letter": {"date": "2026-03-02", "signatories": [{"name": "J. de Wit", "role": "minister"}]},
    "references": ["36800-XIV-33", "36410-12"],
    "motions": [
        {"ref": "36410-12", "sponsors": ["De Wit"], "status": "afgedaan", "evidence": "Dit is af."},
        {"ref": None, "sponsors": ["Aa", "Bee"], "status": "genoemd", "evidence": "De motie Aa."},
    ],
    "commitments": [
        {
            "text": "Ik stuur u het plan voor de zomer.",
            "kind": "inform",
            "deadline": "2026-06-30",
            "also": ["Het plan komt voor de zomer uw kant op."],
        },
        {"text": "Het kabinet bouwt drie bruggen.", "kind": "act", "deadline": None},
    ],
    "deadlines": [
        {"text": "voor de zomer", "latest": "2026-06-30"},
        {"text": "in 2030", "latest": "2030-12-31"},
    ],
    "amounts": [
        {"text": "€ 5 miljoen", "eur": 5000000, "recurrence": "yearly"},
        {"text": "€ 7", "eur": 7, "recurrence": "once"},
    ],
}
FOUND: dict[str, Any] = {
    "letter": {"date": "2026-03-03", "signatories": [{"name": "Jan de Wit", "role": ""}]},
    "references": [{"ref": "36800-XIV-33"}, {"ref": "9-9"}],
    "motions": [
        {"ref": "36410-12", "sponsors": [], "status": "genoemd", "evidence": "Iets anders."},
        {"ref": None, "sponsors": ["Bee"], "status": "genoemd", "evidence": "De motie Aa."},
    ],
    "commitments": [
        {
            "text": "Ik stuur u het plan voor de zomer.",
            "kind": "inform",
            "deadline": {"latest": "2026-06-30"},
        },
        {"text": "Het plan komt voor de zomer uw kant op.", "kind": "inform", "deadline": None},
        {"text": "Het is mooi weer vandaag.", "kind": "act", "deadline": None},
    ],
    "deadlines": [
        {"text": "al voor de zomer", "latest": "2026-06-30"},
        {"text": "in 2030", "latest": "2029-12-31"},
    ],
    "amounts": [{"text": "€ 5 miljoen", "eur": 5000000.0, "recurrence": "once"}],
}
#: Kind → (hits, gold, found), as counted by hand; the shared scorer gives the same figures.
COUNTED = {
    "letter date": (0, 1, 1),
    "signatories": (1, 1, 1),
    "references": (1, 2, 2),
    "motions": (2, 2, 2),
    "motions+status": (1, 2, 2),
    "motions closed": (0, 1, 0),
    "commitments": (1, 2, 2),
    "commitments inform": (1, 1, 1),
    "commitments+deadline": (1, 2, 2),
    "deadlines": (2, 2, 2),
    "deadlines+date": (1, 2, 2),
    "amounts": (1, 2, 1),
    "amounts+recurrence": (0, 2, 1),
}


def test_the_measure_counts_as_by_hand() -> None:
    scores = compare(GOLD, FOUND)
    assert {k: (s.hits, s.gold, s.found) for k, s in scores.items()} == COUNTED


def test_a_kind_left_out_of_an_annotation_is_not_judged() -> None:
    gold = {"amounts": GOLD["amounts"]}
    assert set(compare(gold, FOUND)) == {"amounts", "amounts+recurrence"}


def test_an_unread_document_is_all_missed() -> None:
    scores = compare(GOLD, {})
    assert all(s.hits == 0 and s.found == 0 for s in scores.values())
    assert scores["deadlines"].missed == [
        "voor de zomer → None t/m 2026-06-30",
        "in 2030 → None t/m 2030-12-31",
    ]


def test_figures_of_nothing() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 3, 0).f1 == 0.0
    assert shared("", "iets") == 0.0


@functools.cache
def _scores(name: str) -> dict[str, Score]:
    sample = next(s for s in samples(ROOT / "nowhere") if s.name == name)
    return score(sample)[0]


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("letter date", 0.99),
        ("signatories", 0.99),
        ("deadlines+date", 0.96),
        ("amounts+recurrence", 0.98),
    ],
)
def test_the_shipped_letters_are_read_as_well_as_before(kind: str, least: float) -> None:
    assert _scores("shipped")[kind].f1 >= least


APART = [
    ("unseen", "letter date", 0.99),
    ("unseen", "signatories", 0.99),
    ("unseen", "references", 0.98),
    ("unseen", "motions", 0.95),
    ("unseen", "motions+status", 0.95),
    ("unseen", "motions closed", 0.93),
    ("unseen", "commitments", 0.90),
    ("unseen", "commitments inform", 0.90),
    ("unseen", "commitments+deadline", 0.90),
    ("unseen", "deadlines+date", 0.95),
    ("unseen", "amounts+recurrence", 0.97),
    ("unseen-2", "letter date", 0.99),
    ("unseen-2", "signatories", 0.99),
    ("unseen-2", "references", 0.98),
    ("unseen-2", "motions+status", 0.78),
    ("unseen-2", "commitments", 0.77),
    ("unseen-2", "commitments inform", 0.80),
    ("unseen-2", "commitments+deadline", 0.65),
    ("unseen-2", "deadlines+date", 0.88),
    ("unseen-2", "amounts+recurrence", 0.95),
    ("unseen-3", "references", 0.98),
    ("unseen-3", "motions+status", 0.85),
    ("unseen-3", "motions closed", 0.90),
    ("unseen-3", "commitments", 0.84),
    ("unseen-3", "commitments inform", 0.88),
    ("unseen-3", "commitments+deadline", 0.78),
    ("unseen-3", "deadlines+date", 0.92),
    ("unseen-3", "amounts+recurrence", 0.98),
    ("unseen-motions", "references", 0.98),
    ("unseen-motions", "motions", 0.95),
    ("unseen-motions", "motions+status", 0.91),
    ("unseen-motions", "motions closed", 0.92),
]


@pytest.mark.parametrize(("name", "kind", "least"), APART)
def test_the_texts_kept_apart_are_read_as_well_as_before(
    name: str, kind: str, least: float
) -> None:
    assert _scores(name)[kind].f1 >= least
