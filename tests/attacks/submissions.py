"""Hostile submissions: the solved notebook, wrong in one exercise, with an attack behind it."""

from copy import deepcopy

from graders.assignment import find_one
from graders.sample_class import Notebook, SampleClass, with_code_behind

TARGET = "course1/logistic_regression"
CLASS = SampleClass(find_one(TARGET))

#: A wrong answer to `propagate`, the exercise that attacks try to get points for.
WRONG = """
def propagate(w, b, X, Y):
    return {"dw": 0 * w, "db": 0.0}, 0.0
"""
#: The right values of the visible case, which everybody can read in the bundle.
COPIED = """
def propagate(w, b, X, Y):
    return {"dw": VISIBLE["dw"], "db": VISIBLE["db"]}, VISIBLE["cost"]
"""


def attacking(code: str, exercise: str = "propagate", answer: str = WRONG) -> Notebook:
    """The solved notebook with a wrong answer to one exercise, and code behind that answer."""
    return with_code_behind(CLASS.solved({exercise: answer}), exercise, code)


def with_cell_behind(notebook: Notebook, exercise: str, code: str) -> Notebook:
    """A copy of a notebook with a cell of its own behind the one that answers an exercise."""
    changed = deepcopy(notebook)
    place = next(n for n, cell in enumerate(changed["cells"]) if cell["id"] == exercise)
    cell = {"cell_type": "code", "id": "attack", "metadata": {}, "outputs": [], "source": code}
    changed["cells"].insert(place + 1, {**cell, "execution_count": None})
    return changed
