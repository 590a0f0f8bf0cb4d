"""Who does what in the clauses of a sentence, as the rules and the model for commitments see it."""

import pytest

from kb.extract.clauses import clauses
from kb.extract.wording import read_wording

CLAUSES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # whoever stands behind a preposition is not the subject
    ("Ik verken met de banken een regeling.", [("I", "INVf", "INV")]),
    ("In overleg met de gemeenten wordt dit onderzocht.", [("X", "WORD", "INV")]),
    ("Dit wordt door het kabinet onderzocht.", [("CAB", "WORD", "INV")]),
    # of two parties beside the verb the government acts, else the one before
    ("Het kabinet ondersteunt boeren.", [("CAB", "ACTf", "ACT")]),
    ("Boeren ondersteunt het kabinet.", [("CAB", "ACTf", "ACT")]),
    # a plural that may be an infinitive is read beside "wij" only
    ("Gemeenten ondersteunen bewoners.", []),
    ("Uw Kamer informeer ik in mei.", [("I", "INFf", "INF")]),
    # nouns spelled as verbs
    ("Ik verwijs naar het antwoord op vraag 12.", []),
    ("Het gebruik van de regeling en de start van het fonds.", []),
    ("Ik vraag de inspectie om advies.", [("I", "ACTf", "ACT")]),
    ("Daarom vraag ik de inspectie om advies.", [("I", "ACTf", "ACT")]),
    ("Tevens onderzoek ik of dit kan.", [("I", "INVf", "INV")]),
    ("Ik onderzoek of dit kan.", [("I", "INVf", "INV")]),
    ("Daarbij deel ik uw mening niet.", []),
    ("Het onderzoek of dit kan, loopt.", [("X", "KAN", "")]),
    # a form that may be finite or a participle
    ("Het aantal vluchten wordt vanaf 2031 beperkt tot zes.", [("X", "WORD", "ACT")]),
    ("Het kabinet beperkt het aantal vluchten.", [("CAB", "ACTf", "ACT")]),
    # a particle before another preposition
    ("Het kabinet werkt dit plan de komende tijd uit met gemeenten.", [("CAB", "INVf", "INV")]),
    ("Het kabinet werkt uit de oude norm niets af.", []),
    # an effort is no act
    ("Ik zet mij in Brussel in voor een strengere norm.", [("I", "AIMf", "AIM")]),
    ("Ik zet extra ambtenaren in.", [("I", "ACTf", "ACT")]),
    # an intention said with a noun
    ("Het voornemen is om de norm te verlagen.", [("X", "PLAN", "LEG")]),
    ("Het doel is om de norm te verlagen.", [("X", "BEN", "LEG")]),
    # the participle stands before
    ("Onderzocht wordt of dit kan.", [("X", "WORD", "INV"), ("X", "KAN", "")]),
    # the past, and organisations known by their last part
    ("In mei sprak ik met uw Kamer.", [("I", "WAS", "")]),
    ("De Zorgautoriteit rondt haar onderzoek af.", [("OTH", "ACTf", "ACT")]),
    ("De voorraad rondt dat niet af.", [("X", "ACTf", "ACT")]),
    # what a condition says is another clause's
    ("Ik zal de norm verlagen als de sector meewerkt.", [("I", "ZAL", "LEG")]),
    ("Het kabinet kiest voor een norm per bedrijf.", [("CAB", "DECID", "")]),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_reads_who_does_what(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = clauses(read_wording(sentence))
    assert [(c.subject, c.mood, c.verb) for c in found][: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        (
            "In de brief heb ik aangekondigd dat de regeling in mei wordt opengesteld.",
            [False, True],
        ),
        ("Ik heb aangegeven dat ik dit ga onderzoeken.", [False, True]),
        ("Het is van belang dat de regeling in mei wordt opengesteld.", [False, False]),
        ("De regeling die wordt opengesteld, helpt boeren.", [False]),
    ],
)
def test_knows_what_was_announced_before(sentence: str, reported: list[bool]) -> None:
    found = clauses(read_wording(sentence))
    assert [c.reported for c in found][: len(reported)] == reported
