"""The conventions of notebooks: what a cell defines, and what it checks."""

import gc
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from invigilator.checking.conventions import (
    checked,
    defined,
    functions,
    parsed,
    provided,
    syntax_tree,
)
from project import ROOT

CELL = """
import numpy as np

def loss(y):
    def inner():
        return y
    return inner()

class Encoder:
    def call(self, x):
        return x

rate = 0.1
"""


def test_functions_and_classes_count_as_answers_and_methods_do_not():
    assert functions(parsed(CELL)) == {"loss", "Encoder"}
    assert provided(parsed(CELL)) == ["loss", "Encoder", "rate"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("sizes = [len(w) for w in words]", ["sizes"]),
        ("total = sum(each for row in rows for each in row)", ["total"]),
        ("table = {k: v for k, v in pairs}", ["table"]),
        ("key = lambda row: (last := row)", ["key"]),
        ("kept = [last := w for w in words]", ["kept", "last"]),
        ("for w in words:\n    size = len(w)", ["w", "size"]),
        ("%matplotlib inline\nm, (n, *rest) = f(1)", ["m", "n", "rest"]),
        ("async def later(): pass", ["later"]),
    ],
)
def test_what_a_cell_provides_are_the_names_that_it_leaves_behind(cell, names):
    assert provided(parsed(cell)) == names
    assert defined(cell) == set(names)


def test_of_a_cell_that_does_not_parse_only_definitions_and_assignments_count():
    cell = "def f(x:\n    y = 1\nclass Net(:\nm = 1\nf(3)\nprint(m == 1\nm == 2"
    assert defined(cell) == {"f", "Net", "m"}


@pytest.mark.parametrize("cell", ["broken(", "\0", "-" * 100_000 + "1"])
def test_a_cell_that_cannot_be_parsed_is_an_empty_one(cell):
    assert parsed(cell).body == []


def test_what_a_cell_checks():
    cell = """check("one")
check( 'two' )  # again
# check("three")
print('check("four")')
"""
    assert checked(cell) == {"one", "two"}


class Cycle:
    """Garbage whose end runs Python code, so that another thread may take over meanwhile."""

    def __init__(self):
        self.own = self

    def __del__(self):
        sum(range(300))


@pytest.fixture
def eager_collector():
    threshold, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(50, 2, 2)
    sys.setswitchinterval(1e-6)
    yield
    gc.set_threshold(*threshold)
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("eager_collector")
def test_threads_make_syntax_trees_at_once():
    codes = [path.read_text("utf-8") for path in sorted((ROOT / "utils").rglob("*.py"))]

    def parsed_among_garbage(code):
        for _ in range(20):
            Cycle()
        return len(syntax_tree(code).body)

    with ThreadPoolExecutor(4) as threads:
        sizes = list(threads.map(parsed_among_garbage, 4 * codes))
    assert sizes == 4 * sizes[: len(codes)]
