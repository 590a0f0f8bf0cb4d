"""The reminder desk: what is due or new, and who was told.

"Told" is recorded only after a delivery succeeded. A crash in between tells once more rather than
never; a lock for each subscriber keeps two runs at once from telling twice.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.i18n import translator
from kb.errors import ReadOnlyStoreError
from kb.identity import normalised
from kb.ledger.ledger import analyser, dossiers
from kb.ledger.motions import Dossiers
from kb.reminders.dated import Dated, dated
from kb.reminders.due import Due, Wanted, is_wanted, on_day, silenced
from kb.reminders.errors import BusySubscriberError, DeliveryError, WatchError
from kb.reminders.keeping import keep
from kb.reminders.watch import Event, Watch, events, matches
from kb.store import dated as kept
from kb.store import reminders

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase

_ = translator("kb")

#: What a calendar still has to take away: met or withdrawn things that were due this long ago at most.
CANCELLED_SINCE = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Notices:
    """What there is to tell: things with a date, and what happened."""

    due: tuple[Due, ...] = ()
    events: tuple[Event, ...] = ()

    def __len__(self) -> int:
        return len(self.due) + len(self.events)

    @property
    def fingerprints(self) -> dict[str, str]:
        """For each id what is told of it."""
        prints = {item.id: item.fingerprint for item in self.due}
        return prints | {event.id: event.fingerprint for event in self.events}


class ReminderDesk:
    """Answers and delivers for one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def notices(
        self,
        wanted: Wanted,
        *,
        today: dt.date,
        until: dt.date,
        watch: Watch | None = None,
        untold_by: str | None = None,
    ) -> Notices:
        """What is due until ``until`` or overdue on ``today``; for a watch also what happened.

        With ``untold_by`` only what that subscriber was not told, or what has changed since.
        """
        if self._in_step():
            with self._kb.reading() as connection:
                items = kept.until(connection, until, today, untold_by)
        else:
            items = self._from_ledger(today)
        found = on_day(items, today, until)
        cited = self._dossiers(found) if wanted.dossier else {}
        found = [d for d in found if is_wanted(d, wanted, cited)]
        if wanted.query:
            found = [d for d in found if matches(wanted.query, d.text, d.letter, analyser())]
        happened: list[Event] = []
        if watch:
            told = self.told(untold_by) if untold_by else {}
            every = events(self._kb.ledger(today), watch, analyser())
            happened = [e for e in every if told.get(e.id) != e.fingerprint]
        return Notices(tuple(found), tuple(happened))

    def cancelled(self, *, today: dt.date, until: dt.date) -> list[Due]:
        """What a calendar may show that is met or withdrawn by now."""
        since = today - CANCELLED_SINCE
        if self._in_step():
            with self._kb.reading() as connection:
                return silenced(kept.silent(connection, since, until), today)
        items = (x for x in self._from_ledger(today) if since <= x.latest <= until)
        return silenced(items, today)

    def _in_step(self) -> bool:
        """Whether what is kept is in step with letters and verdicts; it is brought so if it can be."""
        self._kb.link()
        try:
            keep(self._kb.reading, self._kb.writing)
        except ReadOnlyStoreError:
            return False
        return True

    def _from_ledger(self, today: dt.date) -> list[Dated]:
        """All that has a latest day, for an archive on a read-only medium."""
        ledger = self._kb.ledger(today)
        return dated(ledger.commitments, ledger.motions, ledger.loose)

    def _dossiers(self, found: Iterable[Due]) -> Dossiers:
        with self._kb.reading() as connection:
            return dossiers(connection, sorted({d.letter.id for d in found}))

    def told(self, subscriber: str) -> dict[str, str]:
        """What ``subscriber`` was told last."""
        with self._kb.reading() as connection:
            return reminders.told(connection, subscriber)

    def record(self, subscriber: str, notices: Notices, at: dt.datetime) -> None:
        """Note that ``subscriber`` was told ``notices``."""
        if notices:
            with self._kb.writing() as connection:
                reminders.record(connection, subscriber, notices.fingerprints, at)

    @contextlib.contextmanager
    def alone(self, subscriber: str) -> Iterator[None]:
        """Hold a subscriber while telling; :class:`BusySubscriberError` where another run does."""
        name = normalised(subscriber).replace(" ", "-")[:80]
        file = self._kb.folder / f"remind-{name}.lock"
        try:
            handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise DeliveryError(
                _("kan niet bijhouden wie wat is verteld ({reason}).").format(
                    reason=error.strerror
                ),
                file=str(file),
            ) from error
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusySubscriberError(
                    _("een andere opdracht vertelt {name} op dit moment al.").format(
                        name=subscriber
                    ),
                    advice=_("Probeer het opnieuw wanneer die klaar is."),
                ) from error
            yield
        finally:
            os.close(handle)

    def watches(self) -> list[Watch]:
        """The saved watches by name."""
        with self._kb.reading() as connection:
            return reminders.watches(connection)

    def watch(self, name: str) -> Watch:
        """The watch of this name; :class:`WatchError` where there is none."""
        for watch in self.watches():
            if watch.name == name:
                return watch
        raise WatchError(
            _("er is geen attendering {name!r}.").format(name=name),
            advice=_("Maak er een met: griffie watch add NAAM --query …"),
        )

    def save_watch(self, watch: Watch) -> None:
        """Save a watch, in place of one of the same name."""
        if not watch.name.strip() or len(watch.name) > 80 or not watch.name.isprintable():
            raise WatchError(_("de naam van een attendering is 1 tot 80 gewone tekens."))
        with self._kb.writing() as connection:
            reminders.save_watch(connection, watch)

    def remove_watch(self, name: str) -> None:
        """Remove a watch; :class:`WatchError` where there is none."""
        self.watch(name)
        with self._kb.writing() as connection:
            reminders.remove_watch(connection, name)
