"""Whether two names or subjects in a letter mean the same motion or toezegging."""

from __future__ import annotations

import re

#: Words that two subjects may share without being the same.
_COMMON = frozenset(
    """over voor door naar deze meer niet geen wordt worden onder maken zijn hebben kunnen moeten zodat
    binnen tussen betere beter regering kabinet kamer nederland nederlandse onderwerp dit""".split()
)


def same_sponsors(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists name the same sponsors: "A c.s." is the motion of "A, B en C" too."""
    a, b = [plain(n) for n in one], [plain(n) for n in other]
    if not a or not b:
        return False
    return set(a) == set(b) or (a[0] == b[0] and (len(a) == 1 or len(b) == 1))


def plain(name: str) -> str:
    return re.sub(r"\W", "", name.lower())


def differ(one: str | None, other: str | None) -> bool:
    """Whether two subjects are plainly not the same: they share no longer word."""
    if one is None or other is None:
        return False
    a, b = (set(re.findall(r"[^\W\d_]{4,}", s.lower())) - _COMMON for s in (one, other))
    return bool(a and b) and not any(x[:6] == y[:6] for x in a for y in b)
