"""Handing notices over: to a command, or by mail to each recipient."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence

from corpus.i18n import translator
from kb.reminders import mail, render
from kb.reminders.desk import Notices
from kb.reminders.errors import DeliveryError

_ = translator("kb")

#: A command given with ``--exec`` may take this long, in seconds.
EXEC_SECONDS = 300


def run_command(words: str, notices: Notices, *, seconds: float = EXEC_SECONDS) -> None:
    """Give ``notices`` as JSON Lines to a command's standard input; no shell is involved.

    Raises :class:`DeliveryError` where it cannot be started, fails, or takes too long.
    """
    try:
        parts = shlex.split(words)
        done = subprocess.run(  # noqa: S603 (the user's own command, split without a shell)
            parts,
            input=render.json_lines(notices.due, notices.events).encode(),
            timeout=seconds,
            check=False,
        )
    except (OSError, ValueError, IndexError) as error:
        raise DeliveryError(
            _("de opdracht {words!r} kan niet worden gestart ({error}).").format(
                words=words, error=error
            )
        ) from error
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(
            _("de opdracht {words!r} was na {seconds:.0f} seconden niet klaar.").format(
                words=words, seconds=seconds
            )
        ) from error
    if done.returncode:
        raise DeliveryError(
            _("de opdracht {words!r} eindigde met status {status}.").format(
                words=words, status=done.returncode
            ),
            advice=_("Er is niets als verteld genoteerd."),
        )


def send_mails(
    how: mail.MailSettings,
    letters: Mapping[str, Notices],
    subject: str,
    *,
    delivered: Callable[[str], None],
) -> None:
    """Mail each recipient their notices; ``delivered`` is called for each that the server took.

    Raises :class:`DeliveryError` after the others are done where some were refused.
    """
    mails = [
        mail.message(how.sender, to, subject, *_bodies(notices)) for to, notices in letters.items()
    ]
    refused = mail.send(how, mails) if mails else {}
    addresses = {mail.address_of(m): to for m, to in zip(mails, letters, strict=True)}
    for spec, recipient in addresses.items():
        if spec not in refused:
            delivered(recipient)
    if refused:
        told = "; ".join(f"{to}: {why}" for to, why in sorted(refused.items()))
        raise DeliveryError(
            _("niet bezorgd aan {told}.").format(told=told),
            advice=_("Wie hier niet genoemd is, kreeg de mail; de anderen krijgen hem opnieuw."),
        )


def _bodies(notices: Notices) -> Sequence[str]:
    return (
        render.text(notices.due, notices.events),
        render.html_body(notices.due, notices.events),
    )
