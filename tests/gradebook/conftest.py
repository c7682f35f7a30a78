"""A course folder with one tiny assignment, written by hand, and what grading said of it."""

import json
import shutil
import sqlite3

import pytest

from invigilator.autograding.result import CaseResult, ExerciseResult, SubmissionResult
from invigilator.course import Assignment, Course

HIDDEN_TESTS = "\n### BEGIN HIDDEN TESTS\nassert secret_of_the_checks\n### END HIDDEN TESTS"
QUESTION = "Why is the mean of nothing undefined?"
POINTS = {"double": 6, "average": 4}


def nbgrader(grade_id, *, solution=False, points=None):
    metadata = {"schema_version": 3, "grade_id": grade_id, "grade": points is not None}
    metadata |= {"solution": solution, "locked": not solution, "task": False}
    return {"nbgrader": metadata if points is None else {**metadata, "points": points}}


def cell(kind, identity, source, metadata=None):
    written = {"cell_type": kind, "id": identity, "metadata": metadata or {}, "source": source}
    return written | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def exercise_cells(name, answer, hidden_tests):
    check = f'check("{name}"){hidden_tests}'
    return [
        cell("code", name, answer, nbgrader(name, solution=True)),
        cell("code", f"check-{name}", check, nbgrader(f"check-{name}", points=POINTS[name])),
    ]


def make_notebook(hidden_tests=""):
    double = "# GRADED FUNCTION: double\ndef double(x):\n    return None"
    average = "# GRADED FUNCTION: average\ndef average(values):\n    return None"
    reflection = nbgrader("reflection", solution=True, points=5)
    cells = [
        cell("markdown", "title", "# Means\n\n<b>Read</b> this first: [more](https://example.org)"),
        *exercise_cells("double", double, hidden_tests),
        *exercise_cells("average", average, hidden_tests),
        cell("markdown", "reflection", QUESTION, reflection),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def release():
    """The student's notebook as released."""
    return make_notebook()


@pytest.fixture(scope="session")
def _first_gradebook(tmp_path_factory):
    """A gradebook without any entry: making one takes nbgrader seconds."""
    from invigilator.gradebook.database import course_directory, open_gradebook

    folder = tmp_path_factory.mktemp("first")
    with open_gradebook(course_directory(folder), patience=1):
        pass
    return folder / "gradebook.db"


@pytest.fixture
def assignment(tmp_path, _first_gradebook):
    """The assignment `course1/means`, built, in a course with an empty gradebook."""
    assignment = Assignment("course1", "means", Course(tmp_path))
    notebooks = {
        assignment.instructor_notebook: make_notebook(HIDDEN_TESTS),
        assignment.release: make_notebook(),
    }
    for path, notebook in notebooks.items():
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    shutil.copy(_first_gradebook, assignment.course_folder / "gradebook.db")
    return assignment


@pytest.fixture
def holder(assignment):
    """A connection of another program that is writing to the gradebook."""
    path = assignment.course_folder / "gradebook.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def make_exercise(name, status="passed", **values):
    share = {"passed": 1.0, "partial": 0.5}.get(status, 0.0)
    case = CaseResult("two_numbers", hidden=False, status="passed" if share else "failed")
    values = {"cases": [case], **values}
    return ExerciseResult(name, POINTS[name], share * POINTS[name], status, **values)


@pytest.fixture
def make_result():
    """Make a graded result from the statuses of `double` and `average`."""

    def make(student, double="passed", average="passed", **values):
        exercises = [make_exercise("double", double), make_exercise("average", average)]
        fields = {"score": sum(each.score for each in exercises), "max_score": 10.0}
        fields |= {"exercises": exercises, **values}
        return SubmissionResult(student, "course1/means", f"{student}.ipynb", "graded", **fields)

    return make


@pytest.fixture
def make_rejected():
    """Make the result of a submission that could not be graded."""

    def make(student, reason="It is not a notebook."):
        file = f"{student}.ipynb"
        return SubmissionResult(student, "course1/means", file, "rejected", reason, max_score=10.0)

    return make
