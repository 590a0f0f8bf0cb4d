"""What a slip gives: bytes that are no text, an unset variable, output that nobody can take."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kb.cli import COMMANDS
from tests.conftest import ROOT
from tests.test_cli import every_command, process, run

GRIFFIE = [sys.executable, "-m", "kb"]
DUTCH = re.compile(
    r"\b(?:de|het|een|van|niet|voor|deze|alleen|toon|anders|NAAM|DATUM|KENMERK|MAP)\b"
)


# Words that cannot be meant


@pytest.mark.parametrize(
    "words",
    [
        ["show", "\udcff"],
        ["verdict", "39044-18", "note", "--note", "\udcff"],
        ["motions", "--text", "\udcff\udcfe"],
        ["ask", "hoeveel\udcff"],
        ["graph", "person:\udcff"],
        ["remove", "\udcff"],
    ],
    ids=lambda words: words[0],
)
def test_bytes_that_are_no_text_are_refused(shipped: Path, words: list[str]) -> None:
    result = run("--kb", str(shipped), *words)
    assert result.exit_code == 2
    assert "\\xff" in result.stderr
    assert "UTF-8" in result.stderr


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    assert run("extract", str(tmp_path / "\udcff.txt")).exit_code == 4


def test_a_variable_that_is_not_set_makes_no_knowledge_base_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = run("--kb", "", "letters")
    assert (result.exit_code, set(tmp_path.iterdir())) == (2, before)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "kb"):
        result = run("--kb", str(folder), "letters")
        assert result.exit_code == 5
        assert str(folder) in result.stderr
        assert "bestand" in result.stderr


# Output that nobody can take


@pytest.mark.parametrize(
    "words",
    [["--help"], ["motions", "--help"], ["motions"], ["show", "39044-18"], ["ask", "Wie is Jan?"]],
    ids=" ".join,
)
def test_a_reader_that_goes_away_is_141_in_every_form(shipped: Path, words: list[str]) -> None:
    running = process("--kb", str(shipped), *words)
    assert running.stdout is not None
    running.stdout.close()
    assert running.wait() == 141
    assert running.stderr is not None
    assert "Error" not in running.stderr.read()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("form", ["table", "json"])
def test_output_that_cannot_be_written_is_told(shipped: Path, form: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*GRIFFIE, "--kb", str(shipped), "motions", "--format", form],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("De uitvoer kan niet worden geschreven")
    assert len(done.stderr.splitlines()) == 1


def test_output_may_be_closed(shipped: Path) -> None:
    command = [*GRIFFIE, "--kb", str(shipped), "motions"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


# Help


@pytest.mark.parametrize("words", [[], *every_command()], ids=" ".join)
def test_english_help_has_no_dutch_left(words: list[str]) -> None:
    help_text = run("--lang", "en", *words, "--help").stdout
    assert DUTCH.findall(re.sub(r"'[^']*'|\bvoor:", "", help_text)) == []


@pytest.mark.parametrize("words", [[], *every_command()], ids=" ".join)
def test_dutch_help_has_no_english_left(words: list[str]) -> None:
    help_text = run(*words, "--help").stdout
    left = re.findall(r"\b(?:the|Show|OPTIONS|COMMAND|ARGS|FILE|PATH|TEXT|Usage)\b", help_text)
    assert left == []


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (["graph"], "griffie graph [OPTIES] [KENMERK] [TWEEDE]"),
        (["show"], "griffie show [OPTIES] KENMERK"),
        (["verdict"], "griffie verdict [OPTIES] [KENMERK] [OORDEEL] [TWEEDE]"),
        (["ask"], "griffie ask [OPTIES] [VRAAG...]"),
    ],
    ids=" ".join,
)
def test_the_usage_line_tells_what_may_be_left_out(words: list[str], usage: str) -> None:
    assert words[0] in COMMANDS
    assert run(*words, "--help").stdout.splitlines()[0] == f"Gebruik: {usage}"


# Asking for what cannot be


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["letters", "--from", "2026-06", "--to", "2026-01"], "--to 2026-01-01"),
        (["commitments", "--due-from", "2026-06", "--due-to", "2026-01"], "--due-to"),
        (["budget", "--from", "2026-06", "--to", "2026-01"], "--from"),
        (["budget", "--tables", "--at-least", "10mln"], "--at-least"),
        (["budget", "--at-least", "-5"], "-5"),
        (["budget", "--at-least", "nan"], "nan"),
        (["budget", "--at-least", "10 mln 5"], "10 mln 5"),
        (["letters", "--from", "31-02-2026"], "31-02-2026"),
        (["graph", "--chain"], "--chain"),
        (["graph", "39044-18", "39044-19", "--export", "dot"], "--export"),
        (["verdict", "39044-18", "accept", "--as", ""], "naam"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_status_2(shipped: Path, words: list[str], told: str) -> None:
    result = run("--kb", str(shipped), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("1.000.000", "1000000"),
        ("2,5mln", "2500000"),
        ("2.5 mln", "2500000"),
        ("€ 2,5 miljoen", "2500000"),
        ("1,2 miljard", "1200000000"),
        ("1.200 mln.", "1200000000"),
    ],
)
def test_amounts_are_typed_as_letters_print_them(shipped: Path, typed: str, same: str) -> None:
    lists = [
        run("--kb", str(shipped), "budget", "--format", "csv", "--at-least", words).stdout
        for words in (typed, same)
    ]
    assert lists[0] == lists[1]
    assert len(lists[0].splitlines()) > 1


@pytest.mark.parametrize("typed", ["39 044, nr. 18", "kst-39044-18", "Kamerstuk 39044 nr 18"])
def test_a_motion_is_asked_for_as_it_is_printed(shipped: Path, typed: str) -> None:
    assert "M39044-18" in run("--kb", str(shipped), "show", typed).stdout


@pytest.mark.parametrize("words", [["letters"], ["audit"], ["motions", "--status", "afgedaan"]])
def test_an_empty_knowledge_base_is_named(tmp_path: Path, words: list[str]) -> None:
    result = run("--kb", str(tmp_path / "typo"), *words)
    assert str(tmp_path / "typo") in result.stderr


@pytest.mark.parametrize(
    "words",
    [["graph"], ["graph", "39044-18"], ["budget", "--tables"], ["verdict"], ["audit"], ["doctor"]],
    ids=" ".join,
)
def test_every_list_is_json_lines_too(shipped: Path, words: list[str]) -> None:
    result = run("--kb", str(shipped), *words, "--format", "json")
    assert result.exit_code in (0, 12), result.stderr
    assert all(isinstance(json.loads(line), dict) for line in result.stdout.splitlines())
