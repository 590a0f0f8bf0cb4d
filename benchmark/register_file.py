"""A register's export as large as asked for, whose motions are those that the benchmarks' letters speak of."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmark.archive import NAMES


def write(file: Path, *, motions: int, letters: int, seed: int = 1) -> None:
    """Write ``motions`` and ``letters`` as JSON Lines in the Tweede Kamer's fields, one record a line."""
    chance = random.Random(seed)
    with file.open("w", encoding="utf-8") as out:
        for number in range(motions):
            out.write(json.dumps(_motion(number, chance), ensure_ascii=False) + "\n")
        for number in range(letters):
            out.write(json.dumps(_letter(number, chance), ensure_ascii=False) + "\n")


def _motion(number: int, chance: random.Random) -> dict[str, object]:
    dossier, place = 39000 + number % 800, number // 800 + 1
    return {
        "kst": f"kst-{dossier}-{place}",
        "zaak": f"2025Z{number:05}",
        "zaak_id": f"motie-{number:08}",
        "soort": "Motie",
        "dossiertitel": f"Dossier {dossier}",
        "onderwerp": f"Motie van het lid {NAMES[number % len(NAMES)]} over onderwerp {number}",
        "datum": f"{2011 + number % 15}-0{1 + number % 9}-15T00:00:00+02:00",
        "vergaderjaar": "2025-2026",
        "volgnummer": place,
        "afgedaan": chance.random() < 0.7,
        "termijn": None,
        "kabinetsappreciatie": chance.choice(("Oordeel Kamer", "Overgenomen", "Ontraden")),
    }


def _letter(number: int, chance: random.Random) -> dict[str, object]:
    return {
        "Id": f"brief-{number:08}",
        "Nummer": f"2025Z{number:06}",
        "Soort": "Brief regering",
        "Onderwerp": f"Stand van zaken van onderwerp {number}",
        "Titel": f"Dossier {39000 + number % 800}",
        "GestartOp": f"{2011 + number % 15}-0{1 + number % 9}-15T00:00:00+02:00",
        "Vergaderjaar": "2025-2026",
        "Volgnummer": number % 900 + 1,
        "Afgedaan": chance.random() < 0.9,
        "GewijzigdOp": "2026-01-01T00:00:00+01:00",
    }
