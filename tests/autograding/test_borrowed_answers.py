"""Answers that are imported from modules which came with the notebook earn nothing."""

import ast
import json

import pytest

import invigilator
from invigilator.authoring.bundle import reached_modules
from invigilator.authoring.source import read_source
from invigilator.checking.conventions import functions, provided
from invigilator.sample_class import SampleClass
from project import COURSE, ROOT


def names_in(module):
    """What can be imported from a module: what it defines and what it imports itself."""
    tree = ast.parse(module.read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    aliases = {alias.asname or alias.name for node in imports for alias in node.names}
    return {*provided(tree), *aliases}


def import_lines(assignment):
    """A line for each exercise whose name a module in the bundle of the whole course has."""
    together = [each for each in COURSE.assignments() if each.course == assignment.course]
    known = {}
    for module in reached_modules(together):
        dotted = ".".join(module.relative_to(COURSE.helpers_folder).with_suffix("").parts)
        known |= {name: f"from {dotted} import {name}" for name in names_in(module)}
    exercises = [each.name for each in read_source(assignment).exercises]
    return {name: known[name] for name in exercises if name in known}


TEMPTING = {each.target: lines for each in COURSE.assignments() if (lines := import_lines(each))}


def test_some_helpers_of_later_notebooks_do_what_earlier_ones_ask():
    assert {"L_model_forward", "L_model_backward"} <= {
        *TEMPTING["course1/deep_network_step_by_step"]
    }


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(target, marks=pytest.mark.frameworks if "tensorflow" in target else ())
        for target in TEMPTING
    ],
)
def test_import_lines_in_place_of_answers_earn_nothing(target, tmp_path):
    lines = TEMPTING[target]
    notebook = SampleClass(COURSE.one(target)).solved(lines)
    path = tmp_path / "eve.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    result = invigilator.grade(path, target, ROOT)
    assert result.status == "graded"
    found = {each.name: each for each in result.exercises if each.name in lines}
    assert found.keys() == lines.keys()
    assert {name: each.score for name, each in found.items()} == dict.fromkeys(lines, 0)


WRAPPER = """
def {name}(*given, **named):
    import importlib
    return getattr(importlib.import_module("{module}"), "{name}")(*given, **named)
"""


def wrappers(target):
    """For each exercise whose name any helper module of the project defines, a call of that."""
    known = {}
    for module in sorted(COURSE.helpers_folder.rglob("*.py")):
        dotted = ".".join(module.relative_to(COURSE.helpers_folder).with_suffix("").parts)
        for name in functions(ast.parse(module.read_text("utf-8"))):
            known[name] = WRAPPER.format(name=name, module=dotted)
    exercises = [each.name for each in read_source(COURSE.one(target)).exercises]
    return {name: known[name] for name in exercises if name in known}


@pytest.mark.parametrize(
    "target",
    [
        "course1/deep_network_step_by_step",
        "course1/logistic_regression",
        "course1/planar_data_classification",
        "course2/optimization_methods",
    ],
)
def test_calls_of_modules_that_came_with_another_notebook_earn_nothing(target, tmp_path):
    answers = wrappers(target)
    assert answers
    path = tmp_path / "eve.ipynb"
    path.write_text(json.dumps(SampleClass(COURSE.one(target)).solved(answers)), "utf-8")
    found = {each.name: each.score for each in invigilator.grade(path, target, ROOT).exercises}
    assert {name: found[name] for name in answers} == dict.fromkeys(answers, 0)


@pytest.mark.parametrize("assignment", COURSE.assignments(), ids=lambda each: each.target)
def test_the_modules_of_one_assignment_do_not_define_what_it_asks_for(assignment):
    """Handed out by itself, an assignment comes without its answers.

    Only `sigmoid` of NumPy goes along with an exercise that asks for one of TensorFlow.
    """
    asked = {each.name for each in read_source(assignment).exercises}
    defined = {
        name
        for module in reached_modules([assignment])
        for name in functions(ast.parse(module.read_text("utf-8")))
    }
    allowed = {"sigmoid"} if assignment.target == "course2/tensorflow_introduction" else set()
    assert asked & defined == allowed
