"""What was found in an outcome of a case stays, for as long as there is the outcome."""

import gc
import weakref

import numpy as np
import pytest

from invigilator.checking.cases import Case
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.verdict import judge_case

EATS = "def accept(value, expected):\n    return value.pop() == expected\n"
SUITE = Suite()


def recorded(expected, accept=None, name="a_case"):
    case = Case(name, "f", False, "", ("f",), accept=accept)
    return RecordedCase(case, "f", expected)


def test_a_predicate_that_changes_its_argument_changes_no_other_verdict():
    outcome = Outcome("value", [1, 2])
    cases = [recorded(2, EATS, name) for name in ("a_case", "another", "a_case")]
    assert [judge_case(case, outcome, SUITE).status for case in cases] == ["passed"] * 3
    assert outcome.value == [1, 2]


def test_the_same_outcome_of_a_case_is_compared_once():
    case, outcome = recorded(np.ones(2)), Outcome("value", np.zeros(2))
    first, second = (judge_case(case, outcome, SUITE) for _ in range(2))
    assert first.differences[0] is second.differences[0]


def test_the_same_outcome_is_judged_anew_in_another_case():
    outcome = Outcome("value", np.ones(2))
    right, wrong = recorded(np.ones(2)), recorded(np.zeros(2), name="another")
    assert judge_case(right, outcome, SUITE).status == "passed"
    assert judge_case(wrong, outcome, SUITE).status == "failed"


def test_an_equal_value_in_another_outcome_is_judged_anew():
    case = recorded(2, EATS)
    found = [judge_case(case, Outcome("value", [number]), SUITE).status for number in (2, 3, 2)]
    assert found == ["passed", "failed", "passed"]


@pytest.mark.parametrize("expected", [np.ones(2), np.zeros(2)], ids=["right", "wrong"])
def test_nothing_is_kept_of_an_outcome_or_a_case_that_is_gone(expected):
    case, outcome = recorded(expected), Outcome("value", np.ones(2))
    verdict = judge_case(case, outcome, SUITE)
    assert isinstance(verdict.observation, str)
    gone = [weakref.ref(case), weakref.ref(outcome)]
    del case, outcome, verdict
    gc.collect()
    assert [each() for each in gone] == [None, None]
