"""Hybrid search: words by tantivy, meaning by FAISS, one ranking; always in step with the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

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
from index.lexical import LexicalIndex, Ranked
from index.marking import Marker, Marks
from index.query import Filters, Query, parse_query
from index.ranking import Score, combine
from index.source import PassageSource, Record
from index.vectors import VectorIndex, VectorState
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: ``twins`` are the ids of passages with the same text, folded into this one."""

    record: Record
    score: Score
    marks: Marks
    twins: tuple[int, ...] = ()


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
        self._open: tuple[Manifest, LexicalIndex, VectorIndex] | None = None
        self._vocabulary: Vocabulary | None = None

    def search(self, typed: str, *, limit: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The best passages for what was typed, best first; duplicates folded."""
        query = parse_query(typed)
        if filters:
            query = replace(query, filters=query.filters.and_also(filters))
        return self.find(query, limit=limit)

    def find(self, query: Query, *, limit: int = 10) -> list[Hit]:
        """The best passages for a query."""
        return self._fold(self.ranked(query), query, limit)

    def engines(self) -> tuple[LexicalIndex, VectorIndex]:
        """The two engines, brought in step with the source."""
        _manifest, lexical, vectors = self._ready()
        return lexical, vectors

    def vocabulary(self) -> Vocabulary:
        """The words of the index as it is now."""
        _manifest, lexical, _vectors = self._ready()
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

    def _ready(self) -> tuple[Manifest, LexicalIndex, VectorIndex]:
        """The engines, in step with the source."""
        generation = self._source.generation()
        if self._open is not None and self._open[0].generation == generation:
            return self._open
        with self._lock, locked(self._folder):
            self._open = self._load()
            if self._open[0].generation != generation:
                self._open = self._update(*self._open)
            if self._open[2].worn:
                self._open = self._build()
        return self._open

    def _load(self) -> tuple[Manifest, LexicalIndex, VectorIndex]:
        """The engines as the folder has them, made anew where they cannot be used."""
        manifest = read_manifest(self._folder)
        why = _("er is nog geen index") if manifest is None else self._mismatch(manifest)
        if manifest is None or why is not None:
            if self._source.count():
                self._tell(_("De zoekindex wordt opgebouwd: {why}.").format(why=why))
            return self._build()
        try:
            lexical = LexicalIndex(self._folder / "words", self.analyser)
            vectors = VectorIndex(self._folder, manifest.vectors)
        except (OSError, ValueError) as error:
            self._tell(
                _(
                    "De zoekindex wordt opnieuw opgebouwd: de bestanden zijn beschadigd ({error})."
                ).format(error=error)
            )
            return self._build()
        if not vectors.complete:
            self._tell(_("De zoekindex wordt opnieuw opgebouwd: het FAISS-bestand ontbreekt."))
            vectors.build()
            manifest = replace(manifest, vectors=vectors.state)
            write_manifest(self._folder, manifest)
        return manifest, lexical, vectors

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

    def _build(self) -> tuple[Manifest, LexicalIndex, VectorIndex]:
        new = fresh_folder(self._folder)
        empty = Manifest(
            self.analyser.stamp, self.encoder.id, 0, VectorState(self.encoder.dimensions)
        )
        self._update(
            empty, LexicalIndex(new / "words", self.analyser), VectorIndex(new, empty.vectors), new
        )
        put_in_place(new, self._folder)
        manifest = read_manifest(self._folder)
        assert manifest is not None
        return (
            manifest,
            LexicalIndex(self._folder / "words", self.analyser),
            VectorIndex(self._folder, manifest.vectors),
        )

    def _update(
        self,
        manifest: Manifest,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        folder: Path | None = None,
    ) -> tuple[Manifest, LexicalIndex, VectorIndex]:
        """Bring the engines from the manifest's generation to the source's."""
        folder = folder or self._folder
        upto = self._source.generation()
        removed = self._source.removed(manifest.generation, upto)
        vectors.remove(removed)
        lexical.change(removed, self._encoding(manifest.generation, upto, vectors))
        vectors.build()
        manifest = replace(manifest, generation=upto, vectors=vectors.state)
        write_manifest(folder, manifest)
        vectors.tidy()
        return manifest, lexical, vectors

    def _encoding(self, after: int, upto: int, vectors: VectorIndex) -> Iterator[Record]:
        """The records to add, each batch's vectors written on the way."""
        records = iter(self._source.added(after, upto))
        while batch := list(islice(records, _BATCH)):
            texts = [searched_text(record) for record in batch]
            ids, letters = zip(*((record.id, record.letter) for record in batch), strict=True)
            lengths = [len(record.passage.text) for record in batch]
            vectors.add(ids, letters, lengths, self.encoder.passages(texts))
            yield from batch

    def ranked(self, query: Query) -> list[tuple[int, Score]]:
        """The ids of the best candidates of both engines with their scores, best first."""
        import numpy as np

        _manifest, lexical, vectors = self._ready()
        by_words = lexical.search(query, CANDIDATES)
        bm25 = dict(zip(by_words.ids, by_words.scores, strict=True))
        vector = self.encoder.queries([query.text])[0]
        if not vector.any():
            return [(number, Score(s, s, 0.0, s, 0.0)) for number, s in bm25.items()]
        near = self._near(query, vector, lexical, vectors)
        missing = [number for number in near.ids if number not in bm25]
        if missing:
            others = lexical.search(query, len(missing), only=missing)
            bm25.update(dict.fromkeys(missing, 0.0))
            bm25.update(zip(others.ids, others.scores, strict=True))
        ids = list(bm25)
        lexically = np.fromiter(bm25.values(), np.float32, len(ids))
        cosines = vectors.scores(vector, ids)
        parts = combine(lexically, cosines, vectors.lengths(ids))
        totals = parts[0] + parts[1] + parts[2]
        columns = (totals, lexically, cosines, *parts)
        order = np.lexsort((np.asarray(ids), -totals))
        scores = zip(*(column[order].tolist() for column in columns), strict=True)
        numbers = map(ids.__getitem__, order.tolist())
        return list(zip(numbers, map(Score._make, scores), strict=True))

    def _near(
        self, query: Query, vector: NDArray[np.float32], lexical: LexicalIndex, vectors: VectorIndex
    ) -> Ranked:
        """The nearest passages of those that the query's conditions leave."""
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

    def _fold(self, ranked: Sequence[tuple[int, Score]], query: Query, limit: int) -> list[Hit]:
        """The first ``limit`` different texts of ``ranked``, read from the source."""
        hits: dict[str, Hit] = {}
        marker = Marker(query, self.analyser)
        step = limit + 5
        for start in range(0, len(ranked), step):
            part = dict(ranked[start : start + step])
            for record in self._source.read(list(part)):
                same = "".join(_LETTERS.findall(record.passage.text.lower()))
                if same in hits:
                    hit = hits[same]
                    hits[same] = replace(hit, twins=(*hit.twins, record.id))
                elif len(hits) < limit:
                    hits[same] = Hit(record, part[record.id], marker.mark(record.passage.text))
            if len(hits) >= limit:
                break
        return list(hits.values())


def searched_text(record: Record) -> str:
    """What of a passage is encoded: what stands above it, its text and its notes."""
    passage = record.passage
    above = " ".join(passage.headings[-2:])
    return "\n".join(filter(None, (above, passage.text, *passage.notes)))


def analyser_of(encoder: StaticEncoder) -> Analyser:
    """An analyser that takes compounds apart with the pieces of the shipped encoder."""
    return Analyser(encoder.pieces(), encoder.id)
