"""What can go wrong around grading, said so that the reader knows what to do next."""

from invigilator.checking.exceptions import CourseError as CourseError


class UnknownTarget(CourseError):
    """Raised when a TARGET names no course and no assignment."""


class UnusablePath(CourseError):
    """Raised when a PATH holds nothing that can be graded."""


class SourceError(CourseError):
    """Raised when a source notebook breaks a convention of authoring."""


class DriftError(CourseError):
    """Raised by ``--check`` when what is stored differs from what the source gives."""


class SandboxUnavailable(CourseError):
    """Raised when no sandbox can be made on this machine."""


class KernelFailure(CourseError):
    """Raised when a kernel cannot be started at all, whatever the submission."""


class SiteError(CourseError):
    """Raised when the site would show something broken; the message lists what and where."""


class GradebookError(CourseError):
    """Raised when results cannot be recorded in nbgrader's gradebook; it says what to do."""
