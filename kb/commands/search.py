"""``griffie search``: the passages that say it, in whatever words."""

from __future__ import annotations

import datetime as dt
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.i18n import N_, translator
from corpus.safe import printable, printable_name
from kb.commands.base import argument, command, option, tell, tell_nothing, with_kb
from kb.commands.filters import DAY, format_option
from kb.formats import Column, Format, write
from kb.knowledge_base import KnowledgeBase
from kb.table import console

if TYPE_CHECKING:
    from rich.text import Text

    from index.query import Filters
    from index.search import Hit

_ = translator("kb")

_KINDS = ("motion", "commitment", "deadline", "amount", "reference", "table")
#: Characters of a passage that people are shown around its best sentence.
_SHOWN = 700


@command(
    help=N_(
        "Zoek passages, in uw eigen woorden. Zet woorden tussen aanhalingstekens die bij elkaar"
        " moeten staan, een - voor een woord dat er niet mag staan, en beperk met dossier:36800-XIV,"
        " minister:naam, ministerie:naam, na:2026-01, voor:2026-07, brief:naam, soort:toezegging of"
        " motie:36800-XIV-33."
    )
)
@argument("words", nargs=-1, required=True, metavar=N_("WOORDEN..."))
@option("--limit", "-n", type=click.IntRange(1, 1000), default=10, show_default=True,
        help=N_("Zoveel passages."))  # fmt: skip
@option("--letter", metavar=N_("BRIEF"), help=N_("Kenmerk van de brief, of een deel van de naam."))
@option("--dossier", metavar=N_("NUMMER"), help=N_("Dossier, zoals 36800 of 36800-XIV."))
@option("--minister", metavar=N_("NAAM"), help=N_("Naam of ambt van wie ondertekende."))
@option("--ministry", metavar=N_("NAAM"), help=N_("Ministerie dat de brief stuurde."))
@option("--from", "since", type=DAY, help=N_("Brieven vanaf deze dag."))
@option("--to", "until", type=DAY, help=N_("Brieven tot en met deze dag."))
@option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS),
        help=N_("Soort feit dat erin staat; mag vaker."))  # fmt: skip
@option("--explain", is_flag=True, help=N_("Toon waaruit elke score bestaat."))
@format_option
@with_kb
def search(
    kb: KnowledgeBase,
    chosen: Format,
    words: tuple[str, ...],
    limit: int,
    explain: bool,
    **asked: Any,
) -> None:
    """``griffie search``."""
    kb.tell = tell
    hits = kb.search(" ".join(words), limit=limit, filters=_filters(**asked))
    if chosen != "table":
        write(list(enumerate(hits, 1)), _COLUMNS, chosen, document=_document)
    else:
        for number, hit in enumerate(hits, 1):
            _print(number, hit, explain)
    if not hits:
        tell_nothing(kb, _("Geen passage gevonden."))
        sys.exit(3)


def _filters(
    letter: str | None,
    dossier: str | None,
    minister: str | None,
    ministry: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kinds: tuple[str, ...],
) -> Filters:
    from index.analysis import words
    from index.query import Filters

    return Filters(
        since=since,
        before=until + dt.timedelta(days=1) if until else None,
        ministries=tuple(words(ministry or "")),
        people=tuple(words(minister or "")),
        dossiers=(dossier.upper(),) if dossier else (),
        letters=tuple(words(letter or "")),
        kinds=kinds,
    )


def _document(numbered: tuple[int, Hit]) -> dict[str, Any]:
    """A passage found as a JSON object; ranges are offsets into its ``text``."""
    rank, hit = numbered
    record, passage = hit.record, hit.record.passage
    start, end = hit.marks.sentence
    return {
        "rank": rank,
        "score": round(hit.score.total, 4),
        "letter": record.letter_id,
        "file": record.file,
        "date": record.date.isoformat() if record.date else None,
        "subject": record.subject or None,
        "ministry": record.ministry or None,
        "dossier": record.dossiers[0] if record.dossiers else None,
        "passage": record.passage_id,
        "page": passage.page,
        "headings": list(passage.headings),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "notes": list(passage.notes),
        "sentence": passage.text[start:end],
        "sentence_range": [start, end],
        "words": [list(span) for span in hit.marks.words],
        "kinds": sorted(record.kinds),
        "twins": len(hit.twins),
        "explain": {k: round(v, 4) for k, v in hit.score._asdict().items()},
    }


def _sentence(hit: Hit) -> str:
    start, end = hit.marks.sentence
    return " ".join(hit.record.passage.text[start:end].split())


_COLUMNS: tuple[Column[tuple[int, Any]], ...] = (
    Column("rank", N_("Nr."), lambda n: n[0]),
    Column("letter", N_("Brief"), lambda n: n[1].record.letter_id),
    Column("file", N_("Bestand"), lambda n: n[1].record.file),
    Column("date", N_("Datum"), lambda n: n[1].record.date),
    Column("page", N_("Blz."), lambda n: n[1].record.passage.page),
    Column("heading", N_("Kop"), lambda n: " › ".join(n[1].record.passage.headings)),
    Column("sentence", N_("Zin"), lambda n: _sentence(n[1])),
    Column("passage", N_("Passage"), lambda n: n[1].record.passage.text),
    Column("score", N_("Score"), lambda n: round(n[1].score.total, 4)),
)


def _print(number: int, hit: Hit, explain: bool) -> None:
    from rich.padding import Padding
    from rich.text import Text

    record, passage = hit.record, hit.record.passage
    out = console(sys.stdout)
    where = [
        record.date.isoformat() if record.date else "",
        _("blz. {page}").format(page=passage.page) if passage.page else "",
        " › ".join(passage.headings),
    ]
    name = record.subject or Path(record.file).name
    title = Text(f"{number}. ", style="bold")
    title.append(printable_name(name), style="bold")
    title.append(f"  {record.letter_id}", style="dim")
    out.print(title)
    out.print(Padding(Text(printable_name(" · ".join(filter(None, where))), style="dim"), (0, 3)))
    out.print(Padding(_marked(hit), (0, 3)))
    if hit.twins:
        more = _("Staat nog {count} keer zo in de brieven.").format(count=len(hit.twins))
        out.print(Padding(Text(more, style="dim"), (0, 3)))
    if explain:
        s = hit.score
        parts = _("score {total:.3f} = woorden {words:.3f} + betekenis {meaning:.3f}"
                  " {length:+.3f} om de lengte"
                  " (BM25 {bm25:.2f}, cosinus {cosine:.3f})")  # fmt: skip
        out.print(Padding(Text(parts.format(**s._asdict()), style="dim"), (0, 3)))
    out.print()


def _marked(hit: Hit) -> Text:
    """The passage around its best sentence, matching words bold and the sentence underlined."""
    from rich.text import Text

    text = hit.record.passage.text
    first, last = hit.marks.sentence
    start = max(0, min(first - 150, len(text) - _SHOWN))
    end = min(len(text), max(start + _SHOWN, last))
    start = 0 if start < 40 else text.rfind(" ", 0, start) + 1
    shown = Text("… " if start else "")
    cuts = {start, end, first, last} | {at for span in hit.marks.words for at in span}
    edges = sorted(at for at in cuts if start <= at <= end)
    for low, high in pairwise(edges):
        styles = ["underline"] if first <= low < last else []
        if any(s <= low < e for s, e in hit.marks.words):
            styles.append("bold")
        shown.append(printable(" ".join(text[low:high].split("\n"))), style=" ".join(styles))
    if end < len(text):
        shown.append(" …")
    return shown
