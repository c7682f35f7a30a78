"""Gradient descent and nudging with the functions of `networks`."""

import numpy as np
import pytest

from coursework.networks import backpropagation, costs
from coursework.networks import fully_connected as networks
from coursework.networks.descent import Steps, descend, nudged_gradients
from coursework.networks.starts import draw_parameters

STEPS = Steps(
    networks.L_model_forward,
    costs.cross_entropy,
    backpropagation.L_model_backward,
    networks.update_parameters,
)


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    Y = np.array([[0, 1] * 10])
    return rng.normal(size=(3, 20)) + Y, Y, draw_parameters([3, 4, 1], lambda n: 0.5, 1)


def test_descent_keeps_the_cost_before_each_step(problem):
    X, Y, start = problem
    trained, found = descend(STEPS, X, Y, start, 0.3, 50)
    assert len(found) == 50
    assert found[0] == costs.cross_entropy(networks.L_model_forward(X, start)[0], Y)
    assert costs.cross_entropy(networks.L_model_forward(X, trained)[0], Y) < found[-1] < found[0]


def test_two_short_descents_make_one_long_one(problem):
    X, Y, start = problem
    half, first = descend(STEPS, X, Y, start, 0.3, 5)
    end, second = descend(STEPS, X, Y, half, 0.3, 5)
    whole, found = descend(STEPS, X, Y, start, 0.3, 10)
    assert found == first + second
    assert all(np.array_equal(end[name], whole[name]) for name in whole)


def test_no_steps_leave_the_start(problem):
    assert descend(STEPS, *problem, 0.3, 0) == (problem[2], [])


def test_nudging_finds_the_slopes_of_a_known_function():
    parameters = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
    found = nudged_gradients(lambda p: float(np.sum(p["W1"] ** 2) + 3 * p["b1"][0, 0]), parameters)
    np.testing.assert_allclose(found["dW1"], [[2.0, -4.0]], rtol=1e-8)
    np.testing.assert_allclose(found["db1"], [[3.0]], rtol=1e-8)
    assert np.array_equal(parameters["W1"], [[1.0, -2.0]])
