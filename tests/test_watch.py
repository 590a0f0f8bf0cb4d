"""Watching folders: what is new or changed is taken in once it stands still, each state once."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.commands import ingest
from kb.watch import State, Watch, watched

OLD, STILL_SINCE, FRESH = 50.0, 100.0, 150.0


@pytest.mark.parametrize(
    ("looks", "ready"),
    [
        # there before the watch began: at once, and never again
        ([{"a": State(1, OLD)}] * 3, [["a"], [], []]),
        # just written: only once it is as it was at the look before
        ([{"a": State(1, FRESH)}] * 3, [[], ["a"], []]),
        # still growing
        ([{"a": State(n, FRESH + n)} for n in (1, 2, 3, 3)], [[], [], [], ["a"]]),
        # changed later, the same size: taken again
        ([{"a": State(1, OLD)}, *[{"a": State(1, FRESH)}] * 2], [["a"], [], ["a"]]),
        # an old file moved in
        ([{}, {"a": State(1, OLD)}, {"a": State(1, OLD)}], [[], ["a"], []]),
        # gone, and back as it was
        ([{"a": State(1, OLD)}, {}, {"a": State(1, OLD)}], [["a"], [], ["a"]]),
        # one waits while the other is ready
        ([{"a": State(1, FRESH), "b": State(1, OLD)}] * 2, [["b"], ["a"]]),
    ],
)
def test_what_is_ready(looks: list[dict[str, State]], ready: list[list[str]]) -> None:
    watch = Watch()
    assert [watch.ready(states, STILL_SINCE) for states in looks] == ready


def test_looks_at_the_disk_until_it_is_stopped(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("een")
    os.utime(first, (OLD, OLD))
    looks = itertools.count()

    def sleep(seconds: float) -> None:
        assert seconds == 5
        look = next(looks)
        if look == 0:
            second.write_text("tw")
            os.utime(second, (FRESH, FRESH))
        if look == 3:
            raise KeyboardInterrupt

    batches = watched([str(tmp_path)], 5, clock=lambda: STILL_SINCE + 5, sleep=sleep)
    assert [Path(file).name for file in next(batches)] == ["a.txt"]
    assert [Path(file).name for file in next(batches)] == ["b.txt"]
    with pytest.raises(KeyboardInterrupt):
        next(batches)


def test_a_missing_path_is_told_once(tmp_path: Path) -> None:
    looks = itertools.count()

    def sleep(_seconds: float) -> None:
        if next(looks) == 2:
            raise KeyboardInterrupt

    gone = str(tmp_path / "weg.txt")
    batches = watched([gone], 1, clock=lambda: STILL_SINCE, sleep=sleep)
    assert next(batches) == [gone]
    with pytest.raises(KeyboardInterrupt):
        next(batches)


def test_the_command_takes_in_what_comes_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def batches(paths: Sequence[str], interval: float) -> Iterator[list[str]]:
        assert (paths, interval) == (("post",), 2.5)
        yield [str(tmp_path / "weg.txt")]
        yield [str(tmp_path / "ook.txt")]
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "watched", batches)
    words = ["--kb", str(tmp_path / "kb"), "ingest", "post", "--watch", "--interval", "2.5"]
    told = CliRunner().invoke(cli, words)
    assert told.exit_code == ingest.SOME_FAILED
    assert [name in told.stderr for name in ("2.5", "weg.txt", "ook.txt")] == [True] * 3


def test_the_command_watches_only_with_lines_as_they_come(tmp_path: Path) -> None:
    words = ["--kb", str(tmp_path / "kb"), "ingest", ".", "--watch", "--format", "csv"]
    assert CliRunner().invoke(cli, words).exit_code == 2
