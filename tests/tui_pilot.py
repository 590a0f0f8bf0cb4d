"""Driving the app in tests: made on a fixed day, with a search that finds what it is told."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from index.marking import Marks
from index.passages import Passage
from index.query import Filters
from index.ranking import Score
from index.search import Hit
from index.source import Record
from kb.answers.question import Answer, Part, Question
from kb.knowledge_base import KnowledgeBase
from kb.records import Citation, LetterFilter
from tests.frozen import NOW, TODAY
from tui.app import GriffieApp

WHO = "Griffier"
NARROW, WIDE = (80, 24), (140, 45)


class PlainSearch(KnowledgeBase):
    """A knowledge base whose search finds the passages with the first word typed, in their order.

    How well search ranks is tested elsewhere; here it must only be the same every time.
    """

    def search(self, typed: str, *, limit: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The passages in which the word stands."""
        word = typed.split(maxsplit=1)[0].casefold()
        found = []
        for letter in self.letters(LetterFilter()):
            for number, p in enumerate(self.passages(letter.id)):
                at = p.text.casefold().find(word)
                if at < 0:
                    continue
                sentence = (
                    p.text.rfind(". ", 0, at) + 2 if ". " in p.text[:at] else 0,
                    len(p.text),
                )
                passage = Passage("text", "body", p.start, p.end, p.page, p.headings, p.text)
                record = Record(
                    number, 0, passage, letter.file, letter.subject or "", letter.date,
                    letter_id=letter.id, passage_id=p.id,
                )  # fmt: skip
                marks = Marks(((at, at + len(word)),), sentence)
                found.append(Hit(record, Score(1.0, 1.0, 0.0, 1.0, 0.0), lambda _, m=marks: m))
        return found[:limit]

    def ask(self, question: str, today: dt.date) -> Answer:
        """The first passage that search finds, as an answer to anything that ends in "?"."""
        hits = self.search(question) if question.endswith("?") else []
        words = " ".join(question.split())
        asked = Question(words, "fact", "nl", words)
        parts = []
        for hit in hits[:1]:
            letter = self.letters(LetterFilter(letter=hit.record.letter_id))[0]
            text = hit.record.passage.text
            start = hit.record.passage.start
            cited = Citation(letter, text, text, start, start + len(text), None, "test")
            parts.append(Part(text, cited))
        return Answer(asked, parts[0].text if parts else None, tuple(parts), 0.9)


@functools.cache
def opened(folder: Path) -> PlainSearch:
    """The knowledge base in ``folder``, opened once; for tests that change nothing."""
    return PlainSearch.open(folder)


def app_on(
    folder: Path, section: str = "search", theme: str = "griffie-dark", **more: Any
) -> GriffieApp:
    """The app over the knowledge base in ``folder``, on the day of the tests."""
    made: dict[str, Any] = {"rest": 0, **more}
    app = GriffieApp(opened(folder), today=TODAY, who=WHO, clock=lambda: NOW, **made)
    app.remembered.section = section
    app.remembered.theme = theme
    return app


async def settled(pilot: Pilot[Any], rounds: int = 2) -> None:
    """Wait until nothing is being read and everything is drawn."""
    for _round in range(rounds):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each after the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot, rounds=1)
    await settled(pilot)


async def until(pilot: Pilot[Any], holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until something holds."""
    for _round in range(int(seconds / 0.02)):
        if holds():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it never came to hold")
