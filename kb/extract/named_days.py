"""Days that have a name of their own: Prinsjesdag, the Voorjaarsnota, Kerst."""

from __future__ import annotations

import datetime as dt

from kb.extract import calendar_nl as cal

#: Name as written → the convention's name and its day in a year.
EVENTS = {
    "prinsjesdag": ("prinsjesdag", cal.prinsjesdag),
    "miljoenennota": ("prinsjesdag", cal.prinsjesdag),
    "verantwoordingsdag": ("verantwoordingsdag", cal.verantwoordingsdag),
    # Comptabiliteitswet 2016: the spring and autumn reports reach parliament by these days.
    "voorjaarsnota": ("voorjaarsnota", lambda year: dt.date(year, 6, 1)),
    "voorjaarsbesluitvorming": ("voorjaarsnota", lambda year: dt.date(year, 6, 1)),
    "augustusbesluitvorming": ("augustusbesluitvorming", lambda year: dt.date(year, 8, 31)),
    "najaarsnota": ("najaarsnota", lambda year: dt.date(year, 12, 1)),
    "jaarwisseling": ("jaarwisseling", lambda year: dt.date(year, 12, 31)),
    "nieuw": ("jaarwisseling", lambda year: dt.date(year, 12, 31)),
    "nieuwjaar": ("nieuwjaar", lambda year: dt.date(year, 1, 1)),
    "kerst": ("kerst", lambda year: dt.date(year, 12, 25)),
    "kerstmis": ("kerst", lambda year: dt.date(year, 12, 25)),
    "pasen": ("pasen", cal.easter),
    "hemelvaart": ("hemelvaart", lambda year: cal.easter(year) + dt.timedelta(days=39)),
    "pinksteren": ("pinksteren", lambda year: cal.easter(year) + dt.timedelta(days=49)),
}  # fmt: skip
