"""Letterheads of many ministries, written for these tests: date, signatories, subject, kenmerk."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.letter import Letter
from corpus.read import read_bytes

BODY = "In deze brief ga ik in op de stand van zaken. Ik stuur u het plan in mei."


def read(text: str) -> Letter:
    return read_bytes(text.encode(), "brief.txt")


DATES = [
    # a dateline with place, and the same with a bookmark before it
    (f"Den Haag, 12 januari 2026\n\n{BODY}", "2026-01-12", "dateline"),
    (f"[bookmark: _Hlk1]Den Haag, 12 januari 2026\n\n{BODY}", "2026-01-12", "dateline"),
    (f"’s-Gravenhage, 3 maart 2011\n\n{BODY}", "2011-03-03", "dateline"),
    # a label, with a space, a tab, a colon, figures, and its value on the next line
    (
        f"Datum 13 februari 2026\nBetreft Iets\n\nGeachte voorzitter,\n\n{BODY}",
        "2026-02-13",
        "dateline",
    ),
    (
        f"Datum\t13 februari 2026\nBetreft\tIets\n\nGeachte voorzitter,\n\n{BODY}",
        "2026-02-13",
        "dateline",
    ),
    (f"Datum: 13-02-2026\n\nGeachte voorzitter,\n\n{BODY}", "2026-02-13", "dateline"),
    (
        f"Datum\n13 februari 2026\nOns kenmerk\n123-AB\n\nGeachte voorzitter,\n\n{BODY}",
        "2026-02-13",
        "dateline",
    ),
    # a month cut short, the year first, a year of two figures, a day of the week, a dash, "d.d."
    *(
        (f"Datum {day}\nBetreft Iets\n\nGeachte voorzitter,\n\n{BODY}", "2026-03-03", "dateline")
        for day in (
            "3 mrt. 2026",
            "3 mrt 2026",
            "2026-03-03",
            "03-03-26",
            "3/3/26",
            "dinsdag, 3 maart 2026",
        )
    ),
    *(
        (f"{line}\n\nGeachte voorzitter,\n\n{BODY}", "2026-09-03", "dateline")
        for line in (
            "Den Haag, 3 sept. 2026",
            "Den Haag – 3 september 2026",
            "Den Haag, d.d. 3 september 2026",
        )
    ),
    (f"Datum 12-11-98\n\nGeachte voorzitter,\n\n{BODY}", "1998-11-12", "dateline"),
    # figures that are no day: a number, a month that does not exist, more figures
    *(
        (f"Datum {figures}\n\nGeachte voorzitter,\n\n{BODY}", None, None)
        for figures in ("12-13-26", "2026-13-01", "3-3-26-1", "3 maa 2026", "12-3.26")
    ),
    # the head of an Aanhangsel
    (
        "Vragen van het lid Jansen (ABC) aan de Minister van Financiën over geld (ingezonden 4 april 2024).\n\n"
        "Antwoord van Minister Pietersen (Financiën) (ontvangen 21 mei 2024).\n\nVraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n",
        "2024-05-21",
        "dateline",
    ),
    # no dateline: the day that the text gives for today
    (
        f"Geachte voorzitter,\n\nDe consultatie start vandaag, op 26 juni 2026. {BODY}",
        "2026-06-26",
        "text",
    ),
    (
        f"Geachte voorzitter,\n\nHeden, 26 juni 2026, is het plan vastgesteld. {BODY}",
        "2026-06-26",
        "text",
    ),
    # a report: the day stands alone in its head
    (f"Verslag van het overleg\n\n20 maart 2024 in Heerlen\n\n{BODY}", "2024-03-20", "dateline"),
    # no day at all: a place alone, a month alone, a day that does not exist, a day in the running text
    (f"Den Haag,\n\nGeachte voorzitter,\n\n{BODY}", None, None),
    (f"Den Haag, maart 2026\n\n{BODY}", None, None),
    (f"Datum 31 februari 2026\n\nGeachte voorzitter,\n\n{BODY}", None, None),
    (f"Geachte voorzitter,\n\nOp 3 maart 2025 sprak ik met uw Kamer. {BODY}", None, None),
    # a question's text says nothing of the letter's day
    (
        "Vraag 1\nIs het waar dat vandaag, 3 maart 2025, de wet ingaat?\n\nAntwoord 1\nJa.\n",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "date", "basis"), DATES)
def test_date(text: str, date: str | None, basis: str | None) -> None:
    head = read(text).head
    assert (head.date and head.date.isoformat(), head.date_basis) == (date, basis)


MINISTER = "De minister van Financiën"
SIGNATURES = [
    # office first, then the name
    (f"{MINISTER},\n\n\nE. Heinen", [("E. Heinen", MINISTER)]),
    (f"Hoogachtend,\n{MINISTER},\nE. Heinen", [("E. Heinen", MINISTER)]),
    # name first, then the office
    (
        "Hoogachtend,\n\nFemke Marije Wiersma\nMinister van Landbouw",
        [("Femke Marije Wiersma", "Minister van Landbouw")],
    ),
    # capitals, titles, particles, double names, an initial that looks like a Roman numeral
    (
        "DE MINISTER VAN FINANCIËN,\n\ndrs. J.R.V.A. Dijsselbloem",
        [("drs. J.R.V.A. Dijsselbloem", "DE MINISTER VAN FINANCIËN")],
    ),
    (f"{MINISTER},\nC. van der Wal-Zeggelink", [("C. van der Wal-Zeggelink", MINISTER)]),
    (f"{MINISTER},\n\nI. Rademaat", [("I. Rademaat", MINISTER)]),
    (f"{MINISTER},\nS.Th.M. Hermans", [("S.Th.M. Hermans", MINISTER)]),
    (f"{MINISTER},\nD. Yeşilgöz-Zegerius", [("D. Yeşilgöz-Zegerius", MINISTER)]),
    (f"{MINISTER},\nA.W. van ’t Veld", [("A.W. van ’t Veld", MINISTER)]),
    (f"{MINISTER},\nA.A. (Anna) de Wit", [("A.A. (Anna) de Wit", MINISTER)]),
    # a small-lettered office right below the greeting, where the text is wrapped
    (
        "Hoogachtend,\nde minister voor Wonen,\n\ndr. G. Ruiters",
        [("dr. G. Ruiters", "de minister voor Wonen")],
    ),
    # an office over two lines
    (
        "De Minister van Volksgezondheid,\nWelzijn en Sport,\n\nErnst Kuipers",
        [("Ernst Kuipers", "De Minister van Volksgezondheid, Welzijn en Sport")],
    ),
    (
        "De Minister voor Buitenlandse Handel\nen Ontwikkelingssamenwerking,\n\nR. Klever",
        [("R. Klever", "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking")],
    ),
    # on one line
    (f"{MINISTER}, E. Heinen", [("E. Heinen", MINISTER)]),
    # two, one below the other and side by side
    (
        f"{MINISTER},\nE. Heinen\n\nDe staatssecretaris van Financiën,\nT. van Oostenbruggen",
        [("E. Heinen", MINISTER), ("T. van Oostenbruggen", "De staatssecretaris van Financiën")],
    ),
    (
        "Femke Wiersma\nMinister van Landbouw\n\nJean Rummenie\nStaatssecretaris van Landbouw",
        [
            ("Femke Wiersma", "Minister van Landbouw"),
            ("Jean Rummenie", "Staatssecretaris van Landbouw"),
        ],
    ),
    (
        f"{MINISTER},          De staatssecretaris van Financiën,\n\n\nE. Heinen                      T. van Oostenbruggen",
        [("E. Heinen", MINISTER), ("T. van Oostenbruggen", "De staatssecretaris van Financiën")],
    ),
    # side by side with tabs, which hide where the columns stand
    (
        f"{MINISTER},\tDe staatssecretaris van Financiën,\n\n\nE. Heinen\tT. van Oostenbruggen",
        [("E. Heinen", MINISTER), ("T. van Oostenbruggen", "De staatssecretaris van Financiën")],
    ),
    # the same in small letters, which elsewhere go on with the line before
    (
        "Met vriendelijke groet,\n\nEelco Heinen\nminister van Financiën\n\nFolkert Idsinga\nstaatssecretaris Fiscaliteit",
        [
            ("Eelco Heinen", "minister van Financiën"),
            ("Folkert Idsinga", "staatssecretaris Fiscaliteit"),
        ],
    ),
    # an office of two; a colleague's office above it
    (
        "Mede namens de minister van Asiel en Migratie,\n\nde minister-president,\nminister van Algemene Zaken,\n\nDick Schoof",
        [("Dick Schoof", "de minister-president, minister van Algemene Zaken")],
    ),
    # on behalf of a colleague, who does not sign
    (f"{MINISTER},\nmede namens de minister van Defensie,\n\nE. Heinen", [("E. Heinen", MINISTER)]),
    # nobody: no office; an office in a sentence
    ("De vergadering sluit om 12 uur.", []),
    ("De minister van Financiën heeft dat eerder toegezegd.", []),
]


@pytest.mark.parametrize(("closing", "expected"), SIGNATURES)
def test_signatories(closing: str, expected: list[tuple[str, str]]) -> None:
    letter = read(f"Geachte voorzitter,\n\n{BODY}\n\n{closing}\n")
    assert [(s.name, s.role) for s in letter.head.signatories] == expected
    assert letter.blocks[1].role == "body"


def test_an_annex_after_the_signature_is_body_again() -> None:
    letter = read(
        f"Geachte voorzitter,\n\n{BODY}\n\n{MINISTER},\nE. Heinen\n\nBijlage 1: planning\n\n"
        "De regeling wordt in mei gepubliceerd. Daarna volgt de evaluatie.\n"
    )
    assert letter.head.signatories[0].name == "E. Heinen"
    assert [b.role for b in letter.blocks[-2:]] == ["body", "body"]


ANSWERERS = [
    # one; one on behalf of another; two who answer together; an office without a name
    (
        "Antwoord van Staatssecretaris Van Rij (Financiën – Fiscaliteit en Belastingdienst) (ontvangen 21 mei 2024).",
        ["Van Rij"],
    ),
    (
        "Antwoord van Minister Koolmees (Sociale Zaken en Werkgelegenheid), mede namens Minister De Jonge (Volksgezondheid) (ontvangen 21 juni 2021).",
        ["Koolmees"],
    ),
    (
        "Antwoord van Minister Adema (Landbouw) en Minister Van der Wal-Zeggelink (Natuur) (ontvangen 21 juni 2021).",
        ["Adema", "Van der Wal-Zeggelink"],
    ),
    ("Antwoord van de Minister van Financiën (ontvangen 21 juni 2021).", []),
]


@pytest.mark.parametrize(("head", "names"), ANSWERERS)
def test_answerers(head: str, names: list[str]) -> None:
    letter = read(
        f"Vragen van het lid Jansen (ABC) over geld (ingezonden 3 mei 2021).\n\n{head}\n\nVraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n"
    )
    assert [s.name for s in letter.head.signatories] == names
    assert letter.head.kind == "antwoord"


def test_the_rest_of_the_head() -> None:
    head = read(
        "> Retouradres Postbus 20201 2500 EE Den Haag\nDe Voorzitter van de Tweede Kamer der Staten-Generaal\n"
        "Prinses Irenestraat 6\n2595 BD DEN HAAG\n\nDatum  3 juni 2025\nBetreft  Beantwoording vragen over\ngeld\n"
        f"Onze referentie\n2025-0000123\n\nGeachte voorzitter,\n\n{BODY}\n\n{MINISTER},\nE. Heinen\n"
    ).head
    assert head.subject == "Beantwoording vragen over geld"
    assert head.kenmerk == "2025-0000123"
    assert head.addressee == "De Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert head.ministry == "Financiën"
    assert head.kind == "antwoord"
    assert head.date == dt.date(2025, 6, 3)


def test_the_own_number_of_a_printed_paper() -> None:
    head = read(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2025–2026\n36 800 XIV\nVaststelling van de begroting\n"
        "Nr. 33\nBRIEF VAN DE MINISTER VAN LANDBOUW\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
        f"Den Haag, 3 juni 2026\n{BODY}\n\nDe Minister van Landbouw,\nJ. van Essen\n"
    ).head
    assert head.dossier == "36800-XIV-33"
    assert head.date == dt.date(2026, 6, 3)


def test_the_own_number_of_a_paper_of_the_eerste_kamer() -> None:
    head = read(
        "EERSTE KAMER DER STATEN-GENERAAL\n\nVergaderjaar 2024-2025\n\n36 600 VI    Vaststelling van de begroting\n\n"
        "AB    BRIEF VAN DE STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID\n\n"
        "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\n"
        f"Den Haag, 3 maart 2025\n\n{BODY}\n\nDe Staatssecretaris van Justitie en Veiligheid,\nT. Struik\n"
    ).head
    assert head.dossier == "36600-VI-AB"
    assert head.addressee == "De Voorzitter van de Eerste Kamer der Staten-Generaal"


APART = [
    # each label with its value after an empty line, as some tools write a letter out
    (
        "Ons kenmerk\n\nFIN/2025-12\n\nDatum\n\n3 juni 2025\n\nBetreft\n\nVoortgang bruggen",
        ("2025-06-03", "Voortgang bruggen", "FIN/2025-12"),
    ),
    # a subject over two lines, the second with a capital
    (
        "Datum: 3 juni 2025\nBetreft: Kabinetsreactie op het rapport van de Rekenkamer over\nBruggen in Nederland",
        (
            "2025-06-03",
            "Kabinetsreactie op het rapport van de Rekenkamer over Bruggen in Nederland",
            None,
        ),
    ),
    # labels without a value: what follows is something else
    (
        "Uw kenmerk\n\nDe Voorzitter van de Tweede Kamer\n\nOns kenmerk\n\nDatum\n\nVergeten",
        (None, None, None),
    ),
    # beside an address, in the second of two columns
    (
        "Postbus 20018\nWonen en Bouwen            Datum: 23 mei 2008\n                           Kenmerk: W 2008-5\n\nOnderwerp: starters",
        ("2008-05-23", "starters", "W 2008-5"),
    ),
]


@pytest.mark.parametrize(("top", "expected"), APART)
def test_labels_apart_from_their_values(
    top: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    head = read(f"{top}\n\nGeachte voorzitter,\n\n{BODY}\n\n{MINISTER},\n\ning. E. Heinen\n").head
    date = head.date.isoformat() if head.date else None
    assert (date, head.subject, head.kenmerk) == expected


CONTRADICTED = [
    # a letter, a debate, and a vote after the dateline
    ("Zie mijn brief van 11 december 2025.", True),
    ("Op 11 december 2025 nam uw Kamer de motie aan.", True),
    # before it; announced for later; the same day
    ("Zie mijn brief van 11 december 2024.", False),
    ("Op 11 december 2025 stuur ik u het plan.", False),
    ("Vandaag, 20 januari 2025, start de consultatie.", False),
]


@pytest.mark.parametrize(("sentence", "flagged"), CONTRADICTED)
def test_a_dateline_that_the_text_contradicts(sentence: str, flagged: bool) -> None:
    letter = read(f"Den Haag, 20 januari 2025\n\nGeachte voorzitter,\n\n{sentence} {BODY}\n")
    assert [f.code for f in letter.flags] == ["date_contradicted"] * flagged
    assert all("20 januari 2025" in letter.text[f.start : f.end] for f in letter.flags)
    assert letter.head.date == dt.date(2025, 1, 20)
