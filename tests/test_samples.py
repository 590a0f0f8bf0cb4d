"""The shipped letters: what ships is what the sources say, and the golden facts quote it."""

from __future__ import annotations

import functools
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from corpus import samples
from corpus.letter import Letter
from corpus.read import read
from kb.extract.pipeline import extract
from kb.register.parse import Refused, records

LETTERS = Path(__file__).parent / "letters"
PATHS = samples.paths()


@functools.cache
def _letter(name: str) -> Letter:
    return read(PATHS[0].parent / name)


def test_fourteen_letters_ship_in_three_formats() -> None:
    suffixes = [p.suffix for p in PATHS]
    assert len(PATHS) == 14
    assert {s: suffixes.count(s) for s in set(suffixes)} == {".txt": 4, ".docx": 4, ".pdf": 6}


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_a_letter_is_built_from_its_source(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compared after decompression: another zlib may pack the same content otherwise."""
    pytest.importorskip("reportlab")
    pytest.importorskip("docx")
    monkeypatch.syspath_prepend(str(LETTERS))
    import build
    import source

    letter = source.read(source.SOURCES / f"{path.stem}.md")
    assert letter.target.name == path.name
    assert _content(build.build(letter)) == _content(path.read_bytes())
    assert 300 <= sum(len(_words(b.text)) for b in letter.blocks) <= 1500
    for name in ("build", "source", "text_letter", "pdf_letter", "docx_letter", "hyphens"):
        sys.modules.pop(name, None)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _content(data: bytes) -> list[object]:
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader

        pages = PdfReader(io.BytesIO(data)).pages
        return [page.get_contents().get_data() for page in pages]  # type: ignore[union-attr]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(name, package.read(name)) for name in package.namelist()]
    return [data]


FACTS = sorted(LETTERS.glob("*.facts.json"))


def _quotes(facts: dict[str, Any]) -> list[str]:
    """Every passage that golden facts copy from their letter."""
    found: list[str | None] = []
    for entry in facts["motions"]:
        found += [entry["evidence"], *(c["evidence"] for c in entry.get("claims", ()))]
        found += entry["sponsors"]
    for entry in facts["met"]:
        found += [entry["evidence"], entry["ref"], *entry["addressees"]]
    for entry in facts["commitments"]:
        found += [entry["text"], *entry.get("also", ())]
    for entry in (*facts["deadlines"], *facts["amounts"]):
        found += [entry["text"], entry.get("context")]
        found += [entry.get("row"), entry.get("column")]
    found += [table["caption"] for table in facts["tables"]]
    for signatory in facts["letter"]["signatories"]:
        found += [signatory["name"], signatory["role"]]
    return [quote for quote in found if quote]


def test_every_letter_has_golden_facts() -> None:
    assert [p.name.removesuffix(".facts.json") for p in FACTS] == [p.stem for p in PATHS]


@pytest.mark.parametrize("path", FACTS, ids=lambda p: p.name)
def test_golden_facts_quote_their_source(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(LETTERS))
    import source

    facts = json.loads(path.read_text("utf-8"))
    letter = source.read(source.SOURCES / f"{path.name.removesuffix('.facts.json')}.md")
    assert facts["file"] == letter.target.name
    parts = [source.plain(b.text) for b in letter.blocks] + list(letter.notes.values())
    parts += [cell for b in letter.blocks for row in b.rows for cell in row.cells]
    parts += [value for signature in letter.signatures for value in signature]
    text = _fold("\n".join(parts))
    assert [q for q in _quotes(facts) if _fold(q) not in text] == []


@pytest.mark.parametrize("path", FACTS, ids=lambda p: p.name)
def test_the_reader_gives_every_quote(path: Path) -> None:
    """Nothing that the facts quote is lost, broken by a line end or cut by a running head."""
    facts = json.loads(path.read_text("utf-8"))
    letter = _letter(facts["file"])
    text = _fold(letter.text)
    assert [q for q in _quotes(facts) if _fold(q) not in text] == []


@pytest.mark.parametrize("path", FACTS, ids=lambda p: p.name)
def test_the_letterhead_is_read(path: Path) -> None:
    facts = json.loads(path.read_text("utf-8"))
    letter = _letter(facts["file"])
    head, gold = letter.head, facts["letter"]
    assert (head.date and head.date.isoformat(), head.kind) == (gold["date"], gold["kind"])
    assert (head.subject, head.kenmerk, head.dossier) == tuple(
        gold[name] for name in ("subject", "kenmerk", "dossier")
    )
    assert (gold["addressee"] or "").casefold() in (head.addressee or "").casefold()
    signatories = [{"name": s.name, "role": s.role} for s in head.signatories]
    assert signatories == gold["signatories"]


@pytest.mark.parametrize("path", [p for p in PATHS if p.suffix == ".docx"], ids=lambda p: p.name)
def test_a_word_table_takes_caption_and_unit_from_the_line_above_it(path: Path) -> None:
    gold = json.loads((LETTERS / f"{path.stem}.facts.json").read_text("utf-8"))["tables"]
    tables = _letter(path.name).tables
    assert [(t.caption, t.unit) for t in tables] == [(g["caption"], g["unit"]) for g in gold]
    assert all(t.totals == (t.rows - 1,) for t in tables)


@pytest.mark.parametrize("path", FACTS, ids=lambda p: p.name)
def test_what_looks_wrong_is_flagged_and_nothing_else(path: Path) -> None:
    """Flags of dates and sums; those of references are tested with the motions."""
    facts = json.loads(path.read_text("utf-8"))
    letter = _letter(facts["file"])
    found = extract(letter)
    flags = (*letter.flags, *found.flags)
    codes = [f.code for f in flags if f.code in ("date_contradicted", "table_sum")]
    assert codes == facts["flags"]
    wrong = [check for check in found.checks if not check.ok]
    gold = [entry for table in facts["tables"] for entry in table["wrong"]]
    assert len(wrong) == len(gold)
    for check, entry in zip(wrong, gold, strict=True):
        assert {int(check.expected), int(check.found)} == {entry["printed"], entry["parts"]}
        assert entry["row"] in check.what
        assert entry["column"] in check.what


def _fold(text: str) -> str:
    return " ".join(text.split())


QUESTIONS = json.loads((LETTERS / "questions.json").read_text("utf-8"))


def test_questions_have_their_answer_in_the_letter_they_name() -> None:
    texts = {p.name: _fold(_letter(p.name).text) for p in PATHS}
    wrong = [
        q["question"]
        for q in QUESTIONS["answerable"]
        if _fold(q["evidence"]) not in texts[q["file"]]
    ]
    assert wrong == []
    stated = ("date", "amount", "who", "how_many", "fact")
    unstated = [
        q["question"]
        for q in QUESTIONS["answerable"]
        if q["kind"] in stated and _printed(q).casefold() not in texts[q["file"]].casefold()
    ]
    assert unstated == []


def _printed(question: dict[str, str]) -> str:
    """The answer as the letter prints it: in a row of a table the unit stands elsewhere."""
    answer = _fold(question["answer"])
    return (
        answer.removeprefix("€ ").removesuffix(" mln.")
        if "€" not in question["evidence"]
        else answer
    )


def test_there_are_enough_questions_each_in_several_wordings() -> None:
    assert len(QUESTIONS["answerable"]) >= 80
    assert len(QUESTIONS["unanswerable"]) >= 20
    assert all(len(q["variants"]) >= 2 for q in QUESTIONS["answerable"])
    asked = [q["question"] for q in QUESTIONS["answerable"]] + QUESTIONS["unanswerable"]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", ["register.jsonl", "eerste-kamer.csv"])
def test_the_register_beside_the_letters_is_taken_whole(name: str) -> None:
    assert [r for r in records(LETTERS / name) if isinstance(r, Refused)] == []
