"""Figures of image segmentation: masks as colours, the shape of a U-Net, overlap, comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from numpy.typing import NDArray

from coursework.figures.number_grids import draw_numbers
from coursework.figures.palette import BLUE, GREY, ORANGE

Array = NDArray[Any]

# road, sky, car, person, building, other
CLASS_COLOURS = ("#8d8d94", "#9fd0ee", "#2a6f97", "#d9622b", "#8e5ea2", "#7fae5a")


def as_colours(mask: Array) -> Array:
    """Turn classes into colours.

    Parameters
    ----------
    mask : ndarray of int, shape (height, width)
        Classes.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        Their colours.
    """
    table = [[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in CLASS_COLOURS]
    return np.array(table, dtype=np.uint8)[mask]


def overlay(image: Array, mask: Array, strength: float = 0.6) -> Array:
    """Lay the colours of the classes over an image.

    Parameters
    ----------
    image : ndarray of uint8, shape (height, width, 3)
        The image.
    mask : ndarray of int, shape (height, width)
        Classes.
    strength : float
        From 0, the image alone, to 1, the colours alone.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        Both together.
    """
    grey = image.mean(axis=-1, keepdims=True)
    return np.asarray((1 - strength) * grey + strength * as_colours(mask)).astype(np.uint8)


def draw_scenes(images: Array, masks: Array, class_names: Sequence[str], heading: str) -> None:
    """Draw images above their masks.

    Parameters
    ----------
    images : ndarray of uint8, shape (m, height, width, 3)
        The images.
    masks : ndarray of int, shape (m, height, width)
        Their classes.
    class_names : sequence of str
        What the numbers stand for.
    heading : str
        The title.
    """
    rows = {"image": list(images), "mask": [as_colours(mask) for mask in masks]}
    _draw_rows(rows, class_names, heading)


def draw_predictions(
    images: Array, truth: Array, predictions: Mapping[str, Array], class_names: Sequence[str],
    heading: str,
) -> None:  # fmt: skip
    """Draw images, their true masks, and what one or more networks say, laid over the image.

    Parameters
    ----------
    images : ndarray of uint8, shape (m, height, width, 3)
        The images.
    truth : ndarray of int, shape (m, height, width)
        True classes.
    predictions : mapping from str to ndarray
        By name, the predicted classes.
    class_names : sequence of str
        What the numbers stand for.
    heading : str
        The title.
    """
    rows = {"image": list(images), "truth": [as_colours(mask) for mask in truth]}
    for name, masks in predictions.items():
        pairs = zip(images, masks, strict=True)
        rows[name] = [overlay(image, mask) for image, mask in pairs]
    _draw_rows(rows, class_names, heading)


def draw_mistakes(image: Array, truth: Array, predicted: Array, class_names: Sequence[str]) -> None:
    """Draw one scene: the image, the truth, the prediction, and where the two differ.

    Parameters
    ----------
    image : ndarray of uint8, shape (height, width, 3)
        The image.
    truth, predicted : ndarray of int, shape (height, width)
        Classes.
    class_names : sequence of str
        What the numbers stand for.
    """
    figure, panels = plt.subplots(1, 4, figsize=(12, 2.9), layout="constrained")
    different = np.where((truth != predicted)[..., None], as_colours(truth), 245)
    titles = ("image", "truth", "prediction", "where it is wrong: true class")
    shown = (image, as_colours(truth), as_colours(predicted), different)
    for axes, picture, title in zip(panels, shown, titles, strict=True):
        axes.imshow(picture)
        axes.set_title(title, fontsize=10)
        axes.axis("off")
    _legend(figure, class_names)


def draw_iou(scores: Mapping[str, Array], class_names: Sequence[str]) -> None:
    """Draw the IoU of each class as bars, one colour for each network or set of images.

    Parameters
    ----------
    scores : mapping from str to ndarray, shape (number of classes,)
        By name, the IoU of each class.
    class_names : sequence of str
        What the numbers stand for.
    """
    _, axes = plt.subplots(figsize=(9, 3.2), layout="constrained")
    width = 0.8 / len(scores)
    colours = (BLUE, ORANGE, GREY)
    for index, (name, values) in enumerate(scores.items()):
        places = np.arange(len(class_names)) + (index - (len(scores) - 1) / 2) * width
        bars = axes.bar(places, np.nan_to_num(values), width, label=name, color=colours[index])
        axes.bar_label(bars, [f"{value:.2f}" for value in values], fontsize=8, padding=2)
    axes.set_xticks(range(len(class_names)), class_names)
    axes.set(ylim=(0, 1.12), ylabel="IoU")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.2), ncols=3, frameon=False)


def draw_shares(masks: Array, class_names: Sequence[str]) -> None:
    """Draw how many of all pixels each class has.

    Parameters
    ----------
    masks : ndarray of int, shape (m, height, width)
        Classes.
    class_names : sequence of str
        What the numbers stand for.
    """
    shares = np.bincount(masks.ravel(), minlength=len(class_names)) / masks.size
    _, axes = plt.subplots(figsize=(7, 2.4), layout="constrained")
    bars = axes.barh(class_names, shares, color=CLASS_COLOURS)
    axes.bar_label(bars, [f"{share:.0%}" for share in shares], padding=3)
    axes.set(xlabel="share of all pixels", xlim=(0, 1.15 * shares.max()))
    axes.invert_yaxis()


def draw_unet(height: int = 96, width: int = 128, n_filters: int = 8, n_classes: int = 6) -> None:
    """Draw the shape of a U-Net: each block as a box, the skip connections as arrows.

    Parameters
    ----------
    height, width : int
        Size of an image.
    n_filters : int
        Number of filters of the first block.
    n_classes : int
        Number of classes.
    """
    _, axes = plt.subplots(figsize=(10.5, 5), layout="constrained")
    places = {}
    for depth in range(5):
        size = f"{height >> depth} × {width >> depth}"
        for side, x in (("down", depth), ("up", 9 - depth)):
            if depth == 4 and side == "up":
                continue
            middle = 4.5 if depth == 4 else float(x)
            places[side, depth] = (middle, -depth)
            _box(
                axes,
                middle,
                -depth,
                f"{n_filters << depth}",
                size,
                BLUE if side == "down" else ORANGE,
            )
    for depth in range(4):
        _arrow(axes, places["down", depth], places["down", depth + 1], GREY)
        below = places["down", 4] if depth == 3 else places["up", depth + 1]
        _arrow(axes, below, places["up", depth], GREY)
        (x1, y), (x2, _) = places["down", depth], places["up", depth]
        axes.annotate("", (x2 - 0.42, y), (x1 + 0.42, y), arrowprops=_style(BLUE, "dashed"))
    axes.text(4.5, 0.12, "skip connections: the map itself, unchanged", ha="center", color=BLUE)
    _box(axes, 10.3, 0, f"{n_classes}", f"{height} × {width}", GREY)
    _arrow(axes, places["up", 0], (10.3, 0), GREY)
    axes.text(10.3, 0.42, "logits", ha="center", va="bottom", fontsize=9)
    axes.text(0, 0.42, "image goes in", ha="center", va="bottom", fontsize=9)
    axes.set(xlim=(-0.7, 11), ylim=(-4.5, 0.75))
    axes.axis("off")


def draw_stamping(X: Array, W: Array, out: Array) -> None:
    """Draw a transposed convolution: each number stamps its multiple of the filter.

    Parameters
    ----------
    X : ndarray, shape (2, 2)
        What comes in.
    W : ndarray, shape (3, 3)
        The filter.
    out : ndarray, shape (4, 4)
        What comes out with stride 2 and "same" padding.
    """
    _, panels = plt.subplots(1, 3, figsize=(9, 3.2), width_ratios=(2, 3, 4), layout="constrained")
    shown = ((X, "comes in, 2 × 2"), (W, "filter, 3 × 3"), (out, "comes out, 4 × 4"))
    for axes, (values, title) in zip(panels, shown, strict=True):
        draw_numbers(axes, values, title)


def draw_shifted(shift: int, side: int = 12, span: int = 24) -> None:
    """Draw two squares, one shifted against the other, with IoU and Dice for all shifts.

    Parameters
    ----------
    shift : int
        By how many pixels the second square is shifted.
    side : int
        Height and width of the squares.
    span : int
        Width of the part that is shown.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    for x, colour in ((2, BLUE), (2 + shift, ORANGE)):
        left.add_patch(Rectangle((x, 2), side, side, color=colour, alpha=0.5))
    left.set(xlim=(0, span + 4), ylim=(0, side + 4), aspect="equal")
    left.set_title(f"truth (blue) and a prediction {shift} pixels off", fontsize=10)
    left.axis("off")
    shifts = np.arange(side + 1)
    common = side - shifts
    for name, values, colour in (
        ("IoU", common / (2 * side - common), BLUE),
        ("Dice", 2 * common / (2 * side), ORANGE),
    ):
        right.plot(shifts, values, color=colour, label=name)
        here = values[min(shift, side)]
        right.plot(min(shift, side), here, "o", color=colour)
        right.annotate(f"{here:.2f}", (min(shift, side), here), (6, 4), textcoords="offset points")
    right.set(xlabel="shift in pixels", ylabel="score", ylim=(-0.03, 1.12))
    right.legend()


