"""What an official register records of a motion, a letter or a commitment (toezegging).

Raw values are kept as they came; a status that was never seen is refused loudly, because a silent
rename (``Voldaan`` became ``Afgedaan``) once made tools of others report nothing as fulfilled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

CommitmentStatus = Literal["open", "partly", "met", "lapsed", "not_met", "unknown"]

#: Official values of ``Toezegging.Status``, old and new, of both Chambers, in lower case.
COMMITMENT_STATUS: Mapping[str, CommitmentStatus] = {
    "": "unknown",
    "openstaand": "open",
    "open": "open",
    "deels afgedaan": "partly",
    "deels voldaan": "partly",
    "afgedaan": "met",
    "voldaan": "met",
    "nagekomen": "met",
    "niet nagekomen": "not_met",
    "vervallen": "lapsed",
    "afgevoerd": "lapsed",
}

#: Official values of ``Zaak.Kabinetsappreciatie``, in lower case and without the final full stop.
APPRECIATIONS = frozenset(
    {
        "",
        "overgenomen",
        "oordeel kamer",
        "ontraden",
        "ontraden, tenzij gewijzigd",
        "ontijdig",
        "overbodig",
        "verzocht motie aan te houden",
        "geen (expliciete) appreciatie",
        "nog niet bekend",
        "nog te ontvangen",
        "niet beschikbaar bij moties en/of amendementen vóór 1 april 2019",
        "niet beschikbaar bij gewijzigde moties en/of amendementen",
    }
)


@dataclass(frozen=True, slots=True)
class RegisterMotion:
    """A motion in the register: ``ref`` is its Kamerstuk where the record gives it.

    ``closed`` is ``Afgedaan``: about the Chamber's handling, it says nothing of execution.
    ``sponsors`` are read from the title, in print order.
    """

    key: str
    number: str
    ref: str | None
    title: str
    dossier_title: str
    sponsors: tuple[str, ...]
    date: dt.date | None
    session: str
    sequence: int | None
    closed: bool
    appreciation: str
    term: dt.date | None
    changed: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class RegisterLetter:
    """A letter of the government in the register."""

    key: str
    number: str
    title: str
    dossier_title: str
    date: dt.date | None
    session: str
    sequence: int | None
    closed: bool
    changed: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class RegisterCommitment:
    """A toezegging in the register. ``fulfilled`` is a date of fulfilment, most probably no deadline."""

    key: str
    number: str
    chamber: Literal["I", "II"]
    text: str
    who: str
    ministry: str
    made: dt.date | None
    fulfilled: dt.date | None
    raw_status: str
    status: CommitmentStatus
    changed: str
    deleted: bool = False


RegisterRecord = RegisterMotion | RegisterLetter | RegisterCommitment
