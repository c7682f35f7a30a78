"""Batches of pictures, and the classic names."""

import subprocess
import sys

import numpy as np
import pytest

import cnn_utils
import tf_utils
from cnn_utils import convert_to_one_hot, random_mini_batches


@pytest.mark.parametrize(
    ("m", "size", "lengths"), [(10, 4, [4, 4, 2]), (8, 4, [4, 4]), (3, 64, [3]), (3, 1, [1, 1, 1])]
)
def test_batches_hold_every_picture_once_with_its_label(
    m: int, size: int, lengths: list[int]
) -> None:
    X = np.broadcast_to(np.arange(m, dtype=np.float32)[:, None, None, None], (m, 5, 4, 3))
    Y = convert_to_one_hot(np.arange(m), m).T
    batches = random_mini_batches(X, Y, size, seed=4)
    assert [batch.shape for batch, _ in batches] == [(length, 5, 4, 3) for length in lengths]
    assert {batch.dtype for batch, _ in batches} == {np.dtype(np.float32)}
    numbers = np.concatenate([batch[:, 0, 0, 0] for batch, _ in batches])
    labels = np.concatenate([labels.argmax(axis=1) for _, labels in batches])
    np.testing.assert_array_equal(np.sort(numbers), np.arange(m))
    np.testing.assert_array_equal(labels, numbers)


def test_the_order_is_that_of_the_helper_for_columns() -> None:
    X = np.arange(50.0)[:, None]
    rows = np.concatenate([batch for batch, _ in random_mini_batches(X, X, 8, seed=3)])
    columns = [batch for batch, _ in tf_utils.random_mini_batches(X.T, X.T, 8, seed=3)]
    np.testing.assert_array_equal(rows.T, np.concatenate(columns, axis=1))


def test_another_seed_gives_another_order() -> None:
    X = np.arange(50.0)[:, None]
    first, same, other = (random_mini_batches(X, X, 50, seed)[0][0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert (first != other).any()


def test_a_star_brings_the_classic_names() -> None:
    assert set(cnn_utils.__all__) == {
        "convert_to_one_hot", "forward_propagation_for_predict", "load_dataset", "predict",
        "random_mini_batches",
    }  # fmt: skip


def test_tensorflow_is_not_imported() -> None:
    code = "import sys, cnn_utils; sys.exit('tensorflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
