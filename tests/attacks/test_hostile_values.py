"""Values made to deceive a comparison, or to break the judge that takes them in."""

import numpy as np
import pytest

from invigilator.checking.cases import Case
from invigilator.checking.compare import compare
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.rendering import explain
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.store import read_both
from invigilator.checking.verdict import judge_case
from project import COURSE

RETURNS = {
    "not a number everywhere": "{'dw': w * np.nan, 'db': np.nan}, np.nan",
    "infinity everywhere": "{'dw': w + np.inf, 'db': np.inf}, -np.inf",
    "empty arrays": "{'dw': np.zeros((0, 1)), 'db': np.zeros(0)}, np.zeros((0, 0))",
    "an array of endless length": "{'dw': np.broadcast_to(0.0, (2, 2**40)), 'db': 0.0}, 0.0",
    "gigantic values": "{'dw': [0.0] * 10**6, 'db': '9' * 10**7}, 10**4000",
    "bottomless nesting": "NEST, NEST",
    "a dict that contains itself": "LOOP, LOOP",
    "objects that convert to anything": "{'dw': Hostile(), 'db': Hostile()}, Hostile()",
    "arrays of objects": "{'dw': np.array([Hostile()] * 2), 'db': None}, np.array(Hostile())",
    "a liar about its class, length and items": "Liar(), Liar()",
    "a dict with hostile keys": "{Hostile(): 1, 'dw': 0, 10**400: 2, ('dw',): 3}, 0",
    "text in place of numbers": "{'dw': '0.99845601', 'db': '0.00145557'}, '5.801545'",
    "a class, a module and a generator": "{'dw': Hostile, 'db': np}, (x for x in [0])",
}
HOSTILE = """
class Hostile(float):
    def __array__(self, *args, **kwargs):
        import os
        os._exit(0)
    def __reduce__(self):
        return exec, ("raise SystemExit",)
    def __deepcopy__(self, memo):
        return self
    def __bool__(self):
        raise KeyboardInterrupt
    __eq__ = __hash__ = __len__ = __iter__ = __float__ = __repr__ = __str__ = __bool__
class Liar(dict):
    __class__ = property(lambda self: tuple)
    def __len__(self):
        return 2
    def __iter__(self):
        return iter([self, 0.0])
    def items(self):
        while True:
            yield "dw", self
    def get(self, *args):
        return self
NEST = []
for _ in range(100_000):
    NEST = [NEST]
LOOP = {}
LOOP["dw"] = LOOP["db"] = LOOP
def propagate(w, b, X, Y):
    return %s
"""


@pytest.mark.parametrize("returned", RETURNS.values(), ids=RETURNS)
def test_hostile_values_earn_nothing(earns_nothing, returned):
    earns_nothing(HOSTILE % returned)


def test_hostile_variables_cost_their_exercise_alone(earns_nothing):
    """An exercise of values rather than functions: here they are objects that end the process."""
    attack = HOSTILE % "0, 0"
    attack = attack.replace("def propagate", "def unused")
    earns_nothing(f"{attack}m_train, m_test, num_px = Hostile(), NEST, LOOP", "dataset_dimensions")


GAMES = {
    "nan": np.nan,
    "infinity": np.inf,
    "nothing": None,
    "true": True,
    "text": "0.5",
    "an empty array": np.zeros(0),
    "an array that would broadcast": np.full((1, 1), 0.5),
    "a complex number": 0.5 + 1j,
    "bytes": np.bytes_(b"0.5"),
    "a list": [0.5],
    "a dict": {"0.5": 0.5},
}


@pytest.mark.parametrize("got", GAMES.values(), ids=GAMES)
def test_no_stand_in_passes_for_a_number(got):
    assert compare(got, 0.5, 1e-6)
    assert compare({"x": got}, {"x": 0.5}, 1e-6)


def test_a_tolerance_is_no_range():
    assert compare(np.array([0.0, 1.0]), np.array([7.8e-11, 1.0]), 1e-6)


def test_keys_of_any_length_make_short_sentences():
    (difference,) = compare({"x" * 10**6: 1, "y": 2}, {"y": 2}, 1e-6)
    assert len(difference.text) < 200


@pytest.mark.parametrize("got", [np.array(b"x" * 10**6), "x" * 10**6, {"x" * 10**6: None}])
def test_what_is_told_of_a_value_is_short(got):
    assert all(len(each.text) < 200 for each in compare(got, 0.5, 1e-6))
    case = Case("a_case", "f", False, "", ("f",))
    verdict = judge_case(RecordedCase(case, "f", 0.5), Outcome("value", got), Suite())
    assert sum(map(len, explain(verdict))) < 400


def test_the_next_student_gets_full_marks(honest):
    honest()


def test_nan_is_refused_where_the_reference_has_none():
    """Any comparison with it is false, also that of a predicate that looks for too much."""
    assignment = COURSE.one("course2/initialization")
    expectations = read_both(assignment.visible, assignment.hidden)
    judged = [each for each in expectations.cases if each.case.accept]
    assert judged
    for each in judged:
        verdict = judge_case(each, Outcome("value", _with_nan(each.expected)), expectations.suite)
        assert verdict.status == "failed"
        right = judge_case(each, Outcome("value", each.expected), expectations.suite)
        assert right.status == "passed"


def _with_nan(value):
    """The same with NaN in the place of each floating-point number."""
    if isinstance(value, dict):
        return {key: _with_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_nan(each) for each in value]
    if np.asarray(value).dtype.kind != "f":
        return value
    return np.asarray(value) * np.nan
