"""What ``griffie doctor`` looks at: the knowledge base's own wholeness, and what is installed."""

from __future__ import annotations

import importlib.metadata
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.i18n import translator
from kb.extract.version import EXTRACTOR_VERSION
from kb.records import Health
from kb.store import letters, migrations
from kb.store.database import Database
from kb.version import version

_ = translator("kb")

#: Under this much free room, in bytes, a warning.
_LITTLE_ROOM = 500 * 1024 * 1024
_PACKAGES = (
    "spacy", "pypdf", "sentence-transformers", "torch", "faiss-cpu", "tantivy", "textual",
    "networkx",
)  # fmt: skip


def examine(folder: Path, database: Database) -> Sequence[Health]:
    """The findings on the knowledge base in ``folder``."""
    problems = database.problems()
    with database.reading() as connection:
        schema = migrations.version(connection)
        old = connection.execute(
            "SELECT count(*) FROM letters WHERE current = 1 AND extractor < ?", (EXTRACTOR_VERSION,)
        ).fetchone()[0]
        files = connection.execute("SELECT file FROM letters WHERE current = 1").fetchall()
    gone = sum(not letters.is_there(r["file"]) for r in files)
    free = shutil.disk_usage(folder).free
    return (
        Health(
            "integrity",
            not problems,
            _("heel") if not problems else "; ".join(problems[:3]),
            "" if not problems else _("Zet een reservekopie terug, of lees de brieven opnieuw in."),
        ),
        Health("schema", schema == len(migrations.MIGRATIONS), str(schema)),
        Health("letters", True, str(len(files))),
        Health(
            "extractor",
            not old,
            _("{n} brieven met oudere regels gelezen").format(n=old) if old else _("bij"),
            _("Lees ze opnieuw met: griffie ingest MAP") if old else "",
        ),
        Health("missing_files", True, str(gone)),
        Health(
            "free_space",
            free >= _LITTLE_ROOM,
            f"{free // 2**20} MiB",
            "" if free >= _LITTLE_ROOM else _("Maak ruimte op de schijf."),
        ),
    )


def installed() -> Sequence[Health]:
    """The versions of what griffie stands on."""
    found = [
        Health("griffie", True, version()),
        Health("python", sys.version_info >= (3, 11), ".".join(map(str, sys.version_info[:3]))),
        Health("sqlite", sqlite3.sqlite_version_info >= (3, 37), sqlite3.sqlite_version),
    ]
    for name in _PACKAGES:
        try:
            found.append(Health(name, True, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            found.append(
                Health(name, False, _("ontbreekt"), _("Installeer griffie opnieuw, met make."))
            )
    return tuple(found)
