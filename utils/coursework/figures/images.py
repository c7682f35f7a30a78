"""Images shown side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy.typing as npt

Array = npt.NDArray[Any]


def show_images(
    pictures: Sequence[Array] | Array, titles: Sequence[str], heading: str = "", columns: int = 8
) -> None:
    """Show images side by side, each under its title.

    Parameters
    ----------
    pictures : sequence of ndarray, each of shape (height, width, 3)
        The images, as whole numbers in 0..255 or floats in 0..1.
    titles : sequence of str
        One title for each image.
    heading : str
        A title above all of them.
    columns : int
        How many stand in one row.

    Raises
    ------
    ValueError
        If there are not as many titles as images.
    """
    if len(pictures) != len(titles):
        raise ValueError(f"There are {len(pictures)} pictures but {len(titles)} titles.")
    columns = max(1, min(columns, len(pictures)))
    rows = max(1, -(-len(pictures) // columns))
    figure, grid = plt.subplots(
        rows,
        columns,
        figsize=(1.55 * columns, 1.9 * rows + 0.4),
        squeeze=False,
        layout="constrained",
    )
    figure.suptitle(heading)
    for axes in grid.flat:
        axes.axis("off")
    for axes, picture, title in zip(grid.flat, pictures, titles, strict=False):
        axes.imshow(picture)
        axes.set_title(title, fontsize=10)
