"""``griffie ask``: a question, its answer, and the sentence that it stands in."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.i18n import N_, translator
from corpus.safe import printable_name
from kb.commands.base import argument, command, option, tell, tell_nothing, with_kb
from kb.formats import json_line
from kb.knowledge_base import KnowledgeBase
from kb.table import console

if TYPE_CHECKING:
    from index.search import Hit
    from kb.answers.question import Answer, Part

_ = translator("kb")

#: Characters of a nearby passage that people are shown; parts of a long list.
_SHOWN, _PARTS = 220, 25


@command(
    help=N_(
        "Stel een vraag over de brieven. Het antwoord staat in een brief of in de lijst van moties en"
        " toezeggingen, met de zin erbij; staat het er niet in, dan zegt griffie dat. Zonder vraag"
        " leest griffie ask vragen regel voor regel, elke los van de vorige. Afsluitcode 3: niet"
        " gevonden."
    )
)
@argument("words", nargs=-1, metavar=N_("[VRAAG...]"))
@option("--format", "chosen", type=click.Choice(["text", "json"]), default="text",
        help=N_("Vorm van de uitvoer."))  # fmt: skip
@option(
    "--explain", is_flag=True, help=N_("Toon hoe de vraag begrepen is en hoe zeker het antwoord.")
)
@with_kb
def ask(kb: KnowledgeBase, words: tuple[str, ...], chosen: str, explain: bool) -> None:
    """``griffie ask``."""
    kb.tell = tell
    asked = " ".join(words)
    if not (_answered(kb, asked, chosen, explain) if words else _conversation(kb, chosen, explain)):
        if kb.counts().letters == 0:
            tell_nothing(kb, "")
        sys.exit(3)


def _conversation(kb: KnowledgeBase, chosen: str, explain: bool) -> bool:
    """Answer line by line; whether the last question was answered."""
    talks = sys.stdin.isatty()
    if talks:
        tell(_("Stel uw vraag; een lege regel of Ctrl-D eindigt."))
    found = True
    for line in sys.stdin:
        if line.strip():
            found = _answered(kb, line, chosen, explain)
            sys.stdout.flush()
        elif talks:
            break
    return found


def _answered(kb: KnowledgeBase, asked: str, chosen: str, explain: bool) -> bool:
    """Print the answer to one question; whether there was one."""
    from kb.answers.phrasing import configured, phrased

    server = configured()
    answer = kb.ask(asked, dt.date.today())  # noqa: DTZ011 (the user's own day)
    if server is not None:
        try:
            answer = replace(answer, phrasing=phrased(answer, server))
        except OSError as error:
            tell(_("De server van answers.server geeft geen antwoord: {error}").format(error=error))
    if chosen == "json":
        click.echo(json_line(document(answer, explain=explain)), nl=False)
    else:
        _print(answer, explain)
    return answer.text is not None


def document(answer: Answer, *, explain: bool = False) -> dict[str, Any]:
    """An answer as a JSON object; ``start`` and ``end`` are offsets into the letter's text."""
    found: dict[str, Any] = {
        "question": answer.question.text,
        "answer": answer.text,
        "kind": answer.question.kind,
        "parts": [_part(part) for part in answer.parts],
        "passages": [_passage(hit) for hit in answer.passages],
        "confidence": round(answer.confidence, 4),
    }
    if answer.phrasing is not None:
        found["phrasing"] = answer.phrasing
    if explain:
        found["understood"] = _understood(answer)
        found["scores"] = {name: round(value, 4) for name, value in answer.scores.items()}
    return found


def _part(part: Part) -> dict[str, Any]:
    cited = part.citation
    return {
        "text": part.text,
        **({"about": part.label} if part.label else {}),
        "citation": {
            "letter": cited.letter.id,
            "file": cited.letter.file,
            "date": cited.letter.date,
            "page": cited.page,
            "start": cited.start,
            "end": cited.end,
            "sentence": cited.sentence,
        },
    }


def _passage(hit: Hit) -> dict[str, Any]:
    record, passage = hit.record, hit.record.passage
    low, high = hit.marks.sentence
    return {
        "letter": record.letter_id,
        "file": record.file,
        "date": record.date,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "sentence": passage.text[low:high],
        "score": round(hit.score.total, 4),
    }


def _understood(answer: Answer) -> dict[str, Any]:
    """The question as understood, what was not said left out."""
    question = answer.question
    fields = ("kind", "about", "language", "words", "references", "statuses", "yearly", "newest",
              "summed", "overdue", "past", "years", "letter")  # fmt: skip
    return {f: v for f in fields if (v := getattr(question, f)) not in ("", (), None, False)}


def _print(answer: Answer, explain: bool) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out = console(sys.stdout)
    if answer.text is None:
        out.print(Text(_("Niet gevonden."), style="bold"))
    else:
        out.print(Text(printable_name(answer.phrasing or answer.text), style="bold"))
    for part in answer.parts[:_PARTS]:
        cited = part.citation
        where = [
            part.label if part.label != answer.text else "",
            cited.letter.subject or Path(cited.letter.file).name,
            cited.letter.date.isoformat() if cited.letter.date else "",
            _("blz. {page}").format(page=cited.page) if cited.page else "",
            cited.letter.id,
        ]
        out.print(Padding(_sentence(part), (0, 3)))
        source = printable_name(" · ".join(filter(None, where)))
        out.print(Padding(Text(source, style="dim"), (0, 3)))
    if len(answer.parts) > _PARTS:
        more = _("… en nog {count}.").format(count=len(answer.parts) - _PARTS)
        out.print(Padding(Text(more, style="dim"), (0, 3)))
    if answer.text is None and answer.passages:
        out.print(Text(_("Het dichtst in de buurt:"), style="dim"))
        for hit in answer.passages:
            low, high = hit.marks.sentence
            near = " ".join(hit.record.passage.text[low:high].split())
            near = near if len(near) <= _SHOWN else near[:_SHOWN].rsplit(" ", 1)[0] + " …"
            day = hit.record.date.isoformat() if hit.record.date else ""
            name = hit.record.subject or Path(hit.record.file).name
            out.print(Padding(Text(printable_name(near)), (0, 3)))
            source = printable_name(" · ".join(filter(None, (name, day, hit.record.letter_id))))
            out.print(Padding(Text(source, style="dim"), (0, 3)))
    if explain:
        understood = ", ".join(f"{name} {value}" for name, value in _understood(answer).items())
        scores = ", ".join(f"{name} {value:.2f}" for name, value in answer.scores.items())
        out.print(Text(_("Begrepen: {what}").format(what=printable_name(understood)), style="dim"))
        sure = _("Zekerheid {sure:.2f}").format(sure=answer.confidence)
        out.print(Text(f"{sure}: {scores}" if scores else sure, style="dim"))
    out.print()


def _sentence(part: Part) -> Any:
    """The cited sentence on one line, the part itself underlined."""
    from rich.text import Text

    cited = part.citation
    before, found, after = cited.sentence.partition(part.text)
    shown = Text(printable_name(" ".join(before.split()) + (" " if before[-1:].isspace() else "")))
    shown.append(printable_name(" ".join(found.split())), style="underline")
    shown.append(printable_name((" " if after[:1].isspace() else "") + " ".join(after.split())))
    return shown
