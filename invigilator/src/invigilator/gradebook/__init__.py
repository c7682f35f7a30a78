"""nbgrader's gradebook."""

from invigilator.gradebook.book import record_results
from invigilator.gradebook.errors import GradebookError

__all__ = ["GradebookError", "record_results"]
