"""The task of the marked number, and training on it."""

import numpy as np

from coursework.networks import first_number
from coursework.networks.first_number import Recurrent, draw_sequences, loss_and_gradients, train
from coursework.networks.softmax import softmax


def forward(x, a0, parameters):
    """A network without memory: its only state is the product of weight and last input."""
    a = np.tensordot(parameters["Wax"], x, axes=1) + a0[:, :, None]
    return a, x


def backward(da, x):
    return {"dWax": np.tensordot(da, x, axes=([1, 2], [1, 2]))}


NETWORK = Recurrent(forward, backward, "Wya")
START = {"Wax": np.array([[0.5, 0.1]]), "Wya": np.array([[0.8]]), "by": np.zeros((1, 1))}


def test_the_first_number_is_marked():
    x, y = draw_sequences(np.random.default_rng(1), 5, 7)
    np.testing.assert_array_equal(x[0, :, 0], y[0])
    assert x[1].sum() == x[1, :, 0].sum() == 5


def test_gradients_are_slopes():
    x, y = draw_sequences(np.random.default_rng(2), 6, 3)
    _, gradients = loss_and_gradients(NETWORK, START, x, y)
    for name in START:
        nudged = {**START, name: START[name] + 1e-6 * np.eye(*START[name].shape)}
        slope = (loss_and_gradients(NETWORK, nudged, x, y)[0]
                 - loss_and_gradients(NETWORK, START, x, y)[0]) / 1e-6  # fmt: skip
        np.testing.assert_allclose(gradients[name][0, 0], slope, rtol=1e-3, atol=1e-6)


def test_training_over_a_single_step_learns_to_copy():
    trained, losses = train(NETWORK, START, 1, 200, seed=0, label="copy")
    assert losses[-1] < 0.01 * losses[0]
    x, y = draw_sequences(np.random.default_rng(3), 50, 1)
    np.testing.assert_allclose(first_number.answers(NETWORK, trained, x), y, atol=0.1)
    assert START["Wya"][0, 0] == 0.8


def test_softmax_of_large_scores():
    found = softmax(np.array([[1000.0, 0.0], [1000.0, np.log(3.0)]]))
    np.testing.assert_allclose(found, [[0.5, 0.25], [0.5, 0.75]])
