"""The columns of each listing: what people, sheets and scripts see of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from corpus.i18n import N_, translator
from corpus.safe import printable_name
from kb.formats import Column
from kb.records import (
    AmountRecord,
    CheckRecord,
    Citation,
    ClaimRecord,
    CommitmentRecord,
    DeadlineRecord,
    FlagRecord,
    LetterBrief,
    LetterRecord,
    MetRecord,
    MotionRecord,
    ReferenceRecord,
    TableRecord,
)
from kb.register.records import RegisterCommitment, RegisterMotion
from kb.reminders.words import interval, short_day
from kb.wording import euro, euro_range, name

_ = translator("kb")
R = TypeVar("R")


def _name(letter: LetterBrief) -> str:
    """A letter's file without its folder, on one line whatever it is called."""
    return printable_name(Path(letter.file).name)


def where(citation: Citation) -> str:
    """Letter, date and page in one line: ``brief.pdf, 10 jan 2026, p. 3``."""
    letter = citation.letter
    day = short_day(letter.date) if letter.date else _("zonder datum")
    page = _(", p. {page}").format(page=citation.page) if citation.page else ""
    return f"{_name(letter)}, {day}{page}"


def quoted(citation: Citation) -> str:
    """The sentence with where it stands."""
    return f"{citation.sentence}\n— {where(citation)}"


def _cited(get: Callable[[R], Citation]) -> tuple[Column[R], ...]:
    """Evidence: one column for people, and one for each part of it for sheets."""
    return (
        Column("evidence", N_("Zin en vindplaats"), lambda r: get(r).sentence,
               lambda r: quoted(get(r)), below=True),
        Column("letter", N_("Brief"), lambda r: get(r).letter.id, brief=False),
        Column("file", N_("Bestand"), lambda r: get(r).letter.file, brief=False),
        Column("date", N_("Datum"), lambda r: get(r).letter.date, brief=False),
        Column("page", N_("Pagina"), lambda r: get(r).page, brief=False, right=True),
        Column("start", N_("Begin"), lambda r: get(r).start, brief=False, right=True),
        Column("end", N_("Einde"), lambda r: get(r).end, brief=False, right=True),
        Column("ministry", N_("Ministerie"), lambda r: get(r).letter.ministry, brief=False),
    )  # fmt: skip


def contents(letter: LetterRecord) -> str:
    """Where a letter came from and how much was found in it, in one line."""
    counted = (
        (letter.motions, _("1 motie"), _("{n} moties")),
        (letter.commitments, _("1 toezegging"), _("{n} toezeggingen")),
        (letter.deadlines, _("1 termijn"), _("{n} termijnen")),
        (letter.amounts, _("1 bedrag"), _("{n} bedragen")),
        (letter.flags, _("1 waarschuwing"), _("{n} waarschuwingen")),
    )
    found = [one if n == 1 else more.format(n=n) for n, one, more in counted if n]
    parts = [_name(letter), letter.ministry or "", ", ".join(found)]
    return "— " + " · ".join(p for p in parts if p)


def _day(letter: LetterBrief) -> str:
    return short_day(letter.date) if letter.date else "–"


def strongest_claim(motion: MotionRecord | MetRecord) -> ClaimRecord:
    """The newest of the claims that give a motion (or met commitment) its status."""
    return [c for c in motion.claims if c.status == motion.status][-1]


def _wrong(check: CheckRecord) -> str:
    return _("{what}: er staat {found}, de som is {sum}").format(
        what=check.what, found=euro(check.expected), sum=euro(check.found)
    )


