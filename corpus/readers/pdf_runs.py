"""What a PDF page shows: runs of characters with their place, size and font.

pypdf parses the file and decodes its fonts; this module follows the text operators of a page (ISO
32000-2, 9.4), because footnote markers, margins and tables are told apart by position and size,
which pypdf's own text extraction merges away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Form XObjects within form XObjects, and runs on one page, beyond which a page is not followed.
_MAX_NESTING = 6
_MAX_RUNS = 200_000
#: Two strings of one TJ closer than this share of the size belong together; farther is a space.
_KERNING = 0.18
#: Codes that WinAnsiEncoding leaves open; the standard has them show a bullet (annex D.2, note 5).
_UNUSED = frozenset("\x7f\x81\x8d\x8f\x90\x9d")


@dataclass(slots=True)
class Run:
    """Characters shown together: ``x`` to ``end`` on baseline ``y``, in points; ``size`` likewise."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    italic: bool


class Fonts:
    """The fonts of one document, each decoded once."""

    def __init__(self) -> None:
        self._known: dict[object, _Face] = {}

    def of(self, resources: Mapping[str, Any]) -> dict[str, _Face]:
        """The fonts that ``resources`` name."""
        faces: dict[str, _Face] = {}
        named = _dictionary(resources.get("/Font"))
        for name in named:
            raw = named.raw_get(name)
            key = getattr(raw, "idnum", None) or id(raw)
            if key not in self._known:
                found = _dictionary(raw)
                self._known[key] = _Face(Font.from_font_resource(found))
            faces[name] = self._known[key]
        return faces


class _Face:
    """A font, with what each code shows and how wide it is."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._glyphs: dict[str, tuple[str, float]] = {}
        name = font.name.lower()
        self.bold = any(word in name for word in ("bold", "black", "heavy", "semibold"))
        self.italic = any(word in name for word in ("italic", "oblique"))

    def show(self, value: bytes | str) -> list[tuple[str, float, bool]]:
        """Each character that ``value`` shows: text, width in thousandths, whether a space."""
        font = self._font
        if isinstance(value, str):
            raw = value
        elif isinstance(font.encoding, str):
            try:
                raw = value.decode(font.encoding, "surrogatepass")
            except UnicodeDecodeError:
                raw = value.decode(font.encoding, "replace")
        else:
            raw = value.decode("latin-1")
        shown = []
        for code in raw:
            glyph = self._glyphs.get(code)
            if glyph is None:
                glyph = self._glyphs[code] = self._glyph(code)
            shown.append((*glyph, code == font.space_char))
        return shown

    def _glyph(self, code: str) -> tuple[str, float]:
        font = self._font
        decoded = code
        if isinstance(font.encoding, dict):
            decoded = font.encoding.get(ord(code), code)
        text = str(font.character_map.get(decoded, decoded))
        if isinstance(font.encoding, dict) and text in _UNUSED:
            text = "•"
        width = font.space_width if code == font.space_char else font.get_text_width(code)
        return text, float(width)


def runs_of(page: PageObject, fonts: Fonts) -> list[Run]:
    """The runs of ``page`` in the order in which it shows them, upright text only."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, (ArrayObject, StreamObject)):
        return []
    stream = ContentStream(contents, page.pdf, "bytes")
    shown = _Shown(page.pdf, fonts)
    _Follower(shown, _inherited(page), _upright(page)).follow(stream.operations)
    return shown.runs


def _inherited(page: PageObject) -> DictionaryObject:
    node: Any = page
    for _ in range(50):
        if "/Resources" in node:
            return _dictionary(node["/Resources"])
        if "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    return DictionaryObject()


