"""Figures of the car detection notebook: grid, overlaps, and how boxes are sorted out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from coursework.figures.palette import BLUE, ORANGE
from coursework.metrics.detection import Detections, Overlap
from yolo_utils import generate_colors

Array = NDArray[Any]

Corners = tuple[float, float, float, float]


def draw_grid(image: Array, boxes: Array, grid: tuple[int, int], anchors: Array) -> None:
    """Draw the grid, the cell in charge of each box, and the anchors in their true size.

    Parameters
    ----------
    image : ndarray of uint8, shape (height, width, 3)
        The image.
    boxes : ndarray, shape (n, 4)
        Corners (y1, x1, y2, x2) of what is in it, in pixels.
    grid : tuple of int
        Rows and columns.
    anchors : ndarray, shape (A, 2)
        Width and height of the anchors, in cells.
    """
    height, width = image.shape[:2]
    cell = np.array([height / grid[0], width / grid[1]])
    _, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    for axes in (left, right):
        axes.imshow(image)
        axes.set_xticks(np.arange(grid[1] + 1) * cell[1] - 0.5, range(grid[1] + 1))
        axes.set_yticks(np.arange(grid[0] + 1) * cell[0] - 0.5, range(grid[0] + 1))
        axes.grid(color="white", linewidth=0.8)
        axes.set(xlabel="column", ylabel="row")
        axes.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5))
    for number, box in enumerate(boxes):
        color = f"C{number % 10}"
        middle = (box[:2] + box[2:]) / 2
        top, start = np.floor(middle / cell) * cell
        left.add_patch(Rectangle((start, top), cell[1], cell[0], facecolor=color, alpha=0.65))
        left.plot(middle[1], middle[0], "o", color="white", markeredgecolor="black", markersize=5)
        outline(left, box, color)
    left.set_title("Each thing belongs to the cell of its centre")
    row, column = grid[0] // 2, grid[1] // 2
    middle = (np.array([row, column]) + 0.5) * cell
    for number, (w, h) in enumerate(anchors):
        half = np.array([h, w]) * cell / 2
        outline(right, np.concatenate([middle - half, middle + half]), f"C{number}", 3)
    right.set_title(f"The anchors, drawn at the cell in row {row}, column {column}")


def draw_overlaps(
    pairs: Mapping[str, tuple[Sequence[float], Sequence[float]]], iou: Overlap
) -> None:
    """Draw pairs of boxes with their overlap.

    Parameters
    ----------
    pairs : mapping
        Two boxes (y1, x1, y2, x2) for each name.
    iou : function
        Overlap of two boxes.
    """
    _, panels = plt.subplots(1, len(pairs), figsize=(2.5 * len(pairs), 2.9), layout="constrained")
    for axes, (name, (first, second)) in zip(panels, pairs.items(), strict=True):
        for box, color in ((first, BLUE), (second, ORANGE)):
            y1, x1, y2, x2 = box
            place = ((x1, y1), x2 - x1, y2 - y1)
            axes.add_patch(Rectangle(*place, facecolor=color, alpha=0.35))
            axes.add_patch(Rectangle(*place, fill=False, edgecolor=color, linewidth=2))
        axes.set(xlim=(-0.5, 6.5), ylim=(5.5, -0.5), aspect="equal", xticks=[], yticks=[])
        axes.set_title(f"{name}\nIoU = {float(iou(np.array(first), np.array(second))):.3f}")


def draw_sorting_out(image: Array, stages: Mapping[str, Detections], names: Sequence[str]) -> None:
    """Draw what is left after each stage, a class in its colour, a better score with a bolder line.

    Parameters
    ----------
    image : ndarray of uint8, shape (height, width, 3)
        The image.
    stages : mapping
        For the name of each stage the boxes that are left, in pixels.
    names : sequence of str
        Names of the classes.
    """
    colors = ["#{:02x}{:02x}{:02x}".format(*color) for color in generate_colors(names)]
    _, panels = plt.subplots(1, len(stages), figsize=(4.4 * len(stages), 4.2), layout="constrained")
    for axes, (title, found) in zip(panels, stages.items(), strict=True):
        axes.imshow(image)
        axes.set(xlim=(0, image.shape[1]), ylim=(image.shape[0], 0), xticks=[], yticks=[])
        for score, box, kind in zip(found.scores, found.boxes, found.classes, strict=True):
            outline(axes, box, colors[kind], 0.4 + 2.2 * float(score))
        number = len(found.scores)
        axes.set_title(f"{title}: {number} box{'' if number == 1 else 'es'}")
    kinds = sorted({int(kind) for found in stages.values() for kind in found.classes})
    lines = [Line2D([], [], color=colors[kind], linewidth=2.5, label=names[kind]) for kind in kinds]
    plt.gcf().legend(handles=lines, loc="outside lower center", ncols=len(lines))


def outline(axes: Axes, box: Array, color: Any, width: float = 2, style: str = "-") -> None:
    """Draw the outline of a box.

    Parameters
    ----------
    axes : Axes
        Where to draw.
    box : ndarray, shape (4,)
        Corners (y1, x1, y2, x2).
    color : color
        Colour of the line.
    width : float
        Its width in points.
    style : str
        Its style, as for Matplotlib.
    """
    y1, x1, y2, x2 = (float(corner) for corner in box)
    line = {"edgecolor": color, "linewidth": width, "linestyle": style}
    axes.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill=False, **line))
