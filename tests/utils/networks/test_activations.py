"""Activations and their backward steps."""

import numpy as np
import pytest

import dnn_utils
from coursework.networks import activations


def test_sigmoid_of_huge_numbers_is_0_or_1_without_a_warning() -> None:
    with np.errstate(over="raise", invalid="raise"):
        np.testing.assert_array_equal(activations.sigmoid([-1e4, 0, 1e4]), [0, 0.5, 1])


def test_sigmoid_keeps_its_precision_far_left() -> None:
    assert activations.sigmoid(-700.0) == pytest.approx(np.exp(-700.0), rel=1e-15)


@pytest.mark.parametrize("shape", [(), (5,), (2, 3), (2, 3, 4)])
def test_activations_keep_the_shape(shape: tuple[int, ...]) -> None:
    z = np.random.default_rng(0).normal(size=shape)
    assert np.shape(activations.sigmoid(z)) == shape
    assert np.shape(activations.relu(z)) == shape


def test_sigmoid_keeps_single_precision() -> None:
    assert activations.sigmoid(np.float32([-1, 1])).dtype == np.float32


def test_relu_cuts_negative_numbers() -> None:
    np.testing.assert_array_equal(activations.relu(np.array([[-2.0, 0.0, 3.5]])), [[0, 0, 3.5]])


@pytest.mark.parametrize("name", ["sigmoid", "relu"])
def test_classic_activation_returns_its_input_as_cache(name: str) -> None:
    Z = np.random.default_rng(1).normal(size=(3, 4))
    A, cache = getattr(dnn_utils, name)(Z)
    np.testing.assert_array_equal(A, getattr(activations, name)(Z))
    np.testing.assert_array_equal(cache, Z)


@pytest.mark.parametrize("name", ["sigmoid", "relu"])
def test_backward_step_is_the_slope_times_the_gradient(name: str) -> None:
    rng = np.random.default_rng(2)
    Z, dA = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    activation, backward = getattr(activations, name), getattr(activations, f"{name}_backward")
    slope = (activation(Z + 1e-6) - activation(Z - 1e-6)) / 2e-6
    np.testing.assert_allclose(backward(dA, Z), dA * slope, rtol=1e-7)


def test_relu_backward_stops_at_zero_and_leaves_its_argument() -> None:
    dA = np.array([[1.0, 2.0, 3.0]])
    dZ = activations.relu_backward(dA, np.array([[-1.0, 0.0, 1.0]]))
    np.testing.assert_array_equal(dZ, [[0, 0, 3]])
    np.testing.assert_array_equal(dA, [[1, 2, 3]])
