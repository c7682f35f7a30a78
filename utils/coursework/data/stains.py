"""Stains: smooth backgrounds of 8 x 8 pixels."""

import numpy as np

from coursework.array_types import FloatArray

SIDE, KNOTS = 8, 3


def stains(number: int, rng: np.random.Generator, darkest: float = 0.8) -> FloatArray:
    """Draw smooth stains: darkness drawn at 3 x 3 places, and interpolated between them.

    Parameters
    ----------
    number : int
        How many.
    rng : numpy.random.Generator
        Draws them.
    darkest : float
        Upper end of the darkness, from 0 (paper) to 1 (ink).

    Returns
    -------
    ndarray of shape (number, 64)
        One stain in each row.
    """
    places = np.linspace(0, KNOTS - 1, SIDE)
    weights = np.maximum(0, 1 - np.abs(places[:, None] - np.arange(KNOTS)))
    knots = darkest * rng.random((number, KNOTS, KNOTS))
    return np.asarray(weights @ knots @ weights.T).reshape(number, SIDE * SIDE)
