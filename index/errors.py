"""What can go wrong in searching that the user can act on."""

from __future__ import annotations

from corpus.errors import GriffieError


class ModelUnavailableError(GriffieError):
    """The sentence encoder that the configuration names cannot be had."""

    code = "model_unavailable"
    exit_status = 6


class TrainingDataError(GriffieError):
    """There is too little text to train an encoder on."""

    code = "training_data"
    exit_status = 6
