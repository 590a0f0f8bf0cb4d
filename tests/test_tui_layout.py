"""What stays as one left it: panes, sorting, theme; filters as chips; and the rest after a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from index.query import placed_filters, without_filter
from tests.tui_pilot import NARROW, WIDE, app_on, press, settled, until
from tui.found import chips
from tui.remembered import Remembered, recall
from tui.rest import Rest
from tui.widgets.chips import Chips
from tui.widgets.detail import Detail
from tui.widgets.split import LEAST, MOST, Seam, Split
from tui.widgets.table import Table


def share_of(pilot: Pilot[Any]) -> int:
    return pilot.app.screen.query_one(Split).share


# What is remembered


async def test_what_one_left_is_there_again(frozen_kb: Path, tmp_path: Path) -> None:
    state = tmp_path / "state" / "tui.json"
    app = app_on(frozen_kb, "motions", state=state)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "3", "s", "v", "b", "less_than_sign", "ctrl+t")
        left = pilot.app.screen.query_one(Table).arrangement
    known, whole = recall(state)
    assert whole
    assert (known.theme, known.section, known.sorts["commitments"]) == (
        "griffie-light", "commitments", "state",
    )  # fmt: skip
    assert known.panes == {"list": 41}
    again = app_on(frozen_kb, "motions", state=state)
    again.remembered = known
    async with again.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert again.current_mode == "commitments"
        assert again.screen.query_one(Table).arrangement == left
        assert share_of(pilot) == 41
        detail = again.screen.query_one(Detail)
        assert detail.outer_size.width == pytest.approx(0.41 * WIDE[0], abs=2)


#: (text of the state file, what of it is kept)
BROKEN = [
    ("", Remembered()),
    ("{", Remembered()),
    ("[]", Remembered()),
    ("\x00", Remembered()),
    ('{"theme": 3}', Remembered()),
    # what makes sense is kept beside what does not
    ('{"theme": 3, "section": "agenda"}', Remembered(section="agenda")),
    ('{"sorts": {"motions": 1, "agenda": "due"}}', Remembered(sorts={"agenda": "due"})),
    ('{"panes": {"list": "wide"}}', Remembered()),
    ('{"panes": {"list": true}}', Remembered()),
]


@pytest.mark.parametrize(("text", "kept"), BROKEN, ids=range(len(BROKEN)))
def test_a_state_file_that_makes_no_sense_is_as_none(
    tmp_path: Path, text: str, kept: Remembered
) -> None:
    (tmp_path / "tui.json").write_text(text)
    assert recall(tmp_path / "tui.json") == (kept, False)


def test_no_state_file_is_nothing_to_complain_of(tmp_path: Path) -> None:
    assert recall(tmp_path / "tui.json") == (Remembered(), True)
    assert recall(None) == (Remembered(), True)


async def test_a_broken_state_file_is_told_and_replaced(frozen_kb: Path, tmp_path: Path) -> None:
    state = tmp_path / "tui.json"
    state.write_text('{"views": {"motions": "nothing"}, "panes": {"list": 900}, "theme": []}')
    app = app_on(frozen_kb, "motions", state=state)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert len(app._notifications) == 1
        assert share_of(pilot) == MOST
    assert recall(state)[1]


# The line between two panes


async def test_keys_move_the_line_and_not_too_far(frozen_kb: Path) -> None:
    app = app_on(frozen_kb, "motions")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        detail = app.screen.query_one(Detail)
        before = detail.size.height
        await press(pilot, "less_than_sign", "less_than_sign")
        assert detail.size.height > before
        await press(pilot, *["greater_than_sign"] * 12)
        assert share_of(pilot) == LEAST
        await press(pilot, "2", "3")
        assert share_of(pilot) == LEAST, "one division for all lists"


@pytest.mark.parametrize(("size", "to"), [(WIDE, (40, 10)), (NARROW, (10, 8))])
async def test_the_mouse_draws_the_line(
    frozen_kb: Path, size: tuple[int, int], to: tuple[int, int]
) -> None:
    app = app_on(frozen_kb, "motions")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        seam = app.screen.query_one(Seam)
        await pilot.hover(Split, offset=to)
        assert share_of(pilot) == 36, "a mouse that holds nothing moves nothing"
        await pilot.mouse_down(seam, offset=(0, 0))
        await pilot.hover(Split, offset=to)
        await pilot.mouse_up(Split, offset=to)
        await settled(pilot)
        at = seam.region.offset - app.screen.query_one(Split).region.offset
        wide = size == WIDE
        assert abs((at.x - to[0]) if wide else (at.y - to[1])) <= 1
        await pilot.hover(Split, offset=(3, 3))
        assert seam.region.offset - app.screen.query_one(Split).region.offset == at


# Filters as chips

#: (what is typed, the chips, what is left without the first of them)
TYPED = [
    ("weidevogels na:2026", ["vanaf: 1 januari 2026"], "weidevogels"),
    ("na:2026-03 gras voor:2026-09", ["vanaf: 1 maart 2026", "voor: 1 september 2026"], "gras voor:2026-09"),
    ("jaar:2025 gras", ["vanaf: 1 januari 2025, voor: 1 januari 2026"], "gras"),
    ("gras dossier:39010", ["dossier: 39010"], "gras"),
    ('minister:"van der Berg" x', ["minister: van der berg"], "x"),
    ("soort:toezegging gras", ["soort: toezegging"], "gras"),
    # a kind with a word is a filter and a word: the word stays
    ("moties:stikstof", ["soort: motie"], "stikstof"),
    # no filters at all
    ("gras", [], None),
    ("na:morgen gras", [], None),
    ("-na:2026 gras", [], None),
    ("", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "shown", "left"), TYPED)
def test_each_filter_is_a_chip_and_can_go(typed: str, shown: list[str], left: str | None) -> None:
    assert [words.casefold() for words in chips(typed)] == shown
    assert len(placed_filters(typed)) == len(shown)
    if left is not None:
        assert without_filter(typed, 0) == left


#: (keys that let the first of two filters go, from the bar)
WAYS = [("tab", "delete"), ("tab", "enter"), ("tab", "right", "left", "x")]


@pytest.mark.parametrize("keys", WAYS)
async def test_a_chip_goes_by_key(frozen_kb: Path, keys: tuple[str, ...]) -> None:
    app = app_on(frozen_kb, "search")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        bar = app.screen.query_one("#query", Input)
        bar.value = "na:2020 grasland voor:2027"
        await settled(pilot)
        await press(pilot, *keys)
        assert bar.value == "grasland voor:2027"
        assert len(app.screen.query_one(Chips).chips) == 1


async def test_a_chip_is_clicked_away(frozen_kb: Path) -> None:
    app = app_on(frozen_kb, "search")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        bar, line = app.screen.query_one("#query", Input), app.screen.query_one(Chips)
        bar.value = "na:2020 grasland voor:2027"
        await settled(pilot)
        await pilot.click(line, offset=(6, 0))
        await settled(pilot)
        assert bar.value == "grasland voor:2027"
        await pilot.click(line, offset=(60, 0))
        await settled(pilot)
        assert bar.value == "grasland voor:2027", "beside the chips there is nothing to click on"
        await press(pilot, "escape", "x")
        assert bar.value == "grasland"
        await press(pilot, "x")
        assert bar.value == "grasland"


async def test_the_words_of_a_list_are_clicked_away(frozen_kb: Path) -> None:
    app = app_on(frozen_kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        table = app.screen.query_one(Table)
        whole = table.count
        await press(pilot, "slash", *"brandwijk", "enter")
        assert table.count < whole
        at = str(app.screen.query_one("#about").render()).index("[/brandwijk")
        await pilot.click("#about", offset=(at + 3, 0))
        await settled(pilot)
        assert table.count == whole
        assert not app.screen.query_one("#filter").display


# The rest after a key


class Clock:
    """A node whose timers ring when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def set_timer(self, _seconds: float, ring: Callable[[], None]) -> Clock.Timer:
        self.waiting.append(ring)
        return Clock.Timer(self, ring)

    def ring(self) -> None:
        """What waited long enough is done."""
        due, self.waiting = self.waiting, []
        for act in due:
            act()

    class Timer:
        """A timer that can be stopped."""

        def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
            self.clock, self._ring = clock, ring

        def stop(self) -> None:
            """It rings no more."""
            if self._ring in self.clock.waiting:
                self.clock.waiting.remove(self._ring)


