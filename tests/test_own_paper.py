"""A motion's own paper gives the motion, and no promise of the government."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from corpus import samples
from corpus.letter import Letter
from corpus.read import read
from kb.extract.pipeline import extract


def paper() -> Letter:
    return read(next(p for p in samples.paths() if p.stem == "10-motie-brandwijk"))


def test_the_paper_is_the_motion_with_its_dictum() -> None:
    letter = paper()
    facts = extract(letter)
    (motion,) = facts.motions
    assert (motion.ref, motion.sponsors, motion.status) == (
        "39044-18",
        ("Brandwijk", "Lammertink", "Van ’t Klooster"),
        "genoemd",
    )
    place = motion.evidence.evidence
    assert letter.text[place.start : place.end].startswith("verzoekt de regering")
    assert motion.subject is not None
    assert not motion.subject.startswith("verzoekt")


def test_what_the_chamber_asks_is_no_commitment_but_its_date_stays() -> None:
    facts = extract(paper())
    assert facts.commitments == ()
    assert [d.latest for d in facts.deadlines] == [dt.date(2026, 6, 30)]
    assert facts.references == ()


def test_a_letter_is_left_alone() -> None:
    letter = paper()
    plain = replace(letter, head=replace(letter.head, motion=None))
    assert all(m.evidence.evidence.rule != "own_paper" for m in extract(plain).motions)
