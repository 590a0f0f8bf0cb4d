"""What a sentence claims about the motions (or toezeggingen) that it names.

The cues are data (``data/motion_cues.toml``). A cue says what kind of claim the words make; the
tense and the negation around them decide which status it becomes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kb.facts import MOTION_STATUSES, MotionStatus

#: The longest sentence that is read: longer ones are no prose.
_LIMIT = 6000


@dataclass(frozen=True, slots=True)
class Found:
    """A claim about the ``target``-th span given; offsets are of the sentence."""

    target: int
    status: MotionStatus
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    kind: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> tuple[_Cue, ...]:
    data = tomllib.loads((files("kb.extract.data") / "motion_cues.toml").read_text("utf-8"))
    return tuple(
        _Cue(
            c["name"],
            c["class"],
            re.compile(
                c["pattern"]
                .replace(" (?:⋯ )?", r"\s(?:[^@;]{0,220}?\s)?")
                .replace(" ⋯ ", r"\s(?:[^@;]{0,220}?\s)?")
                .replace("(?: …)? ", r"(?:\s[^@;:]{0,60}?)?\s")
                .replace("(?: ‥)? ", r"(?:\s(?:(?!\ben\b|\bmaar\b)[^@;:,]){0,60}?)?\s")
                .replace(" (?:… )?", r"\s(?:[^@;:]{0,60}?\s)?")
                .replace(" … ", r"\s(?:[^@;:]{0,60}?\s)?")
                .replace(" @", r"\s?@")
                .replace(r"@\s", r"@[,:]?\s"),
            ),
        )
        for c in data["cue"]
    )


_FUTURE = re.compile(
    r"\b(?:zal|zullen|zou|zouden|wil|willen|ga|gaat|gaan|gaande|voornemens?|voornemen|beoog\w*|streef\w*|streven|moet|moeten|"
    r"probe\w+|bezig|voorbereid\w*|voorbereidingen|binnenkort|volgt|nog te|inzet(?:ten)? op|onderzoek\w*|"
    r"verken\w*|"
    r"bezie\w*|bekijk\w*|werk\w* aan|bereid|gesprek\w*|overleg\w*|kunnen|kan)\b"
)
_STRONG_FUTURE = re.compile(
    r"\b(?:zal|zullen|zodra|voornemens?|beoog\w*|streef\w*|wil|willen|ga|gaat|gaan|naar verwachting|verwacht)\b"
)
_LATER = re.compile(
    r"\b(?:(?:na|voor|vóór) de zomer|later dit|volgend(?:e)? (?:jaar|maand|week|kwartaal|voorjaar)|"
    r"in het (?:voor|na)jaar|"
    r"(?:eind|begin|medio|uiterlijk|vanaf) (?:in )?20\d\d|"
    r"in (?:het )?(?:(?:eerste|tweede|derde|vierde) kwartaal|q[1-4])|"
    r"binnenkort|te zijner tijd|op een later moment|de komende (?:tijd|maanden|periode)|"
    r"(?:het|dit|in) komende? (?:kwartaal|jaar|voorjaar|najaar|halfjaar|zomer))\b"
)
#: "De inzet is om de motie uit te voeren": what is aimed at is still to come.
_AIM = re.compile(
    r"\b(?:inzet|doel|streven|bedoeling|ambitie|wens|opzet|plan|opdracht)\b[^.;]*\bom\b"
)
_HOW = re.compile(r"\b(?:hoe|(?:op welke|de) (?:wijze|manier)(?: waarop)?)\b")
_PLANNED = re.compile(r"\b(?:zal|zullen|voornemens?|beoog\w*)\b")
_WILL = re.compile(r"\b(?:zal|zullen|ga|gaan|gaat|wil|willen)\b")
_CLOSING_INFINITIVE = re.compile(
    r"\bte (?:kunnen )?(?:voldoen|doen|handelen|sluiten)\b|\b(?:afdoen|afhandelen|afronden|afsluiten)\b"
)
_INFINITIVE = re.compile(
    r"\bte (?:kunnen )?(?:geven|voeren|vullen|komen)\b|\b(?:uitvoeren|invullen)\b"
)
_BARE_INFINITIVE = re.compile(r"\b(?:geven|voeren)\b")
_HEREBY = re.compile(
    r"\b(?:hiermee|hierbij|daarmee|met deze brief|bij dezen|in deze brief|met deze \w+|hierdoor)\b"
)
_PERFECT = re.compile(r"\b(?:heb|heeft|hebben|is|zijn|werd|werden)\b")
_PAST_REPORT = re.compile(
    r"\b(?:heb|heeft|hebt|hebben|ben|bent|werd|werden|is uw kamer|had|eerder|"
    r"informeerde|ontving|berichtte|reageerde|jl|jongstleden)\b"
)
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|onvoldoende|nog niet|nog geen|evenmin|zonder|on(?:mogelijk|wenselijk))\b"
)
#: Behind a verb in its main clause: "betrek ik hier niet".
_NOT_BEHIND = re.compile(
    r"(?:\s(?:ik|wij|we|het kabinet|hier|hierbij|daarbij|nu|nog|dus|daarom|dan|ook|vooralsnog|voorlopig)){0,4}"
    r"\sniet\b(?! (?:alleen|enkel|slechts|eerder|langer dan))"
)
_REFUSED = re.compile(r"\b(?:ontraden|ontraad|ontraadt|verworpen|aangehouden|ingetrokken)\b")
_REQUEST = re.compile(
    r"\b(?:verzoekt|verzoeken|verzocht|vraagt|vroeg|roept|riep|draagt|constateert|constaterende|spreekt|stelt|gaat|definieert|beoogt)\b"
)
#: "die de regering verzoekt …, is": the relative clause is over, what follows is a claim.
_AFTER_CLAUSE = re.compile(
    r",?\s(?:die|waarin|waarmee)\b.*,\s(?:is|zijn|heb|heeft|hebben|wordt|worden|kan|acht|beschouw|voer|"
    r"(?:(?:hiermee|daarmee|volledig|ook) )?(?:uitgevoerd|ingevuld|vormgegeven|verwerkt|opgepakt))\b"
)
#: "pas uitgevoerd als …", "of de motie is uitgevoerd": not said to be so.
_ONLY_WHEN = re.compile(
    r"\bpas\b[^.;]*\b(?:als|wanneer|zodra|indien|nadat)\b|\b(?:mits|tenzij)\b"
    r"|\b(?:kan|kunnen)\b[^.;]*\bpas\s(?:na|bij|in|op)\b"
)
_WHETHER = re.compile(
    r"(?:^|\b(?:bezien|bezie|onderzoeken|onderzocht|onderzoek|nagaan|nagegaan|nagaat|vraag|vragen|vraagt|weten|"
    r"beoordelen|beoordeeld|beoordeelt|gevraagd|toetsen|bepalen|bekijken|beraden|vaststellen|duidelijk)[, ]\s?)"
    r"of\s(?:\w+\s){0,5}?@"
)
_CLAUSE = re.compile(
    r",\s|;\s|:\s|\s(?=(?:waarmee|waarbij|waarin|waardoor|hetgeen|terwijl|maar|zodat|omdat)\s)|\s[–-]\s"
)
_JOIN = re.compile(
    r"[^.;:@]{0,240}?(?:,|\ben|&|/|\balsmede|\bevenals|\balsook|\bals|\bof|\brespectievelijk|\bresp\.)(?:\s(?:aan|met|bij|van|op|over|de|het|zowel|tot))*\s*"
)
#: Nothing but the joint of a list between two motions.
_LISTED = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s*(?:,?\s?(?:en|alsmede|evenals|als|respectievelijk|resp\.)|,|/|&|;)\s*(?:ook\s)?"
    r"(?:(?:aan|met|bij|van|op|over|door|in|uit)\s)?(?:het verzoek (?:in|uit|van)\s)?",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|zijn|heb|heeft|hebben|wordt|worden|was|waren|werd|werden|geef|geeft|voer|zal|zullen)\b"
)


def claims_in(sentence: str, spans: list[tuple[int, int]]) -> list[Found]:
    """What ``sentence`` claims about the motions named at ``spans`` (in order, not overlapping)."""
    if len(sentence) > _LIMIT or not spans:
        return []
    lists = _lists(sentence, spans)
    text, places, starts = _masked(sentence, [(one[0][0], one[-1][1]) for one in lists])
    first = [0]
    for one in lists:
        first.append(first[-1] + len(one))
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for cue in _cues():
        for match in cue.pattern.finditer(text):
            target = text.count("@", 0, match.start() + match.group().index("@"))
            status = _status(cue, text, match)
            low, high = _origin(match.start(), starts), _origin(match.end(), starts)
            for group in _group(text, places, target, match):
                for index in range(first[group], first[group + 1]):
                    found.append(Found(index, status, low, min(high, len(sentence)), cue.name))
            taken.append(match.span())
    return _strongest_at_each_place(found)


def _lists(sentence: str, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The spans, those that one list names together ("de motie A en de motie B") as one."""
    lists = [[spans[0]]]
    for span in spans[1:]:
        if _LISTED.fullmatch(sentence, lists[-1][-1][1], span[0]):
            lists[-1].append(span)
        else:
            lists.append([span])
    return lists


