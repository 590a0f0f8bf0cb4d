"""Hybrid search: words by tantivy, meaning by FAISS, one ranking; always in step with the source."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from corpus.i18n import translator
from index.analysis import Analyser
from index.encoders import Encoder, EncoderChoice, StaticEncoder, load_encoder, shipped_encoder
from index.folder import (
    LAYOUT,
    Manifest,
    fresh_folder,
    locked,
    put_in_place,
    read_manifest,
    write_manifest,
)
from index.forward import ForwardIndex
from index.lexical import LexicalIndex, Ranked
from index.marking import Marker, Marks
from index.query import Filters, Query, parse_query
from index.ranking import Ranking, Score, ranking
from index.source import PassageSource, Record
from index.terms import Terms, terms_of
from index.vectors import Row, VectorIndex, VectorState
from index.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ = translator("index")

#: Candidates asked of each engine.
CANDIDATES = 150
#: Filters that leave fewer passages than this have all of them compared by meaning.
_FEW = 20_000
#: Passages encoded and written at a time.
_BATCH = 4096


#: What two passages must share to be one and the same text.
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Hit:
    """A passage found: ``twins`` are the ids of passages with the same text, folded into this one."""

    record: Record
    score: Score
    mark: Callable[[str], Marks] = field(repr=False, compare=False)
    twins: tuple[int, ...] = ()

    @cached_property
    def marks(self) -> Marks:
        """The words that match and the best sentence, looked for when they are first wanted."""
        return self.mark(self.record.passage.text)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How an index stands beside its source."""

    folder: Path
    passages: int
    indexed: int
    generation: int
    indexed_generation: int
    encoder: str
    analyser: str
    bytes: int
    fresh: bool


class Engines(NamedTuple):
    """The engines, and the manifest that says what they hold."""

    manifest: Manifest
    lexical: LexicalIndex
    vectors: VectorIndex
    forward: ForwardIndex


