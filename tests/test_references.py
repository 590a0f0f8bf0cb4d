"""Cited papers: each case is a text and the ids found in it, in order."""

import time

import pytest

from kb.extract.references import citations

FOUND = [
    # without its dossier, behind a motion or after "idem"
    ("De motie Otter (34 567, nr. 4) en de motie Das (nr. 6).", ["34567-4", "34567-6"]),
    (
        "De motie Otter (34 567 VI, nr. 4) en de motie Das (stuk nrs. 6 en 7).",
        ["34567-VI-4", "34567-VI-6", "34567-VI-7"],
    ),
    ("Kamerstuk 34 567, nr. 4. Idem, nr. 5. Ibidem nr. 6.", ["34567-4", "34567-5", "34567-6"]),
    ("Kamerstuk 34 567, nr. 4. De bijlage (nr. 6) is bekend.", ["34567-4"]),
    ("De motie Otter (nr. 6).", []),
    # as printed today
    ("Zie Kamerstuk 12 345, nr. 67.", ["12345-67"]),
    ("Kamerstukken II, 2031/32, 34 567 XIV, nr. 8", ["34567-XIV-8"]),
    ("(Kamerstuk 34567-XII-60)", ["34567-XII-60"]),
    ("Kamerstukken 34 567 XIV nr. 1 en nr. 2", ["34567-XIV-1", "34567-XIV-2"]),
    ("Kamerstukken II 2029/30, 34 567, nrs. 2 en 5", ["34567-2", "34567-5"]),
    ("34567-XIV, nr. 66", ["34567-XIV-66"]),
    ("(34567, nr. 645)", ["34567-645"]),
    ("Kamerstuk 34 567, nr. 1045, blz. 12", ["34567-1045"]),
    ("Kamerstuk 34 567, nr. 12, p. 3", ["34567-12"]),
    ("(Kamerstuk 34567 nr 7)", ["34567-7"]),
    ("Kamerstuk 34 567, nummer 76", ["34567-76"]),
    ("kamerstuk 34567–343", ["34567-343"]),
    ("Kamerstuk 34 567-VI, nr. 9", ["34567-VI-9"]),
    ("Kamerstuk 34 567, hoofdstuk XV, nr. 56", ["34567-XV-56"]),
    ("Kamerstuk 34567 VIII-208", ["34567-VIII-208"]),
    ("de begroting (34 567 A, nr. 15)", ["34567-A-15"]),
    ("de begroting IIB (34 567 IIB, nr. 5)", ["34567-IIB-5"]),
    # Councils of the EU, and kingdom acts
    ("21501-32-1740", ["21501-32-1740"]),
    ("Kamerstuk 21 501-20, nr. 1518", ["21501-20-1518"]),
    ("Kamerstukken 21501-02, nrs. 4 en 5", ["21501-02-4", "21501-02-5"]),
    ("(22112, nr. 3456)", ["22112-3456"]),
    ("Kamerstuk 34 567 (R2099), nr. 3", ["34567-3"]),
    ("t.v.v. 34567-(R2077)-12", ["34567-12"]),
    # older usage
    ("(TK 2010–2011, 32 100 XVI, nr. 42e, p. 3)", ["32100-XVI-42e"]),
    ("Tweede Kamer, vergaderjaar 2010–2011, 32 100 XIII, nr. 111", ["32100-XIII-111"]),
    ("T.K. 1996-1997, 25 100, nr. 2", ["25100-2"]),
    ("Kamerstuk 1996–1997, 25 100, nr. 2", ["25100-2"]),
    ("(29100. nr. 209)", ["29100-209"]),
    ("de motie (23 100-171)", ["23100-171"]),
    ("Zij krijgt nr. 30 (32100).", ["32100-30"]),
    ("moties (nrs. 58, 59 en 62 (32100))", ["32100-58", "32100-59", "32100-62"]),
    # Eerste Kamer: letters for numbers
    ("Kamerstukken I 2031/32, 34 567, nr. E", ["34567-E"]),
    ("EK 34 567, AH", ["34567-AH"]),
    ("Kamerstukken I 2031/32, 34 567, B", ["34567-B"]),
    # lists and ranges
    ("34567, nrs. 158, 159 en 162", ["34567-158", "34567-159", "34567-162"]),
    ("34 567, nrs. 52–54", ["34567-52", "34567-53", "34567-54"]),
    ("Kamerstuk 34 567, nr. 31 t/m 33", ["34567-31", "34567-32", "34567-33"]),
    ("34 567 XIV, nr. 5; 34 567 XV, nr. 9", ["34567-XIV-5", "34567-XV-9"]),
    ("35 100, nrs. 3 en 4, 33 200, nr. 12", ["35100-3", "35100-4", "33200-12"]),
    ("Kamerstuk 30 100 en 31 200, nr. 8", ["30100-8", "31200-8"]),
    ("(32100 V, 39 en 44)", ["32100-V-39", "32100-V-44"]),
    ("Kamerstuk 34 567, nr. 27 en 28 oktober", ["34567-27"]),
    # a dossier without a number
    ("Kamerstukken 34 567 XIV", ["34567-XIV"]),
    ("in dossier 34 567", ["34567"]),
    ("het wetsvoorstel 34 567", ["34567"]),
    ("de begroting van het ministerie van Bruggen (34 567 IX)", ["34567-IX"]),
    ("bij de begrotingsbehandeling (34 567 XIV) is gevraagd", ["34567-XIV"]),
    ("het Wetsvoorstel huur (34 567)", ["34567"]),
    # broken by a line end
    ("Kamerstuk 34\n567, nr.\n12", ["34567-12"]),
    # other numbers
    ("toezegging TZ202412-114", ["TZ202412-114"]),
    ("toezegging T03421", ["T03421"]),
    ("zaak 2025Z01234", ["2025Z01234"]),
    ("document 2025D01234", ["2025D01234"]),
]

