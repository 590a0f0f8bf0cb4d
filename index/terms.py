"""What of a passage is searched by words: its terms, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from index.analysis import Analyser, fold, words
from index.source import Record

#: Marks the official numbers that a passage cites among its facets.
REFERENCE = "r:"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a passage, in the order of its text, repetitions kept.

    ``words`` as printed but folded (for phrases), ``stems`` of the words that say something,
    ``parts`` of compounds, ``head`` the stems and parts of what stands above the passage, and
    ``facets`` the marked tokens that filters look for.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...]
    head: tuple[str, ...]
    facets: tuple[str, ...]


def terms_of(record: Record, analyser: Analyser) -> Terms:
    """The terms of a passage, its notes included."""
    passage = record.passage
    body = analyser.analyse("\n".join((passage.text, *passage.notes)))
    head = analyser.analyse(" ".join((record.subject, *passage.headings)))
    return Terms(
        body.words, body.stems, body.parts, (*head.stems, *head.parts), tuple(sorted(_facets(record)))
    )  # fmt: skip


def prefixes(number: str) -> list[str]:
    """``36800-XIV-33`` → ``36800``, ``36800-xiv``, ``36800-xiv-33``."""
    members = fold(number).split("-")
    return ["-".join(members[: n + 1]) for n in range(len(members))]


def _facets(record: Record) -> set[str]:
    """The tokens that filters look for, each marked with what it is."""
    tokens = {f"k:{kind}" for kind in record.kinds} | {f"l:{record.letter}"}
    if record.passage.kind == "table":
        tokens.add("k:table")
    tokens.update(_marked("m", (record.ministry,)))
    tokens.update(_marked("p", record.signatories))
    tokens.update(_marked("n", (PurePath(record.file).name, record.letter_id, record.subject)))
    for number in record.dossiers:
        tokens.update(f"d:{prefix}" for prefix in prefixes(number))
    for number in record.references:
        for prefix in prefixes(number):
            tokens.update((f"d:{prefix}", f"{REFERENCE}{prefix}"))
    return {"".join(token.split()) for token in tokens}


def _marked(mark: str, names: Iterable[str]) -> list[str]:
    return [f"{mark}:{word}" for name in names for word in words(name)]
