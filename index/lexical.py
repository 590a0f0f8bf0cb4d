"""Ranking by words: tantivy over what the analyser made of each passage.

tantivy ranks by BM25 with k1 = 1.2 and b = 0.75, each field for itself. A passage has four: its
words as printed (for phrases), its stems, the parts of its compounds, and the stems of what stands
above it. Everything to filter by is one more field of marked tokens, so that filters act before
ranking.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.analysis import Analyser, content_words, fold, join_terms
from index.forward import FIELDS, Wanted
from index.query import Filters, Query
from index.terms import REFERENCE, Terms

#: Bytes that tantivy may gather before it writes a segment.
_HEAP = 128_000_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a term found in each field weighs; 0 leaves the field out.

    ``stems`` weighs a stem of the query among the stems, ``parts`` a stem or part of a compound
    among the parts and a part among the stems, ``head`` any of them in what stands above, ``words``
    a word as typed. The defaults were chosen on the development questions (docs/search.md).
    """

    stems: float = 1.0
    parts: float = 0.3
    head: float = 0.2
    words: float = 0.0


WEIGHTS = Weights()
#: How much an official number found as typed weighs beside the words.
_REFERENCE_WEIGHT = 4.0
_UNDATED = 0
#: Candidates are looked for by terms that stand in this share of the passages together, and by so many
#: at least. The questions of the benchmark lose nothing by it (docs/search.md).
_SEARCHED_SHARE = 0.15
_LEAST_TERMS = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """Passage ids with their scores, the best first."""

    ids: Sequence[int]
    scores: Sequence[float]


