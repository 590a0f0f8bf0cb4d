"""Letters drawn as PDFs in the layout of a ministry, for the tests of the PDF reader."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP, LEADING, SIZE, SMALL = 78.0, 455.0, 700.0, 12.0, 9.0, 6.5


class LetterPdf:
    """Draws lines where a ministry's template has them; every position is in points."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self.canvas = Canvas(self._stream, pagesize=A4, invariant=1)
        self.y = TOP
        self.page = 1

    def line(
        self, text: str, *, x: float = LEFT, size: float = SIZE, font: str = "Helvetica"
    ) -> None:
        """One line of the text; ``^7^`` in it is a raised, small 7."""
        self.at(text, x, self.y, size=size, font=font)
        self.y -= LEADING

    def at(
        self, text: str, x: float, y: float, *, size: float = SIZE, font: str = "Helvetica"
    ) -> None:
        for number, part in enumerate(text.split("^")):
            raised = number % 2 == 1
            part_size = 0.62 * size if raised else size
            self.canvas.setFont(font, part_size)
            self.canvas.drawString(x, y + (0.4 * size if raised else 0), part)
            x += stringWidth(part, font, part_size)

    def wrapped(self, text: str, **style: str) -> None:
        """A paragraph, wrapped at the right edge as a word processor does, and an empty line."""
        words, line = text.split(), ""
        for word in words:
            longer = f"{line} {word}".strip()
            if stringWidth(longer.replace("^", ""), "Helvetica", SIZE) > RIGHT - LEFT:
                self.line(line, **style)
                line = word
            else:
                line = longer
        self.line(line, **style)
        self.y -= LEADING

    def margin(self, lines: Sequence[str], y: float = 690.0) -> None:
        """The column beside the text, in small type."""
        for number, text in enumerate(lines):
            self.at(text, 468, y - 9 * number, size=SMALL)

    def notes(self, lines: Sequence[str], y: float = 90.0) -> None:
        """Notes at the foot of the page, in small type."""
        for number, text in enumerate(lines):
            self.at(text, LEFT, y - 8 * number, size=SMALL)

    def end_page(self, pages: int) -> None:
        self.at(f"Pagina {self.page} van {pages}", 468, 33, size=SMALL)
        self.canvas.showPage()
        self.page += 1
        self.y = TOP

    def data(self) -> bytes:
        self.canvas.save()
        return self._stream.getvalue()


def head(pdf: LetterPdf) -> None:
    """The letterhead of a first page: address, day, subject, and the margin beside it."""
    pdf.at("> Retouradres Postbus 20350 2500 EJ Den Haag", LEFT, 760, size=SMALL)
    for number, text in enumerate(
        (
            "De Voorzitter van de Tweede Kamer",
            "der Staten-Generaal",
            "Prinses Irenestraat 6",
            "2595 BD DEN HAAG",
        )
    ):
        pdf.at(text, LEFT, 740 - 12 * number)
    pdf.at("Datum", LEFT, 640)
    pdf.at("3 juni 2026", 130, 640)
    pdf.at("Betreft", LEFT, 628)
    pdf.at("Voortgang van het programma Zorg op de juiste plek en de", 130, 628)
    pdf.at("uitvoering van moties", 130, 616)
    pdf.margin(
        [
            "Directoraat-generaal",
            "Curatieve Zorg",
            "Bezoekadres",
            "Parnassusplein 5",
            "",
            "",
            "Ons kenmerk",
            "4054317-1079023-CZ",
        ],
        y=646,
    )
    pdf.y = 590
