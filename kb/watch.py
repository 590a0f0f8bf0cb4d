"""Watching folders: which files have come or changed since the last look, once they stand still."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.sources.folder import files_in


@dataclass(frozen=True, slots=True)
class State:
    """How a file stood at a look: bytes and seconds since 1970; ``size`` is -1 where there is none."""

    size: int
    changed: float


@dataclass(slots=True)
class Watch:
    """What the looks so far have seen and given out. It decides only; it looks at no disk."""

    seen: Mapping[str, State] = field(default_factory=dict)
    given: dict[str, State] = field(default_factory=dict)

    def ready(self, states: Mapping[str, State], still_since: float) -> list[str]:
        """The files to take in, each once a state: new or changed, and no longer being written.

        A file stands still when it is as it was at the look before, or was last changed before
        ``still_since``.
        """
        ready = [
            file
            for file, state in states.items()
            if self.given.get(file) != state
            and (self.seen.get(file) == state or state.changed < still_since)
        ]
        self.seen = states
        self.given = {file: state for file, state in self.given.items() if file in states}
        self.given |= {file: states[file] for file in ready}
        return ready


def watched(
    paths: Sequence[str],
    interval: float,
    *,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[list[str]]:
    """Look at ``paths`` every ``interval`` seconds, for ever; yield the files that are ready, if any."""
    watch = Watch()
    while True:
        states = {file: _state(file) for file in files_in(paths)}
        if ready := watch.ready(states, clock() - interval):
            yield ready
        sleep(interval)


def _state(file: str) -> State:
    try:
        found = Path(file).stat()
    except OSError:
        return State(-1, 0.0)  # told by ingest, once, as a file that is missing
    return State(found.st_size, found.st_mtime)
