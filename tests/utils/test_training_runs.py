"""The published training runs come out of the helpers."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import reference_values

import dnn_app_utils
import init_utils
import opt_utils
import reg_utils
from coursework.networks.fully_connected import update_parameters
from coursework.networks.starts import draw_parameters
from tf_utils import random_mini_batches

Costs = dict[int, float]


def descend(
    forward: Callable[..., Any],
    backward: Callable[..., Any],
    cost: Callable[..., float],
    parameters: dict[str, Any],
    learning_rate: float,
    iterations: int,
    every: int,
) -> tuple[dict[str, Any], Costs]:
    """Gradient descent on all examples, with the cost before every so many steps."""
    costs = {}
    for iteration in range(iterations):
        output, cache = forward(parameters)
        if iteration % every == 0:
            costs[iteration] = cost(output)
        parameters = update_parameters(parameters, backward(output, cache), learning_rate)
    return parameters, costs


def assert_costs(costs: Costs, published: Costs, tolerance: float) -> None:
    got = [costs[iteration] for iteration in published]
    np.testing.assert_allclose(got, list(published.values()), rtol=0, atol=tolerance)


def accuracy(helpers: ModuleType, parameters: dict[str, Any], X: Any, Y: Any) -> float:
    return float(np.mean(helpers.predict_dec(parameters, X) == Y))


@pytest.mark.parametrize(
    ("spread", "published", "tolerance", "accuracies"),
    [
        (lambda n_prev: 0.0, dict.fromkeys(range(0, 15000, 1000), np.log(2)), 1e-15, (0.5, 0.5)),
        (lambda n_prev: 10.0, reference_values.LARGE_RANDOM_COSTS, 1e-3, (0.83, 0.86)),
        (lambda n_prev: (2 / n_prev) ** 0.5, reference_values.HE_COSTS, 1e-9, (298 / 300, 0.96)),
    ],
    ids=["zeros", "large random", "He"],
)
def test_initialization_run(
    spread: Callable[[int], float],
    published: Costs,
    tolerance: float,
    accuracies: tuple[float, float],
) -> None:
    X, Y, test_X, test_Y = init_utils.load_dataset(plot=False)
    parameters, costs = descend(
        lambda parameters: init_utils.forward_propagation(X, parameters),
        lambda a3, cache: init_utils.backward_propagation(X, Y, cache),
        lambda a3: init_utils.compute_loss(a3, Y),
        draw_parameters([2, 10, 5, 1], spread, seed=3),
        learning_rate=0.01,
        iterations=15000,
        every=1000,
    )
    assert_costs(costs, published, tolerance)
    assert accuracy(init_utils, parameters, X, Y) == pytest.approx(accuracies[0])
    assert accuracy(init_utils, parameters, test_X, test_Y) == pytest.approx(accuracies[1])


def test_mini_batch_run() -> None:
    X, Y = opt_utils.load_dataset(plot=False)
    parameters = opt_utils.initialize_parameters([2, 5, 2, 1])
    costs = {}
    for epoch in range(3001):
        for X_batch, Y_batch in random_mini_batches(X, Y, 64, seed=11 + epoch):
            a3, cache = opt_utils.forward_propagation(X_batch, parameters)
            grads = opt_utils.backward_propagation(X_batch, Y_batch, cache)
            parameters = update_parameters(parameters, grads, 0.0007)
        costs[epoch] = opt_utils.compute_cost(a3, Y_batch)
    assert_costs(costs, reference_values.MINI_BATCH_COSTS, 5.1e-7)


@pytest.mark.classic
def test_football_run() -> None:
    X, Y, test_X, test_Y = reg_utils.load_2D_dataset(plot=False)
    parameters, costs = descend(
        lambda parameters: reg_utils.forward_propagation(X, parameters),
        lambda A3, cache: reg_utils.backward_propagation(X, Y, cache),
        lambda A3: reg_utils.compute_cost(A3, Y),
        reg_utils.initialize_parameters([2, 20, 3, 1]),
        learning_rate=0.3,
        iterations=30000,
        every=10000,
    )
    assert_costs(costs, reference_values.FOOTBALL_COSTS, 1e-9)
    assert accuracy(reg_utils, parameters, X, Y) == pytest.approx(200 / 211)
    assert accuracy(reg_utils, parameters, test_X, test_Y) == pytest.approx(0.915)


@pytest.mark.classic
@pytest.mark.parametrize(
    ("parameters", "published", "tolerance"),
    [
        (
            lambda: dnn_app_utils.initialize_parameters(12288, 7, 1),
            reference_values.TWO_LAYER_COSTS,
            1e-12,
        ),
        (
            lambda: dnn_app_utils.initialize_parameters_deep([12288, 20, 7, 5, 1]),
            reference_values.FOUR_LAYER_COSTS,
            5.1e-7,
        ),
    ],
    ids=["two layers", "four layers"],
)
def test_start_of_the_cat_run(
    parameters: Callable[[], dict[str, Any]], published: Costs, tolerance: float
) -> None:
    pictures, Y, *_ = dnn_app_utils.load_data()
    X = pictures.reshape(pictures.shape[0], -1).T / 255.0
    _, costs = descend(
        lambda parameters: dnn_app_utils.L_model_forward(X, parameters),
        lambda AL, caches: dnn_app_utils.L_model_backward(AL, Y, caches),
        lambda AL: dnn_app_utils.compute_cost(AL, Y),
        parameters(),
        learning_rate=0.0075,
        iterations=101,
        every=100,
    )
    assert_costs(costs, published, tolerance)
