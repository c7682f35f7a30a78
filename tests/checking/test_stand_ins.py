"""What stands in for a function of a student is taken for one, wherever the engine lies."""

import pytest

import graders
from invigilator.checking.cases import Case
from invigilator.checking.run_case import Suite, run_case
from invigilator.checking.stand_ins import Calls, Recorder, stand_in
from project import ROOT

SOURCE = "def next_to_three(double_and_one, double):\n    return double_and_one(3)\n"
CASE = Case("next_to_three", "double_and_one", False, SOURCE, ("double_and_one", "double"))


def double(x):
    return 2 * x


@pytest.mark.parametrize(
    "other",
    [Recorder(double), stand_in(Calls(["x"], {}, [({"x": 3}, 6)]), None)],
    ids=["recorder", "stand-in"],
)
def test_a_case_may_name_the_function_that_is_stood_in_for(other):
    assert graders.__file__.startswith(str(ROOT))
    namespace = {"__name__": "__main__", "double": other}
    exec("def double_and_one(x): return double(x) + 1", namespace)
    outcome = run_case(CASE, Suite(), namespace)
    assert (outcome.status, outcome.value) == ("value", 7), outcome.message
