"""The texts that linking compares, each as the words that say what it is about."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from kb.ledger.likeness import Analyse, Weights
from kb.ledger.motions import Dossiers
from kb.records import CommitmentRecord, LetterBrief, MetMention

Part = Literal["promise", "met", "subject"]

#: Words (stems are made of them) that nearly every promise has, and that say nothing of its subject.
_COMMON = (
    "uw kamer tweede eerste ik wij we kabinet minister ministerie staatssecretaris regering zal zullen "
    "wordt worden informeer informeren geïnformeerd stuur sturen toezenden ontvangt ontvangen hierover "
    "daarover brief jaar kwartaal maand eerste tweede derde vierde begin eind einde medio voorjaar zomer "
    "najaar uiterlijk voor januari februari maart april mei juni juli augustus september oktober november "
    "december later komend komende dit volgend volgende helft na rond verwacht"
)


@dataclass(frozen=True, eq=False)
class Text:
    """A promise, a letter's words that one is met, or a letter's subject, as linking sees it.

    ``id`` is the commitment's, the earlier commitment's or the letter's; ``letter`` and ``day`` are
    those of the letter it stands in. ``kind`` is the kind of act of a promise, or the status that the
    letter gives to what was promised; ``latest`` is the promise's latest day. A shelf holds each once.
    """

    id: str
    part: Part
    letter: str
    day: dt.date | None
    ministry: str
    dossiers: frozenset[str]
    kind: str
    latest: dt.date | None
    words: frozenset[str]

    def before(self, other: Text) -> bool:
        """Whether its letter is of an earlier day; a letter without a date is never earlier or later."""
        return bool(self.day and other.day and self.day < other.day and self.letter != other.letter)

    @cached_property
    def house(self) -> str:
        """The ministry, comparable."""
        return self.ministry.casefold()


class Shelf(Protocol):
    """Where the linker finds texts."""

    @property
    def weights(self) -> Weights:
        """How much words weigh."""

    def texts(self, letter: str) -> Sequence[Text]:
        """The texts of the letter with this id, by part and id."""

    def holding(self, word: str) -> Sequence[Text]:
        """The texts that have a rare ``word``."""


class MemoryShelf:
    """All texts of an archive in memory; words weigh by how many of its promises have them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._letters: dict[str, list[Text]] = defaultdict(list)
        self._holding: dict[str, list[Text]] = defaultdict(list)
        self.frequency: Counter[str] = Counter()
        self.size = 0
        every = list(texts)
        for text in every:
            self._letters[text.letter].append(text)
            if text.part == "promise":
                self.size += 1
                self.frequency.update(text.words)
        self.weights = Weights(self.size, lambda word: self.frequency[word])
        for text in every:
            for word in text.words:
                if self.weights.rare(word):
                    self._holding[word].append(text)

    def __iter__(self) -> Iterator[str]:
        """The ids of the letters, in order."""
        return iter(sorted(self._letters))

    def texts(self, letter: str) -> Sequence[Text]:
        """The texts of the letter with this id, by part and id."""
        return sorted(self._letters.get(letter, ()), key=lambda t: (t.part, t.id))

    def holding(self, word: str) -> Sequence[Text]:
        """The texts that have a rare ``word``."""
        return self._holding.get(word, ())


def texts(
    statements: Iterable[CommitmentRecord],
    met: Iterable[MetMention],
    letters: Iterable[LetterBrief],
    *,
    analyse: Analyse,
    dossiers: Mapping[str, frozenset[str]],
) -> list[Text]:
    """The texts of these facts. A letter's subject of fewer than two words says too little."""
    common = frozenset(analyse(_COMMON))

    def content(text: str) -> frozenset[str]:
        return frozenset(w for w in analyse(text) if w not in common and not w.isdigit())

    found = []
    for statement in statements:
        due = statement.deadline.latest if statement.deadline else None
        said = statement.citation
        found.append(
            _text(
                statement.id,
                "promise",
                said.letter,
                dossiers,
                content(said.text),
                statement.kind,
                due,
            )
        )
    for mention in met:
        words = content(mention.met.subject or "")
        if len(words) < 2:
            words = content(" ".join(c.sentence for c in mention.met.claims))
        found.append(_text(mention.id, "met", mention.letter, dossiers, words, mention.met.status))
    for letter in letters:
        words = content(letter.subject or "")
        if len(words) >= 2:
            found.append(_text(letter.id, "subject", letter, dossiers, words))
    return found


def _text(
    identity: str,
    part: Part,
    letter: LetterBrief,
    dossiers: Dossiers,
    words: frozenset[str],
    kind: str = "",
    latest: dt.date | None = None,
) -> Text:
    return Text(
        id=identity,
        part=part,
        letter=letter.id,
        day=letter.date,
        ministry=letter.ministry or "",
        dossiers=dossiers.get(letter.id, frozenset()),
        kind=kind,
        latest=latest,
        words=words,
    )