def draw_learning(runs: Mapping[str, Sequence[float]], every: int) -> None:
    """Draw the mean IoU on held-out scenes while networks learn.

    Parameters
    ----------
    runs : mapping from str to sequence of float
        By name, the mean IoU after each part of the training.
    every : int
        How many images were seen in each part.
    """
    _, axes = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for (name, values), colour in zip(runs.items(), (BLUE, ORANGE, GREY), strict=False):
        axes.plot(every * np.arange(1, len(values) + 1), values, ".-", color=colour, label=name)
    axes.set(xlabel="images seen", ylabel="mean IoU, held-out scenes", ylim=(0, 1))
    axes.legend(loc="lower right")


def _draw_rows(rows: Mapping[str, list[Array]], class_names: Sequence[str], heading: str) -> None:
    """Draw a grid of images, each row under its name, with a legend of the classes below."""
    columns = len(next(iter(rows.values())))
    figure, grid = plt.subplots(
        len(rows), columns, figsize=(2.1 * columns, 1.65 * len(rows) + 0.9),
        squeeze=False, layout="constrained",
    )  # fmt: skip
    for panels, (name, images) in zip(grid, rows.items(), strict=True):
        panels[0].set_ylabel(name)
        for axes, image in zip(panels, images, strict=True):
            axes.imshow(image)
            axes.set(xticks=[], yticks=[])
    figure.suptitle(heading)
    _legend(figure, class_names)


