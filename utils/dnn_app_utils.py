"""Helpers of the deep network application notebook, under their classic names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from coursework.array_types import FloatArray, Parameters
from coursework.figures.plotting import print_mislabeled_images
from coursework.networks import prediction
from coursework.networks.backpropagation import (
    L_model_backward,
    linear_activation_backward,
    linear_backward,
)
from coursework.networks.costs import cross_entropy as compute_cost
from coursework.networks.fully_connected import (
    L_model_forward,
    linear_activation_forward,
    linear_forward,
    update_parameters,
)
from coursework.networks.starts import draw_parameters
from dnn_utils import relu, relu_backward, sigmoid, sigmoid_backward
from lr_utils import load_dataset as load_data
from lr_utils import warm_up

__all__ = [
    "L_model_backward",
    "L_model_forward",
    "compute_cost",
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_backward",
    "linear_activation_forward",
    "linear_backward",
    "linear_forward",
    "load_data",
    "predict",
    "print_mislabeled_images",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "update_parameters",
    "warm_up",
]


def initialize_parameters(n_x: int, n_h: int, n_y: int) -> Parameters:
    """Small random weights for a network with one hidden layer: standard deviation 0.01.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Number of inputs, hidden units and outputs.

    Returns
    -------
    dict
        ``W1`` (n_h, n_x), ``b1`` (n_h, 1), ``W2`` (n_y, n_h), ``b2`` (n_y, 1); the same on every
        call.
    """
    return draw_parameters([n_x, n_h, n_y], lambda n_prev: 0.01, seed=1)


def initialize_parameters_deep(layer_dims: Sequence[int]) -> Parameters:
    """Random weights whose standard deviation is ``1/sqrt(n_prev)``.

    With this spread (LeCun et al., *Efficient BackProp*, 1998) the variance of a unit's input
    does not grow with the number of inputs, so four layers train where 0.01 would stall.

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.

    Returns
    -------
    dict
        ``W1, b1, ..., WL, bL``; the same on every call.
    """
    return draw_parameters(layer_dims, lambda n_prev: 1 / np.sqrt(n_prev), seed=1)


def predict(X: FloatArray, y: ArrayLike, parameters: Parameters) -> FloatArray:
    """Predict the classes and print the accuracy.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column.
    y : array_like, shape (1, m) or (m,)
        True classes, 0 or 1.
    parameters : dict
        ``W1, b1, ..., WL, bL``.

    Returns
    -------
    ndarray of float, shape (1, m)
        Predicted classes, 0.0 or 1.0.
    """
    return prediction.predict(X, y, parameters).astype(np.float64)
