"""Figures of the planar data notebook: each function draws one figure with matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle

from coursework.figures.palette import BLUE, GREY, ORANGE
from coursework.figures.plotting import plot_decision_boundary, plot_points

__all__ = ["BLUE", "GREY", "ORANGE", "draw_boundaries", "draw_hidden_units", "draw_network"]

Array = npt.NDArray[Any]
Panel = tuple[str, Callable[[Array], Array], Array, Array]

SIDES = LinearSegmentedColormap.from_list("sides", [BLUE, "white", ORANGE])
RADIUS = 0.3


def draw_network(n_x: int, n_h: int, n_y: int) -> None:
    """Draw a network with one hidden layer as circles and lines.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Number of inputs, of hidden units and of outputs, a handful of each.
    """
    _, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
    layers = [_heights(n_x), _heights(n_h), _heights(n_y)]
    for place, (before, after) in enumerate(pairwise(layers)):
        for start in before:
            for end in after:
                axes.plot([3 * place, 3 * place + 3], [start, end], color=GREY, linewidth=0.8)
    names = ["$x_{%d}$", "$a^{[1]}_{%d}$", "$a^{[2]}_{%d}$"]
    titles = ["inputs X", "hidden layer: tanh", "output: sigmoid"]
    for place, (heights, name, title) in enumerate(zip(layers, names, titles, strict=True)):
        for number, height in enumerate(heights, 1):
            _draw_unit(axes, 3 * place, height, name % number, GREY if place == 0 else BLUE)
        axes.text(3 * place, max(map(max, layers)) + 0.7, title, ha="center")
    for layer in (1, 2):
        text = f"$W^{{[{layer}]}}, b^{{[{layer}]}}$"
        axes.text(3 * layer - 1.5, min(map(min, layers)) - 0.6, text, ha="center", color=ORANGE)
    axes.set(aspect="equal")
    axes.axis("off")
    axes.margins(0.08)


def draw_boundaries(panels: Sequence[Panel], columns: int = 4) -> None:
    """Draw what several classifiers say of the plane, side by side.

    Parameters
    ----------
    panels : sequence of tuple (title, model, X, Y)
        `model` maps points of shape (k, 2) to k classes; `X` of shape (2, m) and `Y` of shape
        (1, m) are the points to draw on top.
    columns : int
        How many stand in one row.
    """
    columns = min(columns, len(panels))
    rows = -(-len(panels) // columns)
    _, grid = plt.subplots(
        rows, columns, figsize=(3 * columns, 3.4 * rows), squeeze=False, layout="constrained"
    )
    for axes in grid.flat:
        axes.axis("off")
    for axes, (title, model, X, Y) in zip(grid.flat, panels, strict=False):
        plt.sca(axes)
        axes.set_title(title, fontsize=11)
        plot_decision_boundary(model, X, Y)


def draw_hidden_units(forward: Callable[[Array], dict[str, Array]], X: Array, Y: Array) -> None:
    """Draw what each hidden unit and the output make of the plane.

    Parameters
    ----------
    forward : callable
        Maps points of shape (2, k) to a dictionary with the hidden activations ``"A1"`` of shape
        (n_h, k), in -1..1, and the output ``"A2"`` of shape (1, k), in 0..1.
    X : ndarray of shape (2, m)
        Points to draw over the output.
    Y : ndarray of shape (1, m)
        Their classes.
    """
    sides = [
        np.linspace(low - 1, high + 1, 120) for low, high in zip(X.min(1), X.max(1), strict=True)
    ]
    x1, x2 = np.meshgrid(*sides)
    cache = forward(np.stack([x1.ravel(), x2.ravel()]))
    hidden, output = cache["A1"], cache["A2"][0]
    _, panels = plt.subplots(
        1, len(hidden) + 1, figsize=(2.6 * (len(hidden) + 1), 3), layout="constrained"
    )
    levels = np.linspace(-1, 1, 21)
    for number, (axes, activation) in enumerate(zip(panels, hidden, strict=False), 1):
        axes.contourf(x1, x2, activation.reshape(x1.shape), levels, cmap=SIDES)
        axes.set_title(f"hidden unit {number}")
    plt.sca(panels[-1])
    panels[-1].contourf(
        x1, x2, output.reshape(x1.shape), (levels + 1) / 2, cmap="Spectral", alpha=0.5
    )
    plot_points(X, Y, "output: P(blue)", legend=False)
    for axes in panels:
        axes.axis("off")


def _heights(count: int) -> list[float]:
    """Places of the units of one layer, centred around zero."""
    return [(count - 1) / 2 - unit for unit in range(count)]


def _draw_unit(axes: Axes, x: float, y: float, name: str, color: str) -> None:
    axes.add_patch(
        Circle((x, y), RADIUS, facecolor="white", edgecolor=color, linewidth=2, zorder=2)
    )
    axes.text(x, y, name, ha="center", va="center", fontsize=11)
