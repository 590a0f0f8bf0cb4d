"""A letter's structure as deflated JSON and back, so that a stored :class:`Letter` is whole again.

Objects are written as lists of their fields in order, for a long letter has thousands of trace
segments. A change of these types' fields needs a migration or a default at the end.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from typing import Any

from corpus.letter import (
    Block,
    Cell,
    Flag,
    Footnote,
    Letter,
    Letterhead,
    MotionPaper,
    Page,
    Section,
    Signatory,
    Source,
    Span,
    Table,
    TraceSegment,
)


def pack(letter: Letter) -> bytes:
    """Everything of ``letter`` but its text and source."""
    return zlib.compress(
        json.dumps(_listed(letter), ensure_ascii=False, separators=(",", ":")).encode(), 6
    )


def unpack(text: str, source: Source, packed: bytes) -> Letter:
    """The letter that :func:`pack` was given."""
    stored: dict[str, Any] = json.loads(zlib.decompress(packed))
    return Letter(
        text=text,
        source=source,
        head=_head(stored["head"]),
        pages=tuple(Page(number, _spans(spans)) for number, spans in stored["pages"]),
        blocks=tuple(Block(*b) for b in stored["blocks"]),
        sections=tuple(Section(*s) for s in stored["sections"]),
        footnotes=tuple(Footnote(*f) for f in stored["footnotes"]),
        tables=tuple(_table(t) for t in stored["tables"]),
        trace=tuple(TraceSegment(*s) for s in stored["trace"]),
        flags=tuple(Flag(*f) for f in stored["flags"]),
    )


def _listed(letter: Letter) -> dict[str, Any]:
    head = letter.head
    return {
        "head": {
            "date": _day(head.date),
            "date_basis": head.date_basis,
            "kind": head.kind,
            "subject": head.subject,
            "kenmerk": head.kenmerk,
            "addressee": head.addressee,
            "dossier": head.dossier,
            "ministry": head.ministry,
            "signatories": [[s.name, s.role] for s in head.signatories],
            "motion": _motion_listed(head.motion),
        },
        "pages": [[p.number, _pairs(p.spans)] for p in letter.pages],
        "blocks": [[b.kind, b.role, b.start, b.end, b.level, b.number] for b in letter.blocks],
        "sections": [[s.heading, s.level, s.start, s.end] for s in letter.sections],
        "footnotes": [[f.label, f.anchor, f.start, f.end] for f in letter.footnotes],
        "tables": [_table_listed(t) for t in letter.tables],
        "trace": [[s.start, s.page, s.part, s.source] for s in letter.trace],
        "flags": [[f.code, f.message, f.start, f.end] for f in letter.flags],
    }


def _motion_listed(motion: MotionPaper | None) -> list[Any] | None:
    if motion is None:
        return None
    return [
        motion.ref,
        list(motion.sponsors),
        _day(motion.proposed),
        _pairs(motion.considerations),
        [motion.dictum.start, motion.dictum.end] if motion.dictum else None,
        motion.changed,
    ]


def _table_listed(table: Table) -> list[Any]:
    return [
        table.caption,
        table.unit,
        table.factor,
        table.header_rows,
        table.rows,
        table.columns,
        [[c.row, c.column, c.start, c.end] for c in table.cells],
        list(table.row_levels),
        list(table.totals),
        table.start,
        table.end,
    ]


def _head(stored: dict[str, Any]) -> Letterhead:
    motion = stored["motion"]
    return Letterhead(
        date=_as_day(stored["date"]),
        date_basis=stored["date_basis"],
        kind=stored["kind"],
        subject=stored["subject"],
        kenmerk=stored["kenmerk"],
        addressee=stored["addressee"],
        dossier=stored["dossier"],
        ministry=stored["ministry"],
        signatories=tuple(Signatory(*s) for s in stored["signatories"]),
        motion=None if motion is None else _motion(motion),
    )


def _motion(stored: list[Any]) -> MotionPaper:
    ref, sponsors, proposed, considerations, dictum, changed = stored
    return MotionPaper(
        ref=ref,
        sponsors=tuple(sponsors),
        proposed=_as_day(proposed),
        considerations=_spans(considerations),
        dictum=Span(*dictum) if dictum else None,
        changed=changed,
    )


def _table(stored: list[Any]) -> Table:
    caption, unit, factor, header_rows, rows, columns, cells, levels, totals, start, end = stored
    return Table(
        caption=caption,
        unit=unit,
        factor=factor,
        header_rows=header_rows,
        rows=rows,
        columns=columns,
        cells=tuple(Cell(*c) for c in cells),
        row_levels=tuple(levels),
        totals=tuple(totals),
        start=start,
        end=end,
    )


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*p) for p in pairs)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _as_day(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None
