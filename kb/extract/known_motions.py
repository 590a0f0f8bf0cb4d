"""A motion while its letter is being read, and what is folded together when all is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.extract.identity import differ, same_sponsors
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


def merge_headings(known: list[Known]) -> None:
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


def merge_unnamed(known: list[Known]) -> None:
    """Fold "de motie" without a name into the letter's only motion, where that is named later."""
    named = [k for k in known if k.sponsors or k.ref]
    unnamed = [k for k in known if not k.sponsors and not k.ref]
    if len(named) == 1 and len(unnamed) == 1 and not differ(named[0].subject, unnamed[0].subject):
        named[0].claims = sorted(
            named[0].claims + unnamed[0].claims, key=lambda c: c.evidence.start
        )
        known.remove(unnamed[0])


def finished(known: Known) -> Motion:
    """The finished motion: its status is its strongest claim."""
    claims = tuple(dict.fromkeys(sorted(known.claims, key=lambda c: c.evidence.start)))
    status = min((c.status for c in claims), key=MOTION_STATUSES.index)
    said = {c.status for c in claims} - {"genoemd"}
    flags = (
        *(("motion_statuses_differ",) if len(said) > 1 else ()),
        *(("motion_sponsors_differ",) if known.sponsors_differ else ()),
    )
    return Motion(known.ref, known.sponsors, status, known.subject, claims, flags)
