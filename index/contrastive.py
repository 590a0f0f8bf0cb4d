"""Vectors made to find: a question beside its answer, a subject beside its motion.

Each pair of a batch is pulled together, and all others of the batch are pushed away: the loss of
multiple negatives ranking over cosines. Source: Henderson et al., *Efficient Natural Language
Response Suggestion for Smart Reply* (2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

#: A text as the numbers of its pieces.
PieceIds: TypeAlias = "Sequence[int] | NDArray[np.int32]"
#: Two texts that belong together, as piece ids.
Pair = tuple["PieceIds", "PieceIds"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train. ``scale`` multiplies the cosines; ``rate`` is Adam's, warmed up and let down.

    ``dropout`` is the share of pieces of a text that is left out at each showing, so that no text
    is known by one rare piece.
    """

    epochs: int = 3
    batch: int = 512
    scale: float = 20.0
    rate: float = 2e-3
    dropout: float = 0.1
    seed: int = 0


def train(
    vectors: NDArray[np.float32], kinds: Sequence[Sequence[Pair]], settings: Settings
) -> Iterator[tuple[int, float, NDArray[np.float32]]]:
    """Train ``vectors`` (pieces, dimensions) on pairs, yielding (epoch, mean loss, vectors) after each.

    Each batch holds pairs of one of the ``kinds``, for those are the harder to tell apart.
    """
    import numpy as np
    import torch

    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    bag = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(vectors.copy()), freeze=False, mode="mean"
    )
    optimiser = torch.optim.Adam(bag.parameters(), lr=settings.rate)
    per_epoch = sum(-(-len(pairs) // settings.batch) for pairs in kinds)
    steps = settings.epochs * per_epoch
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, total_steps=max(steps, 2), pct_start=0.1, cycle_momentum=False
    )
    for epoch in range(settings.epochs):
        losses = []
        for pairs in _batches(kinds, settings.batch, random):
            left = _encode(bag, [a for a, _ in pairs], settings.dropout, random)
            right = _encode(bag, [b for _, b in pairs], settings.dropout, random)
            likeness = settings.scale * left @ right.T
            target = torch.arange(len(pairs))
            loss = (
                torch.nn.functional.cross_entropy(likeness, target)
                + torch.nn.functional.cross_entropy(likeness.T, target)
            ) / 2
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        yield epoch + 1, float(np.mean(losses)), bag.weight.detach().numpy().copy()


def _batches(
    kinds: Sequence[Sequence[Pair]], size: int, random: np.random.Generator
) -> Iterator[list[Pair]]:
    plan: list[list[Pair]] = []
    for pairs in kinds:
        order = random.permutation(len(pairs))
        plan.extend([pairs[i] for i in order[at : at + size]] for at in range(0, len(pairs), size))
    for number in random.permutation(len(plan)):
        if len(plan[number]) > 1:
            yield plan[number]


def _encode(
    bag: torch.nn.EmbeddingBag,
    texts: Sequence[PieceIds],
    dropout: float,
    random: np.random.Generator,
) -> torch.Tensor:
    """Unit vectors of ``texts``: (texts, dimensions)."""
    import numpy as np
    import torch

    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    pieces = np.concatenate([np.asarray(text, np.int64) for text in texts])
    keep = random.random(len(pieces)) >= dropout
    owners = np.repeat(np.arange(len(texts)), lengths)
    kept = np.bincount(owners[keep], minlength=len(texts))
    offsets = np.concatenate([[0], np.cumsum(kept)[:-1]])
    encoded = bag(torch.from_numpy(pieces[keep]), torch.from_numpy(offsets))
    return torch.nn.functional.normalize(encoded, dim=1, eps=1e-6)
