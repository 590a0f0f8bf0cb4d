"""What a DOCX document's styles and numbering say: heading levels, list depths, printed numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"(?:heading|kop)\s*(\d)$", re.I)
_PLACEHOLDER = re.compile(r"%([1-9])")
_CHAIN = 20  # styles based on styles based on …
_BODY_LEVEL = 9  # the outline level that Word gives to running text
_MAX_NUMBER = 100_000


def value(element: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of the child ``name`` of ``element``, None where either is missing."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + attribute) if child is not None else None


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """A switch such as ``b``: None where it is not set."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(W + "val", "1") not in ("0", "false", "off")


def number_of(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute, ``default`` where it is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits filled in; ``level`` 0 is no heading."""

    name: str = ""
    level: int = 0
    list_id: str | None = None
    depth: int = 0
    bold: bool = False


class Styles:
    """The styles of ``styles.xml`` by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in root.iter(W + "style") if root is not None else ():
            identity = style.get(W + "styleId") or ""
            self._elements.setdefault(identity, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default = identity
        self._known: dict[str, Style] = {}

    def get(self, identity: str | None) -> Style:
        """The style ``identity``, or the document's default."""
        key = identity or self._default or ""
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, identity: str) -> Style:
        level: int | None = None
        list_id: str | None = None
        depth: int | None = None
        bold: bool | None = None
        name = ""
        for _step in range(_CHAIN):
            element = self._elements.get(identity)
            if element is None:
                break
            own = value(element, "name") or ""
            name = name or own
            paragraph = element.find(W + "pPr")
            outline = value(paragraph, "outlineLvl")
            if level is None and outline is not None:
                level = _heading_level(outline)
            if level is None and (named := _HEADING_NAME.match(own)):
                level = int(named.group(1))
            numbering = paragraph.find(W + "numPr") if paragraph is not None else None
            list_id = list_id or value(numbering, "numId")
            if depth is None and value(numbering, "ilvl") is not None:
                depth = number_of(value(numbering, "ilvl"))
            bold = bold if bold is not None else is_on(element.find(W + "rPr"), "b")
            identity = value(element, "basedOn") or ""
        return Style(name, level or 0, list_id, depth or 0, bool(bold))


def _heading_level(outline: str) -> int:
    level = number_of(outline, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


@dataclass(slots=True)
class _Level:
    """One level of a list: how its number is printed."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class _List:
    """A list's levels and its running counters."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of ``numbering.xml``; :meth:`next` counts."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {
            element.get(W + "abstractNumId"): _levels(element)
            for element in root.iter(W + "abstractNum")
        }
        # Lists that share an abstract definition go on counting where the other stopped, unless
        # they override a start.
        shared: dict[str | None, _List] = {}
        for element in root.iter(W + "num"):
            key = value(element, "abstractNumId")
            levels = abstract.get(key, {})
            overrides = element.findall(W + "lvlOverride")
            if overrides:
                own = {depth: _Level(x.form, x.pattern, x.start) for depth, x in levels.items()}
                for override in overrides:
                    depth = number_of(override.get(W + "ilvl"))
                    changed = override.find(W + "lvl")
                    if changed is not None:
                        own[depth] = _level(changed)
                    start = value(override, "startOverride")
                    if start is not None:
                        own.setdefault(depth, _Level()).start = number_of(start, 1)
                entry = _List(own)
            else:
                entry = shared.setdefault(key, _List(levels))
            self._lists[element.get(W + "numId") or ""] = entry

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next item of the list at ``depth`` (0 outermost), as printed."""
        entry = self._lists.get(list_id)
        if entry is None:
            return ""
        level = entry.levels.get(depth, _Level("bullet", "•"))
        entry.counters[depth] = entry.counters.get(depth, level.start - 1) + 1
        for deeper in [d for d in entry.counters if d > depth]:
            del entry.counters[deeper]
        if level.form == "bullet":
            return _bullet(level.pattern)
        if level.form == "none":
            return ""

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            its = entry.levels.get(at, _Level())
            return counted(entry.counters.get(at, its.start), its.form)

        return _PLACEHOLDER.sub(printed, level.pattern).strip()


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        number_of(element.get(W + "ilvl")): _level(element) for element in abstract.iter(W + "lvl")
    }


def _level(element: etree._Element) -> _Level:
    return _Level(
        value(element, "numFmt") or "decimal",
        (value(element, "lvlText") or "")[:40],
        number_of(value(element, "start"), 1),
    )


def _bullet(pattern: str) -> str:
    """Bullets from symbol fonts (private use area) are shown as the common one."""
    sign = pattern.strip()[:1]
    return sign if sign and sign in "-–—•*○▪■" else "•"


def counted(number: int, form: str) -> str:
    """``number`` in a numbering form of Word or ODF: decimal, letters or Roman."""
    if not 0 < number < _MAX_NUMBER:
        return str(number)
    if form in ("lowerLetter", "upperLetter", "a", "A"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form in ("upperLetter", "A") else letter
    if form in ("lowerRoman", "upperRoman", "i", "I"):
        roman = _roman(number)
        return roman if form in ("upperRoman", "I") else roman.lower()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    signs = "M CM D CD C XC L XL X IX V IV I".split()
    worths = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    roman = ""
    for sign, worth in zip(signs, worths, strict=True):
        count, number = divmod(number, worth)
        roman += sign * count
    return roman
