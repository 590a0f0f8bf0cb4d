"""Every act by its key, and the main ones by the mouse, on a copy of the frozen knowledge base."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.knowledge_base import KnowledgeBase
from kb.ledger.lines import Verdict
from tests.frozen import NOW, TODAY
from tests.tui_pilot import NARROW, WHO, WIDE, PlainSearch, app_on, press, settled, until
from tui.app import GriffieApp
from tui.screens.dialogs import Confirm, Prompt
from tui.screens.graph import GraphScreen
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.screens.welcome import WelcomeScreen
from tui.sections import SECTIONS
from tui.widgets.detail import Detail
from tui.widgets.table import Table


@pytest.fixture
def kb(frozen_kb: Path, tmp_path: Path) -> Iterator[KnowledgeBase]:
    """A knowledge base of one's own to give verdicts in."""
    folder = tmp_path / "kb"
    shutil.copytree(frozen_kb, folder)
    with PlainSearch.open(folder) as opened:
        yield opened


def app_of(kb: KnowledgeBase, section: str, **more: Any) -> GriffieApp:
    app = GriffieApp(kb, today=TODAY, who=WHO, clock=lambda: NOW, rest=0, **more)
    app.remembered.section = section
    return app


def table_of(app: GriffieApp) -> Table[Any]:
    return app.screen.query_one(Table)


def given(kb: KnowledgeBase) -> list[tuple[str, str]]:
    return [(v.action, v.subject) for v in kb.verdicts()]


#: (section, key, the action that is kept)
VERDICTS = [
    ("motions", "a", "accept"),
    ("motions", "d", "dispute"),
    ("motions", "w", "withdraw"),
    ("commitments", "a", "accept"),
    ("commitments", "d", "dispute"),
    ("commitments", "m", "met"),
    ("commitments", "w", "withdraw"),
    ("agenda", "m", "met"),
]


@pytest.mark.parametrize(("section", "key", "action"), VERDICTS)
async def test_a_key_gives_a_verdict_and_u_takes_it_back(
    kb: KnowledgeBase, section: str, key: str, action: str
) -> None:
    app = app_of(kb, section)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        if section == "agenda":  # to the first date that a commitment carries
            await press(pilot, "v", "v", "v", "v", "v")
        subject = app.screen.judged()[0]
        await press(pilot, key)
        assert given(kb) == [(action, subject)]
        assert kb.verdicts()[0].who == WHO
        assert kb.verdicts()[0].at == NOW
        await press(pilot, "u")
        assert [a for a, _s in given(kb)] == [action, "undo"]
        assert kb.verdicts()[1].undoes == 1


async def test_what_cannot_be_said_of_a_motion_changes_nothing(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        assert given(kb) == []
        assert not app._notifications, "there is no such key here"
        app.give("met", app.screen.judged())
        await settled(pilot)
        assert given(kb) == []
        assert [n.severity for n in app._notifications] == ["error"]


async def test_undo_without_a_verdict_says_so(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "u")
        assert given(kb) == []
        assert len(app._notifications) == 1


async def test_a_batch_is_asked_for_and_then_given(kb: KnowledgeBase) -> None:
    app = app_of(kb, "commitments")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        first, second = (r.id for r in table_of(app).shown[:2])
        await press(pilot, "space", "space", "m")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "n")
        assert given(kb) == []
        await press(pilot, "m", "j")
        assert given(kb) == [("met", first), ("met", second)]
        assert not table_of(app).chosen


async def test_merging_and_a_note(kb: KnowledgeBase) -> None:
    app = app_of(kb, "commitments")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        first, second = (r.id for r in table_of(app).shown[:2])
        await press(pilot, "space", "space", "plus", "enter")
        assert [(v.action, v.subject, v.other) for v in kb.verdicts()] == [("merge", first, second)]
        await press(pilot, "n")
        assert isinstance(app.screen, Prompt)
        await press(pilot, *"gebeld", "enter")
        assert kb.verdicts()[-1].action == "note"
        assert kb.verdicts()[-1].note == "gebeld"


async def test_merging_one_alone_asks_for_more(kb: KnowledgeBase) -> None:
    app = app_of(kb, "commitments")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "plus")
        assert given(kb) == []


