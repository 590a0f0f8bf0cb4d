"""Passages in a list, as a source for the index: for measuring without a knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.letter import Letter
from index.passages import Passage, passages
from index.source import Record


class PassageList:
    """Passages that never change, numbered from 1 in their order."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    @classmethod
    def of_texts(cls, texts: Sequence[str]) -> PassageList:
        """Each text a passage of a letter of its own."""
        return cls(
            [
                Record(n, n, Passage("text", "body", 0, len(text), None, (), text))
                for n, text in enumerate(texts, 1)
            ]
        )

    @classmethod
    def of_letters(cls, letters: Sequence[Letter]) -> PassageList:
        """The passages of letters as the program cuts them."""
        cut = [(n, letter, p) for n, letter in enumerate(letters, 1) for p in passages(letter)]
        return cls(
            [
                Record(
                    number,
                    n,
                    passage,
                    file=letter.source.file,
                    subject=letter.head.subject or "",
                    date=letter.head.date,
                    ministry=letter.head.ministry or "",
                )
                for number, (n, letter, passage) in enumerate(cut, 1)
            ]
        )

    @property
    def records(self) -> Sequence[Record]:
        """All of them."""
        return self._records

    def generation(self) -> int:
        """Always the first."""
        return 1

    def count(self) -> int:
        """How many there are."""
        return len(self._records)

    def added(self, after: int, upto: int) -> Iterator[Record]:
        """All, or none where they are known already."""
        return iter(self._records if after < 1 <= upto else ())

    def removed(self, after: int, upto: int) -> Sequence[int]:
        """None."""
        return ()

    def read(self, ids: Sequence[int]) -> Sequence[Record]:
        """The passages with these numbers."""
        return [self._records[number - 1] for number in ids]
