"""The command line as a person and a script meet it: help, examples, exit statuses, safe output."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kb.cli import COMMANDS, cli
from kb.commands.base import load
from kb.knowledge_base import FILE_NAME, KnowledgeBase
from tests.conftest import ROOT

HEAVY = ("torch", "spacy", "faiss", "textual", "numpy", "lxml", "tantivy", "networkx", "rich")
SAMPLES = ROOT / "corpus" / "samples"
#: Commands whose work is told on stderr, or that may have nothing to show.
QUIET = ("ingest", "remove", "verdict")
EXAMPLES = re.findall(r"^\$ (griffie .*)$", (ROOT / "docs/commands.md").read_text(), re.MULTILINE)


def run(*words: str, **environment: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, list(words), env=environment, prog_name="griffie")


def process(*words: str) -> subprocess.Popen[str]:
    """Run a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kb", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def copy(shipped: Path, tmp_path: Path) -> Path:
    """A knowledge base with the shipped letters that may be changed."""
    return Path(shutil.copytree(shipped, tmp_path / "copy"))


# Starting


@pytest.mark.parametrize("words", ["[]", "['--help']", "['motions', '--help']", "['--version']"])
def test_starting_imports_nothing_heavy(words: str) -> None:
    script = f"""
import sys
sys.argv = ["griffie", *{words}]
from kb.cli import main
try:
    main()
except SystemExit:
    print(sorted(set({HEAVY}) & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def every_command() -> list[list[str]]:
    """Every command, with those of the groups."""
    found: list[list[str]] = []
    for name, entry in COMMANDS.items():
        found.append([name])
        made = load(entry)
        if isinstance(made, click.Group):
            found += [[name, inner] for inner in made.commands]
    return found


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_command_has_help(words: list[str], language: str) -> None:
    result = run("--lang", language, *words, "--help")
    assert result.exit_code == 0
    start = "Gebruik:" if language == "nl" else "Usage:"
    assert result.stdout.startswith(f"{start} griffie {' '.join(words)}")
    assert result.stderr == ""


def test_the_table_names_every_command_in_the_docs() -> None:
    assert {shlex.split(e)[1] for e in EXAMPLES} <= set(COMMANDS)
    headings = re.findall(r"^## (.*)$", (ROOT / "docs/commands.md").read_text(), re.MULTILINE)
    told = {w for h in headings for w in re.findall(r"\w+", h)}
    assert set(COMMANDS) <= told


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_documented_examples_run(example: str, copy: Path) -> None:
    with KnowledgeBase.open(copy) as kb:
        letter = kb.letters()[0].id
        motion = next((m.id for m in kb.motions()), letter)
    words = [
        w.replace("LETTERS", str(SAMPLES)).replace("LETTER", letter).replace("MOTION", motion)
        for w in shlex.split(example)[1:]
    ]
    result = run("--kb", str(copy), *words)
    # audit says by its status that there are findings, remind that something is due
    assert result.exit_code in ((0, 10, 11, 12) if words[0] in ("audit", "remind") else (0,)), (
        result.stderr
    )
    assert result.stdout or "Niets past" in result.stderr or words[0] in QUIET


# Exit statuses


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["show", "Cdeadbeef"], 3, "Cdeadbeef"),
        (["remove", "Cdeadbeef"], 3, "Cdeadbeef"),
        (["moties"], 2, "moties"),
        (["motions", "--status", "klaar"], 2, "klaar"),
        (["letters", "--from", "gisteren"], 2, "gisteren"),
        (["budget", "--at-least", "veel"], 2, "veel"),
        (["ingest"], 2, "PAD"),
        (["ingest", "/nergens/brief.pdf"], 4, "/nergens/brief.pdf"),
        (["extract", "/nergens/brief.pdf"], 4, ""),
    ],
)
def test_a_failure_has_its_status_and_is_told_on_stderr(
    shipped: Path, words: list[str], status: int, told: str
) -> None:
    result = run("--kb", str(shipped), *words)
    assert result.exit_code == status
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_what_is_no_knowledge_base_is_status_5(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"Geachte Voorzitter, " * 500)
    for words in (["motions"], ["doctor"], ["ingest", str(SAMPLES)]):
        result = run("--kb", str(tmp_path), *words)
        assert (result.exit_code, result.stdout) == (5, "")
        assert str(tmp_path) in result.stderr


def test_a_mistake_in_the_settings_is_status_2(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("kb = ")
    result = run("letters")
    assert result.exit_code == 2
    assert "config.toml" in result.stderr
    (tmp_path / "config.toml").write_text("kb = 3")
    assert run("letters").exit_code == 2


def test_the_knowledge_base_is_where_it_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f'kb = "{tmp_path}/set"')
    cases = [
        ([], {}, "set"),
        ([], {"GRIFFIE_KB": str(tmp_path / "env")}, "env"),
        (["--kb", str(tmp_path / "before")], {"GRIFFIE_KB": str(tmp_path / "env")}, "before"),
    ]
    for words, environment, name in cases:
        assert run(*words, "letters", **environment).exit_code == 0
        assert (tmp_path / name / FILE_NAME).exists()
    assert run("letters", "--kb", str(tmp_path / "after")).exit_code == 0
    assert (tmp_path / "after" / FILE_NAME).exists()


# Output


def test_json_is_one_whole_record_a_line(shipped: Path) -> None:
    result = run("--kb", str(shipped), "letters", "--format", "json")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == len(list(SAMPLES.glob("[0-9]*")))
    assert {"id", "file", "date", "subject", "signatories", "version"} <= set(records[0])


@pytest.mark.parametrize("listing", ["letters", "motions", "commitments", "deadlines", "budget"])
def test_csv_has_as_many_rows_as_json_has_lines(shipped: Path, listing: str) -> None:
    lines = run("--kb", str(shipped), listing, "--format", "json").stdout.splitlines()
    sheet = run("--kb", str(shipped), listing, "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(sheet, newline="")))
    assert len(rows) == len(lines) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    ids = [json.loads(line)["id"] for line in lines]
    assert [row[0] for row in rows[1:]] == ids


def test_a_list_can_be_narrowed_to_nothing(shipped: Path) -> None:
    result = run("--kb", str(shipped), "letters", "--text", "eenhoorn")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Niets past" in result.stderr
    empty = run("--kb", str(shipped), "letters", "--text", "eenhoorn", "--format", "csv")
    assert empty.stdout.startswith("id,date,")


def test_words_are_english_when_asked(shipped: Path) -> None:
    for words, environment in (
        (["--lang", "en", "letters"], {}),
        (["letters", "--lang", "en"], {}),
        (["letters"], {"GRIFFIE_LANG": "en"}),
    ):
        result = run("--kb", str(shipped), *words, **environment)
        assert "Subject" in result.stdout
        assert "Onderwerp" not in result.stdout


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_table_fits_any_width_and_cuts_nothing(shipped: Path, width: int) -> None:
    result = run("--kb", str(shipped), "deadlines", COLUMNS=str(width))
    assert max(map(len, result.stdout.splitlines())) <= max(width, 5 * 6 + 8)
    records = run("--kb", str(shipped), "deadlines", "--format", "json").stdout.splitlines()
    squeezed = "".join(result.stdout.split())
    for line in records:
        assert "".join(json.loads(line)["citation"]["sentence"].split()) in squeezed


def test_nothing_in_a_letter_reaches_the_terminal_as_more_than_text(tmp_path: Path) -> None:
    evil = tmp_path / "=cmd\x1b]0;titel\x07[red].txt"
    evil.write_text(
        'Datum 3 maart 2026\nBetreft =HYPERLINK("x") [bold]vet[/bold] | \x1b[31mrood\x1b[0m\n\n'
        "Geachte Voorzitter,\n\nIk informeer uw Kamer voor 1 mei 2026 over [link=http://x]dit[/link]"
        " \x1b]8;;http://x\x1b\\en dat.\n"
    )
    kb = str(tmp_path / "kb")
    assert run("--kb", kb, "ingest", str(evil)).exit_code == 0
    for form in ("table", "json", "csv", "markdown"):
        for listing in ("letters", "commitments", "deadlines"):
            result = run("--kb", kb, listing, "--format", form)
            assert result.exit_code == 0
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", result.stdout)
            if form == "csv":
                cells = [c for row in csv.reader(io.StringIO(result.stdout)) for c in row]
                assert not [c for c in cells if c.startswith(("=", "+", "@"))]
    table = run("--kb", kb, "deadlines").stdout
    assert "[link=http://x]dit[/link]" in table


def test_extract_goes_on_after_a_bad_file_and_keeps_the_order(tmp_path: Path) -> None:
    bad = tmp_path / "leeg.txt"
    bad.write_text("")
    good = [str(SAMPLES / "06-leraren.txt"), str(SAMPLES / "01-levend-grasland.txt")]
    result = run("extract", good[0], str(bad), good[1])
    assert result.exit_code == 4
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert [first["file"], second["file"], third["file"]] == [good[0], str(bad), good[1]]
    assert set(second) == {"file", "error"}
    assert set(second["error"]) == {"code", "message"}
    for found in (first, third):
        for fact in (*found["deadlines"], *found["amounts"], *found["commitments"]):
            assert found["text"][fact["start"] : fact["end"]] == fact["text"]


def test_doctor_says_whether_all_is_well(shipped: Path) -> None:
    found = run("--kb", str(shipped), "doctor", "--format", "json").stdout.splitlines()
    health = {h["name"]: h for h in map(json.loads, found)}
    assert health["integrity"]["ok"]
    assert health["knowledge_base"]["value"] == str(shipped)
    assert health["letters"]["value"] == str(len(list(SAMPLES.glob("[0-9]*"))))


# Signals and pipes


def test_a_reader_that_goes_away_ends_it_quietly(shipped: Path) -> None:
    running = process("--kb", str(shipped), "letters", "--format", "json")
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == ""
    assert running.wait() == 141


def test_interrupted_it_says_so_and_goes_on_later(tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    folder = tmp_path / "letters"
    folder.mkdir()
    text = (SAMPLES / "06-leraren.txt").read_text()
    for n in range(200):
        (folder / f"{n:03}.txt").write_text(f"{text}\n{n}\n" * 3)
    running = process("--kb", str(kb), "ingest", str(folder), "--jobs", "1")
    while not (kb / FILE_NAME).exists() or not _letters(kb):
        assert running.poll() is None
        time.sleep(0.05)
    os.kill(running.pid, signal.SIGINT)
    _out, err = running.communicate()
    assert running.returncode == 130
    assert "Onderbroken" in err
    assert "Traceback" not in err
    with KnowledgeBase.open(kb) as opened:
        assert 0 < len(opened.letters()) < 200
        assert all(h.ok for h in opened.doctor() if h.name == "integrity")


def _letters(folder: Path) -> int:
    with KnowledgeBase.open(folder) as kb:
        return kb.counts().letters
