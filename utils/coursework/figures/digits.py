"""Images of digits, side by side."""

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray
from coursework.figures.images import show_images


def show_digits(X: FloatArray, titles: Sequence[str], heading: str = "", columns: int = 10) -> None:
    """Show digits as dark ink on white paper, each under its title.

    Parameters
    ----------
    X : ndarray of shape (m, 64)
        Pixels from 0 (paper) to 1 (ink).
    titles : sequence of str
        One title for each image.
    heading : str
        A title above all of them.
    columns : int
        How many stand in one row.
    """
    paper = 1 - np.clip(X, 0, 1).reshape(-1, 8, 8, 1)
    show_images(np.repeat(paper, 3, axis=3), titles, heading, columns)
