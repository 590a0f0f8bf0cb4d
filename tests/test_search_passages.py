"""A letter's blocks → passages: what is taken together, what is cut, and where it all stands."""

from __future__ import annotations

from corpus import samples
from corpus.letter import (
    Block,
    BlockKind,
    Cell,
    Footnote,
    Letter,
    Letterhead,
    Role,
    Section,
    Source,
    Table,
)
from corpus.read import read
from index.passages import LONGEST, passages


class Making:
    """A letter made block by block; blocks are parted by a newline."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.footnotes: list[Footnote] = []
        self.tables: list[Table] = []

    def add(
        self, text: str, kind: BlockKind = "paragraph", role: Role = "body", number: str = ""
    ) -> int:
        start = len(self.text)
        self.text += text + "\n"
        self.blocks.append(Block(kind, role, start, start + len(text), number=number))
        return start

    def letter(self) -> Letter:
        return Letter(
            self.text,
            Source("x.txt", "0" * 64, "text", 0),
            Letterhead(),
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            footnotes=tuple(self.footnotes),
            tables=tuple(self.tables),
        )


LONG = "Dit is een zin van een bepaalde lengte die iets zegt over beleid. "


def test_short_paragraphs_of_a_section_are_taken_together() -> None:
    making = Making()
    making.add("Kort een.")
    making.add("Kort twee.")
    assert [p.text for p in passages(making.letter())] == ["Kort een.\nKort twee."]


def test_a_full_passage_takes_no_more() -> None:
    making = Making()
    making.add(LONG * 8)
    making.add("Iets anders.")
    assert [p.text[:12] for p in passages(making.letter())] == ["Dit is een z", "Iets anders."]


def test_another_section_begins_a_passage() -> None:
    making = Making()
    making.add("Kop A", "heading")
    making.add("Onder A.")
    middle = making.add("Kop B", "heading")
    making.add("Onder B.")
    making.sections += [Section("A", 1, 0, middle), Section("B", 1, middle, len(making.text))]
    assert [(p.headings, p.text) for p in passages(making.letter())] == [
        (("A",), "Onder A."),
        (("B",), "Onder B."),
    ]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    making = Making()
    making.add((LONG * 40).strip())
    found = passages(making.letter())
    assert len(found) > 1
    assert all(p.text.endswith("beleid.") and len(p.text) <= LONGEST for p in found)
    assert sum(p.text.count("zin") for p in found) == 40


def test_a_list_stays_with_what_leads_to_it() -> None:
    making = Making()
    making.add(LONG * 8 + "Het gaat om:")
    making.add("huizen;", "list_item")
    making.add("wegen.", "list_item")
    (found,) = passages(making.letter())
    assert found.text.endswith("om:\nhuizen;\nwegen.")


def test_an_answer_carries_its_question() -> None:
    making = Making()
    making.add("Hoeveel wolven zijn er?", role="question", number="1")
    making.add("Ongeveer honderd.", role="answer", number="1")
    question, answer = passages(making.letter())
    assert question.role == "question"
    assert (answer.text, answer.headings) == ("Ongeveer honderd.", ("Hoeveel wolven zijn er?",))


def test_letterhead_and_closing_are_left_out() -> None:
    making = Making()
    making.add("Postbus 20001", role="letterhead")
    making.add("Geachte voorzitter.")
    making.add("Hoogachtend", role="closing")
    assert [p.text for p in passages(making.letter())] == ["Geachte voorzitter."]


def test_a_table_is_written_out_row_by_row() -> None:
    making = Making()
    making.add("Ervoor.")
    start = making.add("Post 2026 2027\nWegen 10 20", "table")
    places = {
        (0, 0): "Post",
        (0, 1): "2026",
        (0, 2): "2027",
        (1, 0): "Wegen",
        (1, 1): "10",
        (1, 2): "20",
    }
    cells = []
    at = start
    for (row, column), text in places.items():
        at = making.text.index(text, at)
        cells.append(Cell(row, column, at, at + len(text)))
        at += len(text)
    end = making.blocks[-1].end
    making.tables.append(
        Table("Tabel 1", "x € 1 mln.", 10**6, 1, 2, 3, tuple(cells), (0, 0), (), start, end)
    )
    _before, table = passages(making.letter())
    assert table.kind == "table"
    assert table.text == "Wegen: 2026 10; 2027 20"
    assert table.headings == ("Tabel 1", "x € 1 mln.")
    assert (table.start, table.end) == (start, end)


def test_a_note_stands_with_its_anchor() -> None:
    making = Making()
    making.add("Zie de motie van het lid Bromet.")
    note = making.add("Kamerstuk 36 800 XIV, nr. 33", "note", "note")
    making.footnotes.append(Footnote("1", 31, note, len(making.text) - 1))
    (found,) = passages(making.letter())
    assert found.notes == ("1 Kamerstuk 36 800 XIV, nr. 33",)
    assert found.holds(note)
    assert not found.holds(len(making.text) - 1)


def test_a_note_without_anchor_is_a_passage_of_its_own() -> None:
    making = Making()
    making.add("Zie de motie van het lid Bromet.")
    note = making.add("Kamerstuk 36 800 XIV, nr. 33", "note", "note")
    making.footnotes.append(Footnote("1", None, note, len(making.text) - 1))
    assert [p.kind for p in passages(making.letter())] == ["text", "note"]


def test_no_text_no_passages() -> None:
    assert passages(Making().letter()) == []


def test_every_passage_of_the_shipped_letters_stands_where_it_says() -> None:
    for file in samples.paths():
        letter = read(file)
        found = passages(letter)
        assert found, file
        for passage in found:
            if passage.kind != "table":
                assert letter.text[passage.start : passage.end] == passage.text
            assert 0 < len(passage.text) <= 2 * LONGEST
            assert passage.page == letter.page_at(passage.start)
