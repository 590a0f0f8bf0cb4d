"""The knowledge base: the one façade that the commands and the terminal UI call.

::

    with KnowledgeBase.open(folder) as kb:
        kb.ingest(["letters/"])
        for promise in kb.commitments(CommitmentFilter(ministry="LVVN")):
            print(promise.id, promise.citation.sentence)

Safe to use from several threads. Errors are those of :mod:`kb.errors`.
"""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.i18n import translator
from corpus.limits import MAX_SECONDS
from kb import store
from kb.contents import Contents
from kb.errors import FullDiskError, ReadOnlyStoreError, StoreError, UnknownIdError
from kb.store.database import Connection, Database

# Opening a knowledge base and searching it must be quick: all else is imported where it is used.
if TYPE_CHECKING:
    from index.query import Filters
    from index.search import Hit, SearchIndex
    from index.source import PassageSource
    from kb.answers.question import Answer
    from kb.audit import Finding
    from kb.graph.model import CommitmentGraph
    from kb.ingest import Progress
    from kb.ledger.beside import MotionRegister
    from kb.ledger.ledger import Ledger
    from kb.ledger.lines import Verdict
    from kb.ledger.office import Office
    from kb.read_letter import ReadLetter
    from kb.records import (
        Health,
        LetterRecord,
        MetRecord,
        MotionRecord,
        Outcome,
    )
    from kb.register.importing import Imported
    from kb.register.records import RegisterCommitment, RegisterMotion

_ = translator("kb")

#: The file in the knowledge base's folder that holds the truth; indexes stand beside it.
FILE_NAME = "griffie.sqlite"
#: The folder beside it that search derives from it.
INDEX_NAME = "index"