class SearchIndex:
    """The index in ``folder`` over the passages of ``source``.

    ``tell`` is given a line of words whenever the index had to be made anew, and why.
    """

    def __init__(
        self,
        folder: Path,
        source: PassageSource,
        choice: EncoderChoice | None = None,
        tell: Callable[[str], None] = lambda words: None,
    ) -> None:
        self._folder = folder
        self._source = source
        self._choice = choice
        self._tell = tell
        self._encoder: Encoder | None = None
        self._analyser: Analyser | None = None
        self._lock = Lock()
        self._open: Engines | None = None
        self._vocabulary: Vocabulary | None = None

    def search(self, typed: str, *, limit: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The best passages for what was typed, best first; duplicates folded."""
        query = parse_query(typed)
        if filters:
            query = replace(query, filters=query.filters.and_also(filters))
        return self.find(query, limit=limit)

    def find(self, query: Query, *, limit: int = 10) -> list[Hit]:
        """The best passages for a query."""
        return self._shown(self.ranked(query), query, limit)

    def engines(self) -> Engines:
        """The engines, brought in step with the source."""
        generation = self._source.generation()
        if self._open is not None and self._open.manifest.generation == generation:
            return self._open
        with self._lock, locked(self._folder):
            self._open = self._load()
            if self._open.manifest.generation != generation:
                self._open = self._update(self._open, self._folder)
            if self._open.vectors.worn:
                self._open = self._build()
        return self._open

    def vocabulary(self) -> Vocabulary:
        """The words of the index as it is now."""
        lexical = self.engines().lexical
        if self._vocabulary is None or self._vocabulary.lexical is not lexical:
            self._vocabulary = Vocabulary(lexical, self._source, self.analyser)
        return self._vocabulary

    def rebuild(self) -> None:
        """Make the index anew from the source."""
        with locked(self._folder):
            self._open = self._build()

    def status(self) -> IndexStatus:
        """How the index stands; changes nothing."""
        manifest = read_manifest(self._folder)
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        generation = self._source.generation()
        return IndexStatus(
            folder=self._folder,
            passages=self._source.count(),
            indexed=manifest.vectors.rows - len(manifest.vectors.gone) if manifest else 0,
            generation=generation,
            indexed_generation=manifest.generation if manifest else 0,
            encoder=self.encoder.id,
            analyser=self.analyser.stamp,
            bytes=sum(path.stat().st_size for path in files),
            fresh=manifest is not None
            and self._mismatch(manifest) is None
            and manifest.generation == generation,
        )

    @property
    def encoder(self) -> Encoder:
        """The encoder in use, loaded when first asked for."""
        if self._encoder is None:
            self._encoder = load_encoder(self._choice)
        return self._encoder

    @property
    def analyser(self) -> Analyser:
        """The analyser in use; its pieces are always the shipped tokenizer's."""
        if self._analyser is None:
            self._analyser = analyser_of(shipped_encoder())
        return self._analyser

    def _load(self) -> Engines:
        """The engines as the folder has them, made anew where they cannot be used."""
        manifest = read_manifest(self._folder)
        why = _("er is nog geen index") if manifest is None else self._mismatch(manifest)
        if manifest is None or why is not None:
            if self._source.count():
                self._tell(_("De zoekindex wordt opgebouwd: {why}.").format(why=why))
            return self._build()
        try:
            engines = self._opened(self._folder, manifest)
        except (OSError, ValueError) as error:
            self._tell(
                _(
                    "De zoekindex wordt opnieuw opgebouwd: de bestanden zijn beschadigd ({error})."
                ).format(error=error)
            )
            return self._build()
        if not engines.vectors.complete:
            self._tell(_("De zoekindex wordt opnieuw opgebouwd: het FAISS-bestand ontbreekt."))
            engines.vectors.build()
            manifest = replace(manifest, vectors=engines.vectors.state)
            write_manifest(self._folder, manifest)
        return engines._replace(manifest=manifest)

    def _opened(self, folder: Path, manifest: Manifest) -> Engines:
        """The engines that ``manifest`` speaks of; OSError or ValueError where files are not as it says."""
        return Engines(
            manifest,
            LexicalIndex(folder / "words", self.analyser),
            VectorIndex(folder, manifest.vectors),
            ForwardIndex(folder, manifest.vectors.rows),
        )

    def _mismatch(self, manifest: Manifest) -> str | None:
        """Why an index with this manifest cannot be used, or None."""
        if manifest.layout != LAYOUT:
            return _("de indeling is veranderd")
        if manifest.analyser != self.analyser.stamp:
            return _("de woordontleding is veranderd")
        if manifest.encoder != self.encoder.id:
            return _("het taalmodel is veranderd")
        if manifest.generation > self._source.generation():
            return _("de kennisbank is een andere")
        return None

    def _build(self) -> Engines:
        new = fresh_folder(self._folder)
        empty = Manifest(
            self.analyser.stamp, self.encoder.id, 0, VectorState(self.encoder.dimensions)
        )
        self._update(self._opened(new, empty), new)
        put_in_place(new, self._folder)
        manifest = read_manifest(self._folder)
        assert manifest is not None
        return self._opened(self._folder, manifest)

    def _update(self, engines: Engines, folder: Path) -> Engines:
        """Bring the engines from their manifest's generation to the source's."""
        manifest, vectors = engines.manifest, engines.vectors
        upto = self._source.generation()
        removed = self._source.removed(manifest.generation, upto)
        vectors.remove(removed)
        engines.lexical.change(removed, self._adding(manifest.generation, upto, engines))
        vectors.build()
        manifest = replace(manifest, generation=upto, vectors=vectors.state)
        write_manifest(folder, manifest)
        vectors.tidy()
        return engines._replace(manifest=manifest)

    def _adding(
        self, after: int, upto: int, engines: Engines
    ) -> Iterator[tuple[int, dt.date | None, Terms]]:
        """What the word index is to add; each batch's vectors and terms are written on the way."""
        records = iter(self._source.added(after, upto))
        while batch := list(islice(records, _BATCH)):
            rows = [Row(r.id, r.letter, len(r.passage.text), digest(r.passage.text)) for r in batch]
            engines.vectors.add(rows, self.encoder.passages(list(map(searched_text, batch))))
            terms = [terms_of(record, self.analyser) for record in batch]
            engines.forward.add(terms)
            yield from ((r.id, r.date, found) for r, found in zip(batch, terms, strict=True))

    def ranked(self, query: Query) -> Ranking:
        """The best candidates of both engines, each scored by words and by meaning, best first."""
        engines = self.engines()
        vectors = engines.vectors
        wanted = engines.lexical.wanted(query)
        by_words = engines.lexical.candidates(query, wanted, CANDIDATES)
        vector = self.encoder.queries([query.text])[0]
        # Of numbers and signs that no text has there is no vector: then words alone count.
        near = self._near(query, vector, engines) if vector.any() else Ranked((), ())
        rows = vectors.rows_of(list(dict.fromkeys((*by_words.ids, *near.ids))))
        bm25 = engines.forward.scores(rows, wanted)
        if not wanted:  # words that no topic is told by: only those as typed are searched for
            bm25[: len(by_words.scores)] = by_words.scores
        cosines = vectors.cosines(vector, rows)
        return ranking(
            vectors.ids(rows), bm25, cosines, vectors.lengths(rows), vectors.digests(rows)
        )

    def _near(self, query: Query, vector: NDArray[np.float32], engines: Engines) -> Ranked:
        """The nearest passages of those that the query's conditions leave."""
        lexical, vectors = engines.lexical, engines.vectors
        if not (query.filters or query.phrases or query.without):
            return vectors.search(vector, CANDIDATES)
        count, ids = lexical.matching(query, _FEW)
        if count <= _FEW:
            return vectors.search_among(vector, ids, CANDIDATES)
        wanted = CANDIDATES
        while True:
            wanted = min(wanted * 4, len(vectors))
            near = vectors.search(vector, wanted)
            allowed = lexical.allowed(query, near.ids)
            kept = [n for n, number in enumerate(near.ids) if number in allowed][:CANDIDATES]
            if len(kept) >= CANDIDATES or wanted >= len(vectors):
                return Ranked([near.ids[n] for n in kept], [near.scores[n] for n in kept])

    def _shown(self, ranked: Ranking, query: Query, limit: int) -> list[Hit]:
        """The first ``limit`` different texts of ``ranked``, read from the source."""
        groups = ranked.folded(limit)
        records = {r.id: r for r in self._source.read([ranked.ids[group[0]] for group in groups])}
        mark = Marker(query, self.analyser).mark
        return [
            Hit(
                record,
                ranked.score(group[0]),
                mark,
                tuple(ranked.ids[place] for place in group[1:]),
            )
            for group in groups
            if (record := records.get(ranked.ids[group[0]])) is not None
        ]


def searched_text(record: Record) -> str:
    """What of a passage is encoded: what stands above it, its text and its notes."""
    passage = record.passage
    above = " ".join(passage.headings[-2:])
    return "\n".join(filter(None, (above, passage.text, *passage.notes)))


def digest(text: str) -> int:
    """A number that texts of the same letters and digits share, whatever stands between them."""
    same = "".join(_LETTERS.findall(text.lower())).encode("utf-8", "replace")
    found = hashlib.blake2b(same, digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def analyser_of(encoder: StaticEncoder) -> Analyser:
    """An analyser that takes compounds apart with the pieces of the shipped encoder."""
    return Analyser(encoder.pieces(), encoder.id)
