"""The flat cache of the three-layer classifier."""

import numpy as np

from coursework.networks.fully_connected import L_model_forward
from coursework.networks.starts import draw_parameters
from coursework.networks.three_layer import forward_propagation


def test_cache_holds_each_layer_in_turn() -> None:
    parameters = draw_parameters([2, 4, 3, 1], lambda n_prev: 1.0, seed=0)
    X = np.random.default_rng(0).normal(size=(2, 7))
    A3, cache = forward_propagation(X, parameters)
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, last, W3, b3 = cache
    np.testing.assert_array_equal(A3, L_model_forward(X, parameters)[0])
    np.testing.assert_array_equal(last, A3)
    for name, array in {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}.items():
        np.testing.assert_array_equal(array, parameters[name])
    for Z, A, W, A_prev in [(Z1, A1, W1, X), (Z2, A2, W2, A1)]:
        np.testing.assert_allclose(Z, W @ A_prev)
        np.testing.assert_array_equal(A, np.maximum(Z, 0))
    np.testing.assert_allclose(Z3, W3 @ A2)