class LexicalIndex:
    """The word index in ``folder``, made there when it is empty."""

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        import tantivy

        self._tantivy = tantivy
        self._analyser = analyser
        folder.mkdir(parents=True, exist_ok=True)
        schema = _schema()
        self._schema = schema
        self._index = tantivy.Index(schema, str(folder))
        whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", whitespace)
        self._searcher = self._index.searcher()

    def change(
        self, removed: Iterable[int], added: Iterable[tuple[int, dt.date | None, Terms]]
    ) -> int:
        """Take out the passages of the letters ``removed`` and put others in, in one commit.

        Those put in are given by id, date and terms; one replaces another of the same id. Returns how
        many were put in.
        """
        writer = self._index.writer(_HEAP, 1)
        for letter in removed:
            writer.delete_documents_by_term("facets", f"l:{letter}")
        count = 0
        empty = len(self) == 0
        for number, date, terms in added:
            if not empty:
                writer.delete_documents_by_term("id", number)
            writer.add_document(self._document(number, date, terms))
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        return count

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, query: Query, limit: int, weights: Weights = WEIGHTS) -> Ranked:
        """The best passages by words under the query's filters."""
        return self._best(query, self._terms(query, weights), limit)

    def candidates(self, query: Query, wanted: Sequence[Wanted], limit: int) -> Ranked:
        """About the best passages by words, found by those of the terms ``wanted`` that tell most.

        The commonest terms say least and take longest: from the most telling on, terms are taken as
        long as they stand in a share of the passages together (docs/search.md has what that costs).
        """
        left = _SEARCHED_SHARE * len(self)
        kept: list[tuple[str, str, float]] = []
        for term in sorted(wanted, key=lambda term: -term.weight * term.rarity):
            if len(kept) < _LEAST_TERMS or term.passages <= left:
                kept.append((term.field, term.term, term.weight))
                left -= term.passages
        return self._best(query, kept or self._terms(query, WEIGHTS), limit)

    def wanted(self, query: Query) -> list[Wanted]:
        """What is searched for in the fields that passages can be scored by, and stands in some."""
        total = len(self)
        found = []
        for name, term, weight in self._terms(query, WEIGHTS):
            if name in FIELDS and weight > 0 and (count := self.frequency(name, term)):
                rarity = math.log(1 + (total - count + 0.5) / (count + 0.5))
                found.append(Wanted(name, term, weight, rarity, count))
        return found

    def matching(self, query: Query, limit: int) -> tuple[int, Sequence[int]]:
        """How many passages the filters and exclusions leave, and their ids where ``limit`` do."""
        conditions = self._conditions(query)
        tantivy = self._tantivy
        whole = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, tantivy.Query.all_query()), *conditions]
        )
        count = int(self._searcher.search(whole, limit=1, count=True).count or 0)  # type: ignore[attr-defined]
        if count > limit:
            return count, ()
        return count, self._run(whole, max(count, 1)).ids

    def allowed(self, query: Query, ids: Sequence[int]) -> set[int]:
        """Those of ``ids`` that the filters and exclusions leave."""
        tantivy = self._tantivy
        clauses = [(tantivy.Occur.Must, self._among(ids)), *self._conditions(query)]
        whole = tantivy.Query.boolean_query(clauses)
        return set(self._run(whole, max(len(ids), 1)).ids)

    def frequency(self, name: str, term: str) -> int:
        """In how many passages ``term`` stands in the field ``name``."""
        return int(self._searcher.doc_freq(name, term))

    def alike(self, word: str, distance: int, limit: int) -> Sequence[int]:
        """Passages that hold a word which is that many edits from the folded ``word`` at most."""
        query = self._tantivy.Query.fuzzy_term_query(self._schema, "words", word, distance)
        return self._run(query, limit).ids

    def _run(self, query: Any, limit: int) -> Ranked:
        found = self._searcher.search(query, limit=limit, count=False).hits
        if not found:
            return Ranked((), ())
        ids = self._searcher.fast_field_values("id", [address for _, address in found])
        return Ranked([int(str(number)) for number in ids], [float(score) for score, _ in found])

    def _best(self, query: Query, terms: Sequence[tuple[str, str, float]], limit: int) -> Ranked:
        """The best passages by ``terms`` (field, term, weight) under the query's filters."""
        tantivy = self._tantivy
        scored = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._term(*term)) for term in terms if term[2] > 0]
        )
        if not terms and (query.filters or query.phrases):
            scored = tantivy.Query.const_score_query(tantivy.Query.all_query(), 1.0)
        conditions = self._conditions(query)
        if conditions:
            scored = tantivy.Query.boolean_query([(tantivy.Occur.Must, scored), *conditions])
        return self._run(scored, limit)

    def _terms(self, query: Query, weights: Weights) -> list[tuple[str, str, float]]:
        """Field, term and weight of all that is searched for; each term once."""
        analysis = self._analyser.analyse(query.text)
        stems = dict.fromkeys(analysis.stems)
        parts = dict.fromkeys(part for part in analysis.parts if part not in stems)
        found = [("stems", stem, weights.stems) for stem in stems]
        found += [("parts", term, weights.parts) for term in (*stems, *parts)]
        found += [("stems", part, weights.parts) for part in parts]
        found += [("head", term, weights.head) for term in (*stems, *parts)]
        found += [
            ("facets", f"{REFERENCE}{fold(ref)}", _REFERENCE_WEIGHT) for ref in query.references
        ]
        if weights.words or not (stems or query.references):
            kept = analysis.words if not stems else content_words(analysis.words)
            found += [("words", word, weights.words or 1.0) for word in dict.fromkeys(kept)]
        return found

    def _term(self, name: str, term: str, weight: float) -> Any:
        tantivy = self._tantivy
        option = "basic" if name == "facets" else "freq"
        query = tantivy.Query.term_query(self._schema, name, term, option)
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _conditions(self, query: Query) -> list[tuple[Any, Any]]:
        """What must and must not be, none of it scored."""
        tantivy = self._tantivy
        must, must_not = tantivy.Occur.Must, tantivy.Occur.MustNot
        conditions = [
            (must, tantivy.Query.term_query(self._schema, "facets", token))
            for token in _wanted(query.filters)
        ]
        if query.filters.since or query.filters.before:
            first = query.filters.since.toordinal() if query.filters.since else _UNDATED + 1
            last = query.filters.before or dt.date.max
            conditions.append(
                (
                    must,
                    tantivy.Query.range_query(
                        self._schema, "day", tantivy.FieldType.Unsigned, first, last.toordinal(),
                        include_upper=False,
                    ),
                )
            )  # fmt: skip
        conditions += [(must, self._phrase(phrase)) for phrase in query.phrases]
        conditions = [(occur, tantivy.Query.const_score_query(q, 0.0)) for occur, q in conditions]
        return conditions + [(must_not, self._phrase(phrase)) for phrase in query.without]

    def _among(self, ids: Sequence[int]) -> Any:
        """The passages ``ids``, none of them scored. (A set of terms was measured: three times as slow.)"""
        tantivy = self._tantivy
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "id", number))
            for number in ids
        ]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(wanted), 0.0)

    def _phrase(self, phrase: Sequence[str]) -> Any:
        if len(phrase) == 1:
            return self._tantivy.Query.term_query(self._schema, "words", phrase[0])
        return self._tantivy.Query.phrase_query(self._schema, "words", list(phrase))

    def _document(self, number: int, date: dt.date | None, terms: Terms) -> Any:
        document = self._tantivy.Document()
        document.add_unsigned("id", number)
        document.add_unsigned("day", date.toordinal() if date else _UNDATED)
        document.add_text("words", join_terms(terms.words))
        document.add_text("stems", join_terms(terms.stems))
        document.add_text("parts", join_terms(terms.parts))
        document.add_text("head", join_terms(terms.head))
        document.add_text("facets", join_terms(terms.facets))
        return document


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_text_field("words", tokenizer_name="terms", index_option="position")
    for name in ("stems", "parts", "head"):
        builder.add_text_field(name, tokenizer_name="terms", index_option="freq")
    builder.add_text_field("facets", tokenizer_name="terms", index_option="basic")
    return builder.build()


def _wanted(filters: Filters) -> list[str]:
    marked = (
        ("k", filters.kinds), ("m", filters.ministries), ("p", filters.people),
        ("n", filters.letters), ("d", filters.dossiers), ("r", filters.references),
        ("l", tuple(map(str, filters.letter_ids))),
    )  # fmt: skip
    return [f"{mark}:{fold(value)}" for mark, values in marked for value in values]
