"""What the screen remembers between two days of work: theme, place and layout."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: The file in the XDG state folder.
FILE_NAME = "tui.json"


@dataclass(slots=True)
class Remembered:
    """Layout and theme. ``sorts`` holds for each list the column it is sorted by, "-" before it if
    the other way round."""

    theme: str = "griffie-dark"
    section: str = "search"
    details: bool = True
    sorts: dict[str, str] = field(default_factory=dict)


def state_file() -> Path:
    """Where it is kept: in the user's XDG state folder."""
    import platformdirs

    return Path(platformdirs.user_state_path("griffie")) / FILE_NAME


def recall(file: Path | None) -> Remembered:
    """What was remembered; what is missing or makes no sense is as at first."""
    fresh = Remembered()
    if file is None:
        return fresh
    try:
        known: Any = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return fresh
    if not isinstance(known, dict):
        return fresh
    for one in dataclasses.fields(Remembered):
        value = known.get(one.name)
        if type(value) is type(getattr(fresh, one.name)):
            setattr(fresh, one.name, value)
    fresh.sorts = {k: v for k, v in fresh.sorts.items() if isinstance(v, str)}
    return fresh


def remember(file: Path | None, what: Remembered) -> None:
    """Keep it. A folder that cannot be written costs the memory, never the work."""
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(dataclasses.asdict(what), indent=1), "utf-8")
    except OSError:
        return
