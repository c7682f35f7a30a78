"""Figures of the style transfer notebook: pictures, channels, Gram matrices, curves of costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, ORANGE
from nst_utils import Picture


def show_pictures(pictures: Mapping[str, Picture], heading: str = "", columns: int = 4) -> None:
    """Show pictures side by side, each under its title.

    Parameters
    ----------
    pictures : mapping
        Pictures of shape (height, width, 3) under their titles.
    heading : str
        A title above all of them.
    columns : int
        How many stand in one row.
    """
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    lines = max(title.count("\n") for title in pictures)
    width = 11 / max(columns, 2.5)
    figure, grid = plt.subplots(
        rows,
        columns,
        figsize=(width * columns, (0.76 * width + 0.3 + 0.2 * lines) * rows),
        squeeze=False,
        layout="constrained",
    )
    figure.suptitle(heading)
    for axes in grid.flat:
        axes.axis("off")
    for axes, (title, picture) in zip(grid.flat, pictures.items(), strict=False):
        _show(axes, picture, title)


def draw_channels(
    picture: Picture, activations: Mapping[str, Any], layers: Sequence[str], count: int = 4
) -> None:
    """Draw the strongest channels of some layers, a row for each layer.

    Parameters
    ----------
    picture : ndarray, shape (height, width, 3)
        What the network looks at; it stands at the beginning of each row.
    activations : mapping
        Activations of shape (1, n_H, n_W, n_C) under the names of layers.
    layers : sequence of str
        The layers to draw.
    count : int
        Number of channels in a row.
    """
    figure, grid = plt.subplots(
        len(layers),
        count + 1,
        figsize=(11, 1.85 * len(layers)),
        squeeze=False,
        layout="constrained",
    )
    for row, layer in zip(grid, layers, strict=True):
        blocks = np.asarray(activations[layer])[0]
        strongest = np.argsort(-blocks.std(axis=(0, 1)))[:count]
        height, width, channels = blocks.shape
        _show(row[0], picture, f"{layer}: {height} × {width} × {channels}")
        for axes, channel in zip(row[1:], strongest, strict=True):
            _show(axes, blocks[:, :, channel], f"channel {channel}", cmap="magma")
    figure.suptitle("What the layers see: bright where a channel responds")


def draw_grams(
    pictures: Mapping[str, Picture], grams: FloatArray, contents: FloatArray, styles: FloatArray
) -> None:
    """Draw pictures above their Gram matrices, with their costs against the first of them.

    Parameters
    ----------
    pictures : mapping
        n pictures under their names.
    grams : ndarray, shape (n, n_C, n_C)
        Their Gram matrices, all drawn with the same colours.
    contents, styles : ndarray, shape (n,)
        Content and style cost of each picture, compared with the first.
    """
    names = list(pictures)
    figure, grid = plt.subplots(2, len(names), figsize=(11, 6.6), layout="constrained")
    brightest = np.quantile(np.sqrt(grams), 0.995)
    for i, (above, below) in enumerate(grid.T):
        _show(above, pictures[names[i]], names[i])
        title = f"content cost {contents[i]:.2f}\nstyle cost {styles[i]:.2f}"
        _show(below, np.sqrt(grams[i]), title, cmap="magma", vmin=0, vmax=brightest)
    figure.suptitle("Above the images, below their Gram matrices (roots of the entries)")


def draw_costs(history: Mapping[str, Sequence[float]], alpha: float, beta: float) -> None:
    """Draw what content and style contribute to the total cost, step by step.

    Parameters
    ----------
    history : mapping
        The lists ``content`` and ``style``, one entry for each step.
    alpha, beta : float
        Their weights in the total.
    """
    _, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
    parts = (("content", alpha, BLUE, "α"), ("style", beta, ORANGE, "β"))
    for name, weight, color, letter in parts:
        costs = weight * np.asarray(history[name])
        axes.plot(costs, color=color, label=f"{letter} × {name} cost")
    axes.set(yscale="log", xlabel="step", ylabel="cost (logarithmic)")
    axes.set_title("What content and style contribute to the total cost")
    axes.legend()


def _show(axes: Axes, picture: Any, title: str, **how: Any) -> None:
    """One picture without axes, under a title."""
    axes.imshow(picture, **how)
    axes.set_title(title, fontsize=10)
    axes.axis("off")
