"""The fixed forms of a letter, as patterns: labels, offices, salutations, questions, closings, days.

Each matches one line or block of text. They stand together because the readers use them to part
blocks and the assembly uses the same ones to give them roles.
"""

from __future__ import annotations

import re

from corpus.line import plain

_I = re.IGNORECASE

#: A label of the letterhead, at the start of a line.
LABEL = re.compile(
    r"\s*(?-i:(?=[A-Z]))(?:datum|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|onze referentie|uw referentie|"
    r"bijlagen?(?:\(n\))?(?=\s*(?:$|:|\d+\s*$))|uw brief(?: van)?\s*$|contactpersoon|"
    r"kopie aan|cc\b)(?=[\s:.]|$)",
    _I,
)
#: The same without a value, which then stands on the next line.
BARE_LABEL = re.compile(
    r"\s*(?:datum|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|onze referentie|uw referentie|bijlagen?|"
    r"uw brief(?: van)?|contactpersoon)\s*:?\s*",
    _I,
)
#: A signatory's office, on a line of its own.
OFFICE = re.compile(
    r"\s*(?:mede )?(?:namens )?(?:de |het )?(?:vice-|viceminister-?|demissionair )?"
    r"(?:minister|staatssecretaris|informateur|formateur)(?:-president)?\b[^.?!:;]*$",
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
#: The same before the text itself: "Vraag 3: …", "Antwoord: …", "Vraag 3. Klopt …".
ASKED_INLINE = re.compile(
    rf"\s*(?P<label>vra(?:ag|gen)\s+{_NUMBERS}|antwoord(?:en)?(?:\s+op)?(?:\s+(?:de\s+)?vra(?:ag|gen))?"
    rf"(?:\s*{_NUMBERS})?)\s*(?::\s*(?=\S)|(?<=\d)\.\s+(?-i:(?=[A-ZÀ-Þ‘“\"])))",
    _I,
)
SALUTATION = re.compile(r"\s*(?:hoog)?(?:geachte|beste|waarde)\b[^.?!]{0,80}$", _I)
#: What opens the closing of a letter.
CLOSING = re.compile(
    r"\s*(?:hoogachtend|met (?:vriendelijke|de meeste) (?:groet(?:en)?|hoogachting)|"
    r"met hoogachting)[,.]?\s*$",
    _I,
)
#: A line of a letterhead's address or place, and a block that stands in a letterhead only.
ADDRESS = re.compile(
    r"\s*(?:aan (?:de|het)\b|de voorzitter\b|> ?retouradres|retouradres|postbus \d|"
    r"(?:tweede|eerste) kamer\b|der staten-generaal|binnenhof|prinses irenestraat|"
    r"(?:den haag|[’']s-gravenhage)\b|ministerie van|directoraat|\d{4} ?[A-Z]{2}\s|pagina \d|"
    r"vergaderjaar|nr\.? (?:\d+|[A-Z]{1,2})\b|\d{2} \d{3}\b)[^.!?]{0,90}$",
    _I,
)
_TITLE = re.compile(
    r"\s*(?:\d{2} \d{3}(?: \(?[IVXLC]+\)?)?(?:-[A-Z])? +[A-ZÀ-Þ][^.!?]{3,250}$|"
    r"nr\. (?:\d+|[A-Z]{1,2}) +(?:brief|verslag|motie|lijst|nota)\b|"
    r"bij beantwoording de datum|correspondentie uitsluitend|wilt u slechts één zaak|"
    r"aanhangsel van de handelingen|vragen gesteld door de leden|brief van (?:de|het) |"
    r"(?:vragen van (?:het lid|de leden)|(?:antwoord|mededeling) van (?:de )?(?:minister|"
    r"staatssecretaris))(?:.*\((?:ingezonden|ontvangen)|[^.]*$))",
    _I | re.DOTALL,
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
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
#: A full stop that never ends a sentence, and one that does unless a small letter follows.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:nrs?|blz|p|pag|art|artt|dr|drs|mr|ir|prof|ing|dhr|mw|mevr|bijv|bv|ca|resp|incl|"
    r"excl|vgl|t\.b\.v|t\.a\.v|m\.b\.t|i\.v\.m|t\.o\.v|i\.c|d\.d|a\.d\.h\.v|o\.g\.v|m\.n|[A-Z])\.$"
)
_MAYBE_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:jl|c\.s|o\.a|e\.d|etc|enz|mln|mld|e\.a|a\.i|st)\.$")
_OPEN_END = re.compile(
    r"(?:^|\s)(?:de|het|een|en|of|van|voor|in|op|met|aan|bij|door|om|te|tot|uit|over|dat|die|"
    r"naar|als|is|zijn|wordt|worden|heeft|deze|dit|onze|ook|niet|tussen|binnen|zoals|uw|mijn)\s*$"
)


def is_head(text: str) -> bool:
    """Whether ``text`` stands in a letterhead and nowhere else."""
    return bool(ADDRESS.match(text) or _TITLE.match(text) or LABEL.match(text))


def is_label(text: str) -> bool:
    """Whether ``text`` begins with a letterhead's label ("Datum", "Ons kenmerk")."""
    return bool(LABEL.match(text))


def answers(label: str, value: str) -> bool:
    """Whether ``value``, set apart from a bare label, can be what the label asks for."""
    if re.match(r"\s*datum\b", label, _I):
        return bool(re.match(DAY, value, _I) or re.match(DAY_IN_FIGURES, value))
    if re.match(r"\s*(?:betreft|onderwerp)\b", label, _I):
        return len(value) < 200 and not is_terminal(value)
    return bool(re.fullmatch(r"(?=\D*\d)\S+(?: \S+){0,2}", value)) and "kenmerk" in label.lower()


def is_asking(text: str) -> bool:
    """Whether ``text`` heads a question or answer ("Vraag 3", "Antwoord op vragen 3 en 4")."""
    return bool(QUESTION.match(text) or ANSWER.match(text))


def is_office(text: str) -> bool:
    """Whether ``text`` is a signatory's office ("De minister van Financiën,")."""
    return bool(OFFICE.match(text))


def is_terminal(text: str, following: str = "") -> bool:
    """Whether ``text`` ends as a sentence does, given what follows on the next line."""
    bare = plain(text)
    if not _TERMINAL.search(bare):
        return False
    if _ABBREVIATED.search(bare):
        return False
    return not (_MAYBE_ABBREVIATED.search(bare) and following.lstrip()[:1].islower())


def is_open(text: str) -> bool:
    """Whether ``text`` ends in a word after which a sentence must go on, or in an open bracket."""
    return bool(_OPEN_END.search(text) or _ABBREVIATED.search(plain(text))) or (
        text.count("(") > text.count(")") and len(text) > 40
    )
