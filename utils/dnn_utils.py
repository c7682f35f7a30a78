"""Helpers of the step-by-step deep network notebook: activations that return a cache."""

from coursework.array_types import FloatArray
from coursework.networks import activations
from coursework.networks.activations import relu_backward, sigmoid_backward

__all__ = ["relu", "relu_backward", "sigmoid", "sigmoid_backward"]


def sigmoid(Z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Logistic function, with its input as cache for `sigmoid_backward`.

    Parameters
    ----------
    Z : ndarray, any shape
        Linear part of a layer.

    Returns
    -------
    A : ndarray, same shape
        Activation, see `activations.sigmoid`.
    cache : ndarray, same shape
        `Z` itself.
    """
    return activations.sigmoid(Z), Z


def relu(Z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rectified linear unit, with its input as cache for `relu_backward`.

    Parameters
    ----------
    Z : ndarray, any shape
        Linear part of a layer.

    Returns
    -------
    A : ndarray, same shape
        Activation, see `activations.relu`.
    cache : ndarray, same shape
        `Z` itself.
    """
    return activations.relu(Z), Z
