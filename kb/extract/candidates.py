"""The sentences that could hold a commitment, each with what the rules and the model read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.extract.clauses import Clause, clauses
from kb.extract.features import BUCKETS, Setting, clause_features, features
from kb.extract.promises import Rule, matched, rules
from kb.extract.reading import Reading, Sentence
from kb.extract.wording import Wording, is_vetoed, read_wording

_FEWEST_WORDS = 4
#: A longer sentence, in characters, is none: a list or table that lost its layout.
_LIMIT = 6000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its wording, its clauses and the rules that hold in it.

    ``lead`` is the sentence that introduces the list it is an item of; ``row`` its feature buckets.
    """

    sentence: Sentence
    wording: Wording
    clauses: tuple[Clause, ...]
    held: tuple[tuple[Rule, Clause], ...]
    lead: Sentence | None
    row: tuple[int, ...]


def row_of(
    wording: Wording, setting: Setting
) -> tuple[tuple[Clause, ...], tuple[tuple[Rule, Clause], ...], tuple[int, ...]]:
    """The clauses, the rules that hold and the feature buckets of one sentence.

    Clause features stand in the upper half of the buckets, the others in the lower.
    """
    found = clauses(wording)
    held = tuple(matched(found, wording, rules()))
    names = tuple(sorted({rule.name for rule, _ in held}))
    upper = (bucket + BUCKETS for bucket in clause_features(found, names, wording, setting.lead))
    return found, held, (*features(wording, setting), *upper)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """The candidates of a letter, in the order of the text."""
    before: Wording | None = None
    lead: tuple[Sentence, Wording] | None = None
    for sentence in reading.sentences:
        if not sentence.is_prose or len(sentence.text) > _LIMIT:
            before, lead = None, None
            continue
        wording = read_wording(sentence.text)
        listed = sentence.block.kind == "list_item"
        if len(wording.words) >= _FEWEST_WORDS and not is_vetoed(sentence.text):
            setting = Setting(
                listed=listed,
                note=sentence.block.kind == "note",
                before=before,
                lead=lead[1] if listed and lead else None,
            )
            found, held, row = row_of(wording, setting)
            introduced = lead[0] if listed and lead else None
            yield Candidate(sentence, wording, found, held, introduced, row)
        if sentence.text.endswith(":"):
            lead = (sentence, wording)
        elif not listed:
            lead = None
        before = wording
