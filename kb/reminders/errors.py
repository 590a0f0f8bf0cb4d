"""What can go wrong in telling people: nothing is ever recorded as told that was not."""

from __future__ import annotations

from corpus.errors import GriffieError


class DeliveryError(GriffieError):
    """A reminder could not be delivered, to all or to some."""

    code = "delivery"
    exit_status = 7


class BusySubscriberError(GriffieError):
    """Another run is telling the same subscriber at this moment."""

    code = "subscriber_busy"
    exit_status = 8


class WatchError(GriffieError):
    """A watch that does not exist or cannot be saved."""

    code = "watch"
    exit_status = 3
