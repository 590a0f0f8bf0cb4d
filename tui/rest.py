"""Doing what costs time only once the keys have come to rest."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode
from textual.timer import Timer


class Rest:
    """Does ``act`` when ``asked`` has not been called for ``seconds``; at 0 it does so at once.

    A held key moves the cursor some thirty times a second: what is told of the rows in between is
    seen by nobody, and laying it out would hold up the next key.
    """

    def __init__(self, node: DOMNode, act: Callable[[], None]) -> None:
        self._node = node
        self._act = act
        self._timer: Timer | None = None

    def asked(self, seconds: float) -> None:
        """Wait (anew) for a rest, then act."""
        if self._timer is not None:
            self._timer.stop()
        if seconds <= 0:
            self._done()
        else:
            self._timer = self._node.set_timer(seconds, self._done)

    def hurry(self) -> None:
        """Act now, if there is anything that waits."""
        if self._timer is not None:
            self._timer.stop()
            self._done()

    def _done(self) -> None:
        self._timer = None
        self._act()
