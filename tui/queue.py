"""What awaits a clerk's verdict: claims that something is done, and links that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kb.ledger.ledger import Ledger
from kb.ledger.lines import CommitmentLine, Link, MotionLine


@dataclass(frozen=True, slots=True)
class Item:
    """One question to the clerk.

    ``claim``: a letter calls ``line`` closed or met. ``link``: ``link.left`` and ``link.right`` may be
    about the same. ``yes`` and ``no`` are the actions that answer it; ``other`` belongs to both.
    """

    kind: Literal["claim", "link"]
    line: MotionLine | CommitmentLine
    subject: str
    yes: str
    no: str
    other: str | None = None
    link: Link | None = None

    @property
    def id(self) -> str:
        """What it is known by: the same question has the same id after reading anew."""
        return f"{self.kind} {self.subject} {self.other or ''}"


def queue(ledger: Ledger) -> list[Item]:
    """All that awaits a verdict: first links (they change what the claims are about), then claims."""
    return [*_links(ledger), *_claims(ledger)]


def _links(ledger: Ledger) -> Iterator[Item]:
    seen: set[tuple[str, str]] = set()
    lines: list[MotionLine | CommitmentLine] = [*ledger.motions, *ledger.commitments]
    for line in lines:
        for link in line.proposals:
            if (link.left, link.right) not in seen:
                seen.add((link.left, link.right))
                yield Item("link", line, link.left, "merge", "split", link.right, link)


def _claims(ledger: Ledger) -> Iterator[Item]:
    for motion in ledger.motions:
        if motion.conclusion == "claimed":
            yield Item("claim", motion, motion.id, "accept", "dispute")
    for promise in ledger.commitments:
        if promise.state == "met_claimed":
            yield Item("claim", promise, promise.id, "met", "not-met")
