"""The clerks' office: keeps the ledger, register and graph of one state of the store at hand.

What is derived here is kept in memory for as long as nothing that it is derived from changes.
Thread-safe; a thread that asks while another builds waits for it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from kb import audit
from kb.audit import Board, Finding
from kb.errors import ReadOnlyStoreError
from kb.ledger.beside import MotionRegister
from kb.ledger.ledger import Facts, Ledger, analyser, facts, ledger
from kb.ledger.lines import Verdict
from kb.ledger.linking import link
from kb.ledger.verdicts import verdict
from kb.records import AmountFilter, LetterFilter, MetRecord, MotionFilter, MotionRecord
from kb.register.records import RegisterCommitment, RegisterMotion
from kb.store import catalogue, money, motions, register, verdicts
from kb.store.database import Connection

if TYPE_CHECKING:
    # Importing networkx takes longer than a whole search.
    from kb.graph.model import CommitmentGraph


class Office:
    """Answers over the whole store; ``reading`` and ``writing`` are its two kinds of access."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._lock = threading.RLock()
        self._kept: dict[str, tuple[Hashable, Any]] = {}

    def ledger(self, today: dt.date) -> Ledger:
        """The ledger on ``today``."""
        self.link()
        with self._lock, self._reading() as connection:
            return self._ledger(connection, today)

    def link(self) -> None:
        """Bring the stored links up to date with the letters; the first time this takes a while."""
        # An archive on a read-only medium is shown with the links that it has.
        with self._lock, contextlib.suppress(ReadOnlyStoreError):
            link(self._reading, self._writing)

    def give(
        self,
        action: str,
        subject: str,
        *,
        who: str,
        at: dt.datetime,
        other: str | None = None,
        note: str = "",
    ) -> Verdict:
        """Check a verdict against the ledger and keep it; ``at`` is when it was given."""
        with self._lock:
            standing = self.ledger(at.date())
            wanted = verdict(standing, action, subject, who=who, at=at, other=other, note=note)
            with self._writing() as connection:
                return verdicts.add(connection, wanted)

    def register(self) -> MotionRegister:
        """The register's motions."""
        with self._lock, self._reading() as connection:
            return self._register(connection)

    def official(
        self, record: MotionRecord | MetRecord
    ) -> RegisterMotion | RegisterCommitment | None:
        """The register's record of what a letter speaks of, or None; read by itself."""
        with self._reading() as connection:
            if isinstance(record, MetRecord):
                return register.commitment(connection, record.ref) if record.ref else None
            if record.ref is None:
                return None
            near = MotionRegister(register.motions(connection, record.ref))
            return near.of(record, analyser())

    def audit(self, today: dt.date) -> list[Finding]:
        """Where letters, register and verdicts do not agree."""
        self.link()
        with self._lock, self._reading() as connection:
            standing = self._ledger(connection, today)
            return audit.findings(
                Board(
                    motions=standing.motions,
                    commitments=standing.commitments,
                    register=self._register(connection),
                    met=motions.met(connection, MotionFilter()),
                    promises={c.number.upper(): c for c in register.commitments(connection)},
                    flags=money.flags(connection, LetterFilter()),
                    today=today,
                    analyse=analyser(),
                )
            )

    def graph(self, today: dt.date) -> CommitmentGraph:
        """The commitment graph."""
        from kb.graph.build import build

        self.link()
        with self._lock, self._reading() as connection:
            state = (self._state(connection), register.generation(connection), today)
            found: CommitmentGraph = self._once(
                "graph",
                state,
                lambda: build(
                    self._ledger(connection, today),
                    money.references(connection, LetterFilter()),
                    money.amounts(connection, AmountFilter(in_tables=False)),
                    register.motions(connection),
                ),
            )
            return found

    def _ledger(self, connection: Connection, today: dt.date) -> Ledger:
        generation = catalogue.generation(connection)
        known: Facts = self._once("facts", generation, lambda: facts(connection))
        state = (self._state(connection), today)
        found: Ledger = self._once("ledger", state, lambda: ledger(connection, known, today))
        return found

    def _register(self, connection: Connection) -> MotionRegister:
        found: MotionRegister = self._once(
            "register",
            register.generation(connection),
            lambda: MotionRegister(register.motions(connection)),
        )
        return found

    def _state(self, connection: Connection) -> tuple[int, int]:
        return catalogue.generation(connection), verdicts.last_number(connection)

    def _once(self, name: str, state: Hashable, make: Callable[[], Any]) -> Any:
        kept = self._kept.get(name)
        if kept is None or kept[0] != state:
            kept = self._kept[name] = (state, make())
        return kept[1]
