"""Which motion is meant: lists, numbers, tables and words that point; each case is a text and what is in it."""

import pytest

from kb.extract.pipeline import read_facts
from tests.written_letters import written

Which = tuple[str | None, str]

CASES: list[tuple[str, list[Which]]] = [
    # a number in brackets closes one motion's sponsors
    (
        "Ik noem de moties van de leden Otter (34 567, nr. 4), Das c.s. (34 567, nr. 9) en Vos/El Bever (34 567, nr. 10).",
        [("34567-4", "Otter"), ("34567-9", "Das"), ("34567-10", "Vos El-Bever")],
    ),
    (
        "Zie de moties van de leden Otter en Das (Kamerstuk 34 567, nr. 4), Vos (nr. 9) en Bever en Marter (nr. 10).",
        [("34567-4", "Otter Das"), ("34567-9", "Vos"), ("34567-10", "Bever Marter")],
    ),
    (
        "Zie de moties van het lid Otter (34 567, nr. 4), van de leden Das en Vos (nr. 5) en van het lid Bever (nr. 7).",
        [("34567-4", "Otter"), ("34567-5", "Das Vos"), ("34567-7", "Bever")],
    ),
    (
        "Ik wijs op de motie van het lid Otter (34 567, nr. 4) en die van de leden Das en Vos (nr. 6).",
        [("34567-4", "Otter"), ("34567-6", "Das Vos")],
    ),
    (
        "Zie de moties van de leden Otter, Das en Vos (34 567, nr. 4 en nr. 5).",
        [("34567-4", "Otter Das Vos"), ("34567-5", "Otter Das Vos")],
    ),
    # a number without its dossier takes the dossier before, where a motion has it
    (
        "De motie Otter (34 567, nr. 4) is bekend. De motie Das (nr. 6) is verworpen.",
        [("34567-4", "Otter"), ("34567-6", "Das")],
    ),
    (
        "De motie Otter (34 567 XII, nr. 4) is bekend. De motie van het lid Das over grind (stuk nr. 6) is verworpen.",
        [("34567-XII-4", "Otter"), ("34567-XII-6", "Das")],
    ),
    (
        "De motie Otter (34 567, nr. 4) is bekend, zie de bijlage. De tabel (nr. 3) en het rapport (nr. 7) volgen.",
        [("34567-4", "Otter")],
    ),
    ("De motie Otter vraagt om zand. Zie de tabel (nr. 3).", [(None, "Otter")]),
    # the earlier wording of a motion is not its number
    ("De gewijzigde motie Otter (t.v.v. 34 567, nr. 4) (34 567, nr. 7)", [("34567-7", "Otter")]),
    (
        "De gewijzigde motie Otter (34 567, nr. 7, ter vervanging van nr. 4) is bekend.",
        [("34567-7", "Otter")],
    ),
    # a heading or sentence names it, "deze motie" behind it has the number
    ("# Motie Otter over zand\nDeze motie (34 567, nr. 4) is ontraden.", [("34567-4", "Otter")]),
    (
        "De motie van het lid Otter is aangenomen. Deze motie (34 567, nr. 4) vraagt om zand.",
        [("34567-4", "Otter")],
    ),
    (
        "De motie Otter over zand is bekend. De motie over windmolens (34 567, nr. 4) ook.",
        [(None, "Otter"), ("34567-4", "")],
    ),
    (
        "De motie Otter (34 567, nr. 3) is bekend. Ook de motie (34 567, nr. 4) is bekend.",
        [("34567-3", "Otter"), ("34567-4", "")],
    ),
    # the first and the last named
    (
        "De moties Otter (34 567, nr. 4) en Das (34 567, nr. 6) zijn bekend. De eerstgenoemde motie is verworpen.",
        [("34567-4", "Otter"), ("34567-6", "Das")],
    ),
    # members ask, and a sentence behind it calls it a motion
    (
        "De leden Otter en Das hebben verzocht om zand (Kamerstuk 34 567, nr. 4). Er is zand. De motie is hiermee uitgevoerd.",
        [("34567-4", "Otter Das")],
    ),
    (
        "In mei vroeg het lid Otter namens haar fractie om zand (Kamerstuk 34 567, nr. 4). Die motie is aangenomen.",
        [("34567-4", "Otter")],
    ),
    (
        "# Motie-Otter\nHet lid Otter riep op tot zand (Kamerstuk 34 567, nr. 4). Er is zand.",
        [("34567-4", "Otter")],
    ),
    ("De leden Otter en Das hebben verzocht om zand (Kamerstuk 34 567, nr. 4). Er is zand.", []),
    (
        "Het lid Otter vroeg in zijn initiatiefnota om zand (Kamerstuk 34 567, nr. 4). De motie Das is bekend.",
        [(None, "Das")],
    ),
    (
        "Het lid Otter vroeg om zand (Kamerstuk 34 567, nr. 4). De motie Das is bekend. De motie is verworpen.",
        [(None, "Das")],
    ),
    # a number on a line of its own, behind or before the name
    ("# Motie Otter\nVindplaats: Kamerstuk 34 567, nr. 4\nLoopt.", [("34567-4", "Otter")]),
    (
        "# Motie Otter\n# 34 567, nr. 4\nLoopt.\n# Motie Das\n# 34 567, nr. 5\nLoopt.",
        [("34567-4", "Otter"), ("34567-5", "Das")],
    ),
    ("Kamerstuknummer: 34 567, nr. 4\nMotie van het lid Otter over zand", [("34567-4", "Otter")]),
    ("# Motie Otter\nZie de brief, Kamerstuk 34 567, nr. 4.", [(None, "Otter")]),
    # a list of records
    (
        "# Openstaande moties\n# Nummer 34 567, nr. 4\nIndieners: Otter en Das\nOnderwerp: zand\n# Nummer 34 567, nr. 5\nIndiener: Vos",
        [("34567-4", "Otter Das"), ("34567-5", "Vos")],
    ),
    ("# Moties\nIngediend door: Otter\nKamerstuk: 34 567, nr. 4", [("34567-4", "Otter")]),
    ("# Amendementen\nIndieners: Otter en Das\nKamerstuk: 34 567, nr. 4", []),
    ("# Vragen\nIndiener: Otter\nNummer: 34 567, nr. 4", []),
    # rows under "Motie" or "Indiener"
    (
        "Nr. | Motie | Stuk\n1 | Otter over zand | 34 567, nr. 4\n2 | Zandwinning | 34 567, nr. 5\n3 | Das c.s. | 34 567, nr. 6",
        [("34567-4", "Otter"), ("34567-5", ""), ("34567-6", "Das")],
    ),
    (
        "Stuk | Moties | Stand\n34 567, nr. 4 | Het lid Otter over zand | Loopt\n34 567, nr. 5 | De leden Das en Vos over grind | Loopt",
        [("34567-4", "Otter"), ("34567-5", "Das Vos")],
    ),
    (
        "Indiener | Motie | Stuk\nOtter | zand | 34 567, nr. 4\nDas en Vos | grind | 34 567, nr. 5",
        [("34567-4", "Otter"), ("34567-5", "Das Vos")],
    ),
    ("Nr. | Toezegging | Stuk\n1 | Otter over zand | 34 567, nr. 4", []),
    ("Nr. | Motie | Stand\n1 | Zandwinning | Loopt", []),
    # first words of double surnames
    ("Zie de motie van de leden Oude Otter en Klein Das.", [(None, "Oude-Otter Klein-Das")]),
    ("Zie de motie-Aït Otter/Sint Das.", [(None, "Aït-Otter Sint-Das")]),
    ("Zie de motie van Abou Otter.", [(None, "Abou-Otter")]),
    ("Zie de motie van Truus Otter.", [(None, "Otter")]),
    (
        "Zie de motie van de leden Şahin, Yılmaz en Ó Briain.",
        [(None, "Şahin Yılmaz Ó-Briain")],
    ),
    ("Zie de motie van D66 en CDA (34 567, nr. 4).", [("34567-4", "")]),
    # who moved it stands behind its number, in its own words or in the next sentence
    ("De motie (34 567, nr. 4) van het lid Otter is bekend.", [("34567-4", "Otter")]),
    ("De motie met nummer 34 567, nr. 4 van het lid Otter is bekend.", [("34567-4", "Otter")]),
    ("De motie (34 567, nr. 4) is ingediend door het lid Otter.", [("34567-4", "Otter")]),
    ("De motie waarin het lid Otter vraagt om zand (34 567, nr. 4).", [("34567-4", "Otter")]),
    (
        "De motie die de leden Otter en Das op 3 mei indienden (34 567-4).",
        [("34567-4", "Otter Das")],
    ),
    (
        "Uw Kamer nam een motie aan over zand (34 567, nr. 4). Indieners waren de leden Otter en Das.",
        [("34567-4", "Otter Das")],
    ),
    ("De motie waarin het lid Otter wordt genoemd (34 567, nr. 4).", [("34567-4", "")]),
    ("De motie die het lid Otter heeft ontraden (34 567, nr. 4).", [("34567-4", "")]),
    (
        "De motie (34 567, nr. 4) is bekend. Indiener van het voorstel is het lid Otter.",
        [("34567-4", "")],
    ),
    # a hyphen again before the next name
    (
        "Zie de moties-Otter (34 567, nr. 4) en -Das/Vos (34 567, nr. 5).",
        [("34567-4", "Otter"), ("34567-5", "Das Vos")],
    ),
    # items of a list of motions
    (
        "Ik noem de volgende moties:\n- Otter en Das over zand (34 567, nr. 4)\n- Vos over grind (34 567, nr. 5)",
        [("34567-4", "Otter Das"), ("34567-5", "Vos")],
    ),
    ("# Moties\n- Het lid Otter over zand (34 567, nr. 4)", [("34567-4", "Otter")]),
    ("# Moties en toezeggingen\n- Otter en Das over zand (34 567, nr. 4)", []),
    ("# Moties\n- Voortgangsrapport over zand (34 567, nr. 4)", []),
    # the number of what was sent
    (
        "De motie Otter vraagt om zand. Het plan waar de motie om vraagt is aan uw Kamer gestuurd (34 567, nr. 9).",
        [(None, "Otter")],
    ),
    # fields of policy are no members
    ("# Stand van zaken moties Landbouw, Natuur en Visserij", []),
    ("# Overzicht moties Hoger onderwijs", []),
]


