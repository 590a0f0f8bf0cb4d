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
    canonical numbers that the letter belongs to ("36800-XIV-33"), its own first.
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
    kinds: frozenset[str] = frozenset()


class PassageSource(Protocol):
    """The keeper of the passages."""

    def generation(self) -> int:
        """A number that grows with every change; 0 where nothing was ever kept."""

    def count(self) -> int:
        """How many passages there are now."""

    def added_since(self, generation: int) -> Iterator[Record]:
        """The passages of now that were added or altered after ``generation``, by id."""

    def removed_since(self, generation: int) -> Sequence[int]:
        """The ids that were there at ``generation`` and are gone now."""

    def read(self, ids: Sequence[int]) -> Sequence[Record]:
        """The passages with these ids, in this order; what is gone is left out."""
