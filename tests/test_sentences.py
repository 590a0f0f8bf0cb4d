"""Sentence boundaries: each case is a text with its sentences divided by ``|``."""

import time

import pytest

from corpus.sentences import split

CASES = [
    # plain ends
    "De dijk is hersteld.|Het water zakt.",
    "Klopt dat?|Ja.|Dat is het!|Verder niets.",
    "Het plan is af…|De raad stemt morgen.",
    "Eén zin zonder einde",
    "De brug (uit 1960) is dicht.|Omrijden kan.",
    "Zij zei: “Dat kan niet.”|Daarna vertrok ze.",
    "Het kostte € 3 miljoen.|€ 2 miljoen resteert.",
    "In 2031 volgt meer.|In 2032 ook.",
    "Dat was in 2031.|De rest volgt.",
    # abbreviations before what belongs to them
    "Zie Kamerstuk 12 345, nr. 6 voor het verslag.",
    "Zie nrs. 6 en 7 en blz. 12 daarvan.",
    "Dhr. Pietersen en mw. Klaassen zijn er.",
    "De motie Aalders c.s. (Kamerstuk 12 345, nr. 6) is aangenomen.",
    "Volgens art. 5 mag dat, bijv. Assen doet het.",
    "Instanties als o.a. Rijkswaterstaat en m.n. ProRail.",
    "De brief d.d. 3 mei is bekend.",
    "In overleg m.b.t. Natura 2000 en i.v.m. Europa.",
    "Het gaat om ca. 40 hectare.",
    "Prof. dr. A.B. de Wit schreef het.",
    "Drs. C. Visser en ir. D. Bakker tekenden.",
    "De heer J.F. Zeilstra antwoordt.",
    "Minister A.C.M. van Dalen-Oort tekent.",
    "Th. Jansen is lid.",
    "Dit geldt i.h.k.v. De Nieuwe Route.",
    "Stb. 2020, 12 is gewijzigd.",
    "De minister a.i. Vermeer sprak.",
    "Zie art. 3 lid. Dat is het.",
    # abbreviations that may close a sentence
    "Dat bleek op 3 mei jl.|De Kamer is ingelicht.",
    "Op 3 mei jl. stuurde ik de brief.",
    "Op 3 mei jl. (zie bijlage) is besloten.",
    "Dit volgt uit de motie Aalders c.s.|Daarmee is het klaar.",
    "De motie-Aalders c.s. over havens is af.",
    "Het budget is 12 mln.|Daarvan is 3 mln. besteed.",
    "Bussen, treinen, enz.|Ook veren tellen mee.",
    "Bussen, treinen etc. worden schoner.",
    "Dat is klaar vóór 1 juli a.s.|Ik kom daarop terug.",
    "Dat kost 3 mln. per jaar.",
    # initials against a letter that ends a sentence
    "We kiezen plan B.|De rest vervalt.",
    "Zij vertegenwoordigt fractie D.|Daarmee is alles gezegd.",
    "Het lid B. Otter vroeg dit.",
    # numbers
    "1. De eerste maatregel.",
    "Zie vraag 3.|Het antwoord luidt gelijk.",
    "De waarde is 3.5 en niet 4.2 meter.",
    "Dat vergt 1.200 banen.|Die komen er.",
    "Zie Kamerstuk 12 345, nr. 6.|Dat verslag is openbaar.",
    # no capital, no end
    "De site www.voorbeeld.nl is open.",
    "Dat is n.v.t. verklaard.",
    "De tekst… en dan verder.",
    # quotation marks and brackets
    "Het rapport ‘Wie betaalt? Een studie’ is verschenen.",
    "De brief «Samen verder. Op weg naar 2030», die klaar is, volgt.",
    "«Hoe verder?» was de vraag.|Het antwoord komt.",
    "De wet (zie de memorie. Daar staat meer) geldt.",
    "‘Het is af.’|Dat zei zij.",
    "Dat zei zij (vorig jaar).|Nu niet meer.",
    "‘s Ochtends is het druk.|’s Avonds niet.",
    # slips of the printer
    "Zie Rijksoverheid.nl voor meer.",
    "De kern:|• water|• bodem",
    # letters with accents
    "Dat is zo.|Één ding blijft.",
    "Zij kwam om 9.00 uur.|Élise niet.",
    "Aldus het Hof.|‘Dat mag’, zei het.",
    "Dat geldt voor u.|Wij doen mee.",
    "Wat doet u?|En waarom?|Wanneer?",
    "De Kamer, i.c. De Haan, vroeg dit.",
    "Het programma t.b.v. Groningen loopt.",
    "Zie ook p. 14 en pag. 15 van het rapport.",
    "Vergunning o.g.v. Europees recht is nodig.",
]


@pytest.mark.parametrize("case", CASES)
def test_splits_a_text_into_its_sentences(case: str) -> None:
    text = case.replace("|", " ")
    expected = [s.strip() for s in case.split("|")]
    assert [" ".join(text[low:high].split()) for low, high in split(text)] == expected


def test_a_lost_space_between_two_sentences() -> None:
    text = "Dat is afgerond.Daarna volgt de rest van het werk."
    assert split(text) == [(0, 16), (16, len(text))]


@pytest.mark.parametrize("piece", [".", ". ", "(", "A. ", "‘ a. B ", "a.", "\n", "• ", "! \n"])
def test_takes_time_linear_in_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.process_time()
        split(text)
        return time.process_time() - begun

    # a quadratic splitter would need minutes for a million characters
    assert seconds(1_000_000) < 20
