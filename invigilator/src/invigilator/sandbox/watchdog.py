"""On the host: keep the memory of all processes of a jail together within bounds.

The system limits the address space of each process; this limits their sum, where a submission
starts many.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import psutil

LOOK_SECONDS = 1.0
MIB = 2**20


class Watchdog(threading.Thread):
    """Looks at a process and its descendants every second until it is stopped.

    Parameters
    ----------
    pid : int
        The process at the top.
    limit_mb : int
        How much memory they may use together, in MiB; what they share is counted once.
    bite : callable
        Called, once in each second, while they use more.
    """

    def __init__(self, pid: int, limit_mb: int, bite: Callable[[], object]) -> None:
        super().__init__(name="watchdog", daemon=True)
        self.top = psutil.Process(pid)
        self.limit = limit_mb * MIB
        self.bite = bite
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look and bite."""
        while not self._stopped.wait(LOOK_SECONDS):
            if self._exceeds("rss") and self._exceeds("pss"):
                self.bite()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _exceeds(self, measure: str) -> bool:
        """Whether the sum is over the limit: ``rss`` is cheap and too high, ``pss`` is right."""
        total = 0
        for process in self._processes():
            try:
                exact = measure == "pss"
                info = process.memory_full_info() if exact else process.memory_info()
                total += getattr(info, measure)
            except psutil.Error:
                continue
        return total > self.limit

    def _processes(self) -> list[psutil.Process]:
        try:
            return [self.top, *self.top.children(recursive=True)]
        except psutil.Error:
            return []
