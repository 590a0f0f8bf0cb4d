"""What a letter says stands in Markdown as it was said: nothing of it becomes markup."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpus.safe import without_controls
from kb.formats import markdown_cell

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(source: str) -> list[str]:
    """The kinds of markup that ``source`` makes, and last the words that a reader sees."""
    tokens = PARSER.parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {t.type for t in [*tokens, *inline]} - {"inline", "text", "text_special"}
    return [
        *sorted(kinds - {"paragraph_open", "paragraph_close"}),
        "".join(c.content for c in inline),
    ]


@given(st.text(st.sampled_from("ab1 _*`\\<>[]()|~&#;=+-.!:/\n"), max_size=30))
@example("&amp;")
@example("1. een")
@example("- een")
@example("===")
@example("a_b _c_ d")
@example("2) twee")
@example("![x](y)")
@example("<b>vet</b>")
def test_nothing_becomes_markup(text: str) -> None:
    words = " ".join(without_controls(text).split())
    assert shown(markdown_cell(text)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "36800-XIV-33 Van der Plas",  # a reference
        "001_523d77729a19fe10.txt, 26 jun 2026, p. 3",  # a file's name and a place
        "verschoven (tekst 39%, zelfde ministerie)",  # an aside
        "R&D in Noord-Holland!",  # characters that mean something elsewhere only
    ],
)
def test_ordinary_words_stay_readable_as_they_are(text: str) -> None:
    assert markdown_cell(text) == text
