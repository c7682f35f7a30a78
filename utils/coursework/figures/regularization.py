"""Figures of dropout: what is left of a network, and the masks as matrices."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.ticker import MaxNLocator

from coursework.figures.palette import BLUE, GREY, ORANGE

Matrix = npt.NDArray[Any]


def draw_thinned_networks(sizes: Sequence[int], kept: Mapping[str, Sequence[Matrix]]) -> None:
    """Draw a network once for each set of masks, with the dropped units crossed out.

    Parameters
    ----------
    sizes : sequence of int
        Number of units of each layer, inputs and outputs included.
    kept : mapping from str to sequence of ndarray
        By title, one array for each hidden layer: true for the units that are kept.
    """
    figure, panels = plt.subplots(
        1, len(kept), figsize=(3 * len(kept), 3.6), squeeze=False, layout="constrained"
    )
    for axes, (title, masks) in zip(panels.flat, kept.items(), strict=True):
        ends = np.ones(sizes[0]), np.ones(sizes[-1])
        layers = [np.asarray(mask, dtype=bool).ravel() for mask in (ends[0], *masks, ends[1])]
        _draw_network(axes, layers)
        axes.set_title(title)
    figure.suptitle("Crossed out: dropped in this pass, together with their connections")


def draw_matrices(matrices: Mapping[str, Matrix], title: str) -> None:
    """Draw matrices of units and examples side by side; white is 0.

    Numbers have one scale in all of them. Truth values are white and dark.

    Parameters
    ----------
    matrices : mapping from str to ndarray of shape (n, m)
        By title, what to draw: a unit a row, an example a column.
    title : str
        A title above all of them.
    """
    figure, panels = plt.subplots(
        1, len(matrices), figsize=(4.1 * len(matrices), 3.6), squeeze=False, layout="constrained"
    )
    largest = max(
        (float(each.max()) for each in matrices.values() if each.dtype != bool), default=1
    )
    for axes, (name, matrix) in zip(panels.flat, matrices.items(), strict=True):
        scale = 1 if matrix.dtype == bool else largest
        shown = axes.imshow(matrix, cmap="Blues", vmin=0, vmax=scale, aspect="auto")
        axes.set(title=name, xlabel="example", ylabel="unit")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(6, integer=True))
        if matrix.dtype != bool:
            figure.colorbar(shown, ax=axes, shrink=0.8)
    figure.suptitle(title)


def _draw_network(axes: Axes, layers: Sequence[Matrix]) -> None:
    """Units as circles in columns, with lines between those that are kept."""
    tallest = max(len(layer) for layer in layers)
    places = [
        [(column, row + (tallest - len(layer)) / 2) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    lines = [
        (start, end)
        for left, right, here, there in zip(places, places[1:], layers, layers[1:], strict=False)
        for start, is_kept in zip(left, here, strict=True)
        for end, is_also_kept in zip(right, there, strict=True)
        if is_kept and is_also_kept
    ]
    axes.add_collection(LineCollection(lines, colors=GREY, linewidths=0.6, zorder=0))
    units = np.array([place for column in places for place in column])
    is_kept = np.concatenate(layers)
    x, y = units[is_kept].T
    axes.scatter(x, y, s=150, facecolors="white", edgecolors=BLUE, linewidths=2)
    x, y = units[~is_kept].T
    axes.scatter(x, y, s=110, marker="x", color=ORANGE, linewidths=2)
    axes.set(xlim=(-0.5, len(layers) - 0.5), ylim=(-0.8, tallest - 0.2))
    axes.axis("off")
