"""Figures of two-class data, of a classifier's regions and of its mistakes.

All functions draw and leave showing to the notebook, so that titles, limits and subplots can be
set before or after the call.
"""

from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray, Labels

GRID_POINTS = 400
MARGIN = 1.0
COLORS = "Spectral"


def plot_points(
    X: FloatArray, y: Labels, title: str = "Training points by class", legend: bool = True
) -> None:
    """Scatter points in the plane on the current axes, coloured by class.

    Parameters
    ----------
    X : ndarray, shape (2, m)
        Coordinates.
    y : ndarray, shape (1, m) or (m,)
        Classes.
    title : str
        Title of the axes, unless one has been set already.
    legend : bool
        Whether to say which colour is which class.
    """
    axes = plt.gca()
    points = axes.scatter(
        X[0], X[1], c=np.ravel(y), cmap=COLORS, s=30, edgecolors="black", linewidth=0.4
    )
    if legend:
        axes.legend(*points.legend_elements(), title="class")
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$")
    axes.set_title(axes.get_title() or title)


def plot_decision_boundary(
    model: Callable[[FloatArray], ArrayLike], X: FloatArray, y: Labels
) -> None:
    """Colour the plane by the class a model predicts and draw the points on top.

    Drawn on the current axes. A title that has been set is kept.

    Parameters
    ----------
    model : callable
        Maps points of shape (k, 2) to k classes, in any shape.
    X : ndarray, shape (2, m)
        Coordinates of the points.
    y : ndarray, shape (1, m) or (m,)
        True classes, whole numbers.
    """
    axes = plt.gca()
    low, high = X.min(axis=1) - MARGIN, X.max(axis=1) + MARGIN
    x1, x2 = np.meshgrid(*(np.linspace(low[i], high[i], GRID_POINTS) for i in range(2)))
    predicted = np.asarray(model(np.column_stack([x1.ravel(), x2.ravel()])), dtype=float)
    classes = np.unique(y).astype(float)
    axes.contourf(
        x1,
        x2,
        predicted.reshape(x1.shape),
        levels=np.append(classes - 0.5, classes[-1] + 0.5),
        extend="both",
        cmap=COLORS,
        vmin=classes[0],
        vmax=classes[-1],
        alpha=0.4,
    )
    plot_points(X, y, title="Regions of the predicted classes", legend=False)


def print_mislabeled_images(
    classes: Sequence[bytes | str] | NDArray[np.bytes_],
    X: FloatArray,
    y: Labels,
    p: NDArray[np.float64 | np.int64],
    limit: int = 20,
) -> None:
    """Show the images that were classified wrongly, with predicted and true class.

    Parameters
    ----------
    classes : sequence of bytes or str
        Names of class 0 and class 1.
    X : ndarray, shape (height * height * 3, m)
        Square RGB images as columns, with values in 0..1 (float) or 0..255 (int).
    y, p : ndarray, shape (1, m) or (m,)
        True and predicted classes, 0 or 1.
    limit : int
        At most so many images are drawn.
    """
    true, predicted = np.ravel(y).astype(int), np.ravel(p).astype(int)
    wrong = np.flatnonzero(true != predicted)
    shown = wrong[:limit]
    print(f"{wrong.size} of {true.size} images are mislabelled; {shown.size} are shown.")
    if shown.size:
        names = [name.decode() if isinstance(name, bytes) else str(name) for name in classes]
        titles = [f"predicted: {names[predicted[i]]}\ntrue: {names[true[i]]}" for i in shown]
        _draw_pictures(X[:, shown], titles)


def _draw_pictures(X: FloatArray, titles: Sequence[str], columns: int = 5) -> None:
    """A new figure with one titled image for each column of X."""
    side = round((X.shape[0] / 3) ** 0.5)
    rows = -(-len(titles) // columns)
    figure, grid = plt.subplots(
        rows, columns, figsize=(2 * columns, 2.5 * rows), squeeze=False, layout="constrained"
    )
    for axes in grid.flat:
        axes.axis("off")
    for axes, image, title in zip(grid.flat, X.T, titles, strict=False):
        axes.imshow(image.reshape(side, side, 3), interpolation="nearest")
        axes.set_title(title, fontsize=9)
    figure.suptitle("Mislabelled images")
