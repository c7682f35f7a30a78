"""nbgrader's gradebook."""

from graders.gradebook.book import record_results
from graders.gradebook.errors import GradebookError

__all__ = ["GradebookError", "record_results"]