async def test_the_queue_goes_to_the_next_by_itself(kb: KnowledgeBase) -> None:
    app = app_of(kb, "review")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        questions = table_of(app).shown
        assert app.waiting == len(questions)
        await press(pilot, "a", "d")
        kept: list[Verdict] = kb.verdicts()
        assert kept[0].action == questions[0].item.yes
        assert kept[1].action == questions[1].item.no
        assert table_of(app).current.item.id == questions[2].item.id
        assert app.waiting == len(questions) - 2
        await press(pilot, "u")
        assert kb.verdicts()[-1].undoes == 2
        assert app.waiting == len(questions) - 1


async def test_numbers_go_to_sections_and_q_quits(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        for number, section in enumerate(SECTIONS[1:], start=2):
            await press(pilot, str(number))
            assert app.current_mode == section.key
        await press(pilot, "q")
        assert not app.is_running


async def test_moving_with_letters_and_arrows(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        table = table_of(app)
        places = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home", "pagedown", "pageup"):
            await pilot.press(key)
            places.append(table.cursor)
        last = len(table.shown) - 1
        assert places[:8] == [1, 2, 1, 0, last, 0, last, 0]
        assert places[8] > 5
        assert places[9] == 0


async def test_filtering_and_leaving_the_filter(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        whole = len(table_of(app).shown)
        await press(pilot, "slash", *"brandwijk")
        found = table_of(app).shown
        assert 0 < len(found) < whole
        assert all("brandwijk" in app.screen.words(r).casefold() for r in found)
        await press(pilot, "enter")
        assert app.focused is table_of(app)
        await press(pilot, "escape")
        assert len(table_of(app).shown) == whole


async def test_sorting_views_and_groups(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        table = table_of(app)
        await press(pilot, "s")
        refs = [r.line.ref for r in table.shown if r.line.ref]
        assert refs == sorted(refs)
        await press(pilot, "S")
        assert [r.line.ref for r in table.shown if r.line.ref] == refs[::-1]
        await press(pilot, "v")
        assert {r.line.conclusion for r in table.shown} == {"claimed"}
        await press(pilot, "V", "b")
        assert table.arrangement.group == "status"
        await press(pilot, "i")
        assert app.screen.has_class("-plain")


async def test_the_reader_goes_from_fact_to_fact(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        row = table_of(app).current
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        mark = table_of(app).current
        assert (mark.kind, mark.start) == ("motion", row.cited.start)
        await press(pilot, "n")
        assert table_of(app).current.start >= mark.start
        await press(pilot, "p")
        assert table_of(app).current == mark
        await press(pilot, "y")
        assert row.cited.sentence.split()[0] in app.clipboard
        assert str(row.cited.letter.date.year) in app.clipboard
        await press(pilot, "v")
        assert {m.kind for m in table_of(app).shown} <= {"motion", "met"}
        await press(pilot, "d")
        assert given(kb) == [("dispute", row.line.id)]
        await press(pilot, "escape")
        assert table_of(app).current.line.conclusion == "disputed"


async def test_finding_words_in_a_letter(kb: KnowledgeBase) -> None:
    app = app_of(kb, "letters")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "slash", *"kamer", "enter")
        assert {m.kind for m in table_of(app).shown} == {"hit"}
        assert table_of(app).current.citation.text.casefold() == "kamer"


async def test_a_source_that_went_is_told(kb: KnowledgeBase) -> None:
    app = app_of(kb, "letters")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "o")
        assert [n.severity for n in app._notifications] == ["error"]


@pytest.mark.parametrize("suffix", [".csv", ".md", ".json", ".ics"])
async def test_what_is_shown_is_written(kb: KnowledgeBase, tmp_path: Path, suffix: str) -> None:
    app = app_of(kb, "agenda")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "v", "e")
        late = len(app.screen_stack[0].query_one(Table).shown)
        field = app.screen.query_one("Input")
        field.value = str(tmp_path / f"te-laat{suffix}")  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, (tmp_path / f"te-laat{suffix}").exists)
        text = (tmp_path / f"te-laat{suffix}").read_text("utf-8")
    lines = {
        ".csv": lambda: len(list(csv.reader(io.StringIO(text)))) - 1,
        ".md": lambda: text.count("\n") - 2,
        ".json": lambda: len([json.loads(line) for line in text.splitlines()]),
        ".ics": lambda: text.count("BEGIN:VEVENT"),
    }
    assert late > 3
    assert lines[suffix]() == late


#: (what is typed as a file name, why it will not do)
BAD_NAMES = [
    ("", "no name"),
    ("x.txt", "no form"),
    ("nergens/x.csv", "no folder"),
    ("bestaat.csv", "there"),
]


@pytest.mark.parametrize(("name", "why"), BAD_NAMES, ids=[w for _n, w in BAD_NAMES])
async def test_a_file_name_that_will_not_do_writes_nothing(
    kb: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bestaat.csv").write_text("oud")
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        app.screen.query_one("Input").value = name  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, Prompt), why
        assert (tmp_path / "bestaat.csv").read_text() == "oud"
        await press(pilot, "escape")
        assert not isinstance(app.screen, Prompt)


async def test_searching_opens_the_letter_at_the_sentence(kb: KnowledgeBase) -> None:
    app = app_of(kb, "search")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, *"grasland")
        await until(pilot, lambda: bool(app.screen._found))  # type: ignore[attr-defined]
        await press(pilot, "enter", "j", "k", "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_relations_and_why_two_things_are_connected(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        wanted = table_of(app).current.line.id
        await press(pilot, "r")
        await until(pilot, lambda: isinstance(app.screen, GraphScreen))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, GraphScreen)
        assert screen._centre == wanted
        await press(pilot, "x", "j", "w")
        assert "Weg 1" in screen.query_one(Detail).text.plain
        await press(pilot, "enter")
        assert screen._centre != wanted
        await press(pilot, "escape")
        assert screen._centre == wanted


