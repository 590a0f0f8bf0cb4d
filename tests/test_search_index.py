"""Searching a small archive: what is found, what is filtered, and an index that keeps up."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.encoders import EncoderChoice
from index.query import Filters
from index.search import SearchIndex
from tests.search_fakes import MemoryPassages, letters, record

DAY = dt.date


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return SearchIndex(tmp_path_factory.mktemp("kb") / "index", MemoryPassages(letters()))


def found(index: SearchIndex, typed: str, **asked: object) -> list[int]:
    return [hit.record.id for hit in index.search(typed, **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("stikstofemissiereductiedoelen", 1),  # the word itself
        ("reductie van stikstof", 1),  # parts of its compound
        ("emissies van boerderijen", 1),  # a part, and another word for a farm
        ("doelen voor veehouders", 1),  # another form of the word
        ("JEUGDZORG", 2),  # capitals
        ("jongeren krijgen hulp te laat", 2),  # in other words
        ("€ 500 miljoen", 4),  # a number
        ("renovatie van een treinbrug", 5),  # other words for rail and repair
        ("docenten", 6),  # another word for teachers
        ("36410-XIV-33", 3),  # an official number that the passage cites
    ],
)
def test_the_right_passage_stands_on_top(archive: SearchIndex, typed: str, first: int) -> None:
    assert found(archive, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("beleid na:2026-01", {1, 2, 6}),  # undated letters are not after anything
        ("beleid voor:2026", {3, 4}),
        ("beleid na:2026-01 voor:2026-07", {1, 2}),
        ("beleid ministerie:landbouw", {1, 3}),
        ("beleid minister:post", {1}),
        ('beleid minister:"van der Berg"', {2}),
        ("beleid dossier:36800", {1, 3}),
        ("beleid dossier:36800-XIV", {1, 3}),
        ("beleid dossier:36800-XIV-33", {1}),  # not the one with the same beginning, 36800-XIV-2
        ("beleid dossier:36410-XIV", {3}),  # cited in the passage
        ("beleid dossier:36801", set()),  # another dossier
        ("beleid soort:bedrag", {4}),
        ("motie:36410-XIV-33", {3}),
        ("brief:brief-5.txt brug", {5}),
        ("hulp -kinderen", {1, 3, 4, 5, 6}),  # nearest by meaning, but never the excluded one
        ('"groot onderhoud"', {5}),
        ('"onderhoud groot"', set()),  # the order counts
    ],
)
def test_filters_act_before_ranking(archive: SearchIndex, typed: str, ids: set[int]) -> None:
    assert set(found(archive, typed)) == ids


def test_filters_may_be_given_too(archive: SearchIndex) -> None:
    assert found(archive, "beleid", filters=Filters(kinds=("amount",))) == [4]
    assert found(archive, "beleid na:2026", filters=Filters(letter_ids=(2,))) == [2]


def test_words_of_no_topic_are_searched_for_as_typed(archive: SearchIndex) -> None:
    hits = archive.search("bij")  # a stop word, in one passage
    assert hits[0].record.id == 5
    assert hits[0].score.bm25 > 0
    assert {hit.score.bm25 for hit in hits[1:]} <= {0.0}


def test_nothing_to_search_for_finds_nothing(archive: SearchIndex) -> None:
    assert found(archive, "") == []
    assert found(archive, "?!*") == []


@pytest.mark.parametrize(
    "typed", ["a:b:c", '+-&&||!(){}[]^"~*?:\\/', "\x00", "😀", "x" * 10_000, "_"]
)
def test_odd_characters_are_no_error(archive: SearchIndex, typed: str) -> None:
    archive.search(typed)


def test_matching_words_and_the_best_sentence_are_marked(archive: SearchIndex) -> None:
    hit = archive.search("lange wachttijd voor jeugd")[0]
    text = hit.record.passage.text
    assert [text[s:e] for s, e in hit.marks.words] == [
        "wachttijden",
        "jeugdzorg",
        "wachten",
        "lang",
    ]
    start, end = hit.marks.sentence
    assert text[start:end] == "De wachttijden in de jeugdzorg zijn opgelopen."


def test_a_score_is_the_sum_of_its_parts(archive: SearchIndex) -> None:
    for hit in archive.search("stikstof in de natuur"):
        assert hit.score.total == pytest.approx(
            hit.score.words + hit.score.meaning + hit.score.length, abs=1e-5
        )


def test_duplicates_fold_into_one(tmp_path: Path) -> None:
    text = "De spoorbrug gaat dicht."
    same = [record(n, text) for n in (1, 2, 3)]
    other = record(4, "De spoorbrug  gaat dicht")  # spaces and a full stop make no difference
    index = SearchIndex(
        tmp_path / "index", MemoryPassages([*same, other, record(5, "Iets anders.")])
    )
    (bridge,) = [hit for hit in index.search("spoorbrug") if "brug" in hit.record.passage.text]
    assert sorted((bridge.record.id, *bridge.twins)) == [1, 2, 3, 4]


def test_the_index_keeps_up(tmp_path: Path) -> None:
    source = MemoryPassages(letters())
    index = SearchIndex(tmp_path / "index", source)
    assert found(index, "tariefverlaging voor zonnepanelen", limit=1) != [7]
    source.store([record(7, "Het tarief voor zonnepanelen gaat omlaag.")])
    assert found(index, "tariefverlaging voor zonnepanelen")[0] == 7
    source.remove(7)
    assert 7 not in found(index, "tariefverlaging voor zonnepanelen")
    assert index.status().fresh
    assert index.status().indexed == source.count() == 6


def test_many_removed_passages_are_dropped(tmp_path: Path) -> None:
    big = [record(n, f"Passage {n} over onderwerp {n % 97}.", letter=9) for n in range(10, 1500)]
    source = MemoryPassages([*letters(), *big])
    index = SearchIndex(tmp_path / "index", source)
    index.search("stikstof")
    source.remove(9)
    assert found(index, "reductie van stikstof")[0] == 1
    assert (tmp_path / "index" / "vectors.ids").stat().st_size == 8 * 6


def test_an_index_made_before_is_used_again(tmp_path: Path) -> None:
    source, told = MemoryPassages(letters()), list[str]()
    SearchIndex(tmp_path / "index", source, tell=told.append).search("stikstof")
    assert len(told) == 1
    source.store([record(7, "Het tarief voor zonnepanelen gaat omlaag.")])
    again = SearchIndex(tmp_path / "index", source, tell=told.append)
    assert found(again, "zonnepanelen")[0] == 7
    assert len(told) == 1


def spoil_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", "utf-8")


def other_analyser(folder: Path) -> None:
    manifest = folder / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**data, "analyser": "0/old"}), "utf-8")


def other_archive(folder: Path) -> None:
    manifest = folder / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**data, "generation": 99}), "utf-8")


def lose_vectors(folder: Path) -> None:
    (folder / "vectors.codes").unlink()


def cut_vectors(folder: Path) -> None:
    os.truncate(folder / "vectors.codes", 100)


def lose_words(folder: Path) -> None:
    (folder / "words" / "meta.json").write_text("{}", "utf-8")


@pytest.mark.parametrize(
    "damage",
    [spoil_manifest, other_analyser, other_archive, lose_vectors, cut_vectors, lose_words],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_index_is_rebuilt_and_says_so(tmp_path: Path, damage: object) -> None:
    source, told = MemoryPassages(letters()), list[str]()
    SearchIndex(tmp_path / "index", source).search("stikstof")
    damage(tmp_path / "index")  # type: ignore[operator]
    index = SearchIndex(tmp_path / "index", source, tell=told.append)
    assert found(index, "reductie van stikstof")[0] == 1
    assert len(told) == 1
    assert "opgebouwd" in told[0]
    assert index.status().fresh


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: os.truncate(file, 5000)])
def test_a_lost_faiss_file_is_made_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    many = [record(n, f"Passage {n} over onderwerp {n % 97}.") for n in range(10, 5000)]
    source, told = MemoryPassages([*letters(), *many]), list[str]()
    index = SearchIndex(tmp_path / "index", source)
    before = found(index, "kinderen wachten op jeugdzorg")
    (faiss_file,) = (tmp_path / "index").glob("*.faiss")
    damage(faiss_file)
    again = SearchIndex(tmp_path / "index", source, tell=told.append)
    assert found(again, "kinderen wachten op jeugdzorg") == before
    assert before[0] == 2
    assert len(told) == 1
    assert "FAISS" in told[0]
    assert faiss_file.exists()


def test_another_model_has_vectors_of_its_own(tmp_path: Path, tiny_transformer: Path) -> None:
    source, told = MemoryPassages(letters()), list[str]()
    folder = tmp_path / "index"
    SearchIndex(folder, source).search("stikstof")
    other = SearchIndex(folder, source, EncoderChoice(str(tiny_transformer)), told.append)
    assert found(other, "stikstof")[0] == 1
    assert len(told) == 1
    assert "taalmodel" in told[0]
    back = SearchIndex(folder, source, tell=told.append)
    assert found(back, "docenten")[0] == 6


_WRITER = """
import sys
from pathlib import Path
from index.search import SearchIndex
from tests.search_fakes import MemoryPassages, letters, record