NOTES: list[tuple[str, tuple[str, ...], list[Which]]] = [
    # "Idem" takes the dossier of the note before
    (
        "De motie Otter^1 is bekend, de motie Das^2 ook.",
        ("Kamerstukken II 2030/31, 34 567, nr. 4.", "Idem, nr. 5."),
        [("34567-4", "Otter"), ("34567-5", "Das")],
    ),
    (
        "De motie Otter^1 is bekend, de motie Das^2 ook.",
        ("Kamerstukken II 2030/31, 34 567, nr. 4.", "Idem, blz. 5."),
        [("34567-4", "Otter"), (None, "Das")],
    ),
    # one note behind each name
    (
        "De moties Otter^1, Das^2 en Vos^3 zijn bekend.",
        ("Kamerstuk 34 567, nr. 4.", "Kamerstuk 34 567, nr. 5.", "Kamerstuk 34 567, nr. 6."),
        [("34567-4", "Otter"), ("34567-5", "Das"), ("34567-6", "Vos")],
    ),
]


@pytest.mark.parametrize(("text", "notes", "which"), NOTES)
def test_takes_numbers_from_notes(text: str, notes: tuple[str, ...], which: list[Which]) -> None:
    motions = read_facts(written(text, *notes)).motions
    assert [(m.ref, " ".join(n.replace(" ", "-") for n in m.sponsors)) for m in motions] == which


@pytest.mark.parametrize(("text", "which"), CASES)
def test_which_motion_is_meant(text: str, which: list[Which]) -> None:
    motions = read_facts(written(text)).motions
    assert [(m.ref, " ".join(n.replace(" ", "-") for n in m.sponsors)) for m in motions] == which
