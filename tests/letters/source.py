"""The plain source of a shipped letter: a head of ``key: value`` lines, a blank line, and a body.

The body's marks: ``# heading``, ``## subheading``, ``- item``, ``a. item`` (or ``1. item``), table
rows ``| a | b |`` (``|=`` a total or subtotal, ``|>`` a row below it), ``[^1]`` a note's marker and
``[^1]: text`` its body. Everything else is a paragraph a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SOURCES = Path(__file__).parents[2] / "corpus" / "samples" / "sources"
SHIPPED = SOURCES.parent
MARKER = re.compile(r"\[\^(\d+)\]")
_NOTE = re.compile(r"\[\^(\d+)\]: ?(.*)")
_ITEM = re.compile(r"(-|[a-z0-9]\.) (.*)")

BlockKind = Literal["heading", "subheading", "item", "paragraph", "table"]


@dataclass(frozen=True)
class Row:
    """A table row; ``level`` 1 stands below the row before it, ``bold`` is a header or total."""

    cells: list[str]
    level: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Block:
    """A block of the body; ``label`` is a list item's bullet or number."""

    kind: BlockKind
    text: str = ""
    label: str = ""
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """One letter to build. ``head`` holds the first value of each key."""

    name: str
    head: dict[str, str]
    signatures: list[tuple[str, str]]
    blocks: list[Block]
    notes: dict[str, str]

    @property
    def target(self) -> Path:
        """The file that ships."""
        return SHIPPED / f"{self.name}.{self.head['format']}"


def sources() -> list[Source]:
    """All sources, in the order of their names."""
    return [read(path) for path in sorted(SOURCES.glob("*.md"))]


def read(path: Path) -> Source:
    """The source in ``path``."""
    top, _, body = path.read_text("utf-8").partition("\n\n")
    head: dict[str, str] = {}
    signatures: list[tuple[str, str]] = []
    for line in top.splitlines():
        key, _, value = line.partition(": ")
        if key == "sign":
            role, _, name = value.partition(" | ")
            signatures.append((role, name))
        else:
            head.setdefault(key, value)
    notes: dict[str, str] = {}
    blocks: list[Block] = []
    for line in filter(str.strip, body.splitlines()):
        if note := _NOTE.fullmatch(line):
            notes[note[1]] = note[2].strip()
        elif line.startswith("|"):
            _add_row(blocks, line)
        elif line.startswith("## "):
            blocks.append(Block("subheading", line[3:]))
        elif line.startswith("# "):
            blocks.append(Block("heading", line[2:]))
        elif item := _ITEM.fullmatch(line):
            blocks.append(Block("item", item[2], item[1]))
        else:
            blocks.append(Block("paragraph", line))
    return Source(path.stem, head, signatures, blocks, notes)


def _add_row(blocks: list[Block], line: str) -> None:
    if not blocks or blocks[-1].kind != "table":
        blocks.append(Block("table"))
    rows = blocks[-1].rows
    sign = line[1] if line[1] in "=>" else ""
    cells = [cell.strip() for cell in line.strip("|").lstrip("=>").split("|")]
    rows.append(Row(cells, int(sign == ">"), sign == "=" or not rows))


def plain(text: str) -> str:
    """``text`` without note markers."""
    return MARKER.sub("", text)
