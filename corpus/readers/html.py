"""Web pages (HTML): official publications and plain ones, without what is not the letter.

Menus, scripts, banners and forms are left out; questions and answers are known by the classes that
official publications give them.
"""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

from corpus import refusals
from corpus.draft import Draft, DraftBlock
from corpus.encodings import decode
from corpus.i18n import translator
from corpus.official import metadata_of
from corpus.readers.building import (
    DraftBuilder,
    fold,
    fold_all,
    join_labels,
    mark,
    raised_apart,
    unmarked,
)
from corpus.readers.docx_styles import counted
from corpus.readers.html_notes import PageNotes, find_notes
from corpus.readers.html_tables import is_data, read_table
from corpus.readers.safe_xml import children, name_of

_ = translator("corpus")
Hint = Literal["", "header", "footer", "question", "answer", "closing", "letterhead"]

_SKIPPED = frozenset(
    "script style nav noscript template form button select option input textarea svg math iframe "
    "object video audio canvas dialog menu head aside img map link meta".split()
)
_SITE = frozenset({"header", "footer"})  # the site's own, unless inside the article
_ROLES = frozenset("navigation banner contentinfo search complementary menu dialog alert".split())
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|breadcrumbs?|cookies?|cookiebar|skiplinks?|skip-link|sidebar|"
    r"inhoudsopgave|toc|share|deel|no-?print|visually-?hidden|sr-only)(?:$|[\s_-])",
    re.I,
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HINTS: dict[str, Hint] = {
    "vraag": "question",
    "antwoord": "answer",
    "ondertekening": "closing",
    "ondertekenaar": "closing",
    "kamervraagomschrijving_kop": "letterhead",
    "kamerstukkop": "letterhead",
    "kamervraagkop": "letterhead",
    "dossier": "letterhead",
    "dossiernummer": "letterhead",
    "stuknr": "letterhead",
    "datumtekst": "letterhead",
}
_OWN_MARK = re.compile(r"(?P<mark>[-–—•*]|\(?(?:\d{1,3}|[a-z]{1,4})[.)])\s+(?=\S)")
_ITEM_NUMBER = re.compile(r"\d{1,5}")


def read(data: bytes, file: str) -> Draft:
    """Read a page. Raises :class:`corpus.errors.UnreadableLetterError`."""
    text = decode(data).lstrip("\ufeff")
    if "<!ENTITY" in text[:65536].upper():
        raise refusals.unsafe_xml(file)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.truncated(file) from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # The parser stops there without a word, and what follows would be missing.
        raise refusals.too_large(file, _("de pagina is te diep of te lang"))
    if root is None:
        raise refusals.empty(file)
    builder = DraftBuilder(file)
    builder.part = "html"
    notes = find_notes(root)
    reader = _Reader(builder, notes)
    reader.read(_main(root))
    for label, body in notes.bodies:
        builder.note(label, body)
    blocks = builder.draft.blocks
    blocks[:] = join_labels(blocks)
    builder.draft.metadata.update(_metadata(root))
    return builder.finished()


def _main(root: etree._Element) -> etree._Element:
    """The part of a page that holds the paper: what is named as such, if it holds most of the text."""
    body = next(root.iter("body"), root)
    whole = _length(body)
    named = [
        *(e for e in body.iter("div") if e.get("id") == "broodtekst"),
        *body.iter("main"),
        *body.iter("article"),
    ]
    return next((e for e in named if _length(e) > whole * 0.3), body)


def _length(element: etree._Element) -> int:
    return sum(
        len(e.text or "") + len(e.tail or "") for e in element.iter() if name_of(e) not in _SKIPPED
    )


def _metadata(root: etree._Element) -> dict[str, str]:
    pairs = [
        (e.get("name") or e.get("property") or "", e.get("content") or "")
        for e in root.iter("meta")
    ]
    found = metadata_of(pairs)
    title = next(root.iter("title"), None)
    if "title" not in found and title is not None and title.text:
        found["title"] = " ".join(title.text.split())
    return found


