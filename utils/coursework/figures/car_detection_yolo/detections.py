"""Figures that show what a detector found, and how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray
from PIL import Image

from coursework.figures.car_detection_yolo.grid import outline
from coursework.figures.palette import GREY
from coursework.metrics.detection import Curve, Detections, Overlap, match
from yolo_utils import draw_boxes, generate_colors

Array = NDArray[Any]

GREEN = "#2e9e4f"


def show_labelled(images: Sequence[Any], titles: Sequence[str], columns: int = 3) -> None:
    """Show images with what is marked in them.

    Parameters
    ----------
    images : sequence of Image or ndarray
        The images.
    titles : sequence of str
        One title for each.
    columns : int
        How many stand in one row.
    """
    rows = -(-len(images) // columns)
    _, grid = plt.subplots(
        rows, columns, figsize=(4.2 * columns, 3.6 * rows), squeeze=False, layout="constrained"
    )
    for axes in grid.flat:
        axes.axis("off")
    for axes, image, title in zip(grid.flat, images, titles, strict=False):
        axes.imshow(image)
        axes.set_title(title, fontsize=11)


def mark(image: Array, found: Detections, class_names: Sequence[str]) -> Image.Image:
    """Draw boxes into a copy of an image, in twice its size.

    Parameters
    ----------
    image : ndarray of uint8, shape (height, width, 3)
        The image.
    found : Detections
        What to draw.
    class_names : sequence of str
        Names of the classes.

    Returns
    -------
    Image
        The marked copy.
    """
    height, width = image.shape[:2]
    copy = Image.fromarray(image).resize((2 * width, 2 * height))
    boxes = 2 * np.asarray(found.boxes)
    draw_boxes(copy, found.scores, boxes, found.classes, class_names, generate_colors(class_names))
    return copy


def draw_curves(curves: Sequence[Curve], names: Sequence[str]) -> None:
    """Draw precision over recall for each class.

    Parameters
    ----------
    curves : sequence of Curve
        One curve for each class.
    names : sequence of str
        Names of the classes.
    """
    _, axes = plt.subplots(figsize=(6.4, 4.6), layout="constrained")
    for curve, name in zip(curves, names, strict=True):
        axes.plot(curve.recall, curve.precision, label=f"{name}: {curve.average_precision:.2f}")
    axes.set(xlabel="recall: share of the true boxes found", ylim=(0, 1.03), xlim=(0, 1.01))
    axes.set_ylabel("precision: share of the found boxes that are true")
    axes.legend(title="average precision", loc="lower left")
    axes.set_title("As the threshold falls, more is found and more of it is wrong")


def draw_mistakes(
    images: Sequence[Array],
    found: Sequence[Detections],
    boxes: Sequence[Array],
    classes: Sequence[Array],
    names: Sequence[str],
    iou: Overlap,
) -> None:
    """Draw hits in green, false alarms in red, and what was missed in dashed white.

    Parameters
    ----------
    images : sequence of ndarray of uint8, each of shape (height, width, 3)
        The images, side by side, at most three in a row.
    found : sequence of Detections
        What was found in each.
    boxes, classes : sequence of ndarray
        What is in each.
    names : sequence of str
        Names of the classes.
    iou : function
        Overlap of two boxes.
    """
    columns = min(3, len(images))
    rows = -(-len(images) // columns)
    figure, grid = plt.subplots(
        rows, columns, figsize=(4.4 * columns, 3.9 * rows), squeeze=False, layout="constrained"
    )
    for axes in grid.flat:
        axes.axis("off")
    for axes, image, each, true, kinds in zip(
        grid.flat, images, found, boxes, classes, strict=False
    ):
        partners = match(each, true, kinds, iou)
        missed = np.setdiff1d(np.arange(len(true)), partners)
        axes.imshow(image)
        for box, kind, partner in zip(each.boxes, each.classes, partners, strict=True):
            color = GREEN if partner >= 0 else "red"
            outline(axes, box, color)
            if partner < 0:
                _label(axes, box, names[kind], color)
        for i in missed:
            outline(axes, true[i], "white", 2, "--")
            _label(axes, true[i], names[kinds[i]], GREY)
        false = int(np.sum(partners < 0))
        axes.set_title(f"{len(partners) - false} right, {false} wrong, {len(missed)} missed")
    figure.suptitle("green: right, red: wrong, dashed white: missed")


def _label(axes: Axes, box: Array, text: str, color: str) -> None:
    """Write a name above a box."""
    axes.text(
        max(0.0, float(box[1])),
        max(8.0, float(box[0]) - 3),
        text,
        color="white",
        fontsize=8,
        bbox={"facecolor": color, "edgecolor": "none", "pad": 1},
    )
