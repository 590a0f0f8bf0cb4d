"""What an encoder is trained on: lines of text, and pairs of texts that belong together.

Files may be compressed (``.xz``, ``.gz``). Pairs are JSON Lines of ``{"a", "b"}`` with perhaps a
``"kind"``, or records of the Chamber's register (``{"Titel", "Onderwerp"}``), or one JSON object of
``{"questions": [{"question", "answer": NUMBER}], "passages": […]}``.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from corpus.i18n import translator
from index.errors import TrainingDataError
from index.sentences import sentence_spans
from index.source import Record

_ = translator("index")

TextPair = tuple[str, str]
#: In characters: a line shorter than this, or of fewer sentences than three, is not cut in two.
_LONG_ENOUGH = 300
_LONGEST = 3000
_SENTENCE = 15
_REST = 50


@dataclass(slots=True)
class TrainingData:
    """Lines to learn words from, and pairs by kind to learn finding from."""

    lines: list[str] = field(default_factory=list)
    pairs: dict[str, list[TextPair]] = field(default_factory=dict)

    def add_text(self, file: Path) -> None:
        """Add the lines of a text file."""
        with _opened(file) as stream:
            self.lines.extend(line for line in map(str.strip, stream) if line)

    def add_records(self, records: Iterable[Record]) -> None:
        """Add passages: their text as lines, and what stands above each as its pair."""
        for record in records:
            passage = record.passage
            self.lines.append(" ".join(passage.text.split()))
            if passage.headings:
                self.pairs.setdefault("heading", []).append((passage.headings[-1], passage.text))
            if record.subject:
                self.pairs.setdefault("subject", []).append((record.subject, passage.text))

    def add_pairs(self, file: Path) -> None:
        """Add the pairs of a file; :class:`TrainingDataError` where it holds none."""
        with _opened(file) as stream:
            try:
                found = [
                    pair for line in stream if line.strip() for pair in _pairs(json.loads(line))
                ]
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise _no_pairs(file) from error
        if not found:
            raise _no_pairs(file)
        for kind, a, b in found:
            self.pairs.setdefault(kind, []).append((a, b))


def cut_lines(lines: Sequence[str], count: int, seed: int) -> list[TextPair]:
    """Up to ``count`` pairs made from lines alone: a sentence or two, and the rest of the line.

    Who can tell which rest a sentence was taken from knows what goes with what. Source: Lee, Chang
    and Toutanova, *Latent Retrieval for Weakly Supervised Open Domain Question Answering* (2019).
    """
    chosen = random.Random(seed)  # noqa: S311 (no secret)
    long = [n for n, line in enumerate(lines) if len(line) >= _LONG_ENOUGH]
    chosen.shuffle(long)
    pairs: list[TextPair] = []
    for number in long:
        if len(pairs) >= count:
            break
        line = lines[number][:_LONGEST]
        sentences = [line[s:e] for s, e in sentence_spans(line) if e - s > _SENTENCE]
        if len(sentences) < 3:
            continue
        at, size = chosen.randrange(len(sentences)), chosen.choice((1, 1, 2))
        taken = " ".join(sentences[at : at + size])
        rest = " ".join(sentences[:at] + sentences[at + size :])
        if len(rest) > _REST:
            pairs.append((taken, rest))
    return pairs


def _pairs(found: Any) -> Iterator[tuple[str, str, str]]:
    """Kind and both texts of every pair in one JSON object; TypeError where it is none."""
    if not isinstance(found, dict):
        raise TypeError(found)
    if "passages" in found:
        for asked in found["questions"]:
            yield "question", asked["question"], found["passages"][asked["answer"]]
    elif "a" in found:
        yield found.get("kind", "pair"), found["a"], found["b"]
    elif found.get("Titel") and found.get("Onderwerp"):
        yield "register", found["Titel"], found["Onderwerp"]


def _opened(file: Path) -> IO[str]:
    import gzip
    import lzma

    openers = {".xz": lzma.open, ".gz": gzip.open}
    try:
        opened: Any = openers.get(file.suffix, open)
        stream: IO[str] = opened(file, "rt", encoding="utf-8")
        return stream
    except OSError as error:
        raise TrainingDataError(
            _("Het bestand kan niet worden gelezen ({error}).").format(error=error.strerror),
            file=str(file),
        ) from error


def _no_pairs(file: Path) -> TrainingDataError:
    return TrainingDataError(
        _("Hierin staan geen paren om van te leren."),
        advice=_('Eén JSON-object per regel: {"a": "vraag", "b": "antwoord"}.'),
        file=str(file),
    )


def sampled(pairs: Iterable[TextPair], count: int, seed: int) -> list[TextPair]:
    """At most ``count`` of ``pairs``, chosen by chance."""
    every = list(pairs)
    if len(every) <= count:
        return every
    return random.Random(seed).sample(every, count)  # noqa: S311 (no secret)
