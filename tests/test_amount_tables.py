"""Tables of money: cells, their rows and columns, and the sums they make."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.tables import unit_of
from kb.extract.pipeline import extract
from tests.reading_of import table_letter

MLN = 1_000_000
HEADER = ["Post", "2026", "2027", "Structureel"]


def test_each_filled_cell_is_an_amount_with_its_row_and_column() -> None:
    rows = [HEADER, ["Havens", "1.200", "-", "40"], ["Bruggen", "", "2,5", "-5"]]
    letter = table_letter(rows, unit="bedragen x € 1 mln.", factor=MLN)
    assert [(a.row, a.column, a.eur, a.recurrence) for a in extract(letter).amounts] == [
        ("Havens", "2026", Decimal(1_200_000_000), "once"),
        ("Havens", "Structureel", Decimal(40_000_000), "yearly"),
        ("Bruggen", "2027", Decimal(2_500_000), "once"),
        ("Bruggen", "Structureel", Decimal(-5_000_000), "yearly"),
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Post", "Aandeel"], ["Havens", "12%"]], "a percentage"),
        ([["Post", "Aantal"], ["Havens", "12"]], "a count"),
        ([["Post", "Bedrag"], ["Havens", "pm"]], "no number"),
        ([["Post", "Bedrag"], ["Aantal fte", "12"]], "a row of counts"),
    ],
)
def test_what_is_no_money_in_a_table_of_money(rows: list[list[str]], why: str) -> None:
    assert extract(table_letter(rows, factor=MLN)).amounts == (), why


def test_a_table_without_a_unit_holds_only_what_is_printed_in_euro() -> None:
    rows = [["Post", "Maat"], ["Havens", "12"], ["Bruggen", "€ 3.500"]]
    assert [a.eur for a in extract(table_letter(rows)).amounts] == [Decimal(3500)]


def test_a_column_may_have_a_unit_of_its_own() -> None:
    rows = [["Post", "Kosten (x € 1.000)"], ["Havens", "12"]]
    assert [a.eur for a in extract(table_letter(rows)).amounts] == [Decimal(12_000)]


def test_a_total_is_added_up_in_each_column() -> None:
    rows = [
        HEADER,
        ["Havens", "3", "4", "1"],
        ["Bruggen", "5", "6", "1"],
        ["Totaal", "8", "10", "2"],
    ]
    facts = extract(table_letter(rows, factor=MLN, totals=(3,)))
    assert [(c.what, c.ok) for c in facts.checks] == [
        ("Totaal, 2026", True),
        ("Totaal, 2027", True),
        ("Totaal, Structureel", True),
    ]
    assert facts.flags == ()


def test_a_total_that_is_wrong_is_flagged() -> None:
    rows = [
        HEADER,
        ["Havens", "3", "4", "1"],
        ["Bruggen", "5", "6", "1"],
        ["Totaal", "8", "12", "2"],
    ]
    facts = extract(table_letter(rows, factor=MLN, totals=(3,)))
    wrong = [c for c in facts.checks if not c.ok]
    assert [(c.what, c.expected, c.found) for c in wrong] == [
        ("Totaal, 2027", Decimal(12 * MLN), Decimal(10 * MLN))
    ]
    assert [f.code for f in facts.flags] == ["table_sum"]


def test_rows_add_up_to_the_row_they_stand_under() -> None:
    rows = [
        ["Post", "Bedrag"],
        ["Water", "9"],
        ["Kades", "4"],
        ["Sluizen", "5"],
        ["Wegen", "7"],
        ["Totaal", "16"],
    ]
    facts = extract(table_letter(rows, factor=MLN, levels=(0, 0, 1, 1, 0, 0), totals=(5,)))
    assert [(c.what, c.ok) for c in facts.checks] == [
        ("Water, Bedrag", True),
        ("Totaal, Bedrag", True),
    ]


def test_years_add_up_to_the_column_of_totals() -> None:
    rows = [
        ["Post", "2026", "2027", "Totaal"],
        ["Havens", "3", "4", "7"],
        ["Bruggen", "1", "1", "3"],
    ]
    facts = extract(table_letter(rows, factor=MLN))
    assert [(c.what, c.ok) for c in facts.checks] == [
        ("Havens, Totaal", True),
        ("Bruggen, Totaal", False),
    ]


def test_rounding_may_cost_one_unit_of_three_parts() -> None:
    rows = [["Post", "Bedrag"], ["A", "1,3"], ["B", "1,3"], ["C", "1,3"], ["Totaal", "4,0"]]
    facts = extract(table_letter(rows, factor=MLN, totals=(4,)))
    assert [c.ok for c in facts.checks] == [True]


def test_the_text_is_held_against_the_table_it_points_to() -> None:
    rows = [["Post", "Bedrag"], ["Havens", "3"], ["Bruggen", "5"], ["Totaal", "8"]]
    letter = table_letter(
        rows,
        before="In totaal is er € 8 miljoen (zie tabel 2).",
        caption="Tabel 2: verdeling",
        factor=MLN,
        totals=(3,),
    )
    facts = extract(letter)
    assert ("€ 8 miljoen", True) in [(c.what, c.ok) for c in facts.checks]


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        # the scale in the singular, the plural, short, and in figures
        ("bedragen x € 1 miljoen", 10**6),
        ("(in miljoenen euro's)", 10**6),
        ("x € 1 mln.", 10**6),
        ("Bedragen x € 1 miljard", 10**9),
        ("in miljarden euro", 10**9),
        ("bedragen in € mld.", 10**9),
        ("in duizenden euro's", 10**3),
        ("bedragen x € 1 duizend", 10**3),
        ("x € 1.000", 10**3),
        ("bedragen x € 1.000.000", 10**6),
        ("bedragen in euro", 1),
        # a unit that is none of money
        ("x 1.000 hectare", None),
        ("in duizenden personen", None),
        ("kolommen 1 en 2", None),
    ],
)
def test_the_factor_of_a_unit_as_printed(unit: str, factor: int | None) -> None:
    assert unit_of(unit)[1] == factor