def _dictionary(value: Any) -> DictionaryObject:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _upright(page: PageObject) -> Matrix:
    """The matrix that turns a rotated page upright."""
    turn = int(page.rotation or 0) % 360
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    return {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }.get(turn, _IDENTITY)


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that text needs."""

    ctm: Matrix
    face: _Face | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Shown:
    """A page being followed: its document, fonts, and the runs so far."""

    pdf: Any
    fonts: Fonts
    runs: list[Run] = field(default_factory=list)


#: The operators that set one number of the text state.
_SETTINGS = {b"Tc": "spacing", b"Tw": "word_spacing", b"TL": "leading", b"Ts": "rise"}


class _Follower:
    """Follows one content stream and collects its runs."""

    def __init__(
        self, page: _Shown, resources: DictionaryObject, ctm: Matrix, depth: int = 0
    ) -> None:
        self._page = page
        self._runs = page.runs
        self._resources = resources
        self._faces = page.fonts.of(resources)
        self._depth = depth
        self._state = _State(ctm)
        self._stack: list[_State] = []
        self._line = self._matrix = _IDENTITY
        self._actual: list[str | None] = []

    def follow(self, operations: Iterable[tuple[Any, bytes]]) -> None:
        """Follow ``operations``; those that do not touch text are passed over."""
        for operands, operator in operations:
            if len(self._runs) > _MAX_RUNS:
                return
            if operator in _SETTINGS:
                change: Any = {_SETTINGS[operator]: _numbers(operands, 1)[0]}
                self._state = replace(self._state, **change)
            elif step := _STEPS.get(operator):
                step(self, operands)

    def _save(self, operands: Any) -> None:
        self._stack.append(self._state)

    def _restore(self, operands: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: Any) -> None:
        self._state = replace(self._state, ctm=_times(_matrix(operands), self._state.ctm))

    def _begin(self, operands: Any) -> None:
        self._line = self._matrix = _IDENTITY

    def _place(self, operands: Any) -> None:
        self._line = self._matrix = _matrix(operands)

    def _move(self, operands: Any) -> None:
        across, down = _numbers(operands, 2)
        self._line = self._matrix = _times((1.0, 0.0, 0.0, 1.0, across, down), self._line)

    def _move_and_lead(self, operands: Any) -> None:
        self._state = replace(self._state, leading=-_numbers(operands, 2)[1])
        self._move(operands)

    def _next_line(self, operands: Any) -> None:
        self._move([0.0, -self._state.leading])

    def _next_line_show(self, operands: Any) -> None:
        if len(operands) > 2:
            word_spacing, spacing = _numbers(operands, 2)
            self._state = replace(self._state, word_spacing=word_spacing, spacing=spacing)
        self._next_line(operands)
        self._show(operands[-1:])

    def _show_spaced(self, operands: Any) -> None:
        if operands and isinstance(operands[0], list):
            self._show(operands[0])

    def _choose_font(self, operands: Any) -> None:
        if len(operands) > 1:
            face = self._faces.get(str(operands[0]), self._state.face)
            self._state = replace(self._state, face=face, size=_numbers(operands[1:], 1)[0])

    def _scale(self, operands: Any) -> None:
        self._state = replace(self._state, scale=_numbers(operands, 1)[0] / 100.0)

    def _mark(self, operands: Any) -> None:
        """Marked content begins; its file may say what text it stands for."""
        properties = _dictionary(operands[1]) if len(operands) > 1 else {}
        stated = "/ActualText" in properties
        self._actual.append(str(properties["/ActualText"]) if stated else None)

    def _unmark(self, operands: Any) -> None:
        if self._actual:
            self._actual.pop()

    def _form(self, operands: Any) -> None:
        """Follow a form XObject, which has its own stream, matrix and resources."""
        named = _dictionary(self._resources.get("/XObject"))
        form: Any = named.get(str(operands[0])) if operands else None
        form = form.get_object() if form is not None else None
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        if self._depth >= _MAX_NESTING:
            return
        matrix = _matrix(form["/Matrix"]) if "/Matrix" in form else _IDENTITY
        inner = _Follower(
            self._page,
            _dictionary(form.get("/Resources")) or self._resources,
            _times(matrix, self._state.ctm),
            self._depth + 1,
        )
        inner.follow(ContentStream(form, self._page.pdf, "bytes").operations)

    def _show(self, items: Any) -> None:
        """Show strings; the numbers between them move what follows, in thousandths to the left."""
        state = self._state
        if state.face is None:
            return
        text = ""
        start = end = across = 0.0
        for item in items:
            if isinstance(item, (int, float)):
                across -= float(item) / 1000.0 * state.size * state.scale
                continue
            if not isinstance(item, (bytes, str)):
                continue
            if text and abs(across - end) > _KERNING * abs(state.size * state.scale):
                self._keep(text, start, end)
                text = ""
            if not text:
                start = across
            for shown, width, space in state.face.show(item):
                text += shown
                wide = width / 1000.0 * state.size + state.spacing
                across += (wide + (state.word_spacing if space else 0.0)) * state.scale
            end = across
        if text:
            self._keep(text, start, end)
        self._matrix = _times((1.0, 0.0, 0.0, 1.0, across, 0.0), self._matrix)

    def _keep(self, text: str, start: float, end: float) -> None:
        state = self._state
        a, b, c, d, e, f = _times(self._matrix, state.ctm)
        if state.face is None or a <= 0 or abs(b) > 0.3 * a:
            return  # not upright: a stamp or a chart's axis
        if self._actual and self._actual[-1] is not None:
            text, self._actual[-1] = self._actual[-1], ""
        if text:
            size = abs(state.size) * (c * c + d * d) ** 0.5
            self._runs.append(
                Run(
                    text,
                    e + start * a,
                    e + end * a,
                    f + state.rise * d,
                    size,
                    state.face.bold,
                    state.face.italic,
                )
            )


_STEPS: dict[bytes, Callable[[_Follower, Any], None]] = {
    b"q": _Follower._save,
    b"Q": _Follower._restore,
    b"cm": _Follower._transform,
    b"BT": _Follower._begin,
    b"Tm": _Follower._place,
    b"Td": _Follower._move,
    b"TD": _Follower._move_and_lead,
    b"T*": _Follower._next_line,
    b"'": _Follower._next_line_show,
    b'"': _Follower._next_line_show,
    b"Tj": _Follower._show,
    b"TJ": _Follower._show_spaced,
    b"Tf": _Follower._choose_font,
    b"Tz": _Follower._scale,
    b"BDC": _Follower._mark,
    b"BMC": _Follower._mark,
    b"EMC": _Follower._unmark,
    b"Do": _Follower._form,
}


def _numbers(operands: Any, count: int) -> list[float]:
    found = [float(o) if isinstance(o, (int, float)) else 0.0 for o in list(operands)[:count]]
    return found + [0.0] * (count - len(found))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = _numbers(operands, 6)
    return a, b, c, d, e, f
