"""Two-class point sets in the plane, drawn by the classic recipes.

Every set has its own seed and leaves NumPy's global generator alone. scikit-learn is imported
only by the sets that need it, because it takes longer to load than all the rest.
"""

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import FloatArray, Labels

PointSet = tuple[FloatArray, Labels]


def flower(examples: int = 400, radius: float = 4.0, seed: int = 1) -> PointSet:
    """Noisy polar rose: the petals of one half belong to class 0, of the other to class 1.

    Each class follows ``r = radius * sin(4 t)`` over half a turn in `t`, with Gaussian noise of
    standard deviation 0.2 on angle and radius.

    Parameters
    ----------
    examples : int
        Number of points, an even number: half of them in each class.
    radius : float
        Length of the petals.
    seed : int
        Start of the random stream.

    Returns
    -------
    X : ndarray, shape (2, examples)
        Coordinates.
    Y : ndarray of uint8, shape (1, examples)
        Classes: 0 (red) and 1 (blue).
    """
    rng = np.random.RandomState(seed)
    half = examples // 2
    halves = []
    for label in range(2):
        t = np.linspace(label * 3.12, (label + 1) * 3.12, half) + rng.randn(half) * 0.2
        r = radius * np.sin(4 * t) + rng.randn(half) * 0.2
        halves.append(np.stack([r * np.sin(t), r * np.cos(t)]))
    labels = np.repeat(np.array([[0, 1]], dtype=np.uint8), half, axis=1)
    return np.concatenate(halves, axis=1), labels


def circles(examples: int, seed: int) -> PointSet:
    """Two noisy concentric circles (scikit-learn's ``make_circles``, noise 0.05).

    Parameters
    ----------
    examples : int
        Number of points, half of them on each circle.
    seed : int
        Start of the random stream.

    Returns
    -------
    X : ndarray, shape (2, examples)
        Coordinates.
    Y : ndarray of int, shape (1, examples)
        Classes: 0 on the outer circle, 1 on the inner.
    """
    from sklearn.datasets import make_circles

    return _as_columns(*make_circles(n_samples=examples, noise=0.05, random_state=seed))


def moons(examples: int, seed: int) -> PointSet:
    """Two noisy interleaving half moons (scikit-learn's ``make_moons``, noise 0.2).

    Parameters
    ----------
    examples : int
        Number of points, half of them in each moon.
    seed : int
        Start of the random stream.

    Returns
    -------
    X : ndarray, shape (2, examples)
        Coordinates.
    Y : ndarray of int, shape (1, examples)
        Classes: 0 in the upper moon, 1 in the lower.
    """
    from sklearn.datasets import make_moons

    return _as_columns(*make_moons(n_samples=examples, noise=0.2, random_state=seed))


def extra_sets(seed: int = 1) -> tuple[PointSet, PointSet, PointSet, PointSet, PointSet]:
    """Five more sets to try a classifier on, 200 points each.

    Here the points are rows, as scikit-learn gives them: transpose them and give the labels the
    shape (1, 200) before use. The blobs have six classes; ``Y % 2`` makes two of them.

    Parameters
    ----------
    seed : int
        Start of the random stream. The blobs always use their own.

    Returns
    -------
    noisy_circles, noisy_moons, blobs, gaussian_quantiles, no_structure : tuple
        Each ``(X, Y)`` with `X` of shape (200, 2) and `Y` of shape (200,).
    """
    from sklearn import datasets

    rng, size = np.random.RandomState(seed), 200
    return (
        datasets.make_circles(n_samples=size, factor=0.5, noise=0.3, random_state=rng),
        datasets.make_moons(n_samples=size, noise=0.2, random_state=rng),
        datasets.make_blobs(n_samples=size, centers=6, random_state=5),
        datasets.make_gaussian_quantiles(cov=0.5, n_samples=size, n_classes=2, random_state=rng),
        (rng.rand(size, 2), rng.randint(2, size=size)),
    )


def _as_columns(points: FloatArray, labels: NDArray[np.int64]) -> PointSet:
    """Points as columns, labels as one row."""
    return points.T, labels.reshape(1, -1)
