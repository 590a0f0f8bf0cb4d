"""Conclusions and states as people see them: a sign, words, and a tone. The sign says what colour says."""

from __future__ import annotations

from pathlib import Path

from corpus.i18n import N_, translator
from corpus.safe import printable_name
from kb.ledger.lines import CommitmentLine, MotionLine
from kb.records import Citation, LetterBrief
from kb.reminders.words import long_day
from kb.wording import name

_ = translator("tui")

_STATUSES = {
    "afgedaan": ("■", "good"),
    "uitgevoerd": ("■", "good"),
    "invulling": ("◧", "info"),
    "in_lijn": ("◧", "info"),
    "toegezegd": ("□", "warn"),
    "genoemd": ("·", "quiet"),
}
_CONCLUSIONS = {
    "open": ("○", N_("open"), ""),
    "claimed": ("?", N_("te beoordelen"), "warn"),
    "accepted": ("✓", N_("akkoord"), "good"),
    "disputed": ("✗", N_("betwist"), "bad"),
    "withdrawn": ("–", N_("vervallen"), "quiet"),
}
_STATES = {
    "open": ("○", N_("loopt"), ""),
    "due": ("▸", N_("bijna"), "warn"),
    "overdue": ("!", N_("te laat"), "bad"),
    "moved": ("→", N_("verschoven"), "info"),
    "met_claimed": ("?", N_("nagekomen?"), "warn"),
    "met": ("✓", N_("nagekomen"), "good"),
    "withdrawn": ("–", N_("vervallen"), "quiet"),
}
_VERDICTS = {
    "accept": N_("akkoord"),
    "dispute": N_("betwist"),
    "met": N_("nagekomen"),
    "not-met": N_("niet nagekomen"),
    "withdraw": N_("vervallen"),
    "merge": N_("samengevoegd"),
    "split": N_("uit elkaar"),
    "note": N_("notitie"),
    "undo": N_("teruggenomen"),
}
_LINKS = {
    "same_motion": N_("dezelfde motie"),
    "same_commitment": N_("dezelfde toezegging"),
    "moved": N_("dezelfde toezegging, met een nieuwe datum"),
    "met_by": N_("nagekomen, zegt een brief"),
    "delivered_by": N_("nagekomen met een brief"),
}


def status(of: str) -> tuple[str, str]:
    """What letters say of a motion: words with their sign, and a tone."""
    sign, tone = _STATUSES.get(of, ("·", ""))
    return f"{sign} {name(of)}", tone


def conclusion(of: str) -> tuple[str, str]:
    """Where a motion stands."""
    sign, words, tone = _CONCLUSIONS[of]
    return f"{sign} {_(words)}", tone


def state(of: str) -> tuple[str, str]:
    """Where a commitment stands."""
    sign, words, tone = _STATES[of]
    return f"{sign} {_(words)}", tone


def verdict(action: str) -> str:
    """A verdict in a word."""
    return _(_VERDICTS[action])


def link(kind: str) -> str:
    """What a link between two lines says."""
    return _(_LINKS[kind])


def place(citation: Citation) -> str:
    """Where a sentence stands: subject, date and page."""
    page = _(", blz. {page}").format(page=citation.page) if citation.page else ""
    return f"{letter(citation.letter)}{page}"


def letter(of: LetterBrief) -> str:
    """A letter in one line: what it is about, and its date."""
    day = long_day(of.date) if of.date else _("zonder datum")
    return f"{subject(of)}, {day}"


def subject(of: LetterBrief) -> str:
    """What a letter is about, or else its file's name."""
    return printable_name(of.subject or Path(of.file).name)


def quotation(citation: Citation) -> str:
    """A citation to paste elsewhere: letter, date, page and sentence."""
    source = citation.letter
    number = f" ({source.dossier})" if source.dossier else ""
    sentence = " ".join(citation.sentence.split())
    return f"“{sentence}” — {place(citation)}{number} [{Path(source.file).name}]"


def motion_title(line: MotionLine) -> str:
    """A motion in one line."""
    who = ", ".join(line.sponsors)
    parts = [line.ref or "", who, line.subject or ""]
    return printable_name(" · ".join(p for p in parts if p)) or _("motie zonder nummer")


def commitment_title(line: CommitmentLine) -> str:
    """A commitment in one line: its own words."""
    return printable_name(" ".join(line.newest.citation.text.split()))
