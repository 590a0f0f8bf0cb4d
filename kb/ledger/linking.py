"""Keeping the links in step with the letters: only what came, went or changed is compared again.

A word weighs by how many promises have it. Weights are taken for the whole archive and kept until it
has grown or shrunk by a quarter; a small archive is weighed and linked anew each time. With the same
weights, linking what changed gives the links that linking everything would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from kb.ledger.ledger import analyser, dossiers
from kb.ledger.lines import Link
from kb.ledger.links import LINKER_VERSION, Linker
from kb.ledger.texts import MemoryShelf, Text, texts
from kb.records import CommitmentFilter, MotionFilter
from kb.store import catalogue, compared, links, motions, promises, stamps
from kb.store.database import Connection
from kb.store.stamps import Stamp

Access = Callable[[], AbstractContextManager[Connection]]

#: Up to so many promises everything is linked anew: it takes less than a second.
SMALL = 1000
#: The part of an archive that may come or go before words are weighed anew.
DRIFT = 0.25
#: The part of the letters from which on linking all of them is quicker than linking those.
MANY = 0.03


def link(reading: Access, writing: Access) -> None:
    """Bring the stored links in step with the letters.

    Texts and links are each read in one snapshot and written in one short transaction with what they
    were made from: of two processes at once the later to write may undo the other's work, which is
    then done again the next time, never lost.
    """
    with reading() as connection:
        if stamps.stamp(connection, "links") == _wanted(connection):
            return
        changed, found, wanted = _texts(connection)
    with writing() as connection:
        if changed is None:
            compared.replace(connection, found)
        else:
            compared.put(connection, changed, found)
        stamps.put(connection, "compared", wanted)
    with reading() as connection:
        made = _links(connection)
    with writing() as connection:
        if made.weights:
            compared.weigh(connection, made.weights)
            links.replace(connection, made.links)
            stamps.clear(connection, "dated")
        else:
            links.put(connection, made.links)
        stamps.put(connection, "links", made.made_from)


@dataclass(frozen=True, slots=True)
class _Made:
    """Links by the letter they end in; those of all letters where there are ``weights``."""

    links: dict[str, list[Link]]
    made_from: Stamp
    weights: MemoryShelf | None = None


def _wanted(connection: Connection) -> Stamp:
    return Stamp(LINKER_VERSION, catalogue.generation(connection))


def _texts(connection: Connection) -> tuple[Sequence[str] | None, list[Text], Stamp]:
    """The letters that changed since the texts were kept (None: all), and what stands in them now."""
    known, wanted = stamps.stamp(connection, "compared"), _wanted(connection)
    if known.version != LINKER_VERSION:
        everything = texts(
            promises.commitments(connection, CommitmentFilter()),
            motions.met_mentions(connection, MotionFilter()),
            catalogue.every_brief(connection),
            analyse=analyser(),
            dossiers=dossiers(connection),
        )
        return None, everything, wanted
    changed = catalogue.changed_letters(connection, known.generation, wanted.generation)
    found = texts(
        promises.some_commitments(connection, "l.id", changed),
        motions.some_met_mentions(connection, "l.id", changed),
        catalogue.some_briefs(connection, changed),
        analyse=analyser(),
        dossiers=dossiers(connection, changed),
    )
    return changed, found, wanted


def _links(connection: Connection) -> _Made:
    """The links of the letters whose links may have changed since they were kept."""
    known, wanted = stamps.stamp(connection, "links"), stamps.stamp(connection, "compared")
    changed = catalogue.changed_letters(connection, known.generation, wanted.generation)
    size, weighed = compared.promises(connection), compared.weighed(connection)
    if (
        known.version != LINKER_VERSION
        or size <= SMALL
        or abs(size - weighed) > DRIFT * weighed
        or len(changed) > MANY * catalogue.size(connection)
    ):
        shelf = MemoryShelf(compared.every(connection))
        linker = Linker(shelf)
        return _Made({letter: linker.into(letter) for letter in shelf}, wanted, shelf)
    linker = Linker(compared.StoredShelf(connection))
    touched = {*changed, *links.from_letters(connection, changed)}
    touched.update(later for letter in changed for later in linker.reached(letter))
    return _Made({letter: linker.into(letter) for letter in sorted(touched)}, wanted)
