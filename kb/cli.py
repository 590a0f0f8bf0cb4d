"""The command line: ``griffie COMMAND``."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """griffie: reads Kamerbrieven, remembers every promise in them."""
