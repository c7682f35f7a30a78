"""An answer once more on other data: what was computed follows them, what was typed in does not."""

import contextlib
from dataclasses import replace

import numpy as np
import pytest

from invigilator.authoring.reference import execute
from invigilator.checking.cases import Case
from invigilator.checking.exceptions import NameMissing, NotRepeatable
from invigilator.checking.expectations import Exercise, RecordedCase
from invigilator.checking.rerun import Rerun
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.verdict import judge_case, score_exercise

LOAD = "import numpy as np\nX = np.zeros((2, 5))"
COMPUTED = {
    "in one line": ["n, m = X.shape"],
    "in two cells": ["m = X.shape[1]", "n = len(X)"],
    "by way of a name in a cell of its own": ["shape = X.shape", "print('hi')", "n, m = shape"],
    "by a function": ["def of(a):\n    return np.shape(a)", "n, m = of(X)"],
    "by a function that finds the data itself": [
        "def look():\n    return X.shape",
        "n, m = look()",
    ],
    "in a loop": ["for n, row in enumerate(X, 1):\n    m = row.size"],
    "under a condition": ["n = m = 0\nif X.ndim == 2:\n    n, m = X.shape"],
    "step by step": ["n, m = X.shape\nn -= 1\nn += 1"],
    "at the second attempt": ["n = X.shape[7]", "n, m = None, None", "n, m = X.shape"],
    "with the data loaded again": [f"{LOAD}\nn, m = X.shape"],
    "before the data are used": ["n, m = X.shape", "X = X / 255"],
}
HIDDEN_FROM_US = {
    "by a magic": ["%%time\nn, m = X.shape"],
    "in a list that is filled": ["sizes = []", "sizes.extend(X.shape)", "n, m = sizes"],
    "behind our backs": ["globals().update(n=2, m=5)"],
    "by names from who knows where": ["from numpy import *", "n, m = shape(X)"],
    "before a line that fails": ["n, m = X.shape", "n, m = nowhere"],
    "from the same data by another way": ["Z = np.zeros((2, 5))\nn, m = Z.shape"],
    "before the data are gone": ["n, m = X.shape", "del X"],
}


def notebook(*cells):
    """The names of a notebook in which cells were run after the data were loaded."""
    names = {"__name__": "__main__", "In": [""]}
    for cell in [LOAD, *cells]:
        with contextlib.suppress(Exception):
            execute(cell, names)
    return names


@pytest.mark.parametrize("cells", COMPUTED.values(), ids=COMPUTED)
def test_what_is_computed_follows_the_data(cells):
    assert Rerun(notebook(*cells))("n", "m", X=np.ones((3, 7))) == {"n": 3, "m": 7}


def test_what_is_typed_in_does_not():
    answer_on = Rerun(notebook("n = 2", "m = X.shape[1]"))
    assert answer_on("n", "m", X=np.ones((3, 7))) == {"n": 2, "m": 7}


@pytest.mark.parametrize("cells", HIDDEN_FROM_US.values(), ids=HIDDEN_FROM_US)
def test_what_cannot_be_followed_is_not_judged(cells):
    names = notebook(*cells)
    assert (names["n"], names["m"]) == (2, 5)
    with pytest.raises(NotRepeatable):
        Rerun(names)("n", "m", X=np.ones((3, 7)))


def test_an_answer_that_breaks_on_other_data_raises():
    with pytest.raises(ValueError, match="cannot reshape"):
        Rerun(notebook("flat = X.reshape(2, 5)"))("flat", X=np.ones((3, 7)))


def test_a_name_that_is_not_there_is_missing():
    with pytest.raises(NameMissing, match="m"):
        Rerun(notebook("n = len(X)"))("n", "m", X=np.ones((3, 7)))


def test_neither_the_notebook_nor_the_other_data_change_and_nothing_is_shown(capsys):
    spoil = "def spoil(a):\n    print('seen')\n    a[:] = 9\n    return a.shape"
    names, other = notebook(spoil, "n, m = spoil(X)"), np.ones((3, 7))
    names["X"][:] = 0
    before = dict(names)
    capsys.readouterr()
    assert Rerun(names)("n", "m", X=other) == {"n": 3, "m": 7}
    assert capsys.readouterr().out == ""
    assert names == before
    assert not names["X"].any()
    assert (other == 1).all()


TYPED = "On another data set you get the sizes of this one."
SIZES = "def the_sizes(n, m):\n    return {'n': n, 'm': m}\n"
OTHERS = "def others(answer_on):\n    return answer_on('n', 'm', X=np.ones((3, 7)))\n"
PRODUCT = "def product(n, m):\n    return n * m\n"
HIDDEN_OTHERS = OTHERS.replace("others", "hidden_others").replace("3, 7", "4, 2")


def recorded(source, expected, typed, hidden=False):
    head = source.removeprefix("def ").partition("(")[2].partition(")")[0]
    name = source.removeprefix("def ").partition("(")[0]
    case = Case(name, "sizes", hidden, source, tuple(head.split(", ")))
    return RecordedCase(case, "sizes", expected, {TYPED: Outcome("value", typed)})


@pytest.fixture
def expectations(expectations):
    """A small assignment with sizes in it, and nothing else."""
    typed = {"n": 2, "m": 5}
    cases = (
        recorded(SIZES, typed, typed),
        recorded(OTHERS, {"n": 3, "m": 7}, typed),
        recorded(PRODUCT, 10, 10, hidden=True),
        recorded(HIDDEN_OTHERS, {"n": 4, "m": 2}, typed, hidden=True),
    )
    return replace(
        expectations,
        exercises=(Exercise("sizes", "values", 8, ("n", "m")),),
        suite=Suite("import numpy as np"),
        cases=cases,
        stand_ins={},
    )


def test_a_student_is_told_of_numbers_that_were_typed_in(open_notebook):
    notebook = open_notebook()
    notebook.run(LOAD)
    notebook.run("n, m = 2, 5")
    shown = notebook.run("check('sizes')")
    assert TYPED in shown["text"]
    assert shown["error"].startswith("CheckFailed")
    assert notebook.run("check.score('sizes', 8)")["result"] == "4.0"

    notebook.run("In = 3\ndef look(a):\n    display('seen')\n    return a.shape")
    notebook.run("n, m = look(X)")
    shown = notebook.run("check('sizes')")
    assert shown["text"].startswith("✓ sizes: passed")
    assert "seen" not in shown["text"]
    assert notebook.run("check.score('sizes', 8)")["result"] == "8.0"

    notebook.run("%%time\nn, m = X.shape")
    assert notebook.run("check('sizes')")["text"].startswith("✓ sizes: passed")
    assert notebook.run("check.score('sizes', 8)")["result"] == "8.0"


def scored(expectations, **outcomes):
    """The verdict on an exercise, given what came of some cases; the others pass."""
    verdicts = [
        judge_case(
            each,
            outcomes.get(each.case.name, Outcome("value", each.expected)),
            expectations.suite,
        )
        for each in expectations.cases
    ]
    return score_exercise(expectations.exercises[0], verdicts)


def test_only_a_case_that_runs_the_answer_again_can_be_left_out(expectations):
    claim, wrong = Outcome("error", error="NotRepeatable"), Outcome("value", 0)
    left_out = scored(expectations, others=claim, hidden_others=claim)
    assert (left_out.status, left_out.score, len(left_out.cases)) == ("passed", 8, 2)
    assert scored(expectations, product=claim).score == 6
    assert scored(expectations, product=wrong, hidden_others=claim).score == 0
