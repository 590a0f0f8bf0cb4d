"""Motions spoken of without the word: "zoals een meerderheid van uw Kamer heeft verzocht (Kamerstuk …)".

A request of the Chamber, or of members, is a motion where the number of a paper stands with it; who
asks is masked where the claim's cues look for a motion.
"""

from __future__ import annotations

import re

from kb.extract.mentions import Mention
from kb.extract.sponsors import sponsors_at, title_end

_ASK = r"(?:verzoek|wens|oproep|aansporing|opdracht)(?:en)?"
_HINT = re.compile(r"meerderheid|verzoek|wens|oproep|opdracht", re.IGNORECASE)
_CHAMBER = r"(?:de|uw|het)\s(?:Tweede |Eerste )?(?:Kamer|parlement)\b"
_BY_CHAMBER = re.compile(
    rf"\b(?i:een\s|de\s)?(?:[a-z]+\s)?meerderheid\s(?:van|in|uit)\s{_CHAMBER}"
    r"(?=[^.;]{0,60}?\b(?:verzocht|gevraagd|verzoekt|vraagt|vroeg|verzochten|uitgesproken|"
    r"aangedrongen|bepleit|opgeroepen|sprak zich|spreekt zich))"
    rf"|\b(?i:het\s|de\s|dit\s|een\s|op\s)(?:[a-z]+\s)?{_ASK}\s(?:van|uit)\s(?:een\s(?:[a-z]+\s)?meerderheid\s(?:van|in|uit)\s)?{_CHAMBER}"
)
_BY_MEMBERS = re.compile(
    rf"\b(?i:het|de|een)\s{_ASK}\s(?=van\s(?:het|de)\s(?:Kamer)?(?:lid|leden)\s)"
)


def asks_in(text: str) -> list[Mention]:
    """The requests of the Chamber or of members in one sentence, as mentions of motions.

    Their numbers are still to be attached; without one, a request is no motion for certain.
    """
    if not _HINT.search(text):
        return []
    found = [
        Mention(m.start(), m.end(), m.end(), (), None, False, False)
        for m in _BY_CHAMBER.finditer(text)
    ]
    for match in _BY_MEMBERS.finditer(text):
        title = title_end(text, match.end())
        named = sponsors_at(text, title, listed=True) if title is not None else None
        if named is not None:
            found.append(
                Mention(match.start(), named.end, named.end, named.names, None, False, False)
            )
    return sorted(found, key=lambda m: m.start)[:1]


_WISH = re.compile(
    r"\b(?:het|de)\s(?:Kamer)?(?:lid|leden|heer|senator(?:en)?)\s(?=[A-ZÀ-Þ’']|van\b|de[rn]?\b|te[rn]\b)",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:verzocht(?:en)?|verzoek(?:t|en)|gevraagd|vroeg(?:en)?|vra(?:agt|gen)|opgeroepen|riep(?:en)?|roep(?:t|en)|"
    r"bepleit(?:te)?|aangedrongen|drong(?:en)?|voorgesteld|uitgesproken)\b"
)


def wish_in(text: str) -> Mention | None:
    """What members asked in one sentence: "Het lid A heeft verzocht om … (Kamerstuk …)".

    It is a motion where its number stands with it and the sentences behind it call it one.
    """
    if not _WISHED.search(text):
        return None
    for match in _WISH.finditer(text):
        named = sponsors_at(text, match.end(), listed=True)
        if named is not None:
            return Mention(match.start(), named.end, named.end, named.names, None, False, False)
    return None
