"""The motions of a letter while it is being read: told apart, known again, folded together at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.extract.identity import differ, plain, same_sponsors
from kb.extract.mentions import Mention
from kb.facts import MOTION_STATUSES, Claim, Motion


@dataclass(slots=True)
class Known:
    """A motion while the letter is being read."""

    ref: str | None
    sponsors: tuple[str, ...]
    subject: str | None
    order: int
    in_heading: bool
    claims: list[Claim] = field(default_factory=list)
    sponsors_differ: bool = False


class KnownMotions:
    """All motions that the letter has named so far, by number and by sponsor."""

    def __init__(self) -> None:
        self._all: list[Known] = []
        self._by_ref: dict[str, Known] = {}
        self._by_name: defaultdict[str, list[Known]] = defaultdict(list)

    def __iter__(self) -> Iterator[Known]:
        return iter(self._all)

    def add(
        self, ref: str | None, sponsors: tuple[str, ...], subject: str | None, *, in_heading: bool
    ) -> Known:
        """A motion that was not known yet."""
        known = Known(ref, sponsors, subject, len(self._all), in_heading)
        self._all.append(known)
        return known

    def number(self, motion: Known, ref: str) -> None:
        """Give a motion its number, unless that is another's."""
        if ref not in self._by_ref:
            motion.ref = ref
            self._by_ref[ref] = motion

    def named(self, mention: Mention, ref: str | None, *, in_heading: bool) -> Known:
        """The motion that a mention with its number ``ref`` names, known again or new."""
        same = self._by_ref.get(ref) if ref is not None else None
        if same is None:
            same = self._recognised(mention, ref, in_heading=in_heading)
        if same is None:
            same = self.add(ref, mention.sponsors, mention.subject, in_heading=in_heading)
        elif (
            same.sponsors
            and mention.sponsors
            and not same_sponsors(same.sponsors, mention.sponsors)
        ):
            same.sponsors_differ = True
        same.ref = same.ref or ref
        same.sponsors = same.sponsors or mention.sponsors
        same.subject = same.subject or mention.subject
        if same.ref is not None:
            self._by_ref[same.ref] = same
        for name in {plain(n) for n in mention.sponsors}:
            if same not in self._by_name[name][-8:]:
                self._by_name[name].append(same)
        return same

    def _recognised(self, mention: Mention, ref: str | None, *, in_heading: bool) -> Known | None:
        """The motion known by the same sponsors, where number and subject allow it."""
        if not mention.sponsors:
            return None
        alike = {id(k): k for n in mention.sponsors for k in self._by_name[plain(n)][-40:]}
        for known in sorted(alike.values(), key=lambda k: -k.order):
            if not same_sponsors(known.sponsors, mention.sponsors) or (ref and known.ref):
                continue
            if in_heading and known.claims and known.ref:
                continue
            if not differ(known.subject, mention.subject):
                return known
        return None

    def finished(self) -> list[Motion]:
        """All motions in the order in which the letter first names them, those that are one folded."""
        _merge_headings(self._all)
        _merge_unnamed(self._all)
        return [_finished(k) for k in sorted(self._all, key=lambda k: k.order)]


def _merge_headings(known: list[Known]) -> None:
    """Fold a motion that only a heading names into the next one of the same sponsors."""
    for heading in [k for k in known if k.in_heading and k.ref is None and k.sponsors]:
        others = [
            k for k in known if k is not heading and same_sponsors(k.sponsors, heading.sponsors)
        ]
        following = [k for k in others if k.order > heading.order]
        if others and all(c.status == "genoemd" for c in heading.claims):
            into = following[0] if following else others[-1]
            into.claims = sorted(into.claims + heading.claims, key=lambda c: c.evidence.start)
            into.subject = into.subject or heading.subject
            into.order = min(into.order, heading.order)
            known.remove(heading)


def _merge_unnamed(known: list[Known]) -> None:
    """Fold "de motie" without a name into the letter's only motion, where that is named later."""
    named = [k for k in known if k.sponsors or k.ref]
    unnamed = [k for k in known if not k.sponsors and not k.ref]
    if len(named) == 1 and len(unnamed) == 1 and not differ(named[0].subject, unnamed[0].subject):
        named[0].claims = sorted(
            named[0].claims + unnamed[0].claims, key=lambda c: c.evidence.start
        )
        known.remove(unnamed[0])


def _finished(known: Known) -> Motion:
    """The finished motion: its status is its strongest claim."""
    claims = tuple(dict.fromkeys(sorted(known.claims, key=lambda c: c.evidence.start)))
    status = min((c.status for c in claims), key=MOTION_STATUSES.index)
    said = {c.status for c in claims} - {"genoemd"}
    flags = (
        *(("motion_statuses_differ",) if len(said) > 1 else ()),
        *(("motion_sponsors_differ",) if known.sponsors_differ else ()),
    )
    return Motion(known.ref, known.sponsors, status, known.subject, claims, flags)