def official(
    records: Mapping[str, RegisterMotion | RegisterCommitment | None],
) -> tuple[Column[MotionRecord], ...]:
    """What the register says of each motion, from the records by the motion's id."""

    def of(motion: MotionRecord) -> RegisterMotion | None:
        record = records[motion.id]
        return record if isinstance(record, RegisterMotion) else None

    def told(motion: MotionRecord) -> str:
        record = of(motion)
        if record is None:
            return _("Register: niet gevonden")
        state = _("afgedaan") if record.closed else _("open")
        day = short_day(record.date) if record.date else "–"
        return _("Register: {title} ({day}; {appreciation}; {state})").format(
            title=record.title, day=day, appreciation=record.appreciation or "–", state=state
        )

    return (
        Column("official", N_("Register"), lambda m: r.title if (r := of(m)) else None, told, below=True),
        Column("official_sponsors", N_("Indieners daar"),
               lambda m: list(r.sponsors) if (r := of(m)) else None, brief=False),
        Column("official_date", N_("Datum daar"), lambda m: r.date if (r := of(m)) else None, brief=False),
        Column("appreciation", N_("Appreciatie"), lambda m: r.appreciation if (r := of(m)) else None,
               brief=False),
        Column("official_closed", N_("Afgedaan daar"), lambda m: r.closed if (r := of(m)) else None,
               brief=False),
    )  # fmt: skip


