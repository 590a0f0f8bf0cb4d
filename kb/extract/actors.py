"""Who binds themselves in a commitment: the actor as printed, or the one a passive implies."""

from __future__ import annotations

import re

#: Whom a passive without an agent implies, where only government can be the agent.
IMPLIED = "kabinet"

_OFFICE = (
    r"(?:Minister-President|Ministers?|Staatssecretaris(?:sen)?|Ministeries?|Departementen|"
    r"Bewindspersonen|Bewindslieden)"
)
_OF = r"(?: (?:van|voor) [A-Z][\w&-]*(?:(?:, | en |, [A-Z][\w-]* en | )[A-Z][\w&-]*)*)?"
_ACTOR = re.compile(
    rf"\b(?:[Mm]ijn (?:ministerie|departement|collega|ambtsgenoot)"
    rf"|(?:(?:[Dd]e|[Hh]et|[Oo]nze)\s)?(?i:{_OFFICE}){_OF}"
    r"|[Hh]et [Kk]abinet|[Dd]it [Kk]abinet|[Dd]e [Rr]egering|[Hh]et Rijk|[Dd]e [Rr]ijksoverheid"
    r"|[Ee]lk departement|[Ii]k|[Ww]ij|[Ww]e|Nederland)\b"
)


def actor_of(text: str, at: int | None = None) -> str:
    """The government side's actor in ``text`` as printed, else :data:`IMPLIED`.

    ``at`` is where the subject of the promising clause stands, if known; of several actors the one
    that holds it counts ("Zoals de Minister meldde, zal ik …": ik), else the first.
    """
    found = list(_ACTOR.finditer(text))
    if not found:
        return IMPLIED
    holding = (m for m in found if at is not None and m.start() <= at < m.end())
    return " ".join(next(holding, found[0]).group().split())
