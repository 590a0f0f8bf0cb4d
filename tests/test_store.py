"""What is stored comes back whole, once, under ids that last."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kb.errors import (
    AmbiguousIdError,
    CorruptStoreError,
    FullDiskError,
    NewerStoreError,
    ReadOnlyStoreError,
    UnknownIdError,
)
from kb.extract.version import EXTRACTOR_VERSION
from kb.knowledge_base import FILE_NAME, KnowledgeBase
from kb.records import (
    AmountFilter,
    CommitmentFilter,
    CommitmentRecord,
    DeadlineFilter,
    LetterFilter,
    LetterRecord,
    MotionFilter,
    MotionRecord,
    TableRecord,
)
from kb.store import layout, letters
from kb.store.migrations import MIGRATIONS
from tests.store_fakes import letter_of, read_fake

ONE = """datum 2026-01-10
motie 36800-XIV-33 invulling Bromet: Ik geef invulling aan de motie.
motie - genoemd Van der Plas: Er was een motie.
toezegging inform 2026-12-31: Ik informeer uw Kamer dit jaar.
toezegging act: Het kabinet start een proef.
bedrag 2750000000: Er is € 2,75 miljard.
"""
TWO = """datum 2026-03-01
motie 36800-XIV-33 afgedaan Bromet Jansen: De motie is afgedaan.
toezegging inform 2026-06-30: Uw Kamer ontvangt het plan voor de zomer.
"""
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.fixture
def kb(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(tmp_path / "kb") as opened:
        yield opened


def put(
    kb: KnowledgeBase, file: Path, content: str, *, extractor: int = EXTRACTOR_VERSION
) -> tuple[str, str]:
    """Store a letter without processes: what ``ingest`` does with one file."""
    file.write_text(content)
    read = letter_of(file.read_bytes(), str(file), extractor)
    with kb.writing() as connection:
        return letters.store(connection, read, file=letters.stored_name(file), now=NOW)


@pytest.fixture
def filled(kb: KnowledgeBase, tmp_path: Path) -> KnowledgeBase:
    put(kb, tmp_path / "een.txt", ONE)
    put(kb, tmp_path / "twee.txt", TWO)
    return kb


def test_a_letter_comes_back_as_it_was(filled: KnowledgeBase, tmp_path: Path) -> None:
    record = filled.letters(LetterFilter(letter="een"))[0]
    read = letter_of(ONE.encode(), str(tmp_path / "een.txt"))
    assert filled.letter(record.id) == read.letter
    assert layout.unpack(read.letter.text, read.letter.source, layout.pack(read.letter)) == (
        read.letter
    )


def test_every_citation_stands_in_its_letter(filled: KnowledgeBase) -> None:
    citations = [
        *(c.citation for m in filled.motions() for c in m.claims),
        *(c.citation for c in filled.commitments()),
        *(d.citation for d in filled.deadlines()),
        *(a.citation for a in filled.amounts()),
        *(r.citation for r in filled.references()),
        *(f.citation for f in filled.flags()),
    ]
    assert len(citations) == 3 + 3 + 2 + 1 + 2 + 2
    for c in citations:
        assert filled.letter(c.letter.id).text[c.start : c.end] == c.text


def test_a_motion_is_one_across_letters_with_its_strongest_claim(filled: KnowledgeBase) -> None:
    first, second = filled.motions()
    assert (first.id, first.status, first.sponsors) == (
        "M36800-XIV-33",
        "afgedaan",
        ("Bromet", "Jansen"),
    )
    assert [c.status for c in first.claims] == ["invulling", "afgedaan"]
    assert second.ref is None
    assert second.id.startswith("M")


def test_listings_are_sorted_by_what_comes_first(filled: KnowledgeBase) -> None:
    assert [
        c.deadline.latest.isoformat() if c.deadline else None for c in filled.commitments()
    ] == [
        "2026-06-30",
        "2026-12-31",
        None,
    ]
    assert [str(record.date) for record in filled.letters()] == ["2026-03-01", "2026-01-10"]
    assert [d.commitment for d in filled.deadlines()] == [
        c.id for c in filled.commitments() if c.deadline
    ]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (CommitmentFilter(), 3),
        (CommitmentFilter(kinds=("inform",)), 2),
        (CommitmentFilter(kinds=("inform", "act")), 3),
        (CommitmentFilter(kinds=("legislate",)), 0),
        (CommitmentFilter(dated=False), 1),
        (CommitmentFilter(due_to=dt.date(2026, 6, 30)), 1),
        (CommitmentFilter(due_from=dt.date(2026, 7, 1)), 1),
        (CommitmentFilter(since=dt.date(2026, 2, 1)), 1),
        (CommitmentFilter(until=dt.date(2026, 1, 10)), 2),
        # without regard to case and accents
        (CommitmentFilter(text="PLÁN"), 1),
        (CommitmentFilter(text="plan%"), 1),
        (CommitmentFilter(text="fiets"), 0),
        # words need not stand on one line, nor with the same punctuation, but in this order
        (CommitmentFilter(text="uw-kamer (ontvangt)"), 1),
        (CommitmentFilter(text="ontvangt uw Kamer"), 0),
        (CommitmentFilter(letter="%"), 0),
        (CommitmentFilter(minister="jansen"), 3),
        (CommitmentFilter(minister="Pietersen"), 0),
        (CommitmentFilter(ministry="proef"), 3),
        (CommitmentFilter(dossier="36800"), 3),
        (CommitmentFilter(dossier="36800-XIV"), 3),
        # the beginning of a number is another dossier
        (CommitmentFilter(dossier="3680"), 0),
        (CommitmentFilter(letter="twee.txt"), 1),
        (CommitmentFilter(actor="kabinet"), 3),
        (CommitmentFilter(to_parliament=False), 0),
    ],
)
def test_filters(filled: KnowledgeBase, asked: CommitmentFilter, count: int) -> None:
    assert len(filled.commitments(asked)) == count


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (MotionFilter(statuses=("afgedaan",)), 1),
        # the strongest claim decides, so an earlier weaker one does not count
        (MotionFilter(statuses=("invulling",)), 0),
        (MotionFilter(statuses=("invulling",), letter="een"), 1),
        (MotionFilter(sponsor="van der plas"), 1),
        (MotionFilter(sponsor="Plasman"), 0),
        (MotionFilter(text="er was een motie"), 1),
        (MotionFilter(dossier="36800"), 2),
    ],
)
def test_motion_filters(filled: KnowledgeBase, asked: MotionFilter, count: int) -> None:
    assert len(filled.motions(asked)) == count


def test_other_filters(filled: KnowledgeBase) -> None:
    assert len(filled.amounts(AmountFilter(at_least=Decimal(10**9)))) == 1
    assert filled.amounts(AmountFilter(at_least=Decimal(10**10))) == []
    assert filled.amounts(AmountFilter(in_tables=True)) == []
    assert len(filled.deadlines(DeadlineFilter(due_to=dt.date(2026, 6, 30)))) == 1
    assert len(filled.tables()) == 2
    assert [c.ok for c in filled.tables()[0].checks] == [False]
    assert len(filled.letters(LetterFilter(text="proef"))) == 1


def test_the_same_bytes_are_one_letter(kb: KnowledgeBase, tmp_path: Path) -> None:
    identity, outcome = put(kb, tmp_path / "een.txt", ONE)
    assert outcome == "new"
    assert put(kb, tmp_path / "een.txt", ONE) == (identity, "same")
    assert put(kb, tmp_path / "kopie.txt", ONE) == (identity, "same")
    assert len(kb.letters()) == 1


def test_a_moved_file_is_found_at_its_new_place(kb: KnowledgeBase, tmp_path: Path) -> None:
    identity, _ = put(kb, tmp_path / "een.txt", ONE)
    (tmp_path / "een.txt").unlink()
    assert put(kb, tmp_path / "elders.txt", ONE) == (identity, "same")
    assert kb.letters()[0].file == str(tmp_path / "elders.txt")


def test_a_renamed_file_is_searched_by_its_new_name(kb: KnowledgeBase, tmp_path: Path) -> None:
    put(kb, tmp_path / "eerste.txt", ONE)
    before = [p.id for p in kb.passages(kb.letters()[0].id)]
    assert not kb.search("brief:tweede proef")
    (tmp_path / "eerste.txt").rename(tmp_path / "tweede.txt")
    put(kb, tmp_path / "tweede.txt", ONE)
    assert len(kb.search("brief:tweede proef")) == 1
    assert [p.id for p in kb.passages(kb.letters()[0].id)] == before  # as people know them
    assert kb.index.status().indexed == len(before)


def test_a_folder_that_moved_needs_no_new_index(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    put(kb, tmp_path / "oud" / "een.txt", ONE)
    generation = kb.generation()
    (tmp_path / "oud").rename(tmp_path / "nieuw")
    put(kb, tmp_path / "nieuw" / "een.txt", ONE)
    assert kb.letters()[0].file == str(tmp_path / "nieuw" / "een.txt")
    assert kb.generation() == generation
    assert not kb.search("brief:nieuw proef")  # a folder's name is no letter's


def test_a_changed_file_is_a_new_version(kb: KnowledgeBase, tmp_path: Path) -> None:
    file = tmp_path / "een.txt"
    identity, _ = put(kb, file, ONE)
    kept = {c.id for c in kb.commitments()}
    assert put(kb, file, ONE.replace("proef", "pilot")) == (identity, "changed")
    assert [record.version for record in kb.letters()] == [2]
    # the promise that still stands keeps its id; the old version's facts are out of sight
    assert len({c.id for c in kb.commitments()} & kept) == 1
    assert len(kb.commitments()) == 2
    assert kb.counts().versions == 2
    # put back as it was: a third version of the same letter
    assert put(kb, file, ONE) == (identity, "changed")
    assert {c.id for c in kb.commitments()} == kept


def test_newer_rules_renew_the_facts_under_the_same_ids(kb: KnowledgeBase, tmp_path: Path) -> None:
    file = tmp_path / "een.txt"
    identity, _ = put(kb, file, ONE)
    before = {c.id for c in kb.commitments()}
    assert put(kb, file, ONE, extractor=EXTRACTOR_VERSION + 1) == (identity, "same")
    assert kb.letters()[0].extractor == EXTRACTOR_VERSION + 1
    assert kb.letters()[0].version == 1
    assert {c.id for c in kb.commitments()} == before


def test_equal_words_in_one_letter_have_ids_of_their_own(kb: KnowledgeBase, tmp_path: Path) -> None:
    line = "toezegging act: Het kabinet start een proef.\n"
    put(kb, tmp_path / "een.txt", line * 3)
    assert len({c.id for c in kb.commitments()}) == 3


def test_removal_takes_every_fact_along(filled: KnowledgeBase) -> None:
    for record in filled.letters():
        assert filled.remove(record.id) == record
    counts = filled.counts()
    assert (counts.versions, counts.motions, counts.commitments, counts.amounts) == (0, 0, 0, 0)
    with filled.reading() as connection:
        noted = connection.execute("SELECT what FROM changes ORDER BY number").fetchall()
        assert [r["what"] for r in noted] == ["stored", "stored", "removed", "removed"]
        for table in ("motion_claims", "contents", "passages", "checks", "signatories"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_show_knows_every_kind(filled: KnowledgeBase) -> None:
    records = [
        *filled.letters(),
        *filled.motions(),
        *filled.commitments(),
        *filled.deadlines(),
        *filled.amounts(),
        *filled.references(),
        *filled.tables(),
        *filled.flags(),
    ]
    for record in records:
        assert filled.show(record.id) == record
    assert isinstance(filled.show("36800-XIV-33"), MotionRecord)
    assert isinstance(filled.show("m36800-xiv-33"), MotionRecord)
    commitment = filled.commitments()[0]
    assert isinstance(filled.show(commitment.id[:6].lower()), CommitmentRecord)
    assert isinstance(filled.show(filled.tables()[0].checks[0].id), TableRecord)
    assert isinstance(filled.show(filled.passages(filled.letters()[0].id)[0].id), LetterRecord)


def test_ids_that_lead_nowhere_are_refused(filled: KnowledgeBase) -> None:
    for wrong in ("", "Cxyz", "L' OR 1=1 --", "36800-XIV-34", "%"):
        with pytest.raises(UnknownIdError):
            filled.show(wrong)
    with pytest.raises(AmbiguousIdError) as caught:
        filled.show("C")
    assert len(caught.value.candidates) == 3
    with pytest.raises(UnknownIdError):
        filled.letter(filled.commitments()[0].id)


def test_threads_share_it(filled: KnowledgeBase) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(filled.commitments()))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 8


def test_an_interrupted_transaction_leaves_nothing(kb: KnowledgeBase, tmp_path: Path) -> None:
    read = letter_of(ONE.encode())

    def interrupted() -> None:
        with kb.writing() as connection:
            letters.store(connection, read, file="/x", now=NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert kb.counts().versions == 0
    assert put(kb, tmp_path / "een.txt", ONE)[1] == "new"


def test_a_full_disk_is_told_and_leaves_it_whole(kb: KnowledgeBase, tmp_path: Path) -> None:
    put(kb, tmp_path / "een.txt", ONE)
    with kb.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FullDiskError):
        put(kb, tmp_path / "lang.txt", TWO + "x" * 1_000_000)
    connection.execute("PRAGMA max_page_count = 1000000")
    assert len(kb.letters()) == 1
    assert all(h.ok for h in kb.doctor() if h.name == "integrity")
    assert put(kb, tmp_path / "lang.txt", TWO)[1] == "new"


def test_a_newer_knowledge_base_is_refused(kb: KnowledgeBase) -> None:
    with sqlite3.connect(kb.folder / FILE_NAME) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(NewerStoreError) as caught:
        KnowledgeBase.open(kb.folder)
    assert "nieuwere griffie" in str(caught.value)
    assert caught.value.exit_status == 5


def test_what_is_no_knowledge_base_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(b"Geachte Voorzitter, " * 500)
    with pytest.raises(CorruptStoreError):
        KnowledgeBase.open(tmp_path)
    assert file.read_bytes().startswith(b"Geachte")
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recepten (naam TEXT)")
    other.close()
    with pytest.raises(CorruptStoreError, match="geen kennisbank"):
        KnowledgeBase.open(tmp_path)


def test_a_damaged_knowledge_base_is_told(filled: KnowledgeBase) -> None:
    with filled.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    filled.close()
    file = filled.folder / FILE_NAME
    data = bytearray(file.read_bytes())
    for page in range(2, pages):
        data[page * 4096 : page * 4096 + 512] = b"\xff" * 512
    file.write_bytes(data)
    with pytest.raises(CorruptStoreError):
        KnowledgeBase.open(filled.folder).letters(LetterFilter(text="proef"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write")
def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(ReadOnlyStoreError):
        KnowledgeBase.open(Path("/proc/griffie"))


def _as_nobody(folder: Path, found: multiprocessing.Queue[str]) -> None:
    """Read and write in ``folder`` without the rights of root."""
    if os.geteuid() == 0:
        os.setuid(65534)
    with KnowledgeBase.open(folder) as kb:
        found.put(str(len(kb.letters())))
        try:
            kb.remove(kb.letters()[0].id)
        except ReadOnlyStoreError as error:
            found.put(error.code)


def test_a_read_only_folder_can_be_read_and_says_when_written(filled: KnowledgeBase) -> None:
    filled.close()
    folder = Path(tempfile.mkdtemp())
    shutil.copy(filled.folder / FILE_NAME, folder / FILE_NAME)
    folder.chmod(0o555)
    (folder / FILE_NAME).chmod(0o444)
    context = multiprocessing.get_context("fork")
    found = context.Queue()
    child = context.Process(target=_as_nobody, args=(folder, found))
    child.start()
    try:
        assert [found.get(timeout=30), found.get(timeout=30)] == ["2", "store_read_only"]
    finally:
        child.join()
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_fake_reads_as_told(tmp_path: Path) -> None:
    file = tmp_path / "een.txt"
    file.write_text(ONE)
    assert len(read_fake(str(file)).facts.motions) == 2


@pytest.mark.parametrize(
    "name", [b"brief.txt", b"latin\xe9.txt", "één.txt".encode(), b"met \\xe9.txt"]
)
def test_a_file_is_found_under_the_name_it_was_stored_with(name, tmp_path):
    file = os.fsencode(tmp_path) + b"/" + name
    stored = letters.stored_name(os.fsdecode(file))
    assert not letters.is_there(stored)
    with open(file, "wb") as stream:  # noqa: PTH123 (a name in bytes)
        stream.write(b"x")
    assert letters.is_there(stored)
    assert not letters.is_there("x" * 5000)
