"""The solution of gradient checking gives the published numbers, and other right answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import solution, verdict_on
from testCases import gradient_check_n_test_case

TARGET = "course2/gradient_checking"


@dataclass(frozen=True)
class Reference:
    """A number or an array, the way to it, and how far off it may be."""

    name: str
    recipe: Callable[[SimpleNamespace], Any]
    value: Any
    tolerance: float


def left(n: SimpleNamespace, name: str) -> dict[str, Any]:
    """Right gradients but for one, which is left as in the draft."""
    return {**n.mended, name: n.draft[name]}


REFERENCES = [
    Reference("cost of one parameter", lambda n: n.forward_propagation(2, 4), 8, 0),
    Reference("derivative by one parameter", lambda n: n.backward_propagation(2, 4), 2, 0),
    Reference("one parameter", lambda n: n.gradient_check(2, 4), 2.91933588329e-10, 5e-21),
    Reference("cost of the network", lambda n: n.cost, 2.407833389834357, 1e-12),
    Reference("output", lambda n: n.cache[9], [[0.97206672, 0.66583257, 0.99887329]], 5e-9),
    Reference("draft", lambda n: n.difference(n.draft), 0.285093156781, 1e-9),
    Reference("weights left", lambda n: n.difference(left(n, "dW2")), 0.17344196893, 1e-9),
    Reference("biases left", lambda n: n.difference(left(n, "db1")), 0.25442297125, 1e-9),
    Reference("mended", lambda n: n.difference(n.mended), 1.18909e-07, 1e-9),
    Reference("nudges of 1e-6", lambda n: n.difference(n.mended, 1e-6), 8.2647e-09, 1e-9),
    Reference("nudges of 1e-5", lambda n: n.difference(n.mended, 1e-5), 9.32e-10, 1e-10),
    Reference("nudges of 1e-4", lambda n: n.difference(n.mended, 1e-4), 1.91e-10, 1e-11),
]


@pytest.fixture(scope="module")
def names() -> SimpleNamespace:
    """The names of the solution, and the classic network with both kinds of gradients."""
    names = SimpleNamespace(**solution(TARGET).namespace)
    X, Y, parameters = gradient_check_n_test_case()
    names.cost, names.cache = names.forward_propagation_n(X, Y, parameters)
    names.draft = names.backward_propagation_draft(X, Y, names.cache)
    names.mended = names.backward_propagation_n(X, Y, names.cache)
    names.difference = lambda gradients, *epsilon: names.gradient_check_n(
        parameters, gradients, X, Y, *epsilon
    )
    return names


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_published_number(reference: Reference, names: SimpleNamespace) -> None:
    got = reference.recipe(names)
    np.testing.assert_allclose(got, reference.value, rtol=0, atol=reference.tolerance)


@pytest.mark.parametrize("epsilon", [1e-7, 1e-6, 1e-5, 1e-4, 1e-3])
def test_the_threshold_tells_right_from_wrong(epsilon: float, names: SimpleNamespace) -> None:
    assert names.verdict(names.difference(names.mended, epsilon)).endswith("the two agree")
    assert names.verdict(names.difference(names.draft, epsilon)).endswith("there is a mistake")


def test_a_difference_that_is_no_number_is_a_mistake(names: SimpleNamespace) -> None:
    assert names.verdict(float("nan")).endswith("there is a mistake")


test_right_answer = right(TARGET)


def test_a_check_with_its_own_formula_is_told_to_call_the_function() -> None:
    answer = """
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = ((theta + epsilon) * x - (theta - epsilon) * x) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))
"""
    verdict = verdict_on(TARGET, "gradient_check", answer)
    assert verdict.status == "partial"
    assert "call forward_propagation" in (verdict.mistake or "")


@pytest.mark.parametrize("constant", ["0.0", "1e-9", "1.0"])
def test_a_constant_in_the_place_of_a_check_gets_nothing(constant: str) -> None:
    for name in ("gradient_check", "gradient_check_n"):
        verdict = verdict_on(TARGET, name, f"def {name}(*arguments):\n    return {constant}\n")
        assert verdict.score == 0


def test_the_draft_copied_is_told_so() -> None:
    answer = "backward_propagation_n = backward_propagation_draft"
    verdict = verdict_on(TARGET, "backward_propagation_n", answer)
    assert verdict.score == 0
    assert "both mistakes are still in" in (verdict.mistake or "")
