"""Which griffie this is."""

from __future__ import annotations

import importlib.metadata


def version() -> str:
    """griffie's version; ``source`` where it runs from a checkout that is not installed."""
    try:
        return importlib.metadata.version("griffie")
    except importlib.metadata.PackageNotFoundError:
        return "source"
