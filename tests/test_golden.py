"""Whole outputs over the shipped letters, held to golden files byte by byte.

After a change that is meant: ``UPDATE_GOLDEN=1 python -m pytest tests/test_golden.py``, and read
what changed.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli

GOLDEN = Path(__file__).parent / "golden"
#: When a verdict was given is the moment of the test.
GIVEN = re.compile(r'"at": "[^"]*"')
EXTENSIONS = {"table": "txt", "text": "txt", "markdown": "md", "html": "html"}


@pytest.fixture(scope="module")
def folder(golden_kb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with two verdicts and a watch, so that these show too."""
    copy = tmp_path_factory.mktemp("clerk") / "kb"
    shutil.copytree(golden_kb, copy)
    for words in (
        (
            "verdict",
            "39044-18",
            "dispute",
            "--note",
            "De bronnenkaart is er niet.",
            "--as",
            "clerk",
        ),
        ("verdict", "39021-44", "accept", "--as", "clerk"),
        ("watch", "add", "water", "--query", "meetronde", "--ministry", "water"),
    ):
        result = CliRunner().invoke(cli, ["--kb", str(copy), *words], standalone_mode=False)
        assert result.exception is None, result.output
    return copy


def check(folder: Path, name: str, words: list[str], status: int) -> None:
    """Run ``griffie WORDS`` and compare what it prints, and its exit status."""
    result = CliRunner().invoke(cli, ["--kb", str(folder), *words], standalone_mode=False)
    assert result.exception is None, result.output
    assert (result.return_value or result.exit_code) == status
    printed = GIVEN.sub('"at": "(given)"', result.stdout_bytes.decode())
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(printed.encode())
    assert printed == file.read_bytes().decode()


@pytest.mark.parametrize("how", ["table", "json", "csv", "markdown"])
def test_the_audit_in_every_format(folder: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Rules that find more do not change what the audit makes of the facts.
    monkeypatch.setattr("kb.commands.audit.EXTRACTOR_VERSION", 1)
    words = ["audit", "--today", "2026-10-01", "--format", how]
    check(folder, f"audit.{EXTENSIONS.get(how, how)}", words, 12)


@pytest.mark.parametrize("day", ["2026-01-15", "2026-06-20", "2026-10-01"])
@pytest.mark.parametrize("how", ["text", "markdown", "html", "json", "ics"])
def test_reminders_at_three_dates_in_every_format(folder: Path, day: str, how: str) -> None:
    words = ["remind", "--today", day, "--within", "45d", "--format", how]
    check(folder, f"remind-{day}.{EXTENSIONS.get(how, how)}", words, 11)


def test_tasks_for_a_calendar(folder: Path) -> None:
    words = ["remind", "--today", "2026-10-01", "--format", "ics", "--as", "todo"]
    check(folder, "remind-2026-10-01-todo.ics", words, 11)


def test_a_watch(folder: Path) -> None:
    words = ["remind", "--today", "2026-06-20", "--watch", "water"]
    check(folder, "remind-watch.txt", words, 11)


def test_the_chain_of_a_promise_that_moved_twice(folder: Path) -> None:
    with_text = ["graph", "Ca3e3a967", "--chain", "--format", "csv"]
    check(folder, "graph-chain.csv", with_text, 0)


def test_why_two_letters_are_connected(folder: Path) -> None:
    check(folder, "graph-path.txt", ["graph", "39044-18", "M39044-19", "--limit", "2"], 0)


@pytest.mark.parametrize("how", ["mermaid", "dot"])
def test_the_graph_around_a_motion(folder: Path, how: str) -> None:
    words = ["graph", "39044-18", "--steps", "1", "--export", how]
    check(folder, f"graph.{how}", words, 0)
