"""The clerk's acts, for every screen that shows motions or commitments: each is a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from corpus.i18n import N_, translator
from tui import naming

if TYPE_CHECKING:
    from tui.app import GriffieApp

_ = translator("tui")
T = TypeVar("T")


class Clerk(Screen[None]):
    """A screen with acts. It says what they are about: :meth:`judged`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "judge('accept')", N_("Akkoord")),
        Binding("d", "judge('dispute')", N_("Betwisten")),
        Binding("m", "judge('met')", N_("Nagekomen")),
        Binding("w", "judge('withdraw')", N_("Vervallen"), show=False),
        Binding("plus", "merge", N_("Samenvoegen"), key_display="+", show=False),
        Binding("n", "note", N_("Notitie"), show=False),
        Binding("u", "undo", N_("Terugnemen")),
    ]

    #: The verdicts that can be given on this screen.
    acts: ClassVar[Sequence[str]] = ("accept", "dispute", "met", "withdraw")

    if TYPE_CHECKING:
        app: GriffieApp

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A verdict that cannot be given here has no key here."""
        return action != "judge" or parameters[0] in self.acts

    def judged(self) -> Sequence[str]:
        """The ids of what is chosen, or of what is under the cursor."""
        raise NotImplementedError

    def done(self) -> None:
        """An act was given; the selection has served."""

    def action_judge(self, action: str) -> None:
        """Give a verdict about what is chosen; about more than one after asking."""
        self.for_each(self.judged(), partial(self.app.give, action), naming.verdict(action))

    def action_note(self) -> None:
        """Write a note to what is chosen."""
        from tui.screens.dialogs import Prompt

        subjects = self.judged()
        if not subjects:
            self._nothing()
            return

        def keep(words: str | None) -> None:
            if words:
                self.app.give("note", subjects, None, words)
                self.done()

        title = _("Notitie bij {what}").format(what=", ".join(subjects[:3]))
        self.app.push_screen(Prompt(title, "", _("enter bewaart, esc laat het zo")), keep)

    def action_undo(self) -> None:
        """Take back the last verdict on what is chosen, or else the last one of this session."""
        desk = self.app.desk
        given = {v.subject for v in desk.given}
        subjects = [s for s in self.judged() if s in given or self.has_verdict(s)]
        if not subjects and desk.given:
            subjects = [desk.given[-1].subject]
        if subjects:
            self.for_each(subjects, partial(self.app.give, "undo"), _("oordeel terugnemen"))
        else:
            self.app.tell(_("Er is geen oordeel om terug te nemen."))

    def has_verdict(self, subject: str) -> bool:
        """Whether a verdict stands on it."""
        raise NotImplementedError

    def action_merge(self) -> None:
        """Say that the chosen ones are one and the same."""
        first, *others = self.judged() or [""]
        if not others:
            self.app.tell(_("Kies met de spatiebalk twee of meer die hetzelfde zijn."))
            return
        question = _("{n} samenvoegen met {first}?").format(n=len(others), first=first)

        def merge(sure: bool | None) -> None:
            if sure:
                for other in others:
                    self.app.give("merge", [first], other)
                self.done()

        self._ask(question, merge)

    def for_each(
        self, subjects: Sequence[T], act: Callable[[Sequence[T]], Any], words: str
    ) -> None:
        """Do ``act`` about one; about more than one after asking."""
        if not subjects:
            self._nothing()
        elif len(subjects) == 1:
            act(subjects)
            self.done()
        else:

            def sure(yes: bool | None) -> None:
                if yes:
                    act(subjects)
                    self.done()

            self._ask(_("{n} keer: {what}?").format(n=len(subjects), what=words), sure)

    def _ask(self, question: str, then: Any) -> None:
        from tui.screens.dialogs import Confirm

        self.app.push_screen(Confirm(question), then)

    def _nothing(self) -> None:
        self.app.tell(_("Hier is niets om over te oordelen."))
