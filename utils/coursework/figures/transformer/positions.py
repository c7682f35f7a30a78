"""Figures of positional encodings."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE


def draw_positions(encoding: FloatArray, marked: Sequence[int] = (10, 30, 50)) -> None:
    """Draw an encoding as a map, and beside it the dot products of a few positions with all.

    Parameters
    ----------
    encoding : ndarray, shape (positions, d)
        One row for each position.
    marked : sequence of int
        The positions whose dot products are drawn, at most three.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.8), layout="constrained")
    image = left.imshow(encoding, cmap="RdBu", vmin=-1, vmax=1, aspect="auto")
    left.set(title="Encoding: one row for each position", xlabel="column", ylabel="position")
    figure.colorbar(image, ax=left)
    for position, colour in zip(marked, (BLUE, ORANGE, GREY), strict=False):
        right.plot(encoding @ encoding[position], color=colour, label=f"position {position}")
    right.set(title="Dot product with …", xlabel="position", ylabel="dot product")
    right.set_ylim(top=1.22 * right.get_ylim()[1])
    right.legend(loc="upper center", ncols=3)


def draw_similarities(encodings: Sequence[FloatArray]) -> None:
    """Draw for each encoding how alike its positions are: the cosine of each with each.

    Parameters
    ----------
    encodings : sequence of ndarray, each of shape (positions, d)
    """
    count = len(encodings)
    figure, grid = plt.subplots(
        1, count, figsize=(3.4 * count + 0.8, 3.5), squeeze=False, layout="constrained"
    )
    for axes, encoding in zip(grid[0], encodings, strict=True):
        unit = encoding / np.linalg.norm(encoding, axis=1, keepdims=True)
        image = axes.imshow(unit @ unit.T, cmap="RdBu", vmin=-1, vmax=1)
        axes.set(title=f"$d$ = {encoding.shape[1]}", xlabel="position")
    grid[0][0].set_ylabel("position")
    figure.colorbar(image, ax=grid[0], label="cosine similarity")
