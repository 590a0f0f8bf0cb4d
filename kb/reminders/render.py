"""Reminders for people (text, Markdown, HTML mail) and for scripts (JSON Lines)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from typing import Any

from corpus.i18n import translator
from corpus.safe import printable
from kb.reminders.due import Due
from kb.reminders.words import days_left, interval, long_day

_ = translator("kb")

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~-])")


def record(item: Due) -> dict[str, Any]:
    """One reminder as scripts get it; the schema is documented in ``docs/reminders.md``."""
    return {
        "id": item.id,
        "kind": item.kind,
        "state": item.state,
        "text": item.text,
        "words": item.words,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "latest": item.latest.isoformat(),
        "days": item.days,
        "moved": item.moved,
        "who": item.who,
        "letter": item.letter.id,
        "file": item.letter.file,
        "date": item.letter.date.isoformat() if item.letter.date else None,
        "subject": item.letter.subject,
        "page": item.page,
        "ministry": item.letter.ministry,
        "dossier": item.letter.dossier,
    }


def json_lines(items: Sequence[Due]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(record(i), ensure_ascii=False) + "\n" for i in items)


def text(items: Sequence[Due]) -> str:
    """For a terminal or a plain mail: overdue first, each with its sentence and its letter."""
    parts = []
    for heading, group in _groups(items):
        parts.append(f"{heading} ({len(group)})\n")
        parts += [
            f"\n  {_when(i)}\n  {printable(_one_line(i.text))}\n  {printable(_source(i))}\n"
            for i in group
        ]
        parts.append("\n")
    return "".join(parts) or _("Er is niets dat vervalt of te laat is.") + "\n"


def markdown(items: Sequence[Due]) -> str:
    """For a wiki or a note."""
    parts = []
    for heading, group in _groups(items):
        parts.append(f"## {heading} ({len(group)})\n\n")
        for i in group:
            parts.append(f"- **{_escaped(_when(i))}**  \n")
            parts.append(f"  {_escaped(_one_line(i.text))}  \n  _{_escaped(_source(i))}_\n")
        parts.append("\n")
    return "".join(parts) or _("Er is niets dat vervalt of te laat is.") + "\n"


def html_body(items: Sequence[Due]) -> str:
    """For a mail: no images, no scripts, no styles from elsewhere."""
    parts = ['<!DOCTYPE html>\n<html lang="nl"><body style="font-family: sans-serif">\n']
    for heading, group in _groups(items):
        parts.append(f"<h2>{html.escape(heading)} ({len(group)})</h2>\n<ul>\n")
        for i in group:
            lines = (f"<b>{html.escape(_when(i))}</b>", html.escape(_one_line(i.text)))
            parts.append(f"<li>{'<br>'.join(lines)}<br><i>{html.escape(_source(i))}</i></li>\n")
        parts.append("</ul>\n")
    if not items:
        parts.append(f"<p>{html.escape(_('Er is niets dat vervalt of te laat is.'))}</p>\n")
    return "".join([*parts, "</body></html>\n"])


def _groups(items: Sequence[Due]) -> list[tuple[str, list[Due]]]:
    overdue = [i for i in items if i.state == "overdue"]
    coming = [i for i in items if i.state == "due"]
    return [(h, g) for h, g in ((_("Te laat"), overdue), (_("Vervalt"), coming)) if g]


def _when(item: Due) -> str:
    told = _("{when}, uit '{words}' ({left})").format(
        when=interval(item.earliest, item.latest), words=item.words, left=days_left(item.days)
    )
    moved = _("; {count} keer verschoven").format(count=item.moved) if item.moved else ""
    return told + moved


def _source(item: Due) -> str:
    letter = item.letter
    day = long_day(letter.date) if letter.date else _("zonder datum")
    page = _(", p. {page}").format(page=item.page) if item.page else ""
    house = f", {letter.ministry}" if letter.ministry else ""
    return f"{letter.subject or letter.file}, {day}{page}{house} [{item.id}]"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)
