"""Labelled sentences that share text with a measurement are not trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.extract.held_out import Texts, without

MEASURED = (
    "De brug over de Vliet is sinds mei gesloten voor alle verkeer. "
    "Ik stuur uw Kamer in juni een brief over het herstel van de brug en de kosten daarvan."
)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["Ik stuur uw Kamer in juni een brief over het herstel van de brug."], False),
        (
            ["ik stuur uw kamer[3] in juni een brief over het HERSTEL van de brug"],
            False,
        ),  # as printed
        (["De brug over de Vliet is sinds mei gesloten.", "Dat is anders."], False),  # one of two
        (["Ik stuur uw Kamer een brief."], True),  # a turn of phrase, no text
        (["Ik stuur uw Kamer in juli een brief over het onderhoud van de weg."], True),
        (["Dat is zo."], True),
    ],
)
def test_documents_that_share_text_are_left_out(
    tmp_path: Path, said: list[str], kept: bool
) -> None:
    (tmp_path / "one.txt").write_text(MEASURED, "utf-8")
    items = [{"text": text, "kind": None, "group": "a"} for text in said]
    other = {
        "text": "Het bos is veertig hectare groot en van het Rijk.",
        "kind": None,
        "group": "b",
    }
    left = without([*items, other], Texts.of_folders([tmp_path]))
    assert left == ([*items, other] if kept else [other])


def test_without_texts_nothing_is_left_out(tmp_path: Path) -> None:
    items = [{"text": "Ik kom.", "kind": "act", "group": "a"}]
    assert without(items, Texts.of_folders([tmp_path])) == items
