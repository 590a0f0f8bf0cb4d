"""Ways of saying: what fifteen ministries print, beside what is to be read in it.

The tables are ``tests/ways/*.txt``, a case a line: what is found (nothing for a near miss) and the
text; for deadlines the letter's date stands between. All were written before they were run, by the
guideline of the annotation; names and numbers are put together at random. Questions, lists and
headings, which need more than a sentence, are in ``LAID_OUT``.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kb.extract.pipeline import extract
from kb.facts import Extraction
from tests.reading_of import facts_of
from tests.written_letters import written

WAYS = Path(__file__).with_name("ways")
KINDS = ("references", "motions", "met", "deadlines", "amounts")


def printed(kind: str, facts: Extraction) -> str:
    """The facts of one kind as the tables print them."""
    if kind == "references":
        found = (r.ref for r in facts.references if r.kind in ("kamerstuk", "dossier"))
        return "; ".join(sorted(set(found)))
    if kind == "motions":
        return "; ".join(
            f"{m.ref or '/'.join(m.sponsors) or '-'} {m.status}" for m in facts.motions
        )
    if kind == "met":
        return "; ".join(m.status for m in facts.met)
    if kind == "deadlines":
        return "; ".join(f"{d.earliest or '..'}/{d.latest}" for d in facts.deadlines)
    return "; ".join(
        f"{a.eur.normalize():f}{'' if a.eur_max is None else f'-{a.eur_max.normalize():f}'} {a.recurrence}"
        for a in facts.amounts
    )


def cases() -> list[tuple[str, str, str]]:
    """(kind, what is found, the rest of the line) of every line that is no comment."""
    found = []
    for kind in KINDS:
        for line in (WAYS / f"{kind}.txt").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                expected, _, rest = line.partition(" | ")
                found.append((kind, expected.strip(), rest))
    return found


@pytest.mark.parametrize(("kind", "expected", "rest"), cases())
def test_reads_what_is_said(kind: str, expected: str, rest: str) -> None:
    date = None
    if kind == "deadlines":
        day, _, rest = rest.partition(" | ")
        date = dt.date.fromisoformat(day)
    assert printed(kind, facts_of(rest, date)) == expected


#: A letter in the notation of :func:`tests.written_letters.written`, and its motions.
LAID_OUT = [
    # a question that "Ja" answers says what it asked
    ("? Is de motie Otter uitgevoerd?\n> Ja, met de brief van 4 mei.", "Otter uitgevoerd"),
    ("? Bent u voornemens de motie Otter uit te voeren?\n> Ja, dat doe ik in mei.", "Otter toegezegd"),
    # and one that it does not, or that denies, says nothing
    ("? Is de motie Otter uitgevoerd?\n> Nog niet.", "Otter genoemd"),
    ("? Klopt het dat de motie Otter nog niet is uitgevoerd?\n> Ja.", "Otter genoemd"),
    ("? Bent u bekend met de motie Otter?\n> Ja.", "Otter genoemd"),
    ("? Wat vindt u van de motie Otter?\n> Ja, die ken ik.", "Otter genoemd"),
    # the answer points at what the question names
    ("? Kent u de motie Otter?\n> Ja. Hieraan is uitvoering gegeven.", "Otter uitgevoerd"),
    ("? Wanneer voert u de motie Otter uit?\n> Ik zal de motie in mei uitvoeren.", "Otter toegezegd"),
    # a heading says it of the list under it, until the next heading
    ("# Afgedane moties\n- Motie Otter over zand\n- Motie Das over grind", "Otter afgedaan; Das afgedaan"),
    ("# Overzicht uitgevoerde moties\n- Motie Otter over zand", "Otter uitgevoerd"),
    ("# Lopende moties\n- Motie Otter (30 573, nr. 90)", "30573-90 toegezegd"),
    ("# Niet uitgevoerde moties\n- Motie Otter over zand", "Otter genoemd"),
    ("# Afgedane moties\n- Motie Otter over zand\n# Overig\n- Motie Das over grind", "Otter afgedaan; Das genoemd"),
    ("# Moties\n- Motie Otter over zand", "Otter genoemd"),
    # so does a line with a colon
    ("Met deze brief worden afgedaan:\n- de motie Otter;\n- de motie Das.", "Otter afgedaan; Das afgedaan"),
    ("Ik geef uitvoering aan:\n- de motie Otter over zand.", "Otter uitgevoerd"),
    ("Ter sprake kwamen:\n- de motie Otter over zand.", "Otter genoemd"),
    # a line of its own gives the status
    ("De motie Otter vraagt om zand. Stand van zaken: afgedaan met de brief van 3 mei.", "Otter afgedaan"),
    ("De motie Otter vraagt om zand. Stand van zaken: nog niet begonnen.", "Otter genoemd"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAID_OUT)
def test_reads_what_the_layout_says(text: str, expected: str) -> None:
    assert printed("motions", extract(written(text))) == expected
