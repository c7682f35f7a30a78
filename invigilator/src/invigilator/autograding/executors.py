"""Where submissions are graded: what each place can do, and the processes of this machine."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Self

from invigilator.autograding.in_process import grade_here, prepare_here
from invigilator.autograding.process_pool import kill, start_pool
from invigilator.autograding.settings import Settings, settings_for
from invigilator.course import Assignment
from invigilator.sandbox.jail import sweep

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job

MAX_DEATHS = 3


class Executor(ABC):
    """Grades jobs somewhere; as a context manager, it leaves nothing running behind it.

    Attributes
    ----------
    settings : Settings
        How to grade.
    """

    settings: Settings

    def prepare(self, target: str) -> None:  # noqa: B027 - not every executor has to
        """Say which assignment is graded next: what takes its time can start."""

    def close(self) -> None:  # noqa: B027 - likewise
        """End what was prepared and is not used."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def run(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result, as they are done; None if its worker died each time."""


class LocalExecutor(Executor):
    """Grades in processes of this machine; one that dies is replaced, and its jobs run again.

    They run again one by one, so that none shares the fate of another.

    Parameters
    ----------
    settings : Settings
        How to grade, and with how many workers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._pool: ProcessPoolExecutor | None = None
        self._prepared: Future[None] | None = None

    def prepare(self, target: str) -> None:
        """Start a worker with a jail for an assignment."""
        if self._pool is None:
            self._pool = start_pool(self.settings.workers)
            self._prepared = self._pool.submit(prepare_here, target, self.settings)

    def close(self) -> None:
        """End the worker that was prepared, at once, if it was not used."""
        if self._pool is not None:
            kill(self._pool)
            sweep()
            self._pool = None

    def run(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result, as they are done."""
        sweep()
        deaths = dict.fromkeys(jobs, 0)
        while deaths:
            suspects = [job for job, count in deaths.items() if count]
            with contextlib.closing(self._run_until_broken(suspects[:1] or list(deaths))) as done:
                for job, graded in done:
                    if graded is None:
                        deaths[job] += 1
                    if graded is not None or deaths[job] >= MAX_DEATHS:
                        del deaths[job]
                        yield job, graded
            sweep()

    def _run_until_broken(
        self, jobs: Sequence[Job]
    ) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield results; when a worker dies, yield None for the jobs that may be to blame."""
        pool = self._pool or start_pool(self.settings.workers)
        self._pool = None
        if self._prepared is not None and len(jobs) == 1:
            wait([self._prepared])  # or a second worker would start, with nothing prepared
        self._prepared = None
        queue = list(reversed(jobs))
        running: dict[Future[Graded], Job] = {}
        try:
            while queue or running:
                while queue and len(running) < self.settings.workers:
                    job = queue.pop()
                    running[pool.submit(grade_here, job, self.settings)] = job
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    graded = future.result()
                    yield running.pop(future), graded
        except BrokenProcessPool:
            yield from ((job, None) for job in running.values())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def executor_for(
    assignment: Assignment,
    workers: int | None = None,
    no_sandbox: bool = False,
    cold: bool = False,
    cluster: str | None = None,
) -> Executor:
    """Where to grade an assignment, with its course's limits and what else was asked for.

    Parameters
    ----------
    assignment : Assignment
        Which.
    workers : int, optional
        How many submissions at once.
    no_sandbox, cold : bool
        See `Settings`: not sandboxed, not warm.
    cluster : str, optional
        The address of a Dask cluster's scheduler; by default it is this machine.

    Raises
    ------
    CourseError
        If the course's limits cannot be read.
    """
    settings = settings_for(assignment, workers, no_sandbox, cold)
    if cluster is None:
        return LocalExecutor(settings)
    from invigilator.autograding.dask_executor import DaskExecutor

    return DaskExecutor(settings, cluster)
