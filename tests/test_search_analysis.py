"""Words → stems and the parts of compounds; sentences; marks in a passage."""

from __future__ import annotations

import pytest

from index.analysis import Analyser, fold, words
from index.encoders import shipped_encoder
from index.search import analyser_of
from index.sentences import sentence_spans


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return analyser_of(shipped_encoder())


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("stikstofemissiereductiedoelen", {"stikstof", "emissie", "reductie", "doelen"}),
        ("jeugdzorg", {"jeugd", "zorg"}),
        # a linking s is kept where the part is known with it; its stem has none
        ("arbeidsmarkt", {"arbeids", "markt"}),
    ],
)
def test_parts_of_a_compound(analyser: Analyser, compound: str, parts: set[str]) -> None:
    assert parts <= set(analyser.parts_of(compound))


@pytest.mark.parametrize(
    "word",
    [
        "zorg",  # a word of one part
        "en",  # too short
        "2026",  # a number
        "qxzwvkjhpq",  # no known parts
        "a" * 500,  # noise
    ],
)
def test_no_compound(analyser: Analyser, word: str) -> None:
    assert analyser.parts_of(word) == []


def test_parts_are_at_least_four_letters(analyser: Analyser) -> None:
    for word in ("waterschapsverkiezingen", "melkveehouderijen", "onderwijsinspectie"):
        assert all(len(part) >= 4 for part in analyser.parts_of(word))


def test_forms_of_a_word_share_a_stem(analyser: Analyser) -> None:
    for one, other in (("veehouder", "veehouders"), ("woning", "woningen"), ("werkt", "werken")):
        assert analyser.terms(one)[0] == analyser.terms(other)[0]
    assert analyser.terms("wolf")[0] != analyser.terms("wolk")[0]


def test_stop_words_are_words_but_no_stems(analyser: Analyser) -> None:
    found = analyser.analyse("De minister van de zorg")
    assert found.words == ("de", "minister", "van", "de", "zorg")
    assert len(found.stems) == 2


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Oekraïne", "oekraine"), ("COÖPERATIE", "cooperatie"), ("ﬁnanciën", "financien"), ("a", "a")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 3.2 – art. 4_a", ["3", "2", "art", "4", "a"]),
        ("€ 2,75 miljard", ["2", "75", "miljard"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dit is één. Dit is twee.", ["Dit is één.", "Dit is twee."]),
        # abbreviations and initials end none
        ("Zie art. 3 van de wet. Klaar.", ["Zie art. 3 van de wet.", "Klaar."]),
        ("De heer J. Jansen komt. Ja.", ["De heer J. Jansen komt.", "Ja."]),
        # a number with a full stop inside is one number
        ("Het kost 3.5 miljoen.", ["Het kost 3.5 miljoen."]),
        # a closing quotation mark belongs to the sentence
        ("“Dat kan.” Hij ging.", ["“Dat kan.”", "Hij ging."]),
        # a blank line ends one without a full stop
        ("Kop zonder punt\n\nDan tekst.", ["Kop zonder punt", "Dan tekst."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s:e] for s, e in sentence_spans(text)] == sentences
