"""Reminders for people (text, Markdown, HTML mail) and for scripts (JSON Lines)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.i18n import language, translator
from corpus.safe import printable
from kb.formats import json_line, markdown_cell
from kb.records import LetterBrief
from kb.reminders.due import Due
from kb.reminders.watch import Event
from kb.reminders.words import days_left, interval, long_day, short_day
from kb.wording import name

_ = translator("kb")


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
        **_letter(item.letter, item.page),
    }


def event_record(event: Event) -> dict[str, Any]:
    """One event of a watch as scripts get it: as :func:`record`, ``state`` being ``new``."""
    return {
        "id": event.id,
        "kind": event.kind,
        "state": "new",
        "text": event.text,
        "detail": event.detail,
        "earliest": None,
        "latest": event.latest.isoformat() if event.latest else None,
        **_letter(event.letter, event.page),
    }


def _letter(letter: LetterBrief, page: int | None) -> dict[str, Any]:
    return {
        "letter": letter.id,
        "file": letter.file,
        "date": letter.date.isoformat() if letter.date else None,
        "subject": letter.subject,
        "page": page,
        "ministry": letter.ministry,
        "dossier": letter.dossier,
    }


def json_lines(items: Sequence[Due], events: Sequence[Event] = ()) -> str:
    """One JSON object a line."""
    records = [*map(record, items), *map(event_record, events)]
    return "".join(map(json_line, records))


def text(items: Sequence[Due], events: Sequence[Event] = ()) -> str:
    """For a terminal or a plain mail: overdue first, each with its sentence and its letter."""
    parts = []
    for heading, group in _groups(items, events):
        parts.append(f"{heading} ({len(group)})\n")
        parts += [f"\n  {n.head}\n  {printable(n.text)}\n  {printable(n.source)}\n" for n in group]
        parts.append("\n")
    return "".join(parts) or nothing() + "\n"


def markdown(items: Sequence[Due], events: Sequence[Event] = ()) -> str:
    """For a wiki or a note."""
    parts = []
    for heading, group in _groups(items, events):
        parts.append(f"## {heading} ({len(group)})\n\n")
        for n in group:
            parts.append(f"- **{markdown_cell(n.head)}**  \n")
            parts.append(f"  {markdown_cell(n.text)}  \n  _{markdown_cell(n.source)}_\n")
        parts.append("\n")
    return "".join(parts) or nothing() + "\n"


def html_body(items: Sequence[Due], events: Sequence[Event] = ()) -> str:
    """For a mail: no images, no scripts, no styles from elsewhere."""
    parts = [f'<!DOCTYPE html>\n<html lang="{language()}"><body style="font-family: sans-serif">\n']
    groups = _groups(items, events)
    for heading, group in groups:
        parts.append(f"<h2>{html.escape(heading)} ({len(group)})</h2>\n<ul>\n")
        for n in group:
            head, words, source = (html.escape(printable(w)) for w in (n.head, n.text, n.source))
            parts.append(f"<li><b>{head}</b><br>{words}<br><i>{source}</i></li>\n")
        parts.append("</ul>\n")
    if not groups:
        parts.append(f"<p>{html.escape(nothing())}</p>\n")
    return "".join([*parts, "</body></html>\n"])


def nothing() -> str:
    """What is said when there is nothing to tell."""
    return _("Er is niets dat vervalt of te laat is.")


@dataclass(frozen=True, slots=True)
class _Notice:
    """One notice in words, each on one line."""

    head: str
    text: str
    source: str


def _groups(items: Sequence[Due], events: Sequence[Event]) -> list[tuple[str, list[_Notice]]]:
    groups = (
        (_("Te laat"), [_of_due(i) for i in items if i.state == "overdue"]),
        (_("Vervalt"), [_of_due(i) for i in items if i.state == "due"]),
        (_("Nieuw"), [_of_event(e) for e in events]),
    )
    return [(heading, group) for heading, group in groups if group]


def _of_due(item: Due) -> _Notice:
    told = _("{when}, uit '{words}' ({left})").format(
        when=interval(item.earliest, item.latest), words=item.words, left=days_left(item.days)
    )
    moved = _("; {count} keer verschoven").format(count=item.moved) if item.moved else ""
    return _Notice(
        _one_line(told + moved), _one_line(item.text), _source(item.letter, item.page, item.id)
    )


def _of_event(event: Event) -> _Notice:
    match event.kind:
        case "new_commitment":
            head = _("nieuwe toezegging")
            if event.latest:
                head += ", " + _("uiterlijk {day}").format(day=short_day(event.latest))
        case "motion_closed":
            head = _("motie {status} genoemd").format(status=name(event.detail))
        case "moved":
            assert event.latest is not None
            head = _("verschoven naar {day}").format(day=short_day(event.latest))
    return _Notice(head, _one_line(event.text), _source(event.letter, event.page, event.id))


def _source(letter: LetterBrief, page: int | None, identity: str) -> str:
    day = long_day(letter.date) if letter.date else _("zonder datum")
    where = _(", p. {page}").format(page=page) if page else ""
    house = f", {letter.ministry}" if letter.ministry else ""
    return f"{_one_line(letter.subject or letter.file)}, {day}{where}{house} [{identity}]"


def _one_line(words: str) -> str:
    return " ".join(words.split())
