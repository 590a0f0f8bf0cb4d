"""From a draft to a letter: cleaned, with roles, laid out as running text, every character traced."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import cues, dating, letterhead, motion_paper, roles, tables
from corpus.clean import clean
from corpus.draft import Draft, DraftBlock, Piece
from corpus.i18n import translator
from corpus.layout import Layout
from corpus.letter import Block, Flag, Letter, Source
from corpus.line import plain, sliced
from corpus.safe import without_controls
from corpus.words import Words

_ = translator("corpus")


def assemble(draft: Draft, source: Source) -> Letter:
    """Lay ``draft`` out as a letter. Pure; raises nothing of its own."""
    words = Words(_texts(draft))
    drafts = [b for b in draft.blocks if b.hint != "footer"]
    _captioned(drafts)
    _asked(drafts)
    cleaned = [clean(b.text, words) for b in drafts]
    notes = [clean(n.text, words) for n in draft.notes]
    parts = [
        roles.Part(b.kind, c.text, b.number, b.hint) for b, c in zip(drafts, cleaned, strict=True)
    ]
    filled = [p for p in parts if p.text]
    roles.assign(filled)
    layout = Layout()
    places: list[Block] = []
    for part, block, text in zip(parts, drafts, cleaned, strict=True):
        if block.table is not None:
            layout.table(part, block, words)
        elif part.text:
            layout.block(part, block, text)
            places.append(layout.blocks[-1])
    for note, text in zip(draft.notes, notes, strict=True):
        layout.note(note, text)
    heads: list[letterhead.HeadBlock] = [(p.printed, p.role) for p in filled]
    told = {key: " ".join(without_controls(value).split()) for key, value in draft.metadata.items()}
    dated = dating.date_of(heads, told)
    head = letterhead.read(heads, told, dated)
    head = motion_paper.recognised(head, layout.text, layout.blocks, told)
    said = [*heads, *((n.text, "note") for n in notes)]
    letter = layout.letter(source, head, _doubts(dated, said, places))
    return replace(letter, flags=(*letter.flags, *_missing_pages(letter, draft.unread_pages)))


def _missing_pages(letter: Letter, numbers: Sequence[int]) -> Iterator[Flag]:
    """A flag for each page whose text is missing, where it would have stood."""
    message = _("Bladzijde {page} is beschadigd en niet gelezen.")
    for number in numbers:
        later = (s.start for s in letter.trace if s.page is not None and s.page > number)
        at = next(later, len(letter.text))
        yield Flag("page_unreadable", message.format(page=number), at, at)


def _asked(drafts: list[DraftBlock]) -> None:
    """Part "Vraag 3:" or "Antwoord:" from the text that it heads on the same line."""
    for block in drafts:
        match = cues.ASKED_INLINE.match(block.text) if not block.number else None
        if match is None:
            continue
        pieces = block.pieces or (Piece(0, block.page, block.part, block.source),)
        block.number = f"{' '.join(match['label'].split())}:"
        block.text, block.pieces = sliced(block.text, pieces, match.end(), len(block.text))
        block.kind, block.level = "paragraph", 0


def _captioned(drafts: list[DraftBlock]) -> None:
    """Give each table the caption, or the line with its unit, that stands right above it."""
    for above, block in itertools.pairwise(drafts):
        table = block.table
        if table is None or table.caption or above.table is not None:
            continue
        text = " ".join(plain(above.text).split())
        if cues.CAPTION.match(text) or (len(text) < 150 and tables.unit_of(text)[0]):
            table.caption = f"{above.number} {text}".strip()
            above.kind, above.level = "paragraph", 0


def _doubts(
    dated: dating.Dated, said: list[letterhead.HeadBlock], places: list[Block]
) -> list[Flag]:
    """What looks wrong in the letterhead: a dateline before a day that the text calls passed."""
    later = dating.contradiction(dated, said)
    if later is None or dated.block is None:
        return []
    message = _("De brief is gedagtekend vóór {day}, en noemt die dag als voorbij.")
    place = places[dated.block]
    return [Flag("date_contradicted", message.format(day=later), place.start, place.end)]


def _texts(draft: Draft) -> list[str]:
    cells = [
        cell for b in draft.blocks if b.table is not None for row in b.table.rows for cell in row
    ]
    return [b.text for b in draft.blocks] + [n.text for n in draft.notes] + cells
