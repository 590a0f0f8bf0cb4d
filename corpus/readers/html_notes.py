"""Notes on a web page: a small link to a place further on, and the text that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.readers.building import fold_all, unmarked
from corpus.readers.safe_xml import name_of

_LABEL = re.compile(r"\W?(\d{1,3}|[a-z]|[ivx]{1,6}|\*{1,3}|†)\W?", re.I)
_HOLDERS = frozenset("p li div td aside section dd".split())
_SMALL = frozenset({"sup", "small"})
_BODY_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The markers on a page by element, and the bodies in the order of their markers."""

    markers: dict[etree._Element, str]
    bodies: list[tuple[str, str]]
    holders: frozenset[etree._Element]


def find_notes(root: etree._Element) -> PageNotes:
    """The notes of a page: links with a short label that lead to a text which stands after them."""
    order = {element: place for place, element in enumerate(root.iter())}
    targets: dict[str, etree._Element] = {}
    for element in order:
        for key in (element.get("id"), element.get("name")):
            if key:
                targets.setdefault(key, element)
    markers: dict[etree._Element, str] = {}
    bodies: list[tuple[str, str]] = []
    holders: dict[etree._Element, str] = {}
    for link in root.iter("a"):
        target = targets.get(_fragment(link))
        if target is None or order[target] <= order[link]:
            continue
        label = _label(link)
        holder = _holder(target)
        if label is None or holder is None or not _is_small(link):
            continue
        if holder in link.iterancestors():
            continue
        if holder not in holders:
            body = _body(holder, label)
            if not body:
                continue
            holders[holder] = label
            bodies.append((label, body))
        markers[link] = label
    return PageNotes(markers, bodies, frozenset(holders))


def _fragment(link: etree._Element) -> str:
    """The place on the page itself that a link leads to; empty for one that leads elsewhere."""
    address = link.get("href") or ""
    return address[1:] if address.startswith("#") else ""


def _label(link: etree._Element) -> str | None:
    words = fold_all("".join(map(str, link.itertext())))
    match = _LABEL.fullmatch(words) if words else None
    return match[1] if match else None


def _is_small(link: etree._Element) -> bool:
    """Whether a link is set as a note's marker is: raised, or in brackets, or marked as one."""
    around = (element for element in (link, link.getparent()) if element is not None)
    inside = (name_of(element) in _SMALL for element in link.iter())
    named = " ".join(f"{e.get('class') or ''} {e.get('role') or ''}" for e in around).lower()
    parent = link.getparent()
    return (
        any(inside)
        or (parent is not None and name_of(parent) in _SMALL)
        or any(word in named for word in ("noot", "note", "ftn"))
        or fold_all("".join(map(str, link.itertext()))).startswith("[")
    )


def _holder(target: etree._Element) -> etree._Element | None:
    """The block that holds a note's body: the target itself or what stands around it."""
    for element in _upward(target):
        name = name_of(element)
        if name in ("body", "main", "article", "html", "table", "ol", "ul"):
            return None
        if name in _HOLDERS:
            return element
    return None


def _upward(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _body(holder: etree._Element, label: str) -> str:
    words = fold_all(unmarked("".join(map(str, holder.itertext()))))
    if len(words) > _BODY_CHARS:
        return ""
    return re.sub(rf"^\W{{0,2}}{re.escape(label)}\W{{0,2}}(?=\s|[A-ZÀ-Þ])\s*", "", words, count=1)
