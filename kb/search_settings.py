"""The ``[search]`` table of the configuration: which sentence encoder to search with."""

from __future__ import annotations

from corpus.i18n import translator
from index.encoders import EncoderChoice
from kb.config import config_file, section
from kb.errors import ConfigError

_ = translator("kb")

_KEYS = ("model", "query_prefix", "passage_prefix")


def encoder_choice() -> EncoderChoice:
    """The encoder that ``model``, ``query_prefix`` and ``passage_prefix`` of ``[search]`` choose.

    Without them the shipped one. Raises :class:`kb.errors.ConfigError` for what is no text.
    """
    settings = section("search")
    for key in _KEYS:
        if not isinstance(settings.get(key, ""), str):
            raise ConfigError(
                _("search.{key} moet een tekst zijn.").format(key=key), file=str(config_file())
            )
    return EncoderChoice(
        settings.get("model", ""), settings.get("query_prefix"), settings.get("passage_prefix")
    )
