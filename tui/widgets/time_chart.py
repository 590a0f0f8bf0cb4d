"""What falls due, drawn as a row of bars with today between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from corpus.i18n import translator
from tui.colours import colours
from tui.timeline import Bucket, buckets, first_day, heights

_ = translator("tui")

_EIGHTHS = " ▁▂▃▄▅▆▇█"


class TimeChart(Widget):
    """Bars by period; a click on one goes there. What is late is red and has a "!" under it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chart--present"}
    DEFAULT_CSS = """
    TimeChart { height: 8; padding: 0 1; background: $background; border-bottom: solid $border; }
    TimeChart > .chart--present { background: $tint-cursor; text-style: bold; }
    """

    class Chosen(Message):
        """Somebody clicked on a period."""

        def __init__(self, first: dt.date) -> None:
            super().__init__()
            self.first = first

    def __init__(self) -> None:
        super().__init__()
        self._dates: Sequence[dt.date] = ()
        self._period = "month"
        self._today = dt.date.min
        self._present: dt.date | None = None

    def show(self, dates: Sequence[dt.date], period: str, today: dt.date) -> None:
        """Draw these dates."""
        self._dates, self._period, self._today = dates, period, today
        self.refresh()

    def point_at(self, day: dt.date | None) -> None:
        """Mark the period of a day."""
        self._present = day
        self.refresh()

    def _step(self) -> int:
        return 4 if self._period == "week" else 5

    def _buckets(self) -> list[Bucket]:
        most = max(1, self.content_size.width // self._step())
        return buckets(self._dates, self._period, self._today, most)

    def render(self) -> Text:
        """Numbers, bars, the line of time and its names."""
        if not self._dates:
            return Text(_("Geen data om te tekenen."))
        found, palette, step = self._buckets(), colours(self.app), self._step()
        rows = max(1, self.content_size.height - 3)
        tall = heights([b.count for b in found], rows)
        now = first_day(self._today, self._period)
        present = first_day(self._present, self._period) if self._present else None
        marked = self.get_component_rich_style("chart--present", partial=True)
        text = Text(no_wrap=True)
        for row in range(rows + 1, 0, -1):
            for bucket, high in zip(found, tall, strict=True):
                text.append(*self._cell(bucket, high, row, step, palette))
            text.append("\n")
        for bucket in found:
            here = bucket.first == now
            text.append(
                ("┊" if here else "─") + "─" * (step - 1), palette["heading"] if here else ""
            )
        text.append("\n")
        for bucket in found:
            sign = "!" if bucket.late else " "
            words = f"{bucket.label}{sign}".ljust(step)[:step]
            style = Style.parse(palette["bad"] if bucket.late else palette["quiet"])
            if bucket.first == now:
                style = Style.parse(palette["heading"])
            text.append(words, style + marked if bucket.first == present else style)
        return text

    def _cell(
        self, bucket: Bucket, high: int, row: int, step: int, palette: dict[str, str]
    ) -> tuple[str, str]:
        """One cell of a bar: late below, coming above; the number stands on top of the bar."""
        filled = high - (row - 1) * 8
        width = step - 2
        if filled <= 0:
            top = bucket.count and row == (high + 7) // 8 + 1
            number = str(bucket.count) if top else ""
            return f"{number:^{width}}".ljust(step), palette["strong"]
        late = bucket.late and (row - 1) * 8 < high * bucket.late / bucket.count
        block = _EIGHTHS[min(8, filled)]
        return (block * width).ljust(step), palette["bad" if late else "info"]

    def on_click(self, event: events.Click) -> None:
        """Go to the period under the mouse."""
        found = self._buckets() if self._dates else []
        at = (event.x - 1) // self._step()
        if 0 <= at < len(found):
            self.post_message(self.Chosen(found[at].first))
