"""A reader for tests of the store: small letters whose lines say what facts they hold.

Fakes, not mocks: the real pipeline is not needed to test how facts are kept. Lines are
``motie REF STATUS SPONSORS: sentence``, ``toezegging KIND LATEST: sentence``,
``voldaan REF STATUS: subject``, ``termijn LATEST: sentence``, ``bedrag EUR: sentence``; the first
line may be ``datum DATE``. Files named ``crash``, ``hang``, ``bug`` and ``bad`` do so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from decimal import Decimal
from pathlib import Path

from corpus.errors import UnreadableLetterError
from corpus.letter import (
    Block,
    Cell,
    Flag,
    Footnote,
    Letter,
    Letterhead,
    Page,
    Section,
    Signatory,
    Source,
    Span,
    Table,
    TraceSegment,
)
from index.passages import Passage
from kb.extract.version import EXTRACTOR_VERSION
from kb.facts import (
    Amount,
    Claim,
    Commitment,
    Deadline,
    Evidence,
    Extraction,
    MetCommitment,
    Motion,
    Reference,
    SumCheck,
)
from kb.read_letter import ReadLetter


def read_fake(file: str) -> ReadLetter:
    """Read a file of fact lines; its name may ask for trouble."""
    path = Path(file)
    match path.stem:
        case "crash":
            os._exit(9)
        case "hang":
            time.sleep(60)
        case "bug":
            raise KeyError("bug")
        case "slow":
            time.sleep(0.05)
        case "bad":
            raise UnreadableLetterError("is leeg.", advice="Haal de brief opnieuw op.", file=file)
    return letter_of(path.read_bytes(), file)


def read_slow(file: str) -> ReadLetter:
    """Like :func:`read_fake`, and long enough about it to be interrupted."""
    time.sleep(0.1)
    return read_fake(file)


def letter_of(data: bytes, file: str = "x.txt", extractor: int = EXTRACTOR_VERSION) -> ReadLetter:
    """The letter and facts that the lines in ``data`` describe."""
    text = data.decode()
    references, motions, commitments, deadlines, amounts = [], [], [], [], []
    met: list[MetCommitment] = []
    day, start = None, 0
    for line in text.splitlines(keepends=True):
        words, _, sentence = line.rstrip("\n").partition(": ")
        kind, *rest = words.split(" ")
        at = start + len(words) + 2
        e = Evidence(sentence, at, at + len(sentence), 1, "fake")
        match kind:
            case "datum":
                day = dt.date.fromisoformat(rest[0])
            case "motie":
                ref = None if rest[0] == "-" else rest[0]
                if ref:
                    references.append(Reference(ref, "kamerstuk", None, None, e))
                claims = (Claim(rest[1], sentence, e),)  # type: ignore[arg-type]
                motions.append(Motion(ref, tuple(rest[2:]), rest[1], None, claims))  # type: ignore[arg-type]
            case "voldaan":
                ref = None if rest[0] == "-" else rest[0]
                said = (Claim(rest[1], sentence, e),)  # type: ignore[arg-type]
                met.append(MetCommitment(ref, (), sentence, rest[1], said))  # type: ignore[arg-type]
            case "toezegging":
                due = None
                if len(rest) > 1:
                    due = Deadline(None, dt.date.fromisoformat(rest[1]), "fake", e)
                    deadlines.append(due)
                commitments.append(
                    Commitment(rest[0], "kabinet", True, False, due, (), e)  # type: ignore[arg-type]
                )
            case "termijn":
                deadlines.append(Deadline(None, dt.date.fromisoformat(rest[0]), "fake", e))
            case "bedrag":
                amounts.append(
                    Amount(Decimal(rest[0]), None, "once", None, None, None, None, None, e)
                )
        start += len(line)
    end = len(text)
    table = Table("Tabel 1", "x € 1", 1, 0, 1, 1, (Cell(0, 0, 0, 1),), (0,), (), 0, min(1, end))
    letter = Letter(
        text,
        Source(file, hashlib.sha256(data).hexdigest(), "text", len(data)),
        Letterhead(
            date=day,
            kind="kamerbrief",
            subject="Onderwerp van " + Path(file).stem,
            dossier="36800-XIV",
            ministry="Ministerie van Proef",
            signatories=(Signatory("J. Jansen", "De Minister van Proef"),),
        ),
        pages=(Page(1, (Span(0, end),)),),
        blocks=(Block("paragraph", "body", 0, end),),
        sections=(Section("Kop", 1, 0, end),),
        footnotes=(Footnote("1", None, end, end),),
        tables=(table,),
        trace=(TraceSegment(0, 1, "", 0),),
        flags=(Flag("proef", "een proefvlag", 0, min(3, end)),),
    )
    found = Extraction(
        references=tuple(references),
        motions=tuple(motions),
        met=tuple(met),
        commitments=tuple(commitments),
        deadlines=tuple(deadlines),
        amounts=tuple(amounts),
        checks=(SumCheck(0, "Totaal", Decimal(2), Decimal(3), False),),
    )
    spans = {
        (e.start, e.end)
        for e in (
            *(r.evidence for r in references),
            *(c.evidence for c in commitments),
            *(d.evidence for d in deadlines),
            *(a.evidence for a in amounts),
        )
    } | {(f.start, f.end) for f in letter.flags}
    sentences = {(low, high): text[low:high] for low, high in spans}
    return ReadLetter(
        letter,
        found,
        sentences,
        (Passage("text", "body", 0, end, 1, ("Kop",), text[:end]),),
        extractor,
    )
