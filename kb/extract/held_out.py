"""Keeping sentences that a model is measured on out of those it is trained on.

Labelled sentences and the texts of a measurement may come from one source. A document of the labelled
ones is left out when it shares runs of words with a text of the measurement; only counts are shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\[\s*\d+\s*\]?")
#: So many words in a row are the same text; fewer may be a turn of phrase.
RUN = 8
#: Documents of which a greater share of the runs stands in the texts are left out.
SHARE = 0.2

Run = tuple[str, ...]


def runs(text: str) -> set[Run]:
    """The runs of :data:`RUN` words of ``text``; of a shorter one the whole."""
    words = _WORD.findall(_NOTE.sub(" ", text).lower())
    return {tuple(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 1))}


@dataclass(frozen=True, slots=True)
class Texts:
    """The runs of words of the texts that are to stay unseen."""

    runs: frozenset[Run]

    @classmethod
    def of_folders(cls, folders: Iterable[Path]) -> Texts:
        """The texts (UTF-8, any name) directly in ``folders``."""
        found: set[Run] = set()
        for folder in folders:
            for path in sorted(folder.iterdir()):
                if path.is_file():
                    found |= runs(path.read_text("utf-8", errors="replace"))
        return cls(frozenset(found))

    def share(self, text: str) -> float:
        """Which share of the runs of ``text`` stands in these texts, 0..1."""
        mine = runs(text)
        return len(mine & self.runs) / len(mine)


def without(items: Sequence[dict[str, Any]], texts: Texts) -> list[dict[str, Any]]:
    """Those of ``items`` (with ``text`` and ``group``) whose document shares no text with ``texts``."""
    documents: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        documents[item["group"]].append(item["text"])
    shared = {g for g, said in documents.items() if texts.share(" ".join(said)) > SHARE}
    return [item for item in items if item["group"] not in shared]
