"""What looks wrong in a letter's references and motions: reported, never mended."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from corpus.i18n import translator
from corpus.letter import Flag
from kb.extract.reading import Reading
from kb.facts import Reference

_ = translator("kb")

_SPACED = re.compile(r"\b\d\d[ \u00a0.]\d{3}\b")
_UNSPACED = re.compile(r"\b\d{5}\b(?!-)")


def _motions(reading: Reading) -> list[Flag]:
    """Motions said to be two things, or credited to different sponsors under one number."""
    found = []
    for motion in reading.motions:
        place = motion.evidence.evidence
        name = "/".join(motion.sponsors) or motion.ref or _("zonder naam")
        if "motion_statuses_differ" in motion.flags:
            said = dict.fromkeys(c.status for c in motion.claims if c.status != "genoemd")
            message = _("De motie {name} heet in deze brief zowel {statuses}.").format(
                name=name, statuses=_(" als ").join(s.replace("_", " ") for s in said)
            )
            found.append(Flag("motion_statuses_differ", message, place.start, place.end))
        if "motion_sponsors_differ" in motion.flags:
            message = _("Het nummer {ref} staat bij moties van verschillende indieners.").format(
                ref=motion.ref
            )
            found.append(Flag("motion_sponsors_differ", message, place.start, place.end))
    return found


def _parted(reference: Reference) -> tuple[str, str] | None:
    """The dossier without suffix and the suffix ("" for none) of a cited paper."""
    match = re.fullmatch(r"(\d{5})(?:-([IVX]+[A-C]?))?-\w+", reference.ref)
    return (match.group(1), match.group(2) or "") if match else None


def _suffixes(reading: Reading) -> list[Flag]:
    """A paper cited with a suffix whose dossier stands without one elsewhere, or the reverse."""
    by_dossier: dict[str, list[tuple[str, Reference]]] = defaultdict(list)
    for reference in reading.references:
        parted = _parted(reference)
        if parted is not None and reference.kind == "kamerstuk":
            by_dossier[parted[0]].append((parted[1], reference))
    found = []
    for dossier, cited in by_dossier.items():
        papers = Counter(
            suffix for suffix, _ref in {(s, r.ref): (s, r.ref) for s, r in cited}.values()
        )
        if "" not in papers or len(papers) == 1:
            continue
        usual = max(papers, key=lambda s: (papers[s], s == ""))
        for suffix, reference in cited:
            if suffix != usual and papers[suffix] < papers[usual]:
                message = _("{ref}: elders in de brief staat dossier {usual}.").format(
                    ref=reference.ref, usual="-".join(filter(None, (dossier, usual)))
                )
                place = reference.evidence
                found.append(Flag("suffix_differs", message, place.start, place.end))
    return found


def _spaces(reading: Reading) -> list[Flag]:
    """A dossier number printed without its space in a letter that prints the others with it."""
    printed = [
        r for r in reading.references if r.kind in ("kamerstuk", "dossier") and r.evidence.text[:1]
    ]
    spaced = [r for r in printed if _SPACED.search(r.evidence.text)]
    unspaced = [
        r
        for r in printed
        if _UNSPACED.search(r.evidence.text) and not _SPACED.search(r.evidence.text)
    ]
    if len(spaced) < 2 or len(unspaced) >= len(spaced):
        return []
    message = _("{text}: het dossiernummer staat zonder spatie.")
    return [
        Flag(
            "dossier_spacing",
            message.format(text=r.evidence.text),
            r.evidence.start,
            r.evidence.end,
        )
        for r in unspaced
    ]


def _notes(reading: Reading) -> list[Flag]:
    """Notes without a word in them."""
    found = []
    for note in reading.letter.footnotes:
        if not re.search(r"\w", reading.letter.text[note.start : note.end]):
            at = note.anchor if note.anchor is not None else note.start
            message = _("Voetnoot {label} is leeg.").format(label=note.label)
            found.append(Flag("note_empty", message, max(0, at - 1), at))
    return found


@Language.component("griffie_flags")
def flags(doc: Doc) -> Doc:
    """Add to ``reading.flags`` what looks wrong in references, motions and notes."""
    reading: Reading = doc._.reading
    for check in (_motions, _suffixes, _spaces, _notes):
        reading.flags += check(reading)
    return doc
