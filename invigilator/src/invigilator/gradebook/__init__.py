"""nbgrader's gradebook."""

from invigilator.exceptions import GradebookError
from invigilator.gradebook.book import record_results

__all__ = ["GradebookError", "record_results"]
