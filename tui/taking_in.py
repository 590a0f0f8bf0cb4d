"""Taking in letters: asked for, done in a thread, its progress and failures shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.reactive import reactive
from textual.worker import get_current_worker

from corpus.errors import GriffieError
from corpus.i18n import translator
from corpus.safe import printable_name
from kb.records import Outcome
from tui.widgets.progress import Intake

if TYPE_CHECKING:
    from tui.desk import Desk

_ = translator("tui")


class Stopped(Exception):  # noqa: N818 (no error: the app was closed while letters were taken in)
    """The taking in was given up; every letter taken in so far is in wholly."""


class TakingIn(App[None]):
    """The part of the app that takes letters in."""

    #: How far a taking in of letters has come; None while there is none.
    intake: reactive[Intake | None] = reactive(None)
    #: The files that the last taking in could not read.
    failures: tuple[Outcome, ...] = ()

    if TYPE_CHECKING:
        desk: Desk

        def action_go(self, section: str) -> None:
            """Show a section."""

        def changed(self) -> None:
            """What is shown is no longer up to date."""

        def tell(self, words: str) -> None:
            """A message."""

        def complain(self, error: GriffieError) -> None:
            """What went wrong."""

    def ask_for_letters(self) -> None:
        """Ask for a folder, file or pattern, and take it in."""
        from tui.screens.dialogs import Prompt

        def take(typed: str | None) -> None:
            if typed and typed.strip():
                self.ingest([str(Path(typed.strip()).expanduser())])

        hint = _("een map, bestand of patroon (brieven/**/*.pdf) · esc: laat maar")
        self.push_screen(Prompt(_("Brieven inlezen"), "", hint), take)

    def ingest(self, paths: Sequence[str]) -> None:
        """Take in letters and show how it goes; one taking in at a time."""
        if self.intake is not None:
            self.tell(_("Er worden al brieven ingelezen."))
            return
        self.intake = Intake(0, 0, "", 0)
        self.failures = ()
        self.action_go("letters")
        self._ingest(paths)

    @work(thread=True, group="ingest")
    def _ingest(self, paths: Sequence[str]) -> None:
        worker = get_current_worker()
        failed: list[Outcome] = []

        def told(done: int, total: int, outcome: Outcome) -> None:
            if worker.is_cancelled:
                raise Stopped
            if outcome.outcome == "failed":
                failed.append(outcome)
            name = printable_name(Path(outcome.file).name)
            self.call_from_thread(setattr, self, "intake", Intake(done, total, name, len(failed)))

        try:
            # Starting processes needs an error stream with a file; Textual's has none.
            with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
                outcomes = self.desk.kb.ingest(paths, told)
        except Stopped:
            return
        except GriffieError as error:
            self.call_from_thread(self._ingested, (), error)
            return
        self.call_from_thread(self._ingested, outcomes)

    def _ingested(self, outcomes: Sequence[Outcome], error: GriffieError | None = None) -> None:
        self.intake = None
        self.failures = tuple(o for o in outcomes if o.outcome == "failed")
        if error:
            self.complain(error)
        else:
            from kb.commands.ingest import summary

            self.tell(summary(outcomes))
        if self.failures:
            more = _("{n} bestanden mislukt; l toont waarom.").format(n=len(self.failures))
            self.notify(more, severity="warning", markup=False)
        self.changed()
