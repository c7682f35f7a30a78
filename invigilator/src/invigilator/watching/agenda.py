"""What of the watched folder waits to be graded, and from when on."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from invigilator.watching.addresses import Address
from invigilator.watching.folder import Folder, State

Ending = Literal["done", "wait", "put off", "failed", "stopped"]

#: How long files must have been as they are before they are read, in seconds.
QUIET = 1.0
#: After how many seconds something is tried again that failed on our own side, and at most: each
#: time it is twice as many.
RETRY, RETRY_MOST = 30.0, 3600.0


@dataclass
class Agenda:
    """Knows what has been looked at, as it was then, and when to look again.

    Parameters
    ----------
    folder : Folder
        The one that is watched.
    """

    folder: Folder
    _waiting: dict[Address, float] = field(default_factory=dict)
    _seen: dict[Address, State] = field(default_factory=dict)
    _off: set[Address] = field(default_factory=set)
    _failures: dict[Address, int] = field(default_factory=dict)
    _day: str = ""

    def notice(self, paths: Iterable[Path]) -> None:
        """Take in that something has changed at these paths."""
        for path in paths:
            address = self.folder.address(path)
            if address is not None:
                self._waiting.setdefault(address, 0.0)

    def look_through(self, today: str) -> None:
        """Find what has changed without an event; on a new day, what was put off is new again."""
        if today != self._day:
            self._day = today
            while self._off:
                self._seen.pop(self._off.pop(), None)
        for address in self.folder.addresses():
            due = address not in self._waiting or address in self._failures
            if due and self.folder.state(address) != self._seen.get(address):
                self._waiting[address] = 0.0

    def due(self) -> list[Address]:
        """What waits no longer for anything but that its files are quiet."""
        now = time.monotonic()
        return [address for address, earliest in list(self._waiting.items()) if now >= earliest]

    def begin(self, address: Address) -> None:
        """Take in that it is looked at now."""
        del self._waiting[address]

    def fail(self, address: Address) -> float:
        """Count a failure of our own side; return after how many seconds it is tried again."""
        self._failures[address] = self._failures.get(address, 0) + 1
        return self._delay(address)

    def put_away(self, address: Address, state: State, ending: Ending) -> None:
        """Note how it ended, so that it is looked at again when that is due."""
        if ending == "wait":
            self._waiting.setdefault(address, time.monotonic() + QUIET)
        else:
            self._seen[address] = state
        if ending == "put off":
            self._off.add(address)
        if ending == "failed":
            self._waiting[address] = time.monotonic() + self._delay(address)
        else:
            self._failures.pop(address, None)

    def _delay(self, address: Address) -> float:
        """For how many seconds something waits that has failed: longer each time."""
        return min(RETRY * 2.0 ** min(self._failures[address] - 1, 10), RETRY_MOST)