def _masked(
    sentence: str, spans: list[tuple[int, int]]
) -> tuple[str, list[int], list[tuple[int, int]]]:
    """The sentence in lower case with "@" for every motion; where each "@" stands; offsets."""
    pieces: list[str] = []
    places: list[int] = []
    starts = [(0, 0)]
    at = length = 0
    for low, high in spans:
        before = sentence[at:low].lower()
        # "aan uw wens (motie Otter)": the bracket names what is spoken of
        pieces.append(before[:-1] + " " if before.endswith("(") else before)
        length += low - at
        places.append(length)
        pieces.append("@")
        starts.append((length, low))
        length += 1
        starts.append((length, high))
        at = high
    pieces.append(sentence[at:].lower())
    text = "".join(pieces)
    return (
        text if len(text) == length + len(sentence) - at else _plain_lower(sentence, spans),
        places,
        starts,
    )


def _plain_lower(sentence: str, spans: list[tuple[int, int]]) -> str:
    """As ``_masked``, for the few characters that change their length in lower case."""
    out, at = [], 0
    for low, high in [*spans, (len(sentence), len(sentence))]:
        out.append("".join(c.lower() if len(c.lower()) == 1 else c for c in sentence[at:low]))
        out.append("@" if low < len(sentence) else "")
        at = high
    return "".join(out)


