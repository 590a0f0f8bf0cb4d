"""From a PDF's lines to blocks: paragraphs across line and page ends, headings, list items, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus import lines as prose
from corpus.draft import MARK_END, MARK_START, Draft, DraftBlock, DraftNote, DraftTable, Piece
from corpus.line import plain
from corpus.readers import pdf_tables
from corpus.readers.pdf_lines import PageLine
from corpus.readers.pdf_regions import Measure, Regions, after_label, label_of

#: The imprint that a printed Kamerstuk has at the foot of its first page.
_IMPRINT = re.compile(r"kst-(\d{5}(?:-\(?[IVXLC]+\)?)?-(?:\d+|[A-Z]{1,2}))(?:-n\d)?")


def draft_of(pages: Sequence[Regions], usual: Measure) -> Draft:
    """The draft of a document whose pages are sorted out."""
    draft = Draft()
    for regions in pages:
        _place(regions)
    for beside in _margins(pages):
        draft.blocks.append(_block(beside, usual, hint="header"))
    groups: list[list[PageLine] | DraftTable] = []
    for regions in pages:
        position = 0
        for found in pdf_tables.find(regions.main, usual):
            _grouped(groups, regions.main[position : found.start], usual)
            above = groups[-1] if groups and not found.start else None
            if not (isinstance(above, DraftTable) and pdf_tables.continued(above, found.table)):
                groups.append(found.table)
            position = found.end
        _grouped(groups, regions.main[position:], usual)
    for group in groups:
        if isinstance(group, DraftTable):
            draft.blocks.append(DraftBlock("table", "", table=group))
        else:
            draft.blocks.append(_block(group, usual))
    draft.notes = _notes(pages)
    for line in (line for regions in pages for line in (*regions.running, *regions.margin)):
        if paper := _IMPRINT.fullmatch(line.text.strip()):
            draft.metadata["dossier"] = paper[1]
    _drop_unknown_marks(draft)
    return draft


def _grouped(
    groups: list[list[PageLine] | DraftTable], lines: Sequence[PageLine], usual: Measure
) -> None:
    """Add ``lines`` to the groups that make a block each."""
    for line in lines:
        last = groups[-1] if groups else None
        if isinstance(last, list) and _continues(last, line, usual):
            last.append(line)
        else:
            groups.append([line])


def _place(regions: Regions) -> None:
    """Give every line of a page its offset in the page's text."""
    offset = 0
    for line in (*regions.running, *regions.margin, *regions.main, *regions.notes):
        line.source = offset
        offset += len(line.text) + 1


def _margins(pages: Sequence[Regions]) -> list[list[PageLine]]:
    """The margin's lines in groups that stand together, each distinct text once."""
    groups: list[list[PageLine]] = []
    seen: set[str] = set()
    for regions in pages:
        fresh: list[list[PageLine]] = []
        for line in regions.margin:
            last = fresh[-1][-1] if fresh else None
            if (
                last is not None
                and last.y - line.y < 1.6 * line.size
                and abs(last.x - line.x) < 20
                and not cues.is_label(line.text)
            ):
                fresh[-1].append(line)
            else:
                fresh.append([line])
        for group in fresh:
            texts = {line.text for line in group}
            if not texts <= seen:
                seen |= texts
                groups.append(group)
    return groups


def _continues(group: list[PageLine], line: PageLine, usual: Measure) -> bool:
    """Whether ``line`` goes on with the block that ``group`` began."""
    last = group[-1]
    before, after = last.text, line.text
    full = _is_full(last, line, usual)
    ended = cues.is_terminal(before, after)
    going_on = not ended and after[:1].islower()
    if cues.is_label(group[0].text) or cues.is_label(after):
        hanging = (
            cues.is_label(group[0].text) and not cues.is_label(after) and line.x > group[0].x + 15
        )
        return hanging and line.page == last.page and last.y - line.y < 1.4 * usual.leading
    office = len(group) == 1 and cues.is_office(before)
    if cues.is_asking(before) or (office and not going_on):
        return office and before.endswith((" en", " van"))
    signs = ended and cues.is_office(after) and after.rstrip().endswith(",")
    weak = not ended and full and prose.starts_weakly(after)
    if signs or (prose.starts_block(after) and not weak):
        return False
    if _is_set_apart(group, line, full=full):
        return False
    if line.page != last.page:
        return not ended and (full or going_on)
    return _goes_on_below(group, line, usual, full=full, ended=ended, going_on=going_on)


