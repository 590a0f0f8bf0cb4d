"""Importing the registers: interrupted, again, older after newer, cut off; nothing lost or doubled."""

from __future__ import annotations

import datetime as dt
import json
import lzma
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.knowledge_base import KnowledgeBase
from kb.register.records import RegisterMotion
from kb.store import register
from tests.conftest import ROOT

REGISTERS = ROOT / "tests" / "letters"
NEW, OLD = dt.date(2026, 9, 30), dt.date(2026, 3, 31)


def motion(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "kst": f"kst-39100-{number}", "zaak": f"2026Z{number:05}", "zaak_id": f"id-{number}",
        "soort": "Motie", "dossiertitel": "Natuur",
        "onderwerp": f"Motie van het lid De Wit over houtwal {number}", "datum": "2026-02-03",
        "vergaderjaar": "2025-2026", "volgnummer": number, "afgedaan": False, "termijn": None,
        "kabinetsappreciatie": "Overgenomen", **fields,
    }  # fmt: skip


def written(file: Path, *records: dict[str, Any]) -> Path:
    file.write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
    return file


def held(kb: KnowledgeBase) -> dict[str, RegisterMotion]:
    with kb.reading() as connection:
        return {m.key: m for m in register.motions(connection)}


def test_twice_is_once(tmp_path: Path) -> None:
    file = written(tmp_path / "r.jsonl", *(motion(n) for n in range(1, 8)))
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.import_register([file], as_of=NEW)
        before = held(kb)
        kb.import_register([file, file], as_of=NEW)
        assert held(kb) == before
        assert len(before) == 7


def test_an_older_export_after_a_newer_one_changes_nothing_but_fills_what_is_empty(
    tmp_path: Path,
) -> None:
    new = written(tmp_path / "new.jsonl", motion(1, afgedaan=True, kabinetsappreciatie=None))
    old = written(tmp_path / "old.jsonl", motion(1), motion(2))
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.import_register([new], as_of=NEW)
        kb.import_register([old], as_of=OLD)
        found = held(kb)
        assert found["id-1"].closed
        assert found["id-1"].appreciation == "Overgenomen"
        assert set(found) == {"id-1", "id-2"}


