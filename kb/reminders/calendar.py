"""Due dates as an iCalendar file (RFC 5545), made with the ``icalendar`` library.

Events by default: the calendars of Google, Apple and Outlook ignore tasks (VTODO).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from corpus.i18n import translator
from kb.reminders.due import Due
from kb.reminders.words import interval

_ = translator("kb")

#: The domain part of every UID; ids before it are those of ``griffie show``.
UID_DOMAIN = "griffie.invalid"
#: How long before the day an alarm goes off.
ALARMS = (dt.timedelta(days=-7), dt.timedelta(days=-1))
_EPOCH = dt.date(1970, 1, 1)


def calendar(
    items: Sequence[Due],
    cancelled: Sequence[Due] = (),
    how: Literal["event", "todo"] = "event",
) -> bytes:
    """An iCalendar file of ``items``, with ``cancelled`` ones marked so. The same input, the same bytes.

    UIDs stay the same while dates move; SEQUENCE and LAST-MODIFIED go up when they do.
    """
    import icalendar

    whole = icalendar.Calendar()
    whole.add("prodid", "-//griffie//griffie//NL")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", _("Toezeggingen en termijnen"))
    gone = {item.id for item in cancelled}
    for item in (*(i for i in items if i.id not in gone), *cancelled):
        whole.add_component(_component(item, how, cancelled=item.id in gone))
    data: bytes = whole.to_ical()
    return data


def _component(item: Due, how: str, *, cancelled: bool) -> Any:
    import icalendar

    entry: Any = icalendar.Todo() if how == "todo" else icalendar.Event()
    entry.add("uid", f"{item.id}@{UID_DOMAIN}")
    changed = dt.datetime.combine(item.changed or item.letter.date or _EPOCH, dt.time(), dt.UTC)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", item.moved + cancelled)
    entry.add("summary", _summary(item))
    entry.add("description", _description(item))
    entry.add("categories", [item.kind, *([item.letter.ministry] if item.letter.ministry else [])])
    if how == "todo":
        # Task lists show this day as the last one; a task may not start on it (RFC 5545, 3.8.2.3).
        if item.earliest and item.earliest < item.latest:
            entry.add("dtstart", item.earliest)
        entry.add("due", item.latest)
        entry.add("status", "CANCELLED" if cancelled else "NEEDS-ACTION")
    else:
        entry.add("dtstart", item.latest)
        # The end of an all-day event is the day after it.
        entry.add("dtend", item.latest + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if not cancelled:
        for alarm in _alarms(item, how):
            entry.add_component(alarm)
    return entry


def _alarms(item: Due, how: str) -> Iterable[Any]:
    import icalendar

    for before in ALARMS:
        alarm: Any = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(item))
        # A task may start long before it is due, or have no start.
        alarm.add("trigger", before, parameters={"related": "END"} if how == "todo" else None)
        yield alarm


def _summary(item: Due) -> str:
    words = " ".join(item.text.split())
    return words if len(words) <= 100 else words[:99].rsplit(" ", 1)[0] + "…"


def _description(item: Due) -> str:
    letter = item.letter
    page = _(", p. {page}").format(page=item.page) if item.page else ""
    when = interval(item.earliest, item.latest)
    return "\n".join(
        [
            item.text,
            _("{when}, uit '{words}'").format(when=when, words=item.words),
            f"{letter.subject or letter.file}, {letter.date or '?'}{page} ({item.id})",
        ]
    )
