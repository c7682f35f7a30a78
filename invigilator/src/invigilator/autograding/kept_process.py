"""Grade in one process that is kept, with its warm jails, from one submission to the next."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from invigilator.autograding.executors import MAX_DEATHS, Executor
from invigilator.autograding.grade import Graded, Job
from invigilator.autograding.in_process import grade_here, let_go
from invigilator.autograding.process_pool import kill, start_process
from invigilator.autograding.settings import Settings
from invigilator.sandbox.jail import sweep


class Stopped(Exception):
    """Raised where a submission was being graded when its process was stopped."""


class KeptProcess(Executor):
    """Grades in a process of its own, which is replaced when it dies.

    Parameters
    ----------
    settings : Settings
        How to grade.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._pool: ProcessPoolExecutor | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def run(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result; None if the process died each time it was tried.

        Raises
        ------
        Stopped
            If `stop` was called meanwhile.
        """
        for job in jobs:
            yield job, self._grade(job)

    def let_go(self, seconds: float, most: int) -> None:
        """End the jails that were not used for so long, and the oldest beyond so many."""
        if self._pool is not None and not self._stopped:
            with contextlib.suppress(BrokenProcessPool, RuntimeError):
                self._pool.submit(let_go, seconds, most)

    def stop(self) -> None:
        """End the process at once; what it was grading has no result."""
        with self._lock:
            self._stopped = True
            pool = self._pool
        if pool is not None:
            kill(pool)
        sweep()

    def _grade(self, job: Job) -> Graded | None:
        for _ in range(MAX_DEATHS):
            try:
                return self._submit(job).result()
            except BrokenProcessPool:
                self._pool = None
                if self._stopped:
                    raise Stopped from None
                sweep()
        return None

    def _submit(self, job: Job) -> Future[Graded]:
        with self._lock:
            if self._stopped:
                raise Stopped
            if self._pool is None:
                self._pool = start_process()
            return self._pool.submit(grade_here, job, self.settings)
