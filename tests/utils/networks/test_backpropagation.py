"""Gradients of the network agree with central differences of the cost."""

from collections.abc import Callable

import numpy as np
import pytest

from coursework.networks.backpropagation import L_model_backward, linear_activation_backward
from coursework.networks.costs import cross_entropy
from coursework.networks.fully_connected import L_model_forward
from coursework.networks.starts import draw_parameters
from coursework.networks.three_layer import (
    backward_propagation,
    backward_propagation_of_mean,
    forward_propagation,
)

Arrays = dict[str, np.ndarray]


def network(layer_dims: list[int], m: int) -> tuple[np.ndarray, np.ndarray, Arrays]:
    """Random input, labels and parameters; the biases are not zero."""
    rng = np.random.default_rng(sum(layer_dims))
    parameters = draw_parameters(layer_dims, lambda n_prev: 1 / n_prev**0.5, seed=m)
    parameters = {
        name: value + rng.normal(scale=0.2, size=value.shape) for name, value in parameters.items()
    }
    return rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m)), parameters


def central_differences(cost: Callable[[Arrays], float], parameters: Arrays) -> Arrays:
    gradients = {}
    for name, value in parameters.items():
        gradient = np.empty_like(value)
        for index in np.ndindex(value.shape):
            costs = []
            for sign in (1, -1):
                moved = value.copy()
                moved[index] += sign * 1e-5
                costs.append(cost({**parameters, name: moved}))
            gradient[index] = (costs[0] - costs[1]) / 2e-5
        gradients[f"d{name}"] = gradient
    return gradients


def deep_gradients(X: np.ndarray, Y: np.ndarray, parameters: Arrays) -> Arrays:
    AL, caches = L_model_forward(X, parameters)
    return L_model_backward(AL, Y, caches)


def flat_gradients(X: np.ndarray, Y: np.ndarray, parameters: Arrays) -> Arrays:
    return backward_propagation(X, Y, forward_propagation(X, parameters)[1])


def mean_gradients(X: np.ndarray, Y: np.ndarray, parameters: Arrays) -> Arrays:
    return backward_propagation_of_mean(X, Y, forward_propagation(X, parameters)[1])


@pytest.mark.parametrize("gradients", [deep_gradients, flat_gradients, mean_gradients])
@pytest.mark.parametrize(
    ("layer_dims", "m"), [([3, 1], 5), ([2, 4, 1], 7), ([4, 5, 3, 1], 3), ([3, 4, 4, 3, 1], 6)]
)
def test_gradients_agree_with_central_differences(gradients, layer_dims, m) -> None:
    X, Y, parameters = network(layer_dims, m)

    def cost(moved: Arrays) -> float:
        return cross_entropy(L_model_forward(X, moved)[0], Y)

    got = gradients(X, Y, parameters)
    for name, expected in central_differences(cost, parameters).items():
        np.testing.assert_allclose(got[name], expected, rtol=1e-6, atol=1e-10, err_msg=name)


def test_dA_is_the_gradient_of_the_summed_cost_at_the_input_of_the_layer() -> None:
    X, Y, parameters = network([3, 4, 3, 1], 5)
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, Y, caches)
    for layer, ((A_prev, _, _), _) in enumerate(caches, start=1):
        above = {
            f"{kind}{number - layer + 1}": parameters[f"{kind}{number}"]
            for number in range(layer, 4)
            for kind in "Wb"
        }

        def summed_cost(moved: Arrays, above: Arrays = above) -> float:
            return 5 * cross_entropy(L_model_forward(moved["A"], above)[0], Y)

        expected = central_differences(summed_cost, {"A": A_prev})["dA"]
        np.testing.assert_allclose(grads[f"dA{layer}"], expected, rtol=1e-6, atol=1e-9)


def test_flat_gradients_name_the_activation_they_belong_to() -> None:
    X, Y, parameters = network([4, 5, 3, 1], 6)
    deep, flat = deep_gradients(X, Y, parameters), flat_gradients(X, Y, parameters)
    assert set(flat) == {
        "dZ3", "dW3", "db3", "dA2", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1"
    }  # fmt: skip
    np.testing.assert_array_equal(flat["dA1"], deep["dA2"])
    np.testing.assert_array_equal(flat["dA2"], deep["dA3"])
    np.testing.assert_allclose(flat["dZ1"].mean(axis=1, keepdims=True), flat["db1"])
    np.testing.assert_allclose(flat["dZ3"], L_model_forward(X, parameters)[0] - Y)


def test_mean_gradients_carry_the_factor_one_over_m_throughout() -> None:
    X, Y, parameters = network([4, 5, 3, 1], 6)
    flat, mean = flat_gradients(X, Y, parameters), mean_gradients(X, Y, parameters)
    assert set(mean) == {
        "dz3", "dW3", "db3", "da2", "dz2", "dW2", "db2", "da1", "dz1", "dW1", "db1"
    }  # fmt: skip
    for name in ("dz3", "da2", "dz2", "da1", "dz1"):
        np.testing.assert_allclose(6 * mean[name], flat[name[0] + name[1:].upper()], rtol=1e-14)
    for name in ("dW1", "db1", "dW3"):
        np.testing.assert_array_equal(mean[name], flat[name])


def test_one_dimensional_labels_give_the_same_gradients() -> None:
    X, Y, parameters = network([4, 5, 3, 1], 3)
    row, flat = flat_gradients(X, Y, parameters), flat_gradients(X, Y[0], parameters)
    for name, value in row.items():
        np.testing.assert_array_equal(flat[name], value)


def test_saturated_outputs_keep_the_gradient_finite_and_right() -> None:
    X, Y = np.array([[1.0, 1.0, -1.0, -1.0]]), np.array([[1, 0, 1, 0]])
    parameters = {"W1": np.array([[1000.0]]), "b1": np.array([[0.0]])}
    AL, caches = L_model_forward(X, parameters)
    np.testing.assert_array_equal(AL, [[1, 1, 0, 0]])
    grads = L_model_backward(AL, Y, caches)
    np.testing.assert_array_equal(grads["dA1"], 1000 * (AL - Y))
    np.testing.assert_array_equal(grads["dW1"], [[0.5]])


def test_layer_backward_matches_the_step_inside_the_network() -> None:
    X, Y, parameters = network([3, 4, 1], 5)
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, Y, caches)
    dA1, dW2, db2 = linear_activation_backward(-(Y / AL - (1 - Y) / (1 - AL)), caches[1], "sigmoid")
    dA0, dW1, db1 = linear_activation_backward(dA1, caches[0], "relu")
    got = {"dA2": dA1, "dW2": dW2, "db2": db2, "dA1": dA0, "dW1": dW1, "db1": db1}
    for name, value in got.items():
        np.testing.assert_allclose(value, grads[name], rtol=1e-12, err_msg=name)


def test_unknown_activation_is_named() -> None:
    _, caches = L_model_forward(np.ones((2, 3)), network([2, 1], 3)[2])
    with pytest.raises(ValueError, match="no activation 'tanh' here; use 'sigmoid' or 'relu'"):
        linear_activation_backward(np.ones((1, 3)), caches[0], "tanh")
