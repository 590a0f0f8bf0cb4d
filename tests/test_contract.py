"""The contract of ``extract``: the documented keys, and nothing else."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import readers, samples
from corpus.errors import GriffieError, UnreadableLetterError
from kb.contract import CONTRACT, document
from kb.knowledge_base import KnowledgeBase
from kb.read_letter import read_letter
from tests.conftest import ROOT
from tests.store_fakes import letter_of

LINES = b"""datum 2026-01-10
motie 36800-XIV-33 invulling Bromet: Ik geef invulling aan de motie.
toezegging inform 2026-12-31: Ik informeer uw Kamer dit jaar.
bedrag 2750000000: Er is 2,75 miljard.
"""
KEYS = {
    "": "contract file text letter references numbers motions met commitments deadlines amounts tables flags",
    "letter": "date date_basis kind subject kenmerk addressee dossier ministry signatories",
    "references": "ref kind chamber session text start end page rule",
    "motions": "ref sponsors status subject evidence claims flags",
    "commitments": "text kind actor to_parliament conditional deadline also certainty start end page rule",
    "deadlines": "text earliest latest convention start end page rule",
    "amounts": "text eur eur_max recurrence period purpose row column table approximate start end page rule",
    "tables": "caption unit checks",
    "flags": "code message start end",
}


def test_the_keys_are_those_documented() -> None:
    read = letter_of(LINES)
    found = json.loads(json.dumps(document(read.letter, read.facts)))
    assert found["contract"] == CONTRACT == 2
    told = (ROOT / "docs/contract.md").read_text()
    for part, keys in KEYS.items():
        value = found[part] if part else found
        value = value[0] if isinstance(value, list) else value
        assert list(value) == keys.split(), part
        for key in keys.split():
            assert key in told, key


def test_what_was_stored_says_the_same_as_what_was_read(shipped: Path) -> None:
    with KnowledgeBase.open(shipped) as kb:
        for record in kb.letters():
            letter = kb.letter(record.id)
            assert (letter.head.date, letter.head.subject) == (record.date, record.subject)
            for table in letter.tables:
                for cell in table.cells:
                    assert 0 <= cell.start <= cell.end <= len(letter.text)


def subclasses(kind: type[GriffieError]) -> Iterator[type[GriffieError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from subclasses(below)


def test_the_error_codes_are_those_documented() -> None:
    for module in pkgutil.walk_packages(readers.__path__, "corpus.readers."):
        importlib.import_module(module.name)
    told = (ROOT / "docs/contract.md").read_text()
    listed = re.search(r"`code` is stable \((.*?)\);", told, re.DOTALL)
    assert listed
    codes = {
        kind.code for kind in subclasses(UnreadableLetterError) if "tests" not in kind.__module__
    }
    assert set(re.findall(r"`(\w+)`", listed[1])) == codes


def test_the_fields_of_met_and_of_checks_are_those_documented() -> None:
    told = (ROOT / "docs/contract.md").read_text()
    found = [
        document(read.letter, read.facts)
        for read in (read_letter(str(path)) for path in samples.paths() if "1" in path.name[:2])
    ]
    met = [m for d in found for m in d["met"]]
    checks = [c for d in found for t in d["tables"] for c in t["checks"]]
    assert met
    assert checks
    for keys, record in (
        ("ref addressees subject status claims", met[0]),
        ("what expected found ok", checks[0]),
    ):
        assert list(record) == keys.split()
        assert all(f"`{key}`" in told for key in keys.split())
