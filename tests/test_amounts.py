"""Amounts: sentence → the amounts in it, in euro, with how often they come."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kb.extract.pipeline import extract
from tests.reading_of import facts_of, letter_of

#: Sentence, then (words, low, high, recurrence) of each amount.
FOUND = [
    # the sign, with and without a space, with a scale
    ("Het plan kost € 4 miljoen.", [("€ 4 miljoen", "4000000", None, "once")]),
    ("Er is €2,75 miljard nodig.", [("€2,75 miljard", "2750000000", None, "once")]),
    ("De dijk vergt € 12 mln. aan onderhoud.", [("€ 12 mln.", "12000000", None, "once")]),
    ("De schuld is € 3 mld.", [("€ 3 mld.", "3000000000", None, "once")]),
    ("De schuld is bijna € 1 mrd groot.", [("€ 1 mrd", "1000000000", None, "once")]),
    ("De bijdrage is € 2.5 miljoen groot.", [("€ 2.5 miljoen", "2500000", None, "once")]),
    ("Het fonds telt € 1.250 miljoen.", [("€ 1.250 miljoen", "1250000000", None, "once")]),
    ("De boete is € 450.", [("€ 450", "450", None, "once")]),
    ("De vergoeding bedraagt € 1.600 per woning.", [("€ 1.600", "1600", None, "once")]),
    ("Het plafond ligt op € 30.000,- per aanvraag.", [("€ 30.000,-", "30000", None, "once")]),
    ("Een kaartje kost € 12,50.", [("€ 12,50", "12.50", None, "once")]),
    ("Een pak kost € 9,– bij de kassa.", [("€ 9,–", "9", None, "once")]),
    ("De heffing is € 0,15 per kilo.", [("€ 0,15", "0.15", None, "once")]),
    ("Daarvoor is € 200 000 uitgetrokken.", [("€ 200 000", "200000", None, "once")]),
    ("Er ligt EUR 5 miljoen klaar.", [("EUR 5 miljoen", "5000000", None, "once")]),
    ("Het tekort loopt op tot -€ 8 miljoen.", [("-€ 8 miljoen", "-8000000", None, "once")]),
    ("Per saldo is dat € -3 miljoen.", [("€ -3 miljoen", "-3000000", None, "once")]),
    # the word
    ("Er is 35 miljoen euro voor scholing.", [("35 miljoen euro", "35000000", None, "once")]),
    ("Het gaat om 1.750 euro per persoon.", [("1.750 euro", "1750", None, "once")]),
    ("De tegemoetkoming is 600 euro’s hoog.", [("600 euro’s", "600", None, "once")]),
    ("ECHO draagt 135 mln. EUR bij.", [("135 mln. EUR", "135000000", None, "once")]),
    ("De teruggave is 15 cent per fles, ofwel 15 eurocent.", [("15 cent", "0.15", None, "once"), ("15 eurocent", "0.15", None, "once")]),
    # written out
    ("Dat kost anderhalf miljard euro.", [("anderhalf miljard euro", "1500000000", None, "once")]),
    ("Daar is tien miljoen euro voor vrijgemaakt.", [("tien miljoen euro", "10000000", None, "once")]),
    ("Een half miljoen euro is genoeg.", [("Een half miljoen euro", "500000", None, "once")]),
    ("Er gaat één miljoen euro naar de haven.", [("één miljoen euro", "1000000", None, "once")]),
    # ranges
    ("De kosten liggen tussen € 3 en € 5 miljoen.", [("€ 3 en € 5 miljoen", "3000000", "5000000", "once")]),
    ("Dat kost € 10 tot 15 miljoen.", [("€ 10 tot 15 miljoen", "10000000", "15000000", "once")]),
    ("Reken op € 200.000 à € 300.000.", [("€ 200.000 à € 300.000", "200000", "300000", "once")]),
    ("De raming is € 2–2,5 miljard.", [("€ 2–2,5 miljard", "2000000000", "2500000000", "once")]),
    ("Het vergt 3 à 4 miljoen euro.", [("3 à 4 miljoen euro", "3000000", "4000000", "once")]),
    ("De prijs loopt uiteen van € 480 tot € 950.", [("€ 480 tot € 950", "480", "950", "once")]),
    # two amounts that are no range
    ("Het budget stijgt van € 3 miljoen tot € 5 miljoen.", [("€ 3 miljoen", "3000000", None, "once"), ("€ 5 miljoen", "5000000", None, "once")]),
    ("Het ging om € 4 miljoen en € 6 miljoen.", [("€ 4 miljoen", "4000000", None, "once"), ("€ 6 miljoen", "6000000", None, "once")]),
    # every year
    ("Er komt € 7 miljoen per jaar bij.", [("€ 7 miljoen", "7000000", None, "yearly")]),
    ("De dienst krijgt structureel € 40 miljoen.", [("€ 40 miljoen", "40000000", None, "yearly")]),
    ("De dienst krijgt € 40 miljoen structureel.", [("€ 40 miljoen", "40000000", None, "yearly")]),
    ("Jaarlijks is hiervoor ruim € 9 miljoen beschikbaar.", [("€ 9 miljoen", "9000000", None, "yearly")]),
    ("Dat is een jaarlijkse bijdrage van € 6 miljoen.", [("€ 6 miljoen", "6000000", None, "yearly")]),
    ("Er is € 8 miljoen aan structurele middelen toegekend.", [("€ 8 miljoen", "8000000", None, "yearly")]),
    ("Op jaarbasis gaat het om € 90 miljoen.", [("€ 90 miljoen", "90000000", None, "yearly")]),
    ("Incidenteel is er € 2,2 miljard en structureel € 200 miljoen.", [("€ 2,2 miljard", "2200000000", None, "once"), ("€ 200 miljoen", "200000000", None, "yearly")]),
    ("Er is € 9 miljard (cumulatief tot en met 2035) en € 435 miljoen structureel.", [("€ 9 miljard", "9000000000", None, "once"), ("€ 435 miljoen", "435000000", None, "yearly")]),
    ("Jaarlijks gaat € 3 miljoen naar musea en € 2 miljoen naar archieven.", [("€ 3 miljoen", "3000000", None, "yearly"), ("€ 2 miljoen", "2000000", None, "yearly")]),
    # bare numbers where money is near
    ("Van het budget van € 90 miljoen is 25 miljoen besteed aan radars, en nog eens 5 miljoen extra.", [("€ 90 miljoen", "90000000", None, "once"), ("25 miljoen", "25000000", None, "once"), ("5 miljoen", "5000000", None, "once")]),
    ("Tegenover de tegenvallers staat een meevaller van 600 mln.", [("600 mln.", "600000000", None, "once")]),
]  # fmt: skip

#: Near misses: numbers that are no amount in euro.
NONE = [
    # other things by the million
    "Er wonen 9 miljoen mensen in dat gebied.",
    "De havens verwerken 1,6 mln vaten per dag.",
    "Er is 11 miljoen ton graan verscheept.",
    "De ambitie is 2,5 miljoen woningen te isoleren.",
    "Ruim 7,2 miljoen prikken zijn gezet.",
    "De opslag telt 8 miljard m3 gas.",
    "Het gaat om 3,4 mln. Oekraïners.",
    # no number
    "Het gaat om tientallen miljoenen euro’s.",
    "Honderden miljoenen zijn ermee gemoeid.",
    "Elke euro telt.",
    "Dat kost geen euro extra.",
    "Enkele miljoenen euro's blijven liggen.",
    "Een paar miljard meer of minder.",
    # units
    "De tabel geeft de bedragen x € 1 mln. per artikel.",
    "Alle cijfers zijn bedragen x € 1.000 tenzij anders vermeld.",
    # other money
    "Het fonds telt $ 5 miljoen.",
    "De bijdrage was 5 miljoen dollar.",
    "De lening was £ 3 miljoen.",
    "Destijds ging het om 40 gulden.",
    # names and norms
    "De Euro 6-norm geldt voor vrachtwagens.",
    "De eurozone groeit met 2 procent.",
    "Het EUR-gebouw telt 12 verdiepingen.",
    "In euro uitgedrukt is dat gelijk gebleven.",
    # numbers of other kinds
    "Zie Kamerstuk 39 100, nr. 12.",
    "Er zijn 30.000 aanvragen gedaan.",
    "Het percentage steeg van 3 tot 5 procent.",
    "In 2027 zijn er 400 plaatsen.",
    "De wet telt 12 artikelen.",
    "Er was recent 1 bijeenkomst.",
    "De norm is 92 kg per recht.",
    "Bel 0800 1234 voor vragen.",
    "Het dossier is 2026Z01234.",
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_an_amount_is_found(
    sentence: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    found = [(a.evidence.text, a.eur, a.eur_max, a.recurrence) for a in facts_of(sentence).amounts]
    assert found == [
        (words, Decimal(low), None if high is None else Decimal(high), recurrence)
        for words, low, high, recurrence in expected
    ]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_amount_is_left_out(sentence: str) -> None:
    assert [a.evidence.text for a in facts_of(sentence).amounts] == []


def test_the_tables_hold_enough_cases() -> None:
    assert len(FOUND) + len(NONE) >= 75
    assert len(NONE) >= 30


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("Er is € 5 miljoen voor het herstel van kades.", "het herstel van kades"),
        ("Voor het herstel van kades is € 5 miljoen beschikbaar.", "het herstel van kades"),
        ("Het kabinet stelt € 5 miljoen beschikbaar voor scholing.", "scholing"),
        ("Hiervoor is € 5 miljoen beschikbaar.", None),
        # half of a verb is no purpose, and what became of the money is no part of one
        ("Het Rijk draagt daar € 5 miljoen aan bij.", None),
        ("In 2025 is € 1,9 miljoen aan schade uitgekeerd.", "schade"),
        ("Er is € 4 miljoen voor scholing gereserveerd.", "scholing"),
        ("Er is € 4 miljoen voor een bijdrage aan het fonds.", "een bijdrage aan het fonds"),
    ],
)
def test_what_the_money_is_for(sentence: str, purpose: str | None) -> None:
    assert [a.purpose for a in facts_of(sentence).amounts] == [purpose]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Er is € 5 miljoen in de periode 2026-2029.", "in de periode 2026-2029"),
        ("Tot en met 2030 is € 5 miljoen gereserveerd.", "Tot en met 2030"),
        ("Er is € 5 miljoen gereserveerd.", None),
    ],
)
def test_the_years_the_money_is_for(sentence: str, period: str | None) -> None:
    assert [a.period for a in facts_of(sentence).amounts] == [period]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        # each amount has its own year, before it or behind it
        ("Voor het loket is in 2026 € 6 miljoen beschikbaar en vanaf 2027 € 5 miljoen.", ["in 2026", "vanaf 2027"]),
        ("Dat is € 6 miljoen in 2026 en € 5 miljoen in 2027.", ["in 2026", "in 2027"]),
        ("Met ingang van 2027 is € 6 miljoen nodig, waarvan € 2 miljoen voor beheer.", ["Met ingang van 2027", None]),
        ("In 2026 kost het € 6 miljoen, later € 9 miljoen.", ["In 2026", None]),
    ],
)  # fmt: skip
def test_each_amount_has_its_own_years(sentence: str, periods: list[str | None]) -> None:
    assert [a.period for a in facts_of(sentence).amounts] == periods


@pytest.mark.parametrize(
    ("sentence", "approximate"),
    [("Het kost circa € 5 miljoen.", True), ("Het kost € 5 miljoen.", False)],
)
def test_an_inexact_amount_says_so(sentence: str, approximate: bool) -> None:
    assert [a.approximate for a in facts_of(sentence).amounts] == [approximate]


def test_a_note_and_a_question_hold_amounts_too() -> None:
    sentence = "Dit kost € 5 miljoen."
    assert len(extract(letter_of(sentence, role="note", kind="note")).amounts) == 1
    assert len(extract(letter_of(sentence, role="question")).amounts) == 1


RANGES = [
    # a price from low to high, and what grew by one amount to another
    ("Het archief rekent met € 2,50 tot € 4 per pagina.", ["€ 2,50 tot € 4"]),
    ("Dat kan met € 3 miljoen tot € 5 miljoen.", ["€ 3 miljoen tot € 5 miljoen"]),
    ("Het budget is met € 3 miljoen tot € 5 miljoen verlaagd.", ["€ 3 miljoen", "€ 5 miljoen"]),
    ("Het budget is verhoogd met € 3 miljoen tot € 5 miljoen.", ["€ 3 miljoen", "€ 5 miljoen"]),
]


@pytest.mark.parametrize(("sentence", "texts"), RANGES)
def test_a_range_is_no_change(sentence: str, texts: list[str]) -> None:
    assert [a.evidence.text for a in facts_of(sentence).amounts] == texts


def test_what_is_indexed_every_year_is_not_paid_every_year() -> None:
    told = (
        "De tarieven worden jaarlijks geïndexeerd en bedragen nu € 50.",
        "Het Rijk draagt jaarlijks € 50 bij.",
    )
    assert [facts_of(t).amounts[0].recurrence for t in told] == ["once", "yearly"]


@pytest.mark.parametrize("sentence", [row[0] for row in FOUND])
def test_an_amount_quotes_its_letter(sentence: str) -> None:
    for amount in facts_of(sentence).amounts:
        evidence = amount.evidence
        assert sentence[evidence.start : evidence.end] == evidence.text
        assert evidence.rule
