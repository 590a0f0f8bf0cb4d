"""Reminders by mail, over SMTP; settings come from the configuration file's ``[mail]``.

The password is read from a file or the environment, never from the command line, and is never shown.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from typing import Any, Literal

from corpus.i18n import translator
from kb.errors import ConfigError
from kb.reminders.errors import DeliveryError

_ = translator("kb")

#: How long to wait for the server at each step, in seconds, unless ``timeout`` says otherwise.
TIMEOUT = 30.0
PASSWORD_VARIABLE = "GRIFFIE_SMTP_PASSWORD"  # noqa: S105 (the name of a variable)


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How to reach the mail server. ``security`` is how the connection is protected."""

    host: str
    sender: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_file: str = ""
    timeout: float = TIMEOUT


def settings(section: Mapping[str, Any]) -> MailSettings:
    """The settings in ``[mail]``; :class:`kb.errors.ConfigError` names what is missing or wrong."""
    known = {"host", "from", "port", "security", "user", "password_file", "timeout"}
    unknown = sorted(section.keys() - known)
    if unknown:
        raise ConfigError(_("[mail] kent geen {key}.").format(key=unknown[0]))
    for key in ("host", "from"):
        if not isinstance(section.get(key), str) or not section[key]:
            raise ConfigError(
                _("[mail] mist {key}.").format(key=key),
                advice=_("Zie docs/reminders.md voor de instellingen."),
            )
    security = section.get("security", "starttls")
    if security not in ("starttls", "tls", "none"):
        raise ConfigError(_("[mail] security moet starttls, tls of none zijn."))
    port = section.get("port", 465 if security == "tls" else 587)
    timeout = section.get("timeout", TIMEOUT)
    if not isinstance(port, int) or not 0 < port < 65536:
        raise ConfigError(_("[mail] port moet een getal tussen 1 en 65535 zijn."))
    if not isinstance(timeout, (int, float)) or not 0 < timeout <= 600:
        raise ConfigError(_("[mail] timeout moet tussen 0 en 600 seconden zijn."))
    return MailSettings(
        host=section["host"],
        sender=section["from"],
        port=port,
        security=security,
        user=str(section.get("user", "")),
        password_file=str(section.get("password_file", "")),
        timeout=float(timeout),
    )


def message(sender: str, recipient: str, subject: str, text: str, html: str) -> EmailMessage:
    """A mail with a plain and an HTML body; :class:`DeliveryError` for an address that is none."""
    mail = EmailMessage()
    mail["From"] = _address(sender)
    mail["To"] = _address(recipient)
    mail["Subject"] = " ".join(subject.split())
    mail["Message-ID"] = make_msgid(domain="griffie.invalid")
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    return mail


def send(how: MailSettings, mails: Sequence[EmailMessage]) -> dict[str, str]:
    """Send each mail; return why it failed for each recipient that did not get theirs.

    One connection serves all; a recipient that is refused does not keep the others from theirs.
    Raises :class:`DeliveryError` where the server cannot be reached or refuses the login.
    """
    failed: dict[str, str] = {}
    try:
        with _connect(how) as server:
            for mail in mails:
                try:
                    server.send_message(mail)
                except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
                    failed[address_of(mail)] = _reason(error)
                except smtplib.SMTPSenderRefused as error:
                    raise _unreachable(how, error) from error
    except (OSError, smtplib.SMTPException) as error:
        if isinstance(error, smtplib.SMTPServerDisconnected) and len(failed) == len(mails):
            return failed
        raise _unreachable(how, error) from error
    return failed


def _connect(how: MailSettings) -> smtplib.SMTP:
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if how.security == "tls":
        server = smtplib.SMTP_SSL(how.host, how.port, timeout=how.timeout, context=context)
    else:
        server = smtplib.SMTP(how.host, how.port, timeout=how.timeout)
    try:
        if how.security == "starttls":
            server.starttls(context=context)
        if how.user:
            server.login(how.user, _password(how))
    except BaseException:
        server.close()
        raise
    return server


def _password(how: MailSettings) -> str:
    if how.password_file:
        try:
            return Path(how.password_file).expanduser().read_text("utf-8").strip()
        except OSError as error:
            raise ConfigError(
                _("het wachtwoordbestand is niet te lezen ({error}).").format(error=error.strerror),
                file=how.password_file,
            ) from error
    password = os.environ.get(PASSWORD_VARIABLE, "")
    if not password:
        raise ConfigError(
            _("er is geen wachtwoord voor de mailserver."),
            advice=_("Zet het in {variable} of in een bestand (password_file).").format(
                variable=PASSWORD_VARIABLE
            ),
        )
    return password


def _unreachable(how: MailSettings, error: Exception) -> DeliveryError:
    return DeliveryError(
        _("de mailserver {host}:{port} nam de mail niet aan ({reason}).").format(
            host=how.host, port=how.port, reason=_reason(error)
        ),
        advice=_(
            "Er is niets als verteld genoteerd; de volgende keer wordt het opnieuw geprobeerd."
        ),
    )


def _reason(error: Exception) -> str:
    """What the server or the system said, without anything that we sent."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, told = next(iter(error.recipients.values()))
        return f"{code} {_decoded(told)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return str(error) or type(error).__name__


def _decoded(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def address_of(mail: EmailMessage) -> str:
    """The bare address that ``mail`` goes to."""
    return str(mail["To"].addresses[0].addr_spec)


def _address(words: str) -> Address:
    try:
        if "<" in words:
            name, _bracket, spec = words.rstrip("> ").partition("<")
            return Address(name.strip(), addr_spec=spec.strip())
        return Address(addr_spec=words.strip())
    except (ValueError, IndexError, MessageError) as error:
        raise DeliveryError(_("{words!r} is geen mailadres.").format(words=words)) from error
