"""Helpers of the optimization notebook, under their classic names."""

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray, Labels, Parameters
from coursework.data.planar import moons
from coursework.figures.plotting import plot_decision_boundary, plot_points
from coursework.networks.activations import relu, sigmoid
from coursework.networks.costs import cross_entropy as compute_cost
from coursework.networks.prediction import predict, predict_dec
from coursework.networks.starts import draw_parameters
from coursework.networks.three_layer import backward_propagation_of_mean as backward_propagation
from coursework.networks.three_layer import forward_propagation

__all__ = [
    "backward_propagation",
    "compute_cost",
    "forward_propagation",
    "initialize_parameters",
    "load_dataset",
    "load_params_and_grads",
    "plot_decision_boundary",
    "predict",
    "predict_dec",
    "relu",
    "sigmoid",
]


def load_params_and_grads(seed: int = 1) -> tuple[FloatArray, ...]:
    """Random parameters and gradients of two layers with 2 and 3 units on 3 inputs.

    Parameters
    ----------
    seed : int
        Start of the random stream.

    Returns
    -------
    W1, b1, W2, b2, dW1, db1, dW2, db2 : ndarray
        Shapes (2, 3), (2, 1), (3, 3), (3, 1), twice.
    """
    rng = np.random.RandomState(seed)
    return tuple(rng.randn(*shape) for shape in 2 * [(2, 3), (2, 1), (3, 3), (3, 1)])


def initialize_parameters(layer_dims: Sequence[int]) -> Parameters:
    """Random weights with standard deviation ``sqrt(2/n_prev)`` (He et al., 2015, section 2.2).

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.

    Returns
    -------
    dict
        ``W1, b1, ..., WL, bL``; the same on every call.
    """
    return draw_parameters(layer_dims, lambda n_prev: np.sqrt(2 / n_prev), seed=3)


def load_dataset(plot: bool = True) -> tuple[FloatArray, Labels]:
    """Two noisy interleaving half moons.

    Parameters
    ----------
    plot : bool
        Whether to draw the points on the current axes.

    Returns
    -------
    train_X : ndarray, shape (2, 300)
        Coordinates.
    train_Y : ndarray of int, shape (1, 300)
        Classes: 0 (red) in the upper moon, 1 (blue) in the lower.
    """
    train_X, train_Y = moons(300, seed=3)
    if plot:
        plot_points(train_X, train_Y)
    return train_X, train_Y
