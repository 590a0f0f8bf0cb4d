"""``griffie search`` and ``griffie index`` over the shipped letters."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.knowledge_base import KnowledgeBase


@pytest.fixture(scope="module")
def searched(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped knowledge base with its index made."""
    folder = tmp_path_factory.mktemp("searched") / "kb"
    shutil.copytree(shipped, folder)
    with KnowledgeBase.open(folder) as kb:
        kb.index.rebuild()
    return folder


def griffie(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--kb", str(folder)])


def found(folder: Path, *words: str) -> list[dict[str, object]]:
    result = griffie(folder, "search", "--format", "json", *words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_letter_comes_with_place_sentence_and_marks(searched: Path) -> None:
    first = found(searched, "hoeveel", "geld", "voor", "Levend", "Grasland")[0]
    assert "levend-grasland" in str(first["file"])
    text = str(first["text"])
    start, end = first["sentence_range"]  # type: ignore[misc]
    assert text[start:end] == first["sentence"]
    marked = {text[s:e].lower() for s, e in first["words"]}  # type: ignore[attr-defined]
    assert {"levend", "grasland"} <= marked
    with KnowledgeBase.open(searched) as kb:
        whole = kb.letter(str(first["letter"])).text
    assert whole[first["start"] : first["end"]] == text  # type: ignore[misc]


def test_ranks_go_down_by_score(searched: Path) -> None:
    scores = [float(str(hit["score"])) for hit in found(searched, "woningbouw", "-n", "5")]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)


def test_kinds_of_fact_filter(searched: Path) -> None:
    hits = found(searched, "grasland", "--kind", "amount")
    assert hits
    assert all("amount" in hit["kinds"] for hit in hits)  # type: ignore[operator]


def test_people_read_a_list_with_the_parts_of_scores(searched: Path) -> None:
    result = griffie(searched, "search", "--explain", "-n", "1", "grasland")
    assert result.exit_code == 0
    assert result.stdout.startswith("1. ")
    assert "BM25" in result.stdout


@pytest.mark.parametrize("shape", ["csv", "markdown"])
def test_other_formats(searched: Path, shape: str) -> None:
    result = griffie(searched, "search", "-n", "2", "--format", shape, "grasland")
    assert result.exit_code == 0
    assert "rank" in result.stdout or "Nr." in result.stdout


def test_nothing_found_is_exit_status_3(searched: Path) -> None:
    result = griffie(searched, "search", '"zulke woorden staan er nergens"')
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "Geen passage" in result.stderr


def test_an_empty_knowledge_base_says_how_to_fill_it(tmp_path: Path) -> None:
    result = griffie(tmp_path / "kb", "search", "grasland")
    assert result.exit_code == 3
    assert "griffie ingest" in result.stderr


def test_a_model_that_cannot_be_had(
    searched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "search.toml"
    settings.write_text('[search]\nmodel = "/no/such/model"\n', "utf-8")
    monkeypatch.setenv("GRIFFIE_CONFIG", str(settings))
    result = griffie(searched, "search", "grasland")
    assert result.exit_code == 6
    assert "/no/such/model" in result.stderr


def test_status_and_rebuild(searched: Path) -> None:
    rebuilt = griffie(searched, "index", "rebuild")
    assert rebuilt.exit_code == 0
    assert "passages" in rebuilt.stderr
    status = griffie(searched, "index", "status", "--format", "json")
    state = json.loads(status.stdout)
    assert state["fresh"]
    assert state["passages"] == state["indexed"] > 50


def test_a_removed_letter_is_not_found_any_more(searched: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    shutil.copytree(searched, folder)
    first = found(folder, "hoeveel geld voor Levend Grasland")[0]
    with KnowledgeBase.open(folder) as kb:
        kb.remove(str(first["letter"]))
    assert first["letter"] not in [hit["letter"] for hit in found(folder, "Levend Grasland")]


def test_train_on_ones_own_letters(searched: Path, tmp_path: Path) -> None:
    out = tmp_path / "model"
    result = griffie(
        searched,
        "index",
        "train",
        "--out",
        str(out),
        "--pieces",
        "1500",
        "--dimensions",
        "16",
        "--epochs",
        "1",
    )
    assert result.exit_code == 0, result.output
    assert {path.name for path in out.iterdir()} >= {
        "model.safetensors",
        "tokenizer.json",
        "modules.json",
    }
