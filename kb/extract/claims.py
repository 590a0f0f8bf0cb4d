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

from kb.extract.claim_tense import Cue, status_of
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


@lru_cache(maxsize=1)
def _cues() -> tuple[Cue, ...]:
    data = tomllib.loads((files("kb.extract.data") / "motion_cues.toml").read_text("utf-8"))
    return tuple(
        Cue(
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


#: A motion that came to nothing: "zoals bepleit in de verworpen motie" claims nothing.
_REFUSED = re.compile(
    r"\b(?:verworpen|ingetrokken|aangehouden|ontraden|afgewezen|weggestemde|vervallen)\s",
    re.IGNORECASE,
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
    refused = [any(_REFUSED.search(sentence, low, high) for low, high in one) for one in lists]
    for cue in _cues():
        for match in cue.pattern.finditer(text):
            target = text.count("@", 0, match.start() + match.group().index("@"))
            status = status_of(cue, text, match)
            if refused[target] and cue.name == "zoals verzocht":
                status = "genoemd"
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
