"""The line at the top: the sections with their number keys, the present one marked."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from corpus.i18n import translator
from tui.sections import SECTIONS

_ = translator("tui")


class SectionBar(Widget):
    """All sections on one line; a click goes there."""

    COMPONENT_CLASSES = {"bar--present", "bar--other", "bar--number"}  # noqa: RUF012 (Textual's form)
    DEFAULT_CSS = """
    SectionBar { height: 1; background: $surface; color: $text-muted; }
    SectionBar > .bar--present { text-style: bold reverse; color: $primary; }
    SectionBar > .bar--number { color: $text-accent; }
    """

    waiting: reactive[int | None] = reactive(None)

    def __init__(self, section: str) -> None:
        super().__init__()
        self._section = section

    def on_mount(self) -> None:
        """Follow the app's count of what awaits a verdict."""
        self.watch(self.app, "waiting", self._follow)

    def _follow(self, count: int | None) -> None:
        self.waiting = count

    def render(self) -> Text:
        """The line."""
        for before, after, short in (("  ", " ", False), (" ", "", False), ("", "", True)):
            line = self._line(before, after, short=short)
            if line.cell_len <= self.size.width:
                break
        return line

    def _line(self, before: str, after: str, *, short: bool) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        for number, section in enumerate(SECTIONS, start=1):
            words = _(section.short if short else section.title)
            if section.key == "review" and self.waiting:
                words += f" {self.waiting}"
            click = {"@click": f"app.go('{section.key}')"}
            if section.key == self._section:
                style = self.get_component_rich_style("bar--present")
                line.append(f"{before}{number} {words} {after}", style).stylize(
                    style.from_meta(click)
                )
            else:
                part = Text(before)
                part.append(str(number), self.get_component_rich_style("bar--number"))
                part.append(f" {words} {after}")
                part.apply_meta(click)
                line.append_text(part)
        return line
