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
    """Layout and theme. By section: ``sorts``, the column it is sorted by ("-" before it if the other
    way round), ``views`` and ``groups``; ``panes`` holds what percents of the room a pane has.

    Words to filter by are not kept: a new day begins with whole lists.
    """

    theme: str = "griffie-dark"
    section: str = "search"
    details: bool = True
    sorts: dict[str, str] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    panes: dict[str, int] = field(default_factory=dict)


#: What the values of each dictionary are.
_VALUES = {"sorts": str, "views": str, "groups": str, "panes": int}


def state_file() -> Path:
    """Where it is kept: in the user's XDG state folder."""
    import platformdirs

    return Path(platformdirs.user_state_path("griffie")) / FILE_NAME


def recall(file: Path | None) -> tuple[Remembered, bool]:
    """What was remembered, and whether all of it could be read; what makes no sense is as at first."""
    fresh = Remembered()
    if file is None or not file.exists():
        return fresh, True
    try:
        known: Any = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return fresh, False
    if not isinstance(known, dict):
        return fresh, False
    whole = True
    for one in dataclasses.fields(Remembered):
        value = known.get(one.name, getattr(fresh, one.name))
        if type(value) is not type(getattr(fresh, one.name)):
            whole = False
        elif isinstance(value, dict):
            sound = {k: v for k, v in value.items() if type(v) is _VALUES[one.name]}
            whole = whole and len(sound) == len(value)
            setattr(fresh, one.name, sound)
        else:
            setattr(fresh, one.name, value)
    return fresh, whole


def remember(file: Path | None, what: Remembered) -> None:
    """Keep it, wholly or not at all. A folder that cannot be written costs the memory, never the work."""
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text(json.dumps(dataclasses.asdict(what), indent=1), "utf-8")
        new.replace(file)
    except OSError:
        return
