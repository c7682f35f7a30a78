"""One line of the table of results."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.measure import Usage


@dataclass(frozen=True)
class Row:
    """What one grader took for some submissions.

    Parameters
    ----------
    name : str
        Of the grader and its options.
    usage : Usage
        For all submissions together, start-up included.
    submissions : int
        How many it graded.
    workers : int
        How many it graded at once.
    mean_score : float or None
        Of the submissions that all graders have graded, for comparison; None if not scored.
    """

    name: str
    usage: Usage
    submissions: int
    workers: int = 1
    mean_score: float | None = None

    @property
    def wall(self) -> float:
        """Wall seconds for one submission."""
        return self.usage.wall / self.submissions

    @property
    def cpu(self) -> float:
        """CPU seconds for one submission."""
        return self.usage.cpu / self.submissions

    @property
    def worker_mb(self) -> float:
        """Peak MiB of PSS for each worker; a grader of one process is its own worker."""
        return (self.usage.rest_mb or self.usage.main_mb) / self.workers