def test_it_acts_once_after_the_last_key() -> None:
    clock, acts = Clock(), []
    rest = Rest(clock, lambda: acts.append("act"))  # type: ignore[arg-type]
    for _key in range(3):
        rest.asked(0.05)
        assert acts == []
    assert len(clock.waiting) == 1
    clock.ring()
    assert acts == ["act"]
    rest.asked(0.05)
    clock.ring()
    assert acts == ["act"] * 2


def test_it_can_be_hurried_and_then_acts_no_more() -> None:
    clock, acts = Clock(), []
    rest = Rest(clock, lambda: acts.append("act"))  # type: ignore[arg-type]
    rest.hurry()
    assert acts == [], "nothing was asked for"
    rest.asked(0.05)
    rest.hurry()
    clock.ring()
    assert acts == ["act"]
    rest.hurry()
    assert acts == ["act"]
    rest.asked(0)
    assert acts == ["act"] * 2


async def test_the_pane_follows_once_the_keys_are_still(frozen_kb: Path) -> None:
    app = app_on(frozen_kb, "motions", rest=0.2)
    async with app.run_test(size=WIDE) as pilot:
        table, detail = app.screen.query_one(Table), app.screen.query_one(Detail)
        await until(pilot, lambda: bool(detail.text.plain))
        first = detail.text.plain
        app.simulate_key("j")
        await until(pilot, lambda: table.cursor == 1)
        await until(pilot, lambda: detail.text.plain != first)
        assert table.current is not None
        assert table.current.line.id in detail.text.plain


async def test_another_theme_colours_the_pane_too(frozen_kb: Path) -> None:
    app = app_on(frozen_kb, "motions")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        styles = {str(span.style) for span in app.screen.query_one(Detail).text.spans}
        await press(pilot, "ctrl+t")
        after = {str(span.style) for span in app.screen.query_one(Detail).text.spans}
        assert styles.isdisjoint(after - {""})
