"""The letterhead (briefhoofd): date, subject, kenmerk, addressee, dossier, signatories, kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus import cues, dating, signatures
from corpus.letter import Kind, Letterhead, Role, Signatory

#: A block as the letterhead sees it: its text and role.
HeadBlock = tuple[str, Role]

_SUBJECT = re.compile(r"\s*(?:betreft|onderwerp)\b[\s:]*(?P<value>\S.*)", re.IGNORECASE)
_KENMERK = re.compile(
    r"\s*(?:ons kenmerk|onze referentie|kenmerk)\b[\s:]*(?P<value>\S.{0,80})$", re.IGNORECASE
)
_ADDRESSEE = re.compile(
    r"\s*(?:aan\s+)?(?:de\s+)?(?:heer\s+|mevrouw\s+)?(?P<value>(?:voorzitter|leden) van de "
    r"(?:tweede|eerste) kamer.*)",
    re.IGNORECASE,
)
_DOSSIER = re.compile(
    r"\s*(?P<number>\d{2} ?\d{3})(?:[ -](?P<suffix>\(?[IVXLC]+\)?(?:-[A-Z])?))?(?:\s+\S|\s*$)"
)
#: The Eerste Kamer prints its letters without "Nr.": "AB BRIEF VAN DE MINISTER VAN …".
_PAPER = re.compile(
    r"\s*(?:(?:Nr\.?\s*(?P<number>\d+|[A-Z]{1,2})\b)|"
    r"(?-i:(?P<letter>[A-Z]{1,2})\s+(?=(?:BRIEF|VERSLAG|MOTIE|LIJST|NOTA|MEMORIE)\b)))",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"(?:^|\s)ministerie van (?P<value>[A-ZÀ-Þ].{2,80})$", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:beantwoording|antwoord(?:en)?)\b.{0,60}\b(?:kamer)?vragen\b|^\s*antwoorden? (?:op|schriftelijke)",
    re.IGNORECASE,
)


def read(
    blocks: Sequence[HeadBlock], metadata: Mapping[str, str], dated: dating.Dated
) -> Letterhead:
    """The letterhead of a letter whose blocks are ``blocks``, and whose day is known."""
    heads = [text for text, role in blocks if role == "letterhead"]
    signatories = signatures.answerers(" ".join(heads)) or signatures.signatories(
        [text for text, role in blocks if role == "closing"]
    )
    addressee = _addressee(heads)
    subject = metadata.get("subject") or _first(_SUBJECT, heads)
    return Letterhead(
        date=dated.date,
        date_basis=dated.basis,
        kind=_kind(blocks, metadata, signatories, addressee, subject),
        subject=subject,
        kenmerk=_first(_KENMERK, heads),
        addressee=addressee,
        dossier=metadata.get("dossier") or _dossier(heads),
        ministry=signatures.ministry_of(signatories) or _first(_MINISTRY, heads),
        signatories=signatories,
    )


def _first(form: re.Pattern[str], heads: Sequence[str]) -> str | None:
    for text in heads:
        match = form.search(text) if form is _MINISTRY else form.match(text)
        if match:
            return match["value"].strip(" .,:") or None
    return None


def _addressee(heads: Sequence[str]) -> str | None:
    for index, text in enumerate(heads):
        if match := _ADDRESSEE.match(text):
            following = heads[index + 1] if index + 1 < len(heads) else ""
            whole = re.match(r"\s*der staten-generaal", following, re.IGNORECASE)
            value = match["value"].strip(" ,.")
            value = re.split(r"\s+(?:Postbus|Prinses|Binnenhof|Plein)\b", value)[0]
            return f"De {value[0].lower()}{value[1:]}".replace("De v", "De V", 1) + (
                " der Staten-Generaal" if whole else ""
            )
    return None


def _dossier(heads: Sequence[str]) -> str | None:
    """The letter's own number, printed as a dossier and below it "Nr. 33 BRIEF VAN …"."""
    for index, text in enumerate(heads):
        match = _DOSSIER.match(text)
        if not match:
            continue
        for later in heads[index + 1 : index + 12]:
            if paper := _PAPER.match(later):
                suffix = f"-{match['suffix'].strip('()')}" if match["suffix"] else ""
                own = paper["number"] or paper["letter"]
                return f"{match['number'].replace(' ', '')}{suffix}-{own}"
    return None


def _kind(
    blocks: Sequence[HeadBlock],
    metadata: Mapping[str, str],
    signatories: Sequence[Signatory],
    addressee: str | None,
    subject: str | None,
) -> Kind:
    given = metadata.get("kind")
    if given == "motie":
        return "motie"
    if given == "antwoord" or any(role in ("question", "answer") for _, role in blocks):
        return "antwoord"
    if subject and _ANSWERS.search(subject):
        return "antwoord"
    governs = any(cues.OFFICE.match(s.role) for s in signatories)
    return "kamerbrief" if given == "kamerbrief" or governs or addressee else "other"
