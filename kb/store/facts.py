"""Writing the facts of one letter's version: every one with its id and its evidence."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from kb.facts import Amount, Claim, Commitment, Deadline, Evidence, Extraction
from kb.identity import FactIds
from kb.read_letter import ReadLetter

#: An evidence's columns in every fact's table, in the order that :func:`_evidence` gives them.
_EVIDENCE = 'text, sentence, start, "end", page, rule'


def store(connection: sqlite3.Connection, row: int, identity: str, read: ReadLetter) -> None:
    """Store all facts of the letter version ``row``, of the letter with id ``identity``."""
    _Writer(connection, row, identity, read).write(read.facts)


class _Writer:
    """Writes one letter version's facts, in an order that fixes their ids."""

    def __init__(
        self, connection: sqlite3.Connection, row: int, identity: str, read: ReadLetter
    ) -> None:
        self._connection = connection
        self._row = row
        self._ids = FactIds(identity)
        self._letter = read.letter
        self._sentences = read.sentences

    def write(self, found: Extraction) -> None:
        for reference in found.references:
            self._insert(
                '"references"',
                f"id, letter, ref, kind, chamber, session, {_EVIDENCE}",
                self._ids.fact("R", reference.ref),
                self._row,
                reference.ref,
                reference.kind,
                reference.chamber,
                reference.session,
                *self._evidence(reference.evidence),
            )
        self._motions(found)
        self._met(found)
        commitments = [(self._commitment(c), c) for c in found.commitments]
        for deadline in found.deadlines:
            self._deadline(deadline, commitments)
        tables = self._tables()
        for amount in found.amounts:
            self._amount(amount, tables)
        for check in found.checks:
            table = tables[check.table] if 0 <= check.table < len(tables) else None
            self._insert(
                "checks",
                'id, letter, "table", what, expected, found, ok',
                self._ids.fact("K", table or "", check.what),
                self._row,
                table,
                check.what,
                str(check.expected),
                str(check.found),
                check.ok,
            )
        self._flags(found)

    def _motions(self, found: Extraction) -> None:
        for motion in found.motions:
            row = self._insert(
                "motions",
                "id, letter, ref, status, subject, sponsors, flags",
                self._ids.motion(motion),
                self._row,
                motion.ref,
                motion.status,
                motion.subject,
                _listed(motion.sponsors),
                _listed(motion.flags),
            )
            self._claims("motion_claims", row, motion.claims)

    def _met(self, found: Extraction) -> None:
        for met in found.met:
            row = self._insert(
                "met",
                "id, letter, ref, status, subject, addressees",
                self._ids.met(met),
                self._row,
                met.ref,
                met.status,
                met.subject,
                _listed(met.addressees),
            )
            self._claims("met_claims", row, met.claims)

    def _claims(self, table: str, row: int, claims: Sequence[Claim]) -> None:
        for ordinal, claim in enumerate(claims):
            e = claim.evidence
            self._connection.execute(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row,
                    ordinal,
                    claim.status,
                    e.text,
                    claim.sentence,
                    e.start,
                    e.end,
                    e.page,
                    e.rule,
                ),
            )

    def _commitment(self, c: Commitment) -> str:
        identity = self._ids.fact("C", c.evidence.text)
        due = c.deadline
        row = self._insert(
            "commitments",
            "id, letter, kind, actor, to_parliament, conditional, certainty, due_text, due_earliest,"
            f" due_latest, due_convention, due_start, due_end, due_page, {_EVIDENCE}",
            identity,
            self._row,
            c.kind,
            c.actor,
            c.to_parliament,
            c.conditional,
            c.certainty,
            due.evidence.text if due else None,
            due.earliest.isoformat() if due and due.earliest else None,
            due.latest.isoformat() if due else None,
            due.convention if due else None,
            due.evidence.start if due else None,
            due.evidence.end if due else None,
            due.evidence.page if due else None,
            *self._evidence(c.evidence),
        )
        self._connection.executemany(
            "INSERT INTO commitment_also VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(row, n, *self._evidence(e)) for n, e in enumerate(c.also)],
        )
        return identity

    def _deadline(self, d: Deadline, commitments: Sequence[tuple[str, Commitment]]) -> None:
        bounds = next(
            (
                identity
                for identity, c in commitments
                if c.deadline
                and (c.deadline.evidence.start, c.deadline.evidence.end)
                == (d.evidence.start, d.evidence.end)
            ),
            None,
        )
        self._insert(
            "deadlines",
            f'id, letter, earliest, latest, convention, "commitment", {_EVIDENCE}',
            self._ids.fact("D", d.evidence.text, self._sentence(d.evidence)),
            self._row,
            d.earliest.isoformat() if d.earliest else None,
            d.latest.isoformat(),
            d.convention,
            bounds,
            *self._evidence(d.evidence),
        )

    def _tables(self) -> list[str]:
        ids = []
        for index, table in enumerate(self._letter.tables):
            ids.append(self._ids.fact("B", table.caption, table.unit))
            self._insert(
                "tables",
                'id, letter, "index", caption, unit, rows, columns, start, "end", page',
                ids[-1],
                self._row,
                index,
                table.caption,
                table.unit,
                table.rows,
                table.columns,
                table.start,
                table.end,
                self._letter.page_at(table.start),
            )
        return ids

    def _amount(self, a: Amount, tables: Sequence[str]) -> None:
        in_table = a.table is not None and 0 <= a.table < len(tables)
        table = tables[a.table] if in_table and a.table is not None else None
        around = f"{table} {a.row} {a.column}" if table else self._sentence(a.evidence)
        self._insert(
            "amounts",
            "id, letter, eur, eur_max, recurrence, period, purpose, row_label, column_label,"
            f' "table", approximate, {_EVIDENCE}',
            self._ids.fact("A", a.evidence.text, around),
            self._row,
            str(a.eur),
            None if a.eur_max is None else str(a.eur_max),
            a.recurrence,
            a.period,
            a.purpose,
            a.row,
            a.column,
            table,
            a.approximate,
            *self._evidence(a.evidence),
        )

    def _flags(self, found: Extraction) -> None:
        for flag in (*self._letter.flags, *found.flags):
            self._insert(
                "flags",
                'id, letter, code, message, text, sentence, start, "end", page',
                self._ids.fact("F", flag.code, flag.message),
                self._row,
                flag.code,
                flag.message,
                self._letter.text[flag.start : flag.end],
                self._sentences[flag.start, flag.end],
                flag.start,
                flag.end,
                self._letter.page_at(flag.start),
            )

    def _sentence(self, e: Evidence) -> str:
        return self._sentences[e.start, e.end]

    def _evidence(self, e: Evidence) -> tuple[str | int | None, ...]:
        return (e.text, self._sentence(e), e.start, e.end, e.page, e.rule)

    def _insert(self, table: str, columns: str, *values: str | float | None) -> int:
        marks = ", ".join("?" * len(values))
        row = self._connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            values,
        ).lastrowid
        assert row is not None
        return row


def _listed(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)
