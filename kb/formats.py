"""Lists for each audience: a table for people, JSON Lines for scripts, CSV and Markdown for sheets.

A listing is records and columns. JSON gives the whole record (:func:`as_json`), the others the
columns. Nothing from a letter is ever taken for markup, a terminal code or a formula.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any, Generic, Literal, TextIO, TypeVar

from corpus.i18n import translator
from corpus.safe import without_controls

_ = translator("kb")
R = TypeVar("R")

Format = Literal["table", "json", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "markdown")
Value = str | int | float | Decimal | bool | dt.date | None | Sequence[str]

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What Markdown would take for markup: some characters anywhere, others only where a line begins.
_MARKDOWN = re.compile(r"([\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|^[#=+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: ``key`` is its name for scripts, ``title`` its Dutch name, marked with ``N_``.

    ``value`` is what scripts and sheets get; ``shown`` what people read, where that differs.
    ``brief`` columns make up the table, ``below`` ones under the row; the rest stand in CSV and
    Markdown only.
    """

    key: str
    title: str
    value: Callable[[R], Value]
    shown: Callable[[R], str] | None = None
    brief: bool = True
    right: bool = False
    below: bool = False


def write(
    records: Iterable[R],
    columns: Sequence[Column[R]],
    chosen: Format,
    *,
    document: Callable[[R], dict[str, Any]] | None = None,
    stream: TextIO | None = None,
) -> None:
    """Write ``records`` to ``stream`` (standard output) in the chosen format.

    ``document`` makes a record's JSON object, where :func:`as_json` will not do.
    """
    out = stream or sys.stdout
    match chosen:
        case "json":
            for record in records:
                out.write(json_line(document(record) if document else as_json(record)))
        case "csv":
            write_csv(records, columns, out)
        case "markdown":
            write_markdown(records, columns, out)
        case "table":
            _write_table(records, columns, out)


def json_line(value: object) -> str:
    """One line of JSON Lines; characters that break lines for some readers are escaped."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    for character in "\x85\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def as_json(record: object) -> dict[str, Any]:
    """A record's fields as JSON values: dates in ISO 8601, money as a number, nested records too."""
    assert dataclasses.is_dataclass(record)
    return {f.name: _plain(getattr(record, f.name)) for f in dataclasses.fields(record)}


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value):
        return as_json(value)
    if isinstance(value, (dt.date, PurePath)):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (tuple, list, set, frozenset)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def write_csv(records: Iterable[R], columns: Sequence[Column[R]], out: TextIO) -> None:
    """CSV as RFC 4180 has it, with a first row of names; safe to open in a spreadsheet."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([c.key for c in columns])
    for record in records:
        writer.writerow([csv_cell(c.value(record)) for c in columns])
        out.write(lines.getvalue())
        lines.seek(0)
        lines.truncate()
    out.write(lines.getvalue())


def csv_cell(value: Value) -> str:
    """A value as a cell; words that a spreadsheet would take for a formula get a quote before them."""
    text = without_controls(_words(value))
    if isinstance(value, (int, float, Decimal, dt.date)):
        return text
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def write_markdown(records: Iterable[R], columns: Sequence[Column[R]], out: TextIO) -> None:
    """A Markdown table with the titles that people read; what letters say is escaped."""
    out.write("| " + " | ".join(markdown_cell(_(c.title)) for c in columns) + " |\n")
    out.write("|" + "|".join(" ---: " if c.right else " --- " for c in columns) + "|\n")
    for record in records:
        cells = [markdown_cell(_shown(c, record)) for c in columns]
        out.write("| " + " | ".join(cells) + " |\n")


def markdown_cell(text: str) -> str:
    """Words on one line that Markdown shows as they are."""
    words = " ".join(without_controls(text).split())
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", words))


def _write_table(records: Iterable[R], columns: Sequence[Column[R]], out: TextIO) -> None:
    from kb.table import Heading, print_table

    brief = [c for c in columns if c.brief]
    headings = [Heading(_(c.title), c.right, c.below) for c in brief]
    print_table(headings, [[_shown(c, record) for c in brief] for record in records], out)


def _shown(column: Column[R], record: R) -> str:
    if column.shown:
        return column.shown(record)
    return _words(column.value(record))


def _words(value: Value) -> str:
    match value:
        case None:
            words = ""
        case bool():
            words = "true" if value else "false"
        case dt.date():
            words = value.isoformat()
        case Decimal():
            words = f"{value.normalize():f}" if value else "0"
        case str() | int() | float():
            words = str(value)
        case _:
            words = "; ".join(value)
    return words
