"""Deep network, step by step: right answers of any kind pass, gradients agree with nudging."""

import numpy as np
import pytest

import testCases
from answers import verdict_on
from coursework.networks.descent import nudged_gradients
from tables import right

TARGET = "course1/deep_network_step_by_step"

test_right_answer = right(TARGET)


def test_a_cost_left_open_is_none():
    answer = "def compute_cost(AL, Y):\n    return np.squeeze(None)"
    cases = verdict_on(TARGET, "compute_cost", answer).cases
    assert {case.outcome.value for case in cases} == {None}


def test_the_gradients_are_those_found_by_nudging(names):
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(3, 7)), np.array([[1, 0, 0, 1, 1, 0, 1]])
    start = names.initialize_parameters_deep([3, 4, 2, 1])
    start = {name: 50 * values + 0.1 for name, values in start.items()}
    AL, caches = names.L_model_forward(X, start)
    grads = names.L_model_backward(AL, Y, caches)
    cost = names.compute_cost
    nudged = nudged_gradients(lambda tried: cost(names.L_model_forward(X, tried)[0], Y), start)
    for name, estimate in nudged.items():
        np.testing.assert_allclose(grads[name], estimate, rtol=1e-6, atol=1e-9)


def test_certain_predictions_give_finite_cost_and_gradients(names):
    X, Y = np.array([[900.0, -900.0, 900.0]]), np.array([[1, 0, 0]])
    AL, caches = names.L_model_forward(X, {"W1": np.array([[1.0]]), "b1": np.zeros((1, 1))})
    assert np.array_equal(AL, [[1.0, 0.0, 1.0]])
    assert names.compute_cost(AL, Y) == pytest.approx(-np.log(1e-15) / 3, rel=0.01)
    grads = names.L_model_backward(AL, Y, caches)
    assert all(np.isfinite(part).all() for part in grads.values())


def test_an_update_leaves_the_old_parameters(names):
    parameters, grads = testCases.update_parameters_test_case()
    before = {name: values.copy() for name, values in parameters.items()}
    names.update_parameters(parameters, grads, 0.5)
    assert all(np.array_equal(parameters[name], before[name]) for name in before)


@pytest.mark.parametrize("function", ["linear_activation_forward", "linear_activation_backward"])
def test_an_unknown_activation_is_refused(names, function):
    arguments = (np.ones((1, 1)),) * (3 if function.endswith("forward") else 1)
    cache = () if function.endswith("forward") else (((None,) * 3, None),)
    with pytest.raises(ValueError, match="'tanh'; it must be 'sigmoid' or 'relu'"):
        getattr(names, function)(*arguments, *cache, "tanh")
