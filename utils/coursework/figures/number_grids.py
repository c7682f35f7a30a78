"""A matrix drawn as a grid of numbers, for figures that show arithmetic."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, ORANGE

SIGNED = LinearSegmentedColormap.from_list("signed", [BLUE, "white", ORANGE], N=255)
PADDING = "#ececec"
WINDOWS = ("#f6c6ad", "#b7d3e6", "#cfe3c4", "#f3dfa2", "#d9c8e8", "#c9cdd2")

Window = tuple[int, int, int]


def draw_numbers(
    axes: Axes,
    matrix: FloatArray,
    title: str,
    faces: NDArray[np.str_] | None = None,
    largest: float | None = None,
) -> None:
    """Draw a matrix as a grid of cells with their numbers.

    Parameters
    ----------
    axes : Axes
        Where to draw; the cell in row i and column j is centred on the point (j, i).
    matrix : ndarray, shape (rows, columns)
        The numbers.
    title : str
        Title of the grid.
    faces : ndarray of str, shape (rows, columns), optional
        Colours of the cells; by default they follow the numbers: blue below 0, orange above.
    largest : float, optional
        The number with the strongest colour; by default the largest absolute value.
    """
    rows, columns = matrix.shape
    scale = largest or float(np.abs(matrix).max()) or 1.0
    for (row, column), number in np.ndenumerate(matrix):
        face = SIGNED(0.5 + 0.3 * number / scale) if faces is None else str(faces[row, column])
        corner = column - 0.5, row - 0.5
        axes.add_patch(Rectangle(corner, 1, 1, facecolor=face, edgecolor="#9a9a9a", linewidth=0.8))
        axes.text(column, row, _short(float(number)), ha="center", va="center", fontsize=11)
    axes.set(xlim=(-0.55, columns - 0.45), ylim=(rows - 0.45, -0.55), aspect="equal", title=title)
    axes.axis("off")


def frame_cells(axes: Axes, window: Window, color: str = ORANGE) -> None:
    """Draw a frame around a square of cells.

    Parameters
    ----------
    axes : Axes
        The axes of a grid.
    window : tuple of int
        First row, first column, and number of rows.
    color : str
        Colour of the frame.
    """
    top, left, size = window
    corner = left - 0.5, top - 0.5
    axes.add_patch(
        Rectangle(corner, size, size, fill=False, edgecolor=color, linewidth=3, zorder=3)
    )


def window_faces(shape: tuple[int, int], f: int) -> NDArray[np.str_]:
    """Colours for windows that lie side by side, a colour for each.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the matrix.
    f : int
        Rows of a window, which is square; 1 colours every cell as a window of its own.

    Returns
    -------
    ndarray of str, shape (rows, columns)
        The colour of each cell.
    """
    rows, columns = (np.arange(n) // f for n in shape)
    number = rows[:, None] * (columns.max() + 1) + columns
    faces: NDArray[np.str_] = np.array(WINDOWS)[number % len(WINDOWS)]
    return faces


def row_of_grids(widths: Sequence[float], height: float) -> list[Axes]:
    """A new figure with axes side by side, as wide in relation as given; all sizes in inches."""
    _, axes = plt.subplots(
        1,
        len(widths),
        figsize=(sum(widths), height),
        squeeze=False,
        width_ratios=list(widths),
        layout="constrained",
    )
    return list(axes.flat)


def _short(number: float) -> str:
    """A number with two digits after the decimal point at most, and a proper minus sign."""
    return f"{round(number, 2) + 0:g}".replace("-", "−")
