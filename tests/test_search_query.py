"""What somebody types → what is asked; and that nothing is an error."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Filters, Query, parse_query

DAY = dt.date


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        # plain words
        ("stikstof en landbouw", Query("stikstof en landbouw")),
        # quoted words stand together, in any quotation marks, an unclosed one too
        ('"sociale huur" nu', Query("sociale huur nu", phrases=(("sociale", "huur"),))),
        ("“sociale huur”", Query("sociale huur", phrases=(("sociale", "huur"),))),
        ('"sociale huur', Query("sociale huur", phrases=(("sociale", "huur"),))),
        # left out: a word, a phrase
        ("wolf -schaap", Query("wolf", without=(("schaap",),))),
        ('wolf -"wild zwijn"', Query("wolf", without=(("wild", "zwijn"),))),
        # a hyphen within a word, or before nothing, leaves out nothing
        ("bio-industrie", Query("bio-industrie")),
        ("wolf - schaap", Query("wolf schaap")),
        # filters
        ("x dossier:36800-xiv", Query("x", filters=Filters(dossiers=("36800-XIV",)))),
        ('x dossier:"36800 XIV, nr. 33"', Query("x", filters=Filters(dossiers=("36800-XIV-33",)))),
        ("x minister:Post", Query("x", filters=Filters(people=("post",)))),
        ('x minister:"van der Berg"', Query("x", filters=Filters(people=("van", "der", "berg")))),
        ("x ministerie:landbouw", Query("x", filters=Filters(ministries=("landbouw",)))),
        ("x brief:contouren", Query("x", filters=Filters(letters=("contouren",)))),
        ("x soort:toezegging", Query("x", filters=Filters(kinds=("commitment",)))),
        # a month begins on its first day; "voor" leaves that day out
        ("x na:2026-01", Query("x", filters=Filters(since=DAY(2026, 1, 1)))),
        ("x voor:2026-07", Query("x", filters=Filters(before=DAY(2026, 7, 1)))),
        ("x na:2026-01-15", Query("x", filters=Filters(since=DAY(2026, 1, 15)))),
        ("x jaar:2025", Query("x", filters=Filters(since=DAY(2025, 1, 1), before=DAY(2026, 1, 1)))),
        # two of a kind narrow each other
        ("x na:2024 na:2025", Query("x", filters=Filters(since=DAY(2025, 1, 1)))),
        # motie: with a number asks for that paper, with a word for motions on that word
        (
            "motie:36800-XIV-33",
            Query("", filters=Filters(kinds=("motion",), references=("36800-XIV-33",))),
        ),
        ("motie:Bromet", Query("Bromet", filters=Filters(kinds=("motion",)))),
        # an official number among the words
        ("36800-XIV-33", Query("36800-XIV-33", references=("36800-XIV-33",))),
        # looks like a filter and is none: searched for as words
        ("na:morgen", Query("na:morgen")),
        ("voor:2026-13", Query("voor:2026-13")),
        ("dossier:abc", Query("dossier:abc")),
        ("https://rijksoverheid.nl", Query("https://rijksoverheid.nl")),
        # another engine's syntax is words
        ("(a AND b) OR c~2", Query("(a AND b) OR c~2")),
        # nothing to search for
        ("", Query("")),
        ("*** ??", Query("")),
        ('""', Query("")),
        ("-", Query("")),
    ],
)
def test_parse(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    parse_query(typed)


def test_filters_together_ask_for_both() -> None:
    typed = Filters(since=DAY(2026, 1, 1), kinds=("motion",))
    given_ = Filters(since=DAY(2025, 1, 1), before=DAY(2026, 6, 1), kinds=("deadline",))
    assert typed.and_also(given_) == Filters(
        since=DAY(2026, 1, 1), before=DAY(2026, 6, 1), kinds=("motion", "deadline")
    )
    assert not Filters()
    assert typed
