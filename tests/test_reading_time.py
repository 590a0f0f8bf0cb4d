"""Reading takes time in proportion to the size of the file: each line is looked at a few times."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus import text_tables
from corpus.line import Line


@pytest.mark.parametrize(
    "unit",
    [
        "Post\t1\t2\n",  # one long table
        "Post\t\n",  # rows of one cell: never a table
        "\tCel\n",  # cells on lines, without an empty line between rows
        "\tCel\nvervolg\n",
        "aa    bb\n",  # gaps without figures
        "| x |\n",
        "ab\n",
        "\n",
        "Vraag 1\nWaarom?\n\nAntwoord\nDaarom.\n\n",
    ],
)
def test_every_line_is_looked_at_a_fixed_number_of_times(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [Line(text, ()) for text in (unit * 400).split("\n")]
    looks = Counter[str]()

    def counted(text: str) -> bool:
        looks["is_cell"] += 1
        return is_cell(text)

    def counted_other(text: str) -> bool:
        looks["begins_other"] += 1
        return begins_other(text)

    is_cell, begins_other = text_tables._is_cell, text_tables._begins_other
    monkeypatch.setattr(text_tables, "_is_cell", counted)
    monkeypatch.setattr(text_tables, "_begins_other", counted_other)
    text_tables.find(lines)
    assert looks["begins_other"] == len(lines)
    assert looks["is_cell"] <= (text_tables._TRIES + 1) * len(lines)


def test_a_run_that_begins_with_a_caption_is_a_table_from_below_it() -> None:
    lines = [Line(text, ()) for text in ("een\ttwee", "aa    bb", "post    12", "post    13")]
    assert [(t.start, t.end) for t in text_tables.find(lines)] == [(1, 4)]
