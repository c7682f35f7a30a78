"""Where submissions are graded: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from invigilator.autograding.in_process import (
    grade_here,
    grade_remotely,
    prepare_here,
    standard_of,
)
from invigilator.autograding.settings import Settings
from invigilator.exceptions import CourseError
from invigilator.sandbox import system
from invigilator.sandbox.jail import sweep

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job

MAX_DEATHS = 3
#: What the judge of one worker may take beyond what it starts with, in MiB.
WORKER_MB = 3072
#: How many jobs a Dask cluster holds at a time, for each of its threads.
AHEAD = 4


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


class DaskExecutor(Executor):
    """Grades on a Dask cluster; a worker that dies loses nothing, Dask runs its jobs elsewhere.

    Parameters
    ----------
    settings : Settings
        How to grade; each machine of the cluster has the same version of the course.
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    """

    def __init__(self, settings: Settings, address: str) -> None:
        self.settings = settings
        self.address = address
        self._standards: dict[str, str] = {}

    def run(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result, as they are done.

        Raises
        ------
        CourseError
            If Dask is not installed, the scheduler does not answer or goes away, or a worker
            has another version of the course.
        """
        with self._connect() as client:
            from distributed.client import FutureCancelledError

            try:
                yield from self._run_on(client, jobs)
            except (FutureCancelledError, OSError):  # so ends a call without a scheduler
                raise CourseError(
                    f"The Dask scheduler at {self.address} has gone. What has been graded is kept: "
                    "start it and its workers, and give the command again."
                ) from None

    def _run_on(
        self, client: Any, jobs: Sequence[Job]
    ) -> Generator[tuple[Job, Graded | None], None, None]:
        from distributed import as_completed

        self._standards.clear()
        waiting = iter(jobs)
        pending = dict(self._submit(client, islice(waiting, self._ahead(client))))
        done = as_completed(list(pending))
        for future in done:
            yield pending.pop(future), self._result(future)
            room = max(0, self._ahead(client) - len(pending))
            new = dict(self._submit(client, islice(waiting, room)))
            pending.update(new)
            done.update(list(new))

    def _submit(self, client: Any, jobs: Iterable[Job]) -> Iterator[tuple[Any, Job]]:
        for job in jobs:
            known = self._standards
            if job.target not in known:
                known[job.target] = standard_of(job.target, self.settings)
            order = (grade_remotely, job, self.settings, known[job.target])
            yield client.submit(*order, pure=False), job

    @staticmethod
    def _ahead(client: Any) -> int:
        """How many jobs to have at the cluster: enough for all, few enough for its memory."""
        threads: list[int] = list(client.nthreads().values())
        return AHEAD * max(1, sum(threads))

    @staticmethod
    def _result(future: Any) -> Graded | None:
        from distributed.scheduler import KilledWorker

        try:
            graded: Graded = future.result()
        except KilledWorker:
            return None
        except OSError as error:
            if future.status != "error":  # the call failed, not the job
                raise
            told = f"{type(error).__name__}: {error}"
            raise CourseError(f"A machine of the cluster cannot grade: {told}.") from error
        return graded

    def _connect(self) -> Any:
        try:
            from distributed import Client
        except ImportError:
            raise CourseError(
                "--cluster needs Dask. In the folder of the engine's source: "
                "pip install './invigilator[cluster]'."
            ) from None
        try:
            return Client(self.address, timeout=20)
        except (OSError, ValueError) as error:
            raise CourseError(
                f"No Dask scheduler answers at {self.address} ({error}). "
                "Start one with `dask scheduler`, and workers with `dask worker ADDRESS`."
            ) from None


def executor_for(settings: Settings, cluster: str | None = None) -> Executor:
    """Grades on a Dask cluster, if its scheduler's address is given, or else on this machine."""
    return DaskExecutor(settings, cluster) if cluster else LocalExecutor(settings)


def start_pool(
    workers: int, initializer: Callable[[list[str]], None] | None = None
) -> ProcessPoolExecutor:
    """Workers that start when there is something to do, each an interpreter of its own.

    Parameters
    ----------
    workers : int
        How many at most.
    initializer : callable, optional
        What each begins with, in place of `start_worker`; it gets the path of modules.
    """
    return ProcessPoolExecutor(
        max_workers=workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=initializer or start_worker,
        initargs=(sys.path[:],),
    )


def kill(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool at once; what they were doing has no result."""
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def start_worker(path: list[str]) -> None:
    """End with the main process, however it ends; find the same modules; keep memory bounded."""
    sys.path[:] = path
    if sys.platform == "linux":
        system.die_with_parent()
        system.limit_growth(WORKER_MB)
