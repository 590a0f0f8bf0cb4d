"""The extraction pipeline: griffie's own components on a blank Dutch spaCy pipeline."""

from __future__ import annotations

import pytest

from kb.extract.pipeline import COMPONENTS, pipeline


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
