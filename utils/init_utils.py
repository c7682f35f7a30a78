"""Helpers of the initialization notebook, under their classic names."""

from coursework.array_types import FloatArray, Labels
from coursework.data.planar import circles
from coursework.figures.plotting import plot_decision_boundary, plot_points
from coursework.networks.activations import relu, sigmoid
from coursework.networks.costs import cross_entropy as compute_loss
from coursework.networks.fully_connected import update_parameters
from coursework.networks.prediction import predict, predict_dec
from coursework.networks.three_layer import backward_propagation_of_mean as backward_propagation
from coursework.networks.three_layer import forward_propagation

__all__ = [
    "backward_propagation",
    "compute_loss",
    "forward_propagation",
    "load_dataset",
    "plot_decision_boundary",
    "predict",
    "predict_dec",
    "relu",
    "sigmoid",
    "update_parameters",
]


def load_dataset(plot: bool = True) -> tuple[FloatArray, Labels, FloatArray, Labels]:
    """Two noisy concentric circles, 300 training and 100 test points.

    Parameters
    ----------
    plot : bool
        Whether to draw the training points on the current axes.

    Returns
    -------
    train_X : ndarray, shape (2, 300)
        Coordinates.
    train_Y : ndarray of int, shape (1, 300)
        Classes: 0 (red) on the outer circle, 1 (blue) on the inner.
    test_X, test_Y : ndarray, shape (2, 100) and (1, 100)
        The same for testing.
    """
    train_X, train_Y = circles(300, seed=1)
    test_X, test_Y = circles(100, seed=2)
    if plot:
        plot_points(train_X, train_Y)
    return train_X, train_Y, test_X, test_Y
