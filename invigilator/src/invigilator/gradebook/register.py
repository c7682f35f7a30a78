"""An assignment's cells and points in the gradebook, as nbgrader would put them there."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from invigilator.course import Assignment
from invigilator.exceptions import GradebookError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory


def ensure_registered(
    gradebook: Gradebook,
    directory: CourseDirectory,
    assignment: Assignment,
    points: Mapping[str, float],
) -> None:
    """Make sure that the gradebook knows the assignment with these graded cells.

    Where it does not, nbgrader's own ``generate_assignment`` reads the instructor's notebook. The
    release notebook that it writes goes to a temporary folder, for ours is made by
    ``course build``.

    Parameters
    ----------
    gradebook, directory, assignment
        Where the assignment is to be known.
    points
        The points of every graded cell by ``grade_id``.

    Raises
    ------
    GradebookError
        If the instructor's notebook is missing or has other cells, or if nbgrader refuses it.
    """
    if _registered(gradebook, assignment) == points:
        return
    if not assignment.instructor_notebook.exists():
        raise GradebookError(
            f"{assignment.instructor_notebook} does not exist, so the gradebook cannot learn of "
            f"{assignment.target}. Run `course build {assignment.target}` and grade again."
        )
    _generate(directory, assignment)
    gradebook.db.expire_all()
    if _registered(gradebook, assignment) != points:
        raise GradebookError(
            f"{assignment.instructor_notebook} and {assignment.release} differ in their graded "
            f"cells or points. Run `course build {assignment.target}` and grade again."
        )


def _registered(gradebook: Gradebook, assignment: Assignment) -> dict[str, float] | None:
    from nbgrader.api import MissingEntry

    try:
        notebook = gradebook.find_notebook(assignment.name, assignment.name)
    except MissingEntry:
        return None
    return {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}


def _generate(directory: CourseDirectory, assignment: Assignment) -> None:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.utils import capture_log, temp_attrs

    with (
        tempfile.TemporaryDirectory() as release,
        temp_attrs(directory, assignment_id=assignment.name, release_directory=release),
    ):
        outcome = capture_log(GenerateAssignment(coursedir=directory, parent=directory))
    if outcome["success"]:
        return
    said = str(outcome.get("log") or outcome["error"])
    if "submissions associated" in said:
        raise GradebookError(
            f"{assignment.target} has other graded cells than when its first submissions were "
            "recorded, and nbgrader cannot change the cells of an assignment with submissions. "
            "To start it again, save what you need with `nbgrader export`, run `nbgrader db "
            f"assignment remove {assignment.name} --force` in {assignment.course_folder} (manual "
            "grades of this assignment go too), and grade again."
        )
    raise GradebookError(
        f"nbgrader could not read {assignment.instructor_notebook}:\n{said.strip()}\n"
        f"Run `course build {assignment.target}` and grade again."
    )
