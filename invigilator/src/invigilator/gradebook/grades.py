"""One submission's scores in the gradebook: automatic ones replaced, manual ones kept."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invigilator.autograding.result import ExerciseResult, SubmissionResult
from invigilator.course import Assignment
from invigilator.gradebook.cells import check_id

if TYPE_CHECKING:
    from nbgrader.api import Grade, Gradebook
    from nbgrader.coursedir import CourseDirectory

_NO_RESPONSE = "No response."
_GIVEN = "Your instructor gave these points."


@dataclass(frozen=True)
class Answers:
    """What is known of a submission's cells beside their scores, by ``grade_id``.

    `unanswered` are manually graded answers left as released; `changed` are cells whose text is
    not what it was when this student's work was last recorded.
    """

    unanswered: Set[str] = frozenset()
    changed: Set[str] = frozenset()


def record_grades(
    gradebook: Gradebook,
    assignment: Assignment,
    result: SubmissionResult,
    answers: Answers,
    timestamp: str,
) -> None:
    """Record one submission.

    A rejected submission gets 0 points and the mark "needs manual grade" on every cell: so it
    counts as handed in, exports as 0, and stands out in formgrader's list, where a person may
    give points for it. A comment alone would not show in any list.

    A manual score, extra credit and comments stay. Their cell is marked for review only if the
    automatic score or the answer is another than before.
    """
    gradebook.update_or_create_student(result.student)
    with gradebook.db.no_autoflush:
        gradebook.update_or_create_submission(
            assignment.name, result.student, timestamp=timestamp or None
        )
    notebook = gradebook.find_submission_notebook(assignment.name, assignment.name, result.student)
    for grade in notebook.grades:
        _record_grade(grade, _automatic_score(grade.name, result, answers), result, answers)
    for comment in notebook.comments:
        comment.auto_comment = _NO_RESPONSE if comment.name in answers.unanswered else None
    gradebook.db.commit()


def graded_by_hand(
    gradebook: Gradebook, assignment: Assignment, result: SubmissionResult, student: str
) -> SubmissionResult:
    """The result with what a person gave for its questions and said of them, or gave for a check.

    A question that was left as released has 0 points already. Points in a check's box take the
    place of the automatic ones.
    """
    notebook = gradebook.find_submission_notebook(assignment.name, assignment.name, student)
    manual = {each.name: each.manual_score for each in notebook.grades}
    scores = {each.name: _first(each.manual_score, each.auto_score) for each in notebook.grades}
    comments = {e.name: e.manual_comment or e.auto_comment or "" for e in notebook.comments}
    questions = [
        replace(each, score=scores.get(each.name), comment=comments.get(each.name, ""))
        for each in result.questions
    ]
    exercises = [_overridden(each, manual.get(check_id(each.name))) for each in result.exercises]
    score = round(sum(each.score for each in exercises), 2)
    return replace(result, score=score, exercises=exercises, questions=questions)


def apply_late_policy(
    gradebook: Gradebook, directory: CourseDirectory, assignment: Assignment, student: str
) -> None:
    """Set or lift the late penalty, by the course's own nbgrader plugin."""
    submission = gradebook.find_submission(assignment.name, student)
    if submission.total_seconds_late <= 0 and not submission.late_submission_penalty:
        return
    import nbformat
    from nbgrader.preprocessors import AssignLatePenalties

    names = {"notebook": assignment.name, "assignment": assignment.name, "student": student}
    AssignLatePenalties(parent=directory).preprocess(
        nbformat.v4.new_notebook(), {"nbgrader": {**names, "db_url": directory.db_url}}
    )


def _overridden(exercise: ExerciseResult, manual: float | None) -> ExerciseResult:
    if manual is None or manual == exercise.score:
        return exercise
    message = "\n".join(filter(None, (exercise.message, _GIVEN)))
    return replace(exercise, score=manual, message=message)


def _first(manual: float | None, automatic: float | None) -> float | None:
    return automatic if manual is None else manual


def _automatic_score(name: str, result: SubmissionResult, answers: Answers) -> float | None:
    """The score that needs no human; None where a human has to say."""
    if result.status == "rejected" or name in answers.unanswered:
        return 0.0
    scores = {check_id(exercise.name): exercise.score for exercise in result.exercises}
    return scores.get(name)


def _record_grade(
    grade: Grade, automatic: float | None, result: SubmissionResult, answers: Answers
) -> None:
    another = grade.auto_score != automatic or grade.name in answers.changed
    grade.auto_score = automatic
    if grade.manual_score is None:
        grade.needs_manual_grade = automatic is None or result.status == "rejected"
    elif another:
        grade.needs_manual_grade = True
