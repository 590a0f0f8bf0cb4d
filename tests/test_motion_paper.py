"""A motion's own paper: what it says of itself, in every way it is printed."""

import datetime as dt

import pytest

from corpus.motion_paper import find
from corpus.read import read_bytes

ASKS = (
    "De Kamer,\ngehoord de beraadslaging,\n"
    "overwegende dat de bruggen in Veenmond verzakken;\n"
    "constaterende dat herstel jaren duurt;\n"
    "verzoekt de regering een herstelplan op te stellen en de Kamer hierover te informeren,\n"
    "en gaat over tot de orde van de dag.\n"
)
HEAD = "Vergaderjaar 2031-2032\nTweede Kamer der Staten-Generaal\n2\nKamerstukken\n"


def paper(heading="MOTIE VAN HET LID DE KADE", signed="De Kade", number="36 900\nBruggen\nNr.\n12",
          day="Voorgesteld\n3 maart 2032", asks=ASKS):  # fmt: skip
    return f"{HEAD}{number}\n{heading}\n{day}\n{asks}{signed}"


SPONSORS = [
    # one member, with a particle that is capital only in front
    ("MOTIE VAN HET LID VAN DER PLAAT", "Van der Plaat", ("Van der Plaat",)),
    # a double name
    ("MOTIE VAN HET LID RIETVELD-OOSTERMEER", "Rietveld-Oostermeer", ("Rietveld-Oostermeer",)),
    # two, of whom the first begins with "Van": the heading alone cannot tell "VAN DE LEDEN VAN"
    ("MOTIE VAN DE LEDEN VAN OOSTENDORP EN PALMBOOM", "Van Oostendorp\nPalmboom",
     ("Van Oostendorp", "Palmboom")),
    # three with a comma
    ("MOTIE VAN DE LEDEN DE KADE, EL HAMDI EN STAM", "De Kade\nEl Hamdi\nStam",
     ("De Kade", "El Hamdi", "Stam")),
    # c.s.: the others are those who signed
    ("MOTIE VAN HET LID DE KADE C.S.", "De Kade\nStam\nInge van Veen",
     ("De Kade", "Stam", "Inge van Veen")),
    # no signatures: the heading in capitals, written as one writes it
    ("MOTIE VAN DE LEDEN VAN DER PLAAT EN IJZERMAN", "", ("Van der Plaat", "IJzerman")),
    # accents come from the signature, a slip in the heading too
    ("MOTIE VAN HET LID KOSTIC", "Kostić", ("Kostić",)),
    ("MOTIE VAN HET LID SIX DIJKSTA", "Six Dijkstra", ("Six Dijkstra",)),
    # a slip in the words around the name
    ("MOTIE HET LID STAM", "Stam", ("Stam",)),
    ("MOTIE VAN HET STAM C.S.", "Stam\nDe Kade", ("Stam", "De Kade")),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "signed", "expected"), SPONSORS)
def test_sponsors(heading, signed, expected):
    found = find(paper(heading, signed))
    assert found is not None
    assert found.sponsors == expected


NUMBERS = [
    ("36 900\nBruggen\nNr.\n12", "36900-12"),
    ("36 900\nXII\nVaststelling van de begroting (XII)\nNr.\n7", "36900-XII-7"),
    ("36 900\nA\nVaststelling van de begroting van het Bruggenfonds\nNr.\n7", "36900-A-7"),
    ("21 501\n-\n32\nRaad voor Bruggen\nNr.\n1740", "21501-32-1740"),
    # an act of the Kingdom carries a number of its own, which is no chapter
    ("36 900\n(R 2210)\nVerdrag over bruggen\nNr.\n9", "36900-9"),
    # the Eerste Kamer numbers with letters
    ("36 900\nBruggen\nE", "36900-E"),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_number(number, expected):
    assert find(paper(number=number)).ref == expected


DAYS = [
    ("Voorgesteld\n3 maart 2032", dt.date(2032, 3, 3)),
    ("Voorgesteld tijdens het Notaoverleg van\n12 april 2032", dt.date(2032, 4, 12)),
    ("Voorgesteld 3maart 2032", dt.date(2032, 3, 3)),
    ("Voorgesteld 31 februari 2032", None),
    ("", None),
]


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_day(day, expected):
    assert find(paper(day=day)).proposed == expected


CHANGED = [
    ("MOTIE VAN HET LID STAM", False),
    ("GEWIJZIGDE MOTIE VAN HET LID STAM TER VERVANGING VAN DIE GEDRUKT ONDER NR. 9", True),
    ("NADER GEWIJZIGDE MOTIE VAN HET LID STAM", True),
    ("GEWIJZGIDE MOTIE VAN HET LID STAM", True),
]


@pytest.mark.parametrize(("heading", "expected"), CHANGED)
def test_changed(heading, expected):
    found = find(paper(heading, "Stam"))
    assert found.changed is expected
    assert found.sponsors == ("Stam",)


DICTA = [
    ("verzoekt de regering te bouwen,\nen gaat over tot de orde van de dag.\n",
     "verzoekt de regering te bouwen"),
    # two requests are one dictum
    ("spreekt uit dat bruggen nodig zijn;\nverzoekt de regering te bouwen,\nen gaat over tot de "
     "orde van de dag.\n", "spreekt uit dat bruggen nodig zijn;\nverzoekt de regering te bouwen"),
    # no confidence
    ("zegt het vertrouwen in de Minister op,\nen gaat over tot de orde van de dag.\n",
     "zegt het vertrouwen in de Minister op"),
    # the order of the day was left out: the signature is not part of it
    ("verzoekt de regering te bouwen,\n", "verzoekt de regering te bouwen"),
    # "verzoekt" inside a consideration is not where it begins
    ("overwegende dat niemand erom verzoekt;\nroept de regering op te bouwen,\nen gaat over tot de "
     "orde van de dag.\n", "roept de regering op te bouwen"),
]  # fmt: skip


@pytest.mark.parametrize(("asks", "expected"), DICTA)
def test_dictum(asks, expected):
    text = paper(asks=f"De Kamer,\ngehoord de beraadslaging,\noverwegende dat het regent;\n{asks}")
    found = find(text)
    assert text[found.dictum.start : found.dictum.end] == expected
    assert found.sponsors == ("De Kade",)
    first = found.considerations[0]
    assert text[first.start : first.end] == "overwegende dat het regent"


NO_PAPERS = [
    # a letter that speaks of a motion
    "Geachte voorzitter,\n\nDe motie van het lid Stam over bruggen voer ik uit. De Kamer, die daarom vroeg, hoort het.",
    # a letter with a heading about a motion
    "Motie van het lid Stam over bruggen\n\nHet kabinet voert de motie uit.",
    "Vergaderjaar 2031-2032\nBRIEF VAN DE MINISTER VAN BRUGGEN\nAan de Voorzitter",
    "",
]


@pytest.mark.parametrize("text", NO_PAPERS)
def test_no_motion_paper(text):
    assert find(text) is None


def test_a_motion_read_from_plain_text_is_a_letter_of_that_kind():
    letter = read_bytes(paper().encode(), "motie.txt")
    assert letter.head.kind == "motie"
    assert letter.head.date == dt.date(2032, 3, 3)
    assert letter.head.dossier == "36900-12"
    motion = letter.head.motion
    assert letter.text[motion.dictum.start : motion.dictum.end].startswith("verzoekt de regering")
    assert len(motion.considerations) == 2
