"""Lines of a stub that its solution does not explain."""

import pytest

from invigilator.authoring.counterparts import unmatched

SOLUTION = """
def f(x, y=None):
    ### START CODE HERE ###
    # The parts.
    a, (b, c) = g(x)  # three of them
    p["W" + str(1)]=[
        x,
    ]
    total: float = a
    ### END CODE HERE ###
    return h(a, None)
"""


@pytest.mark.parametrize(
    "line",
    [
        "def f(x, y=None):",
        "    # The parts.",
        "a, (b, c) = None, (None, None)",
        "a, (b, c) = None, (None, None)  # three of them",
        'p["W" + str(1)] = None',
        "total: float = None",
        "    pass",
        "",
        "    return h(a, None)",
    ],
)
def test_a_line_with_a_counterpart_is_explained(line):
    assert list(unmatched(line, SOLUTION)) == []


@pytest.mark.parametrize(
    "line", ["z = None", "a = 0", "a, b = None, None", "# The sum.", "a, (b, c) = None  # four"]
)
def test_a_line_of_its_own_is_named_with_its_row(line):
    assert list(unmatched(f"def f(x, y=None):\n{line}", SOLUTION)) == [(2, line)]
