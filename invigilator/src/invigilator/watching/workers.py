"""The workers: one process each, lent to one submission after the other, warm where possible."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from invigilator.autograding.kept_process import KeptProcess
from invigilator.autograding.settings import Settings

#: Jails that were not used for so many seconds are let go, and the oldest beyond so many.
IDLE, MOST = 600.0, 4


@dataclass
class _Worker:
    """A worker, and when it last graded what."""

    executor: KeptProcess
    used: dict[str, float] = field(default_factory=dict)

    def reluctance(self, target: str) -> tuple[bool, float]:
        """The order in which workers are asked: who knows the target, then who rested longest."""
        return target not in self.used, max(self.used.values(), default=0.0)


class Workers:
    """As many workers as the settings say.

    Parameters
    ----------
    settings : Settings
        How to grade.
    """

    def __init__(self, settings: Settings) -> None:
        self.workers = [_Worker(KeptProcess(settings)) for _ in range(settings.workers)]
        self._free = list(self.workers)
        self._lock = threading.Lock()
        self._idle = threading.Semaphore(len(self.workers))

    @contextlib.contextmanager
    def lend(self, target: str) -> Iterator[KeptProcess]:
        """The best free worker for an assignment, as soon as one is free."""
        with self._idle:
            with self._lock:
                worker = min(self._free, key=lambda each: each.reluctance(target))
                self._free.remove(worker)
            try:
                yield worker.executor
            finally:
                with self._lock:
                    worker.used[target] = time.monotonic()
                    self._let_go(worker)
                    self._free.append(worker)

    def tidy(self) -> None:
        """Let go the jails that were not used lately."""
        with self._lock:
            for worker in self._free:
                self._let_go(worker)

    def stop(self) -> None:
        """End all workers at once."""
        for worker in self.workers:
            worker.executor.stop()

    @staticmethod
    def _let_go(worker: _Worker) -> None:
        oldest = time.monotonic() - IDLE
        recent = sorted(worker.used, key=lambda target: -worker.used[target])[:MOST]
        kept = {target: worker.used[target] for target in recent if worker.used[target] > oldest}
        worker.used = kept
        worker.executor.let_go(IDLE, MOST)
