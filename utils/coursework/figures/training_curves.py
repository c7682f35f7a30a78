"""Figures of a trained classifier of points: its cost curve, and the regions of its classes."""

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from coursework.array_types import FloatArray, Labels
from coursework.figures.plotting import plot_decision_boundary

Classifier = Callable[[FloatArray], ArrayLike]

AROUND = 0.15


def draw_training(
    costs: Sequence[float],
    classify: Classifier,
    X: FloatArray,
    Y: Labels,
    title: str,
    every: int = 1000,
) -> None:
    """Draw the cost curve of a run beside the regions that it ended with.

    Parameters
    ----------
    costs : sequence of float
        Costs in equal steps, from the first iteration on; infinite ones are left out.
    classify : callable
        Maps points of shape (k, 2) to k classes, in any shape.
    X : ndarray, shape (2, m)
        Coordinates of the training points.
    Y : ndarray, shape (1, m) or (m,)
        True classes, 0 or 1.
    title : str
        What the run was.
    every : int
        How many iterations lie between two costs.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    left.plot([every * i for i in range(len(costs))], costs, ".-")
    left.set(title="Cost on the training set", xlabel="iteration", ylabel="cost")
    _draw_regions(right, classify, X, Y, "Predicted classes and training points")
    figure.suptitle(title)


def draw_boundaries(classifiers: Mapping[str, Classifier], X: FloatArray, Y: Labels) -> None:
    """Draw the regions of several classifiers side by side, under the same points.

    Parameters
    ----------
    classifiers : mapping from str to callable
        By title, a function from points of shape (k, 2) to k classes.
    X : ndarray, shape (2, m)
        Coordinates of the points.
    Y : ndarray, shape (1, m) or (m,)
        True classes, 0 or 1.
    """
    width = 3.6 * len(classifiers)
    _, panels = plt.subplots(
        1, len(classifiers), figsize=(width, 4.4), squeeze=False, layout="constrained"
    )
    for axes, (title, classify) in zip(panels.flat, classifiers.items(), strict=True):
        _draw_regions(axes, classify, X, Y, title)


def _draw_regions(axes: Axes, classify: Classifier, X: FloatArray, Y: Labels, title: str) -> None:
    """The plane around the points, coloured by class, with a line along the border."""
    plt.sca(axes)
    axes.set_title(title)
    plot_decision_boundary(classify, X, Y)
    regions, points = axes.collections
    regions.set(edgecolor="black", linewidth=1.2)
    points.set(sizes=[14])
    low, high = X.min(axis=1), X.max(axis=1)
    around = AROUND * (high - low)
    axes.set(xlim=(low[0] - around[0], high[0] + around[0]))
    axes.set(ylim=(low[1] - around[1], high[1] + around[1]), aspect="equal")
