"""The pieces of words: a unigram tokenizer learned from text.

It serves twice. The shipped encoder has one vector a piece; and the analyser indexes the long pieces
of a compound ("stikstof", "emissie", "reductie", "doelen") beside the whole word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.analysis import WORD_START

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"


def train_tokenizer(lines: Iterable[str], pieces: int) -> Tokenizer:
    """A unigram tokenizer of ``pieces`` pieces over lower-cased words, numbers and signs apart.

    Deterministic for the same lines in the same order. Source of the method: Kudo, *Subword
    Regularization* (2018).
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.NFD(),
            normalizers.StripAccents(),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(WORD_START),
            pre_tokenizers.Split(Regex(r"\p{N}"), "isolated"),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=24,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer
