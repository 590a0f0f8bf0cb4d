"""Who proposed a motion, read from its title in the register."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:(?:tweede|derde|nader|nogmaals|aangehouden)\s+)*(?:gew(?:ijzigde|\.)?\s+)?"
    r"(?:\(?(?:nader\s+)?gewijzigd\)?\s+)?motie(?:\s+van)?(?:\s+(?:het\s+lid|de\s+leden)\s+|\s*-\s*|\s+)"
    r"(?P<names>[^:]{2,160}?)(?:,?\s+c\.?\s?s\.?)?"
    # In small letters only: "Ter Steege" is a name.
    r"\s+(?-i:over|inzake|om|waarin|met|betreffende|tot|die|dat|houdende|ter|t\.v\.v\.|\(t\.v\.v\.)(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*[,/]\s*|\s+en\s+")
#: Surnames as printed begin with a capital, after particles that may not.
_NAME = re.compile(
    r"(?:(?:van|de|den|der|het|'t|ter|ten|te|in|op|el|al|la|le)\s+)*[A-ZÀ-ÞŠŽ][\w'’.-]*"
    r"(?:[\s-]+[\w'’.-]+){0,4}",
    re.IGNORECASE,
)


def sponsors(title: str) -> tuple[str, ...]:
    """The sponsors that a title names ("Motie van de leden Jansen en De Wit over …"), else ().

    Source: the titles of motions in the open data of the Tweede Kamer.
    """
    match = _LEAD.match(title.strip())
    if not match:
        return ()
    names = [
        re.sub(r"\s+c\.?\s?s\.?$", "", n).strip() for n in _JOINT.split(match["names"]) if n.strip()
    ]
    return tuple(names) if names and all(_is_name(n) for n in names) else ()


def _is_name(words: str) -> bool:
    return bool(_NAME.fullmatch(words)) and any(w[:1].isupper() for w in words.split())
