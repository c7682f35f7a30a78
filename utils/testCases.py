"""Inputs on which the classic notebooks try the functions of deep networks.

The recipes are those of the classic course. Each function draws from its own generator, and the
order of the draws is part of the recipe. Course 1 comes first, then course 2.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import FloatArray, Gradients, Labels, Parameters
from coursework.networks.activations import relu, sigmoid
from coursework.networks.fully_connected import LayerCache, LinearCache
from coursework.networks.three_layer import FlatCache, forward_propagation
from gc_utils import gradient_check_n_test_case
from opt_utils import load_params_and_grads

__all__ = [
    "L_model_backward_test_case",
    "L_model_forward_test_case",
    "backward_propagation_with_dropout_test_case",
    "backward_propagation_with_regularization_test_case",
    "compute_cost_test_case",
    "compute_cost_with_regularization_test_case",
    "forward_propagation_with_dropout_test_case",
    "gradient_check_n_test_case",
    "initialize_adam_test_case",
    "initialize_velocity_test_case",
    "linear_activation_backward_test_case",
    "linear_activation_forward_test_case",
    "linear_backward_test_case",
    "linear_forward_test_case",
    "random_mini_batches_test_case",
    "update_parameters_test_case",
    "update_parameters_with_adam_test_case",
    "update_parameters_with_gd_test_case",
    "update_parameters_with_momentum_test_case",
]

DropoutCache = tuple[NDArray[Any], ...]


def linear_forward_test_case() -> tuple[FloatArray, FloatArray, FloatArray]:
    """``A`` (3, 2), ``W`` (1, 3) and ``b`` (1, 1)."""
    rng = np.random.RandomState(1)
    return rng.randn(3, 2), rng.randn(1, 3), rng.randn(1, 1)


def linear_activation_forward_test_case() -> tuple[FloatArray, FloatArray, FloatArray]:
    """``A_prev`` (3, 2), ``W`` (1, 3) and ``b`` (1, 1)."""
    rng = np.random.RandomState(2)
    return rng.randn(3, 2), rng.randn(1, 3), rng.randn(1, 1)


def L_model_forward_test_case() -> tuple[FloatArray, Parameters]:
    """``X`` (5, 4) and the parameters of a 5-4-3-1 network."""
    rng = np.random.RandomState(6)
    return rng.randn(5, 4), _parameters(rng, [5, 4, 3, 1])


def compute_cost_test_case() -> tuple[Labels, FloatArray]:
    """``Y`` (1, 3) and ``AL`` (1, 3)."""
    return np.array([[1, 1, 1]]), np.array([[0.8, 0.9, 0.4]])


def linear_backward_test_case() -> tuple[FloatArray, LinearCache]:
    """``dZ`` (1, 2) and the cache ``(A_prev, W, b)`` of a layer with 3 inputs."""
    rng = np.random.RandomState(1)
    dZ = rng.randn(1, 2)
    return dZ, (rng.randn(3, 2), rng.randn(1, 3), rng.randn(1, 1))


def linear_activation_backward_test_case() -> tuple[FloatArray, LayerCache]:
    """``dA`` (1, 2) and the cache ``((A_prev, W, b), Z)`` of a layer with 3 inputs."""
    rng = np.random.RandomState(2)
    dA = rng.randn(1, 2)
    return dA, ((rng.randn(3, 2), rng.randn(1, 3), rng.randn(1, 1)), rng.randn(1, 2))


def L_model_backward_test_case() -> tuple[FloatArray, Labels, tuple[LayerCache, LayerCache]]:
    """``AL`` (1, 2), ``Y`` (1, 2) and the caches of a 4-3-1 network, all of them random.

    They do not come from one forward pass: ``AL`` is not the sigmoid of the last ``Z``.
    """
    rng = np.random.RandomState(3)
    AL = rng.randn(1, 2)
    first = (rng.randn(4, 2), rng.randn(3, 4), rng.randn(3, 1)), rng.randn(3, 2)
    second = (rng.randn(3, 2), rng.randn(1, 3), rng.randn(1, 1)), rng.randn(1, 2)
    return AL, np.array([[1, 0]]), (first, second)


def update_parameters_test_case() -> tuple[Parameters, Gradients]:
    """Parameters and gradients of a 4-3-1 network."""
    gradients = _parameters(np.random.RandomState(3), [4, 3, 1])
    return (
        _parameters(np.random.RandomState(2), [4, 3, 1]),
        {f"d{name}": value for name, value in gradients.items()},
    )


def compute_cost_with_regularization_test_case() -> tuple[FloatArray, Labels, Parameters]:
    """``A3`` (1, 5), ``Y`` (1, 5) and the parameters of a 3-2-3-1 network."""
    A3 = np.array([[0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402]])
    return A3, np.array([[1, 1, 0, 1, 0]]), _parameters(np.random.RandomState(1), [3, 2, 3, 1])


def backward_propagation_with_regularization_test_case() -> tuple[FloatArray, Labels, FlatCache]:
    """``X`` (3, 5), ``Y`` (1, 5) and the cache of a forward pass through a 3-2-3-1 network."""
    X, parameters = forward_propagation_with_dropout_test_case()
    _, cache = forward_propagation(X, parameters)
    return X, np.array([[1, 1, 0, 1, 0]]), cache


def forward_propagation_with_dropout_test_case() -> tuple[FloatArray, Parameters]:
    """``X`` (3, 5) and the parameters of a 3-2-3-1 network."""
    rng = np.random.RandomState(1)
    return rng.randn(3, 5), _parameters(rng, [3, 2, 3, 1])


def backward_propagation_with_dropout_test_case() -> tuple[FloatArray, Labels, DropoutCache]:
    """``X`` (3, 5), ``Y`` (1, 5) and the cache of a forward pass with dropout.

    The cache is ``(Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)`` for
    ``keep_prob = 0.5``, while the classic call goes back with ``keep_prob = 0.8``.
    """
    X, parameters = forward_propagation_with_dropout_test_case()
    rng, A = np.random.RandomState(1), X
    flat: list[NDArray[Any]] = []
    for layer in (1, 2):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = W @ A + b
        D = rng.rand(*Z.shape) < 0.5
        A = relu(Z) * D / 0.5
        flat += [Z, D, A, W, b]
    W, b = parameters["W3"], parameters["b3"]
    Z = W @ A + b
    return X, np.array([[1, 1, 0, 1, 0]]), (*flat, Z, sigmoid(Z), W, b)


def update_parameters_with_gd_test_case() -> tuple[Parameters, Gradients, float]:
    """Parameters and gradients of a 3-2-3 network, and a learning rate."""
    return initialize_velocity_test_case(), _gradients(), 0.01


def random_mini_batches_test_case() -> tuple[FloatArray, NDArray[np.bool_], int]:
    """``X`` (12288, 148), ``Y`` (1, 148) and a batch size that leaves a shorter last batch."""
    rng = np.random.RandomState(1)
    return rng.randn(12288, 148), rng.randn(1, 148) < 0.5, 64


def initialize_velocity_test_case() -> Parameters:
    """Parameters of a 3-2-3 network."""
    return dict(zip(["W1", "b1", "W2", "b2"], load_params_and_grads()[:4], strict=True))


def update_parameters_with_momentum_test_case() -> tuple[Parameters, Gradients, Gradients]:
    """Parameters and gradients of a 3-2-3 network, and a velocity of zeros."""
    return initialize_velocity_test_case(), _gradients(), _zeros()


def initialize_adam_test_case() -> Parameters:
    """Parameters of a 3-2-3 network."""
    return initialize_velocity_test_case()


def update_parameters_with_adam_test_case() -> tuple[Parameters, Gradients, Gradients, Gradients]:
    """Parameters and gradients of a 3-2-3 network, and two moments of zeros."""
    return initialize_velocity_test_case(), _gradients(), _zeros(), _zeros()


def _parameters(rng: np.random.RandomState, layer_dims: Sequence[int]) -> Parameters:
    """Normally distributed weights and biases, layer by layer."""
    parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = rng.randn(layer_dims[layer], layer_dims[layer - 1])
        parameters[f"b{layer}"] = rng.randn(layer_dims[layer], 1)
    return parameters


def _gradients() -> Gradients:
    """Gradients of a 3-2-3 network."""
    return dict(zip(["dW1", "db1", "dW2", "db2"], load_params_and_grads()[4:], strict=True))


def _zeros() -> Gradients:
    """Zeros in the shapes of the gradients."""
    return {name: np.zeros_like(value) for name, value in _gradients().items()}
