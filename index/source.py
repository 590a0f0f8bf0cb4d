"""What the index needs of whoever keeps the passages.

The keeper (the knowledge base) is the truth: it gives each passage a number that is never used
again, and counts a generation up with every change. The index is derived from it and catches up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.passages import Passage


@dataclass(frozen=True, slots=True)
class Record:
    """A passage as it is kept, with what its letter says of itself.

    ``id`` is stable and never reused, ``letter`` the number of its letter. ``kinds`` names the kinds
    of fact that stand in it ("motion", "commitment", "deadline", "amount", …); ``dossiers`` the
    canonical numbers that the letter itself has ("36800-XIV-33"), ``references`` those cited in the
    passage and its notes. ``letter_id`` and ``passage_id`` are what people know the two by.
    """

    id: int
    letter: int
    passage: Passage
    file: str = ""
    subject: str = ""
    date: dt.date | None = None
    ministry: str = ""
    signatories: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    letter_id: str = ""
    passage_id: str = ""


class PassageSource(Protocol):
    """The keeper of the passages."""

    def generation(self) -> int:
        """A number that grows with every change; 0 where nothing was ever kept."""

    def count(self) -> int:
        """How many passages there are now."""

    def added(self, after: int, upto: int) -> Iterator[Record]:
        """The passages that came after one generation and up to another and are still there.

        In the order of their ids, each of which is greater than all that were given before.
        """

    def removed(self, after: int, upto: int) -> Sequence[int]:
        """The numbers of the letters that went, with their passages, in that time."""

    def read(self, ids: Sequence[int]) -> Sequence[Record]:
        """The passages with these ids, in this order; what is gone is left out."""
