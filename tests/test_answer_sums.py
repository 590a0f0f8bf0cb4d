"""What may be added up for "bij elkaar", and what is left unanswered because a sum could be wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kb.answers.sums import addable, addends
from kb.answers.understanding import understand
from kb.knowledge_base import KnowledgeBase
from kb.records import AmountRecord
from tests.test_ledger import cite, letter

TODAY = dt.date(2026, 10, 1)


def amount(eur: int, sentence: str = "Er is geld voor bossen.", **fields: Any) -> AmountRecord:
    values: dict[str, Any] = {
        "id": "A1",
        "eur": Decimal(eur),
        "eur_max": None,
        "recurrence": "once",
        "period": None,
        "purpose": None,
        "row": None,
        "column": None,
        "table": None,
        "approximate": False,
        "citation": cite(letter("L1"), sentence),
    }
    return AmountRecord(**{**values, **fields})


ADDENDS: list[tuple[list[AmountRecord], list[int]]] = [
    # two sums of money
    ([amount(5), amount(7)], [5, 7]),
    # the same one, said again in another letter
    ([amount(5), amount(7), amount(5)], [5, 7]),
    # as much in another year is another one
    ([amount(5, period="in 2026"), amount(5, period="in 2027")], [5, 5]),
    # as much for something else: said in other words, or another as large? not sure
    ([amount(5, purpose="bossen"), amount(5, purpose="heide"), amount(7)], []),
    # structural money with incidental
    ([amount(5), amount(7, recurrence="yearly")], []),
    # a range and an estimate have no sum
    ([amount(5), amount(7, eur_max=Decimal(9))], []),
    ([amount(5), amount(7, approximate=True)], []),
    ([], []),
]


@pytest.mark.parametrize(("found", "expected"), ADDENDS)
def test_addends(found: list[AmountRecord], expected: list[int]) -> None:
    assert [int(a.eur) for a in addends(found)] == expected


ADDABLE = [
    (amount(5), "Hoeveel is er bij elkaar voor bossen?", True),
    # a total and a part of one would count money twice
    (amount(5, "In totaal is € 5 voor bossen."), "Hoeveel is er bij elkaar voor bossen?", False),
    (amount(5, "Er is € 9, waarvan € 5 voor bossen."), "Hoeveel is er bij elkaar?", False),
    (amount(5, "Dat is € 5 per hectare."), "Hoeveel is er bij elkaar voor bossen?", False),
    # only what is asked for: structural or incidental, and the year
    (amount(5, recurrence="yearly"), "Hoeveel is er structureel bij elkaar?", True),
    (amount(5), "Hoeveel is er structureel bij elkaar?", False),
    (amount(5, recurrence="yearly"), "Hoeveel is er incidenteel bij elkaar?", False),
    (amount(5, period="in 2027"), "Hoeveel is er bij elkaar in 2027 voor bossen?", True),
    (amount(5, period="in 2026"), "Hoeveel is er bij elkaar in 2027 voor bossen?", False),
    (amount(5, period="2026 tot en met 2028"), "Hoeveel is er bij elkaar in 2027?", False),
    (amount(5), "Hoeveel is er bij elkaar in 2027 voor bossen?", False),
]


@pytest.mark.parametrize(("found", "asked", "expected"), ADDABLE)
def test_addable(found: AmountRecord, asked: str, expected: bool) -> None:
    assert addable(found, understand(asked)) is expected


LETTER = """Datum 3 maart 2026
Betreft Natuurherstel

Geachte Voorzitter,

Voor het herstel van heide is in 2026 € 4 miljoen beschikbaar. Voor het herstel van heide in de
duinen trek ik in 2027 € 2,5 miljoen uit. Voor het herstel van vennen is € 6 tot € 8 miljoen nodig.
Voor het herstel van hagen is € 1 miljoen beschikbaar en vanaf 2027 structureel € 3 miljoen.

Hoogachtend,
"""

ASKED = [
    ("Hoeveel is er bij elkaar voor het herstel van heide?", "€ 6,5 mln."),
    ("Hoeveel is er bij elkaar voor het herstel van vennen?", None),
    ("Hoeveel is er bij elkaar voor het herstel van hagen?", None),
    ("Hoeveel is er bij elkaar voor het herstel van stuifzand?", None),
]


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder: Path = tmp_path_factory.mktemp("sums")
    (folder / "brief.txt").write_text(LETTER)
    opened = KnowledgeBase.open(folder / "kb")
    opened.ingest([str(folder / "brief.txt")])
    return opened


@pytest.mark.parametrize(("asked", "expected"), ASKED)
def test_a_sum_shows_its_addends(kb: KnowledgeBase, asked: str, expected: str | None) -> None:
    answer = kb.ask(asked, TODAY)
    assert answer.text == expected
    if expected:
        assert [p.label for p in answer.parts] == ["€ 4 mln.", "€ 2,5 mln."]
        assert all(p.text in p.citation.sentence for p in answer.parts)


QUESTIONS_OF_MEMBERS = """Datum 3 februari 2026
Betreft Antwoorden op Kamervragen over het archieffonds

Vraag 1
Klopt het dat het archieffonds € 40 miljoen kost en wilt u er 10 miljoen euro voor vrijmaken?

Antwoord 1
Nee. Voor het digitaliseren van kaarten is € 3 miljoen beschikbaar.
"""


@pytest.mark.parametrize(
    "asked",
    [
        "Hoeveel is er bij elkaar voor het archieffonds?",
        "Hoeveel is er vrijgemaakt voor het archieffonds?",
        "Hoeveel kost het archieffonds?",
        "Hoeveel is er voor het digitaliseren van kaarten?",
    ],
)
def test_the_money_that_a_member_asks_about_is_no_answer(tmp_path: Path, asked: str) -> None:
    (tmp_path / "antwoorden.txt").write_text(QUESTIONS_OF_MEMBERS)
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        kb.ingest([str(tmp_path / "antwoorden.txt")])
        assert len(kb.amounts()) == 3
        answer = kb.ask(asked, TODAY)
        assert answer.text in (None, "€ 3 miljoen")  # what the minister answers
        assert not any(p.citation.sentence.endswith("?") for p in answer.parts)
        assert answer.text == "€ 3 miljoen" or "kaarten" not in asked
