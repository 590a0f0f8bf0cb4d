"""Giving a verdict: what may be said of what, checked before it is kept for good."""

from __future__ import annotations

import datetime as dt

from corpus.errors import GriffieError
from corpus.i18n import translator
from kb.ledger.ledger import Ledger
from kb.ledger.lines import ACTIONS, Action, Verdict

_ = translator("kb")

#: A note longer than this is a document, not a note.
MAX_NOTE = 4000


class VerdictError(GriffieError):
    """A verdict that cannot be given; nothing was kept."""

    code = "verdict"
    exit_status = 2


def verdict(
    ledger: Ledger,
    action: str,
    subject: str,
    *,
    who: str,
    at: dt.datetime,
    other: str | None = None,
    note: str = "",
) -> Verdict:
    """A verdict ready to be kept, its number still 0; :class:`VerdictError` says why there is none.

    ``merge`` and ``split`` need ``other``, of the same kind; ``met``, ``not-met`` are for
    commitments; ``undo`` takes back the last verdict that stands on ``subject``.
    """
    chosen = _action(action)
    _check_words(who, note)
    motion, promise = ledger.motion(subject), ledger.commitment(subject)
    line = motion or promise
    if line is None:
        raise VerdictError(
            _("{id} is geen motie of toezegging.").format(id=subject),
            advice=_("Neem een kenmerk uit `griffie motions` of `griffie commitments`."),
        )
    if chosen in ("met", "not-met") and motion:
        raise VerdictError(
            _("een motie is niet 'met' of 'not-met'."),
            advice=_("Gebruik accept of dispute voor wat een brief van een motie zegt."),
        )
    if chosen in ("merge", "split"):
        _check_pair(ledger, subject, other)
    elif other:
        raise VerdictError(_("alleen merge en split hebben een tweede kenmerk."))
    known = next((k for k in line.ids if k.casefold() == subject.casefold()), line.id)
    undoes = _last(ledger, line.ids) if chosen == "undo" else None
    quotes = _quote(ledger, known), _quote(ledger, other) if other else ""
    return Verdict(0, at, who, chosen, known, other, note, *quotes, undoes)


def _action(action: str) -> Action:
    for known in ACTIONS:
        if known == action:
            return known
    raise VerdictError(
        _("{action!r} is geen oordeel.").format(action=action),
        advice=_("Kies uit {actions}.").format(actions=", ".join(ACTIONS)),
    )


def _check_words(who: str, note: str) -> None:
    if not who.strip():
        raise VerdictError(
            _("een oordeel heeft een naam nodig."), advice=_("Zet `name` in de instellingen.")
        )
    if len(note) > MAX_NOTE:
        raise VerdictError(_("de notitie is langer dan {most} tekens.").format(most=MAX_NOTE))


def _check_pair(ledger: Ledger, subject: str, other: str | None) -> None:
    if not other:
        raise VerdictError(_("merge en split gaan over twee kenmerken; geef er nog een."))
    if other.casefold() == subject.casefold():
        raise VerdictError(_("de twee kenmerken zijn hetzelfde."))
    motions = [ledger.motion(key) for key in (subject, other)]
    promises = [ledger.commitment(key) for key in (subject, other)]
    met = {m.id.casefold() for m in ledger.facts.met}
    letters = {x.id.casefold() for x in ledger.facts.letters}
    if all(motions) or all(promises):
        return
    # A proposal that a commitment is met names the word of a later letter, or that letter.
    if promises[0] and other.casefold() in met | letters:
        return
    raise VerdictError(
        _("{left} en {right} zijn niet van dezelfde soort, of een van beide is onbekend.").format(
            left=subject, right=other
        )
    )


def _last(ledger: Ledger, ids: tuple[str, ...]) -> int:
    history = ledger.decisions.history(ids)
    undone = {v.undoes for v in history if v.action == "undo"}
    standing = [v for v in history if v.number not in undone and v.action != "undo"]
    if not standing:
        raise VerdictError(_("er is geen oordeel om terug te nemen."))
    return standing[-1].number


def _quote(ledger: Ledger, identity: str) -> str:
    for statement in ledger.facts.statements:
        if statement.id == identity:
            return statement.citation.sentence
    for said in ledger.facts.met:
        if said.id == identity:
            return said.met.claims[0].sentence
    for mention in ledger.facts.mentions:
        if mention.id == identity:
            return mention.motion.evidence.sentence
    return ""
