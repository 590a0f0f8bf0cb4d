"""Claims in sentences that leave the motion out: each case is what becomes of the motion Otter, and a letter."""

import pytest

from kb.extract.pipeline import extract
from tests.written_letters import written

CASES: list[tuple[str, str]] = [
    # a sentence without its subject, in the motion's own item or paragraph
    ("afgedaan", "- Motie Otter over zand (30 573, nr. 90). Afgedaan met mijn brief van 3 mei."),
    ("afgedaan", "- Motie Otter over zand. Voldaan, zie de bijlage."),
    ("afgedaan", "- Motie Otter over zand. Inmiddels afgehandeld."),
    ("uitgevoerd", "- Motie Otter over zand. Uitgevoerd per 1 mei."),
    ("uitgevoerd", "- Motie Otter over zand. Is vorig jaar uitgevoerd."),
    ("uitgevoerd", "- Motie Otter over zand. Uitvoering gegeven met het besluit van 3 mei."),
    ("uitgevoerd", "- Motie Otter over zand. Heb ik uitgevoerd met het besluit."),
    ("invulling", "- Motie Otter over zand. Verwerkt in het zandplan."),
    ("invulling", "- Motie Otter over zand. Krijgt vorm in het zandplan."),
    ("invulling", "- Motie Otter over zand. Invulling gegeven via het zandplan."),
    ("in_lijn", "- Motie Otter over zand. Wordt betrokken bij de evaluatie."),
    ("in_lijn", "- Motie Otter over zand. Neem ik mee in de evaluatie."),
    ("in_lijn", "- Motie Otter over zand. Meegenomen bij de evaluatie."),
    ("in_lijn", "- Motie Otter over zand. Is in lijn met het beleid."),
    ("toegezegd", "- Motie Otter over zand. Zal in mei worden uitgevoerd."),
    ("toegezegd", "- Motie Otter over zand. Wordt opgepakt met de sector."),
    ("toegezegd", "- Motie Otter over zand. In uitvoering."),
    ("uitgevoerd", "De motie Otter vraagt om zand.\n\nUitgevoerd. Het zand is gestort."),
    ("in_lijn", "De motie Otter vraagt om zand. Status: wordt betrokken bij de evaluatie."),
    # near misses: denied, an adjective, another paper, another sentence
    ("genoemd", "- Motie Otter over zand. Nog niet uitgevoerd."),
    ("genoemd", "- Motie Otter over zand. Aangehouden door de indiener."),
    ("genoemd", "- Motie Otter over zand. Verworpen."),
    ("genoemd", "De motie Otter vraagt om zand. Uitgevoerd onderzoek laat dat zien."),
    ("genoemd", "De motie Otter is verworpen. In lijn met mijn brief kies ik voor grind."),
    ("genoemd", "- Motie Otter over zand.\n- Toezegging aan het lid Das over grind. Voldaan."),
    (
        "genoemd",
        "- Motie Otter over zand.\n- Amendement van het lid Das over grind. Verwerkt in de wet.",
    ),
    (
        "genoemd",
        "De motie Otter vraagt om zand. Wordt het zand schaars, dan wordt grind meegenomen.",
    ),
    # "hieraan" with words between
    ("invulling", "De motie Otter vraagt om zand. Het zandplan geeft hier invulling aan."),
    (
        "uitgevoerd",
        "De motie Otter vraagt om zand. Met het besluit is hier uitvoering aan gegeven.",
    ),
    ("uitgevoerd", "De motie Otter vraagt om zand. Daar heb ik gehoor aan gegeven."),
    ("afgedaan", "De motie Otter vraagt om zand. Hier is aan voldaan."),
    ("genoemd", "De motie Otter vraagt om zand. Hier kan ik geen uitvoering aan geven."),
    ("genoemd", "De motie Otter vraagt om zand. Hier denk ik vaak aan."),
    # now that it is adopted
    (
        "toegezegd",
        "Ik ontraadde de motie Otter. Nu uw Kamer haar toch heeft aangenomen, ga ik met de sector in gesprek.",
    ),
    (
        "toegezegd",
        "De motie Otter vraagt om zand. Nu de Kamer deze heeft aangenomen, zal ik zand storten.",
    ),
    ("genoemd", "De motie Otter vraagt om zand. Nu uw Kamer haar heeft verworpen, rest mij niets."),
    # "de uitvoering"
    ("uitgevoerd", "? Wanneer voert u de motie Otter uit?\n> De uitvoering daarvan is afgerond."),
    (
        "uitgevoerd",
        "? Wanneer voert u de motie Otter uit?\n> De uitvoering waarnaar u vraagt, heeft plaatsgevonden.",
    ),
    ("toegezegd", "De motie Otter vraagt om zand. De uitvoering ervan is gestart."),
    ("genoemd", "De motie Otter vraagt om zand. De uitvoering van de wet is afgerond."),
    (
        "toegezegd",
        "De motie Otter vraagt om zand. Over de uitvoering daarvan bericht ik u voor de zomer.",
    ),
    (
        "toegezegd",
        "De motie Otter vraagt om zand. Ik informeer u in mei over de invulling hiervan.",
    ),
    # set to work, in line with policy
    ("toegezegd", "De motie Otter vraagt om zand. Daar ga ik mee aan de slag."),
    ("toegezegd", "De motie Otter vraagt om zand. Ik ga hiermee aan de slag."),
    ("in_lijn", "De motie Otter vraagt om zand. Dit is in lijn met het beleid."),
    ("in_lijn", "De motie Otter vraagt om zand. Dat sluit aan bij mijn inzet."),
    ("genoemd", "De motie Otter vraagt om zand. Dit is niet in lijn met het beleid."),
    ("genoemd", "De motie Otter vraagt om zand. De gemeente is hiermee bekend."),
    # a pronoun
    (
        "uitgevoerd",
        "Op 3 mei nam uw Kamer de motie Otter aan. Ik heb deze met het besluit van 4 juni uitgevoerd.",
    ),
    ("uitgevoerd", "De motie Otter is aangenomen. Ik heb haar direct uitgevoerd."),
    ("toegezegd", "De motie Otter is aangenomen. Ik heb besloten haar uit te voeren."),
    ("genoemd", "De motie Otter is aangenomen. Ik voer haar niet uit."),
    # asked when
    ("toegezegd", "? Wanneer wordt de motie Otter uitgevoerd?\n> In het eerste kwartaal van 2027."),
    ("toegezegd", "? Wanneer voert u de motie Otter uit?\n> Dat zal in mei gebeuren."),
    ("genoemd", "? Wanneer is de motie Otter ingediend?\n> In mei 2021."),
    ("genoemd", "? Wanneer wordt de motie Otter uitgevoerd?\n> Dat is mij niet bekend."),
    # lines with a label
    ("afgedaan", "De motie Otter vraagt om zand. Afdoening: brief van 3 mei."),
    ("genoemd", "De motie Otter vraagt om zand. Afdoening: nog niet bekend."),
]


@pytest.mark.parametrize(("status", "text"), CASES)
def test_status_of_what_leaves_the_motion_out(status: str, text: str) -> None:
    assert [m.status for m in extract(written(text)).motions] == [status]
