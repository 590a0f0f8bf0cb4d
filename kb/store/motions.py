"""Reading motions and met commitments: one mention a letter, and one record across letters."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal

from kb.facts import MOTION_STATUSES, Claim, MetCommitment, Motion, MotionStatus
from kb.identity import normalised
from kb.records import (
    Citation,
    ClaimRecord,
    LetterBrief,
    MetMention,
    MetRecord,
    MotionFilter,
    MotionMention,
    MotionRecord,
)
from kb.store.conditions import Conditions, in_dossier, on_letter
from kb.store.rows import briefs, by_owner, chunks, evidence, words


def motion_mentions(connection: sqlite3.Connection, asked: MotionFilter) -> list[MotionMention]:
    """The mentions in the asked letters, oldest letter first; ``asked.statuses`` is left alone."""
    return _mentions_where(connection, _conditions(asked, "motion", "sponsors"))


def motion(connection: sqlite3.Connection, identity: str) -> MotionRecord | None:
    """The motion with this id, over all letters."""
    conditions = Conditions()
    conditions.add("f.id = ?", identity)
    return next(iter(_grouped(_mentions_where(connection, conditions))), None)


def motions(connection: sqlite3.Connection, asked: MotionFilter) -> list[MotionRecord]:
    """The motions of the asked letters, strongest claim first, then by reference."""
    found = _grouped(motion_mentions(connection, asked))
    kept = [m for m in found if not asked.statuses or m.status in asked.statuses]
    return sorted(kept, key=_order)


def sponsors(connection: sqlite3.Connection) -> frozenset[str]:
    """The words of the surnames of all who moved a motion in a current letter, in lower case."""
    rows = connection.execute(
        "SELECT DISTINCT m.sponsors FROM motions m JOIN letters l ON l.row = m.letter"
        " WHERE l.current = 1"
    )
    return frozenset(word for row in rows for word in normalised(row["sponsors"]).split())


def met_mentions(connection: sqlite3.Connection, asked: MotionFilter) -> list[MetMention]:
    """The earlier commitments that the asked letters speak of, oldest letter first."""
    return _met_where(connection, _conditions(asked, "met", "addressees"))


def some_met_mentions(
    connection: sqlite3.Connection, column: Literal["f.id", "l.id"], values: Sequence[str]
) -> list[MetMention]:
    """The earlier commitments with these ids, or those that the letters with these speak of."""
    found = []
    for part in chunks(values):
        conditions = Conditions()
        conditions.one_of(column, tuple(part))
        found += _met_where(connection, conditions)
    return found


def met(connection: sqlite3.Connection, asked: MotionFilter) -> list[MetRecord]:
    """The earlier commitments of the asked letters, grouped by id, strongest claim first."""
    kept = [
        m
        for m in _grouped_met(met_mentions(connection, asked))
        if not asked.statuses or m.status in asked.statuses
    ]
    return sorted(kept, key=_order)


def one_met(connection: sqlite3.Connection, identity: str) -> MetRecord | None:
    """The earlier commitment with this id, over all letters."""
    conditions = Conditions()
    conditions.add("f.id = ?", identity)
    return next(iter(_grouped_met(_met_where(connection, conditions))), None)


def _conditions(asked: MotionFilter, owner: str, people: str) -> Conditions:
    conditions = on_letter(asked)
    in_dossier(conditions, "coalesce(f.ref, l.dossier)", asked.dossier)
    conditions.holds(f"f.{people}", asked.sponsor)
    if asked.text:
        conditions.holds(
            f"coalesce(f.subject, '') || ' ' || (SELECT group_concat(c.sentence, ' ')"
            f" FROM {owner}_claims c WHERE c.{owner} = f.row)",
            asked.text,
        )
    return conditions


def _mentions_where(connection: sqlite3.Connection, conditions: Conditions) -> list[MotionMention]:
    rows = connection.execute(
        "SELECT f.* FROM motions f JOIN letters l ON l.row = f.letter"
        f" WHERE {conditions} ORDER BY l.date IS NULL, l.date, l.row, f.row",
        conditions.values,
    ).fetchall()
    letters = briefs(connection, (r["letter"] for r in rows))
    claims = by_owner(
        connection, "motion_claims", "motion", [r["row"] for r in rows], order="ordinal"
    )
    return [
        MotionMention(
            row["id"],
            letters[row["letter"]],
            Motion(
                ref=row["ref"],
                sponsors=words(row["sponsors"]),
                status=row["status"],
                subject=row["subject"],
                claims=tuple(
                    Claim(c["status"], c["sentence"], evidence(c))
                    for c in claims.get(row["row"], ())
                ),
                flags=words(row["flags"]),
            ),
        )
        for row in rows
    ]


def _met_where(connection: sqlite3.Connection, conditions: Conditions) -> list[MetMention]:
    rows = connection.execute(
        "SELECT f.* FROM met f JOIN letters l ON l.row = f.letter"
        f" WHERE {conditions} ORDER BY l.date IS NULL, l.date, l.row, f.row",
        conditions.values,
    ).fetchall()
    letters = briefs(connection, (r["letter"] for r in rows))
    claims = by_owner(connection, "met_claims", "met", [r["row"] for r in rows], order="ordinal")
    return [
        MetMention(
            row["id"],
            letters[row["letter"]],
            MetCommitment(
                ref=row["ref"],
                addressees=words(row["addressees"]),
                subject=row["subject"],
                status=row["status"],
                claims=tuple(
                    Claim(c["status"], c["sentence"], evidence(c))
                    for c in claims.get(row["row"], ())
                ),
            ),
        )
        for row in rows
    ]


def _grouped(mentions: Sequence[MotionMention]) -> list[MotionRecord]:
    groups: dict[str, list[MotionMention]] = {}
    for mention in mentions:
        groups.setdefault(mention.id, []).append(mention)
    return [
        MotionRecord(
            id=identity,
            ref=group[0].motion.ref,
            sponsors=max((m.motion.sponsors for m in group), key=len),
            status=_strongest(m.motion.status for m in group),
            subject=max((m.motion.subject or "" for m in group), key=len) or None,
            claims=tuple(_cited(m.letter, c) for m in group for c in m.motion.claims),
            flags=tuple(dict.fromkeys(f for m in group for f in m.motion.flags)),
        )
        for identity, group in groups.items()
    ]


def _grouped_met(mentions: Sequence[MetMention]) -> list[MetRecord]:
    groups: dict[str, list[MetMention]] = {}
    for mention in mentions:
        groups.setdefault(mention.id, []).append(mention)
    return [
        MetRecord(
            id=identity,
            ref=group[0].met.ref,
            addressees=max((m.met.addressees for m in group), key=len),
            status=_strongest(m.met.status for m in group),
            subject=max((m.met.subject or "" for m in group), key=len) or None,
            claims=tuple(_cited(m.letter, c) for m in group for c in m.met.claims),
        )
        for identity, group in groups.items()
    ]


def _cited(letter: LetterBrief, claim: Claim) -> ClaimRecord:
    e = claim.evidence
    return ClaimRecord(
        claim.status, Citation(letter, e.text, claim.sentence, e.start, e.end, e.page, e.rule)
    )


def _strongest(statuses: Iterable[MotionStatus]) -> MotionStatus:
    return min(statuses, key=MOTION_STATUSES.index)


def _order(record: MotionRecord | MetRecord) -> tuple[int, bool, list[tuple[int, str]], dt.date]:
    """Strongest claim first; then by reference, numbers as numbers; without one by letter date."""
    parts = (record.ref or "").split("-")
    dates = [c.citation.letter.date for c in record.claims if c.citation.letter.date]
    return (
        MOTION_STATUSES.index(record.status),
        record.ref is None,
        [(int(p), "") if p.isdigit() else (10**9, p) for p in parts],
        min(dates, default=dt.date.max),
    )
