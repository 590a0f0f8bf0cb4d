"""Where a text speaks of a motion (motie): the words, its sponsors, and what it is about.

A mention is *named* when it has sponsors, a number of its own or words of its own ("een motie
waarin …"); else it points back ("deze motie", "beide moties") and is resolved later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kb.extract.motion_words import any_of
from kb.extract.other_bodies import is_of_another_body
from kb.extract.sponsors import CAPITALS, sponsors_at, title_end

#: The word itself: not "promotie" or "motief", not "raadsmotie"; a hyphen only before a name.
_MOTION = re.compile(
    r"(?<![\w-])(?:(?P<det>de|deze|die|dezelfde|uw|een|beide|diverse|verschillende|meerdere|alle|"
    r"enkele|aantal|elke|geen|dit|dat)\s)?"
    rf"(?P<adj>(?:(?:{any_of('adjectives')}),?\s){{0,3}})"
    r"(?P<word>(?:kamer)?motie(?P<plural>s)?)"
    r"(?:(?P<hyphen>\s?[-–]\s?)(?=\w|[’'])|(?![\w-]))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\s?,?\s?(?:van|d\.?d\.|ingediend op|aangenomen op|uit)\s"
    r"(?:\d{1,2}[\s-][a-z0-9]+[\s-](?:\d{4})?|(?:19|20)\d\d)\b,?"
)
_MARK = re.compile(r"\s?[\[(]\d{1,3} ?[\])]")
_BRACKET = re.compile(r"\s?\((?:[^()]|\([^()]{0,60}\)){1,200}\)")
_NUMBER = re.compile(r"\s?#\s?\d+|,?\s(?:met )?(?:nr|nummer)\.?\s\d+\b(?![ .\u00a0]\d{3}\b)")
_BEFORE_NAMES = re.compile(
    r"(?:,(?=\svan\s(?:het|de)\s(?:lid|leden)\s))?[\s:“”\"]{0,3}"
    r"(?:(?:mede )?(?:ingediend|voorgesteld)\s)?|,\s(?:mede )?(?:ingediend|voorgesteld)\s(?=door\s)"
)
_BY = re.compile(r"\bdoor\s")
#: "heeft het lid X een motie …", "de leden X en Y in hun motie": who moves it stands before.
_MEMBER = re.compile(
    r"\b(?:(?:het|de) (?:[A-Z][\w-]{1,12}-)?(?:Kamer)?(?:lid|leden|heer|senator(?:en)?)|mevrouw)\s",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:een|hun|zijn|haar|diens|bij|per|middels|via)(?: door (?:uw|de) Kamer)?"
    r"(?: (?:nader |breed |unaniem )?(?:gewijzigde|aangepaste|aangenomen|gesteunde|aanvaarde|gezamenlijke))?\s?$",
    re.IGNORECASE,
)
_ASKED_IN = re.compile(
    r"\b(?:verzoek|wens|oproep|vraag|wensen|verzoeken) van\s$|\b(?:die|waar|zoals)\s$",
    re.IGNORECASE,
)
#: "de motie is door het lid X ingediend": who moved it stands behind the verb.
_DONE_BY = re.compile(
    r"\s(?:is|werd|was|die)\s(?:[^.;,]{0,40}?\s)?(?=door\s(?:het|de)\s(?:Kamer)?(?:lid|leden|heer)\s[^.;]{3,80}\s"
    r"(?:ingediend|ingetrokken|aangehouden|gewijzigd|medeondertekend)\b)"
)
_MOVED = re.compile(
    r"\s(?:tijdens [^,.;]{1,60} |op \d[^,.;]{1,25} |eerder |toen |destijds |mede )?"
    r"(?:nader |gewijzigde )*(?:ingediende|voorgestelde|ondertekende|aangehouden)\s(?:nader |gewijzigde )*$"
)
_AGAIN = re.compile(
    r"(?:\s(?:en|alsmede|evenals|en ook|alsook|respectievelijk|resp\.)|,(?:\sen)?|;|/)\s"
    r"(?:(?:aan|met|over|bij)\s)?"
    r"(?P<lead>(?:die|dat|de)\s)?(?=van\s(?:het|de)?\s?(?:lid|leden)\s|(?:het lid|de leden)\s)"
)
_AND = re.compile(r"\s?(?:,|en|/|,? ?alsmede|,? ?evenals)\s(?:de\s)?[-–]?")
#: Between two motions of one list whose numbers stand in brackets.
_NEXT = re.compile(
    r"\s?(?:,\s(?:en\s)?|;\s(?:en\s)?|en\s|alsmede\s|evenals\s|,\s(?:alsmede|evenals)\s)(?:die\s)?"
)
_NUMBER_CLOSES = re.compile(r"\([^()]{0,60}\b(?:nrs?\.?\s?)?\d{1,4}\)|^\[\d{1,3}\]")
_THAT_OF = re.compile(
    r",?\s(?:en|alsmede|evenals|alsook)\s(?:aan\s|met\s|over\s|bij\s)?(?:die|dat)\s(?=van\s)"
)
_SUBJECT = re.compile(
    rf"\s?,?\s?(?::\s|(?:{any_of('subject_leads')})\s)(?P<subject>[^\[\]();:]{{3,220}})",
    re.IGNORECASE,
)
_SUBJECT_END = re.compile(
    r",|\s(?:betrek|betrekt|betrekken|neem|nemen|kwam|kwamen|vraagt|verzoekt|voeren|vul|pak|handel|"
    r"aangenomen|aangehouden|verworpen|ingediend|ingetrokken|"
    r"is|zijn|wordt|worden|werd|heb|heeft|hebben|ben|als (?:afgedaan|uitgevoerd|voldaan)|geef|"
    r"geeft|voer|acht|beschouw|zal|zullen|hiermee|daarmee|wat betreft|zoals)\b|\.\s|\.$"
)
#: Motions of other bodies than the Chambers, told by the words before and behind.
_NAMES_BRACKETED = re.compile(rf"\((?=(?:van |het lid |de leden |lid |leden )?[{CAPITALS}’])")
_NUMBERED = re.compile(
    r"\s?(?:\((?:[^()]{0,60}\D)?|met (?:kamerstuk)?nummer\s)\d\d[ .\u00a0]?\d{3}\b", re.I
)
_NAMED_ABOVE = re.compile(
    r"(?:boven|voor|onder|eerst|laatst)\w+|(?:eerder |hier(?:voor|boven) )?genoemde|(?:des)?betreffende",
    re.IGNORECASE,
)
#: What stands behind the first of several movers.
_GOES_ON = re.compile(r"\s?(?:[(\[,/&\d]|en\b|c\.?\s?s\b)")
_OWN_WORDS = re.compile(
    r"\s(?:(?:aan|aangenomen|ingediend)\s(?=over\b|waarin\b|om\b))?"
    r"(?:die|waarin|waarmee|over|om|inzake|met het verzoek|met de strekking|aangenomen)\b"
)


_PAPER = re.compile(
    r"(?:,?\s(?:met |onder )?(?:Kamerstuk(?:ken)?|(?:kamerstuk)?nummer),?)?\s"
    r"\d\d[ .\u00a0]?\d{3}(?: [IVX]+)?(?:, ?nr\. ?|-)\d{1,4}",
    re.IGNORECASE,
)
_LED = re.compile(rf"(?:van|door)\s(?=[{CAPITALS}’])")
#: Who moved it, behind its number or in its own words.
_MOVED_BY = re.compile(
    r",?\s(?:(?=van\s(?:het|de)\s(?:Kamer)?(?:lid|leden|heer)\s)|(?:is|werd|was)\s(?:[^.;,()]{0,40}?\s)?"
    r"(?:ingediend|ingetrokken|aangehouden)\s(?=door\s(?:het|de)\s(?:Kamer)?(?:lid|leden|heer)\s)"
    r"|(?P<own>die|welke|waarin|waarmee)\s(?=(?:het|de)\s(?:Kamer)?(?:lid|leden|heer)\s|mevrouw\s))",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?:\s[^\s.;,()]+){0,8}?\s(?:(?:heeft|hebben|had|hadden)\s)?"
    r"(?:ingediend|indien(?:t|en|de|den)|voorste(?:lt|llen)|voorgesteld)\b"
)
_ASKS = re.compile(
    r"\s(?:(?:de regering|het kabinet|ons|mij|om)\s)?(?:\w+\s){0,3}?"
    r"(?:vra(?:agt|gen)|vroeg(?:en)?|verzoek(?:t|en)|"
    r"oproep(?:t|en)|opriep(?:en)?|(?:heeft|hebben|had|hadden)\s(?:verzocht|gevraagd|opgeroepen)|"
    r"(?:verzocht|gevraagd|opgeroepen) (?:heeft|hebben))\b"
)


@dataclass(slots=True)
class Mention:
    """One motion as named in one place; offsets are of the text given.

    ``end`` is where the name with its brackets ends; ``names_end`` where the sponsors end, from
    where its numbers are looked for. ``points_back`` says that it names none itself; ``plural`` that
    it may stand for several.
    """

    start: int
    end: int
    names_end: int
    sponsors: tuple[str, ...]
    subject: str | None
    points_back: bool
    plural: bool
    refs: list[str] = field(default_factory=list)


def mentions_in(text: str) -> list[Mention]:
    """The motions named or pointed at in one sentence, heading, note or row."""
    found: list[Mention] = []
    matches = list(_MOTION.finditer(text))
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        found += _mentions_at(text, match, limit)
    return found


def _mentions_at(text: str, match: re.Match[str], limit: int) -> list[Mention]:
    if is_of_another_body(text, match.start(), match.end(), limit):
        return []
    plural = bool(match["plural"])
    at = match.end()
    sponsors, at, title = _sponsors(text, at, match)
    if match["hyphen"] and not sponsors:
        return []
    if plural and len(sponsors) == 1 and not (title or match["hyphen"] or _GOES_ON.match(text, at)):
        sponsors, at = (), match.end()  # "moties Wegenfonds": several have no single mover
    start = match.start()
    if not sponsors:
        before = _sponsors_before(text, match.start("word"))
        if before is not None:
            sponsors, start = before
        else:
            sponsors = _sponsors_behind(text, match.end(), _name_end(text, at, limit))
    end = _name_end(text, at, limit)
    if not sponsors and match["det"] and match["det"].lower() == "geen":
        return []
    back = not sponsors and bool(match["det"] or match["adj"]) and match["det"] != "een"
    first = Mention(start, end, at, sponsors, _subject(text, end), back, plural)
    found = [first]
    if (
        sponsors
        and plural
        and not title
        and len(sponsors) > 1
        and " c.s" not in text[match.end() : at]
    ):
        found = [Mention(start, end, at, (s,), first.subject, False, True) for s in sponsors]
    if plural and sponsors and title:
        numbered = _numbered(text, at, end, limit)
        found += numbered + _further(text, numbered[-1].end if numbered else end, limit)
    elif plural and sponsors:
        found += _juxtaposed(text, end, limit)
    elif sponsors and _THAT_OF.match(text, end, limit):
        found += _further(text, end, limit)
    if not sponsors and not _stands_for_one(text, match, end):
        return [first] if _points_at_several(match) else []
    return found


def _sponsors(text: str, at: int, match: re.Match[str]) -> tuple[tuple[str, ...], int, bool]:
    """The sponsors behind the word, where they end, and whether "van de leden" announced them."""
    if match["hyphen"]:
        named = sponsors_at(text, at)
        return (named.names, named.end, False) if named else ((), at, False)
    at_names = at
    for pattern in (_NUMBER, _MARK, _DATE):
        skipped = pattern.match(text, at_names)
        if skipped is not None:
            at_names = skipped.end()
    space = _BEFORE_NAMES.match(text, at_names)
    at_names = space.end() if space else at_names
    if at_names == at:
        return (), at, False
    title = title_end(text, at_names)
    bracketed = _NAMES_BRACKETED.match(text, at_names)
    if bracketed is not None:
        named = sponsors_at(text, title_end(text, bracketed.end()) or bracketed.end(), listed=True)
        return (named.names, at, False) if named else ((), at, False)
    if title is not None:
        named = sponsors_at(text, title, listed=True, parted=bool(match["plural"]))
    else:
        led = _LED.match(text, at_names)
        named = sponsors_at(text, led.end() if led else at_names)
    return (named.names, named.end, title is not None) if named else ((), at, False)


def _sponsors_before(text: str, word: int) -> tuple[tuple[str, ...], int] | None:
    """The sponsors of "de door het lid X ingediende motie", and where that begins."""
    for by in reversed(list(_BY.finditer(text, max(0, word - 140), word))):
        title = title_end(text, by.end())
        named = sponsors_at(text, title or by.end(), listed=title is not None)
        if named is not None and named.end < word and _MOVED.match(text[named.end : word]):
            return named.names, by.start()
    own = _OWN.search(text, max(0, word - 60), word) is not None
    for member in reversed(list(_MEMBER.finditer(text, max(0, word - 140), word))):
        named = sponsors_at(text, member.end(), listed=True)
        if named is None or named.end > word or re.search(r"[.;:,]", text[named.end : word]):
            continue
        if own or _ASKED_IN.search(text, max(0, member.start() - 24), member.start()):
            return named.names, word
    return None


def _sponsors_behind(text: str, end: int, bracketed: int) -> tuple[str, ...]:
    """The sponsors of "de motie is door het lid X ingediend", "de motie (nr. 4) van het lid X"."""
    done = _DONE_BY.match(text, end, end + 200)
    own = None
    if done is None:
        paper = _PAPER.match(text, bracketed)
        done = own = _MOVED_BY.match(text, paper.end() if paper else bracketed)
    title = title_end(text, done.end()) if done else None
    named = sponsors_at(text, title, listed=True) if title is not None else None
    if named is None:
        return ()
    if own is not None and own["own"]:
        verb = _MOVES if own["own"].lower() in ("die", "welke") else _ASKS
        if not verb.match(text, named.end, named.end + 120):
            return ()
    return named.names


def _name_end(text: str, at: int, limit: int) -> int:
    """Where date, note mark and brackets behind a name end."""
    for _ in range(4):
        for pattern in (_MARK, _DATE, _BRACKET, _NUMBER):
            more = pattern.match(text, at)
            if more is not None and more.end() <= max(limit, at):
                at = more.end()
                break
        else:
            break
    return at


def _further(text: str, at: int, limit: int) -> list[Mention]:
    """The next motions of "de moties van het lid A (…) en van de leden B en C (…)"."""
    found = []
    while (again := _AGAIN.search(text, at, limit)) is not None:
        title = title_end(text, again.end())
        named = sponsors_at(text, title, listed=True) if title is not None else None
        if named is None:
            at = again.end()
            continue
        end = _name_end(text, named.end, limit)
        low = again.end() - len(again["lead"] or "")
        found.append(Mention(low, end, named.end, named.names, _subject(text, end), False, False))
        at = end
    return found


def _numbered(text: str, at: int, end: int, limit: int) -> list[Mention]:
    """The next motions of "de moties van de leden A (12 345, nr. 1), B (nr. 2) en C en D (nr. 3)".

    ``at`` is where the sponsors of the first end; a number in brackets closes each motion's sponsors.
    """
    found: list[Mention] = []
    while _NUMBER_CLOSES.search(text, at, end) and (again := _NEXT.match(text, end, limit)):
        title = title_end(text, again.end())
        named = sponsors_at(text, title or again.end(), listed=True)
        if named is None:
            break
        at, end = named.end, _name_end(text, named.end, limit)
        if not _NUMBER_CLOSES.search(text, at, end):
            break
        found.append(Mention(again.end(), end, at, named.names, None, False, False))
    return found


def _juxtaposed(text: str, at: int, limit: int) -> list[Mention]:
    """The next motions of "de moties A c.s. en B c.s."."""
    found = []
    while (again := _AND.match(text, at, limit)) is not None:
        named = sponsors_at(text, again.end())
        if named is None:
            break
        at = _name_end(text, named.end, limit)
        names = named.names
        low = again.end() - (text[again.end() - 1] in "-–")
        found.append(Mention(low, at, named.end, names, _subject(text, at), False, False))
    return found or _further(text, at, limit)


def _subject(text: str, at: int) -> str | None:
    """What the words behind a motion's name say that it is about."""
    match = _SUBJECT.match(text, at)
    if match is None:
        return None
    words = match["subject"]
    end = _SUBJECT_END.search(words)
    subject = " ".join(words[: end.start() if end else len(words)].split()).rstrip(" .,")
    return subject if len(subject) > 2 else None


def _stands_for_one(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a motion without sponsors is a certain one: "deze motie", "een motie waarin …"."""
    if match["plural"]:
        return False
    det = (match["det"] or "").lower()
    if det in ("de", "deze", "die", "dezelfde", "uw") or _NAMED_ABOVE.match(match["adj"]):
        return True
    if _NUMBERED.match(text, match.end()):
        return True
    return bool((det == "een" or match["adj"]) and _OWN_WORDS.match(text, end)) or bool(
        match["adj"] and det
    )


def _points_at_several(match: re.Match[str]) -> bool:
    det = (match["det"] or "").lower()
    return bool(match["plural"]) and det in ("de", "deze", "die", "beide", "alle")
