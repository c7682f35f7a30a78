"""Helpers of the regularization notebook, under their classic names."""

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray, Labels, Parameters
from coursework.data.football import football_dataset
from coursework.figures.plotting import plot_decision_boundary, plot_points
from coursework.networks.activations import relu, sigmoid
from coursework.networks.costs import cross_entropy as compute_cost
from coursework.networks.fully_connected import update_parameters
from coursework.networks.prediction import predict, predict_dec
from coursework.networks.starts import draw_parameters
from coursework.networks.three_layer import backward_propagation, forward_propagation

__all__ = [
    "backward_propagation",
    "compute_cost",
    "forward_propagation",
    "initialize_parameters",
    "load_2D_dataset",
    "plot_decision_boundary",
    "predict",
    "predict_dec",
    "relu",
    "sigmoid",
    "update_parameters",
]


def initialize_parameters(layer_dims: Sequence[int]) -> Parameters:
    """Random weights whose standard deviation is ``1/sqrt(n_prev)`` (LeCun et al., 1998).

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.

    Returns
    -------
    dict
        ``W1, b1, ..., WL, bL``; the same on every call.
    """
    return draw_parameters(layer_dims, lambda n_prev: 1 / np.sqrt(n_prev), seed=3)


def load_2D_dataset(plot: bool = True) -> tuple[FloatArray, Labels, FloatArray, Labels]:
    """Positions on a football field where a header went to one team or the other.

    Parameters
    ----------
    plot : bool
        Whether to draw the training points on the current axes.

    Returns
    -------
    train_X : ndarray, shape (2, 211)
        Coordinates.
    train_Y : ndarray of int, shape (1, 211)
        Classes: 0 (red) and 1 (blue).
    test_X, test_Y : ndarray, shape (2, 200) and (1, 200)
        The same for testing.
    """
    train_X, train_Y, test_X, test_Y = football_dataset()
    if plot:
        plot_points(train_X, train_Y)
    return train_X, train_Y, test_X, test_Y