def _origin(place: int, starts: list[tuple[int, int]]) -> int:
    """The offset in the sentence of a place in the masked text."""
    masked, origin = max((s for s in starts if s[0] <= place), key=lambda s: s[0])
    return origin + place - masked


def _group(text: str, places: list[int], target: int, match: re.Match[str]) -> list[int]:
    """The motions that a claim about one of a list is about: it and those it is joined with."""
    group = [target]
    before_cue = places[target] <= match.start() + 1
    if not before_cue or match.end() <= places[target] + 1:
        for index in range(target + 1, len(places)):
            between = text[places[index - 1] + 1 : places[index]]
            if not _JOIN.fullmatch(between) or _FINITE.search(between):
                break
            group.append(index)
    for index in range(target - 1, -1, -1):
        between = text[places[index] + 1 : places[index + 1]]
        if not before_cue or not _JOIN.fullmatch(between) or _FINITE.search(between):
            break
        group.append(index)
    return sorted(group)


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The clause a cue stands in, from the last break before it to the first behind it."""
    low = 0
    for cut in _CLAUSE.finditer(text, 0, match.start() + 1):
        low = cut.end()
    end = _CLAUSE.search(text, match.end())
    return min(low, match.start()), end.start() if end else len(text)


def _status(cue: _Cue, text: str, match: re.Match[str]) -> MotionStatus:
    """The status that a cue's claim amounts to, with its tense and negation."""
    low, high = _clause(text, match)
    clause, core = text[low:high], match.group()
    whether = _WHETHER.search(text)
    if _ONLY_WHEN.search(text, low) or (whether and match.start() <= whether.end()):
        return "genoemd"
    if cue.kind == "report":
        past = _PAST_REPORT.search(clause) or _HEREBY.search(clause) or "met deze brief" in text
        return "genoemd" if past else "toegezegd"
    if _negated(core, clause, near={"accord": 3, "begun": 4}.get(cue.kind, 5)):
        return "genoemd"
    if cue.kind in ("accord", "begun"):
        return "in_lijn" if cue.kind == "accord" else "toegezegd"
    if cue.kind == "close":
        asks = _CLOSING_INFINITIVE.search(core) and _is_request(core)
        return "genoemd" if asks else _closed(clause, core, text)
    return "genoemd" if _is_request(core) else _done(cue, clause, core, text, match.end())


