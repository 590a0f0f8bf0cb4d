"""Flags on references, motions and notes: each case is a text, its notes, and the codes found."""

import pytest

from kb.extract.pipeline import read_facts
from tests.written_letters import written

CODES = {
    "motion_statuses_differ",
    "motion_sponsors_differ",
    "suffix_differs",
    "dossier_spacing",
    "note_empty",
}

CASES: list[tuple[str, tuple[str, ...], list[str]]] = [
    # one motion said to be two things
    (
        "De motie Otter wordt betrokken. Daarmee is de motie Otter afgedaan.",
        (),
        ["motion_statuses_differ"],
    ),
    ("De motie Otter is bekend. Daarmee is de motie Otter afgedaan.", (), []),
    ("De motie Otter is afgedaan. De motie Das wordt betrokken.", (), []),
    # one number, two names
    (
        "De motie Otter (34 567, nr. 1) en verderop de motie Das (34 567, nr. 1).",
        (),
        ["motion_sponsors_differ"],
    ),
    ("De motie Otter c.s. (34 567, nr. 1), later de motie Otter en Das (34 567, nr. 1).", (), []),
    # a suffix that the rest of the letter contradicts
    ("Zie 34 567, nr. 1, 34 567, nr. 2 en 34 567 XIV, nr. 3.", (), ["suffix_differs"]),
    ("Zie 34 567 XIV, nr. 1, 34 567 XIV, nr. 2 en 34 567, nr. 3.", (), ["suffix_differs"]),
    ("Zie 34 567 XIV, nr. 1 en 34 567 XV, nr. 2.", (), []),
    ("Zie 34 567, nr. 1 en 34 567, nr. 2.", (), []),
    # a lost space
    ("Zie 34 567, nr. 1, 35 678, nr. 2 en 36789, nr. 3.", (), ["dossier_spacing"]),
    ("Zie 34567, nr. 1 en 36789, nr. 3.", (), []),
    ("Zie 34 567, nr. 1, 35 678, nr. 2 en 36789-XIV-3.", (), []),
    # an empty note
    ("Dit is zo.^1 En dat ook.^2", ("Een noot.", ""), ["note_empty"]),
    ("Dit is zo.^1", ("Een noot.",), []),
]


@pytest.mark.parametrize(("text", "notes", "codes"), CASES)
def test_flags_what_looks_wrong(text: str, notes: tuple[str, ...], codes: list[str]) -> None:
    letter = written(text, *notes)
    flags = [f for f in read_facts(letter).flags if f.code in CODES]
    assert [f.code for f in flags] == codes
    assert all(0 <= f.start <= f.end <= len(letter.text) and f.message for f in flags)
