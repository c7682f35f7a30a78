"""The solution of gradient checking gives the published numbers, and other right answers pass."""

from types import SimpleNamespace
from typing import Any

import pytest

from answers import solution, verdict_on
from tables import Known, known_numbers, right, told, wrong
from testCases import gradient_check_n_test_case

TARGET = "course2/gradient_checking"


def left(n: SimpleNamespace, name: str) -> dict[str, Any]:
    """Right gradients but for one, which is left as in the draft."""
    return {**n.corrected, name: n.draft[name]}


KNOWN_NUMBERS = [
    Known("cost of one parameter", lambda n: n.forward_propagation(2, 4), 8, 0),
    Known("derivative by one parameter", lambda n: n.backward_propagation(2, 4), 2, 0),
    Known("one parameter", lambda n: n.gradient_check(2, 4), 2.91933588329e-10, 5e-21),
    Known("cost of the network", lambda n: n.cost, 2.407833389834357, 1e-12),
    Known("output", lambda n: n.cache[9], [[0.97206672, 0.66583257, 0.99887329]]),
    Known("draft", lambda n: n.difference(n.draft), 0.285093156781, 1e-9),
    Known("weights left", lambda n: n.difference(left(n, "dW2")), 0.17344196893, 1e-9),
    Known("biases left", lambda n: n.difference(left(n, "db1")), 0.25442297125, 1e-9),
    Known("corrected", lambda n: n.difference(n.corrected), 1.18909e-07, 1e-9),
    Known("nudges of 1e-6", lambda n: n.difference(n.corrected, 1e-6), 8.2647e-09, 1e-9),
    Known("nudges of 1e-5", lambda n: n.difference(n.corrected, 1e-5), 9.32e-10, 1e-10),
    Known("nudges of 1e-4", lambda n: n.difference(n.corrected, 1e-4), 1.91e-10, 1e-11),
]

OWN_FORMULA = """
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = ((theta + epsilon) * x - (theta - epsilon) * x) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))
"""
DRAFT = "backward_propagation_n = backward_propagation_draft"

TOLD = [
    wrong("gradient_check", "call forward_propagation", answer=OWN_FORMULA, partial=True),
    wrong("backward_propagation_n", "both mistakes are still in", answer=DRAFT, most=0),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


@pytest.fixture(scope="module")
def names() -> SimpleNamespace:
    """The names of the solution, and the classic network with both kinds of gradients."""
    names = SimpleNamespace(**solution(TARGET).namespace)
    X, Y, parameters = gradient_check_n_test_case()
    names.cost, names.cache = names.forward_propagation_n(X, Y, parameters)
    names.draft = names.backward_propagation_draft(X, Y, names.cache)
    names.corrected = names.backward_propagation_n(X, Y, names.cache)
    names.difference = lambda gradients, *epsilon: names.gradient_check_n(
        parameters, gradients, X, Y, *epsilon
    )
    return names


@pytest.mark.parametrize("epsilon", [1e-7, 1e-6, 1e-5, 1e-4, 1e-3])
def test_the_threshold_tells_right_from_wrong(epsilon: float, names: SimpleNamespace) -> None:
    assert names.verdict(names.difference(names.corrected, epsilon)).endswith("the two agree")
    assert names.verdict(names.difference(names.draft, epsilon)).endswith("there is a mistake")


def test_a_difference_that_is_no_number_is_a_mistake(names: SimpleNamespace) -> None:
    assert names.verdict(float("nan")).endswith("there is a mistake")


@pytest.mark.parametrize("constant", ["0.0", "1e-9", "1.0"])
def test_a_constant_in_the_place_of_a_check_gets_nothing(constant: str) -> None:
    for name in ("gradient_check", "gradient_check_n"):
        verdict = verdict_on(TARGET, name, f"def {name}(*arguments):\n    return {constant}\n")
        assert verdict.score == 0
