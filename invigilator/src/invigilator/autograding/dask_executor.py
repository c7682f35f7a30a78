"""Grade on a Dask cluster, whose machines have the same version of the course."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from invigilator.autograding.executors import Executor
from invigilator.autograding.in_process import grade_remotely, standard_of
from invigilator.autograding.settings import Settings
from invigilator.exceptions import CourseError

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job

#: How many jobs a Dask cluster holds at a time, for each of its threads.
AHEAD = 4


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
