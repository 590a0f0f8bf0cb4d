"""Every Dutch word for people has its English one, and what is shipped is what the catalogues say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT

PACKAGES = ("corpus", "index", "kb", "tui")


def said(package: str) -> set[str]:
    """The Dutch words that the package's code marks."""
    found = extract_from_dir(ROOT / package, keywords={"_": None, "N_": None})
    return {str(words) for _file, _line, words, _comments, _context in found if words}


def catalogue(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


def said_in(words: Catalog) -> set[tuple[str, str]]:
    """Each source with its translation; of plurals all forms."""
    return {(_joined(m.id), _joined(m.string)) for m in words if m.id and m.string}


def _joined(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else " | ".join(forms)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_word_has_its_english(package: str) -> None:
    words = said(package)
    file = ROOT / package / "locale/en/LC_MESSAGES" / f"{package}.po"
    known = {m.id for m in catalogue(file) if m.id and m.string} if file.exists() else set()
    assert sorted(words - known) == [], "run `make messages` and translate what is empty"


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("*/locale/*/LC_MESSAGES/*.po")), ids=lambda f: str(f.relative_to(ROOT))
)
def test_what_is_shipped_is_what_the_catalogue_says(file: Path) -> None:
    with file.with_suffix(".mo").open("rb") as stream:
        shipped = read_mo(stream)
    assert said_in(shipped) == said_in(catalogue(file)), "run `make messages`"


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("*/locale/*/LC_MESSAGES/*.po")), ids=lambda f: str(f.relative_to(ROOT))
)
def test_a_translation_fills_in_no_other_values(file: Path) -> None:
    def values(words: str) -> set[str]:
        return set(re.findall(r"{[^}]*}", words))

    for message in catalogue(file):
        if isinstance(message.id, str) and message.string:
            assert values(str(message.string)) <= values(message.id), message.id
