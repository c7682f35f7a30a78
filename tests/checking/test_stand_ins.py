"""What stands in for a function of a student is taken for one, wherever the engine lies."""

import numpy as np
import pytest

import graders
from invigilator.authoring.call_recorder import CallRecorder, NotRecordable
from invigilator.checking import values
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
@pytest.mark.parametrize("asked", ["as values", "as bytes", "as bytes, again"])
def test_a_call_is_found_where_it_agrees_but_for_rounding(x, way, found, asked):
    results = [] if found is None else [found]
    ask = InTurn(CALLS)
    if asked == "as values":
        assert ask((x, way), {}) == results
    else:
        query = values.pack([[x, way], {}])
        if asked == "as bytes, again":
            InTurn(CALLS).reply(query)
        assert values.unpack(ask.reply(query)[0]) == results


def test_a_call_is_found_however_many_ways_of_writing_it_came_before():
    calls = Calls(["x"], {}, [({"x": 1.0}, "a"), ({"x": 2.0}, "b")])
    queries = [values.pack([[x * (1 + n * 1e-9)], {}]) for n in range(30) for x in (1.0, 2.0)]
    for _ in range(2):
        found = [values.unpack(InTurn(calls).reply(query)[0]) for query in queries]
        assert found == 30 * [["a"], ["b"]]


@pytest.mark.parametrize("as_bytes", [False, True])
def test_equal_calls_have_their_results_in_turn(as_bytes):
    ask = InTurn(Calls(["x"], {}, [({"x": 1}, "a"), ({"x": 2}, "b"), ({"x": 1}, "c")]))

    def answer(x):
        return values.unpack(ask.reply(values.pack([[x], {}]))[0]) if as_bytes else ask((x,), {})

    assert [answer(1), answer(1), answer(1)] == [["a"], ["c"], ["a"]]
    assert [answer(2), answer(1), answer(3)] == [["b"], ["c"], []]


def test_only_of_equal_calls_is_it_said_that_the_next_may_have_another_result():
    ask = InTurn(Calls(["x"], {}, [({"x": 1}, "a"), ({"x": 2}, "b"), ({"x": 1}, "c")]))
    assert [ask.reply(values.pack([[x], {}]))[1] for x in (1, 2, 3)] == [True, False, False]


def test_what_is_no_number_agrees_with_itself():
    ask = InTurn(Calls(["x"], {}, [({"x": np.array([np.nan, 1.0])}, "a")]))
    assert ask((), {"x": np.array([np.nan, 1.0])}) == ["a"]


def test_calls_told_as_bytes_are_fresh_each_time():
    result = np.zeros(3)
    calls = Calls(["x"], {}, [({"x": 1}, result)])
    query = values.pack([[1], {}])
    first, second = (values.unpack(InTurn(calls).reply(query)[0]) for _ in range(2))
    first[0] += 1
    assert (second[0] == 0).all()
    assert (result == 0).all()


@pytest.mark.parametrize("odd", [np.random.default_rng(0), object(), np.array([None]), print])
def test_a_function_that_takes_what_is_not_plain_runs_and_is_not_recorded(odd):
    recorder = CallRecorder(lambda x, other: 2 * x)
    assert recorder(3, odd) == 6
    with pytest.raises(NotRecordable, match="not plain"):
        recorder.calls()
