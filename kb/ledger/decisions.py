"""What the clerk's verdicts mean for the ledger: who is joined, kept apart, and what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from kb.ledger.lines import Link, Verdict

#: The actions that say something about the state of a line; of these the last one stands.
_STATING = ("accept", "dispute", "met", "not-met", "withdraw")


class Decisions:
    """All verdicts, read in the order in which they were given; those undone do not count."""

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        self.all = tuple(sorted(verdicts, key=lambda v: v.number))
        undone = _undone(self.all)
        self._standing = tuple(v for v in self.all if v.action != "undo" and v.number not in undone)
        self._by_subject: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.all:
            self._by_subject[verdict.subject].append(verdict)
            if verdict.other:
                self._by_subject[verdict.other].append(verdict)
        self._pairs: dict[frozenset[str], str] = {}
        for verdict in self._standing:
            if verdict.action in ("merge", "split") and verdict.other:
                self._pairs[frozenset((verdict.subject, verdict.other))] = verdict.action

    @property
    def merges(self) -> list[tuple[str, str]]:
        """Every two that a clerk ever said to be one, even if that was taken back."""
        return [(v.subject, v.other) for v in self.all if v.action == "merge" and v.other]

    def history(self, ids: Iterable[str]) -> tuple[Verdict, ...]:
        """Every verdict about any of ``ids``, undone ones too, oldest first."""
        found = {v.number: v for key in ids for v in self._by_subject.get(key, ())}
        return tuple(found[n] for n in sorted(found))

    def standing(self, ids: Iterable[str]) -> Verdict | None:
        """The verdict that stands on the state of a line with ``ids``, or None.

        A commitment merged with a letter, or with a letter's word that it is met, is met.
        """
        mine = set(ids)
        for verdict in reversed(self._standing):
            if verdict.subject in mine and (verdict.action in _STATING or self._meets(verdict)):
                return verdict
        return None

    def delivered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The letters with which a clerk merged any of ``ids``: they deliver what was promised."""
        mine = set(ids)
        return tuple(
            verdict.other
            for verdict in self._standing
            if verdict.subject in mine
            and self._meets(verdict)
            and verdict.other
            and verdict.other.startswith("L")
        )

    def _meets(self, verdict: Verdict) -> bool:
        """Whether the verdict joins a commitment with what meets it, and none parts them again."""
        other = verdict.other or ""
        return (
            verdict.action == "merge"
            and other[:1] in ("L", "T")
            and self._pairs[frozenset((verdict.subject, other))] == "merge"
        )

    def refused(self, left: str, right: str) -> bool:
        """Whether a clerk said that these two are not the same."""
        return self._pairs.get(frozenset((left, right))) == "split"

    def settle(self, links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
        """The links that join, and those that await a decision; decided ones are not offered again."""
        joined, proposals = [], []
        for link in links:
            decided = self._pairs.get(frozenset((link.left, link.right)))
            if decided == "merge" or (decided is None and link.certain):
                joined.append(link)
            elif decided is None:
                proposals.append(link)
        return joined, proposals

    def groups(self, ids: Collection[str], joined: Sequence[Link]) -> list[list[str]]:
        """``ids`` in groups: joined by ``joined`` and by merges. A split pair never shares a group.

        Groups keep the order of ``ids``; so do the ids in them.
        """
        parent = {key: key for key in ids}
        members = {key: {key} for key in ids}

        def root(key: str) -> str:
            while parent[key] != key:
                parent[key] = parent[parent[key]]
                key = parent[key]
            return key

        merges = [tuple(sorted(p)) for p, action in self._pairs.items() if action == "merge"]
        pairs = sorted(p for p in merges if len(p) == 2)
        pairs += [(link.left, link.right) for link in sorted(joined, key=lambda x: -x.score)]
        for left, right in pairs:
            if left not in parent or right not in parent:
                continue
            one, two = root(left), root(right)
            if one == two or self._apart(members[one], members[two]):
                continue
            parent[two] = one
            members[one] |= members.pop(two)
        grouped: dict[str, list[str]] = defaultdict(list)
        for key in ids:
            grouped[root(key)].append(key)
        return list(grouped.values())

    def _apart(self, left: set[str], right: set[str]) -> bool:
        return any(
            action == "split" and len(pair & left) == 1 and len(pair & right) == 1
            for pair, action in self._pairs.items()
        )


def _undone(verdicts: Sequence[Verdict]) -> set[int]:
    """The numbers of verdicts that an ``undo`` takes back; an undo can itself be undone."""
    undone: set[int] = set()
    for verdict in reversed(verdicts):
        if verdict.action == "undo" and verdict.undoes and verdict.number not in undone:
            undone.add(verdict.undoes)
    return undone
