"""Activation functions of a neural network and their backward steps.

Sources: Goodfellow, Bengio and Courville, *Deep Learning* (2016), sections 3.10 and 6.3.
"""

import numpy as np
from numpy.typing import ArrayLike

from coursework.array_types import FloatArray


def sigmoid(z: ArrayLike) -> FloatArray:
    r"""Logistic function :math:`\sigma(z) = 1 / (1 + e^{-z})`.

    For negative `z` the equal form :math:`e^{z} / (1 + e^{z})` is used, so the exponential is
    only ever taken of a number that is not positive and cannot overflow.

    Parameters
    ----------
    z : array_like
        Numbers of any shape.

    Returns
    -------
    ndarray
        Values between 0 and 1, of the shape of `z`.
    """
    z = np.asarray(z)
    decay = np.exp(-np.abs(z))
    activation: FloatArray = np.where(z >= 0, 1.0, decay) / (1.0 + decay)
    return activation


def relu(z: ArrayLike) -> FloatArray:
    """Rectified linear unit, ``max(0, z)`` element by element (Nair and Hinton, 2010).

    Parameters
    ----------
    z : array_like
        Numbers of any shape.

    Returns
    -------
    ndarray
        Values of at least 0, of the shape of `z`.
    """
    activation: FloatArray = np.maximum(0, z)
    return activation


def sigmoid_backward(dA: FloatArray, cache: FloatArray) -> FloatArray:
    r"""Carry a gradient back through the sigmoid: ``dZ = dA * s * (1 - s)``, ``s = sigmoid(Z)``.

    Parameters
    ----------
    dA : ndarray, shape (n, m)
        Gradient with respect to the activation.
    cache : ndarray, shape (n, m)
        The `Z` that the activation was computed from.

    Returns
    -------
    ndarray, shape (n, m)
        Gradient with respect to `Z`.
    """
    s = sigmoid(cache)
    return dA * s * (1 - s)


def relu_backward(dA: FloatArray, cache: FloatArray) -> FloatArray:
    """Carry a gradient back through the ReLU: it passes where ``Z > 0`` and is 0 elsewhere.

    Parameters
    ----------
    dA : ndarray, shape (n, m)
        Gradient with respect to the activation.
    cache : ndarray, shape (n, m)
        The `Z` that the activation was computed from.

    Returns
    -------
    ndarray, shape (n, m)
        Gradient with respect to `Z`; `dA` itself is left as it was.
    """
    return np.where(cache > 0, dA, 0.0)
