"""Doubts about cells that were run out of order, or not again after a change."""

import json
import os
import time

import pytest

from invigilator.checking.expectations import Exercise
from invigilator.checking.freshness import History

F = Exercise("f", "function", 5, ("f",))
ANSWER = "# GRADED FUNCTION: f\ndef f(x):\n    return {}\n"
VALUES = Exercise("sizes", "values", 5, ("m", "n"))
SIZES = "# EXERCISE: sizes\nm, n = f(1), f(2)"


def doubts(exercise, *cells):
    return History({"In": ["", *cells]}).doubts(exercise)


def test_a_notebook_run_in_order_raises_no_doubt():
    assert doubts(F, ANSWER.format("x"), ANSWER.format("2 * x"), "f(3)") == []
    assert doubts(VALUES, ANSWER.format("x"), SIZES, "check('sizes')") == []
    assert doubts(VALUES, ANSWER.format("x"), SIZES, ANSWER.format("x  # the same")) == []
    assert doubts(F, "print(1)") == []


def test_values_of_an_older_function_are_noticed():
    (doubt,) = doubts(VALUES, ANSWER.format("x"), SIZES, ANSWER.format("2 * x"))
    assert doubt.startswith("These values were computed in [2], with another f")


def test_a_function_that_was_defined_elsewhere_is_noticed():
    (doubt,) = doubts(F, ANSWER.format("x"), "def f(x): return 3", "broken(")
    assert doubt.startswith("f was defined again in [2]")


def test_a_function_counts_as_defined_however_that_is_written():
    (doubt,) = doubts(F, ANSWER.format("x"), "f, g = abs, max")
    assert doubt.startswith("f was defined again in [2]")
    assert doubts(F, ANSWER.format("x"), "f = g = h(", "hs = [f for f in range(3)]") == []


@pytest.mark.parametrize("broken", ["f(1)\0", "f(" + "-" * 100_000 + "1)"])
def test_a_cell_that_cannot_be_parsed_raises_no_doubt(broken):
    assert doubts(F, ANSWER.format("x"), broken) == []
    assert doubts(VALUES, ANSWER.format("x"), SIZES, broken) == []


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Save a notebook of one cell, so many seconds after the cells were run."""

    def save(source, seconds):
        path = tmp_path / "answers.ipynb"
        cells = [{"cell_type": "code", "source": source.splitlines(keepends=True)}]
        path.write_text(json.dumps({"cells": cells}))
        os.utime(path, (time.time() + seconds,) * 2)
        monkeypatch.setenv("JPY_SESSION_NAME", str(path))

    return save


def test_a_cell_that_was_changed_and_saved_but_not_run_is_noticed(saved):
    saved(ANSWER.format("3 * x"), 60)
    (doubt,) = doubts(F, ANSWER.format("x"))
    assert doubt.startswith("The cell of f was changed after it was run")


def test_a_notebook_that_was_not_saved_yet_raises_no_doubt(saved):
    saved(ANSWER.format("3 * x"), -60)
    assert doubts(F, ANSWER.format("x")) == []
    saved(ANSWER.format("x  # other comments"), 60)
    assert doubts(F, ANSWER.format("x")) == []


def test_a_notebook_that_cannot_be_read_raises_no_doubt(saved, tmp_path):
    saved("", 60)
    (tmp_path / "answers.ipynb").write_text("{")
    os.utime(tmp_path / "answers.ipynb", (time.time() + 60,) * 2)
    assert doubts(F, ANSWER.format("x")) == []
