"""From runs to lines: what stands on one baseline, in segments, with note markers told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus import cues
from corpus.draft import MARK_END, MARK_START
from corpus.readers.pdf_runs import Run

#: A gap wider than this share of the font size is a space; wider than the second starts a segment.
_SPACE = 0.12
_SEGMENT = 1.6
#: A marker is at most this share of its line's size, and raised by at least the second share.
_SMALL = 0.82
_RAISED = 0.12
_LABEL = re.compile(r"\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*|\*{1,4}|[ivx]{1,5})\s*")
_BULLET = re.compile(
    r"[·•●▪■◦○‣⁃➢►\uf0b7\uf0a7\uf0d8o*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|(?:\d{1,2}\.){1,4}\d{0,2}|"
    r"[IVX]{1,5}\."
)
#: What m, km and cm are raised to is no note: "km²" set as "km" and a small 2.
_UNIT = re.compile(r"(?:^|[\d\s/(])[kcdm]?m$")


@dataclass(slots=True)
class Segment:
    """A stretch of a line without a wide gap; ``text`` holds note markers."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class PageLine:
    """One line of a page: its segments from left to right."""

    page: int
    segments: list[Segment] = field(default_factory=list)
    #: The offset of the line in its page's text, as laid out.
    source: int = 0

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.segments)

    @property
    def x(self) -> float:
        return self.segments[0].x

    @property
    def end(self) -> float:
        return self.segments[-1].end

    @property
    def y(self) -> float:
        return self.segments[0].y

    @property
    def size(self) -> float:
        return max(s.size for s in self.segments)

    @property
    def style(self) -> tuple[bool, bool]:
        return all(s.bold for s in self.segments), all(s.italic for s in self.segments)


def segments_of(runs: Sequence[Run]) -> list[Segment]:
    """The segments of a page, from the top down and left to right."""
    visible = [r for r in runs if r.text.strip() and r.size > 1.5]
    groups: list[list[Run]] = []
    index: dict[int, list[int]] = {}
    for run in sorted(visible, key=lambda r: -round(r.size, 1)):
        found = _group_of(run, groups, index)
        if found is None:
            index.setdefault(int(run.y // 8), []).append(len(groups))
            groups.append([run])
        else:
            groups[found].append(run)
    segments = [segment for group in groups for segment in _split(group)]
    return sorted(segments, key=lambda s: (-s.y, s.x))


def _group_of(run: Run, groups: list[list[Run]], index: dict[int, list[int]]) -> int | None:
    """The group on whose baseline ``run`` stands: the same, or raised or lowered as a marker is."""
    best, best_distance = None, 1e9
    row = int(run.y // 8)
    for near in (row - 2, row - 1, row, row + 1, row + 2):
        for number in index.get(near, ()):
            base = groups[number][0]
            offset = run.y - base.y
            marker = run.size <= _SMALL * base.size
            low, high = (-0.35, 0.62) if marker else (-0.12, 0.12)
            if not low * base.size <= offset <= high * base.size:
                continue
            if marker and abs(offset) > 0.12 * base.size and not _touches(run, groups[number]):
                continue
            if abs(offset) < best_distance:
                best, best_distance = number, abs(offset)
    return best


def _touches(run: Run, group: list[Run]) -> bool:
    return any(run.x - other.end < other.size and other.x - run.end < other.size for other in group)


def _split(group: list[Run]) -> list[Segment]:
    base = group[0]
    runs = sorted(group, key=lambda r: r.x)
    segments: list[list[Run]] = []
    for run in runs:
        last = segments[-1][-1] if segments else None
        if last is not None and last.text == run.text and abs(last.x - run.x) < 0.15 * run.size:
            continue  # shown twice to look bold
        if last is None or run.x - last.end > _SEGMENT * base.size:
            segments.append([run])
        else:
            segments[-1].append(run)
    return [_segment(part) for part in segments]


def _segment(runs: list[Run]) -> Segment:
    base = max(runs, key=lambda r: (r.size, len(r.text)))
    text = ""
    end = runs[0].x
    for run in runs:
        shown = run.text.replace("\u00a0", " ")
        if text and run.x - end > _SPACE * base.size and not (text[-1].isspace()):
            text += " "
        raised = run.size <= _SMALL * base.size and run.y - base.y > _RAISED * base.size
        label = _LABEL.fullmatch(shown) if raised else None
        if label and not _UNIT.search(text):
            for one in re.split(r"\s*[,;]\s*", label[1]):
                text += f"{MARK_START}{one}{MARK_END}"
            text += " " if shown[-1].isspace() else ""
        else:
            text += shown
        end = max(end, run.end)
    letters = [r for r in runs if any(c.isalnum() for c in r.text) and r.size > _SMALL * base.size]
    return Segment(
        text=text.strip(),
        x=runs[0].x,
        end=end,
        y=base.y,
        size=base.size,
        bold=bool(letters) and all(r.bold for r in letters),
        italic=bool(letters) and all(r.italic for r in letters),
    )


def lines_of(segments: Sequence[Segment], page: int) -> list[PageLine]:
    """The lines that ``segments`` of one region make, from the top down."""
    lines: list[PageLine] = []
    for segment in sorted(segments, key=lambda s: (-s.y, s.x)):
        last = lines[-1].segments[-1] if lines else None
        if last is not None and abs(last.y - segment.y) <= 0.25 * max(last.size, segment.size):
            lines[-1].segments.append(segment)
        else:
            lines.append(PageLine(page, [segment]))
    for line in lines:
        line.segments.sort(key=lambda s: s.x)
        _join_bullet(line)
    return _signatures_apart(lines)


def _join_bullet(line: PageLine) -> None:
    """Make a list item's bullet or number and its text, which a tab parts, one segment."""
    if len(line.segments) > 1 and _BULLET.fullmatch(line.segments[0].text):
        bullet, first = line.segments[0], line.segments[1]
        joined = replace(first, text=f"{bullet.text} {first.text}", x=bullet.x)
        line.segments[:2] = [joined]


def _signatures_apart(lines: Sequence[PageLine]) -> list[PageLine]:
    """With signatures that stand side by side one below the other."""
    made: list[PageLine] = []
    index = 0
    while index < len(lines):
        heads = lines[index].segments
        if len(heads) < 2 or not all(cues.OFFICE.match(s.text) for s in heads):
            made.append(lines[index])
            index += 1
            continue
        columns: list[list[PageLine]] = [[] for _ in heads]
        starts = [s.x for s in heads]
        page = lines[index].page
        size = lines[index].size
        while index < len(lines) and all(
            len(s.text) <= 70 and s.size > 0.9 * size for s in lines[index].segments
        ):
            for segment in lines[index].segments:
                nearest = min(range(len(starts)), key=lambda n: abs(starts[n] - segment.x))
                columns[nearest].append(PageLine(page, [segment]))
            index += 1
        made += [line for column in columns for line in column]
    return made
