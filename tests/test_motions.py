"""Motions in a letter: sponsors, number, status; each case is a text, its notes, and what is in it."""

import pytest

from kb.extract.pipeline import read_facts
from tests.written_letters import written

Row = tuple[str | None, str, str]

ONE_MENTION: list[tuple[str, str]] = [
    # how sponsors are printed
    ("de motie Otter", "Otter"),
    ("de motie-Otter", "Otter"),
    ("de motie-Otter c.s.", "Otter"),
    ("de motie van het lid Otter", "Otter"),
    ("de motie van het lid Otter c.s.", "Otter"),
    ("de motie van de leden Otter en Das", "Otter Das"),
    ("de motie van de leden Otter, Das en Van der Vos", "Otter Das Van-der-Vos"),
    ("de motie Otter/Das", "Otter Das"),
    ("de motie Otter/ Das", "Otter Das"),
    ("de motie-Otter/Van den Das", "Otter Van-den-Das"),
    ("de motie Otter en Das", "Otter Das"),
    ("de motie Zijlstra-Samsom", "Zijlstra Samsom"),
    ("de motie Otter-Dassenberg", "Otter-Dassenberg"),
    ("de motie van Kees Otter en Truus van der Das", "Otter Van-der-Das"),
    ("de motie van K.L. Otter", "Otter"),
    ("de motie Otter (VVD) en Das (GroenLinks-PvdA)", "Otter Das"),
    ("de motie van Kamerlid Otter", "Otter"),
    ("de motie van de Kamerleden Otter en Das", "Otter Das"),
    ("de motie van mevrouw Otter", "Otter"),
    ("de motie van de heer Otter", "Otter"),
    ("de motie van D66-Kamerlid Otter", "Otter"),
    ("de gewijzigde motie van het lid Otter", "Otter"),
    ("de nader gewijzigde motie Otter", "Otter"),
    ("de aangenomen motie-Otter", "Otter"),
    ("de motie van het lid Den Otter over sluizen", "Den-Otter"),
    ("de motie Van ’t Wout", "Van-’t-Wout"),
    ("motie El Otter", "El-Otter"),
    ("de motie van der Otter", "Van-der-Otter"),
    ("de motie van 3 mei 2031 van het lid Otter", "Otter"),
    ("de door het lid Otter ingediende motie", "Otter"),
    ("de door Otter en Das ingediende motie", "Otter Das"),
    ("de motie Koser Kaya", "Koser-Kaya"),
    ("de motie Six Dijkstra", "Six-Dijkstra"),
    ("de motie Otter, die om sluizen vraagt", "Otter"),
    ("de motie van het lid Otter (Groep Otter)", "Otter"),
    ("de Kamermotie van het lid Otter", "Otter"),
]

NONE = [
    # no motion at all, or none in particular
    "De promotie van fietsen en de emotie daarbij.",
    "De motieven van de indieners.",
    "Motivatie en locomotief.",
    "De commotie was groot.",
    "Ik dank de motie-indieners.",
    "Moties en toezeggingen staan in de bijlage.",
    "Er zijn diverse moties ingediend.",
    "Uw Kamer heeft verschillende moties aangenomen.",
    "Het is aan uw Kamer om een motie in te dienen.",
    "Er is geen motie ingediend.",
    "De gemeenteraad heeft de motie aangenomen.",
    "De motie van de gemeenteraad van Assen vraagt om groen.",
    "In de gemeenteraad van Assen is gesproken; de motie die daar is aangenomen vraagt om groen.",
    "De motie van Provinciale Staten is bekend.",
    "De raadsmotie is bekend.",
    "De resolutie van het Europees Parlement is bekend.",
    "Het Europees Parlement nam een motie aan.",
]