LETTERS: tuple[Column[LetterRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("date", N_("Datum"), lambda r: r.date, _day),
    Column("kind", N_("Soort"), lambda r: r.kind, lambda r: name(r.kind)),
    Column("subject", N_("Onderwerp"), lambda r: r.subject),
    Column("ministry", N_("Ministerie"), lambda r: r.ministry, brief=False),
    Column("dossier", N_("Dossier"), lambda r: r.dossier, brief=False),
    Column("signatories", N_("Ondertekend door"), lambda r: [s.name for s in r.signatories], brief=False),
    Column("kenmerk", N_("Ons kenmerk"), lambda r: r.kenmerk, brief=False),
    Column("motions", N_("Moties"), lambda r: r.motions, brief=False, right=True),
    Column("commitments", N_("Toezeggingen"), lambda r: r.commitments, brief=False, right=True),
    Column("deadlines", N_("Termijnen"), lambda r: r.deadlines, brief=False, right=True),
    Column("amounts", N_("Bedragen"), lambda r: r.amounts, brief=False, right=True),
    Column("flags", N_("Let op"), lambda r: r.flags, brief=False, right=True),
    Column("file", N_("Bestand en inhoud"), lambda r: r.file, contents, below=True),
    Column("version", N_("Versie"), lambda r: r.version, brief=False, right=True),
)  # fmt: skip

MOTIONS: tuple[Column[MotionRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("ref", N_("Kamerstuk"), lambda r: r.ref, brief=False),
    Column("status", N_("Status"), lambda r: r.status, lambda r: name(r.status)),
    Column("sponsors", N_("Indieners"), lambda r: r.sponsors, lambda r: ", ".join(r.sponsors)),
    Column("subject", N_("Onderwerp"), lambda r: r.subject, brief=False),
    Column("claims", N_("Keer"), lambda r: len(r.claims), right=True),
    *_cited(lambda r: strongest_claim(r).citation),
    Column("flags", N_("Let op"), lambda r: r.flags, brief=False),
)

MET: tuple[Column[MetRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("ref", N_("Nummer"), lambda r: r.ref, brief=False),
    Column("status", N_("Status"), lambda r: r.status, lambda r: name(r.status)),
    Column("addressees", N_("Toegezegd aan"), lambda r: r.addressees),
    Column("subject", N_("Onderwerp"), lambda r: r.subject, brief=False),
    *_cited(lambda r: strongest_claim(r).citation),
)

COMMITMENTS: tuple[Column[CommitmentRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column(
        "latest",
        N_("Termijn"),
        lambda r: r.deadline.latest if r.deadline else None,
        lambda r: interval(r.deadline.earliest, r.deadline.latest) if r.deadline else "–",
    ),
    Column("earliest", N_("Vanaf"), lambda r: r.deadline.earliest if r.deadline else None, brief=False),
    Column("due", N_("Termijn als gedrukt"), lambda r: r.deadline.text if r.deadline else None, brief=False),
    Column("kind", N_("Soort"), lambda r: r.kind, lambda r: name(r.kind)),
    Column("actor", N_("Wie"), lambda r: r.actor),
    Column("to_parliament", N_("Aan de Kamer"), lambda r: r.to_parliament, brief=False),
    Column("conditional", N_("Voorwaardelijk"), lambda r: r.conditional, brief=False),
    Column("certainty", N_("Zekerheid"), lambda r: round(r.certainty, 3), brief=False, right=True),
    *_cited(lambda r: r.citation),
)  # fmt: skip

DEADLINES: tuple[Column[DeadlineRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("latest", N_("Termijn"), lambda r: r.latest, lambda r: interval(r.earliest, r.latest)),
    Column("earliest", N_("Vanaf"), lambda r: r.earliest, brief=False),
    Column("text", N_("Als gedrukt"), lambda r: r.citation.text),
    Column("convention", N_("Gelezen als"), lambda r: r.convention, brief=False),
    Column("commitment", N_("Toezegging"), lambda r: r.commitment),
    *_cited(lambda r: r.citation),
)

AMOUNTS: tuple[Column[AmountRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("eur", N_("Bedrag"), lambda r: r.eur, lambda r: euro_range(r.eur, r.eur_max), right=True),
    Column("eur_max", N_("Tot"), lambda r: r.eur_max, brief=False, right=True),
    Column("text", N_("Als gedrukt"), lambda r: r.citation.text, brief=False),
    Column("recurrence", N_("Hoe vaak"), lambda r: r.recurrence, lambda r: name(r.recurrence)),
    Column("period", N_("Periode"), lambda r: r.period),
    Column("purpose", N_("Waarvoor"), lambda r: r.purpose or r.row),
    Column("row", N_("Rij"), lambda r: r.row, brief=False),
    Column("column", N_("Kolom"), lambda r: r.column, brief=False),
    Column("table", N_("Tabel"), lambda r: r.table, brief=False),
    Column("approximate", N_("Ongeveer"), lambda r: r.approximate, brief=False),
    *_cited(lambda r: r.citation),
)  # fmt: skip

TABLES: tuple[Column[TableRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("caption", N_("Tabel"), lambda r: r.caption),
    Column("unit", N_("Eenheid"), lambda r: r.unit),
    Column("rows", N_("Rijen"), lambda r: r.rows, brief=False, right=True),
    Column("columns", N_("Kolommen"), lambda r: r.columns, brief=False, right=True),
    Column("checks", N_("Sommen"), lambda r: len(r.checks), right=True),
    Column("letter", N_("Brief"), lambda r: r.letter.id, brief=False),
    Column("file", N_("Bestand"), lambda r: r.letter.file, lambda r: _name(r.letter)),
    Column("page", N_("Pagina"), lambda r: r.page, right=True),
    Column(
        "wrong",
        N_("Klopt niet"),
        lambda r: [f"{c.what}: {c.expected} ≠ {c.found}" for c in r.checks if not c.ok],
        lambda r: "\n".join(_wrong(c) for c in r.checks if not c.ok),
        below=True,
    ),
)

REFERENCES: tuple[Column[ReferenceRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("ref", N_("Nummer"), lambda r: r.ref),
    Column("kind", N_("Soort"), lambda r: r.kind),
    Column("chamber", N_("Kamer"), lambda r: r.chamber),
    Column("session", N_("Vergaderjaar"), lambda r: r.session),
    *_cited(lambda r: r.citation),
)

FLAGS: tuple[Column[FlagRecord], ...] = (
    Column("id", N_("Kenmerk"), lambda r: r.id),
    Column("code", N_("Soort"), lambda r: r.code),
    Column("message", N_("Wat"), lambda r: r.message),
    *_cited(lambda r: r.citation),
)
