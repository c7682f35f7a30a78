"""A mistake costs the exercise in which it is made, not those that build on it."""

import contextlib
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


def sure(expectations, exercise, wrong):
    """The points of an exercise for the cases that do not need what is not recorded of another."""
    cases = expectations.cases_of(exercise.name)
    lost = [each for each in cases if wrong in expectations.lost.get(each.case.name, {})]
    return exercise.points * (1 - len(lost) / len(cases))


@pytest.mark.parametrize("target", QUICK)
def test_a_mistake_costs_no_exercise_that_builds_on_it(target):
    assignment = ASSIGNMENTS[target]
    expectations = read_both(assignment.visible, assignment.hidden)
    students = SampleClass(assignment)
    settings = Settings(assignment.home.root, read_limits(assignment.course_folder))
    with contextlib.closing(Worker(settings)) as worker:
        for wrong in expectations.exercises:
            notebook = json.dumps(students.mistaken(wrong.name)).encode()
            result = worker.grade(Job("ada", target, "ada.ipynb", notebook)).result
            found = {each.name: each for each in result.exercises}
            assert found.pop(wrong.name).status != "passed"
            for other in found.values():
                least = sure(expectations, expectations.exercise(other.name), wrong.name)
                assert other.score >= least - 0.01, (wrong.name, other)
