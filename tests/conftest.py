"""What the tests share: no settings of the user's, Dutch words, and the shipped letters read once."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import samples
from corpus.i18n import use_language
from kb.knowledge_base import KnowledgeBase
from tests import frozen, golden_facts

# Read when its library is first imported: no test may ask the network for a model.
os.environ["HF_HUB_OFFLINE"] = "1"

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep every test away from the user's settings, knowledge base and language."""
    for name in [n for n in os.environ if n.startswith("GRIFFIE_") and n != "GRIFFIE_SHARED"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GRIFFIE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # The commands set it for click's words; it must not outlive the test.
    monkeypatch.setenv("LANGUAGE", "nl")
    monkeypatch.setenv("COLUMNS", "100")
    use_language("nl")
    yield
    use_language("nl")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a knowledge base with the shipped letters. Read only: copy it to change it."""
    folder = tmp_path_factory.mktemp("shipped")
    with KnowledgeBase.open(folder) as kb:
        outcomes = kb.ingest([str(p) for p in samples.paths()])
        assert {o.outcome for o in outcomes} == {"new"}
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real letters, which are not part of the project."""
    folder = Path(os.environ.get("GRIFFIE_SHARED") or ROOT.parent / "shared")
    if not (folder / "letters").is_dir():
        pytest.skip("the real letters are not here; GRIFFIE_SHARED names their folder")
    return folder


@pytest.fixture(scope="session")
def golden_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a knowledge base of the shipped letters with golden facts and the registers.

    What is tested on it changes with the ledger, not with the rules of extraction. Copy to change.
    """
    folder = tmp_path_factory.mktemp("golden")
    registers = ROOT / "tests" / "letters"
    with KnowledgeBase.open(folder) as kb:
        golden_facts.fill(kb)
        files = [registers / "register.jsonl", registers / "eerste-kamer.csv"]
        kb.import_register(files, as_of=dt.date(2026, 9, 30))
        kb.ledger(dt.date(2026, 10, 1))  # makes the links, so that reading changes nothing any more
    return folder


@pytest.fixture(scope="session")
def frozen_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a knowledge base of the letters as frozen for the screen. Copy it to change it."""
    folder = tmp_path_factory.mktemp("frozen")
    frozen.fill(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of one small layer, made on the spot; it knows nothing."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ":", "query", "passage", "stikstof"]
    letters = [mark + chr(n) for n in range(ord("a"), ord("z") + 1) for mark in ("", "##")]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join([*words, *letters]), "utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words) + len(letters), hidden_size=16, num_hidden_layers=1,
        num_attention_heads=2, intermediate_size=32, max_position_embeddings=128,
    )  # fmt: skip
    plain = folder / "plain"
    BertModel(config).save_pretrained(plain)
    BertTokenizerFast(vocab=str(vocabulary)).save_pretrained(plain)
    transformer = Transformer(str(plain))
    model = SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu")
    model.save(str(folder / "tiny"))
    return folder / "tiny"
