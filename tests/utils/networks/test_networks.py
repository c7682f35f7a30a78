"""Initialisation, forward pass and update of the fully connected network."""

import numpy as np
import pytest

import dnn_app_utils
import opt_utils
import reg_utils
from coursework.networks.activations import relu, sigmoid
from coursework.networks.fully_connected import (
    L_model_forward,
    linear_activation_forward,
    update_parameters,
)
from coursework.networks.starts import draw_parameters


def test_drawn_parameters_have_the_shapes_of_the_layers() -> None:
    parameters = draw_parameters([5, 4, 3, 1], lambda n_prev: 1.0, seed=0)
    shapes = {name: value.shape for name, value in parameters.items()}
    assert shapes == {
        "W1": (4, 5),
        "b1": (4, 1),
        "W2": (3, 4),
        "b2": (3, 1),
        "W3": (1, 3),
        "b3": (1, 1),
    }
    assert all(not parameters[f"b{layer}"].any() for layer in (1, 2, 3))


@pytest.mark.parametrize(
    ("initialize", "standard_deviation"),
    [
        (lambda: dnn_app_utils.initialize_parameters(400, 100, 1), 0.01),
        (lambda: dnn_app_utils.initialize_parameters_deep([400, 100, 1]), 0.05),
        (lambda: reg_utils.initialize_parameters([400, 100, 1]), 0.05),
        (lambda: opt_utils.initialize_parameters([400, 100, 1]), 0.05 * 2**0.5),
    ],
    ids=["small", "deep", "regularization", "He"],
)
def test_initial_weights_have_the_spread_of_their_scheme(initialize, standard_deviation) -> None:
    W1 = initialize()["W1"]
    assert np.std(W1) == pytest.approx(standard_deviation, rel=0.02)
    assert abs(np.mean(W1)) < 0.02 * standard_deviation
    np.testing.assert_array_equal(W1, initialize()["W1"])


def test_forward_pass_chains_relu_layers_and_a_sigmoid() -> None:
    parameters = draw_parameters([4, 3, 2, 1], lambda n_prev: 1.0, seed=1)
    X = np.random.default_rng(0).normal(size=(4, 6))
    parameters["b2"] += 0.5
    AL, caches = L_model_forward(X, parameters)
    A1 = relu(parameters["W1"] @ X)
    A2 = relu(parameters["W2"] @ A1 + 0.5)
    np.testing.assert_allclose(AL, sigmoid(parameters["W3"] @ A2), rtol=1e-14)
    (A_prev, W, b), Z = caches[1]
    np.testing.assert_array_equal(A_prev, A1)
    np.testing.assert_array_equal(W, parameters["W2"])
    np.testing.assert_array_equal(b, parameters["b2"])
    np.testing.assert_array_equal(relu(Z), A2)


def test_unknown_activation_is_named() -> None:
    with pytest.raises(ValueError, match="no activation 'tanh' here; use 'sigmoid' or 'relu'"):
        linear_activation_forward(np.ones((2, 3)), np.ones((1, 2)), np.zeros((1, 1)), "tanh")


def test_update_steps_against_the_gradient_and_leaves_its_arguments() -> None:
    parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
    grads = {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[1.0]]), "dA1": np.ones((2, 4))}
    updated = update_parameters(parameters, grads, 0.1)
    assert set(updated) == {"W1", "b1"}
    np.testing.assert_allclose(updated["W1"], [[0.0, 3.0]])
    np.testing.assert_allclose(updated["b1"], [[2.9]])
    np.testing.assert_array_equal(parameters["W1"], [[1, 2]])
