"""What sentences claim about a motion: each case is a status and a sentence on the motion Otter."""

import time

import pytest

from kb.extract.claims import claims_in
from kb.extract.mentions import mentions_in
from kb.facts import MOTION_STATUSES

CASES = """
# closed, in many words and orders
afgedaan | Hiermee is de motie van het lid Otter c.s. (Kamerstuk 12 345, nr. 6) wat mij betreft afgedaan.
afgedaan | Ik beschouw de motie Otter hiermee als afgehandeld.
afgedaan | Met het bovenstaande acht ik de motie Otter afgedaan.
afgedaan | De motie-Otter kan daarmee als afgedaan worden aangemerkt.
afgedaan | Daarmee is aan het verzoek in de motie Otter voldaan.
afgedaan | Daarmee heb ik aan de motie Otter voldaan.
afgedaan | Hiermee voldoe ik aan de motie Otter en Das.
afgedaan | Met deze brief voldoet het kabinet aan de motie van de leden Otter en Das.
afgedaan | Met het verzenden van deze brief doe ik tevens de motie van het lid Otter over bruggen af.
afgedaan | Wij beschouwen de motie van het lid Otter over een register voor bruggen als afgedaan.
afgedaan | Hierbij wordt de motie Otter als uitgevoerd en afgedaan beschouwd.
afgedaan | Ter afdoening van de motie Otter stuur ik u bijgaand rapport.
afgedaan | De motie Otter, over bruggen, is hiermee afgehandeld.
afgedaan | Er komt geen brug en de motie Otter is daarmee afgedaan.
afgedaan | Dat plan haalt het niet, dus de motie Otter is afgehandeld.
# carried out
uitgevoerd | Hiermee is uitvoering gegeven aan de motie Otter.
uitgevoerd | Met dit plan voer ik de motie Otter uit.
uitgevoerd | Hiermee voer ik de motie van de leden Otter en Das over veilige bruggen (Kamerstuk 12 345, nr. 6) uit.
uitgevoerd | Aan de motie Otter geef ik uitvoering door een fonds in te stellen.
uitgevoerd | Met deze maatregel is tegemoetgekomen aan de motie Otter.
uitgevoerd | Hiermee is gehoor gegeven aan de oproep in de motie Otter.
uitgevoerd | Het kabinet heeft opvolging gegeven aan de motie Otter.
uitgevoerd | De motie Otter is daarmee wat mij betreft uitgevoerd.
uitgevoerd | Met het plan wordt de motie Otter, die vraagt om bruggen die langer zullen meegaan, uitgevoerd.
uitgevoerd | Ik beschouw de motie Otter als uitgevoerd.
uitgevoerd | In uitvoering van de motie Otter is een meldpunt ingericht.
uitgevoerd | Ter uitvoering van de motie Otter bied ik u hierbij het rapport aan.
uitgevoerd | Om uitvoering te geven aan de motie Otter heb ik met gemeenten gesproken.
uitgevoerd | De uitvoering van de motie Otter is afgerond.
uitgevoerd | Met deze brief wil ik uitvoering geven aan de motie Otter.
uitgevoerd | Met het loket is uitvoering gegeven aan de motie Otter over burgers die willen zwemmen.
uitgevoerd | De motie Otter over burgers die na de zomer willen zwemmen en dat ook elders kunnen is daarmee uitgevoerd.
# given shape
invulling | Hiermee geef ik invulling aan de motie Otter.
invulling | Dit programma is een invulling van de motie Otter.
invulling | Dit geeft mede vorm aan de motie Otter.
invulling | Zo wordt de motie Otter ingevuld.
invulling | Met dit plan vul ik de motie Otter in.
invulling | De motie Otter is verwerkt in het plan.
invulling | Het kabinet zal doelen vaststellen, waarmee ook invulling wordt gegeven aan de motie Otter.
invulling | In het kader van de motie Otter werk ik aan een aanpak.
# in accordance, or weighed
in_lijn | Dit is geheel in de geest van de motie Otter.
in_lijn | Daarbij wordt rekening gehouden met de motie Otter.
in_lijn | De motie Otter neem ik mee in de afweging.
in_lijn | De motie Otter zal ik hierbij betrekken.
in_lijn | Zoals in de motie Otter is verzocht, is gekeken naar bruggen.
in_lijn | De lijn is, zoals de motie Otter vraagt, aangepast.
in_lijn | Met inachtneming van de motie Otter is het besluit genomen.
in_lijn | Dit strookt met de motie Otter.
in_lijn | Conform de motie Otter verken ik dit.
# promised for later
toegezegd | Ik zal de motie Otter uitvoeren.
toegezegd | De motie Otter wordt na de zomer uitgevoerd.
toegezegd | Het kabinet is voornemens uitvoering te geven aan de motie Otter.
toegezegd | Voor de zomer informeer ik uw Kamer over de uitvoering van de motie Otter.
toegezegd | In de volgende voortgangsrapportage kom ik terug op de motie Otter.
toegezegd | Hoe uitvoering wordt gegeven aan de motie Otter laat ik u voor de zomer weten.
toegezegd | Aan de uitvoering van de motie Otter wordt gewerkt.
toegezegd | Het wetsvoorstel beoogt mede uitvoering te geven aan de motie Otter.
toegezegd | Ter uitvoering van de motie Otter zal ik onderzoek doen.
toegezegd | Ik verwacht de motie Otter in het najaar af te kunnen doen.
toegezegd | Naar aanleiding van de motie Otter zal het kabinet een wetsvoorstel indienen.
# near misses: named, and nothing claimed
genoemd | De motie Otter is verworpen.
genoemd | Het kabinet onderschrijft het doel van de motie Otter.
genoemd | Ik onderschrijf de zorg in de motie Otter.
genoemd | Ik heb de motie Otter het oordeel Kamer gegeven.
genoemd | De motie Otter is op 3 mei aangenomen.
genoemd | Bij het debat is de motie Otter ingediend.
genoemd | De motie Otter roept op om bruggen te verven.
genoemd | De motie Otter is nog niet afgedaan.
genoemd | De motie Otter is niet uitgevoerd.
genoemd | Ik zie geen mogelijkheid de motie Otter uit te voeren.
genoemd | Het is niet mogelijk om uitvoering te geven aan de motie Otter.
genoemd | Daarom geef ik geen uitvoering aan de motie Otter.
genoemd | Daarmee zal de motie Otter niet als zodanig kunnen worden uitgevoerd.
genoemd | Naar aanleiding van de motie Otter heb ik een gesprek gevoerd.
genoemd | In reactie op de motie Otter merk ik het volgende op.
genoemd | De motie Otter vraagt om onderzoek dat door TNO wordt uitgevoerd.
genoemd | De motie Otter, die vraagt om een toets die door TNO wordt uitgevoerd, bespreken wij in mei.
genoemd | De motie Otter verzoekt de regering de wet uit te voeren.
genoemd | Op 3 mei heb ik u per brief geïnformeerd over de motie Otter.
genoemd | De motie Otter ontraad ik.
genoemd | De motie Otter is aangehouden.
genoemd | Het onderzoek staat los van de motie Otter.
genoemd | De indieners van de motie Otter zijn gesproken.
genoemd | Ik voer de motie Otter niet uit.
genoemd | De motie Otter voer ik niet uit.
genoemd | De aangehouden motie Otter over bruggen betrek ik hierbij niet.
genoemd | De motie Otter neem ik daarom ook niet mee in de afweging.
in_lijn | De motie Otter betrek ik niet alleen bij de wet, maar ook bij het besluit.
genoemd | Geen brug en ook de motie Otter niet uitgevoerd, zo vatten critici het samen.
genoemd | De stemming over de motie Otter is aangehouden.
genoemd | Dit is niet in lijn met de motie Otter.
genoemd | Met de indieners van de motie Otter deel ik de zorg.
genoemd | Dit vloeit voort uit een motie van het lid Otter.
genoemd | De motie Otter is onder beraad.
genoemd | Uw Kamer nam vorig jaar de motie Otter aan.
genoemd | De motie Otter is ingetrokken.
genoemd | Dit onderzoek is uitgevoerd naar aanleiding van de motie Otter.
genoemd | Gelet op het voorgaande kan ik de motie Otter niet uitvoeren.
genoemd | De motie Otter kreeg brede steun.
"""


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.strip().split("\n") if not line.startswith("#")]
    return [(status, text) for status, _, text in (line.partition(" | ") for line in lines)]


