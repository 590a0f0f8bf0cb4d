"""Taking in letters: every file has its outcome, whatever the others do, and nothing is half done."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.sources.folder import files_in
from kb.extract.version import EXTRACTOR_VERSION
from kb.knowledge_base import FILE_NAME, KnowledgeBase
from kb.records import Outcome
from kb.store import letters
from tests.store_fakes import read_fake

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
LETTER = "datum 2026-01-1{n}\nmotie 36800-XIV-3{n} afgedaan Bromet: De motie {n} is afgedaan.\n"
#: Takes in a folder with a slow reader, in a process that the test can kill.
SLOW = """
import sys
from pathlib import Path
from kb.knowledge_base import KnowledgeBase
from tests.store_fakes import read_slow
if __name__ == "__main__":
    with KnowledgeBase.open(Path(sys.argv[1])) as kb:
        kb.ingest([sys.argv[2]], jobs=1, read=read_slow)
"""
ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    return made


def write(folder: Path, count: int) -> None:
    """That many different letters."""
    for n in range(count):
        (folder / f"b{n:03}.txt").write_text(LETTER.format(n=n % 10) + f"brief {n}\n")


def outcomes(found: list[Outcome]) -> dict[str, str]:
    return {Path(o.file).name: o.code or o.outcome for o in found}


def test_each_file_has_its_outcome(tmp_path: Path, folder: Path) -> None:
    write(folder, 3)
    for name in ("bug", "bad", "crash", "hang"):
        (folder / f"{name}.txt").write_text(name)
    (folder / "kopie.txt").write_bytes((folder / "b000.txt").read_bytes())
    seen: list[tuple[int, int]] = []
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        found = kb.ingest(
            [str(folder)],
            lambda done, total, _o: seen.append((done, total)),
            jobs=2,
            limit=2.0,
            read=read_fake,
        )
        assert outcomes(found) == {
            "b000.txt": "new",
            "b001.txt": "new",
            "b002.txt": "new",
            "kopie.txt": "same",
            "bug.txt": "internal",
            "bad.txt": "unreadable",
            "crash.txt": "crash",
            "hang.txt": "too_slow",
        }
        assert seen == [(n, 8) for n in range(1, 9)]
        (folder / "b001.txt").write_text("datum 2026-05-05\n")
        again = outcomes(kb.ingest([str(folder / "b*.txt")], jobs=1, limit=2.0, read=read_fake))
    assert again["b000.txt"] == "same"
    assert again["b001.txt"] == "changed"


def run_slow(base: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start taking in ``folder`` in another process, in a group of its own."""
    script = base / "slow.py"
    script.write_text(SLOW)
    return subprocess.Popen(
        [sys.executable, str(script), str(base / "kb"), str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def stored(base: Path) -> int:
    """How many letters another process has stored so far."""
    file = base / "kb" / FILE_NAME
    if not file.exists():
        return 0
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("SELECT count(*) FROM letters").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_killed_in_the_middle_it_is_whole_and_finishes_later(tmp_path: Path, folder: Path) -> None:
    write(folder, 60)
    process = run_slow(tmp_path, folder)
    while stored(tmp_path) < 5:
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        before = kb.counts()
        assert 5 <= before.letters < 60
        assert all(h.ok for h in kb.doctor() if h.name == "integrity")
        assert len(kb.passages(kb.letters()[0].id)) == 1
        found = outcomes(kb.ingest([str(folder)], jobs=1, read=read_fake))
        assert sorted(found.values()) == ["new"] * (60 - before.letters) + ["same"] * before.letters
        assert kb.counts().letters == 60


def test_two_at_once_take_in_each_letter_once(tmp_path: Path, folder: Path) -> None:
    write(folder, 20)
    both = [run_slow(tmp_path, folder) for _ in range(2)]
    assert [p.wait() for p in both] == [0, 0]
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        counts = kb.counts()
        assert (counts.letters, counts.versions) == (20, 20)


def test_a_folder_is_walked_once_whatever_links_to_it(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "brief.TXT").write_text("x")
    (folder / "a.pdf").write_text("x")
    (folder / ".hidden.txt").write_text("x")
    (folder / "notes.py").write_text("x")
    (folder / "b" / "loop").symlink_to(folder)
    (folder / "again.pdf").symlink_to(folder / "a.pdf")
    found = [str(Path(f).relative_to(folder)) for f in files_in([str(folder), str(folder / "b")])]
    assert found == ["a.pdf", "b/brief.TXT"]


def test_what_is_named_is_tried_whatever_its_name(folder: Path) -> None:
    (folder / "notes.py").write_text("x")
    (folder / "een[1].txt").write_text("x")
    named = [str(folder / n) for n in ("notes.py", "een[1].txt", "missing.pdf", "*.odt")]
    assert list(files_in(named)) == named
    assert list(files_in([str(folder / "*.txt")])) == [str(folder / "een[1].txt")]


def test_taking_in_again_renews_what_older_rules_found(tmp_path: Path, folder: Path) -> None:
    write(folder, 1)
    (file,) = map(str, folder.iterdir())
    older = read_fake(file)
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        with kb.writing() as connection:
            letters.store(
                connection,
                replace(older, extractor=EXTRACTOR_VERSION - 1),
                file=letters.stored_name(file),
                now=NOW,
            )
        assert [r.extractor for r in kb.letters()] == [EXTRACTOR_VERSION - 1]
        read: list[str] = []
        for _ in range(2):
            kb.ingest([file], lambda _d, _t, o: read.append(o.outcome), jobs=1, read=read_fake)
            assert [(r.extractor, r.version) for r in kb.letters()] == [(EXTRACTOR_VERSION, 1)]
        assert read == ["same", "same"]
