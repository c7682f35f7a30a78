"""A stub adds nothing of its own: each of its lines comes from the answer it was made from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invigilator.authoring.leaks import joined
from invigilator.authoring.source import read_source
from invigilator.authoring.stubs import classic_stub
from project import COURSE

AUGMENTED = re.compile(r"[-+*/@]=")
EMPTIED = re.compile(r"(?P<left>.*=) [(), ]*(?:None[(), ]*)+(?P<comment>#.*)?")
STATEMENTS = st.sampled_from(
    [
        "a = f(x)  # once",
        "a, (b, c) = g(x)",
        'p["W" + str(1)]=[\n    x,\n]',
        "total: float = a",
        "a += 1",
        "# The parts.",
        "for i in range(3):\n    a = i\n    print(a)",
        "if a:\n    a = 1\nelse:\n    a = 2  # or three",
        "with open(x) as file:\n    text = file.read()",
        "print(a)",
    ]
)


def unmatched(stub, solution):
    """The lines of a stub that its solution does not explain.

    A line is explained if the solution holds it, if it is an assignment of the solution (``+=``
    among them) with None on its right, or if it is ``pass``.
    """
    known = joined(solution) + joined(AUGMENTED.sub("=", solution))
    for line in map(str.strip, stub.splitlines()):
        parts = [line]
        if joined(line) not in known and (emptied := EMPTIED.fullmatch(line)):
            parts = [emptied["left"], emptied["comment"] or ""]
        if line != "pass" and any(part and joined(part) not in known for part in parts):
            yield line


@pytest.mark.parametrize("assignment", COURSE.assignments(), ids=lambda each: each.target)
def test_each_line_of_our_stubs_has_a_counterpart(assignment):
    for answer in read_source(assignment).answers.values():
        assert list(unmatched(classic_stub(answer), answer)) == []


@given(st.lists(STATEMENTS, min_size=1, max_size=6))
def test_each_line_of_any_stub_has_a_counterpart(statements):
    body = ["### START CODE HERE ###", *statements, "### END CODE HERE ###", "return a"]
    lines = [f"    {line}" for part in body for line in part.splitlines()]
    solution = "\n".join(["def f(x, y=None):", *lines])
    assert list(unmatched(classic_stub(solution), solution)) == []


@pytest.mark.parametrize("line", ["z = None", "a, b = None, None", "# The sum.", "b = 3"])
def test_a_line_of_its_own_has_none(line):
    assert list(unmatched(line, "a, (b, c) = g(x)  # three of them")) == [line]
