"""What a knowledge base holds, as it was found and given: listings, one thing by its id, counts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from corpus.i18n import translator
from kb import store
from kb.errors import UnknownIdError
from kb.store.database import Connection

# Searching must begin quickly: what only listings need is imported where it is used.
if TYPE_CHECKING:
    from corpus.letter import Letter
    from kb.ledger.lines import Verdict
    from kb.records import (
        AmountFilter,
        AmountRecord,
        CommitmentFilter,
        CommitmentRecord,
        Counts,
        DeadlineFilter,
        DeadlineRecord,
        FlagRecord,
        LetterFilter,
        LetterRecord,
        MetRecord,
        MotionFilter,
        MotionRecord,
        PassageRecord,
        Record,
        ReferenceRecord,
        TableRecord,
    )

_ = translator("kb")


class Contents(ABC):
    """The letters, their facts and the verdicts, each listing read in one snapshot of its own."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A snapshot to read from."""

    def letters(self, asked: LetterFilter | None = None) -> list[LetterRecord]:
        """Letters, newest first."""
        from kb.records import LetterFilter

        with self.reading() as connection:
            return store.catalogue.letters(connection, asked or LetterFilter())

    def motions(self, asked: MotionFilter | None = None) -> list[MotionRecord]:
        """Motions with every claim on them, the strongest claims first."""
        from kb.records import MotionFilter

        with self.reading() as connection:
            return store.motions.motions(connection, asked or MotionFilter())

    def met(self, asked: MotionFilter | None = None) -> list[MetRecord]:
        """Earlier commitments that letters speak of as met."""
        from kb.records import MotionFilter

        with self.reading() as connection:
            return store.motions.met(connection, asked or MotionFilter())

    def commitments(self, asked: CommitmentFilter | None = None) -> list[CommitmentRecord]:
        """Commitments by latest day, undated ones last."""
        from kb.records import CommitmentFilter

        with self.reading() as connection:
            return store.promises.commitments(connection, asked or CommitmentFilter())

    def deadlines(self, asked: DeadlineFilter | None = None) -> list[DeadlineRecord]:
        """Deadlines by latest day."""
        from kb.records import DeadlineFilter

        with self.reading() as connection:
            return store.promises.deadlines(connection, asked or DeadlineFilter())

    def amounts(self, asked: AmountFilter | None = None) -> list[AmountRecord]:
        """Amounts, newest letter first, in the order of its text."""
        from kb.records import AmountFilter

        with self.reading() as connection:
            return store.money.amounts(connection, asked or AmountFilter())

    def tables(self, asked: LetterFilter | None = None) -> list[TableRecord]:
        """Tables with the checks of their sums, newest letter first."""
        from kb.records import LetterFilter

        with self.reading() as connection:
            return store.money.tables(connection, asked or LetterFilter())

    def references(self, asked: LetterFilter | None = None) -> list[ReferenceRecord]:
        """Cited papers and other official numbers."""
        from kb.records import LetterFilter

        with self.reading() as connection:
            return store.money.references(connection, asked or LetterFilter())

    def flags(self, asked: LetterFilter | None = None) -> list[FlagRecord]:
        """What looks wrong in letters."""
        from kb.records import LetterFilter

        with self.reading() as connection:
            return store.money.flags(connection, asked or LetterFilter())

    def passages(self, letter: str) -> list[PassageRecord]:
        """The passages of the letter with this id, in order."""
        with self.reading() as connection:
            return store.passages.passages(connection, letter)

    def show(self, identity: str) -> Record:
        """What an id stands for; the beginning of one, or a motion's bare reference, will do.

        Raises :class:`kb.errors.UnknownIdError` and :class:`kb.errors.AmbiguousIdError`. A sum
        check gives its table, a passage its letter.
        """
        from kb.store.ids import record, resolved

        with self.reading() as connection:
            return record(connection, resolved(connection, identity.strip()))

    def letter(self, identity: str) -> Letter:
        """The current version of a letter, whole: text, pages, blocks, notes, tables, trace."""
        from kb.store.ids import resolved

        with self.reading() as connection:
            found = store.letters.load(connection, resolved(connection, identity.strip()))
        if found is None:
            raise UnknownIdError(_("{id} is geen brief.").format(id=identity))
        return found

    def counts(self) -> Counts:
        """How much it holds."""
        with self.reading() as connection:
            return store.catalogue.counts(connection)

    def generation(self) -> int:
        """A number that grows with every change, for what is derived to catch up with."""
        with self.reading() as connection:
            return store.catalogue.generation(connection)

    def verdicts(self) -> list[Verdict]:
        """Every verdict ever given, oldest first."""
        with self.reading() as connection:
            return store.verdicts.verdicts(connection)
