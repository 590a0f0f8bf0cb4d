"""The shipped letters as they were read one day: what tests of the screen stand on.

Rules of extraction get better; pictures of the screen should not change with every one of them. So
the letters and facts are kept in ``tests/frozen_letters.json`` and put in the store from there.
``python -m tests.frozen`` freezes them anew.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
from decimal import Decimal
from pathlib import Path
from typing import Any

import corpus.letter
from corpus.letter import Letter
from index.passages import Passage
from kb.facts import Extraction
from kb.knowledge_base import KnowledgeBase
from kb.read_letter import ReadLetter
from kb.store import letters

FILE = Path(__file__).parent / "frozen_letters.json"
TAKEN_IN = dt.datetime(2026, 9, 28, 9, 0, tzinfo=dt.UTC)
#: The day and moment at which the tests of the screen take place.
TODAY = dt.date(2026, 10, 1)
NOW = dt.datetime(2026, 10, 1, 9, 30, tzinfo=dt.UTC)


def plain(value: Any) -> Any:
    """A value of the types of the letters and facts, as JSON has it."""
    if dataclasses.is_dataclass(value):
        return [plain(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init]
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(v) for v in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    # Passages name the parts of a letter without importing them.
    return typing.get_type_hints(kind, localns=vars(corpus.letter))


def made(kind: Any, value: Any) -> Any:  # noqa: PLR0911 (a case a type)
    """The value of ``kind`` that :func:`plain` gave ``value`` for."""
    if value is None:
        return None
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return made(next(k for k in inner if k is not type(None)), value)
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(made(inner[0], v) for v in value)
        return tuple(made(k, v) for k, v in zip(inner, value, strict=True))
    if origin is frozenset:
        return frozenset(value)
    if dataclasses.is_dataclass(kind):
        names = [f.name for f in dataclasses.fields(kind) if f.init]
        hints = _hints(kind)
        return kind(**{n: made(hints[n], v) for n, v in zip(names, value, strict=False)})  # type: ignore[operator]
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


def thaw() -> list[ReadLetter]:
    """The frozen letters."""
    found = []
    for one in json.loads(FILE.read_text("utf-8")):
        sentences = {(low, high): words for low, high, words in one["sentences"]}
        found.append(
            ReadLetter(
                made(Letter, one["letter"]),
                made(Extraction, one["facts"]),
                sentences,
                tuple(made(Passage, p) for p in one["passages"]),
                one["extractor"],
            )
        )
    return found


def fill(folder: Path) -> None:
    """Make a knowledge base of the frozen letters in ``folder``."""
    with KnowledgeBase.open(folder) as kb:
        for read in thaw():
            with kb.writing() as connection:
                letters.store(connection, read, file=read.letter.source.file, now=TAKEN_IN)
        registers = Path(__file__).parent / "letters"
        files = [registers / "register.jsonl", registers / "eerste-kamer.csv"]
        kb.import_register(files, as_of=dt.date(2026, 9, 30))
        kb.ledger(TODAY)  # makes the links, so that reading changes nothing any more


def freeze() -> None:
    """Read the shipped letters and keep them."""
    from corpus.samples import paths
    from kb.read_letter import read_letter

    kept = []
    for path in paths():
        read = read_letter(str(path))
        source = dataclasses.replace(read.letter.source, file=f"/brieven/{path.name}")
        kept.append(
            {
                "letter": plain(dataclasses.replace(read.letter, source=source)),
                "facts": plain(read.facts),
                "sentences": [[low, high, words] for (low, high), words in read.sentences.items()],
                "passages": [plain(p) for p in read.passages],
                "extractor": read.extractor,
            }
        )
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in kept)
    FILE.write_text(f"[\n{lines}\n]\n", "utf-8")


if __name__ == "__main__":
    freeze()
