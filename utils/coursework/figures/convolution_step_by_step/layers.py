"""Figures of the convolutional layer: padding, one step, and where its windows lie."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.figures.number_grids import PADDING, draw_numbers, frame_cells, row_of_grids
from coursework.figures.palette import GREY, ORANGE


def draw_visits(size: int, f: int, pads: Sequence[int]) -> None:
    """Draw how many windows of stride 1 see each pixel of a square image.

    Parameters
    ----------
    size : int
        Rows and columns of the image.
    f : int
        Rows and columns of a window.
    pads : sequence of int
        Paddings to compare, one image each.
    """
    grids = row_of_grids([3.1] * len(pads), 3.4)
    for axes, pad in zip(grids, pads, strict=True):
        visits = count_windows(size, f, pad)
        output = size - f + 2 * pad + 1
        draw_numbers(axes, visits, f"pad = {pad}: output {output} × {output}", largest=f * f)
    grids[0].figure.suptitle(f"How many windows of {f} × {f} see each pixel")


def count_windows(size: int, f: int, pad: int) -> FloatArray:
    """How many windows of stride 1 see each pixel of a square image, shape (size, size)."""
    padded = np.zeros((size + 2 * pad, size + 2 * pad))
    for row in range(size - f + 2 * pad + 1):
        for column in range(size - f + 2 * pad + 1):
            padded[row : row + f, column : column + f] += 1
    return padded[pad : pad + size, pad : pad + size]


def draw_padding(x: FloatArray, x_pad: FloatArray) -> None:
    """Draw a channel of an image beside the same channel with padding.

    Parameters
    ----------
    x, x_pad : ndarray, shapes (n_H, n_W) and (n_H + 2 pad, n_W + 2 pad)
        The channel before and after.
    """
    pad = (x_pad.shape[0] - x.shape[0]) // 2
    widths = [0.5 * each.shape[1] + 0.4 for each in (x, x_pad)]
    before, after = row_of_grids(widths, 0.5 * x_pad.shape[0] + 0.8)
    draw_numbers(before, x, f"x: {_size(x)}", _padded_faces(x.shape, 0))
    draw_numbers(after, x_pad, f"x_pad, pad = {pad}: {_size(x_pad)}", _padded_faces(x.shape, pad))


def draw_single_step(window: FloatArray, W: FloatArray, b: float) -> None:
    """Draw one step of a convolution over a single channel: products, sum, bias.

    Parameters
    ----------
    window, W : ndarray, shape (f, f)
        The window and the filter.
    b : float
        The bias.
    """
    grids = row_of_grids([2.2, 0.5, 2.2, 0.5, 2.2, 3.2], 2.7)
    products = window * W
    draw_numbers(grids[0], window, "window", np.full(window.shape, "white"))
    draw_numbers(grids[2], W, "filter")
    draw_numbers(grids[4], products, "products")
    total = products.sum()
    sums = f"sum = {total:g}\n\nZ = {total:g} + ({b:g}) = {total + b:g}"
    texts = "×", "=", sums.replace("-", "−")
    for axes, text in zip(grids[1::2], texts, strict=True):
        axes.axis("off")
        axes.text(0.5, 0.5, text, ha="center", va="center", fontsize=14)
    grids[0].figure.suptitle("One step: multiply, sum up, add the bias once")


def draw_window_positions(n_H_prev: int, n_W_prev: int, f: int, pad: int, stride: int) -> None:
    """Draw every place of the window, and the number of the output that belongs to it.

    Parameters
    ----------
    n_H_prev, n_W_prev : int
        Rows and columns of the image.
    f : int
        Rows and columns of the window.
    pad : int
        Padding on each side.
    stride : int
        How far the window moves.
    """
    n_H, n_W = ((n - f + 2 * pad) // stride + 1 for n in (n_H_prev, n_W_prev))
    figure, grid = plt.subplots(
        n_H, n_W, figsize=(3.3 * n_W, 2.8 * n_H), squeeze=False, layout="constrained"
    )
    faces = _padded_faces((n_H_prev, n_W_prev), pad)
    for (h, w), axes in np.ndenumerate(grid):
        top, left = h * stride, w * stride
        rows, columns = f"rows {top} to {top + f - 1}", f"columns {left} to {left + f - 1}"
        _draw_cells(axes, faces)
        frame_cells(axes, (top, left, f))
        axes.set_title(f"h = {h}, w = {w}\n{rows}, {columns}", fontsize=10, color=ORANGE)
    figure.suptitle(f"Window {f} × {f}, pad {pad}, stride {stride}: output {n_H} × {n_W}")


def _size(matrix: FloatArray) -> str:
    return f"{matrix.shape[0]} × {matrix.shape[1]}"


def _padded_faces(shape: tuple[int, ...], pad: int) -> NDArray[np.str_]:
    """Colours of a padded image's cells: the padding is pale."""
    rows, columns = (n + 2 * pad for n in shape)
    faces = np.full((rows, columns), PADDING)
    faces[pad : rows - pad, pad : columns - pad] = "#b7d3e6"
    return faces


def _draw_cells(axes: Axes, faces: NDArray[np.str_]) -> None:
    """Draw cells without numbers; rows and columns are numbered at the sides."""
    rows, columns = faces.shape
    for (row, column), face in np.ndenumerate(faces):
        axes.add_patch(
            Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=str(face), edgecolor="white")
        )
    axes.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), aspect="equal")
    axes.set_xticks(range(columns))
    axes.set_yticks(range(rows))
    axes.tick_params(length=0, colors=GREY, labelsize=8)
    axes.spines[:].set_visible(False)