def statuses(text: str) -> list[str]:
    """The strongest status of each motion named in ``text``."""
    spans = sorted({(m.start, m.end) for m in mentions_in(text)})
    found = claims_in(text, spans)
    return [
        min([*(f.status for f in found if f.target == i), "genoemd"], key=MOTION_STATUSES.index)
        for i in range(len(spans))
    ]


@pytest.mark.parametrize(("status", "text"), cases())
def test_status_of_the_claim(status: str, text: str) -> None:
    assert statuses(text) == [status]


def test_claims_reproduce_their_words() -> None:
    for _, text in cases():
        spans = [(m.start, m.end) for m in mentions_in(text)]
        for found in claims_in(text, spans):
            assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one claim for a list
        (
            "Hiermee geef ik invulling aan de motie Otter en de motie Das.",
            ["invulling", "invulling"],
        ),
        ("De motie Otter en de motie Das zijn hiermee afgedaan.", ["afgedaan", "afgedaan"]),
        # each its own
        (
            "De motie Otter is hiermee afgedaan en de motie Das is aangehouden.",
            ["afgedaan", "genoemd"],
        ),
        (
            "De motie Otter is verworpen, maar de motie Das heb ik uitgevoerd.",
            ["genoemd", "uitgevoerd"],
        ),
        (
            "In lijn met de motie Otter is het plan klaar, waarmee de motie Das is uitgevoerd.",
            ["in_lijn", "uitgevoerd"],
        ),
    ],
)
def test_claims_go_to_the_right_motion(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def test_takes_bounded_time_on_hostile_text() -> None:
    text = ("uitvoering gegeven aan de motie Otter en zal niet " * 120)[:5900]
    begun = time.process_time()
    statuses(text)
    assert time.process_time() - begun < 20
    assert claims_in("aan de motie " * 100_000, [(0, 12)]) == []
