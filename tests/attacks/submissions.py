"""Hostile submissions: the solved notebook, wrong in one exercise, with an attack behind it."""

from copy import deepcopy
from dataclasses import replace

from invigilator.sample_class import Notebook, SampleClass, with_code_behind
from invigilator.sandbox.limits import Limits
from project import COURSE

#: What is honest has time on a busy machine, too.
LIMITS = Limits(cell_seconds=30, folder_mb=16, file_mb=8, output_kb=64)
#: For attacks that hang, which last as long as they may.
BRIEF = replace(LIMITS, cell_seconds=5, case_seconds=2, notebook_seconds=60)
TARGET = "course1/logistic_regression"
CLASS = SampleClass(COURSE.one(TARGET))

#: A wrong answer to `propagate`, the exercise that attacks try to get points for.
WRONG = """
def propagate(w, b, X, Y):
    return {"dw": 0 * w, "db": 0.0}, 0.0
"""


def attacking(code: str, exercise: str = "propagate") -> Notebook:
    """The solved notebook with a wrong or no answer to one exercise, and code in its place."""
    answer = WRONG if exercise == "propagate" else "# no answer"
    return with_code_behind(CLASS.solved({exercise: answer}), exercise, code)


def with_cell_behind(notebook: Notebook, exercise: str, code: str) -> Notebook:
    """A copy of a notebook with a cell of its own behind the one that answers an exercise."""
    changed = deepcopy(notebook)
    place = next(n for n, cell in enumerate(changed["cells"]) if cell["id"] == exercise)
    cell = {"cell_type": "code", "id": "attack", "metadata": {}, "outputs": [], "source": code}
    changed["cells"].insert(place + 1, {**cell, "execution_count": None})
    return changed
