"""Figures of the Keras tutorial: curves of a training run, faces in company, maps of a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from coursework.figures.palette import BLUE, GREY, ORANGE

History = Mapping[str, Sequence[float]]


def draw_history(history: History) -> None:
    """Draw loss and accuracy of a training run, one point for each epoch.

    Parameters
    ----------
    history : mapping
        The lists ``loss``, ``val_loss``, ``accuracy`` and ``val_accuracy`` that ``fit`` records.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
    _draw_pair(left, history, "loss")
    left.set(title="Loss", ylim=(0, None))
    _draw_pair(right, history, "accuracy")
    right.set(title="Share of right answers", ylim=(0.4, 1.03))
    right.legend(loc="lower right")


def draw_accuracies(histories: Mapping[str, History]) -> None:
    """Draw the accuracies of several training runs side by side.

    Parameters
    ----------
    histories : mapping
        For the title of each panel the lists ``accuracy`` and ``val_accuracy``.
    """
    _, panels = plt.subplots(
        1, len(histories), figsize=(11, 3.3), sharey=True, squeeze=False, layout="constrained"
    )
    for axes, (title, history) in zip(panels.flat, histories.items(), strict=True):
        _draw_pair(axes, history, "accuracy")
        axes.set(title=title, ylim=(0.4, 1.03))
    panels[0, 0].set_ylabel("accuracy")
    panels[0, -1].legend(loc="lower right")


def draw_company(
    faces: NDArray[np.uint8],
    in_training: Sequence[Sequence[float]],
    afterwards: Sequence[Sequence[float]],
) -> None:
    """Draw what a network says about faces in changing company, in its two modes.

    Parameters
    ----------
    faces : ndarray, shape (k, height, width, 3)
        The faces.
    in_training, afterwards : sequence of k sequences of float
        For each face its chance of a smile at each visit, with the training mode on and off.
    """
    figure, grid = plt.subplots(
        len(faces), 2, figsize=(9, 1.25 * len(faces) + 0.9), squeeze=False,
        width_ratios=(1, 7), layout="constrained",
    )  # fmt: skip
    for (picture, axes), face, on, off in zip(grid, faces, in_training, afterwards, strict=True):
        picture.imshow(face)
        picture.axis("off")
        axes.plot(on, np.full(len(on), 1), "o", color=ORANGE, alpha=0.5)
        axes.plot(off, np.full(len(off), 0), "o", color=BLUE, alpha=0.5)
        axes.axvline(0.5, color=GREY, linestyle="--", linewidth=1)
        axes.set(xlim=(-0.03, 1.03), ylim=(-0.6, 1.6))
        axes.set_yticks([0, 1], ["training=False", "training=True"])
    grid[-1, 1].set_xlabel("P(smile); right of the dashed line the door opens")
    figure.suptitle("The same face in changing company, one dot a visit")


def draw_maps(face: NDArray[np.uint8], maps: NDArray[Any]) -> None:
    """Draw the output of a convolutional block for one face, one image for each filter.

    Parameters
    ----------
    face : ndarray, shape (height, width, 3)
        The face.
    maps : ndarray, shape (n_H, n_W, n_C)
        What the block makes of it.
    """
    number = maps.shape[-1]
    figure, panels = plt.subplots(
        1, number + 1, figsize=(1.25 * (number + 1), 1.9), layout="constrained"
    )
    panels[0].imshow(face)
    panels[0].set_title("face", fontsize=10)
    for index, axes in enumerate(panels[1:]):
        axes.imshow(maps[..., index], cmap="gray")
        axes.set_title(f"filter {index}", fontsize=10)
    for axes in panels:
        axes.axis("off")
    figure.suptitle("What comes out of the first block (bright: a large number)")


def drawn_face() -> Image.Image:
    """Draw a smiling face with a few shapes, as a stand-in for an image of your own.

    Returns
    -------
    PIL.Image.Image
        An RGB image of 320 × 240 pixels.
    """
    picture = Image.new("RGB", (320, 240), "#bcd4e6")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((140, 190, 185, 240), fill="#c98f66")
    draw.ellipse((75, 15, 245, 215), fill="#d9a077", outline="black", width=4)
    draw.chord((75, 5, 245, 160), 190, 350, fill="#4a2f1d")
    for x in (125, 195):
        draw.ellipse((x - 8, 95, x + 8, 115), fill="black")
    draw.arc((145, 110, 175, 145), 20, 160, fill="black", width=4)
    draw.arc((115, 120, 205, 180), 25, 155, fill="black", width=5)
    return picture


def _draw_pair(axes: Axes, history: History, name: str) -> None:
    """Draw one quantity on training and validation images over the epochs."""
    for key, label, color in ((name, "training", BLUE), (f"val_{name}", "validation", ORANGE)):
        axes.plot(range(1, len(history[key]) + 1), history[key], color=color, label=label)
    axes.set(xlabel="epoch")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
