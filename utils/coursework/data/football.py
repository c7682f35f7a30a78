"""A football field: points in the plane whose two classes overlap along a curve."""

import numpy as np

from coursework.array_types import FloatArray, Labels
from coursework.data.files import own_files, read_mat

PointSet = tuple[FloatArray, Labels]

CLASSIC_LAYOUT = {
    "X": ((211, 2), "float64"),
    "y": ((211, 1), "int64"),
    "Xval": ((200, 2), "float64"),
    "yval": ((200, 1), "int64"),
}
SEED = 9


def football_dataset() -> tuple[FloatArray, Labels, FloatArray, Labels]:
    """Places where the ball came down, and the team whose player headed it.

    The points are drawn by `football_points`, the same on every call. If the folder that
    ``COURSE_DATA`` names holds the classic ``data.mat``, they are read from there.

    Returns
    -------
    train_X : ndarray, shape (2, 211)
        Coordinates, roughly from -0.7 to 0.7.
    train_Y : ndarray of int64, shape (1, 211)
        Classes: 0 (red) and 1 (blue).
    test_X, test_Y : ndarray, shape (2, 200) and (1, 200)
        The same for testing.

    Raises
    ------
    CourseDataError
        If ``COURSE_DATA`` names no folder, or its ``data.mat`` holds something else.
    """
    classic = own_files("data.mat")
    if classic:
        arrays = read_mat(classic[0], CLASSIC_LAYOUT)
        return arrays["X"].T, arrays["y"].T, arrays["Xval"].T, arrays["yval"].T
    rng = np.random.default_rng(SEED)
    return *football_points(211, rng), *football_points(200, rng)


def football_points(examples: int, rng: np.random.Generator) -> PointSet:
    """Draw points from two classes with a curved, noisy boundary.

    With ``u = x1 + 0.12``, class 1 lies above the curve ``x2 = 1.2 u - u**2``. Of the points
    within 0.3 of the curve (measured along x2), one in eight belongs to the other class.

    Parameters
    ----------
    examples : int
        Number of points.
    rng : Generator
        Source of chance.

    Returns
    -------
    X : ndarray, shape (2, examples)
        Coordinates: normal, with standard deviations 0.21 and 0.3, clipped to [-0.7, 0.7].
    Y : ndarray of int64, shape (1, examples)
        Classes: 0 and 1.
    """
    X = rng.normal([[-0.12], [0.0]], [[0.21], [0.3]], (2, examples)).clip(-0.7, 0.7)
    u = X[0] + 0.12
    height = X[1] - (1.2 * u - u**2)
    strays = (abs(height) < 0.3) & (rng.random(examples) < 1 / 8)
    Y = ((height > 0) ^ strays).astype(np.int64)
    return X, Y.reshape(1, -1)
