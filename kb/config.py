"""Settings: ``griffie/config.toml`` in the XDG configuration folder, and where things live.

Every key is optional; ``docs/commands.md`` lists them. A table of another part (``[mail]``,
``[search]``, …) is that part's to read, by :func:`section`.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from corpus.i18n import translator
from kb.errors import ConfigError

_ = translator("kb")

APP = "griffie"


def config_file() -> Path:
    """The configuration file: ``GRIFFIE_CONFIG``, else in the XDG configuration folder."""
    named = os.environ.get("GRIFFIE_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_path(APP)) / "config.toml"


def kb_folder() -> Path:
    """The knowledge base's folder: ``GRIFFIE_KB``, else ``kb`` in the settings, else XDG data."""
    named = os.environ.get("GRIFFIE_KB") or _settings(config_file()).get("kb")
    if named is None:
        import platformdirs

        return Path(platformdirs.user_data_path(APP))
    if not isinstance(named, str):
        raise _wrong("kb", _("moet een map zijn"))
    return Path(named).expanduser()


def section(name: str) -> dict[str, Any]:
    """The table ``[name]`` of the configuration file; empty where there is none.

    Raises :class:`kb.errors.ConfigError` where the file is no TOML or ``name`` is no table.
    """
    found = _settings(config_file()).get(name, {})
    if not isinstance(found, dict):
        raise _wrong(name, _("moet een tabel zijn: [{name}]").format(name=name))
    return found


def clerk() -> str:
    """Who gives verdicts: ``name`` in the settings, else the login name; "" where neither is known."""
    named = _settings(config_file()).get("name")
    if named is None:
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return ""
    if not isinstance(named, str):
        raise _wrong("name", _("moet tekst zijn"))
    return named


def _wrong(key: str, what: str) -> ConfigError:
    return ConfigError(f"{key} {what}.", file=str(config_file()))


def _settings(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            _("Dit configuratiebestand is geen geldige TOML: {error}.").format(error=error),
            advice=_("Verbeter de regel of verwijder het bestand."),
            file=str(file),
        ) from error
    except OSError as error:
        raise ConfigError(
            _("Het configuratiebestand kan niet worden gelezen: {error}.").format(
                error=error.strerror
            ),
            file=str(file),
        ) from error
