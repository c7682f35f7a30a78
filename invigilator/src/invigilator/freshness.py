"""Whether what is stored of an assignment still fits its source."""

from __future__ import annotations

from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import fingerprint, read_header
from invigilator.course import Assignment
from invigilator.exceptions import CourseError


def require_fresh(assignment: Assignment) -> None:
    """Make sure that what answers are held against fits the source.

    Raises
    ------
    CourseError
        If the release, the grader module or an expectation file is missing, or one is stale; it
        says what to run.
    """
    target = assignment.target
    if not assignment.release.is_file():
        raise CourseError(f"{assignment.release} is missing. Run `course build {target}`.")
    if not assignment.grader.is_file():
        raise CourseError(f"{assignment.grader} is missing: without it, nothing can be checked.")
    current = fingerprint(assignment.source, assignment.grader)
    for path in (assignment.visible, assignment.hidden):
        try:
            stored = read_header(path).fingerprint
        except ExpectationsMissing as error:
            raise CourseError(f"{error} Run `course record {target}`.") from None
        if stored != current:
            raise CourseError(
                f"{path} is stale: the source or the grader module has changed since it was "
                f"recorded. Run `course record {target}`, then try again."
            )
