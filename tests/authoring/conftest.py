"""A tiny course in a folder of its own."""

import shutil

import pytest

from invigilator.course import Assignment, Course
from project import ROOT

TINY = '''
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Means
#
# The mean is the sum over the count.

# %%
import warnings


class Checks:
    """Stands in for the real checker."""

    def __call__(self, name):
        warnings.warn(f"checking {name}", stacklevel=2)

    def score(self, name, points):
        return points / 2


check = Checks()
data = [1, 2, 3]

# %%
# EXERCISE: sizes
### START CODE HERE ### (≈ 1 line of code)
# How many numbers?
number = len(data) + 0 * 1
### END CODE HERE ###

# %% points=2.5
check("sizes")

# %% [markdown]
# Now the mean of any list.

# %%
# GRADED FUNCTION: mean
def mean(values):
    """Return the mean."""
    ### START CODE HERE ### (≈ 2 lines of code)
    total = sum(values)
    average = total / len(values)
    ### END CODE HERE ###
    return average

# %% points=10
check("mean")

# %%
# GRADED FUNCTION: spread
def spread(values):
    ### START CODE HERE ###
    return sum((each - mean(values)) ** 2 for each in values) / number
    ### END CODE HERE ###

# %% points=10
check("spread")

# %% tags=["demo"]
raise RuntimeError("a demo is for students")

# %% [markdown] tags=["reflection"] points=5
# Why does the mean move more than the median?

# %% [markdown]
# Now the mean of any list.
'''


@pytest.fixture
def tiny(tmp_path):
    """An assignment of three exercises, with the settings of course 1."""
    assignment = Assignment("course9", "tiny", Course(tmp_path))
    assignment.source.parent.mkdir(parents=True)
    assignment.source.write_text(TINY.lstrip("\n"))
    shutil.copy(ROOT / "course1" / "nbgrader_config.py", assignment.course_folder)
    return assignment


@pytest.fixture
def edit(tiny):
    """Change a piece of the tiny source that occurs in it exactly once."""

    def change(old, new):
        text = tiny.source.read_text()
        assert text.count(old) == 1
        tiny.source.write_text(text.replace(old, new))
        return tiny

    return change
