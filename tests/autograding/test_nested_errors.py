"""What a mistake raises in a function of another exercise is told in a notebook as recorded."""

import contextlib
import json

import pytest

from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings, read_limits
from invigilator.autograding.worker import Worker
from invigilator.checking.cases import patched
from invigilator.checking.error_places import calls_in
from invigilator.checking.store import read_both
from invigilator.checking.wrong_outputs import AND
from invigilator.sample_class import SampleClass
from project import COURSE

#: Assignments whose exercises call each other.
COMPOSED = ["course1/planar_data_classification", "course1/deep_network_step_by_step"]


def raised_elsewhere(expectations):
    """By exercise, the sentences of mistakes of which all cases raise in a function of another."""
    found = {}
    for exercise in expectations.exercises:
        cases = expectations.cases_of(exercise.name)
        sentences = [each for each in cases[0].mistakes if AND not in each]
        chosen = [s for s in sentences if all(calls_in(r.mistakes[s].line) for r in cases)]
        if chosen:
            found[exercise.name] = chosen
    return found


@pytest.mark.parametrize("target", COMPOSED)
def test_a_mistake_that_raises_in_another_function_is_told(target):
    assignment = COURSE.one(target)
    chosen = raised_elsewhere(read_both(assignment.visible, assignment.hidden))
    mistakes = [
        each
        for each in load_grader(assignment).known_mistakes
        if each.sentence in chosen.get(each.exercise, ())
    ]
    students, answers = SampleClass(assignment), read_source(assignment).answers
    settings = Settings(assignment.home.root, read_limits(assignment.course_folder))
    assert mistakes
    with contextlib.closing(Worker(settings)) as worker:
        for each in mistakes:
            wrong = {each.exercise: patched(answers[each.exercise], each)}
            notebook = json.dumps(students.solved(wrong)).encode()
            result = worker.grade(Job("ada", target, "ada.ipynb", notebook)).result
            (found,) = [e for e in result.exercises if e.name == each.exercise]
            assert each.sentence in found.message
