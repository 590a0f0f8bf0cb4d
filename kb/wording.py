"""Values in words: money, statuses and kinds as people read them, in the chosen language."""

from __future__ import annotations

from decimal import Decimal

from corpus.i18n import N_, language, translator

_ = translator("kb")

_NAMES = {
    # motions
    "afgedaan": N_("afgedaan"),
    "uitgevoerd": N_("uitgevoerd"),
    "invulling": N_("krijgt invulling"),
    "in_lijn": N_("in lijn"),
    "toegezegd": N_("toegezegd"),
    "genoemd": N_("genoemd"),
    # commitments
    "inform": N_("Kamer informeren"),
    "legislate": N_("regelgeving"),
    "act": N_("uitvoeren"),
    "investigate": N_("onderzoeken"),
    # letters
    "kamerbrief": N_("Kamerbrief"),
    "antwoord": N_("antwoord op Kamervragen"),
    "motie": N_("motie"),
    "other": N_("overig"),
    # amounts
    "once": N_("eenmalig"),
    "yearly": N_("per jaar"),
}
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)


def name(identifier: str) -> str:
    """A status or kind in words; an identifier without a name stands for itself."""
    return _(_NAMES[identifier]) if identifier in _NAMES else identifier


def number(value: Decimal) -> str:
    """``2.750.000,5`` in Dutch, ``2,750,000.5`` in English; no zeros after the decimals."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def euro(value: Decimal) -> str:
    """``€ 2,75 mld.``, ``€ 200 mln.``, ``€ 12.500``; never rounded."""
    size = abs(value)
    if size >= _BILLION:
        return f"€ {number(value / _BILLION)} " + _("mld.")
    if size >= _MILLION:
        return f"€ {number(value / _MILLION)} " + _("mln.")
    return f"€ {number(value)}"


def euro_range(low: Decimal, high: Decimal | None) -> str:
    """One amount, or ``€ 1 mln. – € 2 mln.``."""
    return euro(low) if high is None else f"{euro(low)} – {euro(high)}"