def test_a_newer_export_replaces_what_changed(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", motion(1), motion(2))
    new = written(tmp_path / "new.jsonl", motion(1, afgedaan=True))
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.import_register([old], as_of=OLD)
        kb.import_register([new], as_of=NEW)
        assert [m.closed for m in held(kb).values()] == [True, False]


def test_a_deleted_record_is_no_longer_shown(tmp_path: Path) -> None:
    whole = {"Id": "a", "Nummer": "1", "Soort": "Motie", "Onderwerp": "Motie", "Afgedaan": False}
    old = written(tmp_path / "old.jsonl", {**whole, "GewijzigdOp": "2026-01-01T00:00:00Z"})
    gone = {**whole, "Verwijderd": True, "GewijzigdOp": "2026-02-01T00:00:00Z"}
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.import_register([old], as_of=OLD)
        assert len(held(kb)) == 1
        kb.import_register([written(tmp_path / "new.jsonl", gone)], as_of=NEW)
        assert held(kb) == {}


def test_two_exports_that_each_know_a_part_make_one_record(tmp_path: Path) -> None:
    """One knows the Kamerstuk, the other when it was changed; they share the record's key."""
    paper = written(tmp_path / "paper.jsonl", motion(4))
    case = written(
        tmp_path / "case.jsonl",
        {"Id": "id-4", "Nummer": "2026Z00004", "Soort": "Motie", "Volgnummer": 4, "Afgedaan": True,
         "Onderwerp": "Motie van het lid De Wit over houtwal 4", "Vergaderjaar": "2025-2026",
         "GewijzigdOp": "2026-12-01T00:00:00Z"},
    )  # fmt: skip
    for order in ((paper, case), (case, paper)):
        folder = tmp_path / f"kb-{order[0].stem}"
        with KnowledgeBase.open(folder) as kb:
            kb.import_register(order, as_of=OLD)
            (one,) = held(kb).values()
            assert (one.ref, one.closed) == ("39100-4", True)


def test_interrupted_between_batches_it_is_finished_by_doing_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.register.importing.BATCH", 3)
    file = written(tmp_path / "r.jsonl", *(motion(n) for n in range(1, 9)))

    def stop(_file: str, kept: int) -> None:
        if kept == 6:
            raise KeyboardInterrupt

    with KnowledgeBase.open(tmp_path / "kb") as kb:
        with pytest.raises(KeyboardInterrupt):
            kb.import_register([file], as_of=NEW, on_progress=stop)
        assert len(held(kb)) == 6
        kb.import_register([file], as_of=NEW)
        assert len(held(kb)) == 8


def test_interrupted_within_a_batch_nothing_of_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = register._values, []

    def stop(record: Any, as_of: dt.date) -> Any:
        seen.append(record)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(record, as_of)

    file = written(tmp_path / "r.jsonl", motion(1), motion(2), motion(3))
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        monkeypatch.setattr(register, "_values", stop)
        with pytest.raises(KeyboardInterrupt):
            kb.import_register([file], as_of=NEW)
        assert held(kb) == {}


# The command


def run(folder: Path, *files: Path | str) -> Result:
    words = ["--kb", str(folder), "register", "import", *map(str, files), "--as-of", "2026-09-30"]
    return CliRunner().invoke(cli, words, prog_name="griffie")


def test_the_command_says_what_it_took(tmp_path: Path) -> None:
    result = run(tmp_path / "kb", REGISTERS / "register.jsonl", REGISTERS / "eerste-kamer.csv")
    assert result.exit_code == 0
    assert "eerste-kamer.csv: 3 records overgenomen, 0 geweigerd" in result.stdout


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kabinetsappreciatie": "Toegejuicht"}, "Toegejuicht"),  # a value never seen
        ({"afgedaan": "ja"}, "ja"),  # mistyped
        ({"datum": "gisteren"}, "gisteren"),
        ({"zaak_id": ""}, "zaak_id"),
    ],
)
def test_what_is_refused_is_named_and_the_rest_is_kept(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    file = written(tmp_path / "r.jsonl", motion(1), motion(2, **change), motion(3))
    result = run(tmp_path / "kb", file)
    assert result.exit_code == 5
    assert told in result.stderr
    assert "regel 2" in result.stderr
    assert "2 records overgenomen, 1 geweigerd" in result.stdout


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps(motion(n)) + "\n" for n in range(1, 2000)).encode()
    cut = tmp_path / "cut.jsonl.xz"
    cut.write_bytes(lzma.compress(lines)[:-200])
    result = run(tmp_path / "kb", cut)
    assert result.exit_code == 5
    assert "breekt af" in result.stderr
    whole = tmp_path / "whole.jsonl"
    whole.write_bytes(lines)
    assert run(tmp_path / "kb", whole).exit_code == 0
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        assert len(held(kb)) == 1999


@pytest.mark.parametrize("content", ["", "zomaar tekst", "[1, 2]", '{"value": 3}'])
def test_what_is_no_register_is_status_5(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    result = run(tmp_path / "kb", file)
    assert result.exit_code == 5
    assert result.stderr


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    good = written(tmp_path / "r.jsonl", motion(1))
    result = run(tmp_path / "kb", tmp_path / "nergens.jsonl", good)
    assert result.exit_code == 5
    assert "r.jsonl: 1 records overgenomen" in result.stdout


# Beside the letters


@pytest.fixture
def copy(golden_kb: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(golden_kb, tmp_path / "kb"))


def test_show_gives_the_official_record_beside_the_claims(copy: Path) -> None:
    result = CliRunner().invoke(cli, ["--kb", str(copy), "show", "39044-18"])
    assert "Motie van het lid Brandwijk c.s. over actuele" in " ".join(result.stdout.split())
    assert "Oordeel Kamer" in result.stdout


def test_motions_with_the_register_in_every_form(copy: Path) -> None:
    def motions(how: str) -> str:
        words = ["--kb", str(copy), "motions", "--register", "--format", how]
        return CliRunner().invoke(cli, words).stdout

    by_id = {m["id"]: m["register"] for m in map(json.loads, motions("json").splitlines())}
    assert by_id["M39044-18"]["appreciation"] == "Oordeel Kamer"
    assert None in by_id.values()
    assert "Motie van het lid Brandwijk c.s. over actuele" in motions("csv")
    assert "Register: niet gevonden" in " ".join(motions("table").split())
