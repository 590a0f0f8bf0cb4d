"""How far the taking in of letters has come: a bar, the file at hand, how many failed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual.widget import Widget

from corpus.i18n import translator
from tui.colours import colours

_ = translator("tui")

_WIDTH = 24
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Intake:
    """A taking in that is under way: ``total`` is 0 while the files are still being listed."""

    done: int
    total: int
    file: str
    failed: int


class IngestBar(Widget):
    """One line, there only while letters are being taken in. Follows ``app.intake``."""

    DEFAULT_CSS = """
    IngestBar { height: 1; background: $panel; padding: 0 1; display: none; }
    """

    def on_mount(self) -> None:
        """Follow the app."""
        self.watch(self.app, "intake", self._follow)

    def _follow(self, intake: Intake | None) -> None:
        self.display = intake is not None
        self.refresh()

    def render(self) -> Text:
        """The bar."""
        intake: Intake | None = getattr(self.app, "intake", None)
        if intake is None:
            return Text()
        part = intake.done / intake.total if intake.total else 0.0
        palette = colours(self.app)
        line = Text(bar(part, _WIDTH), palette["info"], no_wrap=True, overflow="ellipsis")
        line.append(
            _("  {done} van {total} brieven").format(done=intake.done, total=intake.total), "bold"
        )
        if intake.failed:
            line.append("  ! " + _("{n} mislukt").format(n=intake.failed), palette["bad"])
        return line.append(f"  {intake.file}", palette["quiet"])


def bar(part: float, width: int) -> str:
    """A bar of ``width`` cells, filled for ``part`` (0..1) in eighths of a cell."""
    eighths = round(max(0.0, min(1.0, part)) * width * 8)
    full, rest = divmod(eighths, 8)
    filled = "█" * full + (_EIGHTHS[rest] if rest else "")
    return filled + "░" * (width - len(filled))
