"""Batches, one-hot labels and prediction for the TensorFlow notebook."""

import subprocess
import sys

import numpy as np
import pytest

from tf_utils import (
    convert_to_one_hot,
    forward_propagation_for_predict,
    predict,
    random_mini_batches,
)


@pytest.mark.parametrize(
    ("m", "size", "lengths"), [(10, 4, [4, 4, 2]), (8, 4, [4, 4]), (3, 64, [3]), (3, 1, [1, 1, 1])]
)
def test_batches_hold_every_example_once(m: int, size: int, lengths: list[int]) -> None:
    X, Y = np.arange(2 * m).reshape(2, m), convert_to_one_hot(np.arange(m), m)
    batches = random_mini_batches(X, Y, size, seed=4)
    assert [batch.shape for batch, _ in batches] == [(2, length) for length in lengths]
    assert [labels.shape for _, labels in batches] == [(m, length) for length in lengths]
    together = np.concatenate([batch for batch, _ in batches], axis=1)
    labels = np.concatenate([labels for _, labels in batches], axis=1).argmax(axis=0)
    np.testing.assert_array_equal(np.sort(together[0]), np.arange(m))
    np.testing.assert_array_equal(together[0], labels)


def test_another_seed_gives_another_order() -> None:
    X = np.arange(50).reshape(1, 50)
    first, same, other = (random_mini_batches(X, X, 50, seed)[0][0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert (first != other).any()


def test_one_hot_takes_labels_in_a_row() -> None:
    np.testing.assert_array_equal(
        convert_to_one_hot(np.array([[2, 0]]), 3), [[0, 1], [0, 0], [1, 0]]
    )


def random_network() -> tuple[np.ndarray, dict[str, np.ndarray]]:
    rng = np.random.default_rng(3)
    shapes = {"W1": (5, 8), "b1": (5, 1), "W2": (4, 5), "b2": (4, 1), "W3": (6, 4), "b3": (6, 1)}
    return rng.normal(size=(8, 9)), {name: rng.normal(size=s) for name, s in shapes.items()}


def test_predict_is_the_class_of_the_largest_logit() -> None:
    X, p = random_network()
    A1 = np.maximum(p["W1"] @ X + p["b1"], 0)
    A2 = np.maximum(p["W2"] @ A1 + p["b2"], 0)
    logits = p["W3"] @ A2 + p["b3"]
    np.testing.assert_allclose(forward_propagation_for_predict(X, p), logits)
    np.testing.assert_array_equal(predict(X, p), logits.argmax(axis=0))
    assert predict(X[:, :1], p).shape == (1,)


@pytest.mark.frameworks
def test_predict_takes_tensorflow_variables() -> None:
    tf = pytest.importorskip("tensorflow")
    X, parameters = random_network()
    variables = {name: tf.Variable(value) for name, value in parameters.items()}
    np.testing.assert_array_equal(predict(X, variables), predict(X, parameters))


def test_tensorflow_is_not_imported() -> None:
    code = "import sys, tf_utils; sys.exit('tensorflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
