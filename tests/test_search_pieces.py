"""Cutting words into pieces: as the tokenizer's own library cuts them, in a trained model too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from corpus import samples
from index.encoders import SHIPPED
from index.pieces import WordPieces, cuts_alike
from index.tokenizer import train_tokenizer

TEXTS = [
    "De stikstofemissiereductiedoelen voor 2027 worden vastgelegd.",
    "",
    ".",  # a sign alone begins a word that does not come
    "(haakjes) en – strepen",
    "€ 1.234,56 mln. in art. 3a",  # every digit by itself
    "coördinatie, naïef, Œuvre, ﬁets",  # accents and ligatures
    "½ m² ℡",
    "x_y",
    "中文 en 中",  # letters that no piece has, together and alone
    "\x00\ufeff",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "verder ",
]


def both(file: Path) -> tuple[Tokenizer, WordPieces]:
    return Tokenizer.from_file(str(file)), WordPieces(json.loads(file.read_bytes()))


def cut_by(library: Tokenizer, text: str) -> list[int]:
    found: list[int] = library.encode(text, add_special_tokens=False).ids
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_library_cuts(text: str) -> None:
    library, ours = both(SHIPPED / "tokenizer.json")
    assert ours.of(text) == cut_by(library, text)


def test_letters_are_cut_as_the_library_cuts_them() -> None:
    from corpus.read import read

    library, ours = both(SHIPPED / "tokenizer.json")
    for path in samples.paths():
        text = read(path).text
        assert ours.of(text) == cut_by(library, text)
        assert ours.of(text) == cut_by(library, text)  # remembered


def test_a_small_tokenizer_that_knows_few_letters(tmp_path: Path) -> None:
    train_tokenizer(["de kat zat op de mat", "de mat is nat"] * 50, 40).save(str(tmp_path / "t"))
    library, ours = both(tmp_path / "t")
    assert cuts_alike(json.loads((tmp_path / "t").read_bytes()))
    for text in (*TEXTS, "de kwik op de mat"):
        assert ours.of(text) == cut_by(library, text)


@pytest.mark.parametrize(
    "different",
    [
        {"normalizer": None},  # it does not fold
        {"pre_tokenizer": {"type": "Whitespace"}},
        {"model": {"type": "WordPiece", "vocab": {}}},
        {"model": {"type": "Unigram", "unk_id": 0, "byte_fallback": True, "vocab": []}},
        {"model": None},
    ],
)
def test_other_tokenizers_are_left_to_the_library(different: dict[str, object]) -> None:
    described = json.loads((SHIPPED / "tokenizer.json").read_bytes())
    assert cuts_alike(described)
    assert not cuts_alike({**described, **different})
