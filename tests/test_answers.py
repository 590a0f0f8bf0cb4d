"""Asking: the shipped letters' questions, refusals, citations that hold, and anything at all typed."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.answers.question import Answer
from kb.answers.understanding import understand
from kb.cli import cli
from kb.knowledge_base import KnowledgeBase
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmark"))
import answers as benchmark

TODAY = dt.date(2026, 10, 1)


@pytest.fixture(scope="module")
def folder(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped letters, with a search index of our own beside them."""
    copy = tmp_path_factory.mktemp("asked") / "kb"
    shutil.copytree(shipped, copy)
    return copy


@pytest.fixture(scope="module")
def kb(folder: Path) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(folder) as opened:
        yield opened


def ask(kb: KnowledgeBase, words: str) -> Answer:
    """The answer, once its citations are seen to hold."""
    answer = kb.ask(words, TODAY)
    assert benchmark.holds(kb, answer), f"a citation does not hold: {words}"
    assert (answer.text is None) == (not answer.parts)
    assert 0.0 <= answer.confidence <= 1.0
    return answer


# What is asked for, in wordings of every kind of letter

KINDS = [
    ("Wanneer komt het wetsvoorstel over emissiedoelen?", "date", ""),
    ("In welk kwartaal wordt het plan vastgesteld?", "date", ""),
    ("Per wanneer geldt de nieuwe norm?", "date", ""),
    ("When will the bill be sent to parliament?", "date", ""),
    ("Hoeveel is er voor PAS-melders?", "amount", ""),
    ("Hoe hoog zijn de kosten van het programma?", "amount", ""),
    ("Wat kost de hyperloop?", "amount", ""),
    ("How much is available for schools?", "amount", ""),
    ("Hoeveel woningen zijn opgeleverd?", "how_many", ""),
    ("How many teachers have applied?", "how_many", ""),
    ("Hoeveel procent van de banken vergoedt?", "fact", ""),
    ("Wie verkent de interimmers?", "who", ""),
    ("Door welk instituut is dit onderzocht?", "who", ""),
    ("Who publishes the report?", "who", ""),
    ("Wie ondertekende de brief over stikstof?", "who", "signatory"),
    ("Van wie is motie 39044-18?", "who", "sponsor"),
    ("Welke moties zijn afgedaan in de stikstofbrief?", "list", "motions"),
    ("Which motions are closed?", "list", "motions"),
    ("Hoeveel moties zijn uitgevoerd?", "how_many", "motions"),
    ("Wat heeft de minister over biologische landbouw toegezegd en voor wanneer?", "list", "commitments"),
    ("Welke toezeggingen zijn te laat?", "list", "commitments"),
    ("Is de motie Brandwijk afgedaan?", "status", "motions"),
    ("Wat is de status van toezegging TZ202512-114?", "status", "commitments"),
    ("Naar welke landen gaan ouders?", "list", ""),
    ("Worden er nieuwe toetsen ingevoerd?", "yes_no", ""),
    ("Waar vond de bijeenkomst plaats?", "where", ""),
    ("Wat is een streekziekenhuis?", "definition", ""),
    # negatives: words of asking that do not decide alone
    ("Op welke datum is motie 39 044, nr. 18 voorgesteld?", "date", ""),
    ("stikstof", "fact", ""),
    ("", "fact", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "about"), KINDS)
def test_what_is_asked_for(words: str, kind: str, about: str) -> None:
    question = understand(words)
    assert (question.kind, question.about) == (kind, about)


def test_numbers_are_read_however_they_are_written() -> None:
    for written in ("39 090 XIV, nr. 12", "39090-XIV-12", "39090-xiv, nr. 12", "39 090-XIV nr 12"):
        assert understand(f"motie {written}").references == ("39090-XIV-12",), written
    assert understand("Is TZ202512-114 nagekomen?").references == ("TZ202512-114",)
    assert understand("Wat gebeurde er in 2025 en 2026?").references == ()


# Right answers and refusals

ASKED = list(benchmark.questions(None, variants=True))


@pytest.fixture(scope="module")
def answered(kb: KnowledgeBase) -> list[tuple[benchmark.Asked, Answer]]:
    """Every question in every wording, each with its answer; the citations of all hold."""
    return [(asked, ask(kb, asked.words)) for asked in ASKED]


