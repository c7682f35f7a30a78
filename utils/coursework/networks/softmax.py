"""Softmax over the rows, for examples in columns."""

import numpy as np

from coursework.array_types import FloatArray


def softmax(x: FloatArray) -> FloatArray:
    """Turn scores into probabilities, column by column.

    The largest score of each column is subtracted first. That changes nothing in the result, and
    the exponential is only ever taken of numbers that are not positive.

    Parameters
    ----------
    x : ndarray, shape (n, m)
        Scores: one row for each class, one column for each example.

    Returns
    -------
    ndarray, shape (n, m)
        Probabilities; each column adds up to 1.
    """
    powers: FloatArray = np.exp(x - np.max(x, axis=0, keepdims=True))
    probabilities: FloatArray = powers / np.sum(powers, axis=0, keepdims=True)
    return probabilities
