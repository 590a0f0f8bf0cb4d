"""What an ODT document's styles say: which text is bold, and how lists are numbered."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from corpus.readers.docx_styles import counted, number_of
from corpus.readers.safe_xml import attribute, children, name_of

_CHAIN = 20  # styles with parents with parents …


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: how its number is printed."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    bullet: str = ""

    def printed(self, number: int) -> str:
        """The number of an item; a bullet where the level has one; empty for neither."""
        if self.bullet:
            return self.bullet if self.bullet in "-–—•*" else "•"
        return f"{self.before}{counted(number, self.form)}{self.after}".strip() if self.form else ""


class OdtStyles:
    """The styles of ``content.xml`` and ``styles.xml``."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        for root in roots:
            for element in root.iter() if root is not None else ():
                name = name_of(element)
                identity = attribute(element, "name") or ""
                if name == "style":
                    self._styles.setdefault(identity, element)
                elif name == "list-style":
                    self._lists.setdefault(identity, _levels(element))

    def is_bold(self, identity: str | None) -> bool:
        """Whether text in this style is bold."""
        for element in self._chain(identity):
            for properties in children(element):
                weight = attribute(properties, "font-weight")
                if name_of(properties) == "text-properties" and weight is not None:
                    return weight in ("bold", "600", "700", "800", "900")
        return False

    def left_margin(self, identity: str | None) -> str:
        """The left margin of a paragraph style as written; empty where it has none."""
        for element in self._chain(identity):
            for properties in children(element):
                margin = attribute(properties, "margin-left")
                if margin is not None:
                    return margin
        return ""

    def list_level(self, style: str | None, depth: int) -> ListLevel:
        """How a list of this style numbers its items at ``depth`` (1 outermost)."""
        return self._lists.get(style or "", {}).get(depth, ListLevel(bullet="•"))

    def _chain(self, identity: str | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        while identity and len(found) < _CHAIN:
            element = self._styles.get(identity)
            if element is None:
                break
            found.append(element)
            identity = attribute(element, "parent-style-name")
        return found


def _levels(element: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for child in children(element):
        depth = number_of(attribute(child, "level"), 1)
        if name_of(child) == "list-level-style-number":
            levels[depth] = ListLevel(
                form=attribute(child, "num-format") or "",
                before=(attribute(child, "num-prefix") or "")[:20],
                after=(attribute(child, "num-suffix") or "")[:20],
                start=number_of(attribute(child, "start-value"), 1),
            )
        elif name_of(child) == "list-level-style-bullet":
            levels[depth] = ListLevel(bullet=(attribute(child, "bullet-char") or "•")[:1])
    return levels