def _is_set_apart(group: Sequence[PageLine], line: PageLine, *, full: bool) -> bool:
    """Whether ``line`` is set in another size, or in another type after lines that are a heading."""
    last = group[-1]
    if abs(line.size - last.size) > 0.08 * last.size:
        return True
    if line.style == last.style:
        return False
    styled = any(all(one.style[n] for one in group) for n in (0, 1))
    heading = styled and line.text[:1].isupper() and not cues.is_terminal(last.text)
    return heading or not full


def _goes_on_below(
    group: list[PageLine],
    line: PageLine,
    usual: Measure,
    *,
    full: bool,
    ended: bool,
    going_on: bool,
) -> bool:
    """The same for a line below another in one style: by their distance, and by what they say."""
    last = group[-1]
    gap = last.y - line.y
    if gap < 0 or gap > 1.4 * max(usual.leading, 1.1 * line.size):
        return going_on and full and gap > 0
    if ended:
        indented = len(group) > 1 and line.x > group[-1].x + 8
        return full and not indented
    long = last.end > usual.left + 0.7 * (usual.right - usual.left)
    return full or going_on or long or cues.is_open(last.text) or last.text.endswith("-")


def _is_full(line: PageLine, following: PageLine, usual: Measure) -> bool:
    """Whether the next line's first word would not have fitted on ``line``."""
    text = following.text
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    width = (following.end - following.x) / max(1, len(text)) * len(word)
    right = max(usual.right, line.end) if line.end < usual.right + 60 else line.end
    return line.end + width + 0.1 * line.size > right - 0.2 * line.size


def _block(group: list[PageLine], usual: Measure, hint: str = "") -> DraftBlock:
    text, pieces = _text(group)
    block = prose.classified(text, pieces)
    page = group[0].page
    block.page = page
    if hint == "header":
        block.hint = "header"
        block.kind = "paragraph"
        return block
    bare = plain(text)
    styled = any(all(line.style[n] for line in group) for n in (0, 1))
    large = group[0].size > 1.12 * usual.size
    if block.kind in ("paragraph", "heading"):
        heading = (
            (styled or large or block.kind == "heading")
            and len(bare) <= 200
            and not re.search(r"[.;,]$", bare)
            and not cues.is_label(bare)
        )
        block.kind = "heading" if heading else "paragraph"
        block.level = block.level or (1 if large or group[0].style[0] else 2) if heading else 0
    return block


def _text(group: Sequence[PageLine]) -> tuple[str, tuple[Piece, ...]]:
    text, pieces = "", []
    for line in group:
        if text:
            text += "\n"
        pieces.append(Piece(len(text), line.page, f"page {line.page}", line.source))
        text += line.text
    return text, tuple(pieces)


def _notes(pages: Sequence[Regions]) -> list[DraftNote]:
    """The notes; one that runs over to the next page is put together."""
    groups: list[tuple[str, list[PageLine]]] = []
    for regions in pages:
        expected = int(groups[-1][0]) + 1 if groups and groups[-1][0].isdigit() else None
        for line in regions.notes:
            label = label_of(line)
            marked = MARK_START in line.text[:2]
            if label and (marked or not groups or label == str(expected)):
                groups.append((label, [line]))
                expected = int(label) + 1 if label.isdigit() else None
            elif groups:
                groups[-1][1].append(line)
    notes = []
    for label, group in groups:
        text, pieces = _text(group)
        start = after_label(text)
        moved = tuple(
            Piece(max(0, p.start - start), p.page, p.part, p.source + (start if not p.start else 0))
            for p in pieces
            if p.source is not None
        )
        notes.append(DraftNote(label, text[start:], group[0].page, pieces=moved))
    return notes


def _drop_unknown_marks(draft: Draft) -> None:
    """Give raised characters that no note belongs to back to the text ("m" and a raised 2)."""
    known = {note.label for note in draft.notes}

    def given_back(match: re.Match[str]) -> str:
        return match.group() if match[1] in known else f"{match[1]:\u200b<{len(match.group())}}"

    items: list[DraftBlock | DraftNote] = [*draft.blocks, *draft.notes]
    for item in items:
        item.text = re.sub(rf"{MARK_START}([^{MARK_END}]*){MARK_END}", given_back, item.text)
