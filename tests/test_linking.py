"""Links are kept in step with the letters, and are then those that linking everything gives."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.knowledge_base import KnowledgeBase
from kb.ledger import likeness, linking, links
from kb.ledger.lines import Link
from kb.ledger.links import Linker
from kb.ledger.texts import MemoryShelf
from kb.store import compared, letters
from kb.store import links as stored_links
from tests.store_fakes import letter_of

WORDS = "monitor weidevogels sluizen onderhoud toets houtwallen evaluatie veenweide".split()
NAMES = ("monitor weidevogels", "sluizen onderhoud toets", "a", "b", "c", "d")
DAYS = ("2026-01-05", "2026-02-05", "2026-02-05", "2026-03-05", "")
SUBJECTS = st.sampled_from(
    (
        "monitor weidevogels houtwallen",
        "evaluatie monitor weidevogels veenweide",
        "monitor weidevogels",
        "sluizen onderhoud toets",
        "toets veenweide evaluatie",
    )
)
PROMISES = st.tuples(
    st.sampled_from(("toezegging inform 2026-10-01", "toezegging inform 2026-12-01",
                     "toezegging act", "voldaan TZ202601-1 afgedaan", "voldaan - genoemd")),
    SUBJECTS,
)  # fmt: skip
LETTERS = st.tuples(st.sampled_from(DAYS), st.lists(PROMISES, max_size=4))
#: A letter under a name: it comes in or, if there is one of that name, is changed; None: it goes.
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | LETTERS), min_size=1, max_size=4)


Letter = tuple[str, list[tuple[str, str]]]


def written(day: str, facts: Sequence[tuple[str, str]]) -> str:
    head = f"datum {day}\n" if day else ""
    return head + "".join(f"{kind}: Ik zend u iets over {about}.\n" for kind, about in facts)


def step(kb: KnowledgeBase, name: str, letter: Letter | None) -> None:
    """Have the letter of this name say this from now on, or be gone."""
    file = f"/brieven/{name}.txt"
    with kb.writing() as connection:
        if letter:
            read = letter_of(written(*letter).encode(), file)
            letters.store(connection, read, file=file, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        else:
            row = connection.execute("SELECT id FROM letters WHERE file = ?", (file,)).fetchone()
            if row:
                letters.remove(connection, row["id"])


def kept(kb: KnowledgeBase) -> Counter[tuple[str, Link]]:
    with kb.reading() as connection:
        return Counter(
            (
                r["letter"],
                Link(
                    r["kind"],
                    r["left_id"],
                    r["right_id"],
                    r["score"],
                    r["reason"],
                    bool(r["certain"]),
                ),
            )
            for r in connection.execute("SELECT * FROM links")
        )


def whole(kb: KnowledgeBase, *, anew: bool) -> Counter[tuple[str, Link]]:
    """The links of all letters, words weighing as they are kept or ``anew``."""
    with kb.reading() as connection:
        every = MemoryShelf(compared.every(connection))
        linker = Linker(every if anew else compared.StoredShelf(connection))
        return Counter((letter, link) for letter in every for link in linker.into(letter))


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a handful of letters reaches."""
    monkeypatch.setattr(likeness, "RARE", 3)
    monkeypatch.setattr(links, "MOST", 2)
    monkeypatch.setattr(linking, "SMALL", 0)
    monkeypatch.setattr(linking, "DRIFT", 100)
    monkeypatch.setattr(linking, "MANY", 100)


@pytest.mark.usefixtures("tight")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=STEPS, rounds=st.lists(STEPS, min_size=1, max_size=4))
def test_linking_what_changed_gives_the_links_of_everything(
    first: list[tuple[str, Letter | None]],
    rounds: list[list[tuple[str, Letter | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as name, KnowledgeBase.open(Path(name) / "kb") as kb:
        for steps in (first, *rounds):
            for words in steps:
                step(kb, *words)
            linking.link(kb.reading, kb.writing)
            assert kept(kb) == whole(kb, anew=False)


def filled(kb: KnowledgeBase, count: int) -> None:
    for number in range(count):
        day = (dt.date(2026, 1, 1) + dt.timedelta(days=number)).isoformat()
        about = f"{WORDS[number % 4]} {WORDS[4 + number % 3]} plaats{number % 5}"
        step(kb, f"brief {number}", (day, [("toezegging inform 2026-10-01", about)]))


def test_words_are_weighed_anew_when_a_quarter_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "SMALL", 0)
    monkeypatch.setattr(linking, "MANY", 1)
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        filled(kb, 20)
        linking.link(kb.reading, kb.writing)
        for number in range(20, 26):
            step(
                kb,
                f"brief {number}",
                ("2026-03-01", [("toezegging act", f"veenweide toets plaats{number}")]),
            )
            linking.link(kb.reading, kb.writing)
            with kb.reading() as connection:
                # 25 is a quarter more than 20, 26 is beyond it.
                assert compared.weighed(connection) == (20 if number < 25 else 26)
        assert kept(kb) == whole(kb, anew=True)


def test_a_small_archive_is_linked_as_if_all_letters_came_at_once(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        for count in (8, 9, 10):
            filled(kb, count)
            linking.link(kb.reading, kb.writing)
            assert kept(kb) == whole(kb, anew=True)
        assert kept(kb)


def test_of_one_link_by_way_of_two_letters_the_surer_counts(tmp_path: Path) -> None:
    """Two letters say of one commitment, by its number, that it is met; one says it of nothing else."""
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        about = "monitor weidevogels houtwallen"
        step(kb, "a", ("2026-01-05", [("toezegging inform 2026-10-01", about)]))
        step(kb, "b", ("2026-02-05", [("voldaan TZ202601-1 genoemd", about)]))
        step(kb, "c", ("2026-03-05", [("voldaan TZ202601-1 afgedaan", about)]))
        linking.link(kb.reading, kb.writing)
        with kb.reading() as connection:
            (link,) = (x for x in stored_links.links(connection) if x.kind == "met_by")
        assert link.certain
        assert sum(found.kind == "met_by" for _letter, found in kept(kb)) == 2


@pytest.mark.usefixtures("tight")
def test_a_letter_that_goes_or_changes_takes_its_links_along(tmp_path: Path) -> None:
    promise = ("toezegging inform 2026-10-01", "monitor weidevogels houtwallen")
    with KnowledgeBase.open(tmp_path / "kb") as kb:
        for name, day in (("a", "2026-01-05"), ("b", "2026-02-05"), ("c", "2026-03-05")):
            step(kb, name, (day, [promise]))
        linking.link(kb.reading, kb.writing)
        assert sum(kept(kb).values()) == 3
        step(kb, "a", None)
        linking.link(kb.reading, kb.writing)
        assert sum(kept(kb).values()) == 1
        step(kb, "b", ("2026-02-05", [("toezegging inform 2026-10-01", "sluizen onderhoud toets")]))
        linking.link(kb.reading, kb.writing)
        assert not kept(kb)
