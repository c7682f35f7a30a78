"""Helpers of the TensorFlow notebook, under their classic names.

They work on NumPy arrays. Trained TensorFlow variables are accepted where parameters are asked
for, and TensorFlow itself is not imported.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray, Labels
from coursework.data.signs import load_signs as load_dataset
from coursework.networks.fully_connected import L_model_forward

__all__ = [
    "convert_to_one_hot",
    "forward_propagation_for_predict",
    "load_dataset",
    "predict",
    "random_mini_batches",
]


def random_mini_batches(
    X: FloatArray, Y: Labels, mini_batch_size: int = 64, seed: int = 0
) -> list[tuple[FloatArray, Labels]]:
    """Shuffle the examples and cut them into batches.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column.
    Y : ndarray, shape (n_y, m)
        Labels, one-hot or not.
    mini_batch_size : int
        Examples in a batch; the last batch holds what is left.
    seed : int
        Start of the random stream. Pass another one in each epoch.

    Returns
    -------
    list of tuple
        The batches ``(X_batch, Y_batch)``.
    """
    order = np.random.RandomState(seed).permutation(X.shape[1])
    batches = [
        order[start : start + mini_batch_size] for start in range(0, X.shape[1], mini_batch_size)
    ]
    return [(X[:, batch], Y[:, batch]) for batch in batches]


def convert_to_one_hot(Y: Labels, C: int) -> FloatArray:
    """Turn class numbers into columns with a single 1.

    Parameters
    ----------
    Y : ndarray of int, any shape with m entries
        Classes from 0 to ``C - 1``.
    C : int
        Number of classes.

    Returns
    -------
    ndarray, shape (C, m)
        Column `j` is 1 in row ``Y[j]`` and 0 elsewhere.
    """
    columns: FloatArray = np.eye(C)[np.ravel(Y)].T
    return columns


def forward_propagation_for_predict(
    X: FloatArray, parameters: Mapping[str, ArrayLike]
) -> FloatArray:
    """Forward pass LINEAR-RELU, LINEAR-RELU, LINEAR.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column, scaled as in training.
    parameters : mapping
        ``W1, b1, W2, b2, W3, b3`` as arrays or TensorFlow variables.

    Returns
    -------
    ndarray, shape (n_y, m)
        The logits ``Z3``.
    """
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    _, caches = L_model_forward(X, arrays)
    _, Z3 = caches[-1]
    return Z3


def predict(X: FloatArray, parameters: Mapping[str, ArrayLike]) -> NDArray[np.int64]:
    """Most probable class of each example.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column, scaled as in training.
    parameters : mapping
        ``W1, b1, W2, b2, W3, b3`` as arrays or TensorFlow variables.

    Returns
    -------
    ndarray of int, shape (m,)
        Class numbers.
    """
    classes: NDArray[np.int64] = np.argmax(forward_propagation_for_predict(X, parameters), axis=0)
    return classes