def _closed(clause: str, core: str, text: str) -> MotionStatus:
    """The status of a claim that a motion is closed: "zal … afdoen" only promises it."""
    if _HEREBY.search(clause):
        return "afgedaan"
    if re.search(r"\b(?:zal|zullen|zodra|voornemens?)\b", clause):
        return "toegezegd"
    if _CLOSING_INFINITIVE.search(core):
        if _STRONG_FUTURE.search(clause) or not _PERFECT.search(text):
            return "toegezegd"
        return "uitgevoerd"
    return "afgedaan"


def _done(cue: _Cue, clause: str, core: str, text: str, end: int) -> MotionStatus:
    """The status of a claim that a motion is carried out or given shape, or will be."""
    done: MotionStatus = "uitgevoerd" if cue.kind == "execute" else "invulling"
    said = _around(clause, core)
    strong = bool(_STRONG_FUTURE.search(said) or _LATER.search(said))
    how = _HOW.search(clause)
    if how is not None and how.start() < max(clause.find(core), 1):
        done_so = re.search(r"\b(?:gegeven|uitgevoerd|ingevuld|vormgegeven)\b", core)
        later = not (_PAST_REPORT.search(text) or (done_so and _PERFECT.search(clause)))
    elif _HEREBY.search(clause) and not _PLANNED.search(clause):
        later = False
    elif cue.name in ("ter uitvoering van", "ter invulling van", "in het kader van"):
        later = bool(_WILL.search(text[end : end + 120]))
    elif _INFINITIVE.search(core) or (strong and _BARE_INFINITIVE.search(core)):
        aim = _AIM.search(clause) is not None
        carried = re.search(r"\bom\b", clause) and _PERFECT.search(text) and not strong
        later = aim or (not carried and (bool(_FUTURE.search(clause)) or cue.kind == "execute"))
    else:
        later = strong
    return "toegezegd" if later else done


def _around(clause: str, core: str) -> str:
    """The words that a cue's tense stands in: not those that say what the motion is about."""
    at = clause.find(core)
    before = clause[:at] if at >= 0 else ""
    core = re.sub(r"@,\s(?:die|waarin|waarmee)\b.*,\s", "@ ", core)
    if "@ " not in core:
        return before + core
    head, _, tail = core.partition("@ ")
    words = tail.split()
    if len(words) > 9:
        words = [*words[:2], "|", *words[-6:]]
    return " ".join([before, head, *words])


def _negated(core: str, clause: str, near: int) -> bool:
    """Whether a negation stands within ``near`` words of the cue's end or start."""
    at = clause.find(core)
    words = clause[: at + len(core)] if at >= 0 else core
    tail = words.split()[-near - 1 :]
    if at >= 0 and _NOT_BEHIND.match(clause, at + len(core)):
        return True
    before = clause[max(0, at - 30) : at]
    if core.startswith("@") and "@" not in before:
        # "dat gaat niet door en de motie is …": what was denied is another clause's
        before = re.split(r"\s(?:en|maar|dus|want)\s", before)[-1]
    head = before.split()[-near:] if at >= 0 else []
    start = core.split()[: near if core.startswith("@") is False else 0]
    joined = " ".join(w for w in (*head, *start, "|", *tail))
    found = _NOT.search(joined)
    return bool(found) and "niet alleen" not in joined and "niet langer dan" not in joined


def _is_request(core: str) -> bool:
    """Whether the words behind the motion tell what it asks rather than what became of it."""
    inner = core.split("@", 1)[1]
    if _AFTER_CLAUSE.match(inner):
        return False
    return core.startswith("@") and bool(_REQUEST.search(inner))


def _strongest_at_each_place(found: list[Found]) -> list[Found]:
    """Of claims about the same motion whose words overlap, the strongest."""
    rank = {status: index for index, status in enumerate(MOTION_STATUSES)}
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.target, rank[f.status], f.end - f.start)):
        if not any(
            k.target == one.target and k.start < one.end and one.start < k.end for k in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.start, f.target))