class KnowledgeBase(Contents):
    """An open knowledge base in ``folder``.

    ``tell`` is given what the user should know beside the answer: that the search index had to be
    built anew, and why.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.tell: Callable[[str], None] = _silent
        self._database = database
        self._index: SearchIndex | None = None
        self._sponsors: tuple[int, frozenset[str]] | None = None

    @classmethod
    def open(cls, folder: Path) -> KnowledgeBase:
        """Open the knowledge base in ``folder``; folder and file are made where there are none."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _folder_error(folder, error) from error
        return cls(folder, Database(folder / FILE_NAME))

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a knowledge base in ``folder``."""
        return (folder / FILE_NAME).exists()

    def close(self) -> None:
        """Close it, for all threads."""
        self._database.close()

    def __enter__(self) -> KnowledgeBase:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """A snapshot for queries of other rooms of ``kb`` (ledger, register, reminders)."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction for other rooms of ``kb``: kept when the block ends, undone when it raises."""
        return self._database.writing()

    # Taking in and removing

    def ingest(
        self,
        paths: Iterable[str],
        on_progress: Progress | None = None,
        jobs: int = 0,
        *,
        limit: float = MAX_SECONDS,
        read: Callable[[str], ReadLetter] | None = None,
    ) -> list[Outcome]:
        """Take in files, folders and patterns; see :func:`kb.ingest.ingest`."""
        from kb.ingest import ingest
        from kb.read_letter import read_letter

        return ingest(
            self._database,
            paths,
            on_progress=on_progress,
            jobs=jobs,
            limit=limit,
            read=read or read_letter,
        )

    def remove(self, identity: str) -> LetterRecord:
        """Remove a letter (id or the beginning of one) with all its versions; return what it was."""
        from kb.ingest import remove
        from kb.records import LetterRecord

        record = self.show(identity)
        if not isinstance(record, LetterRecord):
            raise UnknownIdError(_("{id} is geen brief.").format(id=record.id))
        remove(self._database, [record.id])
        return record

    # Searching

    def search(self, typed: str, *, limit: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The best passages for what somebody typed, best first, duplicates folded into one.

        Filters may be typed (``index/query.py``) or given. The index is brought in step first.
        """
        return self.index.search(typed, limit=limit, filters=filters)

    def ask(self, question: str, today: dt.date) -> Answer:
        """The answer to a question from what it holds on ``today``, or that there is none.

        Any text may be asked; see :mod:`kb.answers.service`.
        """
        from kb.answers.service import ask

        return ask(self, question, today)

    def sponsors(self) -> frozenset[str]:
        """The words of the surnames of all who moved a motion, in lower case without accents."""
        generation = self.generation()
        if self._sponsors is None or self._sponsors[0] != generation:
            with self.reading() as connection:
                self._sponsors = (generation, store.motions.sponsors(connection))
        return self._sponsors[1]

    @property
    def index(self) -> SearchIndex:
        """The search index beside the database, with the encoder of the configuration."""
        if self._index is None:
            from index.search import SearchIndex
            from kb.search_settings import encoder_choice

            self._index = SearchIndex(
                self.folder / INDEX_NAME,
                self.stored_passages(),
                encoder_choice(),
                self._talk,
            )
        return self._index

    def stored_passages(self) -> PassageSource:
        """All passages, as the index and its training want them."""
        return store.passages.StoredPassages(self._database)

    def _talk(self, words: str) -> None:
        self.tell(words)

    # The ledger: what follows from letters, verdicts and registers together

    @cached_property
    def _office(self) -> Office:
        from kb.ledger.office import Office

        return Office(self.reading, self.writing)

    def ledger(self, today: dt.date) -> Ledger:
        """All motions and commitments across letters, as they stand on ``today``."""
        return self._office.ledger(today)

    def link(self) -> None:
        """Bring the links between statements in step with the letters; what reads them does so too."""
        self._office.link()

    def give_verdict(
        self,
        action: str,
        subject: str,
        *,
        who: str,
        at: dt.datetime,
        other: str | None = None,
        note: str = "",
    ) -> Verdict:
        """Keep a clerk's decision for good; :class:`kb.ledger.verdicts.VerdictError` says why not.

        ``subject`` and ``other`` may be beginnings of ids.
        """
        found = self.show(subject).id
        second = self.show(other).id if other else None
        return self._office.give(action, found, who=who, at=at, other=second, note=note)

    def import_register(
        self,
        files: Sequence[Path],
        *,
        as_of: dt.date | None = None,
        on_progress: Callable[[str, int], None] | None = None,
    ) -> list[Imported]:
        """Take in exports of the official registers; see :mod:`kb.register.importing`."""
        from kb.register.importing import import_register

        return import_register(self.writing, files, as_of=as_of, on_progress=on_progress)

    def register(self) -> MotionRegister:
        """The register's motions, by reference."""
        return self._office.register()

    def official(
        self, record: MotionRecord | MetRecord
    ) -> RegisterMotion | RegisterCommitment | None:
        """The register's record of a motion or earlier commitment, or None."""
        return self._office.official(record)

    def audit(self, today: dt.date) -> list[Finding]:
        """Where letters, register and verdicts do not agree, on ``today``."""
        return self._office.audit(today)

    def graph(self, today: dt.date) -> CommitmentGraph:
        """The commitment graph of everything it holds; built once for each state of it."""
        return self._office.graph(today)

    def doctor(self) -> Sequence[Health]:
        """Whether the knowledge base is whole."""
        from kb import doctor

        return doctor.examine(self.folder, self._database)


def _silent(_words: str) -> None:
    """Tell nobody."""


def _folder_error(folder: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullDiskError(
            _("De schijf is vol."),
            advice=_("Maak ruimte en herhaal de opdracht."),
            file=str(folder),
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return StoreError(
            _("Hier staat een bestand, geen map."),
            advice=_("Kies met --kb een andere map."),
            file=str(folder),
        )
    return ReadOnlyStoreError(
        _("De map van de kennisbank kan niet worden gemaakt."),
        advice=_("Controleer de rechten, of kies met --kb een andere map."),
        file=str(folder),
    )
