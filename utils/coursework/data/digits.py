"""Handwritten digits: clean scans, the same digits seen by a shaky camera, and wrong labels.

The scans are the 1,797 images of 8 x 8 pixels that scikit-learn ships. One example is one row of
64 pixels from 0 (paper) to 1 (ink), the convention of scikit-learn. Whatever is random draws from
the generator that it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import FloatArray

SIDE, CLASSES = 8, 10
LINE = 0.8  # ink of the line that a frame leaves
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Camera:
    """How a camera spoils the images that it takes; all zeros (dim 1) would leave them alone.

    Attributes
    ----------
    shift : float
        By how many pixels at most an image is moved, along each axis.
    turn : float
        By how many degrees at most it is rotated.
    blur : float
        Share of each pixel, at most, that leaks to its neighbours.
    dim : float
        Contrast of the faintest image; that of the others lies between it and 1.
    noise : float
        Standard deviation of what is added to each pixel.
    frame : float
        Share of the images with a dark line along one of their four sides.
    """

    shift: float = 0.8
    turn: float = 15.0
    blur: float = 0.3
    dim: float = 0.5
    noise: float = 0.06
    frame: float = 0.4


SHAKY = Camera()


def load_scans() -> tuple[FloatArray, IntArray]:
    """Load the clean scans.

    Returns
    -------
    X : ndarray of shape (1797, 64)
        Pixels from 0 to 1.
    y : ndarray of shape (1797,)
        Digits 0 to 9.
    """
    X, y = _scans()
    return X.copy(), y.copy()


def warm_up() -> None:
    """Read the scans once for all processes that a grader forks."""
    _scans()


@cache
def _scans() -> tuple[FloatArray, IntArray]:
    """The scans, which are read once."""
    from sklearn.datasets import load_digits

    X, y = load_digits(return_X_y=True)
    return X / 16, y.astype(np.int64)


@dataclass(frozen=True)
class Shots:
    """What happened to each of m images when it was taken; tags of errors are made from this.

    Attributes
    ----------
    angle : ndarray of shape (m,)
        Rotation in degrees, anticlockwise.
    shift : ndarray of shape (m, 2)
        Pixels down and to the right.
    blur : ndarray of shape (m,)
        Share of each pixel that leaked to its neighbours.
    side : ndarray of shape (m,)
        Where the frame shows: 0 top, 1 right, 2 bottom, 3 left, -1 nowhere.
    contrast : ndarray of shape (m,)
        What the ink is multiplied by.
    noise : ndarray of shape (m, 8, 8)
        What is added to the pixels.
    """

    angle: FloatArray
    shift: FloatArray
    blur: FloatArray
    side: IntArray
    contrast: FloatArray
    noise: FloatArray


def draw_shots(m: int, rng: np.random.Generator, camera: Camera = SHAKY) -> Shots:
    """Draw what is going to happen to m images.

    Parameters
    ----------
    m : int
        How many images.
    rng : numpy.random.Generator
        Draws everything.
    camera : Camera
        How much the camera spoils.

    Returns
    -------
    Shots
        One entry for each image.
    """
    return Shots(
        angle=rng.uniform(-camera.turn, camera.turn, m),
        shift=rng.uniform(-camera.shift, camera.shift, (m, 2)),
        blur=rng.uniform(0, camera.blur, m),
        side=np.where(rng.random(m) < camera.frame, rng.integers(4, size=m), -1),
        contrast=rng.uniform(camera.dim, 1, m),
        noise=camera.noise * rng.standard_normal((m, SIDE, SIDE)),
    )


def take(X: FloatArray, shots: Shots) -> FloatArray:
    """Take photographs of images, one of each, under given circumstances.

    Parameters
    ----------
    X : ndarray of shape (m, 64)
        Pixels from 0 to 1.
    shots : Shots
        What happens to each image.

    Returns
    -------
    ndarray of shape (m, 64)
        The photographs, pixels from 0 to 1; `X` stays as it is.
    """
    images = _moved(X.reshape(-1, SIDE, SIDE), np.radians(shots.angle), shots.shift)
    images = _framed(_blurred(images, shots.blur), shots.side)
    images = images * shots.contrast[:, None, None] + shots.noise
    return np.clip(images, 0, 1).reshape(len(X), SIDE * SIDE)


def photograph(X: FloatArray, rng: np.random.Generator, camera: Camera = SHAKY) -> FloatArray:
    """Show images to a camera, each once: the second domain.

    Parameters
    ----------
    X : ndarray of shape (m, 64)
        Pixels from 0 to 1.
    rng : numpy.random.Generator
        Draws what differs from image to image.
    camera : Camera
        How much the camera spoils; the default shakes, dims, blurs, and often shows a frame.

    Returns
    -------
    ndarray of shape (m, 64)
        The photographs, pixels from 0 to 1; `X` stays as it is.
    """
    return take(X, draw_shots(len(X), rng, camera))


def confusion_matrix_of(
    mixups: Mapping[tuple[int, int], float], classes: int = CLASSES
) -> FloatArray:
    """Write down who takes what for what, as a matrix of probabilities.

    Parameters
    ----------
    mixups : mapping
        For pairs (true class, label given): how often the one gets the label of the other.
    classes : int
        How many classes there are.

    Returns
    -------
    ndarray of shape (classes, classes)
        Row: the true class; column: the label. Each row sums to 1, the rest being on the diagonal.

    Examples
    --------
    >>> confusion_matrix_of({(0, 1): 0.25}, classes=2)
    array([[0.75, 0.25],
           [0.  , 1.  ]])
    """
    matrix = np.zeros((classes, classes))
    for (true, given), share in mixups.items():
        matrix[true, given] = share
    return matrix + np.diag(1 - matrix.sum(axis=1))


def mislabelled(y: IntArray, confusion: FloatArray, rng: np.random.Generator) -> IntArray:
    """Give each example the label that a careless annotator would.

    Parameters
    ----------
    y : ndarray of shape (m,)
        True classes.
    confusion : ndarray of shape (classes, classes)
        Probability of each label (column) for each true class (row).
    rng : numpy.random.Generator
        Draws the labels.

    Returns
    -------
    ndarray of shape (m,)
        The labels given; where they differ from `y` they are wrong.
    """
    steps = np.cumsum(confusion, axis=1)[y]
    given = (rng.random(len(y))[:, None] >= steps).sum(axis=1)
    return np.asarray(np.minimum(given, len(confusion) - 1), dtype=np.int64)


def _moved(images: FloatArray, angles: FloatArray, shifts: FloatArray) -> FloatArray:
    """Rotate images (m, 8, 8) about their middle, then shift them; paper comes in at the sides."""
    middle = (SIDE - 1) / 2
    rows, columns = np.mgrid[:SIDE, :SIDE] - middle
    down = rows - shifts[:, :1, None]
    right = columns - shifts[:, 1:, None]
    cos, sin = np.cos(angles)[:, None, None], np.sin(angles)[:, None, None]
    return _between_pixels(
        images, cos * down + sin * right + middle, cos * right - sin * down + middle
    )


def _between_pixels(images: FloatArray, rows: FloatArray, columns: FloatArray) -> FloatArray:
    """Read images (m, 8, 8) at places (m, 8, 8) between pixels, by bilinear interpolation."""
    padded = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    rows, columns = np.clip(rows, -2, SIDE) + 2, np.clip(columns, -2, SIDE) + 2
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = rows - top, columns - left
    which = np.arange(len(images))[:, None, None]
    upper = padded[which, top, left] * (1 - right) + padded[which, top, left + 1] * right
    lower = padded[which, top + 1, left] * (1 - right) + padded[which, top + 1, left + 1] * right
    return np.asarray(upper * (1 - down) + lower * down)


def _blurred(images: FloatArray, shares: FloatArray) -> FloatArray:
    """Let a share of each pixel leak to the four beside it."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    beside = padded[:, :-2, 1:-1] + padded[:, 2:, 1:-1] + padded[:, 1:-1, :-2] + padded[:, 1:-1, 2:]
    weights = shares[:, None, None]
    return np.asarray((1 - weights) * images + weights * beside / 4)


def _framed(images: FloatArray, sides: IntArray) -> FloatArray:
    """Draw a dark line along the top, right, bottom or left side (0 to 3) of images; -1: none."""
    framed = images.copy()
    framed[sides == 0, 0, :] = LINE
    framed[sides == 1, :, -1] = LINE
    framed[sides == 2, -1, :] = LINE
    framed[sides == 3, :, 0] = LINE
    return framed
