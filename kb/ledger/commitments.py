"""One commitment across letters: restated, moved, met or overdue."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kb.ledger.decisions import Decisions
from kb.ledger.lines import (
    CommitmentLine,
    CommitmentState,
    DatedDeadline,
    Link,
    Verdict,
)
from kb.records import CommitmentRecord, DueDate, MetMention

#: A commitment is "due" from this long before its latest day (or from its earliest day, if later known).
DUE_WITHIN = dt.timedelta(days=30)
_NEVER = dt.date.max


def lines(
    statements: Sequence[CommitmentRecord],
    met: Sequence[MetMention],
    found: Sequence[Link],
    decisions: Decisions,
    today: dt.date,
) -> list[CommitmentLine]:
    """One line a commitment as it stands on ``today``, ordered by its first statement.

    ``found`` are the links of :mod:`kb.ledger.links`; those that are certain join statements, the
    others are shown as proposals.
    """
    by_id = {s.id: s for s in sorted(statements, key=_order)}
    about = {m.id: m for m in met}
    same = [link for link in found if link.kind in ("same_commitment", "moved")]
    joined, proposals = decisions.settle(same)
    groups = decisions.groups(by_id, joined)
    done, offered = decisions.settle([x for x in found if x.kind in ("met_by", "delivered_by")])
    met_by: dict[str, list[MetMention]] = defaultdict(list)
    for link in done:
        if link.right in about:
            met_by[link.left].append(about[link.right])
    open_links: dict[str, list[Link]] = defaultdict(list)
    for link in (*proposals, *offered):
        open_links[link.left].append(link)
        open_links[link.right].append(link)
    joins: dict[str, list[Link]] = defaultdict(list)
    for link in joined:
        joins[link.right].append(link)
    return [
        _line(
            [by_id[key] for key in ids],
            met_by=met_by,
            joins=joins,
            open_links=open_links,
            decisions=decisions,
            today=today,
        )
        for ids in groups
    ]


def _line(
    statements: Sequence[CommitmentRecord],
    *,
    met_by: Mapping[str, Sequence[MetMention]],
    joins: Mapping[str, Sequence[Link]],
    open_links: Mapping[str, Sequence[Link]],
    decisions: Decisions,
    today: dt.date,
) -> CommitmentLine:
    ids = tuple(s.id for s in statements)
    slippage = _slippage(statements)
    deadline = slippage[-1].deadline if slippage else None
    done = {m.id: m for key in ids for m in met_by.get(key, ())}
    standing = decisions.standing(ids)
    state = _state(deadline, len(slippage) > 1, bool(done), standing, today)
    overdue = state == "overdue"
    return CommitmentLine(
        id=ids[0],
        ids=ids,
        statements=tuple(statements),
        deadline=deadline,
        slippage=slippage,
        state=state,
        overdue=overdue,
        days_late=(today - deadline.latest).days if overdue and deadline else 0,
        met_by=tuple(done.values()),
        delivered=decisions.delivered(ids),
        verdict=standing,
        history=decisions.history(ids),
        joined=tuple(link for key in ids for link in joins.get(key, ())),
        proposals=tuple({id(x): x for key in ids for x in open_links.get(key, ())}.values()),
    )


def _slippage(statements: Sequence[CommitmentRecord]) -> tuple[DatedDeadline, ...]:
    """Every date given, in the order of the letters, each only where it differs from the one before."""
    dates: list[DatedDeadline] = []
    for statement in statements:
        deadline = statement.deadline
        if deadline and (not dates or dates[-1].deadline.latest != deadline.latest):
            dates.append(DatedDeadline(statement.citation.letter, deadline))
    return tuple(dates)


def _state(
    deadline: DueDate | None,
    moved: bool,
    claimed: bool,
    standing: Verdict | None,
    today: dt.date,
) -> CommitmentState:
    """What follows from dates, letters' words and the standing verdict, the verdict first."""
    if standing and standing.action == "withdraw":
        return "withdrawn"
    if standing and standing.action in ("met", "accept", "merge"):
        return "met"
    if claimed and not (standing and standing.action in ("not-met", "dispute")):
        return "met_claimed"
    if deadline and deadline.latest < today:
        return "overdue"
    if deadline and deadline.latest - today <= DUE_WITHIN:
        return "due"
    return "moved" if moved else "open"


def _order(statement: CommitmentRecord) -> tuple[dt.date, str, int]:
    place = statement.citation
    return (place.letter.date or _NEVER, place.letter.id, place.start)
