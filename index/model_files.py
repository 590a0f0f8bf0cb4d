"""The files of a static encoder, as sentence-transformers' ``StaticEmbedding`` wants them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer


def write_model(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write ``vectors`` (pieces, dimensions) in 8 bits, and ``tokenizer``, to ``folder``.

    A piece's row is its 8-bit numbers times one float of its own, which loses next to nothing
    (docs/search.md) and takes a quarter of the room.
    """
    import numpy as np
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    largest = np.abs(vectors).max(axis=1)
    weights = (np.maximum(largest, 1e-9) / 127).astype(np.float32)
    codes = np.rint(vectors / weights[:, None]).astype(np.int8)
    described = json.loads(tokenizer.to_str())
    described["model"]["vocab"] = [[p, round(s, 3)] for p, s in described["model"]["vocab"]]
    words = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(words.encode())
    digest.update(codes.tobytes())
    digest.update(weights.tobytes())
    (folder / "tokenizer.json").write_text(words, "utf-8")
    save_file(
        {"embeddings": codes, "weights": weights},
        folder / "model.safetensors",
        {"id": digest.hexdigest()[:16]},
    )
    (folder / "model.safetensors").chmod(0o644)
    modules = [
        {
            "idx": 0,
            "name": "0",
            "path": "",
            "type": "sentence_transformers.sentence_transformer.modules.StaticEmbedding",
        },
        {
            "idx": 1,
            "name": "1",
            "path": "1_Normalize",
            "type": "sentence_transformers.sentence_transformer.modules.Normalize",
        },
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", "utf-8")
    settings: dict[str, object] = {
        "similarity_fn_name": "cosine",
        "prompts": {},
        "default_prompt_name": None,
    }
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps(settings, indent=1) + "\n", "utf-8"
    )
