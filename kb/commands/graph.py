"""``griffie graph``: what hangs together with what, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import click

from corpus.i18n import N_, translator
from kb.commands.base import argument, command, option, tell, with_kb
from kb.commands.filters import format_option
from kb.formats import Column, Format, as_json, write
from kb.graph.export import FORMATS, export
from kb.graph.model import CommitmentGraph, Edge, Node
from kb.knowledge_base import KnowledgeBase

_ = translator("kb")

EDGES = {
    "claims": N_("noemt"),
    "states": N_("zegt toe"),
    "due": N_("vervalt"),
    "sets": N_("stelt termijn"),
    "names_amount": N_("noemt bedrag"),
    "signs": N_("ondertekent"),
    "sponsors": N_("dient in"),
    "sends": N_("verstuurt"),
    "in_dossier": N_("in dossier"),
    "cites": N_("verwijst naar"),
    "same_as": N_("zelfde als"),
    "moved_to": N_("verschoven naar"),
    "met_by": N_("nagekomen door"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the answer: ``edge`` joins ``left`` to ``right``; ``path`` numbers paths from 1."""

    path: int
    left: Node
    edge: Edge
    right: Node


STEPS: tuple[Column[Step], ...] = (
    Column("path", N_("Weg"), lambda s: s.path, right=True),
    Column("source", N_("Van"), lambda s: s.left.id, lambda s: f"{s.left.id}\n{s.left.label}"),
    Column("kind", N_("Verband"), lambda s: s.edge.kind,
           lambda s: f"{_(EDGES[s.edge.kind])} {s.edge.detail}".strip()),
    Column("target", N_("Naar"), lambda s: s.right.id, lambda s: f"{s.right.id}\n{s.right.label}"),
    Column("date", N_("Datum"), lambda s: s.edge.date),
    Column("detail", N_("Bijzonderheid"), lambda s: s.edge.detail, brief=False),
    Column("evidence", N_("Zin"), lambda s: s.edge.evidence, brief=False),
)  # fmt: skip
TANGLED: tuple[Column[tuple[Node, int]], ...] = (
    Column("edges", N_("Verbanden"), lambda t: t[1], right=True),
    Column("id", N_("Kenmerk"), lambda t: t[0].id),
    Column("kind", N_("Soort"), lambda t: t[0].kind),
    Column("label", N_("Wat"), lambda t: t[0].label),
)


@command(
    help=N_(
        "Verbanden tussen brieven, moties, toezeggingen, termijnen, bedragen, mensen, ministeries"
        " en dossiers.\n\n"
        "Zonder kenmerk: wat het meest verweven is. Met één kenmerk: de buren; met --chain het"
        " verloop van een toezegging; met twee: waarom die twee samenhangen. Behalve kenmerken"
        " mogen ook person:NAAM, ministry:NAAM en dossier:36800-XIV."
    )
)
@argument("identity", metavar=N_("KENMERK"), required=False)
@argument("other", metavar=N_("TWEEDE"), required=False)
@option("--chain", is_flag=True, help=N_("Het verloop van een toezegging, in volgorde."))
@option("--steps", type=click.IntRange(1, 6), default=2, show_default=True,
        help=N_("Met --export en een kenmerk: tot hoe ver eromheen."))  # fmt: skip
@option("--export", "how", type=click.Choice(FORMATS), help=N_("Schrijf het verband in deze vorm."))
@option("--limit", type=click.IntRange(1), default=20, show_default=True,
        help=N_("Hoeveel regels of wegen."))  # fmt: skip
@format_option
@with_kb
def graph(
    kb: KnowledgeBase,
    chosen: Format,
    identity: str | None,
    other: str | None,
    *,
    chain: bool,
    steps: int,
    how: str | None,
    limit: int,
) -> None:
    """``griffie graph``."""
    _check(identity, other, chain=chain, how=how)
    whole = kb.graph(dt.datetime.now().astimezone().date())
    here = _known(kb, identity) if identity else None
    if how:
        click.echo(export(whole.around(here, steps) if here else whole, how), nl=False)  # type: ignore[arg-type]
    elif here is None:
        tangled = whole.most_entangled(limit)
        write(tangled, TANGLED, chosen, document=lambda t: {**as_json(t[0]), "edges": t[1]})
    else:
        found = _steps(whole, here, _known(kb, other) if other else None, chain, limit)
        write(found, STEPS, chosen)
        if not found:
            tell(_("Geen verband gevonden."))


def _check(identity: str | None, other: str | None, *, chain: bool, how: str | None) -> None:
    if chain and (identity is None or other is not None):
        raise click.UsageError(_("--chain gaat over één kenmerk."))
    if how and (chain or other is not None):
        raise click.UsageError(_("--export gaat over alles of over één kenmerk, zonder --chain."))


def _known(kb: KnowledgeBase, identity: str) -> str:
    """A node's id as it is; anything else may be the beginning of an id."""
    return identity if ":" in identity else kb.show(identity).id


def _steps(
    whole: CommitmentGraph, here: str, other: str | None, chain: bool, limit: int
) -> Sequence[Step]:
    if other is None:
        beside = whole.chain(here) if chain else whole.neighbours(here)
        return [
            Step(1, whole.node(n.edge.source), n.edge, whole.node(n.edge.target)) for n in beside
        ][: None if chain else limit]
    steps = []
    for number, path in enumerate(whole.paths(here, other, limit), 1):
        edges = [part for part in path if isinstance(part, Edge)]
        steps += [Step(number, whole.node(e.source), e, whole.node(e.target)) for e in edges]
    return steps
