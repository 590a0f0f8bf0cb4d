"""Every example in the documents on the ledger and on reminders runs, and ends as they say."""

from __future__ import annotations

import configparser
import datetime as dt
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.commands.audit import TITLES
from kb.ledger.lines import ACTIONS
from tests.conftest import ROOT
from tests.test_reminders_told import Box, box  # noqa: F401 (a fixture)

DOCS = ROOT / "docs"
UNITS = DOCS / "systemd"


def examples(document: str) -> list[tuple[str, int]]:
    """The commands in the console blocks of a document, with the exit status it gives them."""
    blocks = re.findall(r"^```console\n(.*?)^```", (DOCS / document).read_text(), re.M | re.S)
    found = re.findall(r"^\$ (griffie .*?)(?:  # exit (\d+))?$", "\n".join(blocks), re.M)
    return [(words, int(status or 0)) for words, status in found]


@pytest.fixture
def folder(golden_kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped letters with golden facts; commands run where the registers are found."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(here)
    return Path(shutil.copytree(golden_kb, tmp_path / "kb"))


def run(folder: Path, words: str) -> Result:
    plain, _to, file = words.partition(" > ")
    result = CliRunner().invoke(cli, ["--kb", str(folder), *shlex.split(plain)[1:]])
    if file:
        Path(file).write_bytes(result.stdout_bytes)
    return result


def mail_settings(tmp_path: Path, box: Box) -> None:  # noqa: F811
    """The settings of the document, but for where the server of the test is."""
    (block,) = re.findall(r"^```toml\n(.*?)^```", (DOCS / "reminders.md").read_text(), re.M | re.S)
    file = tmp_path / "config.toml"
    (port,) = re.findall(r"port = (\d+)", file.read_text())
    for ours, theirs in (
        ('host = ".*"', 'host = "127.0.0.1"'),
        (r"port = \d+", f"port = {port}"),
        ('security = ".*"', 'security = "none"'),
    ):
        block = re.sub(ours, theirs, block)
    file.write_text(block)


def test_the_examples_of_the_ledger_run(folder: Path) -> None:
    found = examples("ledger.md")
    assert len(found) > 15
    for words, status in found:
        result = run(folder, words)
        assert result.exit_code == status, (words, result.stderr)
        assert result.stdout or "verdict" in words, words


def test_the_examples_of_reminders_run(folder: Path, tmp_path: Path, box: Box) -> None:  # noqa: F811
    mail_settings(tmp_path, box)
    found = examples("reminders.md")
    assert len(found) > 12
    for words, status in found:
        result = run(folder, words)
        assert result.exit_code == status, (words, result.stderr)
    assert [m.rcpt_tos for m in box.mails] == [["an@example.org"], ["bo@example.org"]]
    told = [json.loads(line) for line in Path("due.jsonl").read_text().splitlines()]
    assert {t["state"] for t in told} == {"due", "overdue"}
    for file, kind in (("griffie.ics", "VEVENT"), ("tasks.ics", "VTODO")):
        whole = icalendar.Calendar.from_ical(Path(file).read_bytes())
        assert whole.walk(kind)


def test_the_line_for_cron_runs(folder: Path, tmp_path: Path, box: Box) -> None:  # noqa: F811
    mail_settings(tmp_path, box)
    (line,) = re.findall(r"^```cron\n(.*?)^```", (DOCS / "reminders.md").read_text(), re.M | re.S)
    *when, words = line.split(maxsplit=5)
    assert len(when) == 5
    assert run(folder, words.strip()).exit_code in (10, 11)
    assert len(box.mails) == 1


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(UNITS / name)
    return parser


def test_the_systemd_service_runs_and_counts_what_is_due_as_success(
    folder: Path,
    tmp_path: Path,
    box: Box,  # noqa: F811
) -> None:
    mail_settings(tmp_path, box)
    service = unit("griffie-remind.service")["Service"]
    result = run(folder, service["ExecStart"])
    assert str(result.exit_code) in service["SuccessExitStatus"].split()
    assert len(box.mails) == 1


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for file in UNITS.iterdir():
        words = file.read_text().replace("%h/.local/bin/griffie", "/bin/true")
        (tmp_path / file.name).write_text(words)
    files = [str(f) for f in sorted(tmp_path.glob("griffie-*"))]
    done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def program(name: str) -> str | None:
    """The program of this name, beside this Python or elsewhere."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=os.pathsep.join((beside, os.environ.get("PATH", ""))))


@pytest.mark.skipif(not program("khal"), reason="khal is not here")
def test_the_calendar_survives_khal(folder: Path, tmp_path: Path) -> None:
    run(folder, "griffie remind --today 2026-06-20 --within 12m --format ics > griffie.ics")
    settings = tmp_path / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[griffie]]\npath = {tmp_path / 'calendar'}\n"
        f"[locale]\ndateformat = %Y-%m-%d\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    (tmp_path / "calendar").mkdir()
    khal = [str(program("khal")), "-c", str(settings)]
    subprocess.run([*khal, "import", "--batch", "griffie.ics"], check=True, capture_output=True)
    kept = [
        event["UID"]
        for file in (tmp_path / "calendar").iterdir()
        for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    ]
    sent = icalendar.Calendar.from_ical(Path("griffie.ics").read_bytes()).walk("VEVENT")
    assert sorted(kept) == sorted(event["UID"] for event in sent)


@pytest.mark.skipif(not program("todo"), reason="todoman is not here")
def test_the_tasks_survive_todoman(folder: Path, tmp_path: Path) -> None:
    """todoman lists our tasks with their days, and writes one back that was edited there."""
    run(folder, "griffie remind --today 2026-06-20 --within 12m --format ics --as todo > tasks.ics")
    sent = icalendar.Calendar.from_ical(Path("tasks.ics").read_bytes())
    tasks = {str(task["UID"]): task for task in sent.walk("VTODO")}
    assert tasks
    store = tmp_path / "tasks"
    store.mkdir()
    for uid, task in tasks.items():  # one file a task, as a synchroniser keeps them
        one = icalendar.Calendar()
        for key in ("prodid", "version"):
            one.add(key, sent[key])
        one.add_component(task)
        (store / f"{uid}.ics").write_bytes(one.to_ical())
    settings = tmp_path / "todoman.py"
    settings.write_text(
        f"path = {str(tmp_path / '*')!r}\ncache_path = {str(tmp_path / 'todoman.db')!r}\n"
        "date_format = '%Y-%m-%d'\ndefault_list = 'tasks'\n"
    )

    def todo(*words: str) -> Any:
        command = (str(program("todo")), "--config", str(settings), "--porcelain", *words)
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return json.loads(out) if out else []

    listed = todo("list", "--status", "ANY")
    due = {
        task["summary"]: dt.datetime.fromtimestamp(task["due"], tz=dt.UTC).astimezone().date()
        for task in listed
    }
    assert due == {str(t["SUMMARY"]): t.decoded("DUE") for t in tasks.values()}
    (chosen, *_rest) = listed
    todo("edit", str(chosen["id"]), "--priority", "1")
    kept = {
        str(task["UID"]): task
        for file in store.iterdir()
        for task in icalendar.Calendar.from_ical(file.read_bytes()).walk("VTODO")
    }
    assert kept.keys() == tasks.keys()
    for uid, task in kept.items():
        for name in ("SUMMARY", "DUE", "DESCRIPTION", "STATUS"):
            assert task.decoded(name) == tasks[uid].decoded(name)
    assert [str(t["SUMMARY"]) for t in kept.values() if "PRIORITY" in t] == [chosen["summary"]]


@pytest.mark.parametrize(
    ("document", "names"),
    [
        ("ledger.md", [*TITLES, *ACTIONS]),
        ("reminders.md", ["commitment", "motion", "deadline", "new_commitment", "motion_closed"]),
    ],
)
def test_the_documents_name_everything(document: str, names: list[Any]) -> None:
    told = set(re.findall(r"[\w-]+", (DOCS / document).read_text()))
    assert set(names) <= told


def test_the_fields_of_the_schema_are_those_that_are_written(folder: Path) -> None:
    words = "griffie remind --today 2026-06-20 --format json"
    written = json.loads(run(folder, words).stdout.splitlines()[0])
    table = (DOCS / "reminders.md").read_text().split("## For scripts")[1].split("## Once")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.M)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert set(written) == named - {"detail"}
