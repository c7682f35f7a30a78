"""What can go wrong on the way into the gradebook."""

from invigilator.exceptions import CourseError


class GradebookError(CourseError):
    """Raised when results cannot be recorded; the message says what to do."""
