"""A passage that search found, as the screen shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from corpus.i18n import N_, translator
from corpus.safe import printable, printable_name
from kb.formats import Column
from kb.records import Citation, LetterBrief
from kb.reminders.words import long_day
from tui import naming
from tui.marks import KINDS

if TYPE_CHECKING:
    from index.query import Filters
    from index.search import Hit
    from kb.answers.question import Answer

_ = translator("tui")

#: Characters of a passage that are shown.
_SHOWN = 420


@dataclass(frozen=True, slots=True)
class Found:
    """A passage: its best sentence as a citation, and its text with the ranges of matching words."""

    citation: Citation
    headings: tuple[str, ...]
    text: str
    words: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    twins: int
    score: float


def found_of(hit: Hit) -> Found:
    """What the screen needs of a hit."""
    record, passage, marks = hit.record, hit.record.passage, hit.marks
    source = LetterBrief(
        id=record.letter_id,
        file=record.file,
        date=record.date,
        kind="other",
        subject=record.subject or None,
        dossier=record.dossiers[0] if record.dossiers else None,
        ministry=record.ministry or None,
        signatories=(),
    )
    low, high = marks.sentence
    sentence = passage.text[low:high]
    # A table's passage is its rows written out, not a piece of the letter: then its beginning.
    whole = len(passage.text) == passage.end - passage.start
    start = passage.start + (low if whole else 0)
    cited = Citation(
        source, sentence, sentence, start, start + len(sentence), passage.page, "search"
    )
    return Found(
        cited, passage.headings, passage.text, marks.words, marks.sentence, len(hit.twins),
        hit.score.total,
    )  # fmt: skip


def passage_text(found: Found, palette: dict[str, str]) -> Text:
    """Letter and headings, then the passage around its best sentence, matching words marked."""
    title = Text().append(naming.subject(found.citation.letter), palette["strong"])
    day = found.citation.letter.date
    parts = [long_day(day) if day else _("zonder datum")]
    if found.citation.page:
        parts.append(_("blz. {page}").format(page=found.citation.page))
    parts += [printable(h) for h in found.headings[-2:]]
    title.append("  " + " · ".join(parts) + "\n", palette["quiet"])
    title.append_text(_excerpt(found, palette))
    if found.twins:
        title.append("\n" + _("staat zo nog {n} keer").format(n=found.twins), palette["quiet"])
    return title.append("\n")


def _excerpt(found: Found, palette: dict[str, str]) -> Text:
    text, (first, last) = found.text, found.sentence
    start = max(0, min(first - 120, len(text) - _SHOWN))
    start = 0 if start < 40 else text.rfind(" ", 0, start) + 1
    end = min(len(text), max(start + _SHOWN, last))
    shown = Text("… " if start else "")
    cuts = {start, end, first, last} | {at for span in found.words for at in span}
    for low, high in pairwise(sorted(at for at in cuts if start <= at <= end)):
        inside = first <= low < last
        matching = any(s <= low < e for s, e in found.words)
        style = palette["mark"] if matching else "" if inside else palette["quiet"]
        shown.append(printable(text[low:high].replace("\n", " ")), style)
    return shown.append(" …") if end < len(text) else shown


def answer_texts(answer: Answer, palette: dict[str, str]) -> list[Text]:
    """The parts of an answer, each with where it stands; the first says that they are the answer."""
    texts = []
    for number, part in enumerate(answer.parts):
        text = Text()
        if not number:
            title = _("Antwoord ({sure:.0%} zeker)").format(sure=answer.confidence)
            text.append(f"▌ {title}\n", palette["heading"])
        text.append("▌ ", palette["heading"])
        if part.label:
            text.append(f"{printable(part.label)}: ", palette["info"])
        text.append(printable(" ".join(part.text.split())) + "\n", palette["strong"])
        sentence = " ".join(part.citation.sentence.split())
        if sentence != " ".join(part.text.split()):
            text.append(f"  “{printable(sentence)}”\n")
        text.append(f"  {naming.place(part.citation)}\n", palette["quiet"])
        texts.append(text)
    return texts


def chips(typed: str) -> list[str]:
    """The filters that were typed, each in words, in the order typed."""
    from index.query import placed_filters

    return [_chip(placed.filters) for placed in placed_filters(typed)]


def _chip(filters: Filters) -> str:
    names = {
        "since": _("vanaf"),
        "before": _("voor"),
        "ministries": _("ministerie"),
        "people": _("minister"),
        "dossiers": _("dossier"),
        "references": _("kamerstuk"),
        "letters": _("brief"),
        "kinds": _("soort"),
    }
    parts = []
    for key, title in names.items():
        value = getattr(filters, key)
        if key == "kinds":
            value = tuple(_(KINDS[k][1]) if k in KINDS else _("tabel") for k in value)
        if value:
            words = long_day(value) if isinstance(value, dt.date) else " ".join(value)
            parts.append(f"{title}: {printable_name(words)}")
    return ", ".join(parts)


def passage_columns() -> tuple[Column[Found], ...]:
    """What is written of a passage."""
    return (
        Column("subject", N_("Brief"), lambda f: f.citation.letter.subject),
        Column("date", N_("Datum"), lambda f: f.citation.letter.date),
        Column("page", N_("Blz."), lambda f: f.citation.page, right=True),
        Column("sentence", N_("Zin"), lambda f: " ".join(f.citation.sentence.split())),
        Column("passage", N_("Passage"), lambda f: f.text),
        Column("file", N_("Bestand"), lambda f: Path(f.citation.letter.file).name),
        Column("score", N_("Score"), lambda f: round(f.score, 4), right=True),
    )
