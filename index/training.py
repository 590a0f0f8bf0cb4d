"""Making the shipped encoder, or one of your own archive by the same code (``griffie index train``).

Pieces (:mod:`index.tokenizer`), first vectors from what stands near what (:mod:`index.cooccurrence`),
rare pieces made to weigh more than common ones and the direction that all texts share taken out, and
training on pairs (:mod:`index.contrastive`). Seeded: the same data and seed give the same model on
the same machine. Source of the weights: Arora, Liang and Ma, *A Simple but Tough-to-Beat Baseline
for Sentence Embeddings* (2017).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.i18n import translator
from index.contrastive import Pair, Settings, train
from index.errors import TrainingDataError
from index.training_data import TrainingData, cut_lines, sampled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_ = translator("index")

#: Below so many words of text no useful pieces can be learned.
LEAST_WORDS = 2_000
#: A piece p times as frequent weighs a/(a+p).
_RARITY = 1e-4
#: Lines that the shared direction is estimated from.
_SAMPLE = 20_000
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a training; the defaults made the shipped encoder.

    ``cut`` is how many pairs to make from lines alone, ``register`` how many of the register's.
    """

    pieces: int = 48_000
    dimensions: int = 256
    window: int = 8
    cut: int = 60_000
    register: int = 60_000
    settings: Settings = field(default_factory=Settings)


def train_encoder(
    data: TrainingData,
    folder: Path,
    recipe: Recipe | None = None,
    tell: Callable[[str], None] = lambda words: None,
) -> None:
    """Train an encoder on ``data`` and write it to ``folder``, telling how far it is.

    Raises :class:`index.errors.TrainingDataError` where there is too little text.
    """
    import numpy as np

    from index.cooccurrence import count_pairs, factorise
    from index.model_files import write_model
    from index.tokenizer import train_tokenizer

    recipe = recipe or Recipe()
    seed = recipe.settings.seed
    if sum(len(line.split()) for line in data.lines) < LEAST_WORDS:
        raise TrainingDataError(
            _("Er is te weinig tekst om van te leren."),
            advice=_("Lees eerst meer brieven in, of geef tekst mee met --text."),
        )
    tell(_("Woorddelen leren van {count} regels.").format(count=len(data.lines)))
    tokenizer = train_tokenizer(data.lines, recipe.pieces)
    lines = _encoded(tokenizer, data.lines)
    pieces = tokenizer.get_vocab_size()
    tell(_("Tellen welke van {count} woorddelen bij elkaar staan.").format(count=pieces))
    counts = count_pairs(lines, pieces, recipe.window)
    vectors = factorise(counts, min(recipe.dimensions, pieces - 1), seed)
    vectors = _weighed(vectors, lines, np.random.default_rng(seed))
    kinds = dict(data.pairs)
    if "register" in kinds:
        kinds["register"] = sampled(kinds["register"], recipe.register, seed)
    kinds["cut"] = cut_lines(data.lines, recipe.cut, seed)
    encoded = [
        [
            pair
            for pair in zip(*(_encoded(tokenizer, side) for side in sides), strict=True)
            if all(map(len, pair))
        ]
        for sides in (list(zip(*pairs, strict=True)) for pairs in kinds.values() if pairs)
    ]
    tell(_("Leren van {count} paren.").format(count=sum(map(len, encoded))))
    for epoch, loss, trained in train(vectors, _enough(encoded), recipe.settings):
        tell(_("Ronde {epoch}: verlies {loss:.3f}.").format(epoch=epoch, loss=loss))
        vectors = trained
    write_model(folder, tokenizer, vectors)


def _enough(kinds: Sequence[list[Pair]]) -> list[list[Pair]]:
    """The kinds with at least two pairs: a batch of one has nothing to be told from."""
    return [pairs for pairs in kinds if len(pairs) > 1]


def _encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> list[NDArray[np.int32]]:
    import numpy as np

    return [
        np.asarray(encoding.ids, np.int32)
        for start in range(0, len(texts), _BATCH)
        for encoding in tokenizer.encode_batch_fast(
            list(texts[start : start + _BATCH]), add_special_tokens=False
        )
    ]


def _weighed(
    vectors: NDArray[np.float32], lines: Sequence[NDArray[np.int32]], random: np.random.Generator
) -> NDArray[np.float32]:
    """Unit vectors by their rarity, less the direction that the texts of ``lines`` share."""
    import numpy as np

    frequency = np.bincount(np.concatenate(lines), minlength=len(vectors)).astype(np.float64)
    rarity = _RARITY / (_RARITY + frequency / frequency.sum())
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    weighed = vectors / np.maximum(lengths, 1e-6) * rarity[:, None]
    chosen = random.permutation(len(lines))[:_SAMPLE]
    means = np.stack([weighed[lines[n]].mean(axis=0) for n in chosen if len(lines[n])])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    shared = np.linalg.svd(means, full_matrices=False)[2][:1]
    weighed -= (weighed @ shared.T) @ shared
    result: NDArray[np.float32] = (weighed / weighed.std() * 0.1).astype(np.float32)
    return result
