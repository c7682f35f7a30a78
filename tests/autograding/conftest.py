"""Logistic regression, its sample class, and a worker that grades in the sandbox."""

import json

import pytest

from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.course_copy import copy_assignment
from invigilator.sample_class import SampleClass
from invigilator.sandbox.limits import Limits
from project import COURSE, ROOT

TARGET = "course1/logistic_regression"
LIMITS = Limits(output_kb=64)


@pytest.fixture(scope="session")
def logistic():
    """The assignment as it is in the project."""
    return COURSE.one(TARGET)


@pytest.fixture(scope="session")
def sample(logistic):
    """Makes notebooks of logistic regression, and a class of submissions."""
    return SampleClass(logistic)


@pytest.fixture(scope="session")
def worker():
    """Keeps one warm jail for all tests, as it does for all submissions."""
    own = Worker(Settings(ROOT, LIMITS))
    yield own
    own.close()


@pytest.fixture(scope="session")
def grade(worker):
    """Grade a notebook, or bytes, and return what grading says and the executed notebook."""

    def graded(submission, student="ada", name="logistic_regression.ipynb", limits=LIMITS):
        worker.jails.get(TARGET).limits = limits
        content = submission if isinstance(submission, bytes) else json.dumps(submission).encode()
        return worker.grade(Job(student, TARGET, name, content))

    return graded


@pytest.fixture
def course(tmp_path):
    """Logistic regression in a course folder of its own."""
    return copy_assignment(COURSE.one(TARGET), tmp_path)
