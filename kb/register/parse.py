"""From a register's export to records: JSON, JSON Lines (also ``.xz`` and ``.gz``), and CSV.

The shapes are told apart by their fields, never by the file's name. Each line that cannot be used
comes back as a :class:`Refused` with its place; the rest goes on.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import itertools
import json
import lzma
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpus.errors import GriffieError
from corpus.i18n import translator
from kb.register.records import (
    APPRECIATIONS,
    COMMITMENT_STATUS,
    RegisterCommitment,
    RegisterLetter,
    RegisterMotion,
    RegisterRecord,
)
from kb.register.titles import sponsors

_ = translator("kb")

#: A whole JSON document is read into memory; a larger export has to be JSON Lines.
MAX_JSON_BYTES = 512 * 1024 * 1024
#: A single line of JSON Lines that is longer than this is no record.
MAX_LINE = 4 * 1024 * 1024


class RegisterFileError(GriffieError):
    """A file that cannot be read as a register's export."""

    code = "register_file"
    exit_status = 5


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that was not taken: ``place`` says where it stands, ``why`` what is wrong with it."""

    place: str
    why: str


class _RefusedError(ValueError):
    """Carries the reason for which a record is refused."""


def records(path: Path) -> Iterator[RegisterRecord | Refused]:
    """The records of a register's export, in file order, read as a stream.

    Raises :class:`RegisterFileError` where the file is missing, truncated, or no such export.
    """
    count = 0
    try:
        for place, fields in _rows(path):
            count += 1
            if not isinstance(fields, dict):
                yield Refused(place, _("is geen record met velden"))
                continue
            try:
                yield _record(fields)
            except _RefusedError as error:
                yield Refused(place, str(error))
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterFileError(
            _("het bestand is niet te lezen of breekt af ({error}).").format(error=error),
            advice=_("Wat ervoor stond is ingelezen; haal het bestand opnieuw op."),
            file=str(path),
        ) from error
    if not count:
        raise RegisterFileError(
            _("er staan geen records in."),
            advice=_("Verwacht JSON, JSON Lines of CSV van het register."),
            file=str(path),
        )


def _open(path: Path) -> IO[str]:
    with path.open("rb") as raw:
        magic = raw.read(6)
    if magic.startswith(b"\xfd7zXZ"):
        return lzma.open(path, "rt", encoding="utf-8-sig")
    if magic.startswith(b"\x1f\x8b"):
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open("r", encoding="utf-8-sig", newline="")


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    with _open(path) as stream:
        first = stream.readline(MAX_LINE)
        while first and not first.strip():
            first = stream.readline(MAX_LINE)
        head = first.lstrip()[:1]
        if head == "{" and _whole(first):
            yield from _json_lines(itertools.chain([first], stream), path)
        elif head in ("{", "["):
            yield from _json(first, stream, path)
        elif first.strip():
            yield from _csv(first, stream)


def _whole(line: str) -> bool:
    """Whether the first line is an object by itself: then the file is JSON Lines."""
    try:
        value = json.loads(line)
    except ValueError:
        return False
    return not (isinstance(value, dict) and isinstance(value.get("value"), list))


def _json_lines(lines: Iterator[str], path: Path) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = _("{file} regel {number}").format(file=path.name, number=number)
        try:
            yield place, json.loads(line)
        except ValueError:
            yield place, None


def _json(first: str, stream: IO[str], path: Path) -> Iterator[tuple[str, Any]]:
    text = first + stream.read(MAX_JSON_BYTES)
    if len(text) >= MAX_JSON_BYTES:
        raise RegisterFileError(
            _("het JSON-bestand is te groot."),
            advice=_("Lever het als JSON Lines."),
            file=str(path),
        )
    try:
        value = json.loads(text)
    except ValueError as error:
        raise RegisterFileError(
            _("is geen geldig JSON of breekt af ({error}).").format(error=error),
            advice=_("Er is niets uit ingelezen; haal het bestand opnieuw op."),
            file=str(path),
        ) from error
    if isinstance(value, dict):
        value = value["value"] if isinstance(value.get("value"), list) else [value]
    for number, fields in enumerate(value, 1):
        yield _("{file} record {number}").format(file=path.name, number=number), fields


def _csv(first: str, stream: IO[str]) -> Iterator[tuple[str, Any]]:
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.DictReader(io.StringIO(first + stream.read(MAX_JSON_BYTES)), delimiter=delimiter)
    for number, row in enumerate(rows, 2):
        place = _("regel {number}").format(number=number)
        known = {(k or "").strip().casefold(): (v or "") for k, v in row.items() if k is not None}
        yield place, {"csv": known}


def _record(fields: Mapping[str, Any]) -> RegisterRecord:
    if "csv" in fields:
        return _senate_commitment(fields["csv"])
    if "kst" in fields:
        return _motion_paper(fields)
    if fields.get("Soort") == "Motie":
        return _motion(fields)
    if fields.get("Soort") == "Brief regering":
        return _letter(fields)
    if "Tekst" in fields and "Status" in fields:
        return _commitment(fields)
    kind = fields.get("Soort")
    raise _RefusedError(
        _("soort {kind!r} is niet bekend").format(kind=kind)
        if kind
        else _("de velden zijn niet die van een motie, brief of toezegging")
    )


def _motion(fields: Mapping[str, Any]) -> RegisterMotion:
    title = _text(fields, "Onderwerp")
    return RegisterMotion(
        key=_need(fields, "Id"),
        number=_text(fields, "Nummer"),
        ref=None,
        title=title,
        dossier_title=_text(fields, "Titel"),
        sponsors=sponsors(title),
        date=_day(fields.get("GestartOp")),
        session=_text(fields, "Vergaderjaar"),
        sequence=_number(fields.get("Volgnummer")),
        closed=_truth(fields, "Afgedaan"),
        appreciation=_appreciation(_text(fields, "Kabinetsappreciatie")),
        term=_day(fields.get("Termijn")),
        changed=_text(fields, "GewijzigdOp"),
        deleted=bool(fields.get("Verwijderd")),
    )


def _motion_paper(fields: Mapping[str, Any]) -> RegisterMotion:
    title = _text(fields, "onderwerp")
    return RegisterMotion(
        key=_need(fields, "zaak_id"),
        number=_text(fields, "zaak"),
        ref=_canonical(_text(fields, "kst")),
        title=title,
        dossier_title=_text(fields, "dossiertitel"),
        sponsors=sponsors(title),
        date=_day(fields.get("datum")),
        session=_text(fields, "vergaderjaar"),
        sequence=_number(fields.get("volgnummer")),
        closed=_truth(fields, "afgedaan"),
        appreciation=_appreciation(_text(fields, "kabinetsappreciatie")),
        term=_day(fields.get("termijn")),
        changed=_text(fields, "gewijzigdop"),
    )


def _letter(fields: Mapping[str, Any]) -> RegisterLetter:
    return RegisterLetter(
        key=_need(fields, "Id"),
        number=_text(fields, "Nummer"),
        title=_text(fields, "Onderwerp"),
        dossier_title=_text(fields, "Titel"),
        date=_day(fields.get("GestartOp")),
        session=_text(fields, "Vergaderjaar"),
        sequence=_number(fields.get("Volgnummer")),
        closed=_truth(fields, "Afgedaan"),
        changed=_text(fields, "GewijzigdOp"),
        deleted=bool(fields.get("Verwijderd")),
    )


def _commitment(fields: Mapping[str, Any]) -> RegisterCommitment:
    raw = _text(fields, "Status")
    who = ", ".join(x for x in (_text(fields, "Naam"), _text(fields, "Functie")) if x)
    return RegisterCommitment(
        key=_need(fields, "Id"),
        number=_text(fields, "Nummer"),
        chamber="II",
        text=_text(fields, "Tekst"),
        who=who,
        ministry=_text(fields, "Ministerie"),
        made=_day(fields.get("Aanmaakdatum")),
        fulfilled=_day(fields.get("DatumNakoming")),
        raw_status=raw,
        status=_status(raw),
        changed=_text(fields, "GewijzigdOp"),
        deleted=bool(fields.get("Verwijderd")),
    )


#: How the columns of the Eerste Kamer's lists may be headed, in lower case.
_SENATE = {
    "number": ("nummer", "toezeggingnummer", "toezegging nummer", "nr"),
    "text": ("toezegging", "titel", "omschrijving", "tekst", "onderwerp"),
    "status": ("status",),
    "who": ("toegezegd door", "bewindspersoon", "bewindspersonen", "door"),
    "ministry": ("ministerie", "departement"),
    "made": ("datum toezegging", "toegezegd op", "datum"),
    "fulfilled": ("datum nakoming", "voldaan op"),
}


def _senate_commitment(row: Mapping[str, str]) -> RegisterCommitment:
    def value(name: str) -> str:
        return next((row[c].strip() for c in _SENATE[name] if c in row), "")

    number = value("number")
    if not re.fullmatch(r"T\d{5}", number):
        raise _RefusedError(
            _("{number!r} is geen toezeggingnummer van de Eerste Kamer").format(number=number)
        )
    if not any(c in row for c in _SENATE["status"]):
        raise _RefusedError(_("er is geen kolom 'status'"))
    raw = value("status")
    return RegisterCommitment(
        key=number,
        number=number,
        chamber="I",
        text=value("text"),
        who=value("who"),
        ministry=value("ministry"),
        made=_day(value("made")),
        fulfilled=_day(value("fulfilled")),
        raw_status=raw,
        status=_status(raw),
        changed="",
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return "" if value is None else " ".join(str(value).split())


def _need(fields: Mapping[str, Any], name: str) -> str:
    value = _text(fields, name)
    if not value:
        raise _RefusedError(_("het veld {name} ontbreekt").format(name=name))
    return value


def _truth(fields: Mapping[str, Any], name: str) -> bool:
    value = fields.get(name)
    if not isinstance(value, bool):
        raise _RefusedError(
            _("{name} is {value!r}, verwacht true of false").format(name=name, value=value)
        )
    return value


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _status(raw: str) -> Any:
    known = COMMITMENT_STATUS.get(raw.casefold().rstrip("."))
    if known is None:
        raise _RefusedError(
            _("status {raw!r} is nooit eerder gezien en wordt niet geraden").format(raw=raw)
        )
    return known


def _appreciation(raw: str) -> str:
    if raw.casefold().rstrip(".") not in APPRECIATIONS:
        raise _RefusedError(
            _("appreciatie {raw!r} is nooit eerder gezien en wordt niet geraden").format(raw=raw)
        )
    return raw


def _day(value: Any) -> dt.date | None:
    """The day of an ISO date or time, or of ``31-12-2026``; None for none and for ``0001-01-01``."""
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    dutch = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text)
    try:
        day = (
            dt.date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
            if dutch
            else dt.date.fromisoformat(text[:10])
        )
    except ValueError as error:
        raise _RefusedError(_("{text!r} is geen datum").format(text=text)) from error
    return None if day.year == 1 else day


def _canonical(kst: str) -> str | None:
    """``kst-36800-XIV-33`` → ``36800-XIV-33``."""
    match = re.fullmatch(r"kst-(\d{5}(?:-[A-Z()0-9]+)?-[A-Z0-9]+)", kst)
    return match[1] if match else None
