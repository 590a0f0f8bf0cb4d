"""SQLite: schema, migrations, queries.

``store.money`` and its like import the module when they are first used, so that who only searches
does not wait for what lists.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.store import catalogue as catalogue
    from kb.store import letters as letters
    from kb.store import money as money
    from kb.store import motions as motions
    from kb.store import passages as passages
    from kb.store import promises as promises
    from kb.store import register as register
    from kb.store import verdicts as verdicts
else:
    _MODULES = frozenset(
        "catalogue letters money motions passages promises register verdicts".split()
    )

    def __getattr__(name: str) -> ModuleType:
        if name in _MODULES:
            return importlib.import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
