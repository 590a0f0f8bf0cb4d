"""The pipeline runs over a letter made by hand."""

from corpus.letter import Block, Letter, Letterhead, Source
from kb.extract.pipeline import extract


def test_an_empty_letter_has_no_facts() -> None:
    letter = Letter("", Source("x.txt", "0" * 64, "text", 0), Letterhead())
    assert extract(letter).commitments == ()


def test_sentences_stay_within_their_block() -> None:
    text = "Zie nr. 3 hierover. Morgen meer."
    block = Block("paragraph", "body", 0, len(text))
    letter = Letter(text, Source("x.txt", "0" * 64, "text", 0), Letterhead(), blocks=(block,))
    assert extract(letter).motions == ()
