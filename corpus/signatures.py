"""Who signed (ondertekening): names with the office each holds, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.letter import Signatory

_TITLE = r"(?:(?:drs?|mr|ir|ing|prof|dhr|mw|mevr|lic|Drs?|Mr|Ir|Ing|Prof|DRS?|MR|IR)\.?\s+)*"
_INITIALS = r"(?:(?:[A-ZÀ-Þ][a-z]{0,2}|IJ)\.\s?-?)*"
_PARTICLE = (
    r"(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Tt]en|[Tt]er|[Tt]e|[Hh]et|[Ii]n|[Oo]p|[Vv]on|[Ee]l|[Aa]l|"
    r"[’'‘][tsn]|[Ll]a|[Ll]e|[Dd][’'])"
)
_WORD = r"[A-ZÀ-Þ][\w’'.-]*"
NAME = re.compile(
    rf"{_TITLE}{_INITIALS}\s*(?:\([A-ZÀ-Þ][\w’'-]+\)\s*)?(?:(?:{_PARTICLE}|{_WORD})\s*[-–]?\s*)*{_WORD}(?:\s\((?:[A-Z][\w-]*|w\.g\.)\))?"
)
#: Words of ministries and titles, which a person's name does not have.
_OFFICE_WORDS = re.compile(
    r"\b(?:ministe|staatssecretaris|president|voorzitter|directeur|secretaris|griffier|koning|"
    r"hoofd|gedeputeerde|burgemeester|wethouder|zaken|veiligheid|justitie|sport|natuur|welzijn|"
    r"milieu|wetenschap|cultuur|onderwijs|financi|infrastructuur|waterstaat|landbouw|visserij|"
    r"voedsel|economische|klimaat|groei|innovatie|handel|ontwikkeling|werkgelegenheid|"
    r"koninkrijksrelaties|volkshuisvesting|ordening|defensie|asiel|migratie|volksgezondheid|"
    r"rechtsbescherming|energie|digitalisering|bijlage|datum|kenmerk|kamer|staten-generaal|"
    r"hoogachtend|namens|den haag|pagina|tabel|vraag|antwoord|inleiding|overheid|ministerie)",
    re.IGNORECASE,
)
_ACTING = re.compile(r"\s*\(?(?:mede )?namens\b", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?<=\S),?\s*(?:mede )?namens\b.*$", re.IGNORECASE)
_SIGNED = re.compile(r"^\s*\(?(?:w\.g\.|was getekend|get\.)\)?[\s:]*", re.IGNORECASE)
_ANSWER_BY = re.compile(
    r"(?:Antwoord|Mededeling) van\b(?P<rest>.*?)(?:\(ontvangen\b|$)", re.DOTALL | re.IGNORECASE
)
_ANSWERER = re.compile(
    r"(?P<office>(?:[Mm]inister|[Ss]taatssecretaris)(?:-[Pp]resident|s|sen)?)\s+"
    rf"(?P<name>(?:{_PARTICLE}\s+)*{_WORD}(?:[\s-](?:{_PARTICLE}\s+)*{_WORD})*)\s*"
    r"\((?P<field>[^()]*(?:\([^()]*\))?[^()]*)\)"
)


def is_name(text: str) -> bool:
    """Whether ``text`` is a person's name and nothing else."""
    bare = _SIGNED.sub("", text).strip(" ,")
    return (
        4 <= len(bare) <= 60
        and (" " in bare or bool(re.match(r"(?:[A-Z]\.)+\w", bare)))
        and len(bare.split()) <= 8
        and not _OFFICE_WORDS.search(bare)
        and not bare.isdigit()
        and bool(NAME.fullmatch(bare))
    )


def on_one_line(text: str) -> bool:
    """Whether ``text`` is an office and its holder on one line: "De minister van Financiën, E. X"."""
    return len(_lines(text)) > 1


def signatories(closing: Sequence[str]) -> tuple[Signatory, ...]:
    """The signatories in the blocks of a closing: "office, name" or "name, office", any number."""
    lines = [line for text in closing for line in _lines(text)]
    lines = [_ON_BEHALF.sub("", line) for line in _offices_joined(lines)]
    found: list[Signatory] = []
    offices: list[str] = []
    name = ""
    office_first = any(cues.OFFICE.match(line) for line in lines[:1]) or not any(
        is_name(line) for line in lines[: _first_office(lines)]
    )
    for line in lines:
        if _ACTING.match(line):
            continue
        if is_name(line):
            bare = _SIGNED.sub("", line).strip(" ,")
            if office_first and offices:
                found.append(Signatory(bare, offices.pop(0)))
            elif office_first and found:
                continue
            else:
                if name:
                    found.append(Signatory(name, ""))
                name = bare
        elif cues.OFFICE.match(line) or (name and _OFFICE_WORDS.search(line)):
            if name:
                found.append(Signatory(name, line.strip(" ,")))
                name = ""
            else:
                offices.append(line.strip(" ,"))
    if name:
        found.append(Signatory(name, offices.pop(0) if offices else ""))
    return tuple(found)


def answerers(text: str) -> tuple[Signatory, ...]:
    """Who answers in the head of an Aanhangsel: "Antwoord van Minister X (Financiën) …"."""
    found = []
    for answer in _ANSWER_BY.finditer(text):
        own = re.split(r",?\s*mede namens\b", answer["rest"], maxsplit=1)[0]
        for match in _ANSWERER.finditer(own):
            office = f"{match['office']} ({' '.join(match['field'].split())})"
            found.append(Signatory(" ".join(match["name"].split()), office))
    return tuple(found)


def ministry_of(found: Sequence[Signatory]) -> str | None:
    """The ministry that the first office with one names."""
    for signatory in found:
        if match := re.search(r"\b(?:van|voor|VAN|VOOR)\s+([A-ZÀ-Þ].*)$", signatory.role):
            return match[1]
        if match := re.search(r"\(([^()–-]+?)\s*(?:[–-].*)?\)$", signatory.role):
            return match[1]
    return None


def _lines(text: str) -> list[str]:
    """One block's lines; "De minister van Financiën, E. Heinen" is two."""
    if cues.CLOSING.match(text):
        return []
    head, comma, tail = text.rpartition(",")
    if comma and cues.OFFICE.match(head) and is_name(tail):
        return [head, tail.strip()]
    if comma and is_name(head) and cues.OFFICE.match(tail.strip()):
        return [head, tail.strip()]
    return [text]


def _first_office(lines: Sequence[str]) -> int:
    return next((i for i, line in enumerate(lines) if cues.OFFICE.match(line)), len(lines))


def _offices_joined(lines: Sequence[str]) -> list[str]:
    """With an office that runs over several lines put together ("… Volksgezondheid," "Welzijn …")."""
    joined: list[str] = []
    for line in lines:
        runs_on = (
            joined
            and cues.OFFICE.match(joined[-1])
            and not cues.OFFICE.match(line)
            and not is_name(line)
            and not _ACTING.match(line)
            and (joined[-1].rstrip().endswith((",", " en", " van", " voor")) or line[:1].islower())
            and len(line) < 90
        )
        if runs_on:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined
