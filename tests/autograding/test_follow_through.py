"""A mistake costs the exercise in which it is made, not those that build on it."""

import json

import pytest

from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings, read_limits
from invigilator.autograding.worker import Worker
from invigilator.checking.store import read_both, read_header
from invigilator.sample_class import SampleClass
from project import COURSE

ASSIGNMENTS = {each.target: each for each in COURSE.assignments()}
#: Those that need no framework: their submissions are graded in a second or two.
QUICK = [
    target for target, each in ASSIGNMENTS.items() if read_header(each.visible).framework is None
]


@pytest.fixture
def graded():
    """Grade a submission in which one exercise has a known mistake."""
    workers = []

    def grade(assignment, exercise):
        if not workers:
            limits = read_limits(assignment.course_folder)
            workers.append(Worker(Settings(assignment.home.root, limits)))
        notebook = json.dumps(SampleClass(assignment).mistaken(exercise)).encode()
        job = Job("ada", assignment.target, "ada.ipynb", notebook)
        return {each.name: each for each in workers[0].grade(job).result.exercises}

    yield grade
    for worker in workers:
        worker.close()


def sure(expectations, exercise, wrong):
    """The points of an exercise for the cases that do not need what is not recorded of another."""
    cases = expectations.cases_of(exercise.name)
    lost = [each for each in cases if wrong in expectations.lost.get(each.case.name, {})]
    kept = 1 - len(lost) / len(cases)
    return exercise.points * kept


@pytest.mark.parametrize("target", QUICK)
def test_a_mistake_costs_no_exercise_that_builds_on_it(target, graded):
    assignment = ASSIGNMENTS[target]
    expectations = read_both(assignment.visible, assignment.hidden)
    for wrong in expectations.exercises:
        found = graded(assignment, wrong.name)
        assert found[wrong.name].status != "passed"
        for other in expectations.exercises:
            if other.name != wrong.name:
                least = sure(expectations, other, wrong.name)
                assert found[other.name].score >= least - 0.01, (wrong.name, found[other.name])
