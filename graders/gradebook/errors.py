"""What can go wrong on the way into the gradebook."""

from graders.exceptions import CourseError


class GradebookError(CourseError):
    """Raised when results cannot be recorded; the message says what to do."""
