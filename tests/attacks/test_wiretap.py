"""No byte of a reference answer, and no hidden expected value, is sent where a student's code runs.

The submissions are as wrong as can be: every stub is left open, so that all stand-ins are sent that
there are. In some, cells before and behind them give reason for a second look as well.
"""

import json
import re

import pytest
from wiretap import Wiretap, arrays, grade, secret_lines

from invigilator.authoring.source import read_source
from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.checking import values
from invigilator.checking.store import read, read_both
from invigilator.helper_modules import importable
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import font_lists
from project import COURSE, ROOT

LIMITS = Limits()
LOOKED_AT_TWICE = ("logistic_regression", "rnn_step_by_step")
#: Of the assignments with a framework, whose kernels take long to start, some.
FRAMEWORKS = ("tensorflow_introduction", "residual_networks", "transformer")
MEDDLING = "import sys, numpy as np\nsys.setrecursionlimit(900)\nnp.random.seed = lambda *_: None"


def with_meddling(notebook):
    """The notebook with cells, first and last, that may have spoilt everything."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    first, last = [{**cell, "id": name, "source": MEDDLING} for name in ("first", "last")]
    return {**notebook, "cells": [first, *notebook["cells"], last]}


def chosen():
    for assignment in COURSE.assignments():
        framework = assignment.visible.is_file() and read(assignment.visible).framework
        if not framework:
            yield pytest.param(assignment, id=assignment.target)
        elif assignment.name in FRAMEWORKS:
            yield pytest.param(assignment, id=assignment.target, marks=pytest.mark.frameworks)


@pytest.mark.parametrize("assignment", list(chosen()))
def test_no_answer_and_no_hidden_value_reaches_a_kernel(assignment, monkeypatch):
    released = json.loads(assignment.release.read_text("utf-8"))
    twice = assignment.name in LOOKED_AT_TWICE
    content = json.dumps(with_meddling(released) if twice else released).encode()
    wiretap = Wiretap()
    job = Job("eve", assignment.target, "eve.ipynb", content)
    result = grade(wiretap, monkeypatch, Settings(ROOT, LIMITS), job)
    assert (result.status, result.score) == ("graded", 0)

    expectations = read_both(assignment.visible, assignment.hidden)
    heard = wiretap.text
    for name in {n for calls in expectations.stand_ins.values() for n in calls}:
        tried = re.search(rf"stand_ins,\{{l:\[[^\]]*\b{name}\b", heard)
        assert tried, f"the stand-in for {name} was never tried"

    secrets = secret_lines(assignment, "".join("".join(c["source"]) for c in released["cells"]))
    assert any(secrets.values())
    leaks = {name: [line for line in lines if line in heard] for name, lines in secrets.items()}
    assert not any(leaks.values()), leaks

    sent = wiretap.raw
    for recorded in (each for each in expectations.cases if each.case.hidden):
        known = [*expectations.suite.givens.values()]
        known += [c.made for c in expectations.stand_ins.get(recorded.case.name, {}).values()]
        told = {array.tobytes() for array in arrays(known)}
        secret = [a for a in arrays(recorded.expected) if a.tobytes() not in told]
        assert not [a for a in secret if a.tobytes() in sent], recorded.case.name


def test_only_public_files_lie_in_a_jail(monkeypatch):
    assignment = COURSE.one("course1/python_basics")
    wiretap = Wiretap()
    job = Job("eve", assignment.target, "eve.ipynb", assignment.release.read_bytes())
    grade(wiretap, monkeypatch, Settings(ROOT, LIMITS), job)
    places = {str(path.relative_to(ROOT)) for path in wiretap.mounted - set(font_lists())}
    assert places == {
        *(str(path.relative_to(ROOT)) for path in importable(assignment)),
        "datasets",
        "graders/__init__.py",
        "graders/course1/expected/python_basics.h5",
        "invigilator/src/invigilator/__init__.py",
        "invigilator/src/invigilator/checking",
        "invigilator/src/invigilator/exceptions.py",
        "invigilator/src/invigilator/sandbox",
    }


def test_the_wiretap_would_hear_an_answer_in_a_request():
    assignment = COURSE.one("course1/python_basics")
    answer = read_source(assignment).answers["basic_sigmoid"]
    wiretap = Wiretap([values.pack({"case": {"source": answer}, "stand_ins": []})])
    (line,) = secret_lines(assignment, "")["basic_sigmoid"]
    assert line in wiretap.text