many = [record(n, f"Passage {n} over onderwerp {n % 97}, kenmerk {n * 7919}.") for n in range(10, 40000)]
print("begun", flush=True)
SearchIndex(Path(sys.argv[1]), MemoryPassages([*letters(), *many])).search("stikstof")
"""


def test_killed_while_writing(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    source = MemoryPassages(letters())
    SearchIndex(folder, source).search("stikstof")
    process = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    beside = tmp_path / "index.new" / "vectors.codes"
    deadline = time.monotonic() + 60
    while not beside.exists() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    source.store([record(7, "Het tarief voor zonnepanelen gaat omlaag.")])
    index = SearchIndex(folder, source)
    assert found(index, "zonnepanelen")[0] == 7
    assert found(index, "reductie van stikstof")[0] == 1
    assert index.status().indexed == 7


def test_bytes_of_a_broken_off_addition_are_overwritten(tmp_path: Path) -> None:
    source = MemoryPassages(letters())
    folder = tmp_path / "index"
    SearchIndex(folder, source).search("stikstof")
    for name in ("ids", "letters", "lengths", "scales", "codes"):
        with (folder / f"vectors.{name}").open("ab") as file:
            file.write(b"\x7f" * 1000)
    source.store([replace(record(7, "Het tarief voor zonnepanelen gaat omlaag."), letter=7)])
    assert found(SearchIndex(folder, source), "zonnepanelen")[0] == 7
