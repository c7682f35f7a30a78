"""An autograder for notebook courses: the judge sits outside the student's process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invigilator.autograding.result import SubmissionResult

__all__ = ["grade"]


def grade(notebook: str | Path, target: str, root: str | Path | None = None) -> SubmissionResult:
    """Grade one notebook in the sandbox.

    Parameters
    ----------
    notebook : path
        The file, wherever it lies.
    target : str
        The assignment, such as ``course1/logistic_regression``.
    root : path, optional
        The course; by default the one around the current folder.

    Returns
    -------
    SubmissionResult
        The same as one object of ``course grade --json``.

    Raises
    ------
    CourseError
        If there is no such course or assignment, if its stored values are stale or missing, or if
        there is no sandbox.
    OSError
        If the file cannot be read.
    """
    from invigilator.autograding.grade import Job
    from invigilator.autograding.settings import Settings, read_limits
    from invigilator.autograding.worker import Worker
    from invigilator.course import Course
    from invigilator.freshness import require_fresh

    course = Course.at(Path(root)) if root else Course.around()
    assignment, path = course.one(target), Path(notebook)
    require_fresh(assignment)
    worker = Worker(Settings(course.root, read_limits(assignment.course_folder)))
    try:
        return worker.grade(Job(path.stem, target, str(path), path.read_bytes())).result
    finally:
        worker.close()
