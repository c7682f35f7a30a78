"""What stands in for a function of a student is taken for one, wherever the engine lies."""

import numpy as np
import pytest

import graders
from invigilator.authoring.call_recorder import CallRecorder, NotRecordable
from invigilator.checking.cases import Case
from invigilator.checking.run_case import Suite, run_case
from invigilator.checking.stand_ins import Calls, InTurn, stand_in
from project import ROOT

SOURCE = "def next_to_three(double_and_one, double):\n    return double_and_one(3)\n"
CASE = Case("next_to_three", "double_and_one", False, SOURCE, ("double_and_one", "double"))


def double(x):
    return 2 * x


@pytest.mark.parametrize(
    "other",
    [CallRecorder(double), stand_in(InTurn(Calls(["x"], {}, [({"x": 3}, 6)])), None)],
    ids=["recorder", "stand-in"],
)
def test_a_case_may_name_the_function_that_is_stood_in_for(other):
    assert graders.__file__.startswith(str(ROOT))
    namespace = {"__name__": "__main__", "double": other}
    exec("def double_and_one(x): return double(x) + 1", namespace)
    outcome = run_case(CASE, Suite(), namespace)
    assert (outcome.status, outcome.value) == ("value", 7), outcome.message


MANY = [({"x": np.arange(4.0) + n, "way": "up"}, n) for n in range(50)]
CALLS = Calls(["x", "way"], {"way": "up"}, MANY)


@pytest.mark.parametrize(
    ("x", "way", "found"),
    [
        (np.arange(4.0) + 7, "up", 7),
        ((np.arange(4.0) + 7) * (1 + 1e-9), "up", 7),
        ((np.arange(4.0) + 7) * (1 + 1e-4), "up", None),
        (np.arange(4.0)[::-1] + 7, "up", None),
        (np.arange(4.0) + 7, "down", None),
        (np.arange(5.0), "up", None),
        (np.full(4, np.nan), "up", None),
    ],
)
def test_a_call_is_found_where_it_agrees_but_for_rounding(x, way, found):
    assert CALLS.find((x, way), {}) == found


def test_of_equal_calls_the_next_one_answers():
    calls = Calls(["x"], {}, [({"x": 1}, "a"), ({"x": 2}, "b"), ({"x": 1}, "c")])
    assert [calls.find((1,), {}, start) for start in range(3)] == [0, 2, 2]
    assert calls.find((2,), {}, 2) == 1


def test_what_is_no_number_agrees_with_itself():
    calls = Calls(["x"], {}, [({"x": np.array([np.nan, 1.0])}, "a")])
    assert calls.find((), {"x": np.array([np.nan, 1.0])}) == 0


@pytest.mark.parametrize("odd", [np.random.default_rng(0), object(), np.array([None]), print])
def test_a_function_that_takes_what_is_not_plain_runs_and_is_not_recorded(odd):
    recorder = CallRecorder(lambda x, other: 2 * x)
    assert recorder(3, odd) == 6
    with pytest.raises(NotRecordable, match="not plain"):
        recorder.calls()
