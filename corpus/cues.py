"""The fixed forms of a letter, as patterns: labels, offices, salutations, questions, closings, days.

Each matches one line or block of text. They stand together because the readers use them to part
blocks and the assembly uses the same ones to give them roles.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

#: A label of the letterhead, at the start of a line.
LABEL = re.compile(
    r"\s*(?:datum|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|onze referentie|uw referentie|"
    r"bijlagen?(?:\(n\))?(?=\s*(?:$|:|\d+\s*$))|uw brief(?: van)?\s*$|contactpersoon|"
    r"kopie aan|cc\b)(?=[\s:.]|$)",
    _I,
)
#: A signatory's office, on a line of its own.
OFFICE = re.compile(
    r"\s*(?:mede )?(?:namens )?(?:de |het )?(?:vice-|viceminister-?|demissionair )?"
    r"(?:minister|staatssecretaris)(?:-president)?\b[^.?!:;]*$",
    _I,
)
_NUMBERS = r"\d+[a-z]?(?:\s*(?:,|en|t/m|tot en met|-|–)\s*\d+[a-z]?)*"
#: The heading of a question, and of an answer; the group is its number.
QUESTION = re.compile(rf"\s*vra(?:ag|gen)\s+(?P<number>{_NUMBERS})\s*[:.]?\s*$", _I)
ANSWER = re.compile(
    rf"\s*antwoord(?:en)?(?:\s+op)?(?:\s+(?:de\s+)?vra(?:ag|gen))?(?:\s*(?P<number>{_NUMBERS}))?"
    r"\s*[:.]?\s*$",
    _I,
)
SALUTATION = re.compile(r"\s*(?:hoog)?(?:geachte|beste|waarde)\b[^.?!]{0,80}$", _I)
#: What opens the closing of a letter.
CLOSING = re.compile(
    r"\s*(?:hoogachtend|met (?:vriendelijke|de meeste) (?:groet(?:en)?|hoogachting)|"
    r"met hoogachting)[,.]?\s*$",
    _I,
)
#: A block that stands in a letterhead and nowhere else.
HEAD = re.compile(
    r"\s*(?:aan (?:de|het)\b|de voorzitter\b|> ?retouradres|retouradres|postbus \d|"
    r"(?:tweede|eerste) kamer\b|der staten-generaal|binnenhof|prinses irenestraat|"
    r"(?:den haag|[’']s-gravenhage)\b|ministerie van|directoraat|\d{4} ?[A-Z]{2}\s|pagina \d|"
    r"vergaderjaar|aanhangsel van de handelingen|vragen gesteld door de leden|"
    r"vragen van (?:het lid|de leden)|antwoord van (?:de )?(?:minister|staatssecretaris))",
    _I,
)
ANNEX = re.compile(r"\s*(?:bijlagen?|annex)\b", _I)
#: The caption of a table, above it.
CAPTION = re.compile(r"\s*tabel(?:\s+\d+|\s+[a-z]\b)?\s*[.:–-]|\s*tabel\s+\d+\b", _I)
MONTHS = {
    name: number
    for number, name in enumerate(
        "januari februari maart april mei juni juli augustus september oktober november december".split(),
        start=1,
    )
}
#: A day, written out or in figures, with groups ``day``, ``month`` and ``year``.
DAY = (
    rf"(?P<day>\d{{1,2}})(?:e|ste|de)?[\s-]+(?P<month>{'|'.join(MONTHS)})[\s-]+(?P<year>\d{{4}})\b"
)
DAY_IN_FIGURES = r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\b"
