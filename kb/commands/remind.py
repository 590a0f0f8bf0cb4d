"""``griffie remind``: what falls due, for people, scripts and calendars; each thing told once."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from corpus.i18n import N_, translator
from kb.commands.base import command, option, with_kb
from kb.commands.filters import DAY
from kb.config import section
from kb.knowledge_base import KnowledgeBase
from kb.reminders import render
from kb.reminders.dated import DUE_KINDS
from kb.reminders.desk import Notices, ReminderDesk
from kb.reminders.due import Due, Wanted
from kb.reminders.errors import DeliveryError
from kb.reminders.period import parse, workdays_between

_ = translator("kb")

FORMATS = ("text", "markdown", "html", "json", "ics")
#: Exit statuses for scripts.
NOTHING, DUE, OVERDUE = 0, 10, 11


@command(
    help=N_(
        "Wat vervalt en wat te laat is.\n\n"
        "Afsluitcodes: 0 niets, 10 iets vervalt, 11 iets is te laat; 7 niet (aan iedereen) bezorgd,"
        " 8 een andere opdracht vertelt deze ontvanger al; andere zijn fouten. Met --new telt alleen"
        " wat deze ontvanger nog niet is verteld; dat wordt pas genoteerd na het bezorgen."
    )
)
@option(
    "--within",
    default="30d",
    show_default=True,
    metavar=N_("PERIODE"),
    help=N_("Hoe ver vooruit: 14d, 6w, 2m."),
)
@option("--today", type=DAY, help=N_("De dag waarop wordt gerekend (anders vandaag)."))
@option("--workdays", is_flag=True, help=N_("Tel in werkdagen (geen weekend of feestdag)."))
@option("--ministry", default="", metavar=N_("NAAM"), help=N_("Alleen van dit ministerie."))
@option("--dossier", default="", metavar=N_("NUMMER"), help=N_("Alleen in dit dossier."))
@option("--minister", default="", metavar=N_("NAAM"), help=N_("Alleen van deze bewindspersoon."))
@option("--query", default="", metavar=N_("WOORDEN"), help=N_("Alleen waarin deze woorden staan."))
@option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(DUE_KINDS),
    help=N_("Alleen dit soort; mag vaker."),
)
@option("--watch", "watch_name", metavar=N_("NAAM"), help=N_("Volgens een bewaarde attendering."))
@option(
    "--format",
    "chosen",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help=N_("Vorm van de uitvoer."),
)
@option(
    "--as",
    "entries",
    type=click.Choice(("event", "todo")),
    default="event",
    show_default=True,
    help=N_("In een agenda (ics): als afspraak of als taak."),
)
@option("--new", "only_new", is_flag=True, help=N_("Alleen wat nieuw of veranderd is."))
@option(
    "--as-subscriber",
    "subscriber",
    default="default",
    show_default=True,
    metavar=N_("NAAM"),
    help=N_("Voor wie wordt bijgehouden wat is verteld."),
)
@option(
    "--mail-to",
    "recipients",
    multiple=True,
    metavar=N_("ADRES"),
    help=N_("Bezorg per mail; mag vaker. Instellingen: [mail]."),
)
@option(
    "--exec",
    "program",
    metavar=N_("OPDRACHT"),
    help=N_("Geef de JSON Lines aan deze opdracht (geen shell)."),
)
@option("--quiet", is_flag=True, help=N_("Toon niets; alleen de afsluitcode."))
@with_kb
@click.pass_context
def remind(
    ctx: click.Context,
    /,
    kb: KnowledgeBase,
    *,
    within: str,
    today: dt.date | None,
    workdays: bool,
    watch_name: str | None,
    only_new: bool,
    subscriber: str,
    recipients: Sequence[str],
    **asked: Any,
) -> None:  # fmt: skip
    """``griffie remind``."""
    day = today or dt.datetime.now().astimezone().date()
    until = parse(within).after(day, workdays=workdays)
    desk = ReminderDesk(kb)
    watch = desk.watch(watch_name) if watch_name else None
    wanted = Wanted(
        kinds=asked["kinds"],
        ministry=asked["ministry"] or (watch.ministry if watch else ""),
        dossier=asked["dossier"] or (watch.dossier if watch else ""),
        minister=asked["minister"] or (watch.minister if watch else ""),
        query=" ".join(q for q in (asked["query"], watch.query if watch else "") if q),
    )

    def notices(reader: str) -> Notices:
        untold_by = reader if only_new else None
        return desk.notices(wanted, today=day, until=until, watch=watch, untold_by=untold_by)

    with desk.alone(subscriber):
        if recipients:
            told = _mailed(desk, notices, subscriber, recipients)
        else:
            told = notices(subscriber)
            if asked["program"]:
                if told:
                    from kb.reminders.delivery import run_command

                    run_command(asked["program"], told)
            elif not asked["quiet"]:
                cancelled = (
                    desk.cancelled(today=day, until=until) if asked["chosen"] == "ics" else []
                )
                _print(
                    told, cancelled, asked["chosen"], asked["entries"], day if workdays else None
                )
            # Showing nothing is no delivery: --quiet alone only asks for the exit status.
            if only_new and (asked["program"] or not asked["quiet"]):
                desk.record(subscriber, told, dt.datetime.now(dt.UTC))
    ctx.exit(status(told))


def status(told: Notices) -> int:
    """The exit status for what was told."""
    if any(d.state == "overdue" for d in told.due):
        return OVERDUE
    return DUE if told else NOTHING


def _mailed(
    desk: ReminderDesk,
    notices: Callable[[str], Notices],
    subscriber: str,
    recipients: Sequence[str],
) -> Notices:
    """Mail each recipient what there is for them, and note it for each that the server took."""
    from kb.reminders import mail
    from kb.reminders.delivery import send_mails

    how = mail.settings(section("mail"))
    each = {to: notices(_reader(subscriber, to)) for to in dict.fromkeys(recipients)}
    due = {to: found for to, found in each.items() if found}

    def delivered(recipient: str) -> None:
        desk.record(_reader(subscriber, recipient), due[recipient], dt.datetime.now(dt.UTC))

    count = max((len(n) for n in due.values()), default=0)
    send_mails(
        how, due, _("griffie: {count} herinneringen").format(count=count), delivered=delivered
    )
    return max(each.values(), key=len)


def _reader(subscriber: str, recipient: str) -> str:
    """Each recipient of a subscription is told by themselves: one may be refused, another not."""
    return f"{subscriber} <{recipient.strip().casefold()}>"


def _print(
    told: Notices,
    cancelled: Sequence[Due],
    chosen: str,
    entries: str,
    workdays_from: dt.date | None,
) -> None:
    match chosen:
        case "ics":
            from kb.reminders.calendar import calendar

            data = calendar(told.due, cancelled, "todo" if entries == "todo" else "event")
            click.echo(data, nl=False)
            sys.stdout.flush()
            return
        case "json":
            words = render.json_lines(told.due, told.events)
        case "markdown":
            words = render.markdown(told.due, told.events)
        case "html":
            words = render.html_body(told.due, told.events)
        case _:
            words = render.text(told.due, told.events)
            if workdays_from and told.due:
                first = told.due[0]
                days = workdays_between(workdays_from, first.latest)
                words += _("Eerste over {days} werkdagen ({id}).").format(days=days, id=first.id)
                words += "\n"
    try:
        click.echo(words, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DeliveryError(
            _("de uitvoer kan niet worden geschreven ({reason}).").format(reason=error.strerror),
            advice=_("Er is niets als verteld genoteerd."),
        ) from error
