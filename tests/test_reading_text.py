"""Plain text into blocks: wrapped lines, hyphens, notes, running heads, lists, questions, tables."""

from __future__ import annotations

import pytest

from corpus.letter import Letter
from corpus.read import read_bytes


def read(text: str) -> Letter:
    return read_bytes(text.encode(), "brief.txt")


def texts(letter: Letter, *roles: str) -> list[str]:
    return [letter.text[b.start : b.end] for b in letter.blocks if not roles or b.role in roles]


JOINED = [
    # wrapped lines of one paragraph; a capital at the line's start
    (
        "Het kabinet heeft de afgelopen jaren hard gewerkt aan de uitvoering van het\nprogramma. De provincies en de\ngemeenten werken mee.",
        [
            "Het kabinet heeft de afgelopen jaren hard gewerkt aan de uitvoering van het programma. De provincies en de gemeenten werken mee."
        ],
    ),
    # a syllable break; a compound that keeps its hyphen; one the document itself settles
    (
        "De gevolgen worden gecompen-\nseerd door het Rijk.",
        ["De gevolgen worden gecompenseerd door het Rijk."],
    ),
    (
        "Het beleid voor drone-\nexploitanten is klaar.",
        ["Het beleid voor drone-exploitanten is klaar."],
    ),
    (
        "De EU-\nlidstaten en Noord-\nHolland doen mee.",
        ["De EU-lidstaten en Noord-Holland doen mee."],
    ),
    (
        "Een co-financiering helpt. De co-\nfinanciering volgt.",
        ["Een co-financiering helpt. De co-financiering volgt."],
    ),
    ("Het geldt voor klimaat-\nen energiebeleid.", ["Het geldt voor klimaat- en energiebeleid."]),
    ("In de periode 2024-\n2025 is dat zo.", ["In de periode 2024-2025 is dat zo."]),
    (
        "Zie https://www.voorbeeld.nl/een-\ntwee voor meer.",
        ["Zie https://www.voorbeeld.nl/een-twee voor meer."],
    ),
    # a break whose hyphen is lost, and two words that are two words
    (
        "De klimaatverandering gaat door. Door klimaat\nverandering stijgt de zee.",
        ["De klimaatverandering gaat door. Door klimaatverandering stijgt de zee."],
    ),
    (
        "Het natuurbeleid raakt natuur en beleid. Hier staan natuur\nbeleid los.",
        ["Het natuurbeleid raakt natuur en beleid. Hier staan natuur beleid los."],
    ),
    # the same where the document has the word nowhere else, and two words where the first is one
    (
        "Wij nodigen natuurpart\nners en bijzon\ndere gasten uit.",
        ["Wij nodigen natuurpartners en bijzondere gasten uit."],
    ),
    (
        "Het is een goede ring. Dat is goede\nring nummer twee.",
        ["Het is een goede ring. Dat is goede ring nummer twee."],
    ),
    # soft hyphens, and what PDF tools leave for them
    (
        "De uit\u00advoering van het pro\ufffegramma en be\ufffe\nleid.",
        ["De uitvoering van het programma en beleid."],
    ),
    # a full stop that ends no sentence
    (
        "Zie Kamerstuk 36 800, nr.\n12 voor de brief.",
        ["Zie Kamerstuk 36 800, nr. 12 voor de brief."],
    ),
    # wrapped lines below one that is not
    (
        "Een eerste regel die niet is afgebroken en die daarom veel langer is dan alle regels die eronder staan, zoals een tool die schrijft voor de kop van een stuk met een lange titel erin, en dan nog wat meer woorden om er te komen.\nDe uitvoering van het programma is begonnen. De cijfers van de\nRekenkamer en van het Planbureau laten dat zien, en ook die van\nWageningen.",
        [
            "Een eerste regel die niet is afgebroken en die daarom veel langer is dan alle regels die eronder staan, zoals een tool die schrijft voor de kop van een stuk met een lange titel erin, en dan nog wat meer woorden om er te komen.",
            "De uitvoering van het programma is begonnen. De cijfers van de Rekenkamer en van het Planbureau laten dat zien, en ook die van Wageningen.",
        ],
    ),
    # paragraphs stay apart
    ("Eerste alinea.\n\nTweede alinea.", ["Eerste alinea.", "Tweede alinea."]),
    (
        "Eerste zin die kort is.\nTweede alinea begint hier en is een stuk langer dan de eerste.",
        [
            "Eerste zin die kort is.",
            "Tweede alinea begint hier en is een stuk langer dan de eerste.",
        ],
    ),
    # a bullet's lines belong together
    (
        "Het gaat om:\n· de eerste maatregel die is\ngenomen, en\n· de tweede.",
        ["Het gaat om:", "de eerste maatregel die is genomen, en", "de tweede."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert texts(read(text)) == expected


SPELLED = [
    # accents that stand apart, as some systems write them; one on no letter stays
    ("De coo\u0308peratie vraagt e\u0301e\u0301n brug.", "De coöperatie vraagt één brug."),
    ("Een \u0301 los teken.", "Een \u0301 los teken."),
    # ligatures of the type, and the one letter for ij
    ("De ﬁnanciën en het oﬃciële eﬀect.", "De financiën en het officiële effect."),
    ("Het \u0133s en het \u0132sselmeer.", "Het ijs en het IJsselmeer."),
    # hyphens that may not break a line; dashes are no hyphens
    ("Kamerstuk 36\u2011800\u2011XIV – nr. 3.", "Kamerstuk 36-800-XIV – nr. 3."),
    # a syllable mark within a word, and what parts words without a break
    ("De mi\u00adnis\u00adter\u00a0zegt\u202fhet.", "De minister zegt het."),
    # signs that have an accent of themselves are as they were
    ("Zo’n ½ m² kost € 5.", "Zo’n ½ m² kost € 5."),
]


@pytest.mark.parametrize(("text", "expected"), SPELLED)
def test_one_letter_is_spelled_in_one_way(text: str, expected: str) -> None:
    assert read(text).text == expected


def test_line_ends_that_were_written_twice() -> None:
    lines = "De brug wordt\ngebouwd.\n\nDe weg niet.\n"
    doubled = read_bytes(lines.replace("\n", "\r\r\n").encode(), "brief.txt")
    assert texts(doubled) == texts(read(lines)) == ["De brug wordt gebouwd.", "De weg niet."]


def test_notes_move_behind_the_text_and_keep_their_anchor() -> None:
    letter = read(
        "De motie[footnoteRef:1] is uitgevoerd.[footnoteRef:2] [1:  Kamerstuk 36 800, nr. 12 [zie ook nr. 13]. ]  [2: ] \n\nTot slot.\n"
    )
    assert texts(letter, "body") == ["De motie is uitgevoerd.", "Tot slot."]
    first, second = letter.footnotes
    assert letter.text[first.start : first.end] == "Kamerstuk 36 800, nr. 12 [zie ook nr. 13]."
    assert (second.start, second.label) == (second.end, "2")
    assert letter.text[: first.anchor].endswith("De motie")
    assert letter.text[: second.anchor].endswith("is uitgevoerd.")


PAGE = "De uitvoering van het programma Levend Water ligt op schema, maar de voortgang blijft"
FEET = [
    # a folio in the middle of a sentence
    f"{PAGE}\n\nPagina 2 van 9\n\nachter bij de verwachting.\n",
    # a form feed with a kenmerk under it
    f"{PAGE}\n\fPagina 2 van 9\n\nOns kenmerk\nABC/123\n\nachter bij de verwachting.\n",
    # a form feed only
    f"{PAGE}\n\fachter bij de verwachting.\n",
]


@pytest.mark.parametrize("text", FEET)
def test_running_heads_do_not_part_a_sentence(text: str) -> None:
    assert texts(read(text)) == [f"{PAGE} achter bij de verwachting."]


def test_notes_at_the_foot_of_a_page() -> None:
    letter = read(
        "De motie over het water1 is uitgevoerd en het plan voor de natuur is intussen al\n"
        "\n1 Kamerstuk 36 800, nr. 12.\n\fgepubliceerd. De CO2 en de km2 blijven staan.\n"
    )
    assert texts(letter, "body") == [
        "De motie over het water is uitgevoerd en het plan voor de natuur is intussen al gepubliceerd. De CO2 en de km2 blijven staan."
    ]
    (note,) = letter.footnotes
    assert letter.text[note.start : note.end] == "Kamerstuk 36 800, nr. 12."
    assert letter.text[: note.anchor].endswith("het water")
    assert letter.page_at(letter.text.index("De CO2")) == 2


def test_a_numbered_list_is_no_note() -> None:
    letter = read("Ik noem drie punten:\n\n1 Eerst het water.\n2 Dan de lucht.\n")
    assert not letter.footnotes


QUESTIONS = [
    # each question with its answer; combined answers; numbers without a word
    "Vraag 1\nBent u bekend met het bericht?\n\nAntwoord 1\nJa.\n\nVraag 2\nWaarom?\n\nAntwoord op vraag 2\nDaarom.\n",
    "Vraag 1\nBent u bekend met het bericht?\n\nVraag 2\nWaarom?\n\nAntwoord op de vragen 1 en 2\nJa.\n\nDaarom.\n",
    # the heading and the text on one line
    "Vraag 1: Bent u bekend met het bericht?\n\nAntwoord: Ja.\n\nVraag 2: Waarom?\n\nAntwoord: Daarom.\n",
    # numbered questions, and only the answers have a heading
    "1. Bent u bekend met het bericht?\n\nAntwoord\nJa.\n\n2. Waarom?\n\nAntwoord\nDaarom.\n",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_and_answers(text: str) -> None:
    letter = read(text)
    asked = " ".join(texts(letter, "question"))
    answered = " ".join(texts(letter, "answer"))
    assert "Bent u bekend" in asked
    assert "Waarom" in asked
    assert "Ja." in answered
    assert "Daarom." in answered
    assert "bekend" not in answered
    assert letter.head.kind == "antwoord"


def test_numbers_of_questions() -> None:
    letter = read("Vraag 3\nWaarom?\n\nAntwoord op vragen 3 en 4\nDaarom.\n")
    assert [(b.role, b.number) for b in letter.blocks] == [
        ("question", "3"),
        ("question", "3"),
        ("answer", "3 en 4"),
        ("answer", "3 en 4"),
    ]


def test_questions_on_the_line_of_their_number() -> None:
    letter = read(
        "Vraag 3. Klopt het dat de brug dicht is?\n\nAntwoord op vraag 3. Nee, hij is open.\n\n"
        "Vraag 4: Waarom?\n\nAntwoord 4: Daarom.\n"
    )
    assert [(b.role, b.number, letter.text[b.start : b.end]) for b in letter.blocks] == [
        ("question", "3", "Klopt het dat de brug dicht is?"),
        ("answer", "3", "Nee, hij is open."),
        ("question", "4", "Waarom?"),
        ("answer", "4", "Daarom."),
    ]
    # no question: a sentence about one
    assert [b.role for b in read("Vraag 3 gaat over de brug. Die is open.").blocks] == ["body"]
    assert [b.role for b in read("Vraag 3. en 4 gaan over de brug.").blocks] == ["body"]


BARE = [
    # an answer cut out of its paper: plain body, whatever it begins with
    "Ja, het betreffende datacenter wordt primair met lucht gekoeld.",
    "De Minister van Financiën heeft eerder gemeld dat de wet werkt. Ik onderschrijf dat.",
    "Aan de Kamer is toegezegd dat dit wordt onderzocht. Dat onderzoek loopt nog.",
    "Vragen van het lid Jansen over dit onderwerp heb ik eerder beantwoord. Daar verwijs ik naar.",
]


@pytest.mark.parametrize("text", BARE)
def test_a_bare_answer_is_body(text: str) -> None:
    letter = read(text)
    assert [b.role for b in letter.blocks] == ["body"]
    assert letter.head.signatories == ()


def test_markers_of_official_publications_go() -> None:
    letter = read("Dat heb ik gemeld.[11 ] Het artikel[3] zegt iets anders [zie bijlage].\n")
    assert letter.text == "Dat heb ik gemeld. Het artikel zegt iets anders [zie bijlage]."


HEADINGS = [
    ("Inleiding\n\nDe wet is klaar.", ["heading", "paragraph"]),
    ("1. Inleiding\n\nDe wet is klaar en wordt ingediend.", ["heading", "paragraph"]),
    ("2.1 Aanpak\n\nDe wet is klaar en wordt ingediend.", ["heading", "paragraph"]),
    # no heading: it ends as a sentence does, or begins small
    ("Zie hierna.\n\nDe wet is klaar.", ["paragraph", "paragraph"]),
    ("zie hierna\n\nDe wet is klaar.", ["paragraph", "paragraph"]),
]


def test_a_heading_right_below_a_full_line() -> None:
    letter = read(
        "Het kabinet heeft de afgelopen jaren hard gewerkt aan de uitvoering van het plan.\n"
        "Voorbereiding\n"
        "De provincies en de gemeenten werken daar aan mee, en ook de waterschappen zijn er\n"
        "bij betrokken. Zij melden dat het werk in mei gereed is en dat er geen geld ontbreekt.\n"
        "De minister van Financiën,\nE. Heinen\n"
    )
    assert [b.kind for b in letter.blocks[:3]] == ["paragraph", "heading", "paragraph"]
    assert letter.head.signatories[0].name == "E. Heinen"


@pytest.mark.parametrize(("text", "kinds"), HEADINGS)
def test_headings(text: str, kinds: list[str]) -> None:
    letter = read(text)
    assert [b.kind for b in letter.blocks] == kinds
    assert len(letter.sections) == kinds.count("heading")


TABLES = [
    # wide gaps; tabs; bars, with the unit in a row; a cell a line, as Word exports them
    (
        "Bedragen x € 1 mln.\n\nMaatregel          2026      2027\nAgenten              10        20\nTotaal               10        20\n",
        [["Maatregel", "2026", "2027"], ["Agenten", "10", "20"], ["Totaal", "10", "20"]],
        1_000_000,
    ),
    (
        "Tabel 1: budget (in duizenden euro's)\nBudget\t2026\t2027\nWijk\t1,5\t2\n",
        [["Budget", "2026", "2027"], ["Wijk", "1,5", "2"]],
        1_000,
    ),
    (
        "| Maatregel | 2026 |\n|---|---:|\n| Agenten (x € 1 mld.) | 10 |\n",
        [["Maatregel", "2026"], ["Agenten (x € 1 mld.)", "10"]],
        1_000_000_000,
    ),
    (
        "Tabel 2\n\t Totaal (bedragen x € 1.000)\n\tIncidenteel \n2026-2035\n\n\tStallen[footnoteRef:1] [1:  Zie bijlage.] \n\n\t1.200\n\n\tOverig\n\t \n",
        [
            ["Totaal (bedragen x € 1.000)", "Incidenteel 2026-2035"],
            ["Stallen", "1.200"],
            ["Overig", ""],
        ],
        1_000,
    ),
    # a table that is not in money
    (
        "Tabel 3: oppervlak (x 1.000 hectare)\nGebied\t2026\t2027\nVeluwe\t12\t14\n",
        [["Gebied", "2026", "2027"], ["Veluwe", "12", "14"]],
        None,
    ),
]


@pytest.mark.parametrize(("text", "rows", "factor"), TABLES)
def test_tables(text: str, rows: list[list[str]], factor: int | None) -> None:
    letter = read(f"Geachte voorzitter,\n\n{text}\nDat is alles.\n")
    (table,) = letter.tables
    cells: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        cells[cell.row].append(letter.text[cell.start : cell.end])
    assert cells == rows
    assert table.factor == factor
    assert letter.text.endswith("Dat is alles.") or letter.footnotes


NO_TABLES = [
    "Datum\t3 juni 2026\nBetreft\tGeld\n\nGeachte voorzitter,\n\nTekst.",
    "De minister van Financiën,\tDe minister van Defensie,\n\nE. Heinen\tR. Brekelmans\n",
    "Inhoud van deze brief\n\nInleiding op het onderwerp ........ 3\nSlot en samenvatting ............. 4\n",
    "·\tDe eerste maatregel gaat in.\n·\tDe tweede maatregel volgt.\n",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_no_tables(text: str) -> None:
    assert read(text).tables == ()


def test_a_row_is_the_parent_of_the_rows_that_add_up_to_it() -> None:
    letter = read(
        "Tabel 1 (x € 1 mln.)\nPost\t2026\t2027\t2028\nWonen\t30\t40\t50\nStad\t10\t20\t30\nLand\t20\t20\t21\n"
        "Zorg\t5\t5\t5\nTotaal\t35\t45\t55\n"
    )
    (table,) = letter.tables
    assert table.row_levels == (0, 0, 1, 1, 0, 0)
    assert table.totals == (5,)


def test_an_address_and_a_name_below_head_nothing() -> None:
    letter = read(
        "De Voorzitter van de Tweede Kamer\n\nDen Haag, 3 maart 2026\n\nGeachte voorzitter,\n\n"
        "Hierbij bied ik u de stand aan.\n\nVervolg\n\nIn juni bied ik u meer aan, zoals beloofd.\n\n"
        "Hoogachtend,\n\nDe minister van Water,\n\n\nA. Voorbeeld\n"
    )
    assert [s.heading for s in letter.sections] == ["Vervolg"]
    assert letter.text[letter.sections[0].end :].lstrip().startswith("Hoogachtend")
