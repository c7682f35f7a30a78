"""Plain nbgrader on a built course gives honest work the same points as `course grade`."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from invigilator.authoring.build import build
from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.course_copy import copy_assignment
from invigilator.sample_class import SampleClass, with_code_behind
from invigilator.sandbox.limits import Limits
from project import COURSE

BIN = Path(sys.executable).parent
NAME = "logistic_regression"
EXPECTED = {"other": 96, "predicting": 90, "propagating": 80, "right": 100, "stub": 0}
EXPECTED["warned"] = 100


def honest(sample):
    """Notebooks by student; in `other`, three answers are right, and one changes its input."""
    other = sample.solved()
    for student in ("carl", "bea", "dora"):
        change = sample.roll.changed[student]
        other = with_code_behind(other, change.exercise, change.code)
    return {
        "other": other,
        "predicting": sample.mistaken("predict"),
        "propagating": sample.mistaken("propagate"),
        "right": sample.solved(),
        "stub": sample.released(),
        "warned": sample.changed("nils"),
    }


def nbgrader(course, *arguments):
    """Run an nbgrader command in a course folder and return what it says."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("COURSE_DATA", None)
    done = subprocess.run(
        [BIN / "nbgrader", *arguments],
        cwd=course.course_folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course folder in which plain nbgrader has released, collected and graded."""
    course = copy_assignment(
        COURSE.one("course1/logistic_regression"), tmp_path_factory.mktemp("course")
    )
    build([course])
    shutil.rmtree(course.release.parent)
    nbgrader(course, "generate_assignment", NAME)
    for student, notebook in honest(SampleClass(course)).items():
        folder = course.course_folder / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook))
    nbgrader(course, "autograde", NAME)
    return course


@pytest.fixture(scope="module")
def points(graded):
    """By student and check, the points in nbgrader's gradebook."""
    with Gradebook(f"sqlite:///{graded.course_folder / 'gradebook.db'}") as book:
        return {
            submission.student.id: {
                grade.name: grade.score for book_ in submission.notebooks for grade in book_.grades
            }
            for submission in book.assignment_submissions(NAME)
        }


@pytest.fixture(scope="module")
def ours(graded):
    """By student and check, the points of `course grade`."""
    worker = Worker(Settings(graded.root, Limits()))
    found = {}
    for student, notebook in honest(SampleClass(graded)).items():
        job = Job(student, graded.target, f"{student}.ipynb", json.dumps(notebook).encode())
        exercises = worker.grade(job).result.exercises
        found[student] = {f"check-{each.name}": each.score for each in exercises}
    worker.close()
    return found


def test_the_release_of_nbgrader_is_that_of_course_build(graded):
    released = json.loads(graded.release.read_text())["cells"]
    build([graded])
    built = json.loads(graded.release.read_text())["cells"]
    assert [cell["source"] for cell in released] == [cell["source"] for cell in built]


@pytest.mark.parametrize("student", EXPECTED)
def test_the_same_points(points, ours, student):
    assert points[student] == ours[student]
    assert sum(ours[student].values()) == EXPECTED[student]


def test_feedback_and_export(graded):
    nbgrader(graded, "generate_feedback", NAME)
    pages = sorted((graded.course_folder / "feedback").glob(f"*/{NAME}/{NAME}.html"))
    assert [page.parents[1].name for page in pages] == sorted(EXPECTED)
    nbgrader(graded, "export", "--to", "grades.csv")
    with (graded.course_folder / "grades.csv").open() as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == EXPECTED


def test_validate_tells_right_from_wrong(graded):
    submitted = graded.course_folder / "submitted"
    right, stub = (submitted / who / NAME / f"{NAME}.ipynb" for who in ("right", "stub"))
    assert "Success! Your notebook passes all the tests." in nbgrader(graded, "validate", right)
    assert "The following cell failed" in nbgrader(graded, "validate", stub)
