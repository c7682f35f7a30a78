"""Submissions graded in processes of this machine."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from invigilator.autograding.executors import MAX_DEATHS, Executor
from invigilator.autograding.in_process import grade_here, prepare_here
from invigilator.autograding.process_pool import kill, start_process
from invigilator.autograding.settings import Settings
from invigilator.sandbox import system
from invigilator.sandbox.jail import sweep

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job

#: Descriptors that the pool of one worker takes in this process.
FILES_EACH = 12


class LocalExecutor(Executor):
    """Grades in processes of this machine; one that dies is replaced.

    The job that it had is tried again when the others are done, by itself: what others take of the
    memory is not to blame then.

    Parameters
    ----------
    settings : Settings
        How to grade, and with how many workers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._prepared: ProcessPoolExecutor | None = None

    def prepare(self, target: str) -> None:
        """Start a worker with a jail for an assignment; it has what this process has open."""
        if self._prepared is None:
            self._prepared = start_process(fork=True)
            self._prepared.submit(prepare_here, target, self.settings)

    def close(self) -> None:
        """End the worker that was prepared, at once, if it was not used."""
        if self._prepared is not None:
            _kill([self._prepared])
            self._prepared = None

    def run(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result, as they are done."""
        suspects = []
        with contextlib.closing(self._tried(jobs)) as done:
            for job, graded in done:
                if graded is None:
                    suspects.append(job)
                else:
                    yield job, graded
        for job in suspects:
            yield job, self._alone(job)

    def _alone(self, job: Job) -> Graded | None:
        """The result of a job at which a worker has died; None if another does each time."""
        for _ in range(MAX_DEATHS - 1):
            ((_, graded),) = self._tried([job])
            if graded is not None:
                return graded
        return None

    def _tried(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Graded | None], None, None]:
        """Yield each job with its result, or with None if its worker has died."""
        sweep()
        system.allow_files(FILES_EACH * self.settings.workers)
        queue = list(reversed(jobs))
        free: list[ProcessPoolExecutor] = []
        running: dict[Future[Graded], tuple[Job, ProcessPoolExecutor]] = {}
        try:
            while queue or running:
                while queue and len(running) < self.settings.workers:
                    job = queue.pop()
                    future, worker = self._handed(job, free)
                    running[future] = job, worker
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job, worker = running.pop(future)
                    graded = _result(future)
                    if graded is None:
                        _kill([worker])
                    else:
                        free.append(worker)
                    yield job, graded
        except BaseException:  # a run that is stopped does not wait for its workers
            _kill([*free, *(worker for _, worker in running.values())])
            raise
        _end(free)

    def _handed(
        self, job: Job, free: list[ProcessPoolExecutor]
    ) -> tuple[Future[Graded], ProcessPoolExecutor]:
        """A job in the hands of a free worker, or else of a new one."""
        while True:
            worker = free.pop() if free else self._new_worker()
            with contextlib.suppress(BrokenProcessPool):  # one may have died with nothing to do
                return worker.submit(grade_here, job, self.settings), worker

    def _new_worker(self) -> ProcessPoolExecutor:
        """The worker that was prepared, or else another."""
        prepared, self._prepared = self._prepared, None
        return prepared or start_process()


def _result(future: Future[Graded]) -> Graded | None:
    """What a worker has found; None if it has died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _kill(workers: Iterable[ProcessPoolExecutor]) -> None:
    """End workers at once, and remove what they leave."""
    for worker in workers:
        kill(worker)
    sweep()


def _end(workers: Sequence[ProcessPoolExecutor]) -> None:
    """Let workers end, all at once."""
    with ThreadPoolExecutor(max(1, len(workers))) as threads:
        for worker in workers:
            threads.submit(worker.shutdown)
