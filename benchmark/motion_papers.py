"""How well motions' own papers are read, against the register's record of each.

    python benchmark/motion_papers.py [--wrong N] FILE

FILE is JSON Lines (plain or .xz): ``text`` (the paper), ``kst`` ("kst-34104-439"), ``datum``,
``onderwerp`` ("Motie van de leden X en Y over …"). Prints for how many of them number, date,
sponsors and dictum agree with the record. A title that ends in "c.s." names the first sponsor only.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.letter import Letter
from corpus.read import read_bytes

_TITLE = re.compile(
    r"motie van\s+(?:(?:het|de)\s+)?(?:(?:lid|leden)\s+)?(?P<names>.+?)\s+(?:over|inzake|waarin|dat)\b",
    re.I,
)
#: How the first line of what a motion asks begins.
_ASKS = re.compile(
    r"(?:verzoek(?:t|en)|spreekt|roept|draagt|besluit|keurt|zegt|doet een beroep|steunt|veroordeelt|"
    r"wijst op|wijst de|onderschrijft|vraagt de|vraagt het|erkent|dringt|nodigt|moedigt|stelt voor|"
    r"stelt vast|verklaart|betreurt|beveelt|spoort)\b",
    re.I,
)


def records(path: Path) -> Iterator[dict[str, str]]:
    """The records of ``path``, one a line."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode()
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def folded(name: str) -> str:
    """A name for comparing: no case, accents, spaces or hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


def expected_sponsors(title: str) -> tuple[list[str], bool] | None:
    """The names in a record's title, and whether "c.s." follows; None for a title of another form."""
    match = _TITLE.search(title.replace("c.s.over", "c.s. over"))
    if not match:
        return None
    names, others = re.subn(r"[\s,]*\bc\.?s\.?", "", match["names"])
    return [folded(n) for n in re.split(r"\s*,\s*|\s+en\s+", names) if n.strip()], bool(others)


def verdicts(letter: Letter, record: dict[str, str]) -> dict[str, bool | None]:
    """For each field whether it agrees with the record; None where the record does not say."""
    paper = letter.head.motion
    if paper is None:
        return dict.fromkeys(("recognised", "ref", "date", "sponsors", "dictum"), False)
    expected = expected_sponsors(record["onderwerp"])
    sponsors: bool | None = None
    if expected is not None:
        found = [folded(name) for name in paper.sponsors]
        names, others = expected
        sponsors = found[: len(names)] == names if others else sorted(found) == sorted(names)
    dictum = letter.text[paper.dictum.start : paper.dictum.end] if paper.dictum else ""
    return {
        "recognised": letter.head.kind == "motie",
        "ref": paper.ref == record["kst"].removeprefix("kst-"),
        "date": str(paper.proposed) == record["datum"][:10],
        "sponsors": sponsors,
        "dictum": squeezed(dictum) == squeezed(expected_dictum(record["text"])),
    }


def expected_dictum(text: str) -> str:
    """What the motion asks, by its lines alone: from the first that asks to the order of the day."""
    lines = text.partition("De Kamer,")[2].strip().split("\n")
    last = next((n for n, x in enumerate(lines) if x.lower().startswith("en gaat")), len(lines))
    first = next((n for n, line in enumerate(lines[:last]) if _ASKS.match(line)), last)
    return "\n".join(lines[first:last])


def squeezed(text: str) -> str:
    """``text`` without white space, hyphens and punctuation at its end."""
    return re.sub(r"[\s­-]", "", text).rstrip(",;.")


def main() -> None:
    """Read every paper and print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="show N disagreements of each field")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    began = time.perf_counter()
    for record in records(arguments.file):
        letter = read_bytes(record["text"].encode(), record["kst"])
        paper = letter.head.motion
        for field, agrees in verdicts(letter, record).items():
            if agrees is None:
                continue
            judged[field] += 1
            right[field] += agrees
            if not agrees:
                title = record["onderwerp"][:90]
                wrong.setdefault(field, []).append(
                    f"{record['kst']} {record['datum'][:10]} {title!r}: "
                    f"{paper and (paper.ref, paper.sponsors, str(paper.proposed))}"
                )
    seconds = time.perf_counter() - began
    for field, count in judged.items():
        print(f"{field:12} {right[field]:5} of {count:5}  {right[field] / count:.2%}")
    print(f"{judged['recognised'] / seconds:.0f} papers a second")
    for field, lines in wrong.items():
        for line in lines[: arguments.wrong]:
            print(field, line)


if __name__ == "__main__":
    main()
