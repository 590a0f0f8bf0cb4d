"""Building the text of a detail pane: headings, pairs, quotations. What letters say is never markup."""

from __future__ import annotations

from rich.text import Text

from corpus.safe import printable
from kb.records import Citation
from tui import naming

#: Tones to the styles of the app's theme; resolved by :class:`Prose` when it is made.
_PLAIN = ""


class Prose:
    """A text that is built up line by line. ``colours`` gives a style for each tone."""

    def __init__(self, colours: dict[str, str]) -> None:
        self.text = Text()
        self._colours = colours

    def style(self, tone: str) -> str:
        """The style of a tone; none where it is not known."""
        return self._colours.get(tone, _PLAIN)

    def line(self, words: str = "", tone: str = "") -> Prose:
        """A line of its own."""
        self.text.append(printable(words) + "\n", self.style(tone))
        return self

    def heading(self, words: str) -> Prose:
        """A heading, with a line of space above it unless it is the first."""
        if self.text:
            self.text.append("\n")
        self.text.append(printable(words) + "\n", self.style("heading"))
        return self

    def pair(self, name: str, words: str, tone: str = "") -> Prose:
        """A name and what belongs to it; nothing where there are no words."""
        if words:
            self.text.append(f"{name}: ", self.style("quiet"))
            self.text.append(printable(" ".join(words.split())) + "\n", self.style(tone))
        return self

    def quote(self, citation: Citation, before: str = "", tone: str = "") -> Prose:
        """A sentence with the words it is about marked, and where it stands."""
        if before:
            self.text.append(printable(before) + "\n", self.style(tone))
        sentence = " ".join(citation.sentence.split())
        part = " ".join(citation.text.split())
        quoted = Text(f"“{printable(sentence)}”")
        at = sentence.find(part)
        if at >= 0 and part != sentence:
            quoted.stylize(self.style("mark"), at + 1, at + 1 + len(part))
        self.text.append_text(quoted).append("\n")
        self.text.append("  " + printable(naming.place(citation)) + "\n", self.style("quiet"))
        return self
