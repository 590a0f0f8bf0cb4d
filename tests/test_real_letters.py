"""The ledger and reminders of real letters, with the real registers; skipped where these are absent."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.knowledge_base import KnowledgeBase
from kb.ledger.ledger import Ledger
from kb.register.records import RegisterMotion

TODAY = dt.date(2026, 9, 15)
STIKSTOF = "001_523d77729a19fe10.txt"


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of the real letters and the Tweede Kamer's registers."""
    here = tmp_path_factory.mktemp("real")
    with KnowledgeBase.open(here) as kb:
        kb.ingest([str(f) for f in sorted((shared / "letters").iterdir()) if f.is_file()])
        done = kb.import_register(sorted((shared / "register").glob("*.xz")))
        assert [(d.refused, d.error) for d in done] == [((), None)] * len(done)
    return here


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Ledger:
    with KnowledgeBase.open(folder) as kb:
        return kb.ledger(TODAY)


def test_a_motion_claimed_in_two_footnotes_is_one_line_with_two_claims(ledger: Ledger) -> None:
    (line,) = [m for m in ledger.motions if m.ref == "36800-XIV-33"]
    assert [c.status for c in line.claims] == ["afgedaan", "afgedaan"]
    assert {Path(c.citation.letter.file).name for c in line.claims} == {STIKSTOF}
    assert "Bromet" in line.sponsors


def test_the_motions_of_the_letter_show_their_status_with_its_sentence(ledger: Ledger) -> None:
    lines = [
        m
        for m in ledger.motions
        if {Path(c.citation.letter.file).name for c in m.claims} & {STIKSTOF}
    ]
    assert len([m for m in lines if m.strongest != "genoemd"]) >= 14
    assert all(c.citation.sentence for m in lines for c in m.claims)


def test_the_slip_in_a_note_is_flagged(folder: Path) -> None:
    with KnowledgeBase.open(folder) as kb:
        flags = [f for f in kb.audit(TODAY) if f.kind == "flag"]
    assert [f for f in flags if "33576-XIV-506" in f.message and "33576" in f.message]


def test_cited_motions_of_the_register_s_years_carry_their_official_title(folder: Path) -> None:
    with KnowledgeBase.open(folder) as kb:
        found = {m.id: kb.official(m) for m in kb.motions()}
    known = [r for r in found.values() if isinstance(r, RegisterMotion)]
    assert all(r.title.startswith(("Motie", "Gewijzigde", "Nader")) for r in known)
    years = [r for r in known if r.date and 2023 <= r.date.year <= 2025]
    assert (len(years), len(known)) == (5, 8)


@pytest.mark.parametrize(
    ("words", "latest"), [("oktober 2026", "2026-10-31"), ("eind oktober", "2026-10-31")]
)
def test_reminders_name_what_falls_due_in_autumn(folder: Path, words: str, latest: str) -> None:
    command = ["remind", "--today", str(TODAY), "--within", "60d", "--format", "json"]
    result = CliRunner().invoke(cli, ["--kb", str(folder), *command])
    assert result.exit_code == 11
    due = [json.loads(line) for line in result.stdout.splitlines()]
    assert [d for d in due if words in d["text"] and d["latest"] == latest]
