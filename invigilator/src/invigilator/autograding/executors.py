"""Where submissions are graded: what each place can do, and the processes of this machine."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Self

from invigilator.autograding.in_process import grade_here, prepare_here
from invigilator.autograding.process_pool import kill, start_process
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
    """Grades in processes of this machine; one that dies is replaced, and its job runs again.

    It runs again by itself, so that it shares nobody's fate, and nobody its own.

    Parameters
    ----------
    settings : Settings
        How to grade, and with how many workers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._prepared: ProcessPoolExecutor | None = None

    def prepare(self, target: str) -> None:
        """Start a worker with a jail for an assignment."""
        if self._prepared is None:
            self._prepared = start_process()
            self._prepared.submit(prepare_here, target, self.settings)

    def close(self) -> None:
        """End the worker that was prepared, at once, if it was not used."""
        if self._prepared is not None:
            kill(self._prepared)
            sweep()
            self._prepared = None

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
        """Yield results; after a worker has died, which yields None, only what is running yet."""
        workers = self._workers(len(jobs))
        free, queue = list(reversed(workers)), list(reversed(jobs))
        running: dict[Future[Graded], tuple[Job, ProcessPoolExecutor]] = {}
        try:
            while queue or running:
                while queue and free:
                    job, worker = queue.pop(), free.pop()
                    running[_submit(worker, job, self.settings)] = job, worker
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job, worker = running.pop(future)
                    graded = _result(future)
                    if graded is None:
                        queue.clear()
                    free.append(worker)
                    yield job, graded
        finally:
            _end(workers)

    def _workers(self, count: int) -> list[ProcessPoolExecutor]:
        """As many workers as there is work for; the first is the one that was prepared."""
        first, self._prepared = self._prepared or start_process(), None
        rest = min(count, self.settings.workers) - 1
        return [first, *(start_process() for _ in range(rest))]


def _submit(worker: ProcessPoolExecutor, job: Job, settings: Settings) -> Future[Graded]:
    """Give a job to a worker; one that has died meanwhile says so as its result."""
    try:
        return worker.submit(grade_here, job, settings)
    except BrokenProcessPool as error:
        dead: Future[Graded] = Future()
        dead.set_exception(error)
        return dead


def _result(future: Future[Graded]) -> Graded | None:
    """What a worker has found; None if it has died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _end(workers: Sequence[ProcessPoolExecutor]) -> None:
    """Let workers end, all at a time, each when it is done with what it is at."""
    with ThreadPoolExecutor(len(workers)) as threads:
        for worker in workers:
            threads.submit(worker.shutdown, cancel_futures=True)


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
