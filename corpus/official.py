"""What official publications (officiële publicaties) say of themselves: their own metadata.

HTML pages and ODT files of officielebekendmakingen.nl carry the same named values; the XML says
most of it in its elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_IDENTIFIER = re.compile(r"kst-(\d{5}(?:-[0-9A-Z()]+)*-(?:\d+|[A-Z]{1,3}))$")
_DOSSIER = re.compile(
    r"(\d{2})[ \u00a0.]?(\d{3})(?:\s*[-–]\s*(\d{2}|[A-Z]{1,6})\b|\s*\(?([IVXLC]{1,6}|[A-QS-Z])\b\)?)?"
)
_KINDS = (
    (re.compile(r"\bmotie\b", re.I), "motie"),
    (re.compile(r"\b(?:antwoord(?:en)?|aanhangsel)\b", re.I), "antwoord"),
    (re.compile(r"\bbrief\b", re.I), "kamerbrief"),
)
#: Metadata names by what they hold, the best first. A day of signing goes before one of publishing.
_DATES = (
    "OVERHEIDop.datumOntvangst",
    "OVERHEIDop.datumOndertekening",
    "OVERHEIDop.datumIndiening",
    "OVERHEIDop.datumBrief",
    "DCTERMS.issued",
)


def metadata_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A draft's metadata from named values; empty where they are not those of a publication.

    Names may carry a scheme in front ("OVERHEIDop.ParlID/DC.identifier").
    """
    values: dict[str, str] = {}
    types: list[str] = []
    for name, content in pairs:
        key, text = name.rpartition("/")[2], " ".join(content.split())
        if not text:
            continue
        values.setdefault(key, text)
        if key in ("DC.type", "OVERHEIDop.documenttitel"):
            types.append(text)
    if not any(name.startswith("OVERHEID") for name in values):
        return {}
    found: dict[str, str] = {}
    if date := next((values[name] for name in _DATES if name in values), None):
        found["date"] = date[:10]
    if title := values.get("DC.title"):
        found["title"] = title
    kind = kind_of(" ".join(types)) or kind_of(values.get("DC.title", ""))
    if kind:
        found["kind"] = kind
    if reference := _reference(values):
        found["dossier"] = reference
    return found


def kind_of(words: str) -> str | None:
    """The kind of paper that a title or type names; None where it names none of ours."""
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def dossier_of(printed: str) -> str | None:
    """A dossier's number as it is cited: "36 800 XIV" is "36800-XIV"; None where there is none."""
    match = _DOSSIER.search(printed)
    if not match:
        return None
    suffix = match[3] or match[4]
    return match[1] + match[2] + (f"-{suffix}" if suffix else "")


def _reference(values: dict[str, str]) -> str | None:
    match = _IDENTIFIER.match(values.get("DC.identifier", ""))
    if match:
        return match[1]
    dossier = dossier_of(values.get("OVERHEIDop.dossiernummer", "").partition(";")[0])
    number = values.get("OVERHEIDop.ondernummer") or values.get("OVERHEIDop.volgnummer")
    return f"{dossier}-{number}" if dossier and number else None
