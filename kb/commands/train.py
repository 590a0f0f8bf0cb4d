"""``griffie index train``: an encoder of your own, made by the code that made the shipped one."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.i18n import N_, translator
from kb.commands.base import command, option, tell, with_kb
from kb.knowledge_base import KnowledgeBase

_ = translator("kb")

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command(
    help=N_(
        "Maak een taalmodel van uw eigen brieven, met tekst en paren erbij als u die geeft. Zet"
        " daarna in de instellingen onder [search] model = de map."
    )
)
@option(
    "--text",
    "texts",
    multiple=True,
    type=_FILE,
    metavar=N_("BESTAND"),
    help=N_("Tekst erbij, een alinea per regel."),
)
@option("--pairs", multiple=True, type=_FILE, metavar=N_("BESTAND"),
        help=N_("Paren die bij elkaar horen, als JSON Lines; zie docs/search.md."))  # fmt: skip
@option("--out", type=click.Path(file_okay=False, path_type=Path), metavar=N_("MAP"),
        help=N_("De map voor het model (anders 'model' in de kennisbank)."))  # fmt: skip
@option("--pieces", type=click.IntRange(500, 200_000), default=48_000, show_default=True,
        help=N_("Zoveel woorddelen ten hoogste."))  # fmt: skip
@option("--dimensions", type=click.IntRange(8, 1024), default=256, show_default=True,
        help=N_("Getallen per woorddeel."))  # fmt: skip
@option("--epochs", type=click.IntRange(1, 100), default=3, show_default=True,
        help=N_("Zo vaak langs alle paren."))  # fmt: skip
@option("--seed", type=int, default=0, show_default=True, help=N_("Begin van het toeval."))
@with_kb
def train(
    kb: KnowledgeBase,
    texts: tuple[Path, ...],
    pairs: tuple[Path, ...],
    out: Path | None,
    pieces: int,
    dimensions: int,
    epochs: int,
    seed: int,
) -> None:
    """``griffie index train``."""
    from index.contrastive import Settings
    from index.training import Recipe, train_encoder
    from index.training_data import TrainingData

    data = TrainingData()
    data.add_records(kb.stored_passages().added(0, kb.generation()))
    for file in texts:
        data.add_text(file)
    for file in pairs:
        data.add_pairs(file)
    folder = out or kb.folder / "model"
    recipe = Recipe(pieces, dimensions, settings=Settings(epochs=epochs, seed=seed))
    train_encoder(data, folder, recipe, tell)
    tell(_("Het model staat in {folder}.").format(folder=folder))
