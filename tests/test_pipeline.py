"""The extraction pipeline: griffie's own components on a blank Dutch spaCy pipeline."""

from __future__ import annotations

import pytest

from corpus.letter import Block, Letter, Letterhead, Source
from kb.extract.pipeline import COMPONENTS, extract, pipeline, read_facts
from kb.facts import Extraction

SOURCE = Source("x.txt", "0" * 64, "text", 0)


def test_is_spacy_with_own_components_only() -> None:
    nlp = pipeline()
    assert nlp.lang == "nl"
    assert tuple(nlp.pipe_names) == COMPONENTS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Het kabinet stuurt dit.", ["Het", "kabinet", "stuurt", "dit."]),
        ("", []),
        (" ", [" "]),
        # white space that is no single space between words is a token of its own
        ("Een  brief\n\nvan\tnu ", ["Een", " ", "brief", "\n\n", "van", "\t", "nu"]),
        (" \n Kop", [" \n ", "Kop"]),
        ("a\u00a0b", ["a", "\u00a0", "b"]),
    ],
)
def test_tokens_give_the_text_back(text: str, words: list[str]) -> None:
    doc = pipeline().make_doc(text)
    assert doc.text == text
    assert [token.text for token in doc] == words


def test_an_empty_letter_has_no_facts() -> None:
    assert extract(Letter("", SOURCE, Letterhead())) == Extraction()


def test_sentences_stay_within_their_block() -> None:
    text = "Zie nr. 3 hierover\n\nen dan verder. Morgen meer."
    blocks = (Block("paragraph", "body", 0, 18), Block("paragraph", "body", 20, len(text)))
    found = read_facts(Letter(text, SOURCE, Letterhead(), blocks=blocks)).sentences
    assert [s.text for s in found] == ["Zie nr. 3 hierover", "en dan verder.", "Morgen meer."]
