"""The learned part: its file, its training, and the share of commitments in a letter."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from kb.extract import model as learned
from kb.extract.clauses import clauses
from kb.extract.conjugation import forms
from kb.extract.promises import matched, rules
from kb.extract.wording import read_wording

SENTENCES = [
    {"text": "Ik zal de Kamer in juni informeren over de dijk.", "kind": "inform"},
    {"text": "Het kabinet zal de wet wijzigen.", "kind": "legislate"},
    {"text": "Wij zullen de gemeente ondersteunen met geld.", "kind": "act"},
    {"text": "Ik onderzoek of de brug open kan.", "kind": "investigate"},
    {"text": "De gemeente heeft de brug gesloten.", "kind": None},
    {"text": "Ik vind dat een goede zaak voor het dorp.", "kind": None},
]


def lines() -> str:
    return "\n".join(json.dumps(s) for s in SENTENCES)


def test_training_on_the_same_sentences_gives_the_same_bytes() -> None:
    training = pytest.importorskip("kb.extract.training")
    pytest.importorskip("sklearn")
    first = learned.to_bytes(training.train(training.labelled(lines()), 0.5))
    assert first == learned.to_bytes(training.train(training.labelled(lines()), 0.5))
    again = learned.from_bytes(first)
    assert learned.to_bytes(again) == first


def test_the_shipped_model_is_small_and_loads() -> None:
    model = learned.shipped()
    assert 0 < model.threshold < 1
    assert 0 < model.prior < 1
    assert len(learned.to_bytes(model)) < 2_000_000


def test_shipped_examples_are_whole(tmp_path: Path) -> None:
    training = pytest.importorskip("kb.extract.training")
    kinds = [e.kind for e in training.shipped_examples()]
    assert len(kinds) >= 3000
    assert set(kinds) == {"inform", "legislate", "act", "investigate", None}


def test_an_example_may_follow_the_one_above_it() -> None:
    training = pytest.importorskip("kb.extract.training")
    first = {"text": "De brug is sinds mei gesloten.", "kind": None, "group": "brug"}
    second = {"text": "Ik stuur u daarover in juni een brief.", "kind": "inform"}
    short = "\n".join(json.dumps(s) for s in (first, second | {"follows": True}))
    written = second | {"before": first["text"], "group": "brug"}
    long = "\n".join(json.dumps(s) for s in (first, written))
    assert training.labelled(short) == training.labelled(long)
    assert training.labelled(short)[1] != training.labelled(json.dumps(second))[0]


@pytest.mark.parametrize(
    ("certainties", "what"),
    [([0.9] * 200, "more"), ([0.01] * 200, "less"), ([0.1], "same")],
)
def test_a_letters_own_share_moves_its_certainties(certainties: list[float], what: str) -> None:
    before = np.array(certainties)
    change = learned.adapted(before, 0.1) - before
    if what == "same":  # one sentence says little of its letter
        assert abs(change[0]) < 0.01
    else:
        assert bool((change > 0).all() if what == "more" else (change < 0).all())


def test_no_sentences_have_no_certainties() -> None:
    assert len(learned.adapted(learned.shipped().certainties([]), 0.1)) == 0


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ("informeren", "informeert"),
        ("informeren", "geïnformeerd"),
        ("aan|bieden:geboden", "aangeboden"),
        ("uit|voeren", "uitgevoerd"),
        ("verlengen", "verlengd"),
        ("maken", "maakt"),
        ("zetten", "zet"),
        ("geven:gegeven", "geeft"),
        ("kiezen", "kiest"),
        ("bezien", "beziet"),
        ("na|gaan", "nagaat"),
    ],
)
def test_verb_forms(entry: str, word: str) -> None:
    made = forms(entry)
    assert word in made.finite | made.participle


@pytest.mark.parametrize(
    ("sentence", "tag"),
    [
        ("Ik bied het rapport volgende week aan.", "INFf"),  # apart from its particle
        ("Het rapport biedt houvast aan ouders.", "ACTf"),  # "aan" is a preposition here
    ],
)
def test_a_separable_verb_needs_its_particle(sentence: str, tag: str) -> None:
    wording = read_wording(sentence)
    verb = next(i for i, w in enumerate(wording.words) if w.startswith("bied"))
    assert wording.tags[verb] == tag


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ik zal dit onderzoeken.", {"regering-zal"}),
        ("Uw Kamer wordt hierover geïnformeerd.", {"kamer-ontvangt"}),
        ("Het kabinet onderzoekt dit.", {"regering-onderzoekt"}),
        ("Daarom onderzoeken wij dit.", {"regering-onderzoekt"}),  # a plural, not an infinitive
        ("De gemeente zal dit onderzoeken.", set()),  # another acts
        ("Ik zal dit niet onderzoeken.", set()),  # a refusal
        ("In deze brief zal ik dit toelichten.", set()),  # the letter speaks of itself
        ("Zal het kabinet dit onderzoeken?", set()),  # a question
    ],
)
def test_rules_are_named(sentence: str, names: set[str]) -> None:
    wording = read_wording(sentence)
    held = {rule.name for rule, _ in matched(clauses(wording), wording, rules())}
    assert held == names