class _Reader:
    """Walks a page; text runs on until an element that begins a block."""

    def __init__(self, builder: DraftBuilder, notes: PageNotes) -> None:
        self._builder = builder
        self._notes = notes
        self._pieces: list[str] = []
        self._breaks = 0  # line breaks since the last text
        self._hint: Hint = ""
        self._kind: Literal["heading", "paragraph", "list_item"] = "paragraph"
        self._level = 0
        self._number = ""
        self._lists: list[int] = []  # the counter of each list around, -1 for bullets

    def read(self, main: etree._Element) -> None:
        """Read everything under ``main``."""
        self._children(main)
        self._flush()

    def _children(self, parent: etree._Element) -> None:
        self._say(parent.text)
        for child in children(parent):
            self._element(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        words = re.sub(r"\s+", " ", unmarked(text))
        if words.strip():
            self._breaks = 0
        self._pieces.append(words)

    def _element(self, element: etree._Element) -> None:
        name = name_of(element)
        if element in self._notes.markers:
            self._pieces.append(mark(self._notes.markers[element]))
            return
        if element in self._notes.holders or _is_furniture(element, name):
            return
        if name == "br":
            self._break()
        elif name in _INLINE:
            self._pieces.append(self._apart(element, self._pieces))
            self._children(element)
        elif name == "table" and is_data(element):
            self._flush()
            caption = element.find("caption")
            if caption is not None:
                self._children(caption)
                self._flush()
            self._builder.table(read_table(element, self._cell))
        else:
            self._flush()
            self._container(element, name)

    def _cell(self, element: etree._Element) -> str:
        """The text of a table's cell on one line, with the markers of its notes."""
        pieces: list[str] = []
        if element not in self._notes.holders:
            self._gather(element, pieces)
        return fold_all("".join(pieces))

    def _gather(self, element: etree._Element, pieces: list[str]) -> None:
        pieces.append(unmarked(element.text or ""))
        for child in children(element):
            name = name_of(child)
            if child in self._notes.markers:
                pieces.append(mark(self._notes.markers[child]))
            elif child not in self._notes.holders and not _is_furniture(child, name):
                inline = name in _INLINE and name != "br"
                pieces.append(self._apart(child, pieces) if inline else " ")
                self._gather(child, pieces)
                pieces.append(" " * (not inline))
            pieces.append(unmarked(child.tail or ""))

    def _apart(self, element: etree._Element, before: list[str]) -> str:
        """What parts an inline element from the text ``before`` it."""
        if name_of(element) != "sup" or any(e in self._notes.markers for e in element.iter()):
            return ""
        return raised_apart(before, "".join(map(str, element.itertext())))

    def _break(self) -> None:
        """One break is a line's end, two are a paragraph's."""
        self._breaks += 1
        self._pieces.append("\n")
        if self._breaks > 1 and self._kind != "heading":
            self._flush()

    def _container(self, element: etree._Element, name: str) -> None:
        outer = self._hint
        self._hint = _hint(element) or outer
        if name in _HEADINGS and self._hint != "letterhead":
            self._kind, self._level = "heading", _HEADINGS[name]
        elif name in ("ol", "ul"):
            start = element.get("start") or ""
            first = int(start) if _ITEM_NUMBER.fullmatch(start) else 1
            self._lists.append(first - 1 if name == "ol" else -1)
        elif name == "li":
            self._item(element)
        self._children(element)
        self._flush()
        if name in ("ol", "ul"):
            self._lists.pop()
        self._kind, self._level, self._number = "paragraph", 0, ""
        self._hint = outer

    def _item(self, element: etree._Element) -> None:
        self._kind, self._level, self._number = "list_item", max(len(self._lists), 1), "•"
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            parent = element.getparent()
            form = (parent.get("type") if parent is not None else None) or "1"
            self._number = f"{counted(self._lists[-1], form)}."

    def _flush(self) -> None:
        text = fold("".join(self._pieces))
        self._pieces.clear()
        self._breaks = 0
        if not text:
            return
        number = self._number
        if self._kind == "list_item" and (own := _OWN_MARK.match(text)):
            number, text = own["mark"], text[own.end() :]
        self._builder.block(
            DraftBlock(self._kind, text, level=self._level, number=number, hint=self._hint)
        )
        if self._kind == "list_item":  # what follows in the item is no item of its own
            self._kind, self._level, self._number = "paragraph", 0, ""


def _hint(element: etree._Element) -> Hint:
    for word in (element.get("class") or "").split():
        if word in _HINTS:
            return _HINTS[word]
    return ""


def _is_furniture(element: etree._Element, name: str) -> bool:
    """What belongs to the site and not to the paper, or is not shown."""
    if name in _SKIPPED or element.get("hidden") is not None:
        return True
    if name in _SITE and not any(
        name_of(a) in ("article", "main") for a in element.iterancestors()
    ):
        return True
    if (element.get("role") or "") in _ROLES or element.get("aria-hidden") == "true":
        return True
    if re.search(r"display\s*:\s*none", element.get("style") or "", re.I):
        return True
    return bool(
        name in ("div", "ul", "section", "p", "a", "span")
        and _FURNITURE.search(f"{element.get('id') or ''} {element.get('class') or ''}")
    )