LETTERS: list[tuple[str, tuple[str, ...], list[Row]]] = [
    # a number behind, in brackets and in a note
    (
        "Conform de motie Otter (Kamerstuk 34 567, nr. 8) doe ik dit.",
        (),
        [("34567-8", "Otter", "in_lijn")],
    ),
    (
        "Hiermee is de motie Otter^1 afgedaan.",
        ("Kamerstuk 34 567, nr. 8.",),
        [("34567-8", "Otter", "afgedaan")],
    ),
    (
        "Hiermee is de motie Otter afgedaan.^1",
        ("Kamerstuk 34 567, nr. 8.",),
        [("34567-8", "Otter", "afgedaan")],
    ),
    (
        "De motie Otter over sluizen (34567-XII-8) is uitgevoerd.",
        (),
        [("34567-XII-8", "Otter", "uitgevoerd")],
    ),
    # the number of another paper is not the motion's
    (
        "Over de motie Otter heb ik u in mijn brief van 3 mei (Kamerstuk 34 567, nr. 8) bericht.",
        (),
        [(None, "Otter", "genoemd")],
    ),
    # several motions share one note; the numbers go in order
    (
        "Hiermee geef ik invulling aan de moties van de leden Otter en Das en van het lid Vos c.s.^1",
        ("Kamerstukken 34 567, nr. 8 en 35 678, nr. 9.",),
        [("34567-8", "Otter Das", "invulling"), ("35678-9", "Vos", "invulling")],
    ),
    (
        "Zie de motie Otter en de motie Das (Kamerstukken 34 567 nr. 1 en nr. 2).",
        (),
        [("34567-1", "Otter", "genoemd"), ("34567-2", "Das", "genoemd")],
    ),
    (
        "Zie de moties van het lid Otter over sluizen (Kamerstuk 34 567, nr. 1) en van de leden Das en Vos over gemalen (Kamerstuk 34 567, nr. 2).",
        (),
        [("34567-1", "Otter", "genoemd"), ("34567-2", "Das Vos", "genoemd")],
    ),
    (
        "De moties Otter en Das (34 567, nrs. 1 en 2) zijn uitgevoerd.",
        (),
        [("34567-1", "Otter", "uitgevoerd"), ("34567-2", "Das", "uitgevoerd")],
    ),
    # one member, two motions
    (
        "De moties van het lid Otter (34 567, nrs. 1 en 2) zijn uitgevoerd.",
        (),
        [("34567-1", "Otter", "uitgevoerd"), ("34567-2", "Otter", "uitgevoerd")],
    ),
    (
        "In lijn met de motie Otter (34 567, nr. 1) is er geld. De motie Otter (34 567, nr. 2) is afgedaan.",
        (),
        [("34567-1", "Otter", "in_lijn"), ("34567-2", "Otter", "afgedaan")],
    ),
    # words that point back
    (
        "De motie Otter (34 567, nr. 1) vraagt om zand. Hiermee is de motie uitgevoerd.",
        (),
        [("34567-1", "Otter", "uitgevoerd")],
    ),
    (
        "De motie Otter vraagt om zand. Deze motie beschouw ik als afgedaan.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    (
        "De motie Otter vraagt om zand en de motie Das om grind. Beide moties heb ik hiermee uitgevoerd.",
        (),
        [(None, "Otter", "uitgevoerd"), (None, "Das", "uitgevoerd")],
    ),
    (
        "De motie Otter vraagt om zand. Hiermee is aan dit verzoek voldaan.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    (
        "De motie Otter vraagt om zand. Hieraan geef ik uitvoering door zand te storten.",
        (),
        [(None, "Otter", "uitgevoerd")],
    ),
    (
        "# Motie Otter over zand (34 567, nr. 1)\nEr komt zand. Hiermee beschouw ik de motie als afgedaan.",
        (),
        [("34567-1", "Otter", "afgedaan")],
    ),
    (
        "# Motie Otter: zand\nEr is zand, waarmee de motie Otter (34 567, nr. 1) is afgedaan.",
        (),
        [("34567-1", "Otter", "afgedaan")],
    ),
    # named in a question, claimed in the answer
    (
        "? Hoe staat het met de motie van het lid Otter (34 567, nr. 1)?\n> Ik heb de motie uitgevoerd.",
        (),
        [("34567-1", "Otter", "uitgevoerd")],
    ),
    (
        "? Bent u bereid de motie Otter uit te voeren en als afgedaan te beschouwen?\n> Nee.",
        (),
        [(None, "Otter", "genoemd")],
    ),
    # announced for a list
    (
        "Met deze brief worden de volgende moties afgedaan:\n- de motie Otter over zand;\n- de motie Das over grind.",
        (),
        [(None, "Otter", "afgedaan"), (None, "Das", "afgedaan")],
    ),
    # without sponsors
    ("Ik heb deze motie in uitvoering genomen.", (), [(None, "", "uitgevoerd")]),
    (
        "De motie die de regering verzoekt om zand te storten, is uitgevoerd.",
        (),
        [(None, "", "uitgevoerd")],
    ),
    ("De motie (Kamerstuk 34 567, nr. 1) is uitgevoerd.", (), [("34567-1", "", "uitgevoerd")]),
    ("Er is uitvoering gegeven aan bovenstaande motie.", (), [(None, "", "uitgevoerd")]),
    # the strongest claim counts, all are kept
    (
        "In lijn met de motie Otter is er zand. Daarmee is de motie Otter afgedaan.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    # the same motion with and without its number
    (
        "De motie Otter (34 567, nr. 1) is bekend. Ik voer de motie-Otter uit.",
        (),
        [("34567-1", "Otter", "uitgevoerd")],
    ),
    (
        "De motie Otter c.s. over zand is bekend. Ik voer de motie Otter, Das en Vos (34 567, nr. 1) uit.",
        (),
        [("34567-1", "Otter", "uitgevoerd")],
    ),
    # the same member on another subject
    (
        "De motie Otter over zand is afgedaan. De motie Otter over windmolens is verworpen.",
        (),
        [(None, "Otter", "afgedaan"), (None, "Otter", "genoemd")],
    ),
    # "de motie" first, its name later
    (
        "De motie vraagt om zand. In navolging van de motie-Otter/Das is er zand.",
        (),
        [(None, "Otter Das", "in_lijn")],
    ),
    # two motions behind one plural
    (
        "De moties Otter c.s. en Das c.s. zijn uitgevoerd.",
        (),
        [(None, "Otter", "uitgevoerd"), (None, "Das", "uitgevoerd")],
    ),
    # without a word before it, but with a number
    (
        "Uw Kamer vroeg mij per motie (Kamerstuk 34 567, nr. 1) om zand.",
        (),
        [("34567-1", "", "genoemd")],
    ),
    # sponsors in brackets
    (
        "Hiermee is de motie (Otter c.s., Kamerstuk 34 567, nr. 1) afgedaan.",
        (),
        [("34567-1", "Otter", "afgedaan")],
    ),
    # a motion without its number, and a second in the same claim
    (
        "Hiermee beschouw ik de motie-Otter, evenals de motie Das/Vos (34 567, nr. 3), als uitgevoerd.",
        (),
        [(None, "Otter", "uitgevoerd"), ("34567-3", "Das Vos", "uitgevoerd")],
    ),
    (
        "Ik geef invulling aan de toezegging aan het lid Vos en aan de motie Otter.",
        (),
        [(None, "Otter", "invulling")],
    ),
    (
        "De motie Otter verzoekt om zand. Ik heb de motie oordeel Kamer gegeven. De motie is hiermee, wat mij betreft, afgerond.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    (
        "# Motie Otter c.s.\nDe motie van het lid Otter c.s. (34 567, nr. 1) vraagt om zand. Er is zand gestort. De motie is daarmee uitgevoerd.",
        (),
        [("34567-1", "Otter", "uitgevoerd")],
    ),
    (
        "De motie Otter is op 3 mei aangenomen. Ik kan de motie niet uitvoeren.",
        (),
        [(None, "Otter", "genoemd")],
    ),
    # what stands between the modal and its verb is long
    (
        "De motie Otter vergt overleg met de bonden en zal voor het einde van het jaar worden uitgevoerd.",
        (),
        [(None, "Otter", "toegezegd")],
    ),
    (
        "De motie Otter vergde overleg met de bonden en is voor het einde van het jaar uitgevoerd.",
        (),
        [(None, "Otter", "uitgevoerd")],
    ),
    # a list, but no list of motions that is left
    (
        "Ter uitvoering van de motie Otter heb ik een voorstel gedaan voor uitbreiding van de lijst met stoffen.",
        (),
        [(None, "Otter", "uitgevoerd")],
    ),
    ("De motie Otter kan daarmee van de lijst.", (), [(None, "Otter", "afgedaan")]),
    # two verbs, the motion with the second
    (
        "Het kabinet zal op basis van de raming een besluit nemen en de motie Otter dit najaar uitvoeren.",
        (),
        [(None, "Otter", "toegezegd")],
    ),
    (
        "De aanleg van een vispassage, waar de motie Otter om vraagt, kost meer tijd en zal ik in 2032 ter hand nemen.",
        (),
        [(None, "Otter", "toegezegd")],
    ),
    # what is part of the approach is not the motion
    (
        "De werving is in lijn met de motie Otter en maakt deel uit van de bredere aanpak.",
        (),
        [(None, "Otter", "in_lijn")],
    ),
    ("De motie Otter maakt deel uit van de bredere aanpak.", (), [(None, "Otter", "invulling")]),
    # a heading says it of all, an item of its own motion
    (
        "# Openstaande moties\n- Motie Otter over zand: aangehouden.\n- Motie Das over grind.",
        (),
        [(None, "Otter", "genoemd"), (None, "Das", "toegezegd")],
    ),
    # a word of a council in what the motion is about
    (
        "De motie-Otter over bankjes in waterschapsparken is afgedaan.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    (
        "De motie van het lid Otter over toezicht door de gemeente is afgedaan.",
        (),
        [(None, "Otter", "afgedaan")],
    ),
    (
        "Het lid Vos wees op de motie Otter over zand en op de motie Das over grind. Laatstgenoemde motie betrek ik bij de evaluatie.",
        (),
        [(None, "Otter", "genoemd"), (None, "Das", "in_lijn")],
    ),
    # who moves it stands before
    (
        "In het debat heeft het lid Otter (XYZ) een motie over zand aangehouden.",
        (),
        [(None, "Otter", "genoemd")],
    ),
    ("De leden Otter en Das dienden een motie over zand in.", (), [(None, "Otter Das", "genoemd")]),
    # the number stands first
    ("Kamerstuk 34 567, nr. 1 (motie van het lid Otter)", (), [("34567-1", "Otter", "genoemd")]),
]


def found(text: str, *notes: str) -> list[Row]:
    reading = read_facts(written(text, *notes))
    return [
        (m.ref, " ".join(n.replace(" ", "-") for n in m.sponsors), m.status)
        for m in reading.motions
    ]


@pytest.mark.parametrize(("mention", "sponsors"), ONE_MENTION)
def test_reads_sponsors(mention: str, sponsors: str) -> None:
    assert found(f"Zie ook {mention} hierover.") == [(None, sponsors, "genoemd")]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_motion(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "notes", "rows"), LETTERS)
def test_tells_motions_apart(text: str, notes: tuple[str, ...], rows: list[Row]) -> None:
    assert found(text, *notes) == rows


def test_keeps_every_claim_with_its_words() -> None:
    letter = written("In lijn met de motie Otter is er zand. Daarmee is de motie Otter afgedaan.")
    (motion,) = read_facts(letter).motions
    assert [c.status for c in motion.claims] == ["in_lijn", "afgedaan"]
    assert motion.evidence.sentence == "Daarmee is de motie Otter afgedaan."
    for claim in motion.claims:
        evidence = claim.evidence
        assert letter.text[evidence.start : evidence.end] == evidence.text
        assert evidence.rule


def test_says_what_a_motion_is_about() -> None:
    (motion,) = read_facts(written("De motie Otter over het storten van zand is afgedaan.")).motions
    assert motion.subject == "het storten van zand"