async def test_help_tells_the_keys_and_closes(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        for key in ("f1", "question_mark"):
            await press(pilot, key)
            assert isinstance(app.screen, HelpScreen)
            await press(pilot, "escape")
            assert not isinstance(app.screen, HelpScreen)


async def test_the_palette_knows_every_action(kb: KnowledgeBase) -> None:
    app = app_of(kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        names = {c.title for c in app.get_system_commands(app.screen)}
        wanted = {"Akkoord", "Betwisten", "Vervallen", "Samenvoegen", "Notitie", "Opslaan",
                  "Terugnemen", "Filter", "Sorteren", "Groeperen", "Kopiëren", "Agenda", "Thema: contrast"}  # fmt: skip
        assert wanted <= names
        assert "Nagekomen" not in names, "that is said of commitments"
        await press(pilot, "ctrl+p", *"betwisten", "enter")
        await until(pilot, lambda: bool(kb.verdicts()))
        assert given(kb)[0][0] == "dispute"


async def test_the_mouse(kb: KnowledgeBase) -> None:
    """A click moves, a click on a heading sorts, a double click opens, a tab is clicked on."""
    app = app_of(kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        table = table_of(app)
        await pilot.click(table, offset=(10, 4))
        assert table.cursor == 3
        await pilot.click(table, offset=(5, 0))
        assert table.arrangement.sort == "ref"
        await pilot.click(table, offset=(0, 2))
        assert table.chosen
        await pilot.click("SectionBar", offset=(42, 0))
        await settled(pilot)
        assert app.current_mode == "commitments"
        await pilot.click(table_of(app), offset=(30, 3), times=2)
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)


async def test_a_click_on_the_line_of_time_goes_there(kb: KnowledgeBase) -> None:
    app = app_of(kb, "agenda")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = table_of(app).cursor
        await pilot.click("TimeChart", offset=(60, 4))
        await settled(pilot)
        assert table_of(app).cursor > before
        await press(pilot, "h", "t")
        assert table_of(app).current.due.days >= 0


async def test_the_first_start_takes_in_a_folder(tmp_path: Path) -> None:
    """With errors by file: one letter and one file that is none."""
    letters = tmp_path / "letters"
    letters.mkdir()
    words = "Den Haag, 3 maart 2026\n\nIk stuur uw Kamer het plan voor 1 juli 2026.\n"
    (letters / "brief.txt").write_text(words)
    (letters / "leeg.txt").write_text("")
    app = app_on(tmp_path / "kb")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        await press(pilot, "down", "enter")
        app.screen.query_one("Input").value = str(letters)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: app.intake is None and bool(app.desk.kb.counts().letters), 60)
        await settled(pilot)
        assert app.current_mode == "letters"
        assert [Path(o.file).name for o in app.failures] == ["leeg.txt"]
        assert len(table_of(app).shown) == 1
        await press(pilot, "l", "escape")
