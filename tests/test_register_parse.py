"""Reading the registers' exports: every shape, and what is refused."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from kb.register.parse import Refused, RegisterFileError, records
from kb.register.records import RegisterCommitment, RegisterLetter, RegisterMotion

MOTION: dict[str, Any] = {
    "Id": "m1",
    "Nummer": "2026Z00001",
    "Soort": "Motie",
    "Titel": "Houtwallen",
    "Onderwerp": "Motie van het lid De Wit over houtwallen",
    "GestartOp": "2026-02-03T00:00:00+01:00",
    "Vergaderjaar": "2025-2026",
    "Volgnummer": 3,
    "Afgedaan": False,
    "Kabinetsappreciatie": "Oordeel Kamer",
}
PAPER: dict[str, Any] = {
    "kst": "kst-39100-XIV-3",
    "zaak": "2026Z00001",
    "zaak_id": "m1",
    "soort": "Motie",
    "dossiertitel": "Houtwallen",
    "onderwerp": "Motie van het lid De Wit over houtwallen",
    "datum": "2026-02-03T00:00:00+01:00",
    "vergaderjaar": "2025-2026",
    "volgnummer": 3,
    "afgedaan": True,
    "termijn": None,
    "kabinetsappreciatie": "Overgenomen",
    "text": "Vergaderjaar 2025-2026 …",
}
COMMITMENT: dict[str, Any] = {
    "Id": "t1",
    "Nummer": "TZ202601-114",
    "Naam": "J. Veenstra",
    "Functie": "minister",
    "Ministerie": "Natuur",
    "Status": "Openstaand",
    "DatumNakoming": "0001-01-01T00:00:00",
    "Aanmaakdatum": "2026-01-20",
    "Tekst": "De minister stuurt een brief.",
}
LETTER = {**MOTION, "Id": "b1", "Soort": "Brief regering", "Kabinetsappreciatie": None}


def write(folder: Path, *rows: Any, name: str = "register.jsonl") -> Path:
    file = folder / name
    file.write_text("\n".join(json.dumps(r) for r in rows) + "\n", "utf-8")
    return file


def only(file: Path) -> Any:
    (record,) = records(file)
    return record


def test_each_shape_is_told_by_its_fields(tmp_path: Path) -> None:
    kinds = [type(r) for r in records(write(tmp_path, MOTION, PAPER, LETTER, COMMITMENT))]
    assert kinds == [RegisterMotion, RegisterMotion, RegisterLetter, RegisterCommitment]


def test_a_motion_keeps_its_raw_values(tmp_path: Path) -> None:
    motion = only(write(tmp_path, PAPER))
    assert (motion.ref, motion.sponsors, motion.appreciation, motion.closed) == (
        "39100-XIV-3",
        ("De Wit",),
        "Overgenomen",
        True,
    )


def test_the_year_one_is_no_date(tmp_path: Path) -> None:
    assert only(write(tmp_path, COMMITMENT)).fulfilled is None


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("Openstaand", "open"),
        ("Voldaan", "met"),  # before the silent rename
        ("Afgedaan", "met"),  # after it
        ("Deels Afgedaan", "partly"),
        ("deels voldaan", "partly"),
        ("Niet nagekomen", "not_met"),
        ("Vervallen", "lapsed"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_official_statuses_old_and_new(tmp_path: Path, raw: str | None, status: str) -> None:
    commitment = only(write(tmp_path, {**COMMITMENT, "Status": raw}))
    assert (commitment.status, commitment.raw_status) == (status, raw or "")


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ({**COMMITMENT, "Status": "Gereed"}, "Gereed"),
        ({**MOTION, "Kabinetsappreciatie": "Misschien"}, "Misschien"),
        ({**MOTION, "Afgedaan": "ja"}, "ja"),
        ({**MOTION, "Id": None}, "Id"),
        ({**MOTION, "GestartOp": "gisteren"}, "gisteren"),
        ({**MOTION, "Soort": "Amendement"}, "Amendement"),
        ({"iets": 1}, "velden"),
    ],
)
def test_what_was_never_seen_is_refused_by_name_and_the_rest_goes_on(
    tmp_path: Path, row: Any, word: str
) -> None:
    first, second = records(write(tmp_path, row, LETTER))
    assert isinstance(first, Refused)
    assert word in first.why
    assert "regel 1" in first.place
    assert isinstance(second, RegisterLetter)


def test_a_line_that_breaks_off_is_refused_and_the_rest_stays(tmp_path: Path) -> None:
    file = write(tmp_path, MOTION)
    file.write_text(file.read_text("utf-8") + '{"Id": "m2", "Soo', "utf-8")
    first, second = records(file)
    assert isinstance(first, RegisterMotion)
    assert isinstance(second, Refused)


def test_compressed_json_array_and_odata_answers_are_read_alike(tmp_path: Path) -> None:
    lines = (json.dumps(MOTION) + "\n").encode()
    (tmp_path / "a.xz").write_bytes(lzma.compress(lines))
    (tmp_path / "b.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "c.json").write_text(json.dumps([MOTION], indent=1), "utf-8")
    (tmp_path / "d.json").write_text(json.dumps({"value": [MOTION]}), "utf-8")
    read = [only(f) for f in sorted(tmp_path.iterdir())]
    assert read == [read[0]] * 4


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_list_of_the_senate(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "ek.csv"
    rows = [("Nummer", "Toezegging", "Status"), ("T03421", "Toezending evaluatie", "deels voldaan")]
    file.write_text("\n".join(separator.join(r) for r in rows), "utf-8")
    commitment = only(file)
    assert (commitment.key, commitment.chamber, commitment.status) == ("T03421", "I", "partly")


def test_a_truncated_file_gives_what_came_before_and_then_the_error(tmp_path: Path) -> None:
    file = tmp_path / "register.jsonl.xz"
    rows = [{**MOTION, "Id": f"m{i}", "Titel": str(i * 7919)} for i in range(20_000)]
    whole = lzma.compress("\n".join(json.dumps(r) for r in rows).encode())
    file.write_bytes(whole[: len(whole) // 2])
    stream = records(file)
    assert isinstance(next(stream), RegisterMotion)
    with pytest.raises(RegisterFileError, match=r"register\.jsonl\.xz"):
        list(stream)


@pytest.mark.parametrize("content", ["", "\n\n", "kolom;kolom\n", '{"value": [{"Id": '])
def test_a_file_without_records_is_an_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "leeg.json"
    file.write_text(content, "utf-8")
    with pytest.raises(RegisterFileError):
        list(records(file))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterFileError, match=r"geen\.json"):
        list(records(tmp_path / "geen.json"))
