"""Encoders: the shipped one read without torch, any other by name or folder, and the clear error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoders import SHIPPED, EncoderChoice, load_encoder, shipped_encoder
from index.errors import ModelUnavailableError

TEXTS = ["De stikstofuitstoot moet omlaag.", "Wachttijden in de jeugdzorg, 2026", "", "é Œ ß"]


def test_the_shipped_encoder_is_a_sentence_transformers_model() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), device="cpu")
    words = [text for text in TEXTS if any(c.isalpha() for c in text)]
    theirs = model.encode(words, convert_to_numpy=True)
    np.testing.assert_allclose(shipped_encoder().passages(words), theirs, atol=1e-5)


def test_vectors_are_of_unit_length_or_zero() -> None:
    lengths = np.linalg.norm(shipped_encoder().passages(TEXTS), axis=1)
    assert lengths.tolist() == pytest.approx([1, 1, 0, 1], abs=1e-5)


def test_what_is_shipped_is_at_most_16_mb() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir() if path.is_file()) <= 16_000_000


def test_like_is_nearer_than_unlike() -> None:
    a, b, c = shipped_encoder().passages(["stikstof", "ammoniak", "voetbalwedstrijd"])
    assert a @ b > a @ c


def test_the_shipped_encoder_needs_no_torch() -> None:
    code = (
        "import sys; from index.encoders import shipped_encoder;"
        "shipped_encoder().queries(['stikstof']);"
        "sys.exit('torch' in sys.modules or 'spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_any_model_by_folder(tiny_transformer: Path) -> None:
    encoder = load_encoder(EncoderChoice(str(tiny_transformer)))
    vectors = encoder.passages(["stikstof in de natuur", "jeugdzorg"])
    assert vectors.shape == (2, encoder.dimensions)
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 1], abs=1e-5)


def test_prefixes_change_vectors_and_id(tiny_transformer: Path) -> None:
    plain = load_encoder(EncoderChoice(str(tiny_transformer)))
    e5 = load_encoder(EncoderChoice(str(tiny_transformer), "query: ", "passage: "))
    assert plain.id != e5.id
    assert not np.allclose(plain.queries(["stikstof"]), e5.queries(["stikstof"]))
    assert not np.allclose(e5.queries(["stikstof"]), e5.passages(["stikstof"]))


def test_the_e5_family_gets_its_prefixes_unasked(tiny_transformer: Path) -> None:
    named = tiny_transformer.with_name("multilingual-e5-tiny")
    if not named.exists():
        named.symlink_to(tiny_transformer, target_is_directory=True)
    unasked = load_encoder(EncoderChoice(str(named)))
    asked = load_encoder(EncoderChoice(str(tiny_transformer), "query: ", "passage: "))
    np.testing.assert_allclose(unasked.queries(["wolf"]), asked.queries(["wolf"]), atol=1e-6)


@pytest.mark.parametrize("model", ["/no/such/folder", "no-such-maker/no-such-model"])
def test_a_model_that_cannot_be_had_is_a_clear_error(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelUnavailableError, match=model):
        load_encoder(EncoderChoice(model))
