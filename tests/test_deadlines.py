"""Deadlines: sentence → the deadlines in it, with the last day that meets each."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from kb.extract import money_grammar
from kb.extract.pipeline import extract
from kb.extract.time_expressions import find
from tests.reading_of import facts_of, letter_of, table_letter

#: The letters of these tests are written on a Thursday in spring.
TODAY = dt.date(2026, 4, 16)

#: Sentence, then (words, earliest, latest) of each deadline.
FOUND = [
    # a day, with and without its year, bound in several ways
    ("Ik stuur de nota uiterlijk 1 december 2026.", [("uiterlijk 1 december 2026", None, "2026-12-01")]),
    ("De regeling treedt per 1 januari 2027 in werking.", [("per 1 januari 2027", "2027-01-01", "2027-01-01")]),
    ("De keuring wordt met ingang van 1 juli 2026 verplicht.", [("met ingang van 1 juli 2026", "2026-07-01", "2026-07-01")]),
    ("Voor 1 mei 2027 moeten alle loketten open zijn.", [("Voor 1 mei 2027", None, "2027-04-30")]),
    ("De beoogde ingangsdatum van 1-1-2028 blijft staan.", [("ingangsdatum van 1-1-2028", "2028-01-01", "2028-01-01")]),
    ("Wij spreken elkaar op maandag 8 juni weer.", [("op maandag 8 juni", "2026-06-08", "2026-06-08")]),
    ("De inspectie komt niet later dan 15 sept. 2026 met een oordeel.", [("niet later dan 15 sept. 2026", None, "2026-09-15")]),
    ("Gemeenten kunnen tot 1 oktober 2026 een aanvraag doen.", [("tot 1 oktober 2026", None, "2026-09-30")]),
    # a month and its parts
    ("In september komt de raad met zijn oordeel.", [("In september", "2026-09-01", "2026-09-30")]),
    ("Het loket gaat begin november open.", [("begin november", "2026-11-01", "2026-11-10")]),
    ("De stichting verwacht medio mei uitsluitsel te geven.", [("medio mei", "2026-05-10", "2026-05-20")]),
    ("Ik informeer u eind juni.", [("eind juni", "2026-06-21", "2026-06-30")]),
    ("Eind mei/begin juni zal ik de partijen uitnodigen.", [("Eind mei/begin juni", "2026-05-22", "2026-06-10")]),
    ("In januari 2027 volgt het advies.", [("In januari 2027", "2027-01-01", "2027-01-31")]),
    ("In oktober van dit jaar leg ik de keuze voor.", [("In oktober van dit jaar", "2026-10-01", "2026-10-31")]),
    ("In februari wordt het convenant getekend.", [("In februari", "2027-02-01", "2027-02-28")]),
    # quarters and halves
    ("De wet wordt in het eerste kwartaal van 2027 ingediend.", [("in het eerste kwartaal van 2027", "2027-01-01", "2027-03-31")]),
    ("In Q4 2026 start de proef.", [("In Q4 2026", "2026-10-01", "2026-12-31")]),
    ("In het derde kwartaal zullen de tarieven dalen.", [("In het derde kwartaal", "2026-07-01", "2026-09-30")]),
    ("Het 2e kwartaal van volgend jaar wordt benut voor de inrichting.", [("2e kwartaal van volgend jaar", "2027-04-01", "2027-06-30")]),
    ("Uiterlijk in het vierde kwartaal van dit jaar volgt een besluit.", [("Uiterlijk in het vierde kwartaal van dit jaar", None, "2026-12-31")]),
    ("De bouw begint in de tweede helft van 2027.", [("in de tweede helft van 2027", "2027-07-01", "2027-12-31")]),
    ("Het komende halfjaar werken wij dit uit.", [("Het komende halfjaar", "2026-04-16", "2026-10-16")]),
    ("In het eerste of tweede kwartaal van 2027 zal de veiling plaatsvinden.", [("In het eerste of tweede kwartaal van 2027", "2027-01-01", "2027-06-30")]),
    # years, parts of years, years to come
    ("Het stelsel wordt in 2028 vervangen.", [("in 2028", "2028-01-01", "2028-12-31")]),
    ("De uitstoot moet in 2040 zijn gehalveerd.", [("in 2040", "2040-01-01", "2040-12-31")]),
    ("De doelen voor 2035 blijven overeind.", [("voor 2035", "2035-01-01", "2035-12-31")]),
    ("Vóór 2030 zijn alle kades versterkt.", [("Vóór 2030", None, "2029-12-31")]),
    ("Vanaf 2029 geldt de norm voor iedere stal.", [("Vanaf 2029", "2029-01-01", "2029-12-31")]),
    ("Het streefdoel van 2030 is nog haalbaar.", [("van 2030", "2030-01-01", "2030-12-31")]),
    ("Medio 2027 zal de brug opengaan.", [("Medio 2027", "2027-06-01", "2027-07-31")]),
    ("Begin volgend jaar ontvangt uw Kamer de evaluatie.", [("Begin volgend jaar", "2027-01-01", "2027-03-31")]),
    ("Wij ronden dit voor het einde van het jaar af en melden het u.", [("voor het einde van het jaar", None, "2026-12-31")]),
    ("Later dit jaar volgt het wetsvoorstel.", [("Later dit jaar", "2026-04-16", "2026-12-31")]),
    ("Het komende jaar wordt de aanpak beproefd.", [("Het komende jaar", "2026-04-16", "2027-04-16")]),
    ("In 2027 en 2028 worden vier havens uitgebreid.", [("In 2027 en 2028", "2027-01-01", "2028-12-31")]),
    ("De meting vindt plaats in 2028/2029.", [("in 2028/2029", "2028-01-01", "2029-12-31")]),
    ("Tussen 2027 en 2031 zullen wij de dijken verhogen.", [("Tussen 2027 en 2031", "2027-01-01", "2031-12-31")]),
    # seasons
    ("Voor de zomer stuur ik u het plan.", [("Voor de zomer", None, "2026-06-30")]),
    ("Kort na de zomer hoort u hier meer over.", [("Kort na de zomer", "2026-09-01", "2026-09-30")]),
    ("Dit najaar wordt de richtlijn herzien.", [("Dit najaar", "2026-09-01", "2026-11-30")]),
    ("Ik kom er komend voorjaar op terug.", [("komend voorjaar", "2026-03-01", "2026-05-31")]),
    ("De verbouwing begint in het najaar van 2027.", [("in het najaar van 2027", "2027-09-01", "2027-11-30")]),
    # the political calendar
    ("Ik bericht u voor het zomerreces.", [("voor het zomerreces", None, "2026-07-02")]),
    ("Ik zal u na het zomerreces informeren.", [("na het zomerreces", "2026-09-01", "2026-09-30")]),
    ("De uitwerking volgt voor het kerstreces van 2026.", [("voor het kerstreces van 2026", None, "2026-12-17")]),
    ("Op Prinsjesdag presenteert het kabinet de keuze.", [("Op Prinsjesdag", "2026-09-15", "2026-09-15")]),
    ("Daarover besluit het kabinet bij de Voorjaarsnota, zo is de planning.", [("bij de Voorjaarsnota", "2026-06-01", "2026-06-01")]),
    ("U ontvangt de stukken voor het commissiedebat van 20 mei 2026.", [("voor het commissiedebat van 20 mei 2026", None, "2026-05-19")]),
    # school years, weeks, terms
    ("Met ingang van het schooljaar 2027-2028 geldt de nieuwe norm.", [("Met ingang van het schooljaar 2027-2028", "2027-08-01", "2028-07-31")]),
    ("Komend schooljaar starten twintig scholen.", [("Komend schooljaar", "2026-08-01", "2027-07-31")]),
    # "gepland voor" is within it, "klaar voor" before it
    ("De evaluatie staat gepland voor 2028.", [("voor 2028", "2028-01-01", "2028-12-31")]),
    ("Ik kom hierop terug in de brief die is voorzien voor maart 2027.", [("voor maart 2027", "2027-03-01", "2027-03-31")]),
    ("Het rapport is voor maart 2027 gereed.", [("voor maart 2027", None, "2027-02-28")]),
    # no perfect tense, though it looks like one; and an aside between commas
    ("Naar verwachting is het onderzoek in de zomer gereed.", [("in de zomer", "2026-06-01", "2026-08-31")]),
    ("De eerste resultaten zijn eind dit jaar bekend.", [("eind dit jaar", "2026-10-01", "2026-12-31")]),
    ("De voortgangsrapportage komt u, zoals gebruikelijk, in juni toe.", [("in juni", "2026-06-01", "2026-06-30")]),
    ("In de eerste week van december stuur ik u de brief.", [("In de eerste week van december", "2026-12-01", "2026-12-07")]),
    ("Het overleg met de koepels volgt in de laatste week van februari 2027.", [("in de laatste week van februari 2027", "2027-02-22", "2027-02-28")]),
    ("Uiterlijk in de tweede week van september ontvangt u het advies.", [("Uiterlijk in de tweede week van september", None, "2026-09-14")]),
    ("Tussen Kerst en Nieuwjaar stuur ik u de cijfers.", [("Tussen Kerst en Nieuwjaar", "2026-12-25", "2027-01-01")]),
    ("Volgende week stuur ik u de stukken.", [("Volgende week", "2026-04-20", "2026-04-26")]),
    ("Volgende maand zal de commissie rapporteren.", [("Volgende maand", "2026-05-01", "2026-05-31")]),
    ("Ik zal uw Kamer binnen zes weken antwoorden.", [("binnen zes weken", "2026-04-16", "2026-05-28")]),
    ("De komende twee jaar investeert het kabinet in radars.", [("De komende twee jaar", "2026-04-16", "2028-04-16")]),
    # two in one sentence, the second inheriting nothing
    ("Het plan wordt eind 2026 vastgesteld, zodat het in 2027 kan beginnen.", [("eind 2026", "2026-10-01", "2026-12-31"), ("in 2027", "2027-01-01", "2027-12-31")]),
    # others' acts and inputs are deadlines too
    ("De provincie besluit hierover in juni.", [("in juni", "2026-06-01", "2026-06-30")]),
    # past when written, as the writer plainly meant another year: what is printed counts
    ("Dit zal uiterlijk 1 februari 2026 worden gemeld.", [("uiterlijk 1 februari 2026", None, "2026-02-01")]),
    # a step of a plan
    ("Vierde kwartaal 2026: publicatie van de kaart.", [("Vierde kwartaal 2026", "2026-10-01", "2026-12-31")]),
]  # fmt: skip

#: Near misses: expressions of time that date nothing to come.
NONE = [
    "Voor het jaar 2028 is € 3 miljoen begroot.",
    "De eerste resultaten zijn sinds maart bekend.",
    "De cijfers over 2028, zoals gebruikelijk in een tabel, staan in de bijlage.",
    # told in the past
    "Op 3 februari 2026 heb ik de commissie gesproken.",
    "In maart is de proef begonnen.",
    "Dit jaar heeft de dienst al acht keer opgetreden.",
    "Vorig najaar zijn de eerste palen geslagen.",
    "Deze maand is het loket geopend.",
    "In het eerste kwartaal stonden er 900 woningen leeg.",
    "Sinds 2024 wordt er gemeten.",
    "Afgelopen zomer was het te droog.",
    "De op 12 mei verworpen motie blijft buiten beschouwing.",
    "Op 11 december 2026 nam uw Kamer een motie aan.",
    # the letter's own day
    "Vandaag, op 16 april 2026, publiceer ik de cijfers.",
    # titles, budgets, sessions, papers
    "De Begroting 2027 biedt daar geen ruimte voor.",
    "De Woondeal 2025-2030 noemt dit doel.",
    "Dit staat in de Agenda 2030 van de sector.",
    "Kamerstukken II, vergaderjaar 2025-2026, 40 100, nr. 3.",
    "Dit past binnen Natura 2000.",
    "In de Miljoenennota 2027 wordt dit toegelicht.",
    "De motie wordt betrokken bij de Miljoenennota.",
    "Verordening (EU) 2026/1143 is hierop van toepassing.",
    # money's years
    "Voor 2027 is € 3 miljoen gereserveerd.",
    "Cumulatief gaat het om € 9 miljard tot en met 2035.",
    # measured or foretold
    "De ramingen voor 2028 zijn onzeker.",
    "Het model voorspelt in 2040 een halve meter.",
    "Ten opzichte van 2019 is de uitstoot gedaald.",
    "De kosten zijn uitgedrukt in prijspeil 2026.",
    # another paper's day
    "Zie ook mijn brief van 30 september.",
    "Het advies van 4 juni gaat hierover.",
    "In het commissiedebat van 20 mei is hiernaar gevraagd.",
    "Zo bleek uit de krant (Dagblad, 20 augustus 2026).",
    # vague: no convention dates them
    "Ik informeer u binnenkort.",
    "De komende jaren investeren wij in de vloot.",
    "Op termijn wordt dit anders.",
    "Zo spoedig mogelijk volgt een besluit.",
    "De komende maanden spreken wij met de sector.",
    # terms that a rule sets for everyone
    "Een gemeente beslist doorgaans binnen acht weken op een aanvraag.",
    "Het niet binnen zes weken ingediende bezwaar bleef liggen.",
    # every year's season, names, numbers
    "In de winter is het vanzelfsprekend drukker dan in de zomer.",
    "De commissie De Winter bracht dat in kaart.",
    "Het zaaknummer is 2026Z04711.",
    "Er zijn 2030 exemplaren gedrukt.",
    "Het bedrag is 2.027 euro.",
    "De helft van de deelnemers komt uit de regio.",
    "Het tweede kwartaalbericht was gunstig.",
    # a span that is only looked at
    "Dit biedt een doorkijk naar 2050.",
    "Wij kijken verder dan 2030.",
    # denied
    "Het is niet gelukt om dit in het tweede kwartaal af te ronden.",
    # a state of this year
    "De regeling kent dit jaar 400 deelnemers.",
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_a_deadline_is_found(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    facts = facts_of(sentence, TODAY)
    assert [
        (d.evidence.text, d.earliest.isoformat() if d.earliest else None, d.latest.isoformat())
        for d in facts.deadlines
    ] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_dates_nothing_to_come_is_no_deadline(sentence: str) -> None:
    assert [d.evidence.text for d in facts_of(sentence, TODAY).deadlines] == []


def test_the_tables_hold_enough_cases() -> None:
    assert len(FOUND) + len(NONE) >= 100
    assert len(NONE) >= 40


@pytest.mark.parametrize("sentence", [row[0] for row in FOUND])
def test_a_deadline_quotes_its_letter_and_names_its_convention(sentence: str) -> None:
    for deadline in facts_of(sentence, TODAY).deadlines:
        evidence = deadline.evidence
        assert sentence[evidence.start : evidence.end] == evidence.text
        assert deadline.convention
        assert evidence.rule
        assert deadline.earliest is None or deadline.earliest <= deadline.latest


def test_an_undated_letter_has_no_relative_deadlines() -> None:
    facts = facts_of("Voor de zomer volgt een plan dat in 2031 wordt afgerond.")
    assert [d.evidence.text for d in facts.deadlines] == ["in 2031"]


def test_a_deadline_past_when_written_is_flagged() -> None:
    facts = facts_of("Dit zal uiterlijk 1 februari 2026 worden gemeld.", TODAY)
    assert [f.code for f in facts.flags] == ["deadline_past"]


def test_a_question_of_the_chamber_holds_no_deadline() -> None:
    letter = letter_of("Komt u voor 1 juli 2026 met een plan?", TODAY, role="question")
    assert extract(letter).deadlines == ()


@pytest.mark.parametrize(
    "unit",
    [
        "uiterlijk in het ",
        "1 mei ",
        "2026, 2027 en ",
        "12-12-",
        "€ 1.000.",
        "gepland voor 1 juli 2027 ",
        "wordt dat beperkt ",
    ],
)
def test_repetition_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        letter = letter_of((unit * size)[:size], TODAY)
        begin = time.process_time()
        extract(letter)
        return time.process_time() - begin

    extract(letter_of("Warm.", TODAY))
    small, large = seconds(5_000), seconds(20_000)
    assert large < 10 * small + 1.0


@pytest.mark.parametrize("unit", ["a", "€ ", "voor het ", "("])
def test_a_megabyte_of_one_thing_is_read(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    assert find(text, 0, len(text), TODAY) == []
    assert list(money_grammar.find(text, 0, len(text))) == []


def test_a_list_of_dates_is_no_sentence() -> None:
    assert facts_of("1 mei " * 50, TODAY).deadlines == ()


def test_a_planning_table_holds_deadlines() -> None:
    rows = [
        ["Maatregel", "Looptijd", "Gereed"],
        ["Vispassage Oost", "2026", "Eerste kwartaal 2027"],
        ["Vispassage West", "2027", "Voor 1 juli 2028"],
        ["Vispassage Zuid", "2027", "Gerealiseerd in maart 2027"],
        ["Vispassage Noord", "2025", "Eind 2025"],
    ]
    letter = table_letter(rows)
    facts = extract(replace(letter, head=replace(letter.head, date=TODAY)))
    assert [(d.evidence.text, d.latest.isoformat()) for d in facts.deadlines] == [
        ("Eerste kwartaal 2027", "2027-03-31"),
        ("Voor 1 juli 2028", "2028-06-30"),
    ]


def test_a_table_without_a_column_of_times_holds_none() -> None:
    rows = [["Maatregel", "Looptijd"], ["Vispassage", "eind 2028"]]
    letter = table_letter(rows)
    facts = extract(replace(letter, head=replace(letter.head, date=TODAY)))
    assert facts.deadlines == ()
