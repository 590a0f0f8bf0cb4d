"""XML from strangers: no network, no DTD, no entities, bounded depth and size.

The encoding is settled here and not by the document, so that no exotic one hides a declaration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus import refusals
from corpus.encodings import decode
from corpus.i18n import translator

_ = translator("corpus")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(\[)?", re.I)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(data: bytes, file: str) -> etree._Element:
    """The root element of ``data``.

    Raises ``unsafe_xml`` for a document that declares anything in its DOCTYPE, ``too_large`` for
    one that nests too deep or holds a text over the parser's bounds, ``truncated`` for one that is
    broken. Comments and processing instructions are gone; characters that XML forbids too.
    """
    text = _DECLARATION.sub("", decode(data).lstrip("\ufeff"), count=1)
    doctype = _DOCTYPE.search(text)
    if (doctype and doctype.group(1)) or "<!ENTITY" in text:
        raise refusals.unsafe_xml(file)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    clean = _ILLEGAL.sub("", text).encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(clean, parser)
    except etree.XMLSyntaxError as error:
        if _is_bound(error):
            raise refusals.too_large(file, _("de XML is te diep of te lang")) from error
        raise refusals.truncated(file) from error
    if root is None:
        raise refusals.truncated(file)
    return root


def _is_bound(error: etree.XMLSyntaxError) -> bool:
    words = str(error).lower()
    return "depth" in words or "huge" in words or "too long" in words or "too big" in words


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace; empty for an entity reference or comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without entity references and the like."""
    return (child for child in element if isinstance(child.tag, str))


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute ``name`` in whatever namespace, or None."""
    for key, content in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(content)
    return None
