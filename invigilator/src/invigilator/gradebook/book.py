"""Results into nbgrader's gradebook, and the files that go with them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from invigilator.autograding.result import SubmissionResult
from invigilator.course import Assignment
from invigilator.exceptions import GradebookError
from invigilator.folder_names import folder_name
from invigilator.gradebook import autograded, database
from invigilator.gradebook.cells import check_id, points
from invigilator.gradebook.grades import (
    Answers,
    apply_late_policy,
    graded_by_hand,
    record_grades,
)
from invigilator.gradebook.register import ensure_registered
from invigilator.gradebook.restore import Notebook, Restored, restore, unread

PATIENCE = 60.0
"""Seconds to wait for a gradebook that another program writes to."""

_log = logging.getLogger(__name__)


def record_results(
    assignment: Assignment,
    graded: Sequence[tuple[SubmissionResult, Notebook | None]],
    *,
    patience: float = PATIENCE,
    notify: database.Notify = _log.warning,
) -> list[SubmissionResult]:
    """Record results in the course's gradebook and write ``autograded/`` and ``feedback/``.

    The assignment is registered first if the gradebook does not know it. Automatic scores are
    replaced; manual scores, extra credit and comments stay. Recording the same again changes
    nothing. A student is known there by `folder_name`. Call it from one process only.

    Parameters
    ----------
    assignment
        The assignment, built.
    graded
        Each result with the executed notebook, or None where there is none: the release then
        stands in ``autograded/`` in its place, with a sentence that says so.
    patience
        Seconds to wait for a gradebook that another program writes to.
    notify
        Is told when there is something to wait for.

    Returns
    -------
    list of SubmissionResult
        The results, with the points and comments that a person has given for questions.

    Raises
    ------
    GradebookError
        If the assignment is not built, a result does not fit it, or the gradebook cannot be
        written. What was recorded before stays recorded.
    """
    release = autograded.read_release(assignment)
    for result, _ in graded:
        _check(result, assignment, points(release["cells"]))
    title = autograded.title_of(release, assignment.target)
    directory = database.course_directory(assignment.course_folder)
    database.wait_until_free(directory, patience, notify)
    results = []
    with database.open_gradebook(directory, patience) as gradebook:
        ensure_registered(gradebook, directory, assignment, points(release["cells"]))
        for result, notebook in graded:
            database.wait_until_free(directory, patience, notify)
            shown = _shown(result, notebook, release)
            timestamp = autograded.read_timestamp(assignment, result.student)
            changed = autograded.changed_cells(assignment, result.student, shown.notebook)
            answers = Answers(shown.unanswered, changed)
            named = replace(result, student=folder_name(result.student))
            record_grades(gradebook, assignment, named, answers, timestamp)
            apply_late_policy(gradebook, directory, assignment, named.student)
            told = graded_by_hand(gradebook, assignment, result, named.student)
            autograded.write_files(assignment, told, shown.notebook, title, timestamp)
            results.append(told)
    return results


def _check(result: SubmissionResult, assignment: Assignment, known: Mapping[str, float]) -> None:
    for exercise in result.exercises:
        if known.get(check_id(exercise.name)) != exercise.points:
            raise GradebookError(
                f"{result.notebook} was graded with {exercise.name} at {exercise.points:g} points; "
                f"{assignment.release} says otherwise. Run `course build {assignment.target}` and "
                f"`course record {assignment.target}`, then grade again."
            )


def _shown(result: SubmissionResult, notebook: Notebook | None, release: Notebook) -> Restored:
    """What formgrader shows of a submission."""
    if notebook is not None:
        return restore(notebook, release)
    why = "The executed notebook was not kept; grade again to see it here."
    if result.status == "rejected":
        why = f"This submission could not be graded. {result.reason}"
    return Restored(unread(release, why), frozenset())
