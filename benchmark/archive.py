"""An archive as large as asked for, made of fictional letters with known facts, for the benchmarks.

The letters are stored through the store itself, with their facts given: reading and extracting are
measured by ``benchmark/reading.py``. The same sizes always give the same archive.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator

from corpus.letter import Block, Letter, Letterhead, Signatory, Source
from kb.extract.version import EXTRACTOR_VERSION
from kb.facts import (
    Claim,
    Commitment,
    Deadline,
    Evidence,
    Extraction,
    Motion,
    MotionStatus,
    Reference,
)
from kb.knowledge_base import KnowledgeBase
from kb.read_letter import ReadLetter
from kb.store import letters

MINISTRIES = ("Landgebruik", "Wonen", "Water", "Zorg", "Onderwijs", "Veiligheid", "Begroting")
STATUSES: tuple[MotionStatus, ...] = (
    "afgedaan", "uitgevoerd", "invulling", "in_lijn", "toegezegd", "genoemd",
)  # fmt: skip
NAMES = ("Aalberts", "Brandwijk", "Colijnse", "Dekkinga", "Eelman", "Van der Fluit", "Gorissen")
#: Parts of subjects; places among them make that words are rare and common as in real letters.
_FIRST = (
    "aanpak monitor evaluatie verkenning toets handreiking regeling proef register norm".split()
)
_SECOND = "van voor rond bij over".split()
_THIRD = tuple(
    f"{a}{b}"
    for a in "bos dijk sluis school wijk polder haven spoor zorg water huur markt veld kust duin".split()
    for b in "beheer toezicht herstel fonds gebruik kwaliteit bouw kansen druk kosten".split()
)
_SYLLABLES = "bar den wol gra mee ste ven hoo rij kel lin ooi tur zan pel nes".split()
Adder = Callable[[str], tuple[int, int]]
_WHEN = (
    ("dit najaar", "najaar"),
    ("in het tweede kwartaal", "kwartaal"),
    ("voor de zomer", "zomer"),
)


def fill(
    kb: KnowledgeBase, *, count: int, commitments: int = 10, motions: int = 1, seed: int = 1
) -> None:
    """Store ``count`` letters with so many commitments and motions each, one transaction a thousand."""
    made = made_letters(count, commitments, motions, seed)
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    done = False
    while not done:
        with kb.writing() as connection:
            for _number in range(1000):
                read = next(made, None)
                if read is None:
                    done = True
                    break
                _keep(connection, read, now)


def add(kb: KnowledgeBase, day: dt.date, count: int) -> None:
    """Store ``count`` more letters of ``day``, other ones each day."""
    chance = random.Random(day.toordinal())
    with kb.writing() as connection:
        for number in range(count):
            read = _letter(day.toordinal() * 100 + number, day, 10, 1, chance, [])
            _keep(connection, read, dt.datetime.combine(day, dt.time(), dt.UTC))


def _keep(connection: sqlite3.Connection, read: ReadLetter, now: dt.datetime) -> None:
    letters.store(connection, read, file=read.letter.source.file, now=now)


def made_letters(count: int, commitments: int, motions: int, seed: int) -> Iterator[ReadLetter]:
    """Letters over fifteen years; one commitment in ten is stated again in a later letter."""
    chance = random.Random(seed)
    again: list[str] = []
    for number in range(count):
        day = dt.date(2011, 1, 3) + dt.timedelta(days=number * 15 * 365 // max(count, 1))
        yield _letter(number, day, commitments, motions, chance, again)


def _letter(
    number: int,
    day: dt.date,
    commitments: int,
    motions: int,
    chance: random.Random,
    again: list[str],
) -> ReadLetter:
    text, blocks, spans = "", [], []

    def add(sentence: str) -> tuple[int, int]:
        nonlocal text
        start = len(text)
        text += sentence + "\n\n"
        blocks.append(Block("paragraph", "body", start, start + len(sentence)))
        spans.append((start, start + len(sentence)))
        return start, start + len(sentence)

    promised = [_commitment(add, day, chance, again) for _n in range(commitments)]
    claimed = [_motion(add, number * motions + n, chance) for n in range(motions)]
    dossier = f"{39000 + number % 800}"
    start, end = add(f"Zie ook Kamerstuk {dossier}, nr. {number % 300 + 1}.")
    reference = Reference(
        f"{dossier}-{number % 300 + 1}", "kamerstuk", None, None,
        Evidence(text[start:end], start, end, 1, "archive"),
    )  # fmt: skip
    head = Letterhead(
        date=day,
        date_basis="dateline",
        kind="kamerbrief",
        subject=_subject(chance).capitalize(),
        dossier=f"{dossier}-{number % 300 + 2}",
        ministry=MINISTRIES[number % len(MINISTRIES)],
        signatories=(Signatory(NAMES[number % len(NAMES)], "minister"),),
    )
    sha256 = hashlib.sha256(f"{number}/{text}".encode()).hexdigest()
    letter = Letter(
        text=text,
        source=Source(f"/archief/{number:06}.txt", sha256, "text", len(text)),
        head=head,
        blocks=tuple(blocks),
    )
    facts = Extraction(
        references=(reference,),
        motions=tuple(claimed),
        commitments=tuple(promised),
        deadlines=tuple(c.deadline for c in promised if c.deadline),
    )
    sentences = {(c.deadline.evidence.start, c.deadline.evidence.end): c.evidence.text
                 for c in promised if c.deadline}  # fmt: skip
    sentences |= {span: text[span[0] : span[1]] for span in spans}
    return ReadLetter(letter, facts, sentences, (), EXTRACTOR_VERSION)


def _commitment(add: Adder, day: dt.date, chance: random.Random, again: list[str]) -> Commitment:
    words, convention = chance.choice(_WHEN)
    if again and chance.random() < 0.1:
        subject = again.pop(chance.randrange(len(again)))
    else:
        subject = _subject(chance)
        if len(again) < 5000:
            again.append(subject)
    dated = chance.random() < 0.5
    sentence = f"Ik stuur uw Kamer {words if dated else 'daarover'} de {subject}."
    start, end = add(sentence)
    deadline = None
    if dated:
        at = start + sentence.index(words)
        latest = day + dt.timedelta(days=chance.randrange(30, 500))
        deadline = Deadline(
            None, latest, convention, Evidence(words, at, at + len(words), 1, "archive")
        )
    return Commitment(
        "inform", "ik", True, False, deadline, (), Evidence(sentence, start, end, 1, "archive")
    )


def _motion(add: Adder, number: int, chance: random.Random) -> Motion:
    ref = f"{39000 + number % 800}-{number // 800 + 1}"
    sponsor = NAMES[number % len(NAMES)]
    status = chance.choice(STATUSES)
    subject = _subject(chance)
    sentence = f"De motie-{sponsor} over {subject} (Kamerstuk {ref}) is hiermee {status}."
    start, end = add(sentence)
    claim = Claim(status, sentence, Evidence(sentence, start, end, 1, "archive"))
    return Motion(ref, (sponsor,), status, subject, (claim,))


def _subject(chance: random.Random) -> str:
    parts = (chance.choice(_FIRST), chance.choice(_SECOND), chance.choice(_THIRD))
    place = "".join(chance.choice(_SYLLABLES) for _n in range(3)).capitalize()
    return f"{' '.join(parts)} en {chance.choice(_THIRD)} in {place}"
