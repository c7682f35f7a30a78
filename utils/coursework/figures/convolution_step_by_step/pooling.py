"""Figures of pooling: what comes out of each window, and where gradients go."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np

from coursework.array_types import FloatArray
from coursework.figures.number_grids import draw_numbers, row_of_grids, window_faces


def draw_pooling(block: FloatArray, f: int) -> None:
    """Draw max and average pooling of windows that lie side by side.

    Parameters
    ----------
    block : ndarray, shape (rows, columns)
        Numbers of one channel; rows and columns are multiples of `f`.
    f : int
        Rows and columns of a window, and the stride.
    """
    rows, columns = block.shape
    windows = block.reshape(rows // f, f, columns // f, f)
    grids = row_of_grids([0.62 * columns + 0.6, 2.6, 2.6], 3.1)
    faces = window_faces(windows.shape[::2], 1)
    draw_numbers(grids[0], block, f"input {rows} × {columns}", window_faces(block.shape, f))
    draw_numbers(grids[1], windows.max(axis=(1, 3)), "max", faces)
    draw_numbers(grids[2], windows.mean(axis=(1, 3)), "average", faces)
    grids[0].figure.suptitle(f"Windows of {f} × {f}, stride {f}: one number for each window")


def draw_pooled(maps: Mapping[str, FloatArray]) -> None:
    """Draw maps of different size, equally large, on a common scale.

    Parameters
    ----------
    maps : mapping from str to ndarray of shape (n_H, n_W)
        The maps by name, of numbers that are not negative.
    """
    figure, panels = plt.subplots(1, len(maps), figsize=(3.7 * len(maps), 3), layout="constrained")
    largest = max(float(np.percentile(each, 99)) for each in maps.values())
    for axes, (name, each) in zip(panels, maps.items(), strict=True):
        axes.imshow(each, cmap="gray", vmin=0, vmax=largest)
        axes.set_title(f"{name}: {each.shape[0]} × {each.shape[1]}")
        axes.axis("off")
    figure.suptitle("Bright: a strong vertical edge")


def draw_routes(
    block: FloatArray, dA: FloatArray, routes: Mapping[str, FloatArray], f: int
) -> None:
    """Draw the way of gradients back through pooling windows that lie side by side.

    Parameters
    ----------
    block : ndarray, shape (rows, columns)
        Numbers that went into the pooling layer.
    dA : ndarray, shape (rows / f, columns / f)
        Gradients of its output.
    routes : mapping from str to ndarray of shape (rows, columns)
        Gradients of its input, by mode.
    f : int
        Rows and columns of a window, and the stride.
    """
    width = 0.56 * block.shape[1] + 0.3
    grids = row_of_grids([width, 0.56 * dA.shape[1] + 0.5, *[width] * len(routes)], 3.1)
    faces = window_faces(block.shape, f)
    draw_numbers(grids[0], block, "input A_prev", faces)
    draw_numbers(grids[1], dA, "dA", window_faces((dA.shape[0], dA.shape[1]), 1))
    for axes, (mode, each) in zip(grids[2:], routes.items(), strict=True):
        draw_numbers(axes, each, f"dA_prev, {mode}", np.where(each == 0, "white", faces))
    grids[0].figure.suptitle("From dA back to the input: who gets which share")
