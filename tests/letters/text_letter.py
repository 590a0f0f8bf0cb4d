"""Builds a shipped letter as plain text, in one of the forms that such files come in."""

from __future__ import annotations

import textwrap

from hyphens import break_word
from source import MARKER, Block, Source

_WIDTH = 84
_LINES_A_PAGE = 48


def build(source: Source) -> bytes:
    """The letter as UTF-8 text, in the form that its ``style`` names."""
    styles = {
        "bracket-notes": _bracket_notes,
        "plain": _plain,
        "wrapped": _wrapped,
        "motion": _motion,
    }
    return styles[source.head["style"]](source).encode("utf-8")


def _motion(source: Source) -> str:
    return "\n".join(block.text for block in source.blocks) + "\n"


def _bracket_notes(source: Source) -> str:
    """As an archive's export has it: a paragraph a line, notes in brackets where they are called."""

    def note(text: str) -> str:
        return MARKER.sub(lambda m: f"[footnoteRef:{m[1]}] [{m[1]}: {source.notes[m[1]]}] ", text)

    lines = [f"[bookmark: _Hlk209881203]{source.head['dateline']}", ""]
    lines += [f"Betreft: {source.head['subject']}", ""]
    for block in source.blocks:
        bullet = "· " if block.kind == "item" else ""
        lines += [bullet + note(block.text).rstrip(), ""]
    return "\n".join(lines + _signature(source)) + "\n"


def _plain(source: Source) -> str:
    head = source.head
    lines = [head["ministry"], "", head["addressee"], "", f"Datum {head['dateline']}"]
    lines += [f"Betreft {head['subject']}", f"Ons kenmerk {head['kenmerk']}", ""]
    for block in source.blocks:
        lines += [block.text, ""]
    return "\n".join(lines + _signature(source)) + "\n"


def _wrapped(source: Source) -> str:
    """As copied from print: lines broken with hyphens, a running head on every later page."""
    head = source.head
    lines = [head["dateline"], "", head["addressee"], "", f"Onderwerp: {head['subject']}"]
    lines += [f"Ons kenmerk: {head['kenmerk']}", ""]
    for block in source.blocks:
        lines += [*_fill(block), ""]
    lines += _signature(source)
    pages = [lines[i : i + _LINES_A_PAGE] for i in range(0, len(lines), _LINES_A_PAGE)]
    text = "\n".join(pages[0])
    for number, page in enumerate(pages[1:], 2):
        running = f"Pagina {number} van {len(pages)}\n\nOns kenmerk\n{head['kenmerk']}\n\n"
        text += "\n\f" + running + "\n".join(page)
    return text + "\n"


def _fill(block: Block) -> list[str]:
    indent = "   " if block.label else ""
    lines: list[str] = []
    line = f"{block.label} " if block.label else ""
    for word in block.text.split():
        gap = "" if not line or line.endswith(" ") else " "
        if len(line) + len(gap) + len(word) <= _WIDTH:
            line += gap + word
            continue
        start = line + gap
        first, rest = break_word(word, lambda part, start=start: len(start + part) <= _WIDTH)
        lines.append(start + first if first else line)
        line = indent + rest
    return [*lines, line]


def _signature(source: Source) -> list[str]:
    lines: list[str] = []
    for role, name in source.signatures:
        lines += [*textwrap.wrap(role, _WIDTH), name, ""]
    return lines
