"""Which part of a page is text, margin, running head or notes; judged over the whole document."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus import cues
from corpus.draft import MARK_END, MARK_START
from corpus.readers.pdf_lines import PageLine, Segment, lines_of

#: Notes and margins are set at most this share of the body's size.
_SMALLER = 0.9
#: Running heads and feet stand in these shares of the page's height, from its top and bottom.
_TOP, _BOTTOM = 0.14, 0.12
_FOLIO = re.compile(
    r"\s*(?:pagina\s*)?[-–]?\s*\d{1,4}\s*(?:(?:van|/|\|)\s*\d{1,4})?\s*[-–]?\s*(?:pagina)?\s*", re.I
)
_IMPRINT = re.compile(
    r"(?:tweede|eerste) kamer,.{0,20}vergaderjaar|^\s*(?:kst|ah|nds)-|^\s*ISSN\b|"
    r"^\s*[’']s-gravenhage \d{4}\s*$|^\s*pagina \d+ van \d+",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"\s*{MARK_START}([^{MARK_END}]+){MARK_END}")
_NUMBERED = re.compile(r"\s*(\d{1,3}|\*{1,3})[ .)]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Measure:
    """The document's usual measures, in points."""

    size: float
    left: float
    right: float
    leading: float


@dataclass(slots=True)
class Regions:
    """One page sorted out, each part from the top down."""

    page: int
    main: list[PageLine] = field(default_factory=list)
    margin: list[PageLine] = field(default_factory=list)
    running: list[PageLine] = field(default_factory=list)
    notes: list[PageLine] = field(default_factory=list)


def measure(pages: Sequence[Sequence[Segment]]) -> Measure:
    """The body's font size, left and right edges and leading: what most characters have."""
    sizes: Counter[float] = Counter()
    for segment in _all(pages):
        sizes[round(segment.size * 2) / 2] += len(segment.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [s for s in _all(pages) if abs(s.size - size) <= 0.3]
    lefts: Counter[int] = Counter()
    for segment in body:
        lefts[round(segment.x / 2)] += len(segment.text)
    left = lefts.most_common(1)[0][0] * 2.0 if lefts else 0.0
    ends = sorted(s.end for s in body if abs(s.x - left) < 40)
    right = ends[int(0.97 * (len(ends) - 1))] if ends else 500.0
    gaps: Counter[float] = Counter()
    for page in pages:
        rows = [s for s in page if abs(s.size - size) <= 0.3 and abs(s.x - left) < 3]
        for above, below in itertools.pairwise(rows):
            gap = round(above.y - below.y, 1)
            if 0.9 * size < gap < 2.2 * size:
                gaps[gap] += 1
    leading = gaps.most_common(1)[0][0] if gaps else 1.25 * size
    return Measure(size, left, right, leading)


def _all(pages: Sequence[Sequence[Segment]]) -> Iterable[Segment]:
    return (segment for page in pages for segment in page)


def sort_out(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> list[Regions]:
    """Sort the segments of every page into regions."""
    usual = measure(pages)
    repeated = _repeated(pages, heights)
    found: list[Regions] = []
    for number, (segments, height) in enumerate(zip(pages, heights, strict=True), start=1):
        regions = Regions(number)
        main: list[Segment] = []
        margin: list[Segment] = []
        running: list[Segment] = []
        right = _right(segments, usual)
        for segment in segments:
            if _is_running(segment, height, repeated):
                running.append(segment)
            elif _is_margin(segment, usual, right):
                margin.append(segment)
            else:
                main.append(segment)
        lines = lines_of(main, number)
        before = found[-1].notes[-1] if found and found[-1].notes else None
        regions.main, regions.notes = _notes(lines, usual, before)
        regions.margin = lines_of(margin, number)
        regions.running = lines_of(running, number)
        found.append(regions)
    return found


def _right(segments: Sequence[Segment], usual: Measure) -> float:
    """The right edge of this page's text."""
    ends = [s.end for s in segments if abs(s.size - usual.size) <= 0.3 and s.x < usual.left + 60]
    return max(ends, default=usual.right)


def _is_margin(segment: Segment, usual: Measure, right: float) -> bool:
    small = segment.size <= _SMALLER * usual.size
    beside = segment.x >= min(right, usual.right) - 4 or segment.end <= usual.left - 2
    return small and beside and len(segment.text) < 60


def _key(segment: Segment) -> tuple[str, int]:
    return re.sub(r"\d+", "#", segment.text), round(segment.y / 6)


def _repeated(
    pages: Sequence[Sequence[Segment]], heights: Sequence[float]
) -> frozenset[tuple[str, int]]:
    """The heads and feet that most pages have at the same height, their numbers aside."""
    seen: Counter[tuple[str, int]] = Counter()
    for segments, height in zip(pages, heights, strict=True):
        seen.update({_key(s) for s in segments if _at_edge(s, height)})
    least = max(2, round(0.4 * len(pages)))
    return frozenset(key for key, count in seen.items() if count >= least)


def _at_edge(segment: Segment, height: float) -> bool:
    return segment.y > (1 - _TOP) * height or segment.y < _BOTTOM * height


def _is_running(segment: Segment, height: float, repeated: frozenset[tuple[str, int]]) -> bool:
    if not _at_edge(segment, height):
        return False
    text, row = _key(segment)
    near = any((text, other) in repeated for other in (row - 1, row, row + 1))
    return near or bool(_FOLIO.fullmatch(segment.text) or _IMPRINT.search(segment.text))


def _notes(
    lines: list[PageLine], usual: Measure, before: PageLine | None
) -> tuple[list[PageLine], list[PageLine]]:
    """Part the notes at the foot from the text; ``before`` is the last line of notes one page up."""
    first = len(lines)
    while first and lines[first - 1].size <= _SMALLER * usual.size:
        first -= 1
    foot = lines[first:]
    labelled = [i for i, line in enumerate(foot) if label_of(line)]
    unfinished = before is not None and not cues.is_terminal(before.text)
    if labelled or (foot and unfinished):
        start = 0 if unfinished or not labelled else labelled[0]
        return lines[: first + start], foot[start:]
    for index, line in enumerate(lines):
        rest = lines[index:]
        if (
            index
            and _MARKED.match(line.text)
            and all(later.size <= 1.02 * line.size for later in rest)
        ):
            return lines[:index], rest
    return lines, []


def label_of(line: PageLine) -> str:
    """The label with which a note begins, or ""."""
    match = _MARKED.match(line.text) or _NUMBERED.match(line.text)
    return match[1].strip() if match else ""


def after_label(text: str) -> int:
    """Where the note's body begins in a line that begins with its label."""
    match = _MARKED.match(text) or _NUMBERED.match(text)
    return match.end() if match else 0
