"""Commitments: sentences that promise and sentences that only look like it, and what is read of them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace

import pytest

from corpus.letter import Block, Kind, Letter, Letterhead, Source
from kb.extract.pipeline import extract
from kb.facts import Commitment

TODAY = dt.date(2026, 3, 10)


def letter(*paragraphs: str, items: tuple[str, ...] = ()) -> Letter:
    """A dated letter of these paragraphs, then these list items."""
    text, blocks = "", []
    for kind, words in [
        *(("paragraph", p) for p in paragraphs),
        *(("list_item", i) for i in items),
    ]:
        blocks.append(
            Block(kind, "body", len(text), len(text) + len(words), level=kind == "list_item")
        )
        text += words + "\n\n"
    source = Source("test.txt", "0" * 64, "text", len(text))
    return Letter(text, source, Letterhead(date=TODAY, kind="kamerbrief"), blocks=tuple(blocks))


def found(*paragraphs: str, items: tuple[str, ...] = ()) -> tuple[Commitment, ...]:
    return extract(letter(*paragraphs, items=items)).commitments


PROMISES = [
    # a noun that is a verb beside "ik"
    ("Ik onderzoek welke sluizen in aanmerking komen.", "investigate"),
    ("Tevens onderzoek ik of de regeling ook voor kleine havens kan gelden.", "investigate"),
    # a motion is spoken of, and something is promised
    (
        "De motie Otter verzoekt de regering zand te storten; ik zal uw Kamer daarover in mei informeren.",
        "inform",
    ),
    ("Ik volg deze ontwikkeling met belangstelling en zal uw Kamer in mei informeren.", "inform"),
    (
        "Ik geef uitvoering aan de motie Otter en onderzoek welke sluizen daarvoor in aanmerking komen.",
        "investigate",
    ),
    ("Ik zal uitvoering geven aan de motie van het lid Otter over zand.", "act"),
    (
        "Aan de motie Otter wordt uitvoering gegeven en ik informeer uw Kamer daarover in juni.",
        "inform",
    ),
    # another party stands beside the verb
    ("Ik verken met de banken welke oplossingen mogelijk zijn.", "investigate"),
    (
        "Het kabinet ondersteunt boeren bij de omschakeling naar strokenteelt met een nieuw fonds.",
        "act",
    ),
    # inform: the Chamber is told or sent something
    ("Ik zal uw Kamer in de zomer informeren over de opbrengst van de veiling.", "inform"),
    ("Het pakket dat ik in deze brief aankondig, zal ik in juni aan de Kamer aanbieden.", "inform"),
    ("Uw Kamer ontvangt in september de uitkomsten van deze doorlichting.", "inform"),
    ("Over de voortgang wordt de Kamer na het reces geïnformeerd.", "inform"),
    ("Het rapport van de commissie stuur ik in juni naar de Kamer.", "inform"),
    ("De Minister van Defensie zal de Kamer hierover binnenkort een brief sturen.", "inform"),
    ("Ik verwacht uw Kamer daar volgende maand over te kunnen informeren.", "inform"),
    ("Ik streef ernaar de Kamer dit voorjaar een voorstel te doen toekomen.", "inform"),
    ("Zodra de raming gereed is, informeer ik uw Kamer.", "inform"),
    ("Mocht het onderzoek vertraging oplopen, dan zal ik de Kamer daarover berichten.", "inform"),
    ("Het wetsvoorstel zal eind dit jaar aan de Tweede Kamer worden aangeboden.", "inform"),
    ("Ik rapporteer de Kamer jaarlijks over het gebruik van het fonds.", "inform"),
    (
        "U wordt hierover voor de zomer geïnformeerd door de Staatssecretaris van Financiën.",
        "inform",
    ),
    # legislate: a rule, law, norm or programme is set
    ("Het kabinet zal de wet op dit onderdeel wijzigen.", "legislate"),
    ("Ik ben voornemens de maximale boete in de wet te verhogen.", "legislate"),
    ("De nieuwe regeling wordt in het tweede kwartaal van 2027 vastgesteld.", "legislate"),
    ("Het besluit wordt dit najaar in consultatie gebracht.", "legislate"),
    ("Het kabinet voert een landelijke norm voor geluid in.", "legislate"),
    ("De subsidieregeling wordt per 1 september verlengd.", "legislate"),
    (
        "Als de afspraken niet worden nagekomen, zal het kabinet wettelijke regels opstellen.",
        "legislate",
    ),
    # act: something is done, agreed, funded or started
    ("Ik ga hierover op korte termijn in gesprek met de woningcorporaties.", "act"),
    ("Het kabinet maakt hiervoor 25 miljoen euro vrij.", "act"),
    ("Ik zal ervoor zorgen dat de gegevens openbaar worden.", "act"),
    ("Wij zullen de gemeenten hierbij ondersteunen.", "act"),
    ("De aanbevelingen van de ombudsman neem ik over.", "act"),
    ("Dit punt neem ik mee in het overleg met de vakbonden.", "act"),
    ("Ik zal de toezichthouder vragen hier aandacht aan te besteden.", "act"),
    ("Het kabinet stelt € 7 miljoen beschikbaar voor het herstel van orgels.", "act"),
    ("De Minister van LVVN zal hierover afspraken maken met de sector.", "act"),
    ("In het najaar start het ministerie met een proef op drie scholen.", "act"),
    ("Hiertoe zullen aanvullende maatregelen worden getroffen.", "act"),
    ("Ik wil dit bespreken met de koepels van de zorginstellingen.", "act"),
    ("Nederland zal dit in de volgende Raad aan de orde stellen.", "act"),
    ("Indien nodig zal ik de inspectie inschakelen.", "act"),
    ("Het Rijk maakt met de provincies afspraken over het beheer van de oevers.", "act"),
    # investigate: something is looked into
    ("Ik onderzoek of de drempel voor kleine verenigingen omlaag kan.", "investigate"),
    ("Momenteel wordt verkend hoe de registers kunnen worden gekoppeld.", "investigate"),
    ("Het kabinet zal de gevolgen voor de zeehavens in kaart brengen.", "investigate"),
    ("Ik verken welke oplossingen voor de banken mogelijk zijn.", "investigate"),
    ("Bezien wordt of de regeling kan worden vereenvoudigd.", "investigate"),
    ("Ik laat onderzoeken waarom de opkomst zo laag was.", "investigate"),
    ("De wet zal in 2028 worden geëvalueerd.", "investigate"),
    ("Ik ben bereid te bezien of een uitzondering mogelijk is.", "investigate"),
    ("Samen met de waterschappen ga ik na waar de knelpunten liggen.", "investigate"),
]

NEAR_MISSES = [
    # a claim about a motion, what it asks, what is only followed, what the letter will treat
    "Met deze regeling geef ik uitvoering aan de motie van het lid Otter over zand.",
    "Aan de motie Otter over houtwallen geef ik invulling met de regeling Groene Lijnen.",
    "De motie van het lid Otter verzoekt de regering te verkennen of een helmplicht kan worden ingevoerd.",
    "Het voornemen van de provincie om een proef te beginnen, volg ik met belangstelling.",
    "Ik ga eerst in op de uitvoering van de eerste tranche, daarna op de selectie.",
    # the letter speaks of itself
    "In deze brief ga ik nader in op de achtergrond van het besluit.",
    "Hieronder licht ik de belangrijkste keuzes toe.",
    "Met deze brief informeer ik uw Kamer over de uitkomsten.",
    "Hierbij zend ik u de antwoorden op de gestelde vragen.",
    "Voor een toelichting verwijs ik naar het antwoord op vraag 5.",
    "In het navolgende beschrijf ik eerst hoe het stelsel werkt.",
    "Zie hiervoor ook het antwoord op de volgende vraag, waarin ik dit zal toelichten.",
    # it is past
    "Ik heb uw Kamer hierover op 5 februari jl. geïnformeerd.",
    "De Kamer is hierover vorig jaar per brief geïnformeerd.",
    "In 2024 heeft het kabinet de regeling ingevoerd.",
    "Het onderzoek is in januari afgerond.",
    "Ik heb de inspectie destijds gevraagd dit te onderzoeken.",
    "Deze toezegging is met de brief van 3 juni nagekomen.",
    # others act
    "De gemeente Deventer zal de brug volgend jaar vervangen.",
    "De Europese Commissie zal in het najaar een voorstel publiceren.",
    "ProRail onderzoekt of de overweg kan worden afgesloten.",
    "De NVWA zal de controles in de haven uitbreiden.",
    "De provincie stelt het plan in het vierde kwartaal vast.",
    "De universiteit zal haar studenten hierover informeren.",
    "Het RIVM brengt in mei een advies uit.",
    "De sector komt voor de zomer met een eigen plan.",
    "Het is aan de gemeenten om hierover een besluit te nemen.",
    # aims, opinions and efforts without an act
    "Doel is dat in 2030 alle stations toegankelijk zijn.",
    "Het kabinet streeft naar een gezonde leefomgeving voor iedereen.",
    "Het kabinet zet in op betere samenwerking.",
    "Ik zet mij in voor een veilig zwembad.",
    "Wij werken aan een sterkere positie van de patiënt.",
    "Ik ben hierover in gesprek met de vervoerders.",
    "Ik blijf de situatie nauwlettend volgen.",
    "Ik vind het van belang dat bewoners goed worden geholpen.",
    "Ik deel de zorgen over de toename van het aantal meldingen.",
    "Ik neem dit signaal serieus.",
    "Ik verwacht dat de bedrijven hun verantwoordelijkheid nemen.",
    "Ik ga ervan uit dat de aanbieder de storing snel oplost.",
    # predictions
    "De vraag naar elektriciteit zal de komende jaren sterk stijgen.",
    "Dit zal leiden tot langere wachttijden.",
    "De kosten zullen naar verwachting hoger uitvallen.",
    # refusals, possibilities and wishes
    "Ik ben niet voornemens de regeling te verlengen.",
    "Ik zie geen reden om het beleid te wijzigen.",
    "Een verbod zou te ver gaan.",
    "Gemeenten kunnen hiervoor subsidie aanvragen.",
    "Dit zou een wijziging van de wet vergen.",
    # money that is there, standing practice, the Chamber's own words
    "Hiervoor is tot en met 2029 € 4 miljoen per jaar beschikbaar.",
    "Aanvragen worden in de regel binnen acht weken behandeld.",
    "Bij overtreding kan een boete worden opgelegd.",
    "De motie verzoekt de regering de Kamer hierover te informeren.",
    "Bent u bereid hier een vergelijkend onderzoek naar te laten doen?",
    "Sinds 2021 ondersteunt het ministerie deze musea.",
]


@pytest.mark.parametrize(("sentence", "kind"), PROMISES)
def test_a_promise_is_found_with_its_kind(sentence: str, kind: str) -> None:
    (one,) = found(sentence)
    assert (one.evidence.text, one.kind) == (sentence, kind)
    assert one.evidence.rule
    assert 0 < one.certainty <= 1


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_a_near_miss_is_not_found(sentence: str) -> None:
    assert found(sentence) == ()


def test_evidence_reproduces_the_quote_and_text_of_the_chamber_is_left_out() -> None:
    sentence = "Ik zal de Kamer hierover in juni informeren."
    made = letter(sentence, sentence)
    asked = replace(made, blocks=(replace(made.blocks[0], role="question"), made.blocks[1]))
    (one,) = extract(asked).commitments
    assert one.evidence.start == made.blocks[1].start
    assert made.text[one.evidence.start : one.evidence.end] == sentence


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        # as printed
        ("Het kabinet zal de wet op dit onderdeel wijzigen.", "Het kabinet"),
        (
            "De Minister van Defensie zal de Kamer hierover binnenkort een brief sturen.",
            "De Minister van Defensie",
        ),
        # the one of the promising clause, not the one that is only cited
        (
            "Zoals de Minister van Financiën eerder schreef, zal ik de Kamer in juni informeren.",
            "ik",
        ),
        # a passive without an agent: whom it implies
        ("Hiertoe zullen aanvullende maatregelen worden getroffen.", "kabinet"),
    ],
)
def test_the_actor(sentence: str, actor: str) -> None:
    assert [c.actor for c in found(sentence)] == [actor]


@pytest.mark.parametrize(
    ("sentence", "conditional"),
    [
        ("Indien de cijfers tegenvallen, zal ik de Kamer informeren.", True),
        ("Mocht het overleg mislukken, dan zal het kabinet wettelijke regels opstellen.", True),
        ("Als dit niet lukt, zal het kabinet de wet wijzigen.", True),
        ("Lukt dit niet, dan zal het kabinet de wet wijzigen.", True),
        # one's own act as the moment, "waar nodig" and a question word are no condition
        ("Zodra ik het advies heb ontvangen, zal ik de Kamer informeren.", False),
        ("Ik zal zowel de gemeenten als de provincies hierbij ondersteunen.", False),
        ("Waar nodig zal ik de gemeenten hierbij ondersteunen.", False),
        ("Ik zal onderzoeken wanneer de tunnel weer open kan.", False),
    ],
)
def test_conditions(sentence: str, conditional: bool) -> None:
    assert [c.conditional for c in found(sentence)] == [conditional]


def latest(one: Commitment) -> dt.date | None:
    return one.deadline.latest if one.deadline else None


def test_a_commitment_has_its_own_deadline_and_not_its_conditions() -> None:
    (own,) = found("Ik zal de Kamer in het derde kwartaal van 2026 informeren.")
    assert latest(own) == dt.date(2026, 9, 30)
    (other,) = found("Als het plan op 1 oktober 2026 niet gereed is, zal ik de Kamer informeren.")
    assert latest(other) is None


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        # what is inquired into has its own time
        ("Ik zal onderzoeken of de regeling kan worden verlengd tot en met 2029.", None),
        ("Ik zal uiterlijk 1 mei 2026 onderzoeken of dit vanaf 2028 kan.", dt.date(2026, 5, 1)),
        ("Ik zal in juni 2026 verkennen hoe dit na 1 januari 2028 kan.", dt.date(2026, 6, 30)),
        # what follows the inquiry is the minister's again
        (
            "Ik onderzoek of dit kan en informeer uw Kamer hierover in juni 2026.",
            dt.date(2026, 6, 30),
        ),
        # an aside in a condition belongs to it
        (
            "Indien de evaluatie, die in 2028 is voorzien, daartoe aanleiding geeft, zal ik de wet wijzigen.",
            None,
        ),
    ],
)
def test_a_time_of_the_matter_is_not_the_commitments(sentence: str, due: dt.date | None) -> None:
    assert [latest(one) for one in found(sentence)] == [due]


def test_a_commitment_takes_over_the_time_of_the_sentence_before() -> None:
    (first, second) = found(
        "Het wetsvoorstel bied ik in oktober 2026 aan de Kamer aan. "
        "Op dat moment zal ik ook het ontwerpbesluit openbaar maken."
    )
    assert latest(first) == latest(second) == dt.date(2026, 10, 31)


def test_two_acts_with_two_deadlines_are_two_commitments() -> None:
    (first, second) = found(
        "Het kabinet zal de Kamer in juni 2026 informeren over het plan, "
        "en in november 2026 zal het kabinet een wetsvoorstel indienen."
    )
    assert (latest(first), latest(second)) == (dt.date(2026, 6, 30), dt.date(2026, 11, 30))
    assert first.evidence.end < second.evidence.start


def test_list_items_under_a_promising_lead_in_take_its_deadline() -> None:
    commitments = found(
        "In de tweede helft van 2026 gaat het kabinet de volgende stappen zetten:",
        items=(
            "Met de provincies te verkennen waar extra oevers nodig zijn;",
            "De regels voor het gebruik van meststoffen aanscherpen;",
        ),
    )
    items = [c for c in commitments if not c.evidence.text.endswith(":")]
    assert [latest(c) for c in items] == [dt.date(2026, 12, 31)] * 2


def test_a_repeat_is_folded_into_the_fullest_statement() -> None:
    short = "Het kabinet zal het fonds voor kleine havens verdubbelen."
    full = (
        "Het kabinet zal in 2027 het fonds voor kleine havens verdubbelen met een nieuwe regeling."
    )
    (one,) = found(short, "Dat vind ik van belang.", full)
    assert one.evidence.text == full
    assert [e.text for e in one.also] == [short]


def test_different_acts_with_like_words_are_not_folded() -> None:
    commitments = found(
        "Ik zal de Kamer in juni 2026 informeren over het beheer van de zeedijken in Zeeland.",
        "Ik zal de Kamer in oktober 2026 informeren over het beheer van de zeedijken in Zeeland.",
    )
    assert len(commitments) == 2


def test_finding_is_deterministic() -> None:
    made = letter(*(sentence for sentence, _ in PROMISES), *NEAR_MISSES)
    assert extract(made) == extract(made)


def test_finding_needs_neither_scikit_learn_nor_torch() -> None:
    code = (
        "import sys; from kb.extract.model import shipped; shipped();"
        "print([m for m in ('sklearn', 'scipy', 'torch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def kinds_in(text: str, kind: Kind) -> list[str]:
    one = letter(text)
    return [c.kind for c in extract(replace(one, head=replace(one.head, kind=kind))).commitments]


RECALLED = "Aan het lid Otter heb ik toegezegd te bezien of de proef kan worden uitgebreid. De proef loopt goed."


def test_a_promise_that_a_letter_recalls_to_deal_with_it_is_none_to_come() -> None:
    assert kinds_in(RECALLED, "kamerbrief") == []


def test_an_earlier_promise_still_stands_in_an_answer() -> None:
    assert kinds_in(RECALLED, "antwoord") == ["investigate"]


def test_a_promise_that_the_next_sentence_meets_is_none_to_come() -> None:
    text = "In het debat heb ik toegezegd u te berichten over zand. Met deze brief voldoe ik aan die toezegging."
    assert kinds_in(text, "other") == []


def test_a_promise_recalled_with_its_time_to_come_stands() -> None:
    text = "Aan het lid Otter heb ik toegezegd dit voor 1 juli 2031 te bezien. De proef loopt goed."
    assert kinds_in(text, "kamerbrief") == ["investigate"]


def test_a_list_that_lost_its_layout_is_no_sentence() -> None:
    assert found("wordt in kaart gebracht en zal ik onderzoeken " * 300) == ()
