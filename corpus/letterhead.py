"""The letterhead (briefhoofd): date, subject, kenmerk, addressee, dossier, signatories, kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.cues import DAY as _DAY
from corpus.cues import DAY_IN_FIGURES as _NUMERIC
from corpus.cues import MONTHS, OFFICE
from corpus.letter import DateBasis, Kind, Letterhead, Role, Signatory

_DATELINE = re.compile(
    rf"(?:^\s*(?:Datum|Den Haag|’s-Gravenhage|'s-Gravenhage)\b[\s:,]*(?:{_DAY}))", re.IGNORECASE
)
_DATELINE_NUMERIC = re.compile(rf"^\s*(?:Datum|Den Haag)\b[\s:,]*(?:{_NUMERIC})", re.IGNORECASE)
_RECEIVED = re.compile(rf"\(\s*ontvangen\s+{_DAY}\s*\)", re.IGNORECASE)
_TODAY = re.compile(
    rf"\bvandaag\s*(?:,|\()?\s*(?:\w+dag\s+)?{_DAY}|{_DAY.replace('?P<', '?P<b_')}\s*\(vandaag\)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?:Betreft|Onderwerp)\b[\s:]*(?P<subject>.+)", re.IGNORECASE)
_KENMERK = re.compile(
    r"^\s*(?:Ons kenmerk|Onze referentie|Kenmerk)\b[\s:]*(?P<kenmerk>\S.{0,60})$", re.IGNORECASE
)
_ADDRESSEE = re.compile(r"^\s*(?:Aan )?(?:de |De )(?:heer |mevrouw )?[Vv]oorzitter van de\b.*")
_NAME = re.compile(
    r"^(?:(?:drs?|mr|ir|ing|prof|dhr|mw|mevr)\.?\s+)*"
    r"(?:[A-ZÀ-Þ]\.\s?)*(?:[A-ZÀ-Þ][\w’'-]+|van|der|den|de|ten|ter|het|’t|'t|[A-ZÀ-Þ]\.)"
    r"(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|van|der|den|de|ten|ter|het|’t|'t))*$"
)
_ANSWER_BY = re.compile(
    r"Antwoord van (?P<who>(?:de )?(?:Minister|Staatssecretaris)[^(]*?)\s+"
    r"(?P<name>(?:Van |De |Den |Ter |Ten )*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*)\s*"
    r"\((?P<field>[^()]*)\)"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A block as the letterhead sees it: its text and role."""

    text: str
    role: Role


def read(lines: Sequence[HeadLine], metadata: Mapping[str, str]) -> Letterhead:
    """The letterhead of a letter whose blocks are ``lines``."""
    date, basis = _date(lines, metadata)
    signatories = _signatories(lines)
    return Letterhead(
        date=date,
        date_basis=basis,
        kind=_kind(lines, metadata, signatories),
        subject=metadata.get("subject") or _first(_SUBJECT, "subject", lines),
        kenmerk=_first(_KENMERK, "kenmerk", lines),
        addressee=_addressee(lines),
        dossier=metadata.get("dossier"),
        ministry=_ministry(signatories),
        signatories=signatories,
    )


def day(match: re.Match[str], prefix: str = "") -> dt.date | None:
    """The date in a match with groups day, month, year; None where there is no such day."""
    month = match[prefix + "month"].lower()
    number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    try:
        return dt.date(int(match[prefix + "year"]), number, int(match[prefix + "day"]))
    except ValueError:
        return None


def _date(
    lines: Sequence[HeadLine], metadata: Mapping[str, str]
) -> tuple[dt.date | None, DateBasis | None]:
    for line in lines:
        if line.role in ("letterhead", "closing"):
            for form in (_DATELINE, _DATELINE_NUMERIC):
                if (match := form.match(line.text)) and (found := day(match)):
                    return found, "dateline"
    for line in lines:
        if (match := _RECEIVED.search(line.text)) and (found := day(match)):
            return found, "dateline"
    for line in lines:
        if match := _TODAY.search(line.text):
            found = day(match) if match["day"] else day(match, "b_")
            if found:
                return found, "text"
    if given := metadata.get("date"):
        try:
            return dt.date.fromisoformat(given[:10]), "metadata"
        except ValueError:
            return None, None
    return None, None


def _first(form: re.Pattern[str], group: str, lines: Sequence[HeadLine]) -> str | None:
    for line in lines:
        if line.role == "letterhead" and (match := form.match(line.text)):
            return match[group].strip()
    return None


def _addressee(lines: Sequence[HeadLine]) -> str | None:
    for line in lines:
        if line.role == "letterhead" and (match := _ADDRESSEE.match(line.text)):
            return match.group().strip()
    return None


def _signatories(lines: Sequence[HeadLine]) -> tuple[Signatory, ...]:
    for line in lines[:40]:
        if match := _ANSWER_BY.search(line.text):
            return (Signatory(match["name"], f"{match['who']} ({match['field']})"),)
    closing = [line.text.strip(" ,") for line in lines if line.role == "closing"]
    found: list[Signatory] = []
    role, name = "", ""
    for text in closing:
        if OFFICE.match(text):
            if name:
                found.append(Signatory(name, text))
                name = ""
            else:
                role = text
        elif _NAME.match(text) and len(text.split()) > 1:
            if role:
                found.append(Signatory(text, role))
                role = ""
            else:
                name = text
    return tuple(found)


def _kind(
    lines: Sequence[HeadLine], metadata: Mapping[str, str], signatories: Sequence[Signatory]
) -> Kind:
    given = metadata.get("kind")
    if given == "antwoord" or any(line.role == "question" for line in lines):
        return "antwoord"
    if given == "motie":
        return "motie"
    if given == "kamerbrief" or _addressee(lines) or any(OFFICE.match(s.role) for s in signatories):
        return "kamerbrief"
    return "other"


def _ministry(signatories: Sequence[Signatory]) -> str | None:
    for signatory in signatories:
        if match := re.search(r"\b(?:van|voor)\s+([A-ZÀ-Þ].*)$", signatory.role):
            return match[1]
    return None
