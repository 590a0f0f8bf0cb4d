"""Citations by construction: each is cut from the letter's text and cannot differ from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.records import Citation, LetterBrief, LetterRecord

if TYPE_CHECKING:
    from corpus.letter import Letter
    from kb.knowledge_base import KnowledgeBase

_BRIEF = ("id", "file", "date", "kind", "subject", "dossier", "ministry", "signatories")


class Citing:
    """Cuts citations from letters, each letter read once."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._letters: dict[str, tuple[Letter, LetterBrief]] = {}

    def letter(self, identity: str) -> Letter:
        """The letter with this id."""
        return self._read(identity)[0]

    def cite(
        self, identity: str, start: int, end: int, *, within: tuple[int, int] | None = None
    ) -> Citation:
        """The words at ``start`` to ``end`` of a letter; ``within`` is their sentence's range."""
        letter, brief = self._read(identity)
        low, high = within or (start, end)
        return Citation(
            letter=brief,
            text=letter.text[start:end],
            sentence=letter.text[min(low, start) : max(high, end)],
            start=start,
            end=end,
            page=letter.page_at(start),
            rule="answer",
        )

    def _read(self, identity: str) -> tuple[Letter, LetterBrief]:
        if identity not in self._letters:
            record = self._kb.show(identity)
            assert isinstance(record, LetterRecord)
            brief = LetterBrief(**{name: getattr(record, name) for name in _BRIEF})
            self._letters[identity] = (self._kb.letter(identity), brief)
        return self._letters[identity]
