"""Figures of a small convolutional network: its layers, its training, and what it looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

PURPLE = "#7b4fa3"
COLORS = BLUE, ORANGE, PURPLE, GREY

Volume = tuple[int, int, int]


def draw_volumes(volumes: Sequence[tuple[str, Volume]], steps: Sequence[str]) -> None:
    """Draw what flows through a network as stacks of sheets, one sheet for each channel.

    Parameters
    ----------
    volumes : sequence of (str, (int, int, int))
        Name, height, width and number of channels of each volume. Sides are drawn by their
        square roots; a 1 is not written.
    steps : sequence of str
        What is done between them, one less than the volumes.
    """
    _, axes = plt.subplots(figsize=(11, 3.4), layout="constrained")
    for place, (name, shape) in enumerate(volumes):
        _draw_stack(axes, 2.0 * place, shape)
        text = f"{name}\n" + " × ".join(str(n) for n in shape if n > 1)
        axes.text(2.0 * place, -0.95, text, ha="center", va="top", fontsize=10)
    for place, step in enumerate(steps):
        axes.annotate(
            "",
            xy=(2.0 * place + 1.25, 0.95),
            xytext=(2.0 * place + 0.75, 0.95),
            arrowprops={"arrowstyle": "->", "color": GREY},
        )
        axes.text(2.0 * place + 1, 1.15, step, ha="center", va="bottom", fontsize=9, color=BLUE)
    axes.set(xlim=(-1.1, 2.0 * len(volumes) - 0.9), ylim=(-1.6, 1.75), aspect="equal")
    axes.axis("off")


def _draw_stack(axes: Axes, x: float, shape: Volume) -> None:
    """Sheets of the proportions of `shape`, one behind the other, centred at `x`."""
    height, width, channels = shape
    sides = np.sqrt([width, height]) / 8 * 1.2
    shift = 0.035
    for sheet in reversed(range(channels)):
        corner = x - sides[0] / 2 + shift * (sheet - (channels - 1) / 2), -sides[1] / 2
        corner = corner[0], corner[1] + shift * (sheet - (channels - 1) / 2)
        axes.add_patch(
            Rectangle(corner, *sides, facecolor="#eef4f8", edgecolor=BLUE, linewidth=0.8)
        )


def draw_runs(runs: Mapping[str, Mapping[str, Sequence[float]]], unseen: str) -> None:
    """Draw costs and accuracies of training runs, one point for each epoch.

    Parameters
    ----------
    runs : mapping from str to mapping
        By the label of a run, its lists ``cost``, and ``train`` and ``test`` with shares from 0
        to 1.
    unseen : str
        What the images of ``test`` are called, such as ``validation``.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.8), layout="constrained")
    for (label, run), color in zip(runs.items(), COLORS, strict=False):
        epochs = range(1, len(run["cost"]) + 1)
        left.semilogy(epochs, run["cost"], color=color, label=label)
        right.plot(epochs, run["train"], color=color, linestyle=":")
        right.plot(epochs, run["test"], color=color)
    left.set(title="Cost on the training images", xlabel="epoch", ylabel="cost")
    title = f"Right answers: training (dotted), {unseen} (solid)"
    right.set(title=title, xlabel="epoch", ylabel="accuracy", ylim=(0, 1.03))
    if len(runs) > 1:
        left.legend()


def draw_filters(W: FloatArray, heading: str) -> None:
    """Draw filters of three channels as small colour images.

    Parameters
    ----------
    W : ndarray, shape (f, f, 3, n_C)
        The filters; 0 becomes grey, the number farthest from 0 in all of them black or full
        colour.
    heading : str
        Title of the figure.
    """
    shown = 0.5 + 0.5 * W / np.abs(W).max()
    pictures = np.moveaxis(shown, -1, 0)
    figure, panels = plt.subplots(
        1, len(pictures), figsize=(1.25 * len(pictures), 2.0), squeeze=False, layout="constrained"
    )
    for number, (axes, picture) in enumerate(zip(panels.flat, pictures, strict=True)):
        axes.imshow(picture)
        axes.set_title(f"filter {number}", fontsize=9)
        axes.axis("off")
    figure.suptitle(heading)


def draw_activations(
    pictures: Sequence[FloatArray], activations: Sequence[FloatArray], heading: str
) -> None:
    """Draw images, and beside each what every filter makes of it.

    Parameters
    ----------
    pictures : sequence of ndarray, each of shape (n_H, n_W, 3)
        Images, floats from 0 to 1. One row for each.
    activations : sequence of ndarray, each of shape (n_H, n_W, n_C)
        Activations of a layer. A filter is scaled alike in all rows.
    heading : str
        Title of the figure.
    """
    channels = activations[0].shape[-1]
    size = (1.25 * (channels + 1), 1.45 * len(pictures) + 0.5)
    figure, grid = plt.subplots(
        len(pictures), channels + 1, figsize=size, squeeze=False, layout="constrained"
    )
    largest = np.max([each.max(axis=(0, 1)) for each in activations], axis=0)
    for row, picture, volume in zip(grid, pictures, activations, strict=True):
        row[0].imshow(picture)
        for channel, axes in enumerate(row[1:]):
            axes.imshow(volume[:, :, channel], cmap="magma", vmin=0, vmax=largest[channel] or 1)
    for channel, axes in enumerate(grid[0, 1:]):
        axes.set_title(f"filter {channel}", fontsize=9)
    grid[0, 0].set_title("image", fontsize=9)
    for axes in grid.flat:
        axes.axis("off")
    figure.suptitle(heading)


def draw_shift(pixels: Sequence[int], shares: Mapping[str, Sequence[float]]) -> None:
    """Draw how accuracies fall when the images are moved.

    Parameters
    ----------
    pixels : sequence of int
        How far the images are moved.
    shares : mapping from str to sequence of float
        By the name of a network, its share of right answers for each distance, 0 to 1.
    """
    _, axes = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    for (name, values), color in zip(shares.items(), COLORS, strict=False):
        axes.plot(pixels, values, "o-", color=color, label=name)
    axes.axhline(1 / 6, color=GREY, linestyle="--", linewidth=1, label="guessing")
    axes.set(title="Test images moved sideways", ylim=(0, 1.03))
    axes.set(xlabel="pixels moved, either way", ylabel="accuracy")
    axes.legend()
