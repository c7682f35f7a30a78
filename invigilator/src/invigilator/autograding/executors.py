"""Where submissions are graded: what each place can do, and which one is meant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Self

from invigilator.autograding.settings import Settings, settings_for
from invigilator.course import Assignment

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job

#: A job at which a worker has died so often is given up.
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
        from invigilator.autograding.local_executor import LocalExecutor

        return LocalExecutor(settings)
    from invigilator.autograding.dask_executor import DaskExecutor

    return DaskExecutor(settings, cluster)
