"""What an id stands for: the beginning of one, or a motion's bare reference, will do."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.i18n import translator
from kb.errors import AmbiguousIdError, UnknownIdError
from kb.records import Record
from kb.store import catalogue, money, motions, passages, promises
from kb.store.database import Connection

_ = translator("kb")


def resolved(connection: Connection, identity: str) -> str:
    """The whole id that ``identity`` is, or is the beginning of.

    Raises :class:`kb.errors.UnknownIdError` and :class:`kb.errors.AmbiguousIdError`.
    """
    for wanted in (identity, "M" + _as_reference(identity)):
        candidates = catalogue.beginning_with(connection, wanted) if identity else []
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise AmbiguousIdError(
                _("{id} past op meer dan één: {some}.").format(
                    id=identity, some=", ".join(candidates)
                ),
                advice=_("Geef meer tekens."),
                candidates=tuple(candidates),
            )
    raise UnknownIdError(
        _("Niets in de kennisbank heeft het kenmerk {id}.").format(id=identity or "''"),
        advice=_("De lijsten (letters, motions, commitments, …) tonen de kenmerken."),
    )


def _as_reference(identity: str) -> str:
    """A Kamerstuk as letters print it, as its reference: ``36 800 XIV, nr. 33`` → ``36800-XIV-33``."""
    bare = re.sub(r"^(?:kst|kamerstuk(?:ken)?)[\s-]*", "", identity, flags=re.IGNORECASE)
    bare = re.sub(r"\s*,?\s*\bnrs?\b\.?\s*", "-", bare, flags=re.IGNORECASE)
    return re.sub(r"[\s-]+", "-", re.sub(r"^(\d{2})\s(\d{3})\b", r"\1\2", bare))


def record(connection: Connection, identity: str) -> Record:
    """The record with this id, which exists."""
    readers: dict[str, Callable[[Connection, str], Record | None]] = {
        "L": catalogue.letter,
        "M": motions.motion,
        "T": motions.one_met,
        "C": promises.commitment,
        "D": promises.deadline,
        "A": money.amount,
        "R": money.reference,
        "B": money.table,
        "K": money.table,
        "F": money.flag,
        "P": lambda c, i: catalogue.letter(c, passages.letter_of_passage(c, i) or ""),
    }
    found = readers[identity[0].upper()](connection, identity)
    assert found is not None
    return found
