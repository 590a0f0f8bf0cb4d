"""Te beoordelen: one question after another; each answer is a verdict, and the next one comes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from corpus.i18n import N_, translator
from kb.formats import Column
from kb.ledger.ledger import Ledger
from kb.ledger.lines import MotionLine
from kb.records import Citation, LetterRecord
from kb.register.records import RegisterMotion
from tui import naming
from tui.clerk import Clerk
from tui.desk import Desk
from tui.export import Export
from tui.prose import Prose
from tui.queue import Item, queue
from tui.rows import TableColumn, View
from tui.screens.commitments import tell_commitment
from tui.screens.listing import Listing
from tui.screens.motions import tell_motion

_ = translator("tui")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the words that it is about: of the earlier entry, and of the later one."""

    item: Item
    left: Citation
    right: Citation | None
    record: RegisterMotion | None

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        line = self.item.line
        if isinstance(line, MotionLine):
            return naming.motion_title(line)
        return naming.commitment_title(line)


def _asked(question: Question) -> str:
    if question.item.link:
        return _("{what}?").format(what=naming.link(question.item.link.kind))
    if isinstance(question.item.line, MotionLine):
        return _("{status}, zegt een brief").format(
            status=naming.status(question.item.line.strongest)[0]
        )
    return _("nagekomen, zegt een brief")


class ReviewScreen(Listing[Question], Clerk):
    """The queue."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "judge('accept')", N_("Ja, akkoord")),
        Binding("d", "judge('dispute')", N_("Nee, betwist")),
    ]
    section = "review"
    empty = N_("Niets te beoordelen. Nieuwe brieven (6, dan +) brengen nieuwe vragen.")
    columns: ClassVar[Sequence[TableColumn[Any]]] = (
        TableColumn("kind", "", lambda q: ("=" if q.item.link else "?", "warn"), 1),
        TableColumn("asked", N_("Vraag"), _asked, 32, _asked),
        TableColumn("title", N_("Waarover"), lambda q: q.title, 0, lambda q: q.title.casefold()),
    )
    views: ClassVar[Sequence[View[Any]]] = (
        View("all", N_("alle"), lambda _q: True),
        View("claims", N_("afgedaan of nagekomen"), lambda q: q.item.link is None),
        View("links", N_("hetzelfde?"), lambda q: q.item.link is not None),
    )

    def read(self, desk: Desk) -> Sequence[Question]:
        """All that awaits a verdict."""
        ledger, register = desk.kb.ledger(desk.today), desk.kb.register()
        found = []
        for item in queue(ledger):
            line = item.line
            record = register.by_ref(line.ref) if isinstance(line, MotionLine) else None
            left = _cited(ledger, item.subject) or _newest(item)
            right = _cited(ledger, item.other) if item.other else None
            if item.other and right is None:
                right = _whole(desk, item.other)
            found.append(Question(item, left, right, record))
        return found

    def words(self, row: Question) -> str:
        """The question and the sentences."""
        later = row.right.sentence if row.right else ""
        return " ".join([_asked(row), row.title, row.left.sentence, later])

    def identity(self, row: Question) -> str:
        """What it asks about what."""
        return row.item.id

    def citation(self, row: Question) -> Citation | None:
        """The later words: those that raise the question."""
        return row.right or row.left

    def judged(self) -> Sequence[str]:
        """The entries that are asked about."""
        return [q.item.subject for q in self.table.subjects]

    def has_verdict(self, subject: str) -> bool:
        """What is asked here was not decided; undo takes back the last answer of this session."""
        return False

    def action_judge(self, action: str) -> None:
        """Answer: yes or no to what is asked; the other acts are as everywhere."""
        if action == "withdraw":
            super().action_judge(action)
            return
        yes = action in ("accept", "met")

        def answer(questions: Sequence[Question]) -> None:
            for q in questions:
                self.app.give(q.item.yes if yes else q.item.no, [q.item.subject], q.item.other)

        words = _("ja, akkoord") if yes else _("nee, betwist")
        self.for_each(self.table.subjects, answer, words)

    def done(self) -> None:
        """The selection has served."""
        self.table.choose_none()

    def action_relations(self) -> None:
        """Show what the entry asked about hangs together with."""
        if self.table.current:
            self.app.show_relations(self.table.current.item.subject)

    def tell_of(self, row: Question, prose: Prose) -> None:
        """What is asked, the words on both sides, and then all about the line."""
        at = self.table.shown.index(row) + 1
        prose.line(_("Vraag {n} van {all}").format(n=at, all=len(self.table.shown)), "quiet")
        prose.line(_asked(row), "warn")
        prose.line(_("a ja · d nee · enter leest de brief"), "quiet")
        if row.item.link:
            prose.heading(_("Eerder")).quote(row.left)
            if row.right:
                prose.heading(_("Later")).quote(row.right)
            prose.line()
            prose.line(f"{row.item.link.reason} ({row.item.link.score:.0%})", "quiet")
            prose.line(f"{row.item.link.left} – {row.item.link.right}", "quiet")
            return
        prose.line()
        if isinstance(row.item.line, MotionLine):
            tell_motion(row.item.line, row.record, prose)
        else:
            tell_commitment(row.item.line, prose)

    def exported(self, rows: Sequence[Question]) -> Export:
        """The questions with the words they are about."""
        return Export("te-beoordelen", rows, EXPORT)


def _newest(item: Item) -> Citation:
    line = item.line
    return line.claims[-1].citation if isinstance(line, MotionLine) else line.newest.citation


def _cited(ledger: Ledger, identity: str) -> Citation | None:
    """The words of an entry: a statement, a motion's claim, or an earlier commitment's."""
    promise = ledger.commitment(identity)
    if promise:
        own = [s.citation for s in promise.statements if s.id == identity]
        return own[-1] if own else promise.newest.citation
    motion = ledger.motion(identity)
    if motion:
        own = [
            _of(m, c) for m in ledger.facts.mentions if m.id == identity for c in m.motion.claims
        ]
        return own[-1] if own else motion.claims[-1].citation
    met = [
        _of(m, c) for m in ledger.facts.met if identity in (m.id, m.letter.id) for c in m.met.claims
    ]
    return met[-1] if met else None


def _whole(desk: Desk, identity: str) -> Citation | None:
    """A letter as a whole: what is delivered with it is its subject."""
    record = desk.kb.show(identity)
    if not isinstance(record, LetterRecord):
        return None
    title = naming.subject(record)
    return Citation(record, title, title, 0, 0, None, "letter")


def _of(mention: Any, claim: Any) -> Citation:
    e = claim.evidence
    return Citation(mention.letter, e.text, claim.sentence, e.start, e.end, e.page, e.rule)


EXPORT: tuple[Column[Question], ...] = (
    Column("question", N_("Vraag"), _asked),
    Column("title", N_("Waarover"), lambda q: q.title),
    Column("subject", N_("Kenmerk"), lambda q: q.item.subject),
    Column("other", N_("Tweede"), lambda q: q.item.other),
    Column("earlier", N_("Eerder"), lambda q: q.left.sentence),
    Column("later", N_("Later"), lambda q: q.right.sentence if q.right else None),
)
