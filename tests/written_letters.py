"""Letters written by hand for the tests of extraction: text with blocks and notes, no file."""

from __future__ import annotations

from corpus.letter import Block, BlockKind, Footnote, Letter, Letterhead, Role, Source

_KINDS: dict[str, tuple[BlockKind, Role]] = {
    "# ": ("heading", "body"),
    "- ": ("list_item", "body"),
    "? ": ("question", "question"),  # type: ignore[dict-item]
    "> ": ("paragraph", "answer"),
}


def written(text: str, *notes: str) -> Letter:
    """A letter of the paragraphs of ``text``; "^1" anchors the first of ``notes``.

    A paragraph that begins with "# " is a heading, "- " a list item, "? " a question, "> " an answer.
    """
    whole, blocks, anchors = "", [], {}
    for paragraph in text.strip().split("\n"):
        kind, role = _KINDS.get(paragraph[:2], ("paragraph", "body"))
        kind = "paragraph" if kind == "question" else kind  # type: ignore[comparison-overlap]
        words = paragraph[2:] if paragraph[:2] in _KINDS else paragraph
        start = len(whole)
        while "^" in words:
            before, _, after = words.partition("^")
            anchors[after[0]] = start + len(before)
            words = before + after[1:]
        whole += words
        blocks.append(Block(kind, role, start, len(whole), 1 if kind == "heading" else 0))
        whole += "\n\n"
    footnotes = []
    for number, note in enumerate(notes, start=1):
        start = len(whole)
        whole += note
        if note:
            blocks.append(Block("note", "note", start, len(whole)))
        footnotes.append(Footnote(str(number), anchors.get(str(number)), start, len(whole)))
        whole += "\n"
    return Letter(
        whole,
        Source("letter.txt", "0" * 64, "text", len(whole)),
        Letterhead(),
        blocks=tuple(blocks),
        footnotes=tuple(footnotes),
    )
