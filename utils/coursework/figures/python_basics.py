"""Figures of the Python basics notebook: each function draws one figure with matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.figures.palette import BLUE, GREY, ORANGE

__all__ = [
    "BLUE",
    "GREY",
    "ORANGE",
    "draw_broadcast",
    "draw_tangents",
    "draw_times",
    "draw_unrolled",
]

Array = npt.NDArray[Any]
Function = Callable[[Array], Array]

CHANNELS = np.eye(3)


def draw_tangents(function: Function, derivative: Function) -> None:
    """Draw a function with some of its tangents, and its derivative below.

    Parameters
    ----------
    function, derivative : callable
        From an ndarray to an ndarray of the same shape.
    """
    _, (curve, slope) = plt.subplots(
        2, 1, figsize=(7, 4.6), sharex=True, height_ratios=(3, 2), layout="constrained"
    )
    x, touched = np.linspace(-7, 7, 281), np.array([-3.0, 0.0, 2.0])
    slopes = derivative(touched)
    curve.plot(x, function(x), color=BLUE, linewidth=2.5)
    reach = 2 / np.hypot(1, 4 * slopes)
    for centre, height, steepness, half in zip(
        touched, function(touched), slopes, reach, strict=True
    ):
        ends = np.array([-half, half])
        curve.plot(centre + ends, height + steepness * ends, color=ORANGE, linewidth=2)
        curve.plot(centre, height, "o", color=ORANGE)
    curve.set(title="The sigmoid and some of its tangents", ylabel="σ(x)")
    slope.plot(x, derivative(x), color=ORANGE, linewidth=2.5)
    slope.plot(touched, slopes, "o", color=ORANGE)
    slope.set(title="Its derivative", xlabel="x", ylabel="σ'(x)", ylim=(0, 0.28))


def draw_unrolled(image: Array, vector: Array) -> None:
    """Draw a small image beside the numbers of its column, in their order.

    Each number is a cell in the colour of its channel, the brighter the larger. Below the cells
    stands the pixel that they belong to.

    Parameters
    ----------
    image : ndarray of shape (height, width, 3)
        An image of a few pixels, floats in 0..1.
    vector : ndarray of shape (height * width * 3, 1)
        Its numbers.
    """
    height, width, depth = image.shape
    _, (left, right) = plt.subplots(
        1, 2, figsize=(11, 2.4), width_ratios=(1, 5), layout="constrained"
    )
    left.imshow(image)
    left.set_title(f"image\n{image.shape}")
    for number in range(height * width):
        row, column = divmod(number, width)
        left.text(column, row, str(number), ha="center", va="center", fontsize=8)
    shades = np.tile(CHANNELS, (height * width, 1)) * np.reshape(vector, (-1, 1))
    pixels = image.reshape(-1, depth).repeat(depth, axis=0)
    right.imshow(np.stack([shades, pixels]), aspect="auto")
    right.set_title(f"column of shape {vector.shape}, drawn as a row, and the pixels below it")
    right.set_xticks(depth * np.arange(height * width) + 1, range(height * width), fontsize=8)
    right.set_xlabel("pixel")
    for edge in depth * np.arange(1, height * width) - 0.5:
        right.axvline(edge, color="white", linewidth=1)
    for axes in (left, right):
        axes.set_yticks([])
    left.set_xticks([])


def draw_broadcast(a: Array, b: Array) -> None:
    """Draw the sum of two arrays, with the cells that broadcasting repeats in pale.

    Parameters
    ----------
    a, b : ndarray, each with one or two axes
        Arrays of a few whole numbers, whose shapes fit together.
    """
    total = a + b
    _, panels = plt.subplots(1, 3, figsize=(9, 1.7), layout="constrained")
    for axes, array, sign in zip(panels, (a, b, total), ("", "+", "="), strict=True):
        _draw_cells(axes, np.atleast_2d(array), total.shape)
        axes.set_title(f"shape {array.shape}", fontsize=10)
        axes.text(-0.35, total.shape[0] / 2, sign, ha="center", va="center", fontsize=18)


def draw_softmax(softmax: Function, rows: Mapping[str, Array]) -> None:
    """Draw the scores of an example as bars and their softmax below, one column for each row.

    Parameters
    ----------
    softmax : callable
        From scores of shape (1, n) to probabilities of the same shape.
    rows : mapping from str to ndarray of shape (1, n)
        Scores by title.
    """
    _, panels = plt.subplots(
        2, len(rows), figsize=(4 * len(rows), 4), sharex=True, sharey="row", squeeze=False,
        layout="constrained",
    )  # fmt: skip
    for (above, below), (title, scores) in zip(panels.T, rows.items(), strict=True):
        classes = range(scores.size)
        above.bar(classes, scores.ravel(), color=GREY)
        above.set_title(title)
        below.bar(classes, softmax(scores).ravel(), color=BLUE)
        below.set(title="their softmax", ylim=(0, 1), xlabel="class", xticks=classes)


def draw_times(sizes: Sequence[int], times: Mapping[str, Sequence[float]]) -> None:
    """Draw how measured times grow with the size of a task, on logarithmic axes.

    Parameters
    ----------
    sizes : sequence of int
        The sizes measured.
    times : mapping from str to sequence of float
        Seconds for each size, by label.
    """
    _, axes = plt.subplots(figsize=(7, 3.8), layout="constrained")
    for (label, measured), color in zip(times.items(), (ORANGE, BLUE, GREY), strict=False):
        axes.loglog(sizes, measured, "o-", color=color, label=label)
    axes.set(xlabel="n", ylabel="seconds for one call")
    axes.grid(alpha=0.3)
    axes.legend()


def _draw_cells(axes: Axes, array: Array, shape: tuple[int, ...]) -> None:
    """Draw a table of `shape`, filled with `array` and, paler, with its repetitions."""
    rows, columns = shape
    for row, column in np.ndindex(rows, columns):
        own = row < array.shape[0] and column < array.shape[1]
        number = array[min(row, array.shape[0] - 1), min(column, array.shape[1] - 1)]
        face, ink = ("#cfe2ee", "black") if own else ("#f4f6f8", "#9aa3ab")
        axes.add_patch(Rectangle((column, row), 1, 1, facecolor=face, edgecolor="white"))
        axes.text(column + 0.5, row + 0.5, str(number), ha="center", va="center", color=ink)
    axes.set(xlim=(-0.6, columns), ylim=(rows, 0), aspect="equal")
    axes.axis("off")