NOT_FOUND = [
    "Handelingen II 2022/23, nr. 34, item 5",
    "Aanhangsel Handelingen II 2022/23, nr. 1234",
    "Aanhangsel van de Handelingen, vergaderjaar 2021–2022, nr. 2347",
    "Staatscourant 2021, 33576",
    "Stcrt. 2021, nr. 33 576",
    "Stb. 2020, 12",
    "T 070 379 8911",
    "06-12345678 en 030-2345678",
    "Postbus 20401, 2500 EK Den Haag",
    "Prinses Irenestraat 6, 2595 BD Den Haag",
    "€ 12 345, nr. 3",
    "een bedrag van 12 345 euro",
    "ruim 12.345 woningen",
    "17.515.152 inwoners",
    "Verordening (EU) nr. 2017/1938",
    "Richtlijn 2009/147/EG",
    "COM(2020) 12345",
    "NEN 15288-1",
    "ISO 14001-2",
    "artikel 12, lid 3, nr. 4",
    "in 2025 nr. 3",
    "IBAN NL91 ABNA 0417 1643 00",
    "18 589 gevallen in 2021",
    "de periode 2023-2027",
    "de jaren 2010–2011, nr. 3",
    "KvK 12345678",
    "36 000 woorden",
    "vraag 12 en 345",
    "zaaknummer 12345678901",
    "op 12 345 meter, nummer drie",
    "ECLI:NL:RVS:2019:1603",
    "tabel 12.345",
]


@pytest.mark.parametrize(("text", "ids"), FOUND)
def test_finds_what_is_cited(text: str, ids: list[str]) -> None:
    found = citations(text)
    assert [c.ref for c in found] == ids
    assert all(0 <= c.start < c.end <= len(text) for c in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    ("text", "chamber", "session"),
    [
        ("Kamerstukken II, 2031/32, 34 567, nr. 3", "II", "2031-2032"),
        ("Kamerstukken I 2031–2032, 34 567, nr. A", "I", "2031-2032"),
        ("TK 2010-2011, 32 100, nr. 3", "II", "2010-2011"),
        ("EK 34 567, B", "I", None),
        ("Kamerstuk 34 567, nr. 3", None, None),
        ("Tweede Kamer, vergaderjaar 1999–2000, 26 100, nr. 3", "II", "1999-2000"),
    ],
)
def test_reads_chamber_and_session(text: str, chamber: str | None, session: str | None) -> None:
    assert [(c.chamber, c.session) for c in citations(text)] == [(chamber, session)]


@pytest.mark.parametrize(
    "piece", ["12 345", "12345-", "Kamerstuk ", "nr. 1, ", "12 345, nr. 1 en ", "1", " "]
)
def test_takes_time_linear_in_the_text(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    citations(text)
    # a quadratic search would need minutes for a million characters
    assert time.process_time() - begun < 30
