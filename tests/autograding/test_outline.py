"""Which cells of a submission run, and where exercises are answered."""

import json

import pytest

from invigilator.autograding.outline import Outline, answers, defined, modules
from invigilator.autograding.submission import Cell, Submission
from invigilator.checking.expectations import Exercise

MEAN = Exercise("mean", "function", 10, ("mean",))
SIZES = Exercise("sizes", "values", 5, ("rows", "columns"))


def code(source, **more):
    return Cell("code", source, **more)


@pytest.fixture
def outline(tmp_path):
    """The outline of a release with two demos."""
    demo = {"cell_type": "code", "metadata": {"tags": ["demo"]}}
    cells = [
        {**demo, "id": "train", "source": "model = train(100)"},
        {**demo, "id": "plot", "source": "plt.plot(costs)\nplt.show()"},
    ]
    path = tmp_path / "release.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}))
    return Outline.of_release(path)


def run(outline, *cells):
    """The sources of the cells that run."""
    numbers = outline.to_run(Submission(cells), [MEAN, SIZES])
    return [cells[number].source for number in numbers]


def test_code_runs_and_prose_does_not(outline):
    assert run(outline, code("x = 1"), Cell("markdown", "x = 2"), Cell("raw", "x = 3")) == ["x = 1"]


@pytest.mark.parametrize(
    "check",
    [
        'check("mean")',
        "check('mean')  # right?",
        "# the check\ncheck('mean')\n\n",
        "check.summary()",
        "",
        "\n  \n# nothing",
    ],
)
def test_checks_and_empty_cells_do_not_run(outline, check):
    assert run(outline, code(check)) == []


@pytest.mark.parametrize(
    "source",
    ['check("mean"); x = 1', "check('mean'); x = f()", "x = 1\ncheck('mean')", "checked = 1"],
)
def test_a_check_with_something_else_runs(outline, source):
    assert run(outline, code(source)) == [source]


def test_demos_do_not_run_known_by_id_text_or_tag(outline):
    by_id = code("model = train(5)", id="train")
    by_text = code("plt.plot( costs )\n\nplt.show()")
    by_tag = code("train()", tags=("demo",))
    assert run(outline, by_id, by_text, by_tag) == []


def test_an_answer_in_a_demo_runs(outline):
    answer = "def mean(x):\n    return sum(x) / len(x)"
    assert run(outline, code(answer, id="train", tags=("demo",))) == [answer]


def test_many_lines_are_looked_through_in_no_time(outline):
    source = "\n".join(["# check(", "   "] * 5000) + "\nx = 1"
    assert run(outline, code(source)) == [source]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def mean(x): ...", {"mean"}),
        ("class Model: ...", {"Model"}),
        ("rows, columns = X.shape", {"rows", "columns"}),
        ("if True:\n    mean = None", {"mean"}),
        ("mean = lambda x: x", {"mean"}),
        ("print(mean)", set()),
        ("def mean(x:\n    return", {"mean"}),
        ("%matplotlib inline\nmean = 3", {"mean"}),
        ("\x00", set()),
    ],
)
def test_what_a_cell_defines(source, names):
    assert defined(source) == names


def test_answers_are_found_wherever_they_stand_in_order():
    cells = [code("mean = None"), code("rows = 1"), code("def mean(x): ..."), code("columns = 2")]
    assert answers(cells, [0, 1, 2, 3], MEAN) == [0, 2]
    assert answers(cells, [0, 1, 2, 3], SIZES) == [1, 3]
    assert answers(cells, [1, 2], MEAN) == [2]


def test_the_modules_of_a_release_are_those_that_cells_to_run_import(tmp_path):
    demo = {"cell_type": "code", "metadata": {"tags": ["demo"]}, "source": "import keras"}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "import os"},
        {
            "cell_type": "code",
            "metadata": {},
            "source": "import numpy as np, a.b\nfrom c.d import e",
        },
        {
            "cell_type": "code",
            "metadata": {},
            "source": "def f():\n    import late\n%matplotlib inline",
        },
        demo,
    ]
    path = tmp_path / "release.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}))
    assert modules(path) == ["numpy", "a.b", "c.d"]
