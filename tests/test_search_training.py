"""Training an encoder on a little text: it learns, it is seeded, and it says when it cannot."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from index.contrastive import Settings
from index.encoders import EncoderChoice, StaticEncoder, load_encoder
from index.errors import TrainingDataError
from index.training import Recipe, train_encoder
from index.training_data import TrainingData, cut_lines

RECIPE = Recipe(pieces=600, dimensions=24, settings=Settings(epochs=4, batch=64))
TOPICS = {
    "zorg": ["ziekenhuis", "patient", "arts", "verpleging", "huisarts"],
    "natuur": ["stikstof", "wolf", "weidevogel", "veehouder", "grasland"],
    "wonen": ["huurder", "woningbouw", "corporatie", "hypotheek", "nieuwbouw"],
}


def data() -> TrainingData:
    """Lines on three topics, and pairs of words of one topic."""
    random = np.random.default_rng(0)
    made = TrainingData()
    for number in range(600):
        name, of = list(TOPICS.items())[number % 3]
        said = [str(word) for word in random.choice(of, 4)]
        made.lines.append(
            f"Over {name} zegt de brief: {said[0]} en {said[1]}. Ook {said[2]} {name}."
        )
        made.pairs.setdefault("topic", []).append((said[0], f"{said[1]} {said[3]}"))
    return made


def test_it_learns_what_goes_together(tmp_path: Path) -> None:
    told: list[str] = []
    train_encoder(data(), tmp_path, RECIPE, told.append)
    assert len(told) == 3 + RECIPE.settings.epochs
    encoder = load_encoder(EncoderChoice(str(tmp_path)))
    assert isinstance(encoder, StaticEncoder)
    ask, same, other = encoder.queries(["wolf", "weidevogel", "hypotheek"])
    assert ask @ same > ask @ other + 0.3


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train_encoder(data(), tmp_path / name, RECIPE)
    a, b = StaticEncoder(tmp_path / "a"), StaticEncoder(tmp_path / "b")
    np.testing.assert_allclose(
        a.passages(["wolf en arts"]), b.passages(["wolf en arts"]), atol=1e-3
    )


def test_too_little_text_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match="te weinig tekst"):
        train_encoder(TrainingData(lines=["Eén zin."]), tmp_path, RECIPE)


def test_pairs_are_read_in_three_shapes(tmp_path: Path) -> None:
    plain = tmp_path / "pairs.jsonl"
    plain.write_text(
        '{"kind": "k", "a": "vraag", "b": "antwoord"}\n\n{"a": "x", "b": "y"}\n', "utf-8"
    )
    register = tmp_path / "register.jsonl.xz"
    with lzma.open(register, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"Titel": "Natuur", "Onderwerp": "De wolf"}) + "\n")
        file.write(json.dumps({"Titel": "Natuur", "Onderwerp": None}) + "\n")
    asked = tmp_path / "questions.json"
    asked.write_text(
        json.dumps({"questions": [{"question": "Hoe?", "answer": 1}], "passages": ["nee", "zo"]}),
        "utf-8",
    )
    made = TrainingData()
    for file in (plain, register, asked):
        made.add_pairs(file)
    assert made.pairs == {
        "k": [("vraag", "antwoord")],
        "pair": [("x", "y")],
        "register": [("Natuur", "De wolf")],
        "question": [("Hoe?", "zo")],
    }


@pytest.mark.parametrize("content", ["", "geen json", '{"c": 1}', "[1]", '{"a": 1}'])
def test_a_file_without_pairs_is_a_clear_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(content, "utf-8")
    with pytest.raises(TrainingDataError):
        TrainingData().add_pairs(file)


def test_lines_are_cut_into_a_sentence_and_its_rest() -> None:
    line = " ".join(f"Dit is zin nummer {n} van een alinea die lang genoeg is." for n in range(9))
    (pair,) = cut_lines([line, "Te kort. Te kort. Te kort."], 10, seed=0)
    taken, rest = pair
    assert taken in line
    assert taken not in rest
    assert len(taken) + len(rest) + 1 == len(line)