def test_there_are_questions_enough() -> None:
    content = json.loads((ROOT / "tests/letters/questions.json").read_text("utf-8"))
    assert len(content["answerable"]) >= 80
    assert len(content["unanswerable"]) >= 20
    assert all(len(q["variants"]) >= 2 for q in content["answerable"])


def test_most_questions_are_answered_right(
    answered: list[tuple[benchmark.Asked, Answer]],
) -> None:
    could = [(a, b) for a, b in answered if a.answer is not None]
    assert sum(benchmark.right(a, b) for a, b in could) >= 0.75 * len(could)


def test_what_is_answered_is_mostly_right(
    answered: list[tuple[benchmark.Asked, Answer]],
) -> None:
    given = [(a, b) for a, b in answered if a.answer is not None and b.text is not None]
    assert sum(benchmark.right(a, b) for a, b in given) >= 0.88 * len(given)


def test_what_no_letter_answers_is_refused(
    answered: list[tuple[benchmark.Asked, Answer]],
) -> None:
    refused = [b.text is None for a, b in answered if a.answer is None]
    assert sum(refused) >= 0.8 * len(refused)


ANSWERS = [
    # an amount, one of two in the sentence, and a range whole
    ("Hoeveel gaat er van Levend Grasland naar advies op het boerenbedrijf?", "€ 12 mln."),
    ("Tussen welke bedragen liggen de tarieven per hectare voor de beheervergoeding?", "€ 480 tot € 950"),
    # structural beside once
    ("Hoeveel krijgt het meldpunt online oplichting vanaf 2027 structureel?", "€ 5,4 miljoen"),
    ("Hoeveel is er in 2026 beschikbaar voor het meldpunt online oplichting?", "€ 6,8 miljoen"),
    # a date without what bounds it; slips of typing; no capitals
    ("Wanneer ontvangt de Kamer het Plan spoedzorg in de regio?", "1 maart 2026"),
    ("wanneer startte meldpunt online oplichtng", "2 februari 2026"),
    # in English
    ("When will parliament receive the regional emergency care plan?", "1 maart 2026"),
    # a count
    ("Hoeveel meetpunten telt het huidige meetnet drinkwaterbronnen?", "210"),
    # statuses by number and by sponsor
    ("Wat is de status van motie 39080-5?", "uitgevoerd"),
    ("Is de motie Brandwijk over grondwaterbeschermingsgebieden afgedaan?", "afgedaan"),
    # who
    ("Wie diende de motie over grondwaterbeschermingsgebieden met nummer 39044-18 in?",
     "Brandwijk, Lammertink, Van ’t Klooster"),
    # a list, complete, from the ledger
    ("Welke moties noemt de brief over de aanpak van het lerarentekort?",
     "39090-VIII-40; 39090-VIII-43; 39090-VIII-44"),
    # what the Chamber did with motions is no claim, and counts only where a letter says so
    ("Welke moties zijn ontraden?", "39010-31"),
    ("Hoeveel moties zijn verworpen?", "1"),
    ("Welke moties van Terwisga zijn aangehouden?", None),
    # not, and open: the others
    ("Welke moties van Terwisga zijn nog niet afgedaan?", "39010-42; 39010-31; 39052-30"),
    ("Welke moties van Terwisga staan nog open?", "39010-42; 39010-31; 39052-30"),
    ("Welke toezeggingen over ruwe meetgegevens zijn niet nagekomen?",
     "Ik zal binnen zes weken met de drinkwaterbedrijven afspraken maken over het delen van ruwe meetgegevens."),
    # said so in letters of that year
    ("Welke moties zijn in 2025 afgedaan?", "39021-44"),
    # what a letter claims is not what the register records
    ("Wat is volgens het register de status van motie 39044-18?", None),
    ("Welke moties zijn volgens het register afgedaan?", None),
    # an office, and a letter without the word
    ("Wie is de minister van Landbouw?", "H.M. Drostveld"),
    ("Wie is de minister van Defensie?", None),
    ("Wie heeft de Voorjaarsnota ondertekend?", "E.J. Pottjewijd"),
    # a cell of a table with the unit of its column
    ("Hoeveel is er in 2027 voor ventilatie?", "€ 20 mln."),
    # no topic at all, and a date that only says the question again
    ("Hoeveel brieven zijn er?", None),
    ("Wanneer is het zomerreces?", None),
    # no: the number, the member and the thing that no letter has
    ("Wat is de status van motie 39021-99?", None),
    ("Is toezegging TZ202509-001 nagekomen?", None),
    ("Welke moties van het lid Pruimboom zijn uitgevoerd?", None),
    ("hoeveel geld gaat er naar defensie op mars", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ANSWERS)
def test_an_answer(kb: KnowledgeBase, words: str, expected: str | None) -> None:
    text = ask(kb, words).text
    if expected is None:
        assert text is None
    else:
        assert text is not None
        assert sorted(text.split("; ")) == sorted(expected.split("; "))


def test_a_count_shows_what_was_counted(kb: KnowledgeBase) -> None:
    answer = ask(kb, "Hoeveel moties zijn uitgevoerd?")
    assert answer.text == str(len(answer.parts))
    assert {p.label for p in answer.parts} >= {"39080-5", "39021-47"}


def test_overdue_commitments_come_from_the_ledger(kb: KnowledgeBase) -> None:
    late = {line.newest.citation.start for line in kb.ledger(TODAY).commitments if line.overdue}
    assert late
    answer = ask(kb, "Welke toezeggingen zijn te laat?")
    assert {part.citation.start for part in answer.parts} == late


# Anything may be typed

ODD = [
    "", "   ", "?", "???!!!", "\x00\x1b[31mrood", "a" * 10_000, "motie " * 2_000, "Wanneer " * 1_500,
    "'; DROP TABLE letters; --", "SELECT * FROM motions WHERE 1=1", 'dossier:39010 "exact', "-grasland",
    "<script>alert(1)</script>", "[bold]Wanneer[/bold]", "soort:motie", "motie:39044-18", "(((((", "*", "~2 AND OR NOT",
    "Quand sera publié le rapport annuel ?", "何时发表报告", "Wann kommt der Bericht?", "🐑🐑🐑", "ﬁnanciën", "39044",
    "de het een", "ja", "2026", "nr. 18", "%s {x} %(y)s",
]  # fmt: skip


@pytest.mark.parametrize("words", ODD, ids=lambda w: repr(w[:20]))
def test_anything_may_be_asked(kb: KnowledgeBase, words: str) -> None:
    ask(kb, words)


# The command


def run(folder: Path, *words: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(
        cli, ["--kb", str(folder), "ask", *words], input=typed, standalone_mode=False
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code or int(result.return_value or 0), result.stdout


def test_the_command_prints_json_by_the_contract(folder: Path) -> None:
    status, out = run(folder, "--format", "json", "Wat is de status van motie 39080-5?")
    found = json.loads(out)
    assert status == 0
    assert set(found) == {"question", "answer", "kind", "parts", "passages", "confidence"}
    assert found["answer"] == "uitgevoerd"
    assert found["kind"] == "status"
    cited = found["parts"][0]["citation"]
    assert set(cited) == {"letter", "file", "date", "page", "start", "end", "sentence"}
    assert found["parts"][0]["text"] in cited["sentence"]
    assert cited["date"] == "2026-05-29"


def test_what_is_not_found_exits_with_3(folder: Path) -> None:
    status, out = run(folder, "--format", "json", "Wat is de status van motie 39021-99?")
    assert (status, json.loads(out)["answer"]) == (3, None)
    status, out = run(folder, "Hoe heet de hond van de minister van Financiën?")
    assert status == 3
    assert out.startswith("Niet gevonden.")


def test_questions_are_read_line_by_line_each_apart(folder: Path) -> None:
    lines = [
        "Wat is de status van motie 39080-5?",
        "",
        "En wanneer?",
        "wat is de status van motie 39080-5",
    ]
    status, out = run(folder, "--format", "json", typed="\n".join(lines) + "\n")
    answers = [json.loads(line)["answer"] for line in out.splitlines()]
    assert status == 0
    assert len(answers) == 3
    assert answers[0] == answers[2] == "uitgevoerd"


def test_the_question_is_explained(folder: Path) -> None:
    _status, out = run(folder, "--explain", "Hoeveel krijgt het meldpunt vanaf 2027 structureel?")
    assert "kind amount" in out
    assert "yearly True" in out
    assert "covered" in out


def test_markup_and_controls_of_a_question_do_no_harm(folder: Path) -> None:
    _status, out = run(folder, "[red]\x1b[31mWat is de status van motie 39080-5?")
    assert "\x1b[31m" not in out
