"""Toezeggingen said to be met: each case is a status ("" for none) and a sentence."""

import pytest

from kb.extract.pipeline import read_facts
from tests.written_letters import written

CASES = """
# met, in many words
afgedaan | Hiermee beschouw ik de toezegging aan het lid Otter als afgedaan.
afgedaan | Hiermee is mijn toezegging aan het lid Otter afgedaan.
afgedaan | Daarmee is voldaan aan de toezegging aan de leden Otter en Das.
afgedaan | Met deze brief voldoe ik aan mijn toezegging om u te informeren.
afgedaan | Hiermee is aan deze toezegging voldaan.
afgedaan | Met deze brief doe ik de toezegging aan het lid Otter af.
afgedaan | De toezegging over de sluizen (TZ202412-114) is hiermee afgedaan.
afgedaan | Ik beschouw toezegging T03421 hiermee als afgehandeld.
afgedaan | Beide toezeggingen zijn hiermee afgedaan.
afgedaan | Hiermee acht ik de toezegging afgedaan.
afgedaan | De toezeggingen aan het lid Otter beschouw ik hiermee als nagekomen.
uitgevoerd | Hiermee doe ik mijn toezegging gestand.
uitgevoerd | Hiermee doe ik de toezegging aan het lid Otter gestand.
uitgevoerd | Met deze brief kom ik mijn toezegging aan het lid Otter na.
uitgevoerd | Hiermee los ik mijn toezegging in.
uitgevoerd | Hiermee geef ik uitvoering aan de toezegging aan het lid Otter.
uitgevoerd | Met deze brief geef ik gevolg aan mijn toezegging.
uitgevoerd | Hiermee kom ik tegemoet aan mijn toezegging om u te berichten.
uitgevoerd | Zoals toegezegd stuur ik u hierbij het rapport.
uitgevoerd | Zoals ik heb toegezegd aan het lid Otter, bied ik u hierbij de planning aan.
uitgevoerd | Conform mijn toezegging informeer ik u met deze brief over de sluizen.
uitgevoerd | Hierbij ontvangt u, zoals toegezegd in het debat van 3 mei, het overzicht.
uitgevoerd | De toezegging aan het lid Otter is uitgevoerd.
uitgevoerd | Ter uitvoering van mijn toezegging bied ik u het rapport aan.
uitgevoerd | Overeenkomstig de toezegging stuur ik u bijgaand de cijfers.
invulling | Hiermee geef ik invulling aan mijn toezegging aan het lid Otter.
invulling | Met dit plan wordt invulling gegeven aan de toezegging.
invulling | Aan de toezegging over sluizen is invulling gegeven.
in_lijn | Zoals toegezegd in het debat van 3 mei (TZ202412-114) neem ik dit mee.
in_lijn | Ten aanzien hiervan deel ik, zoals toegezegd (toezegging TZ202412-114), enkele punten.
# still to come
toegezegd | Ik zal de toezegging aan het lid Otter voor de zomer nakomen.
toegezegd | Aan mijn toezegging zal ik na de zomer uitvoering geven.
toegezegd | Over de toezegging aan het lid Otter informeer ik u in het najaar.
toegezegd | In de volgende brief kom ik terug op mijn toezegging.
# near misses: nothing said of an earlier toezegging
 | Ik zeg toe u voor de zomer te informeren.
 | Ik heb uw Kamer toegezegd dit te onderzoeken.
 | In het debat is toegezegd dat er een brief komt.
 | De toezegging is gedaan in het debat van 3 mei.
 | Moties en toezeggingen staan in de bijlage.
 | Uw Kamer vroeg om een toezegging.
 | De toezegging aan het lid Otter is nog niet afgedaan.
 | Ik kan de toezegging niet nakomen.
 | De toezegging van subsidie is ingetrokken.
 | Een toezegging voor financiering ontbreekt.
 | De provincie deed een toezegging aan de boeren.
 | Hierbij stuur ik u het rapport.
 | Er zijn geen toezeggingen gedaan.
 | De NAM heeft toegezegd te betalen.
 | Zoals toegezegd wordt dit onderzocht.
 | De toezeggingen staan hieronder.
 | Het lid Otter vroeg naar de toezegging.
 | Bij brief van 3 mei is de toezegging herhaald.
 | Aan de toezegging kan ik geen uitvoering geven.
 | De toegezegde middelen zijn uitgekeerd.
 | Dit betreft een harde toezegging van de sector.
 | Ik heb kennisgenomen van de toezegging.
 | Naar aanleiding van de toezegging heb ik een gesprek gevoerd.
 | Zoals toegezegd aan de gemeente is de weg hersteld.
 | De minister heeft toegezegd te komen.
 | Daarmee is de motie Otter afgedaan.
 | Er volgt geen toezegging.
 | De toezegging betrof sluizen.
"""


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.strip("\n").split("\n") if not line.startswith("#")]
    return [(status.strip(), text) for status, _, text in (line.partition("| ") for line in lines)]


@pytest.mark.parametrize(("status", "text"), cases())
def test_status_of_a_toezegging(status: str, text: str) -> None:
    assert [m.status for m in read_facts(written(text)).met] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # number, addressees and subject
        (
            "Hiermee is de toezegging aan het lid Otter over sluizen (TZ202412-114) afgedaan.",
            [("TZ202412-114", ("Otter",), "sluizen")],
        ),
        ("Hiermee is toezegging T03421 afgedaan.", [("T03421", (), None)]),
        (
            "De toezeggingen (TZ202412-114 en TZ202412-115) zijn hiermee afgedaan.",
            [("TZ202412-114", (), None), ("TZ202412-115", (), None)],
        ),
        (
            "Hiermee is de toezegging aan de leden Otter en Van den Das afgedaan.",
            [(None, ("Otter", "Van den Das"), None)],
        ),
        # named first, met in the next sentence
        (
            "Ik deed een toezegging aan het lid Otter. Hiermee is de toezegging afgedaan.",
            [(None, ("Otter",), None)],
        ),
        # one toezegging, spoken of twice
        (
            "Hiermee is toezegging T03421 afgedaan. Toezegging T03421 is uitgevoerd.",
            [("T03421", (), None)],
        ),
        (
            "Zoals toegezegd aan het lid Otter stuur ik u hierbij het rapport.",
            [(None, ("Otter",), None)],
        ),
    ],
)
def test_tells_toezeggingen_apart(
    text: str, rows: list[tuple[str | None, tuple[str, ...], str | None]]
) -> None:
    assert [(m.ref, m.addressees, m.subject) for m in read_facts(written(text)).met] == rows


def test_a_question_claims_nothing() -> None:
    text = "? Is de toezegging aan het lid Otter hiermee afgedaan?\n> Nee."
    assert read_facts(written(text)).met == []
