"""The conventions of notebooks: what a cell defines, and what it checks."""

import pytest

from invigilator.checking.conventions import checked, defined, functions, parsed, provided

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
