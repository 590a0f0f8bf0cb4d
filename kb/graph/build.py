"""Building the commitment graph from the store's records, in one pass over each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from kb.graph.model import CommitmentGraph, Edge, EdgeKind, Node
from kb.ledger.ledger import Ledger, dossier_of
from kb.ledger.lines import Link
from kb.records import AmountRecord, Citation, ReferenceRecord
from kb.register.records import RegisterMotion

#: Longer labels are cut; the whole sentence stands in the evidence.
LABEL = 90


def build(
    ledger: Ledger,
    references: Sequence[ReferenceRecord] = (),
    amounts: Sequence[AmountRecord] = (),
    register: Sequence[RegisterMotion] = (),
) -> CommitmentGraph:
    """The graph of everything in the knowledge base.

    A motion in the register that no letter speaks of is a node too, in its dossier and with its
    sponsors. Amounts in tables are left out: they hang on their letter only.
    """
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    parts = (
        _letters(ledger),
        _motions(ledger),
        _commitments(ledger),
        _citations(references),
        _amounts(amounts),
        _register(register),
    )
    for part in parts:
        for item in part:
            if isinstance(item, Node):
                nodes.setdefault(item.id, item)
            else:
                edges.append(item)
    return CommitmentGraph(nodes.values(), edges)


def _letters(ledger: Ledger) -> Iterator[Node | Edge]:
    for letter in ledger.facts.letters:
        yield Node(
            letter.id, "letter", _label(letter.subject or PurePath(letter.file).name), letter.date
        )
        if letter.ministry:
            ministry = f"ministry:{letter.ministry}"
            yield Node(ministry, "ministry", letter.ministry)
            yield Edge(ministry, letter.id, "sends", date=letter.date)
        for signatory in letter.signatories:
            person = f"person:{signatory.name}"
            yield Node(person, "person", signatory.name)
            yield Edge(person, letter.id, "signs", signatory.role, letter.date)
        for dossier in sorted(ledger.facts.dossiers.get(letter.id, ())):
            yield Node(f"dossier:{dossier}", "dossier", dossier)
            yield Edge(letter.id, f"dossier:{dossier}", "in_dossier", date=letter.date)


def _motions(ledger: Ledger) -> Iterator[Node | Edge]:
    for line in ledger.motions:
        sponsors = ", ".join(line.sponsors)
        words = f"{line.ref or ''} {sponsors}".strip()
        yield Node(line.id, "motion", _label(f"{words}: {line.subject}" if line.subject else words))
        yield from _sponsors(line.id, line.sponsors)
        if line.ref:
            dossier = dossier_of(line.ref)
            yield Node(f"dossier:{dossier}", "dossier", dossier)
            yield Edge(line.id, f"dossier:{dossier}", "in_dossier")
        for claim in line.claims:
            said = claim.citation
            yield Edge(
                said.letter.id, line.id, "claims", claim.status, said.letter.date, said.sentence
            )


def _commitments(ledger: Ledger) -> Iterator[Node | Edge]:
    deadlines = {d.commitment: d for d in ledger.facts.deadlines if d.commitment}
    for line in ledger.commitments:
        for statement in line.statements:
            said = statement.citation
            day = said.letter.date
            yield Node(statement.id, "commitment", _label(said.text), day)
            yield Edge(said.letter.id, statement.id, "states", statement.kind, day, said.sentence)
            deadline = deadlines.get(statement.id)
            if deadline:
                latest = str(deadline.latest)
                yield Node(
                    deadline.id, "deadline", f"{deadline.citation.text} ({latest})", deadline.latest
                )
                yield Edge(statement.id, deadline.id, "due", latest, day, said.sentence)
        later = {s.id: s for s in line.statements}
        for link in line.joined:
            again = later.get(link.right)
            yield _joined(link, again.citation if again else None)
        for letter in line.delivered:
            yield Edge(line.id, letter, "met_by")
        for mention in line.met_by:
            sentence = mention.met.claims[0].sentence
            yield Edge(
                line.id,
                mention.letter.id,
                "met_by",
                mention.met.status,
                mention.letter.date,
                sentence,
            )
    for deadline in ledger.loose:
        said = deadline.citation
        latest = str(deadline.latest)
        yield Node(deadline.id, "deadline", f"{said.text} ({latest})", deadline.latest)
        yield Edge(said.letter.id, deadline.id, "sets", latest, said.letter.date, said.sentence)


def _joined(link: Link, said: Citation | None) -> Edge:
    kind: EdgeKind = "moved_to" if link.kind == "moved" else "same_as"
    if said is None:
        return Edge(link.left, link.right, kind, link.reason)
    return Edge(link.left, link.right, kind, link.reason, said.letter.date, said.sentence)


def _citations(references: Sequence[ReferenceRecord]) -> Iterator[Node | Edge]:
    for reference in references:
        if reference.kind != "kamerstuk":
            continue
        said = reference.citation
        paper = f"paper:{reference.ref}"
        yield Node(paper, "paper", reference.ref)
        yield Edge(said.letter.id, paper, "cites", reference.ref, said.letter.date, said.sentence)
        dossier = dossier_of(reference.ref)
        yield Node(f"dossier:{dossier}", "dossier", dossier)
        yield Edge(paper, f"dossier:{dossier}", "in_dossier")


def _amounts(amounts: Sequence[AmountRecord]) -> Iterator[Node | Edge]:
    for amount in amounts:
        if amount.table:
            continue
        said = amount.citation
        label = f"{said.text}: {amount.purpose}" if amount.purpose else said.text
        yield Node(amount.id, "amount", _label(label), said.letter.date)
        yield Edge(
            said.letter.id,
            amount.id,
            "names_amount",
            amount.recurrence,
            said.letter.date,
            said.sentence,
        )


def _register(register: Sequence[RegisterMotion]) -> Iterator[Node | Edge]:
    for motion in register:
        key = f"M{motion.ref}" if motion.ref else f"register:{motion.key}"
        yield Node(
            key, "motion", _label(f"{motion.ref or motion.number} {motion.title}"), motion.date
        )
        yield from _sponsors(key, motion.sponsors)
        if motion.ref:
            dossier = dossier_of(motion.ref)
            yield Node(f"dossier:{dossier}", "dossier", dossier)
            yield Edge(key, f"dossier:{dossier}", "in_dossier", date=motion.date)


def _sponsors(motion: str, sponsors: Sequence[str]) -> Iterator[Node | Edge]:
    for name in sponsors:
        yield Node(f"person:{name}", "person", name)
        yield Edge(f"person:{name}", motion, "sponsors")


def _label(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LABEL else plain[: LABEL - 1].rsplit(" ", 1)[0] + "…"
