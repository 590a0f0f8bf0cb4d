"""What a question asks, typed; and what an answer is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kb.facts import MotionStatus
from kb.records import Citation

if TYPE_CHECKING:
    from index.search import Hit

#: What is asked for. ``where`` is a place, ``fact`` whatever the best sentence says.
QuestionKind = Literal[
    "date", "amount", "who", "how_many", "list", "status", "yes_no", "where", "definition", "fact"
]
#: What of the ledger or of a letter itself it is asked about; "" for anything that letters say.
About = Literal["", "motions", "commitments", "sponsor", "signatory", "office", "letter"]
Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``words`` is what is searched for: the question in Dutch, without the words of asking.
    ``references`` are official numbers in it (``39044-18``, ``TZ202512-114``); ``statuses`` the
    claims asked for; ``denied`` whether it asks for what they are *not* true of ("nog niet
    afgedaan", "open"); ``recorded`` whether it asks what a register holds; ``yearly`` whether
    structural money is asked for (None: not said); ``newest`` whether the latest planning is;
    ``summed`` whether amounts are to be added up; ``overdue`` whether only what is late counts;
    ``years`` the years named; ``letter`` what the letter is said to be about ("de brief over …").
    """

    text: str
    kind: QuestionKind
    language: Language
    words: str
    about: About = ""
    references: tuple[str, ...] = ()
    statuses: tuple[MotionStatus, ...] = ()
    yearly: bool | None = None
    newest: bool = False
    summed: bool = False
    overdue: bool = False
    denied: bool = False
    recorded: bool = False
    past: bool = False
    years: tuple[str, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer, printed as ``text`` in ``citation``: its text is the citation's.

    ``label`` names what the part is about where that stands in the ledger: a motion's number.
    """

    text: str
    citation: Citation
    label: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or that there is none: ``text`` is then None.

    ``confidence`` is 0..1; ``scores`` are what it was made of. ``passages`` are the nearest ones,
    best first. ``phrasing`` is the answer as a local language model put it, where one was asked and
    the cited sentences support every word of it.
    """

    question: Question
    text: str | None
    parts: tuple[Part, ...]
    confidence: float
    passages: tuple[Hit, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    phrasing: str | None = None
