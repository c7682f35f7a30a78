"""Gradients by layer agree with those worked out by hand, and measuring changes nothing."""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

HELPERS = "coursework.networks.layer_gradients"

pytestmark = pytest.mark.frameworks


def network() -> Any:
    import keras

    return keras.Sequential([
        keras.Input((1, 1, 3)),
        keras.layers.Conv2D(4, 1, name="first"),
        keras.layers.BatchNormalization(),
        keras.layers.Conv2D(2, 1, use_bias=False, name="second"),
        keras.layers.Flatten(),
        keras.layers.Softmax(),
    ])  # fmt: skip


def examples() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(2)
    return rng.normal(size=(5, 1, 1, 3)).astype(np.float32), np.eye(2)[[0, 1, 1, 0, 1]]


def test_convolutions_are_named_from_input_to_output(helpers: ModuleType) -> None:
    assert helpers.convolutions(network()) == ["first", "second"]


def test_gradient_of_the_last_layer_is_error_times_input(helpers: ModuleType) -> None:
    model, (X, Y) = network(), examples()
    A = X.reshape(5, 3) @ np.asarray(model.layers[0].kernel).reshape(3, 4)
    A = (A - A.mean(axis=0)) / np.sqrt(A.var(axis=0) + 1e-3)
    Z = A @ np.asarray(model.layers[2].kernel).reshape(4, 2)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    norms = helpers.gradient_norms(model, X, Y)
    assert list(norms) == ["first", "second"]
    np.testing.assert_allclose(norms["second"], np.linalg.norm(A.T @ (P - Y) / 5), rtol=1e-4)
    assert norms["first"] > 0


def test_the_model_stays_as_it_is(helpers: ModuleType) -> None:
    model, (X, Y) = network(), examples()
    before = model.get_weights()
    first, second = helpers.gradient_norms(model, X, Y), helpers.gradient_norms(model, X, Y)
    for old, new in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)
    assert first == pytest.approx(second, rel=1e-4)
    assert not model.compiled
