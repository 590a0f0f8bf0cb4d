"""Text as vectors: the shipped static Dutch encoder, or any sentence-transformers model.

An encoder has an ``id``; vectors of one id are never compared with those of another.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.i18n import translator
from index.errors import ModelUnavailableError
from index.pieces import WordPieces, cuts_alike

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ = translator("index")

#: Where the shipped encoder is.
SHIPPED = Path(__file__).parent / "model"


class Encoder(Protocol):
    """Turns texts into unit vectors, (texts, dimensions) of float32; a text of no words is zero."""

    @property
    def id(self) -> str:
        """Tells this model, with its prefixes, from every other."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of what people type."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of what is searched."""


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """Which encoder to use: ``model`` is a name or folder of sentence-transformers, "" the shipped.

    The prefixes go before a query and a passage; None leaves it to what the model is known to want.
    """

    model: str = ""
    query_prefix: str | None = None
    passage_prefix: str | None = None


def load_encoder(choice: EncoderChoice | None = None) -> Encoder:
    """The chosen encoder; :class:`ModelUnavailableError` where it cannot be had."""
    if choice is None or not choice.model:
        return shipped_encoder()
    folder = Path(choice.model)
    if _is_static(folder) and not (choice.query_prefix or choice.passage_prefix):
        return StaticEncoder(folder)
    return SentenceTransformerEncoder(choice)


@lru_cache(maxsize=1)
def shipped_encoder() -> StaticEncoder:
    """The encoder that comes with the program."""
    return StaticEncoder(SHIPPED)


class StaticEncoder:
    """A static encoder read without torch: one vector a piece, a text the mean of its pieces.

    Reads a sentence-transformers ``StaticEmbedding`` folder: ``tokenizer.json`` as
    :mod:`index.tokenizer` trains it, and ``model.safetensors`` with either ``embedding.weight`` or
    8-bit ``embeddings`` and one float ``weights`` a piece to multiply them by.
    """

    def __init__(self, folder: Path) -> None:
        from safetensors import SafetensorError, safe_open

        try:
            with safe_open(folder / "model.safetensors", "numpy") as tensors:
                names = set(tensors.keys())
                stamp = (tensors.metadata() or {}).get("id")
                if "embedding.weight" in names:
                    self._pieces = tensors.get_tensor("embedding.weight")
                    self._weights = None
                else:
                    self._pieces = tensors.get_tensor("embeddings")
                    self._weights = tensors.get_tensor("weights") if "weights" in names else None
            self._words = WordPieces(json.loads((folder / "tokenizer.json").read_bytes()))
        except (OSError, SafetensorError, ValueError, KeyError) as error:
            raise ModelUnavailableError(
                _("Het model in {folder} kan niet worden gelezen.").format(folder=folder),
                advice=_("Installeer griffie opnieuw, of maak het met 'griffie index train'."),
            ) from error
        self._folder = folder
        self._id = f"static/{stamp or _digest(folder / 'model.safetensors')}"

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimensions(self) -> int:
        return int(self._pieces.shape[1])

    def pieces(self) -> dict[str, float]:
        """The tokenizer's pieces, each with the logarithm of how likely it is."""
        return self._words.scores

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        found = np.zeros((len(texts), self.dimensions), np.float32)
        for row, ids in enumerate(map(self._words.of, texts)):
            if not ids:
                continue
            vectors = self._pieces[ids].astype(np.float32)
            if self._weights is None:
                mean = vectors.mean(0)
            else:
                mean = self._weights[ids].astype(np.float32) @ vectors / np.float32(len(ids))
            found[row] = mean / max(math.sqrt(mean @ mean), 1e-12)
        return found


class SentenceTransformerEncoder:
    """A model of sentence-transformers by name or folder; loading it takes seconds."""

    def __init__(self, choice: EncoderChoice) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(choice.model, device="cpu")
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise ModelUnavailableError(
                _("Het model {model} is hier niet te laden.").format(model=choice.model),
                advice=_(
                    "Geef een map met een sentence-transformers-model, of haal het model eerst op "
                    "waar er internet is."
                ),
            ) from error
        wanted = _known_prefixes(choice.model)
        self._query = wanted[0] if choice.query_prefix is None else choice.query_prefix
        self._passage = wanted[1] if choice.passage_prefix is None else choice.passage_prefix
        folder = Path(choice.model)
        name = choice.model
        if folder.is_dir():
            name = f"{folder.resolve()}@{_digest(*sorted(folder.rglob('*.safetensors')))}"
        self._id = f"st/{name}/{self._query}/{self._passage}"

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimensions(self) -> int:
        return int(self._model.get_embedding_dimension())

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode([self._query + text for text in texts])

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode([self._passage + text for text in texts])

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        import numpy as np

        vectors = self._model.encode(
            texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, np.float32)


def _is_static(folder: Path) -> bool:
    """Whether ``folder`` holds a model that :class:`StaticEncoder` reads, as training makes them."""
    try:
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        kinds = [module["type"].rpartition(".")[2] for module in modules]
        if kinds != ["StaticEmbedding", "Normalize"]:
            return False
        return cuts_alike(json.loads((folder / "tokenizer.json").read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _known_prefixes(model: str) -> tuple[str, str]:
    """The e5 family was trained with words before each text and is poor without them."""
    name = Path(model).name.lower()
    return ("query: ", "passage: ") if "e5-" in name else ("", "")


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