def _legend(figure: Figure, class_names: Sequence[str]) -> None:
    """The colours of the classes, below a figure."""
    pairs = zip(CLASS_COLOURS, class_names, strict=True)
    patches = [Patch(color=colour, label=name) for colour, name in pairs]
    figure.legend(handles=patches, loc="outside lower center", ncols=len(patches), frameon=False)


def _box(axes: Axes, x: float, y: float, channels: str, size: str, colour: str) -> None:
    """A block: its channels in the box, its height and width below."""
    axes.add_patch(Rectangle((x - 0.36, y - 0.16), 0.72, 0.32, color=colour, alpha=0.85))
    axes.text(x, y, channels, ha="center", va="center", color="white", fontsize=11)
    axes.text(x, y - 0.2, size, ha="center", va="top", fontsize=8, color=GREY)


def _arrow(axes: Axes, start: tuple[float, float], stop: tuple[float, float], colour: str) -> None:
    """An arrow between two blocks, from edge to edge."""
    direction = np.subtract(stop, start)
    near = 0.42 * direction / max(np.abs(direction[0]), 0.6)
    axes.annotate(
        "", np.subtract(stop, near), np.add(start, near), arrowprops=_style(colour, "solid")
    )


def _style(colour: str, line: str) -> dict[str, Any]:
    """How an arrow looks."""
    return {"arrowstyle": "-|>", "color": colour, "linestyle": line}
