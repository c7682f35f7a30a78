"""Figures of the optimization notebook: each function draws one figure with matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from coursework.array_types import FloatArray, Labels
from coursework.figures.palette import BLUE, GREY, ORANGE

PURPLE = "#7b2d8e"
CLASS_COLORS = (ORANGE, BLUE)
PATH_COLORS = (ORANGE, PURPLE, "black")

CostAt = Callable[[FloatArray, FloatArray], FloatArray]
Window = tuple[tuple[float, float], tuple[float, float]]


def draw_shuffling(X: FloatArray, Y: Labels, mini_batches: Sequence[Sequence[FloatArray]]) -> None:
    """Draw the examples in their old order, and below shuffled and cut into mini-batches.

    Parameters
    ----------
    X : ndarray, shape (1, m)
        The examples: their numbers 0, 1, ..., m - 1.
    Y : ndarray, shape (1, m)
        Their labels, 0 or 1.
    mini_batches : sequence of (ndarray, ndarray)
        The same examples and labels, shuffled and cut.
    """
    figure, (before, after) = plt.subplots(2, 1, figsize=(11, 2.6), layout="constrained")
    _cards(before, X[0], Y[0], gap_after=[])
    before.set_title("Before: in the order in which they came")
    numbers = np.concatenate([batch[0][0] for batch in mini_batches])
    labels = np.concatenate([batch[1][0] for batch in mini_batches])
    sizes = [batch[0].shape[1] for batch in mini_batches]
    _cards(after, numbers, labels, gap_after=list(np.cumsum(sizes)[:-1]))
    after.set_title(f"After: shuffled, and cut into mini-batches of {', '.join(map(str, sizes))}")
    for axes in (before, after):
        axes.set(xlim=(-0.6, X.shape[1] + len(sizes) - 1.4), ylim=(-0.6, 0.6))
        axes.axis("off")
    figure.suptitle("Number: which example. Colour: its label", fontsize=11)


def draw_paths(
    cost_at: CostAt, paths: Mapping[str, FloatArray], window: Window, title: str = ""
) -> None:
    """Draw several descents on one map of the cost, and their costs step by step beside it.

    Parameters
    ----------
    cost_at : callable
        ``cost_at(w, b)``, the cost at arrays of places.
    paths : mapping from str to ndarray of shape (steps, 2)
        The points (w, b) that each descent visits, by its label; at most three.
    window : ((float, float), (float, float))
        The lowest and the highest `w` and `b` of the map.
    title : str
        A title above both panels.
    """
    figure, (chart, curves) = plt.subplots(
        1, 2, figsize=(12, 4.2), width_ratios=[2.4, 1], layout="constrained"
    )
    _map(chart, cost_at, window)
    for (label, path), color in zip(paths.items(), PATH_COLORS, strict=False):
        line = {"color": color, "linewidth": 1.3}
        chart.plot(path[:, 0], path[:, 1], "o-", markersize=3, label=label, **line)
        curves.semilogy(cost_at(path[:, 0], path[:, 1]), **line)
    chart.legend(loc="lower right")
    chart.set_title("Where they go (dark: low cost, star: lowest)")
    curves.set(title="What it costs", xlabel="step", ylabel="cost")
    figure.suptitle(title)


def draw_batch_sizes(cost_at: CostAt, paths: Mapping[str, FloatArray], window: Window) -> None:
    """Draw descents with batches of several sizes, each on its own map of the same cost.

    Parameters
    ----------
    cost_at : callable
        ``cost_at(w, b)``, the cost of all examples at arrays of places.
    paths : mapping from str to ndarray of shape (steps, 2)
        The points (w, b) that each descent visits, by its label.
    window : ((float, float), (float, float))
        The lowest and the highest `w` and `b` of the maps.
    """
    figure, panels = plt.subplots(
        1, len(paths), figsize=(12, 4), sharey=True, squeeze=False, layout="constrained"
    )
    for axes, (label, path) in zip(panels.flat, paths.items(), strict=True):
        _map(axes, cost_at, window)
        axes.plot(path[:, 0], path[:, 1], "o-", color=ORANGE, markersize=2.5, linewidth=0.9)
        axes.set_title(f"{label}: {len(path) - 1} steps")
    figure.suptitle("Equally many passes through the examples (dark: low cost, star: lowest)")


def _map(axes: Axes, cost_at: CostAt, window: Window) -> None:
    """The cost over the plane of w and b, with a star where it is lowest on the grid."""
    (left, right), (bottom, top) = window
    w, b = np.meshgrid(np.linspace(left, right, 241), np.linspace(bottom, top, 241))
    heights = cost_at(w, b)
    lowest = np.unravel_index(np.argmin(heights), heights.shape)
    floor = 1e-3 * float(np.ptp(heights))
    axes.contourf(w, b, np.log(heights - heights[lowest] + floor), levels=24, cmap="Blues_r")
    axes.plot(w[lowest], b[lowest], "*", color="white", markersize=13, markeredgecolor=GREY)
    axes.set(xlabel="w", ylabel="b", xlim=window[0], ylim=window[1])


def _cards(axes: Axes, numbers: FloatArray, labels: Labels, gap_after: Sequence[int]) -> None:
    """One card for each example in a row, with a gap where a batch ends."""
    for place, (number, label) in enumerate(zip(numbers, labels, strict=True)):
        x = place + sum(place >= end for end in gap_after)
        card = {"boxstyle": "round,pad=0.35", "facecolor": CLASS_COLORS[int(label)], "alpha": 0.85}
        axes.text(x, 0, f"{int(number):2d}", ha="center", va="center", color="white", bbox=card)
