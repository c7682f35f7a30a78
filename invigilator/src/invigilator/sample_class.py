"""A class of sample submissions of logistic regression: right, wrong, odd and hostile ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.checking.cases import patched
from invigilator.course import Assignment

Notebook = dict[str, Any]

LOOPS = """
def propagate(w, b, X, Y):
    m = X.shape[1]
    dw, db, cost = np.zeros_like(w, dtype=float), 0.0, 0.0
    for i in range(m):
        z = b
        for j in range(len(w)):
            z = z + w[j, 0] * X[j, i]
        a, y = float(sigmoid(z)), Y[0, i]
        cost -= (np.log(a) if y else np.log1p(-a)) / m
        db += (a - y) / m
        for j in range(len(w)):
            dw[j, 0] += X[j, i] * (a - y) / m
    return {"dw": dw, "db": db}, cost
"""
OTHER_FORMULA = """
def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2
"""
IN_PLACE = """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
"""
WARNING = """
import warnings
_quiet_sigmoid = sigmoid
def sigmoid(z):
    warnings.warn("this sigmoid is slow")
    return _quiet_sigmoid(z)
"""
INFINITE_LOOP = """
def sigmoid(z):
    while True:
        z = z + 0
"""
MEMORY_BOMB = """
def initialize_with_zeros(dim):
    hoard = [np.ones(2**27) for _ in range(1000)]
    return hoard
"""
EXIT = """
import os
def predict(w, b, X):
    os._exit(0)
"""
ATTACK = """
import numpy as np
class Right:
    def __eq__(self, other):
        return True
    def __array__(self, *args, **kwargs):
        return np.full((), np.nan)
np.allclose = np.array_equal = np.isclose = lambda *a, **k: True
get_ipython().run_cell = None
def propagate(w, b, X, Y):
    return {"dw": Right(), "db": Right()}, Right()
"""

#: The students whose notebook has a known mistake, by exercise.
MISTAKEN = {"finn": "sigmoid", "gia": "propagate", "hugo": "optimize", "ida": "predict"}
#: The students who have put other code behind their right answers.
CHANGED = {
    "bea": LOOPS,
    "carl": OTHER_FORMULA,
    "dora": IN_PLACE,
    "nils": WARNING,
    "olga": INFINITE_LOOP,
    "paul": MEMORY_BOMB,
    "quin": EXIT,
    "rosa": ATTACK,
}
#: By student, the exercise whose cell that code follows.
BEHIND = {"bea": "propagate", "carl": "sigmoid", "dora": "optimize", "nils": "sigmoid",
          "olga": "sigmoid", "paul": "initialize_with_zeros", "quin": "predict",
          "rosa": "propagate"}  # fmt: skip


@dataclass(frozen=True)
class SampleClass:
    """Makes the submissions from the released notebook and the reference answers.

    Parameters
    ----------
    assignment : Assignment
        Logistic regression, built and recorded.
    """

    assignment: Assignment

    def submissions(self) -> dict[str, tuple[str, bytes]]:
        """By student, the name and the content of the file handed in."""
        usual = self.assignment.release.name
        notebooks = {
            "ada": self.solved(),
            "emil": self.released(),
            "kim": stripped(self.solved()),
            "leo": with_copied_cell(self.solved(), "propagate"),
            "lena": with_split_cell(self.solved(), "predict"),
            "mia": with_moved_answer(self.solved(), "optimize"),
            **{student: self.mistaken(exercise) for student, exercise in MISTAKEN.items()},
            **{s: with_code_behind(self.solved(), BEHIND[s], CHANGED[s]) for s in CHANGED},
        }
        files = {s: (usual, json.dumps(n).encode()) for s, n in notebooks.items()}
        files["jon"] = ("homework 2 (1).ipynb", json.dumps(self.solved()).encode())
        files["sven"] = (usual, b"Dear professor, my dog ate the notebook.")
        return files

    def released(self) -> Notebook:
        """The notebook as students get it."""
        return dict(json.loads(self.assignment.release.read_text("utf-8")))

    def solved(self, instead: Mapping[str, str] | None = None) -> Notebook:
        """The notebook with the reference answers, some of them replaced."""
        answers = {**self._references, **(instead or {})}
        notebook = self.released()
        for cell in notebook["cells"]:
            if cell["id"] in answers:
                cell["source"] = answers[cell["id"]]
        return notebook

    def mistaken(self, exercise: str) -> Notebook:
        """The notebook with the first known mistake in one exercise."""
        mistakes = load_grader(self.assignment).known_mistakes
        mistake = next(each for each in mistakes if each.exercise == exercise)
        return self.solved({exercise: patched(self._references[exercise], mistake)})

    @cached_property
    def _references(self) -> Mapping[str, str]:
        """The reference answers."""
        return read_source(self.assignment).answers


def find_cell(notebook: Notebook, exercise: str) -> int:
    """The place of the cell that answers an exercise."""
    return next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == exercise)


def with_code_behind(notebook: Notebook, exercise: str, code: str) -> Notebook:
    """Put more code at the end of the cell that answers an exercise."""
    cell = notebook["cells"][find_cell(notebook, exercise)]
    cell["source"] = "".join(cell["source"]) + "\n" + code
    return notebook


def stripped(notebook: Notebook) -> Notebook:
    """Drop ids and metadata, as some front ends do."""
    cells = [{k: v for k, v in cell.items() if k != "id"} for cell in notebook["cells"]]
    return {**notebook, "metadata": {}, "cells": [{**cell, "metadata": {}} for cell in cells]}


def with_copied_cell(notebook: Notebook, exercise: str) -> Notebook:
    """Copy the cell that answers an exercise, metadata and all."""
    place = find_cell(notebook, exercise)
    notebook["cells"].insert(place + 1, deepcopy(notebook["cells"][place]))
    return notebook


def with_split_cell(notebook: Notebook, exercise: str) -> Notebook:
    """Split the cell that answers an exercise before the function."""
    place = find_cell(notebook, exercise)
    cell = notebook["cells"][place]
    head, _, body = "".join(cell["source"]).partition("def ")
    rest = {**deepcopy(cell), "id": f"{exercise}-2", "source": "def " + body}
    notebook["cells"][place : place + 1] = [{**cell, "source": head}, rest]
    return notebook


def with_moved_answer(notebook: Notebook, exercise: str) -> Notebook:
    """Move an answer into a new cell at another place, and leave its own cell empty."""
    cell = notebook["cells"][find_cell(notebook, exercise)]
    place = find_cell(notebook, f"check-{exercise}")
    moved = {"id": "moved", "cell_type": "code", "metadata": {}, "outputs": []}
    notebook["cells"].insert(place, {**moved, "execution_count": None, "source": cell["source"]})
    cell["source"] = "# see below"
    return notebook
